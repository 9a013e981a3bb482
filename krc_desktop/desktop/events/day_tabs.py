"""The days of an event of several: a tab for each with its visits, the last for all of them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.events.event_words import day_of_event
from krc_desktop.desktop.events.seen import Seen
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, row
from krc_desktop.desktop.widgets.buttons import DropChip, Segmented, icon_button
from krc_desktop.language import NBSP

MOST_TABS = 8


class DayTabs(QWidget):
    """Tabs where they fit, else one day with a step to either side. Hidden for one day."""

    day_chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        """No days yet."""
        super().__init__()
        self._session = session
        self._seen: Seen | None = None
        self._days: tuple[date, ...] = ()
        self.tabs: Segmented | None = None
        words, theme = session.words, session.theme
        self._holder = row(spacing=0)
        self._tab_box = boxed(self._holder)
        self.one = DropChip(theme, words.text("Day"))
        self.one.chosen.connect(self.day_chosen)
        before = icon_button(
            theme, "caret-left", words.text("Previous day"), lambda: self._step(-1)
        )
        after = icon_button(theme, "caret-right", words.text("Next day"), lambda: self._step(1))
        self._stepper = boxed(row(before, self.one, after, None, spacing=4))
        self.setLayout(row(self._tab_box, self._stepper, spacing=0))

    def show_event(self, seen: Seen) -> None:
        """Show the days of an event with their visits."""
        self._seen = seen
        self.setVisible(seen.has_days)
        if not seen.has_days:
            return
        days = tuple(one.day.local_day for one in seen.totals.days)
        choices = self._choices(seen)
        if days != self._days:
            self._days = days
            self._build(choices)
        self.one.offer(choices, seen.day)
        if self.tabs is not None:
            for day, text in choices:
                tab = self.tabs.button_of(day)
                tab.setText(text.replace("&", "&&"))
                tab.setAccessibleName(text)
            self.tabs.choose(seen.day)
        self._arrange()

    def _choices(self, seen: Seen) -> list[tuple[date | None, str]]:
        words, gap = self._session.words, NBSP * 4
        named: list[tuple[date | None, str]] = [
            (
                one.day.local_day,
                day_of_event(words, number, one.day.local_day) + gap + words.number(one.sum.total),
            )
            for number, one in enumerate(seen.totals.days, start=1)
        ]
        whole = words.text("All days") + gap + words.number(seen.totals.whole.total)
        return [*named, (None, whole)]

    def _build(self, choices: list[tuple[date | None, str]]) -> None:
        if self.tabs is not None:
            self._holder.removeWidget(self.tabs)
            self.tabs.hide()
            self.tabs.deleteLater()
            self.tabs = None
        if len(choices) > MOST_TABS:
            return
        self.tabs = Segmented(self._session.theme, self._session.words.text("Day"))
        for day, text in choices:
            self.tabs.offer(day, text)
        self.tabs.chosen.connect(self.day_chosen)
        self._holder.addWidget(self.tabs)
        self._holder.addStretch(1)

    def _step(self, by: int) -> None:
        if self._seen is not None:
            days: list[date | None] = [*self._days, None]
            at = days.index(self._seen.day) + by
            self.day_chosen.emit(days[at % len(days)])

    def _arrange(self) -> None:
        fits = self.tabs is not None and self.tabs.sizeHint().width() <= self.width()
        self._tab_box.setVisible(fits)
        self._stepper.setVisible(not fits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tabs where they fit."""
        super().resizeEvent(event)
        self._arrange()
