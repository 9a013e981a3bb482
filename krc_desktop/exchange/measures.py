"""The sizes that a workbook's XML would take in memory, followed while it streams by.

A few bytes of XML can stand for gigabytes: a lone cell far away, a text told once and shown a
million times, a row repeated. Each watch refuses at the moment a limit is passed.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from krc_desktop.exchange.tables import (
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Limit,
    not_a_table,
    too_large,
)

MOST_TEXT = 20_000_000
_MOST_ELEMENTS = 3_000_000
_LONGEST_QUIET = 16 * LONGEST_CELL
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_WHOLE = re.compile(r"[0-9]{1,10}")
_FILLED = re.compile(r".*(value|value-type|formula)")


class Watch:
    """Follows one piece of XML; refuses a DTD, endless elements and endless text."""

    def __init__(self) -> None:
        # the encoding is fixed, or the library might read other elements out of the same bytes
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.CharacterDataHandler = self.characters
        self._elements = 0
        self._quiet = 0
        self.text = 0

    def feed(self, chunk: bytes, *, last: bool = False) -> None:
        """Follow the next piece; raises BrokenRule (NOT_A_TABLE, TABLE_TOO_LARGE)."""
        before = self._elements
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            raise not_a_table() from error
        if last:
            self.settle()
        self._quiet = 0 if self._elements > before else self._quiet + len(chunk)
        if self._quiet > _LONGEST_QUIET or self.text > MOST_TEXT:
            raise too_large(Limit.TEXT, LONGEST_CELL)

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; its name comes without the prefix."""

    def characters(self, data: str) -> None:
        """Text comes, possibly in several pieces."""
        self.text += len(data)

    def settle(self) -> None:
        """The document has ended."""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise too_large(Limit.CELLS, MOST_CELLS)
        self.element(name.rpartition(":")[2], attributes)

    def _doctype(self, *_of: object) -> None:
        raise not_a_table()


class Elements(Watch):
    """Keeps the attributes of each element of one name; for small documents."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self._wanted = wanted
        self.found: list[dict[str, str]] = []

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """Keep it if it is wanted."""
        if name == self._wanted:
            self.found.append(attributes)


class SharedStrings(Watch):
    """How long each shared text of an XLSX is."""

    def __init__(self) -> None:
        super().__init__()
        self.lengths: list[int] = []

    def element(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        """One more text begins."""
        if name == "si":
            if len(self.lengths) >= MOST_CELLS:
                raise too_large(Limit.CELLS, MOST_CELLS)
            self.lengths.append(0)

    def characters(self, data: str) -> None:
        """The current text grows."""
        super().characters(data)
        if self.lengths:
            self.lengths[-1] += len(data)


class Sheet(Watch):
    """The reach of one XLSX sheet's filled cells, and all their text with the shared counted."""

    def __init__(self, shared: list[int]) -> None:
        super().__init__()
        # the library counts a row when it ends, and cells outside of rows too
        self._parser.EndElementHandler = self._end
        self._shared = shared
        self._row = self._column = 0
        self._cell = (0, 0)
        self._deepest = self._widest = 0
        self._is_shared = self._in_value = False
        self._index = ""

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """Follow rows and cells; a cell counts once it holds a value."""
        self.settle()
        self._in_value = name == "v"
        if name == "row" and "r" in attributes:
            self._row = _whole(attributes["r"]) - 1
        elif name == "c":
            self._cell = self._position(attributes.get("r"))
            self._is_shared = attributes.get("t") == "s"
        elif name in ("v", "is"):
            self._fill()

    def characters(self, data: str) -> None:
        """The number of a shared text, or text of the cell's own."""
        if self._is_shared and self._in_value:
            self._index += data
        else:
            super().characters(data)

    def settle(self) -> None:
        """Count the shared text that the last cell points to."""
        if index := self._index.strip():
            place = _whole(index)
            self.text += self._shared[place] if place < len(self._shared) else 0
        self._index = ""

    def _end(self, name: str) -> None:
        if name.rpartition(":")[2] == "row":
            self._row += 1
            self._column = 0

    def _position(self, reference: str | None) -> tuple[int, int]:
        position = (self._row, self._column)
        if reference is not None:
            found = _REFERENCE.fullmatch(reference)
            if not found:
                raise not_a_table()
            position = (int(found[2]) - 1, _column(found[1]))
        self._column = position[1] + 1
        return position

    def _fill(self) -> None:
        row, column = self._cell
        # calamine takes the first and the last cell for the sheet's ends, wherever others lie
        if row < self._deepest:
            raise not_a_table(row=row + 1)
        self._deepest = row
        self._widest = max(self._widest, column)
        within_limits(self._deepest + 1, self._widest + 1)


class OpenDocumentSheets(Watch):
    """The reach of all sheets of an ODS with every repetition written out, and all their text."""

    def __init__(self) -> None:
        super().__init__()
        self._cells = 0
        self._rows = self._deepest = self._widest = 0
        self._row_repeats = self._cell_repeats = 0
        self._columns = self._filled = self._row_text = 0

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """Follow sheets, rows and cells and how often each is repeated."""
        own = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name == "table":
            self.settle()
            self._cells += self._deepest * self._widest
            self._rows = self._deepest = self._widest = 0
        elif name == "table-row":
            self.settle()
            self._row_repeats = _whole(own.get("number-rows-repeated", "1"))
        elif name in ("table-cell", "covered-table-cell"):
            self._columns += (repeats := _whole(own.get("number-columns-repeated", "1")))
            self._cell_repeats = repeats
            if any(_FILLED.fullmatch(key) for key in own):
                self._filled = self._columns
                self._row_text += repeats * sum(map(len, own.values()))
        elif name == "s":
            self._row_text += self._cell_repeats * _whole(own.get("c", "1"))

    def characters(self, data: str) -> None:
        """Text of a cell counts as often as the cell is repeated."""
        super().characters(data)
        self._row_text += self._cell_repeats * len(data)

    def settle(self) -> None:
        """Count the row that has ended."""
        self._rows += self._row_repeats
        if self._filled:
            self._deepest = self._rows
            self._widest = max(self._widest, self._filled)
            self.text += self._row_text * self._row_repeats
            within_limits(self._deepest, self._widest, besides=self._cells)
        self._row_repeats = self._cell_repeats = 0
        self._columns = self._filled = self._row_text = 0


def within_limits(rows: int, columns: int, *, besides: int = 0) -> None:
    """Refuse with BrokenRule (TABLE_TOO_LARGE) a sheet that reaches too far."""
    if rows > MOST_ROWS + 1:
        raise too_large(Limit.ROWS, MOST_ROWS)
    if columns > MOST_COLUMNS:
        raise too_large(Limit.COLUMNS, MOST_COLUMNS)
    if rows * columns + besides > MOST_CELLS + MOST_COLUMNS:
        raise too_large(Limit.CELLS, MOST_CELLS)


def _whole(text: str) -> int:
    if not _WHOLE.fullmatch(text.strip()):
        raise not_a_table()
    return int(text)


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
