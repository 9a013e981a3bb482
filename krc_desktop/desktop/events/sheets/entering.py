"""Entering a sheet: what each key does to the line at hand."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from krc_desktop.desktop.events.event_words import group_name
from krc_desktop.desktop.events.sheets.line_editor import LineEditor
from krc_desktop.desktop.events.sheets.line_verbs import LineVerbs
from krc_desktop.desktop.events.sheets.rows_shown import rows_of
from krc_desktop.desktop.events.sheets.sheet_rows import SheetRows
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.completing import Completer, Proposal
from krc_desktop.model.people import Answer
from krc_desktop.model.sheets import MOST_LINES, EnteredLine, LineOutcome, SheetView
from krc_desktop.store.event_entry import groups_named

_LEAST_LETTERS = 2


class Entering(QObject):
    """The rows and the editor over one of them: which line is at hand, what is typed there."""

    moved = Signal(int)
    complained = Signal(str)

    def __init__(self, session: Session, rows: SheetRows) -> None:
        """Entering into a list of rows, without a sheet yet."""
        super().__init__(rows)
        self.session = session
        self.words = session.words
        self.rows = rows
        self.view: SheetView | None = None
        self.per_page = 20
        self.line = 1
        self._stays = False
        self._drafts: dict[int, str] = {}
        self.editor = LineEditor(session, rows.viewport())
        self.verbs = LineVerbs(session, self.editor, self.refuse)
        self.completer = Completer(
            session.theme, self.editor.name, self._propose, from_letters=_LEAST_LETTERS
        )
        self._connect()

    def _connect(self) -> None:
        editor = self.editor
        self.completer.taken.connect(self._take)
        editor.name.textEdited.connect(lambda _text: self.nothing_wrong())
        editor.name.returnPressed.connect(self.enter)
        editor.group_chosen.connect(lambda _group: self.enter_anew())
        editor.photo_chosen.connect(lambda _answer: self.enter_anew())
        editor.days_chosen.connect(self._days_chosen)
        editor.remove_asked.connect(self.clear_line)
        editor.next_asked.connect(self.enter)
        self.rows.line_chosen.connect(self.go_to)
        self.rows.moved.connect(self._lie)

    # -- showing -------------------------------------------------------------------------------

    @property
    def at_hand(self) -> EnteredLine | None:
        """What was entered on the line at hand."""
        lines = self.view.lines if self.view is not None else ()
        return next((one for one in lines if one.line.line == self.line), None)

    def begin(self, view: SheetView, per_page: int) -> None:
        """Show another sheet, at its first line that was not entered."""
        self._drafts.clear()
        self.per_page = per_page
        self.editor.name.setText("")
        self.line = min(view.next_line, MOST_LINES)
        self.show_view(view)
        self._go(self.line)

    def show_view(self, view: SheetView) -> None:
        """Show the sheet as it is by now; what is being typed stays."""
        self.view = view
        groups = groups_named(self.session.file)
        named = [(one.id, group_name(self.words, one)) for one in groups]
        self.editor.offer_groups([(None, self.words.text("as on card")), *named])
        self.editor.offer_days([day.local_day for day in view.days])
        self._show_rows()
        self._fill()
        self._lie()

    def _show_rows(self) -> None:
        if self.view is not None:
            shown = rows_of(self.words, self.view, self._drafts, self.per_page, self.line)
            self.rows.show_rows(shown, len(self.view.days))

    def _lie(self) -> None:
        rows = self.rows
        width = rows.viewport().width()
        self.editor.lie(rows.columns, rows.y_of(self.line), width, rows.line_height)

    def _fill(self) -> None:
        """Show the line at hand in the editor, unless somebody is typing there."""
        one = self.at_hand
        is_person = one is not None and one.line.outcome is LineOutcome.PERSON
        if not self.editor.name.isModified():
            named = one.name if one is not None and is_person else ""
            self.editor.show_line(
                self._drafts.get(self.line) or named,
                one.group_id if one else None,
                one.photo if one else Answer.NOT_ASKED,
                one.days if one and is_person else None,
            )
        self.editor.say_line(one)

    def refuse(self, sentence: str) -> None:
        """Say why what was typed can't be taken."""
        self.editor.mark_wrong(wrong=True)
        self.complained.emit(sentence)

    def nothing_wrong(self) -> None:
        """Take back what was said."""
        self.editor.mark_wrong(wrong=False)
        self.complained.emit("")

    # -- going ---------------------------------------------------------------------------------

    def go_to(self, line: int) -> None:
        """Go to a line; what was typed here and not taken waits in its row."""
        self.keep_draft()
        self._go(line)
        self.focus()

    def _go(self, line: int) -> None:
        self.completer.close()
        self.nothing_wrong()
        self.line = min(max(line, 1), MOST_LINES)
        self.editor.name.setModified(False)
        self._show_rows()
        self.rows.set_current(self.line)
        self._fill()
        self._lie()
        self.moved.emit(self.line)

    def keep_draft(self) -> None:
        """Keep what was typed and not taken."""
        one = self.at_hand
        typed = self.editor.typed
        if typed and typed != (one.name if one else ""):
            self._drafts[self.line] = typed
        else:
            self._drafts.pop(self.line, None)

    def focus(self) -> None:
        """Put the cursor into the line."""
        self.editor.name.setFocus()
        self.editor.name.selectAll()

    def go_down(self) -> None:
        """The line at hand is done: go on to the next."""
        self._drafts.pop(self.line, None)
        self._go(self.line + 1)
        self.focus()

    # -- taking --------------------------------------------------------------------------------

    def _propose(self, typed: str) -> list[Proposal]:
        if self.view is None:
            return []
        return self.verbs.proposals(self.view, self.line, typed)

    def enter(self) -> None:
        """Take what was typed as its first match and go down; with nothing typed just go down."""
        if not self.has_news:
            self.go_down()
        elif len(self.editor.typed) >= _LEAST_LETTERS:
            self._take(self._propose(self.editor.typed)[0])

    @property
    def has_news(self) -> bool:
        """Whether something was typed that the line doesn't say."""
        one = self.at_hand
        return bool(self.editor.typed) and (one is None or self.editor.typed != one.name)

    def take_and_stay(self) -> None:
        """Take what is chosen among the proposals; the line stays at hand for its group."""
        self._stays = True
        self.completer.take_chosen()
        self._stays = False

    def take_new(self) -> None:
        """Make a card of what was typed."""
        self._take(self.verbs.somebody_new(self.editor.typed))

    def _take(self, proposal: Proposal) -> None:
        stays = self._stays
        if self.view is None or not self.verbs.take(self.view, self.line, proposal):
            return
        if stays:
            self._drafts.pop(self.line, None)
            self.editor.name.setModified(False)
            self._fill()
        else:
            self.go_down()

    def enter_anew(self) -> None:
        """Keep another group, answer or day of a line that was entered."""
        one = self.at_hand
        if one is not None and self.view is not None:
            self.verbs.enter_anew(self.view, one)

    def _days_chosen(self) -> None:
        if self.editor.chosen_days == []:
            self.refuse(self.words.text("A line is signed on one day at least."))
        else:
            self.nothing_wrong()
            self.enter_anew()

    def clear_line(self) -> None:
        """Take away what was typed or entered on the line at hand."""
        self.editor.name.setText("")
        self._drafts.pop(self.line, None)
        if self.at_hand is not None and self.view is not None:
            self.verbs.clear(self.view, self.line)
        self._fill()
        self.focus()
