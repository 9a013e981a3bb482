"""The shadow of what floats over a page."""

from __future__ import annotations

from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget

from krc_desktop.desktop.theme import Theme


def cast_shadow(theme: Theme, widget: QWidget) -> None:
    """Let a widget float. Never for what scrolls: it would be painted anew each time."""
    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(36)
    shadow.setOffset(0, 10)
    shadow.setColor(theme.colour("shadow"))
    widget.setGraphicsEffect(shadow)
