"""Old workbooks (XLS): read like new ones, and refused before the library makes room for lies."""

import struct
import time as clock
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.errors import BrokenRule, Refusal, Rule
from krc_desktop.exchange.spreadsheets import Table, read_table

SECONDS = 5.0
CHAIN_END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
BOOK_BEGIN = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)
SHEET_BEGIN = struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)
DATE_FORMAT = 14


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def text(words: str) -> bytes:
    return struct.pack("<HB", len(words), 1) + words.encode("utf-16-le")


def shared(row: int, column: int, place: int) -> bytes:
    return record(0x00FD, struct.pack("<HHHI", row, column, 0, place))


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def formula(row: int, column: int, told: str) -> bytes:
    value = struct.pack("<HHHB5xHHI", row, column, 0, 0, 0xFFFF, 0, 0)
    return record(0x0006, value + b"\x05\x00\x17\x02\x00ab") + record(0x0207, text(told))


def strings(*words: str, told: int | None = None) -> bytes:
    count = len(words) if told is None else told
    return record(0x00FC, struct.pack("<II", count, count) + b"".join(map(text, words)))


def xls(cells: bytes, texts: bytes = b"", *, sheet_at: int | None = None) -> bytes:
    """A workbook with a hidden sheet, and a visible one of these cells."""
    styles = b"".join(
        record(0x00E0, struct.pack("<HHHHHHHHHH", 0, style, *[0] * 8)) for style in (0, DATE_FORMAT)
    )

    def named(at: int, *, hidden: int) -> bytes:
        return record(0x0085, struct.pack("<IBBBB", at, hidden, 0, 2, 0) + b"S%d" % hidden)

    def head(first: int, second: int) -> bytes:
        names = named(first, hidden=1) + named(second, hidden=0)
        return record(0x0809, BOOK_BEGIN) + styles + names + texts + record(0x000A)

    at = len(head(0, 0))
    hidden = record(0x0809, SHEET_BEGIN) + number(9, 9, 9) + record(0x000A)
    start = at + len(hidden) if sheet_at is None else sheet_at
    sheet = record(0x0809, SHEET_BEGIN) + cells + record(0x000A)
    return contained(head(at, start) + hidden + sheet)


