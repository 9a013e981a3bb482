"""Old workbooks (XLS) are measured before a library may see them, and handed on bare.

The library believes what such a file says of itself: how many texts and cells to make room for.
Here its records are walked under limits; only those that hold cells of the first visible sheet
keep their meaning, and they go into a new container, so that nothing else is ever parsed.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from krc_desktop.exchange.measures import MOST_TEXT, within_limits
from krc_desktop.exchange.old_containers import contained, workbook_stream
from krc_desktop.exchange.tables import LONGEST_CELL, MOST_CELLS, Limit, not_a_table, too_large

# records of BIFF by their numbers
_BEGIN, _END, _CONTINUE, _SHEET, _ENCRYPTED = 0x0809, 0x000A, 0x003C, 0x0085, 0x002F
_STRINGS, _FORMULA, _FORMULA_TEXT = 0x00FC, 0x0006, 0x0207
_SHARED, _NUMBERS, _LABEL = 0x00FD, 0x00BD, 0x0204
_CODE_PAGE, _EPOCH, _NUMBER_FORMAT, _CELL_FORMAT = 0x0042, 0x0022, 0x041E, 0x00E0
_NUMBER, _TRUTH, _SHORT_NUMBER = 0x0203, 0x0205, 0x027E
_IGNORED = 0x0FFF
_CELLS = {_NUMBER, _TRUTH, _SHORT_NUMBER, _LABEL, _SHARED, _NUMBERS}
_KEPT_OF_BOOK = {_BEGIN, _STRINGS, _CODE_PAGE, _EPOCH, _NUMBER_FORMAT, _CELL_FORMAT}
# the library reaches into a record without asking whether it is that long
_SHORTEST = {
    _BEGIN: 4,
    _SHEET: 8,
    _STRINGS: 8,
    _CODE_PAGE: 2,
    _EPOCH: 2,
    _NUMBER_FORMAT: 5,
    _CELL_FORMAT: 4,
    _NUMBER: 14,
    _TRUTH: 8,
    _SHORT_NUMBER: 10,
    _LABEL: 9,
    _SHARED: 10,
    _NUMBERS: 12,
    _FORMULA: 22,
    _FORMULA_TEXT: 4,
}
_FORMULA_HEAD = 20
_MOST_RECORDS = 100_000


class _Record(NamedTuple):
    kind: int
    at: int
    end: int


def measured_old_workbook(content: bytes) -> bytes:
    """The same workbook with nothing but its first visible sheet's cells, none swelling.

    Raises BrokenRule (NOT_A_TABLE, TABLE_TOO_LARGE).
    """
    try:
        book = bytearray(workbook_stream(content))
        lengths, sheet = _measured_book(book)
        _measure_sheet(book, sheet, lengths)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise not_a_table() from error
    return contained(bytes(book))


def _records(book: bytearray, start: int) -> Iterator[_Record]:
    """The records from a place up to the end of their sheet."""
    at = start
    while True:
        kind, length = struct.unpack_from("<HH", book, at)
        if at + 4 + length > len(book) or length < _SHORTEST.get(kind, 0):
            raise not_a_table()
        yield _Record(kind, at + 4, at + 4 + length)
        if kind == _END:
            return
        at += 4 + length


def _forget(book: bytearray, record: _Record) -> None:
    struct.pack_into("<H", book, record.at - 4, _IGNORED)


def _measured_book(book: bytearray) -> tuple[list[int], int]:
    """How long the shared texts are, and where the first visible sheet begins."""
    lengths: list[int] = []
    sheet = -1
    records = list(islice(_records(book, 0), _MOST_RECORDS))
    if len(records) == _MOST_RECORDS:
        raise too_large(Limit.UNPACKED, _MOST_RECORDS)
    for place, record in enumerate(records):
        if record.kind == _ENCRYPTED:
            raise not_a_table()
        if record.kind == _STRINGS:
            if lengths:
                raise not_a_table()
            lengths = _lengths(book, records[place:])
        if record.kind == _SHEET and sheet < 0 and book[record.at + 4 : record.at + 6] == b"\0\0":
            (sheet,) = struct.unpack_from("<I", book, record.at)
        elif record.kind not in _KEPT_OF_BOOK | {_END, _CONTINUE}:
            _forget(book, record)
    # a sheet that began among the texts would change them after they were measured
    if sheet < records[-1].end:
        raise not_a_table()
    return lengths, sheet


def _lengths(book: bytearray, records: list[_Record]) -> list[int]:
    pieces = [bytes(book[records[0].at : records[0].end])]
    for record in records[1:]:
        if record.kind != _CONTINUE:
            break
        pieces.append(bytes(book[record.at : record.end]))
    # how many there are is told too, but the library reads on to the last one
    (told,) = struct.unpack_from("<I", pieces[0], 4)
    lengths: list[int] = []
    pieced = _Pieced(pieces)
    while pieced.goes_on():
        lengths.append(pieced.text())
        if max(told, len(lengths)) > MOST_CELLS:
            raise too_large(Limit.CELLS, MOST_CELLS)
    return lengths


class _Pieced:
    """Texts one after another, cut into pieces at any place."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = iter(pieces)
        self._piece = next(self._pieces)
        self._at = 8

    def goes_on(self) -> bool:
        """Whether another text follows."""
        while self._at >= len(self._piece):
            following = next(self._pieces, None)
            if following is None:
                return False
            self._piece, self._at = following, 0
        return True

    def text(self) -> int:
        """Step over one text and tell its length."""
        length, flags = struct.unpack_from("<HB", self._piece, self._at)
        self._at += 3
        besides = 0
        for flag, kind, weight in ((0x8, "<H", 4), (0x4, "<I", 1)):
            if flags & flag:
                (told,) = struct.unpack_from(kind, self._piece, self._at)
                self._at += struct.calcsize(kind)
                besides += told * weight
        self._step_over(length, wide=bool(flags & 1))
        while besides:
            if self._at >= len(self._piece):
                self._turn()
            step = min(besides, len(self._piece) - self._at)
            self._at += step
            besides -= step
        return int(length)

    def _step_over(self, length: int, *, wide: bool) -> None:
        left = length
        while left:
            width = 2 if wide else 1
            step = min(left, max(len(self._piece) - self._at, 0) // width)
            self._at += step * width
            left -= step
            if left:
                self._turn()
                wide = bool(self._piece[0] & 1)
                self._at = 1

    def _turn(self) -> None:
        piece = next(self._pieces, b"")
        if not piece:
            raise not_a_table()
        self._piece, self._at = piece, 0


def _measure_sheet(book: bytearray, start: int, lengths: list[int]) -> None:
    deepest = widest = text = cells = 0
    for record in _records(book, start):
        if record.kind in (_BEGIN, _END, _CONTINUE):
            continue
        if record.kind == _FORMULA:
            # the formula itself is nothing to us: only its value stays
            book[record.at + _FORMULA_HEAD : record.end] = bytes(
                max(record.end - record.at - _FORMULA_HEAD, 0)
            )
        elif record.kind not in _CELLS | {_FORMULA_TEXT}:
            _forget(book, record)
            continue
        if record.kind != _FORMULA_TEXT:
            row, column = struct.unpack_from("<HH", book, record.at)
            if row < deepest:
                raise not_a_table(row=row + 1)
            last = record.end - 2 if record.kind == _NUMBERS else record.at + 2
            widest = max(widest, column, struct.unpack_from("<H", book, last)[0])
            deepest = row
            within_limits(deepest + 1, widest + 1)
        cells += 1
        text += _text_of(book, record, lengths)
        if text > MOST_TEXT:
            raise too_large(Limit.TEXT, LONGEST_CELL)
        if cells > MOST_CELLS:
            raise too_large(Limit.CELLS, MOST_CELLS)


def _text_of(book: bytearray, record: _Record, lengths: list[int]) -> int:
    """How long the text of a cell says to be; the library makes room for it before it reads."""
    if record.kind == _SHARED:
        (place,) = struct.unpack_from("<I", book, record.at + 6)
        return lengths[place] if place < len(lengths) else 0
    if record.kind in (_LABEL, _FORMULA_TEXT):
        at = record.at + (6 if record.kind == _LABEL else 0)
        return int(struct.unpack_from("<H", book, at)[0])
    return 0
