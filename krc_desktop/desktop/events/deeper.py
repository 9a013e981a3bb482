"""What lies deeper than the list of events: a sheet, the sign-ups; each with the way back."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.events.event_words import in_language
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import as_plain_tooltip
from krc_desktop.desktop.widgets.page import PageHead
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.model.events import Event
from krc_desktop.model.places import PageName, Place
from krc_desktop.model.reports import Both

# the rows of a place by its part: SHEET one sheet, SIGNUPS one event
SHEET = "sheet"
SIGNUPS = "signups"
_BACK_WIDTHS = {Width.FULL: 190, Width.MEDIUM: 140}
_NARROW_BACK = 104


def sheet_place(sheet_id: int) -> Place:
    """Where a sheet is entered."""
    return Place(PageName.EVENTS, (sheet_id,), part=SHEET)


def signups_place(event_id: int) -> Place:
    """Where the sign-ups of an event are kept."""
    return Place(PageName.EVENTS, (event_id,), part=SIGNUPS)


class DeeperPane(QWidget):
    """One deeper sight of an event; reads the file when it is shown or something changed."""

    part: ClassVar[str]
    subjects: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, session: Session, name: str) -> None:
        """A sight called `name`; its body goes into `self.body`."""
        super().__init__()
        self.session = session
        self.theme = session.theme
        self.words = session.words
        self.width_now = Width.FULL
        self._event: Event | None = None
        self.setAccessibleName(name)
        self.head = PageHead(session, name)
        self.back = button(
            self.theme, "", self.go_back, kind="quiet", icon="caret-left", keys="Alt+Left"
        )
        self.head.left.insertWidget(0, self.back)
        self.body = column(spacing=0)
        parts = column(self.head, boxed(self.body), spacing=0)
        parts.setStretch(1, 1)
        self.setLayout(parts)

    # -- what a sight says of itself -----------------------------------------------------------

    @property
    def is_there(self) -> bool:
        """Whether what it shows is still in the file."""
        return self._event is not None

    @property
    def centre_id(self) -> int:
        """The centre of the event that it belongs to; 0 where that is gone."""
        return self._event.centre_id if self._event else 0

    def show_place(self, place: Place) -> None:
        """Show the row meant."""
        raise NotImplementedError

    def place(self) -> Place:
        """Where it is now, to come back to."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read the file and show it."""
        raise NotImplementedError

    def leave(self) -> None:
        """Keep what is being typed: one goes elsewhere."""

    def start_new(self) -> None:
        """Begin what the sight is for (Ctrl+N)."""

    def step_period(self, by: int) -> None:
        """Go to the next or the previous one of its kind."""

    def print_page(self) -> bool:
        """Print what the sight is for; False where there is nothing to print."""
        return False

    def take_width(self, width: Width) -> None:
        """Arrange for a window of another width."""
        self.width_now = width
        self._name_back()

    # -- the event it belongs to ---------------------------------------------------------------

    def belong_to(self, event: Event | None) -> None:
        """Say whose it is: the way back leads there."""
        self._event = event
        self._name_back()

    def _name_back(self) -> None:
        if self._event is None:
            return
        title = in_language(self.words, Both(self._event.title_lv, self._event.title_en))
        room = self.theme.px(_BACK_WIDTHS.get(self.width_now, _NARROW_BACK))
        metrics = QFontMetrics(self.back.font())
        text = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
        self.back.setText(text.replace("&", "&&"))
        self.back.setAccessibleName(self.words.text("Back to the event: {title}", title=title))
        self.back.setToolTip(as_plain_tooltip(title))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, where nothing else has taken it."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
            return
        super().keyPressEvent(event)

    def go_back(self) -> None:
        """Go up to the event."""
        rows = (self._event.id,) if self._event is not None else ()
        self.session.go(Place(PageName.EVENTS, rows))