def contained(book: bytes, size: int = 512) -> bytes:
    book = book.ljust(max(-(-len(book) // size) * size, 4096), b"\0")
    sectors = len(book) // size
    tables = -(-(sectors + 2) // (size // 4 - 1))
    assert tables <= 109
    first = tables + 1
    table = [FAT] * tables + [CHAIN_END, *range(first + 1, first + sectors), CHAIN_END]
    table += [FREE] * (tables * size // 4 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIII", 0, tables, tables, 0, 4096)
    header += struct.pack("<IIII", CHAIN_END, 0, CHAIN_END, 0)
    header += struct.pack("<109I", *range(tables), *[FREE] * (109 - tables))
    entries = b""
    for name, kind, start, length in (
        ("Root Entry", 5, CHAIN_END, 0),
        ("Workbook", 2, first, len(book)),
    ):
        entry = name.encode("utf-16-le").ljust(64, b"\0")
        entry += struct.pack(
            "<HBBIII", len(name) * 2 + 2, kind, 1, FREE, FREE, 1 if kind == 5 else FREE
        )
        entries += entry + struct.pack("<36xIII", start, length, 0)
    return header + struct.pack(f"<{len(table)}I", *table) + entries.ljust(size, b"\0") + book


def read(folder: Path, content: bytes) -> Table:
    path = folder / "table.csv"
    path.write_bytes(content)
    return read_table(path)


def refusal_of(folder: Path, content: bytes) -> BrokenRule:
    began = clock.perf_counter()
    with pytest.raises(BrokenRule) as refused:
        read(folder, content)
    assert clock.perf_counter() - began < SECONDS
    return refused.value


HEADER = shared(0, 0, 0) + shared(0, 1, 1)
TEXTS = strings("vārds", "skaits")


def test_an_old_workbook_is_read(tmp_path: Path) -> None:
    cells = shared(0, 0, 0) + shared(0, 1, 1) + shared(0, 2, 2)
    cells += shared(1, 0, 3) + number(1, 1, 2.5) + number(1, 2, 46296, 1)
    cells += formula(3, 0, "kopā") + record(0x027E, struct.pack("<HHHI", 3, 1, 0, (7 << 2) | 2))
    table = read(tmp_path, xls(cells, strings("vārds", "skaits", "diena", "Jānis")))
    assert table.columns == ("vārds", "skaits", "diena")
    assert [(row.number, tuple(row.cells.values())) for row in table.rows] == [
        (2, ("Jānis", "2.5", "2026-10-01")),
        (4, ("kopā", "7", "")),
    ]


def test_texts_continue_in_the_next_record(tmp_path: Path) -> None:
    whole = text("vārds") + text("skaits")
    texts = record(0x00FC, struct.pack("<II", 2, 2) + whole[:9])
    texts += record(0x003C, b"\x01" + whole[9:])
    assert read(tmp_path, xls(HEADER + number(1, 0, 1), texts)).columns == ("vārds", "skaits")


def test_a_large_workbook_is_read(tmp_path: Path) -> None:
    cells = b"".join(number(row, 0, row) + number(row, 1, row) for row in range(1, 60_001))
    assert len(read(tmp_path, xls(HEADER + cells, TEXTS)).rows) == 60_000


@pytest.mark.parametrize(
    ("cells", "texts", "limit"),
    [
        (number(0, 255, 1), TEXTS, "columns"),
        (number(65_535, 50, 1), TEXTS, "cells"),
        (shared(1, 0, 0), strings("x", told=2**31 - 1), "cells"),
        (shared(1, 0, 1) * 2000, strings("a", "x" * 20_000), "text"),
        (shared(1, 0, 1) * 2000, strings("a", "x" * 20_000, told=0), "text"),
        (record(0x0204, struct.pack("<HHHHB", 1, 0, 0, 65_535, 0)) * 400, TEXTS, "text"),
    ],
    ids=["wide", "far away", "told texts", "repeated text", "repeated untold", "told lengths"],
)
def test_a_sheet_beyond_the_limits_is_refused(
    tmp_path: Path, cells: bytes, texts: bytes, limit: str
) -> None:
    refused = refusal_of(tmp_path, xls(HEADER + cells, texts))
    assert (refused.key, refused.facts["limit"]) == (Rule.TABLE_TOO_LARGE, limit)


def test_a_told_size_is_not_believed(tmp_path: Path) -> None:
    told = record(0x0200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0))
    assert read(tmp_path, xls(told + HEADER + number(1, 0, 1), TEXTS)).rows[0].number == 2


@pytest.mark.parametrize(
    "content",
    [
        xls(number(5, 0, 1) + number(2, 0, 1), TEXTS),
        xls(HEADER, TEXTS, sheet_at=20),
        xls(HEADER, TEXTS, sheet_at=2**31),
        xls(HEADER, TEXTS + record(0x002F, b"\1\0")),
        xls(HEADER, TEXTS + TEXTS),
        xls(HEADER, TEXTS)[:1500],
        xls(HEADER, TEXTS)[:512] + b"\0" * 4096,
        contained(b"\0" * 9000),
        contained(record(0x0809, BOOK_BEGIN)),
    ],
    ids=[
        "unsorted",
        "overlap",
        "beyond",
        "encrypted",
        "twice",
        "cut",
        "circle",
        "zeros",
        "endless",
    ],
)
def test_a_damaged_old_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    assert refusal_of(tmp_path, content).key is Rule.NOT_A_TABLE


GOOD = xls(HEADER + number(1, 0, 1) + formula(2, 0, "x"), TEXTS)


@given(data=st.data())
def test_any_damage_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    damaged = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, 2200))] = data.draw(st.integers(0, 255))
    try:
        read(tmp_path_factory.getbasetemp(), bytes(damaged))
    except Refusal:
        return
