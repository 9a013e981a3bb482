"""Two columns side by side; in a narrow window one under the other; or what is said instead."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from krc_desktop.desktop.widgets.boxes import ScrolledColumn, boxed, column, row
from krc_desktop.desktop.widgets.widths import Width


class TwoColumns(QStackedWidget):
    """The right column scrolls by itself, the left one too if it `scrolls`.

    `top` stands over the left column, and in a narrow window over everything.
    """

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        instead: QWidget,
        *,
        shares: tuple[int, int],
        top: QWidget | None = None,
        scrolls: bool = False,
        right_first: bool = False,
    ) -> None:
        """Columns of a left and a right widget; in a narrow window the right may come first."""
        super().__init__()
        self._left, self._right, self._top = left, right, top
        self._right_first = right_first
        self._is_narrow = False
        self._has_anything = True
        self._side = ScrolledColumn(margins=(0, 12, 24, 16))
        margins = (24, 12, 0, 16)
        main = ScrolledColumn(margins=margins) if scrolls else None
        self._main = main.column if main is not None else column(spacing=12, margins=margins)
        beside = row(main if main is not None else boxed(self._main), self._side, spacing=14)
        for at, share in enumerate(shares):
            beside.setStretch(at, share)
        self._wide = boxed(beside)
        self._narrow = ScrolledColumn(margins=(20, 12, 16, 16))
        self.instead = instead
        for page in (self._wide, self._narrow, instead):
            self.addWidget(page)
        self._arrange()

    @property
    def is_narrow(self) -> bool:
        """Whether one column stands under the other."""
        return self._is_narrow

    def take_width(self, width: Width) -> None:
        """Arrange for a window of another width."""
        self._is_narrow = width is Width.NARROW
        self._arrange()

    def show_anything(self, *, is_there: bool) -> None:
        """Show the columns, or what is said instead."""
        self._has_anything = is_there
        page = self._narrow if self._is_narrow else self._wide
        self.setCurrentWidget(page if is_there else self.instead)
        self._give_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The right column keeps the room that its words need, whatever its share."""
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        inside = self._side.widget()
        if not self._is_narrow and inside is not None:
            bar = self._side.verticalScrollBar().sizeHint().width()
            self._side.setMinimumWidth(inside.minimumSizeHint().width() + bar)

    def _arrange(self) -> None:
        parts = [self._right, self._left] if self._right_first else [self._left, self._right]
        tops = [self._top] if self._top is not None else []
        if self._is_narrow:
            for part in (*tops, *parts):
                self._narrow.column.addWidget(part)
        else:
            for part in (*tops, self._left):
                self._main.addWidget(part)
            self._main.setStretchFactor(self._left, 1)
            self._side.column.addWidget(self._right)
        for part in (*tops, *parts):
            part.show()
        self.show_anything(is_there=self._has_anything)
