"""Texts on screen: always plain, so that nobody's name is ever markup."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from krc_desktop.desktop.theme import Theme


def label(
    theme: Theme, text: str = "", role: str = "body", tone: str = "", *, wraps: bool = False
) -> QLabel:
    """A plain text in a role's font; `tone` is a colour of the stylesheet (ink2, ink3, warn …)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(theme.font(role))
    made.setWordWrap(wraps)
    if wraps:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if tone:
        made.setProperty("tone", tone)
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget another tone and paint it so."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def tag(theme: Theme, text: str, tone: str = "neutral") -> QLabel:
    """A small pill that says a state or a role in a word or two; it can't be clicked."""
    made = label(theme, text, "caption", tone)
    made.setProperty("kind", "tag")
    made.setMinimumHeight(theme.px(22))
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def key_cap(theme: Theme, text: str) -> QLabel:
    """A key of the keyboard, drawn as one."""
    made = label(theme, text, "caption")
    made.setProperty("kind", "key")
    made.setMinimumHeight(theme.px(22))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def icon_label(theme: Theme, name: str, ink: str = "ink2", size: int = 20) -> QLabel:
    """An icon that says nothing by itself: the words stand beside it."""
    made = QLabel()
    made.setPixmap(theme.pixmap(name, ink, size))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def hairline() -> QFrame:
    """A line between two rows of a card."""
    made = QFrame()
    made.setProperty("role", "hairline")
    made.setFixedHeight(1)
    return made


class ElidedLabel(QLabel):
    """A one-line text that ends in … where there is no room; the whole of it is its tooltip."""

    def __init__(self, theme: Theme, text: str = "", role: str = "body", tone: str = "") -> None:
        """A text in a role's font."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role))
        if tone:
            self.setProperty("tone", tone)
        self.setMinimumWidth(theme.px(24))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._say_whole()

    def minimumSizeHint(self) -> QSize:
        """As narrow as one wishes."""
        return QSize(self.minimumWidth(), super().minimumSizeHint().height())

    def resizeEvent(self, event: object) -> None:
        """Tell the whole text where it no longer fits."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._say_whole()

    def _say_whole(self) -> None:
        fits = QFontMetrics(self.font()).horizontalAdvance(self.text()) <= self.width()
        self.setToolTip("" if fits else as_plain_tooltip(self.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        room: QRect = self.contentsRect()
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)


def as_plain_tooltip(text: str) -> str:
    """A text as a tooltip: Qt would read “<b>” in it as markup unless every < is written out."""
    from html import escape

    return f"<span>{escape(text)}</span>" if "<" in text or "&" in text else text
