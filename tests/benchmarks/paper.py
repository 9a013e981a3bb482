"""The monthly report against the same pages drawn raw.

The built PDF is read back: every string with its font, size and place, every line, rectangle and
path with its colours. The floor draws these again with plain calls of reportlab's canvas: no
layout, no wrapping, no second pass, nothing measured. Fonts are registered before either starts,
and both embed the letters they used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.reports import MonthlyReport
from krc_desktop.reports.letters import Face, width
from krc_desktop.reports.monthly import monthly_report
from tests.benchmarks.measuring import Bench, Result, in_pairs, timing
from tests.reports import contents

Call = tuple[str, tuple[Any, ...]]
Page = list[Call]

_FACES = {
    "SourceSansPro-Regular": Face.SANS,
    "SourceSansPro-Semibold": Face.SANS_SEMIBOLD,
    "SourceSansPro-Bold": Face.SANS_BOLD,
    "SourceSansPro-It": Face.SANS_ITALIC,
    "SourceSerifPro-Regular": Face.SERIF,
    "SourceSerifPro-Semibold": Face.SERIF_SEMIBOLD,
    "SourceSerifPro-It": Face.SERIF_ITALIC,
}
_PAINTED = {b"S": (1, 0), b"s": (1, 0), b"f": (0, 1), b"f*": (0, 1), b"B": (1, 1), b"B*": (1, 1)}
_AS_IT_IS = {
    b"q": "saveState",
    b"Q": "restoreState",
    b"cm": "transform",
    b"rg": "setFillColorRGB",
    b"RG": "setStrokeColorRGB",
    b"w": "setLineWidth",
    b"J": "setLineCap",
    b"j": "setLineJoin",
}
_PATH = {b"m": "moveTo", b"l": "lineTo", b"c": "curveTo", b"h": "close", b"re": "rect"}


def report_on_paper(bench: Bench) -> list[Result]:
    """An October without earlier months, the same after half a year, and that with six photos."""
    words = Phrasebook(Language.LATVIAN)
    plain = contents.october()
    rich = replace(contents.rich(), photos=())
    return [
        _beside_raw(bench, "Report of a first month", plain, words),
        _beside_raw(bench, "Report after half a year, no photos", rich, words),
        _with_photos(bench, rich, words),
    ]


def _beside_raw(bench: Bench, what: str, report: MonthlyReport, words: Phrasebook) -> Result:
    built = monthly_report(report, words)
    pages = drawn(built)
    again = raw(pages)
    assert _letters(built) == _letters(again), "the raw pages do not say the same"
    pairs = in_pairs(
        timing(lambda: monthly_report(report, words)),
        timing(lambda: raw(pages)),
        bench.times(11),
    )
    seen = f"{pairs.medians}, {len(pages)} pages, {len(built) / 1024:.0f} kB"
    return Result(what, pairs.ratio, "the pages drawn raw", seen, "≤ 2", pairs.ratio <= 2)


def _letters(pdf: bytes) -> list[str]:
    """The letters of each page, sorted: the order in which strings are read back may differ."""
    pages = PdfReader(BytesIO(pdf)).pages
    return ["".join(sorted("".join(page.extract_text().split()))) for page in pages]


def _with_photos(bench: Bench, report: MonthlyReport, words: Phrasebook) -> Result:
    pictures = tuple(contents.photo(number, 1600, 1200) for number in range(1, 7))
    illustrated = replace(report, photos=pictures)
    pairs = in_pairs(
        timing(lambda: monthly_report(illustrated, words)),
        timing(lambda: monthly_report(report, words)),
        bench.times(5),
    )
    size = len(monthly_report(illustrated, words))
    seen = f"{pairs.medians}, {size / 1024:.0f} kB"
    return Result("Report with six photos of 1600 × 1200", pairs.ratio, "without them", seen)


# -- reading the pages back ------------------------------------------------------------------------


def drawn(pdf: bytes) -> list[Page]:
    """The calls of the canvas that draw each page again."""
    reader = PdfReader(BytesIO(pdf))
    return [list(_Reading(reader, page, page.get_contents()).calls()) for page in reader.pages]


@dataclass(frozen=True)
class _Font:
    face: Face
    letters: dict[int, str]


class _Reading:
    """Reads the operators of a page, or of a form on it, into calls of the canvas."""

    def __init__(self, reader: PdfReader, holder: Any, contents: Any) -> None:
        self._reader = reader
        self._operations = ContentStream(contents, reader).operations
        resources = holder["/Resources"]
        self._forms = resources.get("/XObject", {})
        found = resources["/Font"]
        self._fonts = {name: _font(found[name].get_object()) for name in found}
        self._path: list[Call] = []
        self._clips = False
        self._font: _Font | None = None
        self._size = self._leading = 0.0
        self._line = self._at = (0.0, 0.0)

    def calls(self) -> Iterator[Call]:
        """The page's calls in order."""
        for operands, operator in self._operations:
            numbers = tuple(float(one) for one in operands if isinstance(one, int | float))
            if operator in _AS_IT_IS:
                yield _AS_IT_IS[operator], numbers
            elif operator == b"d":
                yield "setDash", ([float(one) for one in operands[0]], float(operands[1]))
            elif operator == b"Tj":
                yield from self._string(operands[0].original_bytes)
            elif operator == b"Do":
                yield from self._form(self._forms[operands[0]].get_object())
            elif operator in _TEXT:
                _TEXT[operator](self, operands, numbers)
            else:
                yield from self._shape(operator, numbers)

    def _form(self, form: Any) -> Iterator[Call]:
        """What a form shows, drawn where the page refers to it; pictures are left out."""
        if form["/Subtype"] == "/Form":
            yield "saveState", ()
            yield from _Reading(self._reader, form, form).calls()
            yield "restoreState", ()

    def _shape(self, operator: bytes, numbers: tuple[float, ...]) -> Iterator[Call]:
        if operator in _PATH:
            self._path.append((_PATH[operator], numbers))
        elif operator in {b"W", b"W*"}:
            self._clips = True
        elif operator in _PAINTED or operator == b"n":
            if self._path:
                yield self._painted(operator)
            self._path, self._clips = [], False

    def _painted(self, operator: bytes) -> Call:
        stroke, fill = _PAINTED.get(operator, (0, 0))
        kinds = [kind for kind, _ in self._path]
        if self._clips:
            return "clipPath", (self._path, stroke, fill)
        if kinds == ["moveTo", "lineTo"]:
            return "line", (*self._path[0][1], *self._path[1][1])
        if kinds == ["rect"]:
            return "rect", (*self._path[0][1], stroke, fill)
        return "drawPath", (self._path, stroke, fill)

    # -- text ------------------------------------------------------------------------------------

    def _string(self, written: bytes) -> Iterator[Call]:
        assert self._font is not None
        text = "".join(self._font.letters[code] for code in written)
        yield "setFont", (self._font.face.value, self._size)
        yield "drawString", (*self._at, text)
        self._at = (self._at[0] + width(text, self._font.face, self._size), self._at[1])

    def _chosen(self, operands: Sequence[Any], numbers: tuple[float, ...]) -> None:
        self._font, self._size = self._fonts[operands[0]], numbers[-1]

    def _placed(self, _: Sequence[Any], numbers: tuple[float, ...]) -> None:
        self._line = self._at = numbers[4], numbers[5]

    def _moved(self, _: Sequence[Any], numbers: tuple[float, ...]) -> None:
        self._line = self._at = self._line[0] + numbers[0], self._line[1] + numbers[1]

    def _spaced(self, _: Sequence[Any], numbers: tuple[float, ...]) -> None:
        self._leading = numbers[0]

    def _next_line(self, _: Sequence[Any], __: tuple[float, ...]) -> None:
        self._line = self._at = self._line[0], self._line[1] - self._leading


