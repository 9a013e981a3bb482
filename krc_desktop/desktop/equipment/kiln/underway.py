"""Firings that are planned, on or cooling: a line each, with the way to its log."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.kiln import firing_words
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import ElidedLabel, hairline, icon_label
from krc_desktop.model.bookings import Booking
from krc_desktop.operations.firing_course import course_of

_MOST = 3


class Underway(Card):
    """Hidden where no firing is underway; `opened` asks for one."""

    opened = Signal(int)

    def __init__(self, session: Session) -> None:
        """No firing."""
        super().__init__(session.theme, dense=True)
        self._session = session
        self.setAccessibleName(session.words.text("Firings underway"))
        self.body.setContentsMargins(18, 6, 10, 6)
        self._rows = column(spacing=0)
        self.add(self._rows)
        self.hide()

    def show_firings(self, bookings: Sequence[Booking]) -> None:
        """Show the first few of them."""
        clear(self._rows)
        for at, booking in enumerate(bookings[:_MOST]):
            if at:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(booking))
        self.setVisible(bool(bookings))

    def _row(self, booking: Booking) -> QWidget:
        theme, words = self._session.theme, self._session.words
        course = course_of(self._session.file, booking.id)
        title = firing_words.title(words, course.firing if course is not None else None)
        told = firing_words.standing(words, course, booking, self._session.today)
        texts = column(
            ElidedLabel(theme, title, "strong"), ElidedLabel(theme, told, "meta", "ink2"), spacing=1
        )
        show = button(
            theme, words.text_in("thing to do", "Open"), partial(self.opened.emit, booking.id),
            kind="link",
        )  # fmt: skip
        show.setAccessibleName(f"{show.text()}: {title}, {told}")
        line = row(
            icon_label(theme, "fire", "kiln", 20), texts, show, spacing=12, margins=(0, 6, 0, 6)
        )
        line.setStretch(1, 1)
        return boxed(line)
