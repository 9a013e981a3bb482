"""What the looks of the board mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from krc_desktop.desktop.equipment.board.block_painter import BlockPainter
from krc_desktop.desktop.equipment.board.blocks import Block, Look, Subject, Texts
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import boxed, row
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.model.board import View
from krc_desktop.model.board_geometry import Part
from krc_desktop.model.opening import Span


class Legend(QWidget):
    """Small pieces of what is painted, each with its word."""

    def __init__(self, session: Session) -> None:
        """The legend of the looks, and that of a month's signs."""
        super().__init__()
        theme, words = session.theme, session.words
        looks = (
            (Look.SOLID, "kiln", words.text_in("legend", "Firing")),
            (Look.HATCHED, "kiln", words.text_in("legend", "Cooling")),
            (Look.TINT, "knit", words.text_in("legend", "Booking")),
            (Look.OUTLINED, "accent", words.text_in("legend", "Event")),
            (Look.DASHED, "warn", words.text_in("legend", "Suggestion")),
            (Look.OUT, "field", words.text("Out of service")),
        )
        signs = (
            ("chart-bar", "ink2", words.text_in("legend", "Share of the day")),
            ("fire-fill", "kiln", words.text_in("booking", "Firing")),
            ("calendar-blank", "accent", words.text_in("legend", "Event")),
            ("wrench", "warn", words.text_in("booking", "Maintenance")),
            ("prohibit", "bad", words.text("Out of service")),
        )
        self._looks = [_named(theme, _Swatch(theme, look, ink), text) for look, ink, text in looks]
        self._signs = [
            _named(theme, icon_label(theme, icon, ink, 14), text) for icon, ink, text in signs
        ]
        closed = _named(theme, _Swatch(theme, None, "shade"), words.text_in("legend", "Closed"))
        parts = (*self._looks, *self._signs, closed)
        self.setLayout(row(None, *parts, spacing=16, margins=(14, 0, 14, 0)))
        self.setMinimumHeight(theme.px(28))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_view(self, view: View) -> None:
        """The looks of blocks, or the signs of a month."""
        for made in self._looks:
            made.setVisible(view is not View.MONTH)
        for made in self._signs:
            made.setVisible(view is View.MONTH)


def _named(theme: Theme, mark: QWidget, text: str) -> QWidget:
    return boxed(row(mark, label(theme, text, "caption", "ink2"), spacing=6))


class _Swatch(QWidget):
    """A small piece of a look."""

    def __init__(self, theme: Theme, look: Look | None, ink: str) -> None:
        super().__init__()
        self._theme = theme
        self._painter = BlockPainter(theme)
        span = Span(0, 60)
        part = Part(0, span, starts_here=True, ends_here=True)
        self._block = (
            Block(Subject.BOOKING, 0, 0, part, span, look, ink, Texts(("",))) if look else None
        )
        self.setFixedSize(18, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The look, in little."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(0.5, 0.5, 17, 13)
        if self._block is not None:
            self._painter.paint(painter, room, self._block)
            return
        painter.setPen(self._theme.colour("line"))
        painter.setBrush(self._theme.colour("shade"))
        painter.drawRoundedRect(room, 4, 4)
