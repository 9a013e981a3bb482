"""What every part of the page is: a head of its own, a body, and when it looks at the file."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.places import BOARD, MACHINES, SHELF, place_of
from krc_desktop.desktop.pages import title
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column
from krc_desktop.desktop.widgets.buttons import Segmented, button
from krc_desktop.desktop.widgets.page import PageHead
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.model.places import PageName, Place


class Pane(QWidget):
    """One part of the page: the board, the list of machines, a card, the shelf, a firing.

    A main part (`view` is its own name) carries the switch between the main parts; a deeper one
    (`back` is given) begins with the way back.
    """

    part: ClassVar[str]
    subjects: ClassVar[frozenset[str]] = frozenset()

    def __init__(
        self, session: Session, name: str = "", *, view: str | None = None, back: str = ""
    ) -> None:
        """A part named `name` (else as the page); `back` says where the way back leads."""
        super().__init__()
        self.session = session
        self.theme = session.theme
        self.words = session.words
        self.width_now = Width.FULL
        self.is_stale = True
        self.head = PageHead(session, name or title(session.words, PageName.EQUIPMENT))
        if view is not None:
            self.head.beside_title(views_switch(session, view))
        if back:
            self.back = button(self.theme, back, self.go_back, kind="quiet", icon="caret-left")
            self.head.left.insertWidget(0, self.back)
        self.body = column(spacing=0)
        parts = column(self.head, boxed(self.body), spacing=0)
        parts.setStretch(1, 1)
        self.setLayout(parts)

    # -- what a part says of itself ------------------------------------------------------------

    def refresh(self) -> None:
        """Read the file and show it."""
        raise NotImplementedError

    def show_place(self, place: Place) -> None:
        """Go to a row of this part."""

    def place(self) -> Place:
        """Where this part is now, to come back to."""
        return place_of(self.part)

    def back_place(self) -> Place:
        """Where the way back leads."""
        return place_of(MACHINES)

    def go_back(self) -> None:
        """Go up to where this part belongs."""
        self.session.go(self.back_place())

    def forget(self) -> None:
        """Another centre is at hand: show nothing of the one before."""

    def start_new(self) -> None:
        """Begin what this part is for (Ctrl+N)."""

    def step_period(self, by: int) -> None:
        """Go to the next or the previous period."""

    def go_to_today(self) -> None:
        """Go to the present."""

    def print_page(self) -> bool:
        """Print what this part is for; False where there is nothing to print."""
        return False

    def focus_search(self) -> bool:
        """Put the cursor into the search of this part; False where it has none."""
        return False

    def take_width(self, width: Width) -> None:
        """Arrange for a window of another width."""
        self.width_now = width


def views_switch(session: Session, view: str) -> Segmented:
    """The switch between the main parts, with the one that is seen chosen."""
    words = session.words
    switch = Segmented(session.theme, words.text("View"))
    switch.offer(BOARD, words.text("Calendar"), icon="calendar-blank")
    switch.offer(MACHINES, words.text_in("page", "Equipment"), icon="list")
    switch.offer(SHELF, words.text("Kiln shelf"), icon="cube")
    switch.choose(view)

    def go(chosen: str) -> None:
        switch.choose(view)
        session.go(place_of(chosen))

    switch.chosen.connect(go)
    return switch
