"""The page of events with what lies deeper: an event's sheets, its sign-ups."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from krc_desktop.desktop.events.deeper import SHEET, SIGNUPS, DeeperPane
from krc_desktop.desktop.events.page import EventsPage
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.model.places import Place
from krc_desktop.operations.change import Change

_FOLDER = "krc_desktop.desktop.events"
# module and class of each sight; imported when it is first opened
_SIGHTS: dict[str, tuple[str, str]] = {
    SHEET: (f"{_FOLDER}.sheets.pane", "SheetPane"),
    SIGNUPS: (f"{_FOLDER}.signups.pane", "SignupsPane"),
}


class WholeEventsPage(EventsPage):
    """List and month; and in their place, one at a time, a deeper sight of an event."""

    def __init__(self, session: Session) -> None:
        """The page over a session, at its list."""
        self._deep: dict[str, DeeperPane] = {}
        self._waits = False
        self.sights = QStackedWidget()
        super().__init__(session)
        self.body.removeWidget(self.views)
        self.sights.addWidget(self.views)
        self.body.addWidget(self.sights)

    @property
    def deeper(self) -> DeeperPane | None:
        """The deeper sight that is seen; None while list or month is."""
        shown = self.sights.currentWidget()
        return shown if isinstance(shown, DeeperPane) else None

    def _sight(self, part: str) -> DeeperPane:
        """A deeper sight, made now if it was not opened before."""
        if part not in self._deep:
            module, cls = _SIGHTS[part]
            made: DeeperPane = getattr(import_module(module), cls)(self.session)
            made.take_width(self.width_now)
            self._deep[part] = made
            self.sights.addWidget(made)
        return self._deep[part]

    # -- reading -------------------------------------------------------------------------------

    def concerns(self, change: Change) -> bool:
        """Whether a change touched what is seen."""
        deeper = self.deeper
        return super().concerns(change) or (
            deeper is not None and bool(deeper.subjects & change.subjects)
        )

    def refresh(self) -> None:
        """Read the deeper sight where one is seen; the list waits until one comes back."""
        deeper = self.deeper
        if deeper is None:
            super().refresh()
            return
        self._waits = True
        deeper.refresh()
        if not deeper.is_there:
            self._surface()

    def make_stale(self) -> None:
        """The centre or the day has changed: another centre's sheet is not shown on."""
        deeper = self.deeper
        if deeper is not None and deeper.centre_id != self.session.centre_id:
            self._surface()
        super().make_stale()

    # -- going ---------------------------------------------------------------------------------

    def _show_head(self) -> None:
        """A deeper sight has a head of its own."""
        super()._show_head()
        if self.deeper is not None:
            self.head.hide()

    def is_elsewhere(self, place: Place) -> bool:
        """Whether a place is another sight: going back comes here again."""
        seen = self.deeper.part if self.deeper is not None else ""
        wanted = place.part if place.part in _SIGHTS else ""
        return seen != wanted or (bool(seen) and place.rows != self.place().rows)

    def show_place(self, place: Place) -> None:
        """Go to a deeper sight, or come up to the list and there to what is meant."""
        if self.deeper is not None:
            self.deeper.leave()
        if place.part not in _SIGHTS:
            self._surface()
            super().show_place(place)
            return
        self.detail.save()
        sight = self._sight(place.part)
        self.sights.setCurrentWidget(sight)
        sight.show_place(place)
        if sight.is_there:
            self._show_head()
        else:
            self._surface()

    def _surface(self) -> None:
        """Show the list or the month, as they are by now."""
        if self.deeper is None:
            return
        self.sights.setCurrentWidget(self.views)
        if self._waits:
            self._waits = False
            super().refresh()
        self._show_head()

    def place(self) -> Place:
        """Where the page is now."""
        return self.deeper.place() if self.deeper is not None else super().place()

    # -- what a page is asked ------------------------------------------------------------------

    def start_new(self, **how: Any) -> None:
        """Begin what is seen for: an event, the next sheet."""
        if self.deeper is not None:
            self.deeper.start_new()
        else:
            super().start_new(**how)

    def step_period(self, by: int) -> None:
        """The next or the previous month, or sheet."""
        if self.deeper is not None:
            self.deeper.step_period(by)
        else:
            super().step_period(by)

    def go_to_today(self) -> None:
        """The present; a deeper sight has none."""
        if self.deeper is None:
            super().go_to_today()

    def print_page(self) -> bool:
        """Print what is seen."""
        return self.deeper.print_page() if self.deeper is not None else super().print_page()

    def focus_search(self) -> bool:
        """The search of the list."""
        return False if self.deeper is not None else super().focus_search()

    def take_width(self, width: Width) -> None:
        """Arrange for a window of another width."""
        super().take_width(width)
        for sight in self._deep.values():
            sight.take_width(width)
