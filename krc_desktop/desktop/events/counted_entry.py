"""Counted people in one line: “12 pedagogi no PII Saulīte, Preiļu BJC”, read while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.events.entry_line import EntryLine
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.errors import BrokenRule
from krc_desktop.model.counted_organisations import CountedFrom
from krc_desktop.operations.change import Change
from krc_desktop.operations.counted_lines import add_counted_from, understood
from krc_desktop.sentences import sentence
from krc_desktop.store.centre_file import CentreFile

_PAUSE_MS = 250
_MOST_NAME = 40


class CountedEntry(QWidget):
    """The line; below it what it means, or which organisation nobody knows and how to add it."""

    def __init__(self, session: Session) -> None:
        """An empty line of no event."""
        super().__init__()
        self._session, self._words = session, session.words
        words, theme = session.words, session.theme
        self._event_id = 0
        self._day: date | None = None
        self._adds_unknown = False
        self.entry = EntryLine(
            theme,
            words,
            words.text("Counted people in one line"),
            self._enter,
            hint=words.text("12 educators from 5 kindergartens"),
        )
        self.entry.setToolTip(
            words.text("Organisations may be named: 12 educators from Kindergarten A, School B")
        )
        self.read = label(theme, "", "meta", "ink2", wraps=True)
        self.read.hide()
        self.remark = Remark(theme)
        self.setLayout(column(self.entry, self.read, self.remark, spacing=4))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._say_what_is_read)
        self.entry.line.textChanged.connect(self._changed)

    def begin(self) -> None:
        """Forget what was typed for another event."""
        self.entry.begin()

    def count_at(self, event_id: int, day: date | None) -> None:
        """Count at an event, on one of its days or on all of it."""
        self._event_id, self._day = event_id, day

    # -- while typing --------------------------------------------------------------------------

    def _changed(self, text: str) -> None:
        self.remark.clear()
        self._adds_unknown = False
        if text.strip():
            self._soon.start()
        else:
            self._soon.stop()
            self.read.hide()

    def _say_what_is_read(self) -> None:
        """Say which organisations are meant, where names were typed; a number says itself."""
        if not self.isVisible():
            return
        try:
            line = self._understood(self.entry.typed)
        except BrokenRule:
            line = None
        said = self._said(line) if line is not None else ""
        self.read.setText(said)
        self.read.setVisible(bool(said))

    def _said(self, line: CountedFrom) -> str:
        words = self._words
        known = self._session.file.organisations.by_ids(list(line.organisations))
        names = [known[one].name for one in line.organisations if one in known]
        new = [words.text("{name} (new)", name=name[:_MOST_NAME]) for name in line.unknown]
        if not (names or new):
            return ""
        more = line.counted.organisations
        if more:
            new.append(words.counted("{n} more", "{n} more", more))
        return words.text("From: {names}", names=", ".join([*names, *new]))

    def _understood(self, text: str) -> CountedFrom:
        return understood(self._session.file, text, self._words.language)

    # -- counting ------------------------------------------------------------------------------

    def _enter(self, text: str, refused: Callable[[str], None]) -> bool:
        if not self._event_id:
            return False
        try:
            line = self._understood(text)
        except BrokenRule as broken:
            broken.facts["field"] = self.entry.name
            refused(sentence(self._words, broken))
            return False
        if line.unclear or (line.unknown and not self._adds_unknown):
            self._ask(line)
            return False
        self.remark.clear()
        change = self._session.do(
            _counted,
            refused=refused,
            called=self.entry.name,
            event_id=self._event_id,
            line=line,
            day=self._day,
        )
        return change is not None

    def _ask(self, line: CountedFrom) -> None:
        """Somebody's slip, or an organisation that is not in the list yet: what was typed stays."""
        words = self._words
        if line.unclear:
            names = ", ".join(f"“{name[:_MOST_NAME]}”" for name in line.unclear)
            self.remark.say(
                "bad", words.text("Several organisations are called {names}.", names=names)
            )
            return
        names = ", ".join(f"“{name[:_MOST_NAME]}”" for name in line.unknown)
        self.remark.say(
            "warn",
            words.text("Not in the list of organisations yet: {names}.", names=names),
            words.counted("Add it", "Add them", len(line.unknown)),
            partial(self._add_unknown),
        )

    def _add_unknown(self) -> None:
        self._adds_unknown = True
        self.entry.line.setFocus()
        self.entry.enter()


def _counted(file: CentreFile, *, event_id: int, line: CountedFrom, day: date | None) -> Change:
    """Count as a line says, with the organisations that it makes."""
    added = add_counted_from(file, event_id=event_id, line=line, day=day, adds_unknown=True)
    return added.change
