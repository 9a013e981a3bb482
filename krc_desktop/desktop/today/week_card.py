"""The rest of the week, day by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.today.elided_button import ElidedButton
from krc_desktop.desktop.today.rows import Rows
from krc_desktop.desktop.today.today_words import (
    closed_said,
    day_ahead,
    entry_span,
    entry_title,
    signed_up,
)
from krc_desktop.desktop.widgets.boxes import Card, boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.crafts import icon_of, ink_of
from krc_desktop.desktop.widgets.labels import hairline, icon_label, label
from krc_desktop.model.agenda import AgendaDay, BookingEntry, Entry, EventEntry, OpeningDay

MOST_A_DAY = 6
_DAY_WIDTH, _SPAN_WIDTH = 96, 88


class WeekCard(Card):
    """Days with something on them, and those on which the centre is closed for a reason."""

    opened = Signal(int)
    booking_asked = Signal(int)
    day_asked = Signal(object)

    def __init__(self, session: Session) -> None:
        """An empty week."""
        super().__init__(session.theme, " ")
        self._session = session
        self._shown: object = None
        self._days = Rows(spacing=8)
        self.add(self._days)

    def show_week(
        self, days: Sequence[AgendaDay], openings: Mapping[date, OpeningDay], today: date
    ) -> None:
        """Show the days after today."""
        shown = (tuple(days), dict(openings), today)
        if shown == self._shown:
            return
        self._shown = shown
        words, theme = self._session.words, self._session.theme
        whole_week = today.isoweekday() == 7
        name = words.text("Next week") if whole_week else words.text("Later this week")
        self.heading.setText(name)
        self.setAccessibleName(name)
        told = [(day, closed_said(words, openings.get(day.day))) for day in days]
        told = [(day, why) for day, why in told if day.entries or why]
        rows: list[QWidget] = []
        for day, why in told:
            rows += [*([hairline()] if rows else []), self._day(day, why, today)]
        nothing = label(theme, words.text("Nothing is planned."), "body", "ink2")
        self._days.fill(rows or [nothing])

    def _day(self, day: AgendaDay, why: str, today: date) -> QWidget:
        theme, words = self._session.theme, self._session.words
        name = boxed(
            column(
                label(theme, day_ahead(words, day.day, today), "strong"),
                label(theme, words.day_in_words(day.day), "meta", "ink2"),
                None,
                spacing=1,
                margins=(0, 6, 0, 0),
            )
        )
        name.setFixedWidth(theme.px(_DAY_WIDTH))
        lines = column(spacing=0)
        if why:
            lines.addWidget(
                boxed(row(label(theme, why, "meta", "ink2", wraps=True), margins=(4, 8, 0, 8)))
            )
        for entry in day.entries[:MOST_A_DAY]:
            lines.addWidget(self._line(entry))
        more = len(day.entries) - MOST_A_DAY
        if more > 0:
            asked = button(
                theme,
                words.text("{n} more", n=more),
                lambda: self.day_asked.emit(day.day),
                kind="link",
            )
            lines.addLayout(row(asked, None))
        lines.addStretch(1)
        made = row(name, lines, spacing=4)
        made.setStretch(1, 1)
        return boxed(made)

    def _line(self, entry: Entry) -> QWidget:
        theme, words = self._session.theme, self._session.words
        icon, ink = (
            ("calendar-blank", "accent")
            if not isinstance(entry, BookingEntry)
            else (icon_of(entry.kind), ink_of(entry.kind))
        )
        span = label(theme, entry_span(words, entry), "label", "ink2")
        span.setFixedWidth(theme.px(_SPAN_WIDTH))
        title = entry_title(words, entry)
        right = signed_up(words, entry) if isinstance(entry, EventEntry) and entry.is_on else ""
        made = row(
            icon_label(theme, icon, ink, 16),
            span,
            self._door(entry, title),
            label(theme, right, "meta", "ink2"),
            spacing=8,
        )
        made.setStretch(2, 1)
        held = boxed(made)
        held.setMinimumHeight(32)
        return held

    def _door(self, entry: Entry, title: str) -> QWidget:
        made = ElidedButton(self._session.theme, title)
        if isinstance(entry, EventEntry):
            event_id = entry.event_id
            made.clicked.connect(lambda: self.opened.emit(event_id))
        else:
            booking_id = entry.booking_id
            made.clicked.connect(lambda: self.booking_asked.emit(booking_id))
        return made
