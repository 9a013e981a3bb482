"""The sheet of paper: its grid, two print profiles, text styles, and the one door for text.

Every paragraph of every printed document is made by a `Sheet`, which escapes what it is given
unless it comes as `Markup` from the sheet itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.reports import Both
from krc_desktop.reports.letters import NO_GLYPH, Face, Markup, marked, shown, width

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 25 * mm, 15 * mm, 23 * mm, 21 * mm
TEXT_WIDTH: float = PAGE_WIDTH - LEFT - RIGHT
BODY_HEIGHT: float = PAGE_HEIGHT - TOP - BOTTOM
COLUMN, GUTTER = 10.5 * mm, 4 * mm

# A cell that would be taller than this is cut visibly: a row must never outgrow a page.
TALLEST_CELL = 120 * mm
CUT = "[…]"


def span(columns: int) -> float:
    """The width of so many columns of the twelve."""
    return float(columns * COLUMN + (columns - 1) * GUTTER)


@dataclass(frozen=True)
class Profile:
    """How ink is used: the colours of the roles, and the thickness of the finest rule."""

    name: str
    ink: Color
    accent: Color
    grey: Color
    hair: Color
    light: Color
    light_outline: float
    tint: Color
    hairline: float


COLOUR = Profile(
    "colour",
    ink=HexColor("#1A1917"),
    accent=HexColor("#8F3A22"),
    grey=HexColor("#57534E"),
    hair=HexColor("#BFB9B0"),
    light=HexColor("#D3CEC6"),
    light_outline=0,
    tint=HexColor("#EFECE7"),
    hairline=0.25,
)
# Lasers make grey of dots, which breaks small letters and thin rules: all is black, past bars are
# outlined.
BLACK = Profile(
    "black",
    ink=black,
    accent=black,
    grey=black,
    hair=black,
    light=white,
    light_outline=0.4,
    tint=HexColor("#E4E4E4"),
    hairline=0.2,
)


class Role(Enum):
    """What a text is on the page: font, size, leading, colour."""

    CENTRE = (Face.SERIF_SEMIBOLD, 33, 39, "ink")
    MONTH = (Face.SERIF, 22, 28, "accent")
    LEAD = (Face.SERIF, 13, 18.4, "ink")
    QUOTE = (Face.SERIF_ITALIC, 14, 19.5, "ink")
    NARRATIVE = (Face.SERIF, 9.6, 13.6, "ink")
    SUBHEAD = (Face.SANS_SEMIBOLD, 9.2, 12, "ink")
    SIDE = (Face.SANS, 8.5, 11.6, "ink")
    CELL = (Face.SANS, 8.4, 10.6, "ink")
    KEY = (Face.SANS_SEMIBOLD, 8.4, 10.6, "ink")
    ALARM = (Face.SANS_BOLD, 8.4, 10.6, "accent")
    SECOND = (Face.SANS, 7.4, 9.4, "grey")
    HEAD = (Face.SANS_SEMIBOLD, 7.3, 8.8, "grey")
    CAPTION = (Face.SANS, 7.8, 10.4, "ink")
    NOTE = (Face.SANS, 7.4, 9.8, "grey")
    LINE = (Face.SANS_SEMIBOLD, 8.6, 10.8, "ink")

    def __init__(self, face: Face, size: float, leading: float, colour: str) -> None:
        """Name the parts of the role."""
        self.face = face
        self.size = size
        self.leading = leading
        self.colour = colour


@dataclass
class Sheet:
    """One document in the making: its language, its profile, and whether letters were missing."""

    words: Phrasebook
    profile: Profile
    letters_missing: bool = field(default=False, init=False)
    _styles: dict[Any, ParagraphStyle] = field(default_factory=dict, init=False)
    _pieces: dict[ParagraphStyle, Any] = field(default_factory=dict, init=False)

    # -- text ------------------------------------------------------------------------------------

    def escaped(self, text: str, face: Face = Face.SANS) -> Markup:
        """A typed text as markup that shows it and does nothing else."""
        return self._noted(marked(text, face))

    def strong(self, text: str, face: Face = Face.SANS_SEMIBOLD) -> Markup:
        """A typed text set in a heavier font within a paragraph."""
        return Markup(f'<font name="{face}">{self.escaped(text, face)}</font>')

    def coloured(self, text: str, colour: Color, face: Face = Face.SANS_BOLD) -> Markup:
        """A typed text in a colour and font of its own within a paragraph."""
        return Markup(f'<font color="#{colour.hexval()[2:]}">{self.strong(text, face)}</font>')

    def small(self, text: str, role: Role = Role.SECOND) -> Markup:
        """A typed text as an aside within a paragraph of a larger role."""
        colour = getattr(self.profile, role.colour).hexval()[2:]
        size = f'size="{role.size}" color="#{colour}"'
        return Markup(f'<font name="{role.face}" {size}>{self.escaped(text, role.face)}</font>')

    def woven(self, template: str, face: Face = Face.SANS, **parts: Markup) -> Markup:
        """A phrase of the catalogue with pieces of markup in its {places}."""
        return Markup(self.escaped(template, face).format_map(parts))

    def line(self, text: str, face: Face) -> str:
        """A text for the canvas: one line, only letters that the font has."""
        return self._noted(Markup(shown(text, face)))

    def fitted(self, text: str, face: Face, size: float, room: float) -> str:
        """A text for the canvas, cut with an ellipsis where it is wider than its room."""
        line = self.line(text, face)
        if width(line, face, size) <= room:
            return line
        while line and width(line + "…", face, size) > room:
            line = line[: min(len(line) - 1, max(1, int(len(line) * 0.97)))]
        return line.rstrip() + "…"

    def name(self, both: Both) -> str:
        """A stored name in the language of the document, Latvian where no English is known."""
        return both.en if self.words.language is Language.ENGLISH and both.en else both.lv

    def title(self, both: Both) -> str:
        """An event's title: in English its own, else the Latvian one in quotes."""
        if self.words.language is Language.LATVIAN:
            return both.lv
        return both.en or quoted(both.lv)

    def _noted(self, text: Markup) -> Markup:
        self.letters_missing = self.letters_missing or NO_GLYPH in text
        return text

    # -- paragraphs ------------------------------------------------------------------------------

    def style(self, role: Role, **changes: Any) -> ParagraphStyle:
        """The style of a role in this profile, with changes for the occasion."""
        key = (role, *sorted(changes.items(), key=lambda change: change[0]))
        if key not in self._styles:
            self._styles[key] = self._made(role, changes)
        return self._styles[key]

    def _made(self, role: Role, changes: dict[str, Any]) -> ParagraphStyle:
        # widows and orphans off: a paragraph never leaves one line alone
        settings: dict[str, Any] = {
            "fontName": role.face.value,
            "bulletFontName": role.face.value,
            "fontSize": role.size,
            "bulletFontSize": role.size,
            "leading": role.leading,
            "textColor": getattr(self.profile, role.colour),
            "alignment": TA_LEFT,
            "allowWidows": 0,
            "allowOrphans": 0,
        }
        return ParagraphStyle(role.name, **(settings | changes))

    def para(self, text: str | Markup, role: Role = Role.CELL, **changes: Any) -> Paragraph:
        """A paragraph of a plain text."""
        markup = self.escaped(text, role.face)
        if not markup.strip() or "bulletText" in changes or any(mark in markup for mark in "<&"):
            return self.rich(markup, role, **changes)
        # nothing to parse: most paragraphs are one piece of text in one font
        style = self.style(role, **changes)
        piece = self._piece(style).clone(text=markup.strip(" "))
        return _Measured(None, style, frags=[piece])

    def _piece(self, style: ParagraphStyle) -> Any:
        """A parsed piece of text in a style, to be copied with other words."""
        if style not in self._pieces:
            self._pieces[style] = Paragraph("x", style).frags[0]
        return self._pieces[style]

    def rich(self, markup: Markup, role: Role = Role.CELL, **changes: Any) -> Paragraph:
        """A paragraph of markup that this sheet made."""
        bullet = changes.pop("bulletText", None)
        return _Measured(markup, self.style(role, **changes), bulletText=bullet)

    def figure(self, text: str, role: Role = Role.CELL) -> Paragraph:
        """A figure in a table: to the right, under its head."""
        return self.para(text, role, alignment=TA_RIGHT)


class _Measured(Paragraph):  # type: ignore[misc]
    """A paragraph that remembers how it breaks at a width.

    Tables and the two passes of a document ask each paragraph about eight times; breaking lines is
    most of the work of a page.
    """

    _at: float | None = None

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """The size at a width; what is known is not worked out again."""
        # a paragraph that was split has given its lines away
        if self._at != availWidth or not hasattr(self, "blPara"):
            self._size: tuple[float, float] = super().wrap(availWidth, availHeight)
            self._at = availWidth
        return self._size


def quoted(text: str) -> str:
    """A text in quotation marks, its own marks turned into inner ones."""
    inner = text.translate({ord("“"): "‘", ord("„"): "‘", ord("”"): "’"})
    return f"“{inner}”"


def clipped(text: str, longest: int) -> str:
    """A text cut at a word with an ellipsis, for places where the whole stands elsewhere."""
    if len(text) <= longest:
        return text
    head = text[:longest]
    return (head[: head.rfind(" ")] if " " in head[longest // 2 :] else head).rstrip(" ,.;") + "…"
