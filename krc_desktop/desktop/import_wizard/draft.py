"""The import that is being prepared: what was opened and decided, kept until the program closes.

It belongs to the session and not to its sight: whoever leaves half-way, or changes the language,
finds everything as it was. Nothing of it is written before the one button.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from krc_desktop.desktop.import_wizard.jobs import opening, weighing
from krc_desktop.desktop.import_wizard.remembered import recalled_choices, remember_choices
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.work import Task
from krc_desktop.errors import Refusal
from krc_desktop.exchange.column_guesses import Field, ListKind
from krc_desktop.exchange.import_lists import OpenedList
from krc_desktop.exchange.import_previews import Choices, ImportPreview, RowState, first_choices
from krc_desktop.exchange.import_runs import ImportDone
from krc_desktop.operations.change import Change, Verb
from krc_desktop.sentences import sentence


class Step(IntEnum):
    """The four steps."""

    FILE = 1
    COLUMNS = 2
    CHECK = 3
    DONE = 4


class ImportDraft(QObject):
    """What stands in the wizard; `changed` says that something of it is otherwise."""

    changed = Signal()
    progressed = Signal(float)

    def __init__(self, session: Session, over: str) -> None:
        """Nothing is opened yet; `of` gives the one over a page."""
        super().__init__(session)
        self.setObjectName(f"import over {over}")
        self._session = session
        self.kind = ListKind.PEOPLE
        self.step = Step.FILE
        self.opened: OpenedList | None = None
        self.choices = Choices({})
        self.shown: ImportPreview | None = None
        self.said = ""
        self.done: ImportDone | None = None
        self.brought: frozenset[int] = frozenset()
        self._task: Task | None = None
        self._on_way: Path | None = None
        self._is_stale = False
        session.changes.changed.connect(self._file_changed)

    @classmethod
    def of(cls, session: Session, over: str) -> ImportDraft:
        """The one of a session over a page of a name."""
        found = session.findChild(cls, f"import over {over}")
        return found if isinstance(found, cls) else cls(session, over)

    # -- a file --------------------------------------------------------------------------------

    def begin(self, kind: ListKind) -> None:
        """Begin with a list of a kind, or go on with the one that was left half-way."""
        if self.step is Step.DONE and not self.waiting:
            self.forget()
        if self.opened is None and not self.is_busy:
            self.kind = kind
        self.changed.emit()

    def choose_kind(self, kind: ListKind) -> None:
        """The file at hand is a list of something else: read it anew."""
        path = self.opened.path if self.opened else None
        self.forget()
        self.kind = kind
        if path is not None:
            self.open_file(path)
        self.changed.emit()

    def forget(self) -> None:
        """Begin anew, with nothing opened."""
        self.cancel()
        self.opened = self.shown = self.done = None
        self.choices, self.said, self.brought = Choices({}), "", frozenset()
        self.step = Step.FILE

    def open_file(self, path: Path) -> None:
        """Read a list beside the window and guess its columns."""
        self.forget()
        self._on_way = path
        self._start(opening(path, self.kind))
        self.changed.emit()

    def read_otherwise(self, encoding: str, separator: str) -> None:
        """Read the same file anew with another encoding or another separator."""
        if self.opened is not None:
            self._start(opening(self.opened.path, self.kind, encoding, separator))
            self.changed.emit()

    def _opened(self, opened: OpenedList) -> None:
        anew = self.opened is not None
        self.opened, self.shown, self.brought = opened, None, frozenset()
        kept = recalled_choices(self._session, opened)
        self.choices = kept or first_choices(opened)
        self.go(Step.CHECK if kept and not anew else Step.COLUMNS)

    # -- decisions -----------------------------------------------------------------------------

    def go(self, step: Step) -> None:
        """Go to a step, as far as there is something for it."""
        if self.opened is None:
            step = Step.FILE
        self.step = step
        if step in (Step.COLUMNS, Step.CHECK) and (self.shown is None or self._is_stale):
            self._weigh()
        self.changed.emit()

    def set_field(self, column: int, field: Field | None) -> None:
        """Bring a column in as a field, or not at all."""
        self._decide(self.choices.with_field(column, field))
        if self.opened is not None:
            remember_choices(self._session, self.opened, self.choices)

    def fix(self, cells: Mapping[tuple[int, int], str]) -> None:
        """Put other texts into cells (row number, column)."""
        self._decide(replace(self.choices, fixes={**self.choices.fixes, **cells}))

    def say_same(self, row: int, *, same: bool) -> None:
        """Whether a row and the proposed card are one."""
        self._decide(self.choices.with_same(row, same=same))

    def leave_out(self, rows: tuple[int, ...]) -> None:
        """Pass rows over."""
        left = self.choices.left_out | frozenset(rows)
        self._decide(replace(self.choices, left_out=left))

    def _decide(self, choices: Choices) -> None:
        self.choices = choices
        self._weigh()
        self.changed.emit()

    def look_anew(self) -> None:
        """The file or the centre is another: what was weighed may be otherwise."""
        self._is_stale = True
        if self.step in (Step.COLUMNS, Step.CHECK):
            self._weigh()
            self.changed.emit()

    def _weigh(self) -> None:
        if self.opened is None:
            return
        self._is_stale = False
        left = self.choices.left_out | self.brought
        chosen = replace(self.choices, left_out=left)
        self._start(weighing(self.opened, chosen, self._session.centre_id))

    # -- work beside the window ----------------------------------------------------------------

    @property
    def is_busy(self) -> bool:
        """Whether something is being read or weighed."""
        return self._task is not None

    @property
    def on_way(self) -> str:
        """The name of the file that is being read; empty where none is."""
        return self._on_way.name if self._on_way is not None else ""

    def cancel(self) -> None:
        """Stop what is under way; what was shown before stays."""
        task, self._task, self._on_way = self._task, None, None
        if task is None:
            return
        task.cancel()
        # what is shown is not what was decided since
        self._is_stale = True
        self.changed.emit()

    def _start(self, job: object) -> None:
        if self._task is not None:
            self._task.cancel()
        self.said = ""
        self._task = self._session.work.start(
            job,  # type: ignore[arg-type]
            done=self._take,
            failed=self._failed,
        )
        self._task.progressed.connect(self._told)

    def _told(self, share: float, _step: str) -> None:
        if self.sender() is self._task:
            self.progressed.emit(share)

    def _take(self, answer: object) -> None:
        if self.sender() is not self._task:
            return
        self._task = self._on_way = None
        if isinstance(answer, OpenedList):
            self._opened(answer)
        elif isinstance(answer, ImportPreview):
            self.shown = answer
            self.changed.emit()

    def _failed(self, error: Exception) -> None:
        if self.sender() is not self._task:
            return
        self._task = self._on_way = None
        if not isinstance(error, Refusal):
            raise error
        self.said = sentence(self._session.words, error)
        self.changed.emit()

    # -- what came of it -----------------------------------------------------------------------

    @property
    def may_run(self) -> bool:
        """Whether there is anything to bring in, and what is shown is what was decided."""
        return self.shown is not None and self.shown.may_run and self.is_weighed

    @property
    def is_weighed(self) -> bool:
        """Whether what is shown is what was decided, over the file as it is."""
        return self.shown is not None and not self._is_stale and not self.is_busy

    @property
    def waiting(self) -> int:
        """How many rows did not come in yet and still could."""
        states = (RowState.UNDECIDED, RowState.PROBLEM)
        rows = self.shown.rows if self.shown else ()
        return sum(row.state in states and row.number not in self.brought for row in rows)

    def take_done(self, done: ImportDone) -> None:
        """The rows that were ready are in the file; the others wait."""
        ready = (RowState.NEW, RowState.COMPLETES)
        rows = self.shown.rows if self.shown else ()
        self.brought |= frozenset(row.number for row in rows if row.state in ready)
        self.done = done
        self._is_stale = True
        if self.opened is not None:
            remember_choices(self._session, self.opened, self.choices)
        self.go(Step.DONE)

    def _file_changed(self, change: Change) -> None:
        """An import that was undone can be done anew."""
        done = self.done.change if self.done is not None else None
        if done is not None and change.verb is Verb.IMPORT and change.group != done.group:
            self.done, self.brought = None, frozenset()
            self.go(Step.CHECK)
