"""A row of a card that unfolds what it is about."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.card import setting_row
from krc_desktop.desktop.widgets.boxes import boxed, column
from krc_desktop.desktop.widgets.buttons import button


class Unfolding(QWidget):
    """A title, a sentence, a button; what is below is filled when first seen."""

    def __init__(self, session: Session, title: str, meta: str) -> None:
        """Folded."""
        super().__init__()
        self._session = session
        self._title = title
        self.toggle = button(session.theme, session.words.text("Show"), self._turn, kind="quiet")
        self.toggle.setAccessibleName(f"{self.toggle.text()}: {title}")
        self.inside = column(spacing=8)
        self.below = boxed(self.inside)
        self.below.hide()
        self.setLayout(column(setting_row(session, title, meta, self.toggle), self.below))

    @property
    def is_open(self) -> bool:
        """Whether what is below is seen."""
        return not self.below.isHidden()

    def _turn(self) -> None:
        words = self._session.words
        self.below.setVisible(not self.is_open)
        self.toggle.setText(words.text("Fold") if self.is_open else words.text("Show"))
        self.toggle.setAccessibleName(f"{self.toggle.text()}: {self._title}")
        if self.is_open:
            self.read()

    def read(self) -> None:
        """Show what is below as it is now."""
