"""The hours of one machine at an event: day by day, or alike on all of its days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from krc_desktop import clock
from krc_desktop.desktop.events.event_words import in_language
from krc_desktop.desktop.events.typed_hours import TypedHours
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, row
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.model.event_machines import EventMachine
from krc_desktop.model.events import Event
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations import event_machines
from krc_desktop.operations.booking_words import span_in_figures

_MOST_BY_HOURS = timedelta(hours=24)


class MachineHoursPopover(ScrolledPopover):
    """A line for each day; on Enter or by the button the typed hours are kept."""

    def __init__(
        self, session: Session, beside: QWidget, event: Event, machines: Sequence[EventMachine]
    ) -> None:
        """The hours of one machine's bookings."""
        words, theme = session.words, session.theme
        name = in_language(words, machines[0].name)
        super().__init__(session, beside, name, width=400)
        self._event = event
        self.lines: list[tuple[EventMachine, TypedHours]] = []
        several = len(machines) > 1
        for one in machines:
            self.add_scrolled(self._line(one, several=several))
        self.alike = QCheckBox(words.text("The same change on every day"))
        self.alike.setFont(theme.font("body"))
        self.alike.setVisible(several and bool(self.lines))
        self.alike.setChecked(several)
        self.remark = Remark(theme)
        door = button(
            theme,
            words.text("Show in the calendar of machines"),
            partial(self._go, machines[0]),
            kind="link",
        )
        self.save = button(theme, words.text("Save"), self._keep, kind="primary")
        self.save.setVisible(bool(self.lines))
        self.add_scrolled(self.alike)
        self.add_below(self.remark, row(door, None, self.save))

    def _line(self, one: EventMachine, *, several: bool) -> QWidget:
        words, theme = self.session.words, self.session.theme
        booking = one.booking
        span = (booking.starts_at, booking.ends_at)
        day = clock.local_day(booking.starts_at)
        line = row(spacing=10)
        if several:
            line.addWidget(label(theme, words.day_and_weekday(day), "body"))
        by_hours = span[1] - span[0] <= _MOST_BY_HOURS
        if one.is_free_to_leave and by_hours:
            hours = TypedHours(self.session, (day, *span))
            hours.entered.connect(self._keep)
            self.lines.append((one, hours))
            line.addWidget(hours)
        else:
            line.addWidget(label(theme, span_in_figures(words, *span), "strong"))
            if one.is_logged:
                line.addWidget(label(theme, words.text("its use is logged"), "meta", "ink2"))
        line.addStretch(1)
        if several and one.is_free_to_leave:
            cross = icon_button(theme, "x", words.text("Take away"))
            cross.setAccessibleName(f"{words.text('Take away')}: {words.date(day)}")
            line.addWidget(cross)
            made = boxed(line)
            cross.clicked.connect(partial(self._leave_out, one, made))
            return made
        return boxed(line)

    def open(self, focus: QWidget | None = None) -> None:
        """Show it, the first hour marked to be typed over."""
        first = self.lines[0][1].begins.line if self.lines else None
        super().open(focus or first)
        if first is not None:
            first.selectAll()

    # -- doing ---------------------------------------------------------------------------------

    def _keep(self) -> None:
        """Keep what was typed; alike on every day: the first line that differs says it."""
        self.remark.clear()
        for one, hours in self.lines:
            span = hours.span()
            if span is None:
                self.refit_soon()
                return
            if span == (one.booking.starts_at, one.booking.ends_at):
                continue
            every_day = self.alike.isVisible() and self.alike.isChecked()
            done = self.session.do(
                event_machines.set_machine_times,
                refused=self._refused,
                booking_id=one.booking.id,
                starts_at=span[0],
                ends_at=span[1],
                every_day=every_day,
            )
            if done is None:
                return
            if every_day:
                break
        self.close_up()

    def _leave_out(self, one: EventMachine, line: QWidget) -> None:
        done = self.session.do(
            event_machines.leave_out, event_id=self._event.id, booking_ids=[one.booking.id]
        )
        if done is None:
            return
        line.hide()
        self.lines = [known for known in self.lines if known[0] is not one]
        self.refit_soon()

    def _go(self, one: EventMachine) -> None:
        self.close_up()
        self.session.go(Place(PageName.EQUIPMENT, (one.booking.id,), part="booking"))

    def _refused(self, said: str) -> None:
        self.remark.say("bad", said)
        self.refit_soon()
