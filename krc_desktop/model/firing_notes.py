"""What the note of a booking says of a firing, where nobody kept a log apart."""

from __future__ import annotations

import re
from typing import Any

from krc_desktop.model.bookings import FiringKind

_CELSIUS = re.compile(r"(\d{3,4})\s*°\s*C")
_PIECES = re.compile(r"(\d{1,4})\s+izstrādājum")
_FIRING_KINDS = (
    ("biskvīt", FiringKind.BISQUE),
    ("glazūr", FiringKind.GLAZE),
    ("dekor", FiringKind.DECOR),
)


def firing_in_words(note: str) -> dict[str, Any]:
    """What a note says of a firing: “Biskvīta apdedzināšana, 950 °C; … 21 izstrādājums”."""
    told: dict[str, Any] = {}
    lower = note.lower()
    kind = next((kind for word, kind in _FIRING_KINDS if word in lower), None)
    if kind is not None:
        told["kind"] = kind
    if found := _CELSIUS.search(note):
        celsius = int(found[1])
        if 100 <= celsius <= 1400:
            told["target_celsius"] = celsius
    if found := _PIECES.search(note):
        told["pieces_in"] = int(found[1])
    return told
