"""What happened with a person: the figures of a year, and all of it along a timeline."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from krc_desktop.desktop.people.moments import moment_row
from krc_desktop.desktop.people.timeline import Timeline
from krc_desktop.desktop.people.timeline_places import OF_CONSENTS, place_of_line
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import Card, boxed, column, row
from krc_desktop.desktop.widgets.buttons import DropChip
from krc_desktop.desktop.widgets.labels import hairline, label
from krc_desktop.desktop.widgets.rows import Portion
from krc_desktop.model.people import Purpose
from krc_desktop.model.person_timelines import TimelineLine
from krc_desktop.store.person_cards import person_year, years_of_person
from krc_desktop.store.person_timelines import person_timeline, timeline_years


class Figure(QWidget):
    """A number over what it counts."""

    def __init__(self, theme: Theme) -> None:
        """No figure yet."""
        super().__init__()
        self.number = label(theme, "", "record")
        self.caption = label(theme, "", "meta", "ink2")
        self.setLayout(column(self.number, self.caption, spacing=0))

    def say(self, number: str, caption: str) -> None:
        """Show a figure and what it counts."""
        self.number.setText(number)
        self.caption.setText(caption)
        self.setAccessibleName(f"{number} {caption}")


class Visits(Card):
    """The figures of the chosen year and everything of it along a line; rows lead to their place.

    A row that stands on the card itself asks for it: `consent_asked` for a purpose, else
    `head_asked`.
    """

    consent_asked = Signal(object)
    head_asked = Signal()

    def __init__(self, session: Session) -> None:
        """Nobody's visits yet."""
        self._session = session
        self._words = words = session.words
        theme = session.theme
        self.year = DropChip(theme, words.text("Year"))
        super().__init__(theme, words.text("History"), self.year)
        self._person_id = 0
        self.figures = [Figure(theme) for _ in range(3)]
        self.timeline = Timeline(theme, words.text("History"))
        self.timeline.opened.connect(self._open)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.timeline)
        nothing = label(theme, words.text("Nothing in this year."), "body", "ink2", wraps=True)
        self._stack.addWidget(boxed(column(8, nothing, None)))
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.add(4, row(*self.figures, spacing=12), 2, hairline(), self._stack)
        self.body.setStretchFactor(self._stack, 1)
        self.year.chosen.connect(lambda _year: self._read())

    def show_person(self, person_id: int) -> None:
        """Show somebody's visits, of the present year where it is another person."""
        is_other = person_id != self._person_id
        self._person_id = person_id
        this_year = self._session.today.year
        known = timeline_years(self._session.file.connection, person_id)
        years = sorted({*known, this_year}, reverse=True)
        offered: list[tuple[Any, str]] = [
            (year, self._words.text_in("visits", "{year}", year=year)) for year in years
        ]
        if len(years) > 1:
            offered.append((None, self._words.text("All years")))
        latest = known[0] if known and this_year not in known else this_year
        self.year.offer(offered, latest if is_other else self.year.value)
        if is_other:
            self.timeline.rows.read(lambda _after, _limit: Portion(()))
        self._read()

    def _read(self) -> None:
        self._show_figures()
        self.timeline.read(self._portion)
        self._stack.setCurrentIndex(0 if self.timeline.first_key() is not None else 1)

    def _portion(self, after: Any, limit: int) -> Portion:
        year = self.year.value
        found = person_timeline(
            self._session.file.connection, self._person_id, year=year, before=after, limit=limit
        )
        rows = [moment_row(self._words, one, with_year=year is None) for one in found]
        return Portion(rows, found[-1].key if len(found) == limit else None)

    def _show_figures(self) -> None:
        words, connection = self._words, self._session.file.connection
        chosen = self.year.value
        years = [chosen] if chosen else years_of_person(connection, self._person_id)
        sums = [person_year(connection, self._person_id, year) for year in years]
        visits, events = sum(one.visits for one in sums), sum(one.events for one in sums)
        minutes = sum(one.minutes for one in sums)
        first, second, third = self.figures
        first.say(words.number(visits), words.counted("visit", "visits", visits))
        second.say(words.number(events), words.counted("event", "events", events))
        third.say(
            words.text_in("visits", "{hours} h", hours=words.hours(minutes) if minutes else 0),
            words.text_in("visits", "volunteering"),
        )

    def _open(self, line: TimelineLine) -> None:
        place = place_of_line(self._session.file, self._person_id, line)
        if place is not None:
            self._session.go(place)
        elif line.kind in OF_CONSENTS:
            self.consent_asked.emit(Purpose(line.state.partition(":")[0]))
        else:
            self.head_asked.emit()
