"""What is below the page's tabs: a head with the way back, a body, and when it reads the file."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.page import PageHead
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.model.places import PageName, Place


class DeeperPane(QWidget):
    """One sight of the page of people that is not a list with its card; Esc leads back."""

    part: ClassVar[str]
    subjects: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, session: Session, name: str) -> None:
        """A sight named `name`; its body goes into `self.body`."""
        super().__init__()
        self.session = session
        self.theme, self.words = session.theme, session.words
        self.head = PageHead(session, name)
        self.back = button(
            self.theme,
            self.words.text_in("page", "People"),
            self.go_back,
            kind="quiet",
            icon="caret-left",
            keys="Esc",
        )
        self.head.left.insertWidget(0, self.back)
        self.body = column(spacing=0)
        parts = column(self.head, boxed(self.body), spacing=0)
        parts.setStretch(1, 1)
        self.setLayout(parts)
        # the keys of a sight work from the moment it is open
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        leaving = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leaving.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leaving.activated.connect(self.go_back)

    def refresh(self) -> None:
        """Read the file and show it."""
        raise NotImplementedError

    def show_place(self, place: Place) -> None:
        """Go to the rows of a place of this sight."""

    def place(self) -> Place:
        """Where this sight is now, to come back to."""
        return Place(PageName.PEOPLE, part=self.part)

    def back_place(self) -> Place:
        """Where the way back leads."""
        return Place(PageName.PEOPLE, part="people")

    def go_back(self) -> None:
        """Go up to where this sight belongs."""
        self.session.go(self.back_place())

    def come_from(self, part: str) -> None:
        """Hear from which sight of the page one came: empty from its tabs."""

    def take_width(self, width: Width) -> None:
        """Arrange for a window of another width."""
