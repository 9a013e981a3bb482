"""The index of the cards: it follows the scroll, and scrolls where it is asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from krc_desktop.desktop.settings.card import SettingsCard
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import column


class Index(QWidget):
    """A line for each card; `asked` gives the card's part."""

    asked = Signal(str)

    def __init__(self, theme: Theme, name: str, cards: Sequence[SettingsCard]) -> None:
        """An index of cards."""
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        self.setFixedWidth(theme.px(200))
        box = column(spacing=2)
        for card in cards:
            made = QPushButton(card.short_title.replace("&", "&&"))
            made.setProperty("kind", "index")
            made.setCheckable(True)
            made.setFont(theme.font("label"))
            made.setIcon(theme.icon(card.icon, "ink2", 18, checked="soft_ink"))
            made.setIconSize(theme.icon_size())
            made.setAccessibleName(card.title)
            made.setToolTip(card.title)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.clicked.connect(lambda _=False, part=card.part: self.asked.emit(part))
            self._group.addButton(made)
            self.buttons[card.part] = made
            box.addWidget(made)
        box.addStretch(1)
        self.setLayout(box)

    def mark(self, part: str) -> None:
        """Show where one is."""
        made = self.buttons.get(part)
        if made is not None:
            made.setChecked(True)

    def show_only(self, parts: set[str]) -> None:
        """Show the lines of the cards that are seen."""
        for part, made in self.buttons.items():
            made.setVisible(part in parts)
