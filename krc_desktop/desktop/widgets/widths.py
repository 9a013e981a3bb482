"""How much room a window has, counted in letters: large text makes it narrower."""

from __future__ import annotations

from enum import Enum


class Width(Enum):
    """Everything side by side; a little less; or list *or* detail."""

    FULL = "full"
    MEDIUM = "medium"
    NARROW = "narrow"


def width_of(pixels: int, scale: float) -> Width:
    """The width of a window of so many logical pixels with texts of a scale."""
    room = pixels / scale
    if room >= 1180:
        return Width.FULL
    return Width.MEDIUM if room >= 1000 else Width.NARROW
