"""The wizard over its page: the steps in the head, one of them in the body.

It is a page of the window without a place in the rail: keys, going back and the help are the
window's own. It lies in the window's stack beside the page that opened it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QStackedWidget

from krc_desktop.desktop.import_wizard.busy import BringingDialog
from krc_desktop.desktop.import_wizard.done_step import DoneStep
from krc_desktop.desktop.import_wizard.draft import ImportDraft, Step
from krc_desktop.desktop.import_wizard.file_step import FileStep, dragged_file
from krc_desktop.desktop.import_wizard.list_step import ListStep
from krc_desktop.desktop.import_wizard.steps import StepsHead
from krc_desktop.desktop.import_wizard.wording import done_told
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.labels import ElidedLabel
from krc_desktop.desktop.widgets.page import Page
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.errors import Refusal
from krc_desktop.exchange.column_guesses import ListKind
from krc_desktop.exchange.import_runs import ImportDone
from krc_desktop.model.places import IMPORT, PageName, Place
from krc_desktop.sentences import sentence

if TYPE_CHECKING:
    from krc_desktop.operations.change import Change

# the room for table and side beside each other, and for the steps by their names
_BESIDE, _NAMED = 860, 980


class ImportSight(Page):
    """File → columns → check → done."""

    def __init__(self, session: Session) -> None:
        """The wizard over the session's draft."""
        super().__init__(session, session.words.text("Import from Excel"))
        self.draft = ImportDraft.of(session, self.name)
        self.steps = StepsHead(session)
        self.steps.asked.connect(self.draft.go)
        self.file_name = ElidedLabel(self.theme, "", "meta", "ink2")
        self.file_name.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.head.beside_title(12, self.steps)
        self.head.at_right(self.file_name)
        self.file = FileStep(session, self.draft)
        self.list = ListStep(session, self.draft)
        self.done_step = DoneStep(session, self.draft, self.show_list)
        self.stack = QStackedWidget()
        for part in (self.file, self.list, self.done_step):
            self.stack.addWidget(part)
        self.body.addWidget(self.stack)
        self.list.run_asked.connect(self.bring_in)
        self.draft.changed.connect(self.show_draft)
        self.draft.progressed.connect(self.list.show_share)
        self.setAcceptDrops(True)
        for keys, act in (
            ("Ctrl+O", self.file.ask_file),
            ("Esc", self.leave),
            ("F8", self.list.questions.step),
            ("Ctrl+Return", self.list.questions.take_proposed),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.show_draft()

    # -- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Weigh the rows again: the file has changed, or another centre is at hand."""
        self.draft.look_anew()

    def concerns(self, change: Change) -> bool:
        """Any change may make a row known."""
        return True

    def show_draft(self) -> None:
        """Show the step that the draft is at."""
        draft = self.draft
        self.steps.show_step(draft.step, self._furthest())
        parts = (self.file, self.list, self.list, self.done_step)
        part = parts[draft.step - Step.FILE]
        part.show_draft()
        self.stack.setCurrentWidget(part)
        opened = draft.opened
        shows = opened is not None and draft.step is not Step.FILE
        self.file_name.setText(opened.path.name if opened is not None and shows else "")

    def _furthest(self) -> Step:
        """How far one may go by pressing a step."""
        draft = self.draft
        if draft.step is Step.DONE:
            return Step.CHECK if draft.waiting else Step.FILE
        if draft.opened is None:
            return Step.FILE
        ready = draft.shown is not None and not draft.shown.missing
        return Step.CHECK if ready else Step.COLUMNS

    # -- doing ---------------------------------------------------------------------------------

    def bring_in(self) -> None:
        """Write the rows that are ready, before the window."""
        shown = self.draft.shown
        if shown is None or not self.draft.may_run:
            return
        dialog = BringingDialog(self.session, self, shown)
        dialog.brought.connect(self._brought)
        dialog.refused.connect(self._refused)
        dialog.begin()

    def _brought(self, done: ImportDone) -> None:
        if done.outcome.refused:
            row = done.outcome.refused[0]
            said = sentence(self.words, row.rule)
            self.list.remark.say("bad", self.words.text("Row {n}: {said}", n=row.number, said=said))
            self.list.table.show_cell(row.number, None)
            return
        self.draft.take_done(done)
        if done.change is not None:
            self.session.tell_done(done.change)
            self.session.messages.toast(
                done_told(self.words, done),
                action=self.words.text("Undo"),
                act=self.session.undo,
                keys="Ctrl+Z",
            )

    def _refused(self, refusal: Refusal) -> None:
        self.list.remark.say("bad", sentence(self.words, refusal))

    def leave(self) -> None:
        """Go back to the page; what was chosen stays."""
        self.session.go(Place(self.name))

    def show_list(self) -> None:
        """Go to what was brought in."""
        hours = self.draft.kind is ListKind.HOURS
        part = "organisations" if self.draft.kind is ListKind.ORGANISATIONS else ""
        page = PageName.VOLUNTEERS if hours else PageName.PEOPLE
        self.session.go(Place(page, part=part))

    # -- a file dragged here -------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped, at any step."""
        if dragged_file(event) is not None:
            event.acceptProposedAction()
            self.file.zone.light(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Taken away again."""
        self.file.zone.light(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        self.file.zone.light(on=False)
        path = dragged_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.draft.open_file(path)

    # -- what every page can -------------------------------------------------------------------

    def place(self) -> Place:
        """The page over which this lies, and that this lies over it."""
        return Place(self.name, part=IMPORT)

    def is_elsewhere(self, place: Place) -> bool:
        """Whatever else is another sight."""
        return place.part != IMPORT

    def start_new(self) -> None:
        """Another list."""
        self.file.ask_file()

    def take_width(self, width: Width) -> None:
        """Arrange for a window of another width."""
        super().take_width(width)
        self.list.take_width(width)
        self.steps.make_slim(slim=width is not Width.FULL)
        self.file_name.setVisible(width is not Width.NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The window tells only the pages of its rail how wide it is."""
        super().resizeEvent(event)
        room = self.width() / self.theme.scale
        if room >= _BESIDE:
            self.take_width(Width.FULL if room >= _NAMED else Width.MEDIUM)
        else:
            self.take_width(Width.NARROW)


class PeopleImport(ImportSight):
    """The wizard over the page of people and organisations."""

    name = PageName.PEOPLE


class VolunteersImport(ImportSight):
    """The wizard over the page of volunteers."""

    name = PageName.VOLUNTEERS
