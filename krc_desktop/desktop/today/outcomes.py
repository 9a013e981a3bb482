"""Bookings that are over and say nothing of how they went: each is marked with one press."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.today.elided_button import ElidedButton
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import ElidedLabel, label
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.model.bookings import BookingStatus
from krc_desktop.model.checklist import Check, Told
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations.agenda_words import named
from krc_desktop.operations.bookings import set_booking_status

_MOST_SHOWN = 30


class OutcomesPopover(ScrolledPopover):
    """A line for each booking: it took place, or nobody came."""

    def __init__(self, session: Session, beside: QWidget, check: Check) -> None:
        """The bookings that a check found."""
        words = session.words
        super().__init__(session, beside, words.text("Did these bookings take place?"), width=470)
        self._left = min(len(check.rows), _MOST_SHOWN)
        for told in check.rows[:_MOST_SHOWN]:
            self.add_scrolled(self._line(told))
        more = len(check.rows) - _MOST_SHOWN
        if more > 0:
            self.add_below(label(session.theme, words.text("{n} more", n=more), "meta", "ink2"))

    def _line(self, told: Told) -> QWidget:
        theme, words = self.session.theme, self.session.words
        booking = self.session.file.bookings.get(told.row_id)
        machine = named(words, told.name)
        when = f"{words.day_and_weekday(told.day)}, "
        when += f"{words.time(booking.starts_at)}–{words.time(booking.ends_at)}"
        door = ElidedButton(theme, machine)
        door.setAccessibleName(f"{words.text_in('thing to do', 'Open')}: {machine}, {when}")
        door.clicked.connect(lambda: self._open(told.row_id))
        below = ElidedLabel(theme, when, "meta", "ink2")
        below.setContentsMargins(8, 0, 0, 0)
        texts = column(door, below, spacing=0)
        held = button(theme, words.text_in("booking", "Took place"), kind="soft", icon="check")
        missed = button(theme, words.text_in("booking", "Nobody came"), kind="quiet")
        for made in (held, missed):
            made.setAccessibleName(f"{made.text()}: {machine}, {when}")
        line = row(texts, held, missed, spacing=8)
        line.setStretch(0, 1)
        made_line = boxed(line)
        held.clicked.connect(lambda: self._mark(told, BookingStatus.USED, made_line))
        missed.clicked.connect(lambda: self._mark(told, BookingStatus.NO_SHOW, made_line))
        return made_line

    def _open(self, booking_id: int) -> None:
        """Leave for the booking itself: its use can be logged there."""
        self.close_up()
        self.session.go(Place(PageName.EQUIPMENT, (booking_id,), part="booking"))

    def _mark(self, told: Told, status: BookingStatus, line: QWidget) -> None:
        done = self.session.do(set_booking_status, booking_id=told.row_id, status=status)
        if done is None:
            return
        line.hide()
        self._left -= 1
        if self._left == 0:
            self.close_up()
        else:
            self.focusNextChild()
            self.refit_soon()
