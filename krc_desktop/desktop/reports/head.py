"""What stands in the head of the report's page: the month, its state, its day, what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.labels import label, set_tone, tag
from krc_desktop.desktop.widgets.month_stepper import MonthStepper
from krc_desktop.desktop.widgets.page import PageHead
from krc_desktop.model.checklist import Checklist
from krc_desktop.periods import Month


class ReportHead:
    """The parts of the head; in a narrow window some of them stand beside the tabs."""

    def __init__(
        self,
        session: Session,
        head: PageHead,
        month: Month,
        *,
        print_: Callable[[], object],
        save: Callable[[], object],
    ) -> None:
        """The parts, put into a page's head."""
        theme, words = session.theme, session.words
        self._session = session
        self.stepper = MonthStepper(session, month)
        self.states = (tag(theme, "", "warn"), tag(theme, "", "warn"))
        self.dues = (label(theme, "", "meta", "ink2"), label(theme, "", "meta", "ink2"))
        said = words.text("Print")
        self.print = button(theme, said, print_, icon="printer", keys="Ctrl+P")
        self.print_small = icon_button(theme, "printer", said, print_, keys="Ctrl+P")
        self.save = button(theme, words.text("Save PDF"), save, kind="primary", icon="file-pdf")
        head.beside_title(self.stepper, self.states[0])
        head.at_right(self.dues[0], 4, self.print, self.print_small, self.save)

    @property
    def beside_tabs(self) -> tuple[QWidget, ...]:
        """What stands beside the tabs of a narrow window."""
        return (self.dues[1], self.states[1])

    def take_narrow(self, *, narrow: bool) -> None:
        """Leave room for the month and the verbs."""
        for wide in (self.states[0], self.dues[0], self.print):
            wide.setVisible(not narrow)
        self.print_small.setVisible(narrow)

    def show_checklist(self, checklist: Checklist) -> None:
        """Show whether the report is ready, and its day."""
        words = self._session.words
        is_ready = not checklist.gaps
        state = words.text_in("report", "Ready") if is_ready else words.text_in("report", "Draft")
        for shown in self.states:
            shown.setText(state)
            set_tone(shown, "ok" if is_ready else "warn")
        day = words.day_in_words(checklist.due_on)
        is_late = self._session.today > checklist.due_on and not checklist.issues
        said = (
            words.text("Was due: {day}", day=day) if is_late else words.text("Due: {day}", day=day)
        )
        for told in self.dues:
            told.setText(said)
            set_tone(told, "warn" if is_late else "ink2")
