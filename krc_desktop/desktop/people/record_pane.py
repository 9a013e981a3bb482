"""Arranges a record: its head, its cards, and what happened beside them or below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import ScrolledColumn, boxed, column, row
from krc_desktop.desktop.widgets.widths import Width

_TWO_COLUMNS = 640
_ROWS_BELOW = 6


class RecordPane(QWidget):
    """Two columns where there is room, each with a scroll bar of its own; else one."""

    def __init__(
        self, theme: Theme, head: QWidget, cards: Sequence[QWidget], aside: QWidget
    ) -> None:
        """A head over cards; `aside` stands at their right."""
        super().__init__()
        self._theme = theme
        self._head, self._aside = head, aside
        self._width = Width.FULL
        self._is_wide: bool | None = None
        self.scrolled = ScrolledColumn(*cards, None, spacing=12, margins=(20, 0, 12, 16))
        self._right = column(aside, margins=(2, 0, 20, 16))
        self._right_box = boxed(self._right)
        self._top = column(margins=(20, 14, 20, 12))
        self._top_box = boxed(self._top)
        body = row(self.scrolled, self._right_box, spacing=0)
        body.setStretch(0, 13)
        body.setStretch(1, 10)
        whole = column(self._top_box, body, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def take_width(self, width: Width) -> None:
        """Arrange for a window of another width."""
        self._width = width
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.width() >= self._theme.px(_TWO_COLUMNS)
        wide = room and self._width is not Width.NARROW
        if wide == self._is_wide:
            return
        self._is_wide = wide
        cards = self.scrolled.column
        if wide:
            self._top.addWidget(self._head)
            self._right.addWidget(self._aside)
            cards.setContentsMargins(20, 0, 12, 16)
        else:
            cards.insertWidget(0, self._head)
            cards.insertWidget(cards.count() - 1, self._aside)
            cards.setContentsMargins(20, 14, 20, 16)
        self._top_box.setVisible(wide)
        self._right_box.setVisible(wide)
        self._aside.setMinimumHeight(0 if wide else self._theme.px(140 + 50 * _ROWS_BELOW))
