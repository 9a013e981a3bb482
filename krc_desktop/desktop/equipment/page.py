"""The page of equipment: it only holds its parts and goes from one to another."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtWidgets import QStackedWidget

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.pane import Pane
from krc_desktop.desktop.pages import title
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.page import Page
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.model.places import NEW, PageName, Place
from krc_desktop.operations.change import Change

_FOLDER = "krc_desktop.desktop.equipment"
# module and class of each part; imported when it is first opened
_PARTS: dict[str, tuple[str, str]] = {
    places.BOARD: (f"{_FOLDER}.board.pane", "BoardPane"),
    places.MACHINES: (f"{_FOLDER}.card.list_pane", "MachinesPane"),
    places.MACHINE: (f"{_FOLDER}.card.pane", "MachinePane"),
    places.SHELF: (f"{_FOLDER}.kiln.shelf_pane", "ShelfPane"),
    places.FIRING: (f"{_FOLDER}.kiln.firing_pane", "FiringPane"),
}
# shown on the board
_ON_BOARD = frozenset({places.BOOKING, places.BOOK, NEW})


class EquipmentPage(Page):
    """Board | machines | kiln shelf, and below them a machine's card and a firing's log."""

    name = PageName.EQUIPMENT

    def __init__(self, session: Session) -> None:
        """The page over a session, at its board."""
        super().__init__(session, title(session.words, self.name))
        self.head.hide()
        self._panes: dict[str, Pane] = {}
        self._centre_id = session.centre_id
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack)
        self._open(places.BOARD)

    @property
    def pane(self) -> Pane:
        """The part that is seen."""
        shown = self.stack.currentWidget()
        if not isinstance(shown, Pane):
            raise TypeError("the page always shows a part")
        return shown

    def part(self, part: str) -> Pane:
        """A part, made now if it was not opened before."""
        if part not in self._panes:
            module, cls = _PARTS[part]
            made: Pane = getattr(import_module(module), cls)(self.session)
            made.take_width(self.width_now)
            self._panes[part] = made
            self.stack.addWidget(made)
        return self._panes[part]

    def _open(self, part: str) -> Pane:
        pane = self.part(part)
        self.stack.setCurrentWidget(pane)
        return pane

    # -- reading -------------------------------------------------------------------------------

    def concerns(self, change: Change) -> bool:
        """Whether a change touched what the part that is seen shows; the others wait."""
        for pane in self._panes.values():
            if pane.subjects & change.subjects:
                pane.is_stale = True
        return self.pane.is_stale

    def make_stale(self) -> None:
        """The centre or the day has changed: every part reads again when it is seen."""
        another = self._centre_id != self.session.centre_id
        self._centre_id = self.session.centre_id
        for pane in self._panes.values():
            pane.is_stale = True
            if another:
                pane.forget()
        super().make_stale()

    def refresh(self) -> None:
        """Read the part that is seen."""
        if self.pane.is_stale:
            self.pane.is_stale = False
            self.pane.refresh()

    # -- going ---------------------------------------------------------------------------------

    def is_elsewhere(self, place: Place) -> bool:
        """Whether a place is in another part, or another row of a deeper one."""
        part = places.BOARD if place.part in _ON_BOARD else place.part
        return part != self.pane.part or (bool(place.rows) and place.rows != self.place().rows)

    def show_place(self, place: Place) -> None:
        """Go to a part, and there to the row meant."""
        part = places.BOARD if place.part in _ON_BOARD else place.part
        pane = self._open(part if part in _PARTS else places.BOARD)
        pane.show_place(place)
        self.refresh()

    def place(self) -> Place:
        """Where the part that is seen is now."""
        return self.pane.place()

    # -- what a page is asked ------------------------------------------------------------------

    def start_new(self) -> None:
        """Begin what the part that is seen is for."""
        self.pane.start_new()

    def step_period(self, by: int) -> None:
        """The next or the previous period of the part that is seen."""
        self.pane.step_period(by)

    def go_to_today(self) -> None:
        """The present, in the part that is seen."""
        self.pane.go_to_today()

    def print_page(self) -> bool:
        """Print what the part that is seen is for."""
        return self.pane.print_page()

    def focus_search(self) -> bool:
        """The search of the part that is seen."""
        return self.pane.focus_search()

    def take_width(self, width: Width) -> None:
        """Arrange for a window of another width."""
        super().take_width(width)
        for pane in self._panes.values():
            pane.take_width(width)
