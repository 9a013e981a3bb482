"""Arranging: rows, columns, cards, scrolled columns."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.labels import label

Box = TypeVar("Box", bound=QBoxLayout)
Item = QWidget | QLayout | int | None
NO_MARGINS = (0, 0, 0, 0)


def row(
    *items: Item, spacing: int = 8, margins: tuple[int, int, int, int] = NO_MARGINS
) -> QHBoxLayout:
    """Items beside each other: widgets, layouts, gaps of so many pixels, None for a stretch."""
    return _filled(QHBoxLayout(), items, spacing, margins)


def column(
    *items: Item, spacing: int = 8, margins: tuple[int, int, int, int] = NO_MARGINS
) -> QVBoxLayout:
    """Items under each other: widgets, layouts, gaps of so many pixels, None for a stretch."""
    return _filled(QVBoxLayout(), items, spacing, margins)


def _filled(
    box: Box, items: tuple[Item, ...], spacing: int, margins: tuple[int, int, int, int]
) -> Box:
    box.setSpacing(spacing)
    box.setContentsMargins(QMargins(*margins))
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        elif isinstance(item, QWidget):
            box.addWidget(item)
        else:
            box.addLayout(item)
    return box


def boxed(layout: QLayout, role: str = "") -> QWidget:
    """A widget that holds a layout."""
    made = QWidget()
    if role:
        made.setProperty("role", role)
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setLayout(layout)
    return made


class Card(QFrame):
    """A white card: a heading, something at its right, and rows below."""

    def __init__(self, theme: Theme, title: str = "", *aside: Item, dense: bool = False) -> None:
        """A card with a heading (none: no head) and what stands at its right."""
        super().__init__()
        self.setProperty("role", "card")
        margins = (16, 12, 16, 12) if dense else (20, 16, 20, 16)
        self.body = column(spacing=8, margins=margins)
        self.setLayout(self.body)
        self.heading = label(theme, title, "section")
        if title or aside:
            self.body.addLayout(row(self.heading, None, *aside))
        if title:
            self.setAccessibleName(title)

    def add(self, *items: Item) -> None:
        """Add rows below."""
        for item in items:
            if item is None:
                self.body.addStretch(1)
            elif isinstance(item, int):
                self.body.addSpacing(item)
            elif isinstance(item, QWidget):
                self.body.addWidget(item)
            else:
                self.body.addLayout(item)


class _Scrolled(QWidget):
    """What is inside a scrolled column: as high as its texts need at the width they have.

    Qt's own least height guesses that wrapped texts are narrow, and would scroll what fits.
    """

    def minimumSizeHint(self) -> QSize:
        """The least width; the height follows from it where texts wrap."""
        least = super().minimumSizeHint()
        layout = self.layout()
        wraps = layout is not None and layout.hasHeightForWidth()
        return QSize(least.width(), 0) if wraps else least


class ScrolledColumn(QScrollArea):
    """A column that scrolls: what is too long never grows the window."""

    def __init__(
        self, *items: Item, spacing: int = 12, margins: tuple[int, int, int, int] = NO_MARGINS
    ) -> None:
        """A scrolled column of items."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column = column(*items, spacing=spacing, margins=margins)
        inside = _Scrolled()
        inside.setProperty("role", "scrolled")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside.setLayout(self.column)
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setWidget(inside)

    def add(self, item: QWidget | QLayout) -> None:
        """Add one more item below."""
        if isinstance(item, QWidget):
            self.column.addWidget(item)
        else:
            self.column.addLayout(item)


def clear(layout: QLayout) -> None:
    """Empty a layout; its widgets go with it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
