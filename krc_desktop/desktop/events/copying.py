"""An event once more on another day, asked in a small card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.events.copied_machines import CopiedMachines
from krc_desktop.desktop.events.event_words import days_written, in_language
from krc_desktop.desktop.events.typed_when import TypedWhen
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.popovers import Popover
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.model.reports import Both
from krc_desktop.operations.event_copies import copy_event
from krc_desktop.periods import Period


class CopyPopover(Popover):
    """Asks for the day of the copy; `made` tells which event came of it."""

    made = Signal(int)

    def __init__(self, session: Session, beside: QWidget, event_id: int) -> None:
        """The copy of an event, a week later unless another day is typed."""
        words, theme = session.words, session.theme
        super().__init__(theme, beside, words.text("Copy of an event"), width=470)
        self._session = session
        self._event = session.file.events.get(event_id)
        self.when = TypedWhen(session)
        self.when.show_hours(shown=False)
        self.when.entered.connect(self._copy)
        self.remark = Remark(theme)
        title = in_language(words, Both(self._event.title_lv, self._event.title_en))
        told = words.text(
            "The title, times, place, activity line and partners go along; people do not."
        )
        self.machines = CopiedMachines(session, event_id)
        self.when.changed.connect(self._show_machines)
        self.save = button(theme, words.text("Copy"), self._copy, kind="primary", keys="Return")
        self.add(
            label(theme, words.text("Copy “{title}”", title=title), "section", wraps=True),
            label(theme, told, "meta", "ink2", wraps=True),
            self.when,
            self.machines,
            self.remark,
            row(None, self.save),
        )
        self._propose()

    def _propose(self) -> None:
        """A week later, or the first such weekday that is still to come."""
        event, today = self._event, self._session.today
        day = event.local_day
        weeks = max(1, -(-(today - day).days // 7))
        day = day.fromordinal(day.toordinal() + 7 * weeks)
        self.when.days.show_value(days_written(self._session.words, Period(day, day)))
        self._show_machines()

    def _show_machines(self) -> None:
        """Which machines would go along to the day that is typed."""
        period = self.when.period
        if period is not None:
            self.machines.show_day(period.first)
            self.refit()

    def open(self, focus: QWidget | None = None) -> None:
        """Show it, the proposed day marked to be typed over."""
        super().open(focus or self.when.days.line)
        self.when.days.line.selectAll()

    def _copy(self) -> None:
        day = self.when.first_day()
        if day is None:
            return
        change = self._session.do(
            copy_event,
            refused=self._refused,
            said=self.machines.left_out_said(),
            event_id=self._event.id,
            day=day,
            machines=self.machines.chosen,
        )
        if change is not None:
            self.close_up()
            self.made.emit(change.row_id or 0)

    def _refused(self, said: str) -> None:
        self.remark.say("bad", said)
        self.refit()
