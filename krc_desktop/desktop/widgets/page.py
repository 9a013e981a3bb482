"""What every page is: a head, a body, and when it looks at the file again.

To make a page: 1. a class that inherits Page, names its subjects and builds its body in `__init__`;
2. `refresh` reads the file and shows it; 3. a line in `desktop/pages.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Item, boxed, column, row
from krc_desktop.desktop.widgets.labels import hairline, label
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.model.places import PageName, Place

if TYPE_CHECKING:
    from krc_desktop.operations.change import Change


class PageHead(QWidget):
    """A page's title, what stands beside it, and its actions at the right."""

    def __init__(self, session: Session, title: str) -> None:
        """A head with a title."""
        super().__init__()
        theme = session.theme
        self.title = label(theme, title, "title")
        self.left = row(self.title, spacing=12)
        self.right = row(spacing=8)
        strut = QWidget()
        strut.setFixedSize(0, theme.px(38))
        inner = row(self.left, strut, None, self.right, margins=(28, 8, 24, 10))
        self.line = hairline()
        self.setLayout(column(boxed(inner), self.line, spacing=0))

    def beside_title(self, *items: Item) -> None:
        """Put items at the right of the title."""
        _fill(self.left, items)

    def at_right(self, *items: Item) -> None:
        """Put items at the right end."""
        _fill(self.right, items)


def _fill(layout: object, items: tuple[Item, ...]) -> None:
    from PySide6.QtWidgets import QHBoxLayout

    if not isinstance(layout, QHBoxLayout):
        return
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif item is not None:
            layout.addLayout(item)


class Page(QWidget):
    """One page of the window; reads the file when it is shown and stale, never when hidden."""

    name: ClassVar[PageName]
    subjects: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, session: Session, title: str) -> None:
        """A page with a title in its head; the body goes into `self.body`."""
        super().__init__()
        self.session = session
        self.theme = session.theme
        self.words = session.words
        self.width_now = Width.FULL
        self._is_stale = True
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = PageHead(session, title)
        self.body = column(spacing=0)
        parts = column(self.head, boxed(self.body), spacing=0)
        parts.setStretch(1, 1)
        self.setLayout(parts)
        self.setAccessibleName(title)
        session.changes.changed.connect(self._something_changed)

    # -- what a page says of itself ------------------------------------------------------------

    def refresh(self) -> None:
        """Read the file and show it."""
        raise NotImplementedError

    def show_place(self, place: Place) -> None:
        """Go to a part, a record, a month of this page."""

    def place(self) -> Place:
        """Where the page is now, to come back to."""
        return Place(self.name)

    def is_elsewhere(self, place: Place) -> bool:
        """Whether a place of this page is another sight: going back comes here again."""
        return False

    def start_new(self) -> None:
        """Begin a new record of this page (Ctrl+N)."""

    def step_period(self, by: int) -> None:
        """Go to the next or the previous period, where the page has one (Ctrl+→, Ctrl+←)."""

    def go_to_today(self) -> None:
        """Go to the present, where the page has a period (T)."""

    def print_page(self) -> bool:
        """Print what the page is for; False where there is nothing to print."""
        return False

    def focus_search(self) -> bool:
        """Put the cursor into the page's own search field; False where it has none."""
        return False

    def take_width(self, width: Width) -> None:
        """Arrange for a window of another width."""
        self.width_now = width

    # -- when it reads -------------------------------------------------------------------------

    def concerns(self, change: Change) -> bool:
        """Whether a change touched what this page shows."""
        return bool(self.subjects & change.subjects)

    def _something_changed(self, change: Change) -> None:
        if not self.concerns(change):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def freshen(self) -> None:
        """Read the file now if it has changed since it was last read."""
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def forsake(self) -> None:
        """Hear of no more changes: another page takes this one's place."""
        self.session.changes.changed.disconnect(self._something_changed)

    def make_stale(self) -> None:
        """Read the file again when shown: the centre or the day has changed."""
        self._is_stale = True
        if self.isVisible():
            self.freshen()

    def showEvent(self, event: QShowEvent) -> None:
        """A page reads before it is seen."""
        super().showEvent(event)
        self.freshen()
