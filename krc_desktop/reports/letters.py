"""The letters of the paper: seven bundled fonts, and the way of a typed text into them.

Nothing that a person typed may vanish or act: what has no glyph is shown as ◊, what steers text
without being text (controls, changes of direction) is dropped, and markup is printed as typed.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache
from itertools import groupby
from typing import NewType

from krc_desktop.language import NBSP
from krc_desktop.paths import resources_folder

Markup = NewType("Markup", str)

NO_GLYPH = "◊"


class Face(StrEnum):
    """A font of the bundle, under the program's own name for it."""

    SANS = "KrcSans"
    SANS_SEMIBOLD = "KrcSansSemibold"
    SANS_BOLD = "KrcSansBold"
    SANS_ITALIC = "KrcSansItalic"
    SERIF = "KrcSerif"
    SERIF_SEMIBOLD = "KrcSerifSemibold"
    SERIF_ITALIC = "KrcSerifItalic"


_FILES = {
    Face.SANS: "SourceSansPro-Regular.ttf",
    Face.SANS_SEMIBOLD: "SourceSansPro-Semibold.ttf",
    Face.SANS_BOLD: "SourceSansPro-Bold.ttf",
    Face.SANS_ITALIC: "SourceSansPro-It.ttf",
    Face.SERIF: "SourceSerifPro-Regular.ttf",
    Face.SERIF_SEMIBOLD: "SourceSerifPro-Semibold.ttf",
    Face.SERIF_ITALIC: "SourceSerifPro-It.ttf",
}

# Hyphens and glued spaces that the fonts lack have equals that they hold.
_EQUALS = {"\u2010": "-", "\u2011": "-", "\u202f": NBSP, "\u2007": NBSP, "\t": " ", "\r": "\n"}
# What is no letter: spaces and line ends, controls and format marks, halves and unassigned ones.
_BY_CATEGORY = {"Zs": " ", "Zl": "\n", "Zp": "\n", "Cc": "", "Cf": ""} | dict.fromkeys(
    ("Cs", "Co", "Cn"), NO_GLYPH
)
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)
_UNIT = re.compile(
    r"(?<=\d) (?=(?:h|%|°C|EUR|kg|g|km|m|cm|min|lpp\.)(?!\w)"
    r"|(?:stund|gad|dien|mēneš|cilvēk|person|dalībniek|hours?|days?|people)\w*)"
)
_MONTH = re.compile(r"(?<=\d\.) (?=(?:gada|janv|febr|mart|apr|maij|jūn|jūl|aug|sept|okt|nov|dec))")


@cache
def glyphs(face: Face) -> frozenset[int]:
    """The code points that a font can show; the first call makes the fonts known to reportlab."""
    _register()
    from reportlab.pdfbase import pdfmetrics

    return frozenset(pdfmetrics.getFont(face.value).face.charToGlyph)


@cache
def _register() -> None:
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    rl_config.useA85 = 0  # streams stay binary: a quarter smaller
    for face, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(face.value, str(resources_folder() / "fonts" / file)))


def width(text: str, face: Face, size: float) -> float:
    """How wide a text is set, in points."""
    _register()
    from reportlab.pdfbase import pdfmetrics

    return float(pdfmetrics.stringWidth(text, face.value, size))


def plain(text: str) -> str:
    """A typed text as letters only: composed, without controls, newlines kept."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(_letter(char) for char in composed)


def _letter(char: str) -> str:
    """What is printed for one character, whatever the font."""
    if char in {"\n", NBSP}:
        return char
    if char in _EQUALS:
        return _EQUALS[char]
    if ord(char) in _VARIATION_SELECTORS:
        return ""
    return _BY_CATEGORY.get(unicodedata.category(char), char)


def shown(text: str, face: Face) -> str:
    """A text on one line for the canvas, every letter in the font's reach."""
    known = glyphs(face)
    line = " ".join(plain(text).split("\n"))
    return "".join(char if ord(char) in known else NO_GLYPH for char in line)


def marked(text: str, face: Face) -> Markup:
    """A text for a paragraph of a font: escaped, its missing letters lent by the sans or shown."""
    own, lent = glyphs(face), glyphs(Face.SANS)
    glued = _MONTH.sub(NBSP, _UNIT.sub(NBSP, plain(text)))

    def source(char: str) -> Face | None:
        if char == "\n" or ord(char) in own:
            return face
        return Face.SANS if ord(char) in lent else None

    pieces: list[str] = []
    for origin, run in groupby(glued, source):
        letters = "".join(run)
        if origin is None:
            letters = NO_GLYPH * len(letters)
        escaped = letters.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        lent_run = origin is Face.SANS and face is not Face.SANS
        pieces.append(f'<font name="{Face.SANS}">{escaped}</font>' if lent_run else escaped)
    return Markup("".join(pieces))
