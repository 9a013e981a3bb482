"""The container around an old workbook (OLE): its records taken out, and put into a new one."""

from __future__ import annotations

import struct

from krc_desktop.exchange.tables import not_a_table

OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHAIN_END = 0xFFFFFFFE
_FREE = 0xFFFFFFFF
_FAT_SECTOR = 0xFFFFFFFD
_FAT_SECTORS_IN_HEADER = 109
_SMALLEST_STREAM = 4096
_WRITTEN_SECTOR = 4096


def workbook_stream(content: bytes) -> bytes:
    """The workbook's records out of their container.

    Raises BrokenRule (NOT_A_TABLE), struct.error or UnicodeDecodeError for one that is damaged.
    """
    (shift,) = struct.unpack_from("<H", content, 30)
    if shift not in (9, 12):
        raise not_a_table()
    size = 1 << shift
    table = _sector_table(content, size)
    (directory_start,) = struct.unpack_from("<I", content, 48)
    directory = _chain(content, size, table, directory_start)
    streams = {}
    for entry in range(0, len(directory) - 127, 128):
        (length,) = struct.unpack_from("<H", directory, entry + 64)
        name = directory[entry : entry + max(min(length, 64) - 2, 0)].decode("utf-16-le").lower()
        streams[name] = struct.unpack_from("<II", directory, entry + 116)
    start, length = streams.get("workbook") or streams.get("book") or (0, 0)
    if length < _SMALLEST_STREAM:
        raise not_a_table()
    return _chain(content, size, table, start)[:length]


def contained(book: bytes) -> bytes:
    """A new container with the workbook's records and nothing else."""
    size = _WRITTEN_SECTOR
    book = book.ljust(-(-len(book) // size) * size, b"\0")
    sectors = len(book) // size
    # besides the tables and the book: the directory, and a sector for small streams that the
    # library wants to find though there are none
    tables = -(-(sectors + 2) // (size // 4 - 1))
    first = tables + 2
    table = [_FAT_SECTOR] * tables + [_CHAIN_END, _CHAIN_END]
    table += [*range(first + 1, first + sectors), _CHAIN_END]
    table += [_FREE] * (tables * size // 4 - len(table))
    header = OLE_START + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 4, 0xFFFE, 12, 6)
    header += struct.pack("<IIIII", 1, tables, tables, 0, _SMALLEST_STREAM)
    header += struct.pack("<IIII", _CHAIN_END, 0, _CHAIN_END, 0)
    places = [*range(tables), *[_FREE] * (_FAT_SECTORS_IN_HEADER - tables)]
    header += struct.pack(f"<{_FAT_SECTORS_IN_HEADER}I", *places)
    directory = _entry("Root Entry", 5, tables + 1, 0, child=1)
    directory += _entry("Workbook", 2, first, len(book), child=_FREE)
    return b"".join(
        (
            header.ljust(size, b"\0"),
            struct.pack(f"<{len(table)}I", *table),
            directory.ljust(2 * size, b"\0"),
            book,
        )
    )


def _sector_table(content: bytes, size: int) -> list[int]:
    """Which sector follows which."""
    following, extra = struct.unpack_from("<II", content, 68)
    sectors = list(struct.unpack_from(f"<{_FAT_SECTORS_IN_HEADER}I", content, 76))
    for _ in range(min(extra, len(content) // size)):
        *more, following = struct.unpack(f"<{size // 4}I", _sector(content, size, following))
        sectors += more
    table: list[int] = []
    for sector in sectors:
        if sector != _FREE:
            table += struct.unpack(f"<{size // 4}I", _sector(content, size, sector))
        if len(table) > len(content):
            raise not_a_table()
    return table


def _sector(content: bytes, size: int, number: int) -> bytes:
    at = (number + 1) * size
    # the last one may be cut short
    return content[at : at + size].ljust(size, b"\0") if at < len(content) else b""


def _chain(content: bytes, size: int, table: list[int], start: int) -> bytes:
    parts: list[bytes] = []
    sector = start
    while sector != _CHAIN_END:
        if len(parts) > len(content) // size or sector >= len(table):
            raise not_a_table()
        parts.append(_sector(content, size, sector))
        sector = table[sector]
    return b"".join(parts)


def _entry(name: str, kind: int, start: int, length: int, *, child: int) -> bytes:
    named = name.encode("utf-16-le")
    head = named.ljust(64, b"\0") + struct.pack("<HBB", len(named) + 2, kind, 1)
    return head + struct.pack("<III36xIQ", _FREE, _FREE, child, start, length)
