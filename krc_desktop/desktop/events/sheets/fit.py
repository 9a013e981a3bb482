"""Where the numbered lines lie on a scanned sheet, in shares of its pages' height."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

GAP = 14
MOST_KEPT = 30
_KEY = 16


@dataclass(frozen=True)
class Fit:
    """The upper edge of the first line, the height of a line, how many lines a page has.

    `turned`: quarters by which the scan is turned to the right.
    """

    first: float
    pitch: float
    per_page: int
    turned: int = 0

    def through(self, first_middle: float, last_middle: float, last: int) -> Fit:
        """The fit for which the first and the last line have their middles at such heights."""
        if last < 2 or last_middle - first_middle < 0.005 * (last - 1):
            return self
        pitch = (last_middle - first_middle) / (last - 1)
        return replace(self, first=first_middle - pitch / 2, pitch=pitch)


@dataclass(frozen=True)
class Strip:
    """The pages of a scan under each other, so large that a line is `line_height` pixels high.

    `shapes` are the pages' widths over their heights.
    """

    fit: Fit
    shapes: tuple[float, ...]
    line_height: float

    @property
    def page_height(self) -> float:
        """The height of a page."""
        return self.line_height / self.fit.pitch

    @property
    def width(self) -> float:
        """The width of the widest page."""
        return self.page_height * max(self.shapes, default=0.7)

    @property
    def height(self) -> float:
        """The height of all pages with the gaps between them."""
        count = max(len(self.shapes), 1)
        return count * self.page_height + (count - 1) * GAP

    def page_top(self, page: int) -> float:
        """Where a page begins (pages from 0)."""
        return page * (self.page_height + GAP)

    def top(self, line: int) -> float:
        """Where a line begins (lines from 1); those past the last page go on below it."""
        page = min((line - 1) // max(self.fit.per_page, 1), max(len(self.shapes) - 1, 0))
        row = line - 1 - page * self.fit.per_page
        return self.page_top(page) + self.fit.first * self.page_height + row * self.line_height


def kept(text: str, scan: str) -> Fit | None:
    """The fit that somebody found for a scan, out of what is remembered; None where none is."""
    found = _all(text).get(scan[:_KEY])
    if found is None:
        return None
    try:
        fit = Fit(
            float(found["first"]),
            float(found["pitch"]),
            int(found["per_page"]),
            int(found["turned"]),
        )
    except (KeyError, TypeError, ValueError):
        return None
    return fit if 0.001 < fit.pitch < 0.5 and fit.per_page > 0 else None


def keeping(text: str, scan: str, fit: Fit) -> str:
    """What is to be remembered, with the fit of one more scan; the oldest is forgotten."""
    fits = {key: one for key, one in _all(text).items() if key != scan[:_KEY]}
    fits[scan[:_KEY]] = asdict(fit)
    return json.dumps(dict(list(fits.items())[-MOST_KEPT:]))


def _all(text: str) -> dict[str, dict[str, float | int]]:
    try:
        known = json.loads(text or "{}")
    except ValueError:
        return {}
    return known if isinstance(known, dict) else {}