_TEXT: dict[bytes, Callable[[_Reading, Sequence[Any], tuple[float, ...]], None]] = {
    b"Tf": _Reading._chosen,
    b"Tm": _Reading._placed,
    b"Td": _Reading._moved,
    b"TL": _Reading._spaced,
    b"T*": _Reading._next_line,
}
_MAPPED = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,8})>")


def _font(font: Any) -> _Font:
    """A font of the page: the program's name for it, and which byte is which letter."""
    table = font["/ToUnicode"].get_object().get_data()
    pairs = table.partition(b"beginbfchar")[2]
    letters = {
        int(code, 16): bytes.fromhex(letter.decode()).decode("utf-16-be")
        for code, letter in _MAPPED.findall(pairs)
    }
    return _Font(_FACES[font["/BaseFont"].rpartition("+")[2]], letters)


# -- drawing them raw ------------------------------------------------------------------------------


def raw(pages: Sequence[Page]) -> bytes:
    """A PDF of the pages by plain calls of the canvas."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, pageCompression=1, invariant=1)
    for page in pages:
        for name, given in page:
            if name in {"drawPath", "clipPath"}:
                steps, stroke, fill = given
                getattr(canvas, name)(_path(canvas, steps), stroke=stroke, fill=fill)
            else:
                getattr(canvas, name)(*given)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _path(canvas: Any, steps: Sequence[Call]) -> Any:
    path = canvas.beginPath()
    for name, given in steps:
        getattr(path, name)(*given)
    return path
