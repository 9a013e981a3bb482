"""Rows of a card that are made anew together."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from krc_desktop.desktop.widgets.boxes import boxed, clear, column


class Rows(QWidget):
    """Rows below each other; they are whole before they are seen.

    Added one by one to what is on screen already, Qt would reckon their height while they are
    still hidden, and keep that.
    """

    def __init__(self, *, spacing: int) -> None:
        """No rows yet, so many pixels apart."""
        super().__init__()
        self._spacing = spacing
        self.box: QVBoxLayout = column(spacing=spacing)
        self._outer = column(boxed(self.box), spacing=0)
        self.setLayout(self._outer)

    def fill(self, rows: Iterable[QWidget]) -> None:
        """Show other rows."""
        clear(self._outer)
        self.box = column(*rows, spacing=self._spacing)
        made = boxed(self.box)
        self._outer.addWidget(made)
        made.show()
