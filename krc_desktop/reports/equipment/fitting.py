"""Texts of any length in the room there is: broken into lines, made smaller, cut with a mark."""

from __future__ import annotations

from dataclasses import dataclass

from krc_desktop.reports import letters
from krc_desktop.reports.letters import Face
from krc_desktop.reports.paper import Sheet

_STEP = 0.5


@dataclass(frozen=True)
class Fitted:
    """Lines in a size that fit their room."""

    lines: tuple[str, ...]
    size: float


def fitted_lines(
    sheet: Sheet, text: str, face: Face, sizes: tuple[float, float], room: float, most: int
) -> Fitted:
    """A text on at most so many lines, in the largest size between two that holds all of it.

    What does not fit in the smallest size is cut with an ellipsis.
    """
    line = sheet.line(text, face)
    size, least = sizes
    while True:
        lines = broken(line, face, size, room)
        if len(lines) <= most:
            return Fitted(tuple(lines), size)
        if size - _STEP < least:
            break
        size -= _STEP
    rest = " ".join(lines[most - 1 :])
    return Fitted((*lines[: most - 1], sheet.fitted(rest, face, size, room)), size)


def broken(line: str, face: Face, size: float, room: float) -> list[str]:
    """A line broken at its spaces, a word that is too wide anywhere."""
    lines: list[str] = []
    for word in line.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and letters.width(longer, face, size) <= room:
            lines[-1] = longer
        else:
            lines += _pieces(word, face, size, room)
    return [found for found in lines if found] or [""]


def _pieces(word: str, face: Face, size: float, room: float) -> list[str]:
    pieces = [""]
    for char in word:
        if pieces[-1] and letters.width(pieces[-1] + char, face, size) > room:
            pieces.append("")
        pieces[-1] += char
    return pieces
