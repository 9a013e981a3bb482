"""How a section begins, and the small pieces that several sections share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, LongTable, Spacer

from krc_desktop.reports.document import room_for
from krc_desktop.reports.headings import SectionHead
from krc_desktop.reports.paper import BODY_HEIGHT, TEXT_WIDTH, Role, Sheet
from krc_desktop.reports.tables import beginning


def section(
    sheet: Sheet,
    number: int,
    title: str,
    remark: str,
    content: Sequence[Any],
    *,
    room: float = 30 * mm,
    opening: int = 1,
) -> list[Any]:
    """A heading and its content, broken over pages as little as their length allows.

    `opening`: how many flowables of the content stay with the heading.
    """
    head = SectionHead(sheet, number, title, remark)
    return together([head, *content[:opening]], content[opening:], room)


def together(opening: Sequence[Any], rest: Sequence[Any], room: float) -> list[Any]:
    """All on one page where they take at most half of it, else the opening, else room to begin."""
    if height_of([*opening, *rest]) <= BODY_HEIGHT / 2:
        return [KeepTogether([*opening, *rest])]
    if height_of(opening) <= BODY_HEIGHT / 2:
        return [KeepTogether(list(opening)), *rest]
    if isinstance(opening[-1], LongTable):
        room = height_of(opening[:-1]) + beginning(opening[-1]) + 12
    return [room_for(min(room, BODY_HEIGHT - 1)), *opening, *rest]


def height_of(content: Sequence[Any]) -> float:
    """How high flowables are under one another, without the space between them."""
    if any(isinstance(flowable, KeepTogether) for flowable in content):
        return BODY_HEIGHT  # keeps its own parts together, and is measured only when placed
    heights = [float(part.wrap(TEXT_WIDTH, BODY_HEIGHT)[1]) for part in content]
    return sum(heights)


def subhead(sheet: Sheet, text: str, remark: str = "") -> list[Any]:
    """A heading within a section, with a remark below it."""
    lines = [Spacer(1, 12), sheet.para(text, Role.SUBHEAD)]
    if remark:
        lines.append(sheet.para(remark, Role.NOTE))
    return [*lines, Spacer(1, 4)]


class SideBlock(Flowable):  # type: ignore[misc]
    """A flowable in the wide column with a hanging head beside its beginning.

    Taller of the two decides the height, so heads never meet; a split keeps the head above.
    """

    def __init__(
        self, body: Any, offset: float, head: Sequence[Any] = (), *, bar: Color | None = None
    ) -> None:
        """Hang the head's paragraphs at the left margin, the body (beside a bar) at an offset."""
        super().__init__()
        self._body, self._offset, self._head = body, offset, list(head)
        self._bar = bar
        self._head_height = 0.0

    def getSpaceBefore(self) -> float:  # noqa: N802 - reportlab's name
        """The body's own."""
        return float(self._body.getSpaceBefore())

    def getSpaceAfter(self) -> float:  # noqa: N802 - reportlab's name
        """The body's own."""
        return float(self._body.getSpaceAfter())

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The body's height, or the head's where it is taller."""
        self._head_height = sum(part.wrap(self._offset - 6 * mm, height)[1] for part in self._head)
        _, self._body_height = self._body.wrap(width - self._offset, height)
        return width, max(self._body_height, self._head_height)

    def split(self, width: float, height: float) -> list[Any]:
        """The body's parts; the head stays with the first."""
        self.wrap(width, height)
        if self._head_height > height:
            return []
        parts = self._body.split(width - self._offset, height)
        if len(parts) < 2:
            return []
        first = SideBlock(parts[0], self._offset, self._head, bar=self._bar)
        rest = (SideBlock(part, self._offset, bar=self._bar) for part in parts[1:])
        return [first, *rest]

    def draw(self) -> None:
        """Both from the top."""
        top = max(self._body_height, self._head_height)
        self._body.drawOn(self.canv, self._offset, top - self._body_height)
        if self._bar is not None:
            self.canv.setStrokeColor(self._bar)
            self.canv.setLineWidth(1.4)
            self.canv.line(self._offset + 0.7, top - self._body_height, self._offset + 0.7, top)
        base = top
        for part in self._head:
            base -= part.height
            part.drawOn(self.canv, 0, base)
