"""Something at which a popover opens: to the side of a block, so that its day stays in sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.theme import Theme

# what the popovers of a booking usually take, at 100 %
_WIDTH, _HEIGHT = 412, 500
_GAP = 12


class Anchor(QWidget):
    """An unseen point over a board; the focus that is given to it goes to the grid."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        """An anchor over a board."""
        super().__init__(over)
        self._theme = theme
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def put_beside(self, grid: QWidget, found: list[QRectF]) -> QWidget:
        """Go to the side of the first of some places of a grid; to the middle without any."""
        self.setFocusProxy(grid)
        seen = grid.visibleRegion().boundingRect()
        place = found[0].toRect() if found else QRect(seen.center(), QSize(1, 1))
        place = place.intersected(seen) if place.intersects(seen) else seen
        window = self._over.window()
        block = QRect(grid.mapTo(window, place.topLeft()), place.size())
        corner = QPoint(self._left_of(block, window.width()), self._top_of(block, window.height()))
        self.setGeometry(QRect(self._over.mapFrom(window, corner), QSize(1, 1)))
        self.show()
        return self

    def _left_of(self, block: QRect, room: int) -> int:
        """To the right of a block, else to its left, else at it."""
        wide = self._theme.px(_WIDTH)
        if block.right() + _GAP + wide <= room - _GAP:
            return block.right() + _GAP
        left = block.left() - _GAP - wide
        return left if left >= 8 else block.left()

    def _top_of(self, block: QRect, room: int) -> int:
        """At a block's height, so that what is usual fits below it."""
        high = self._theme.px(_HEIGHT)
        return max(8, min(block.top() - 40, room - 16 - high)) - 7
