"""Workbooks in a ZIP (XLSX, ODS) are measured before a library may see them.

What is needed of them is unpacked piece by piece under limits, followed as XML by `measures`, and
packed again: nothing reaches the library that was not measured, whatever the ZIP says of itself.
"""

from __future__ import annotations

import io
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from krc_desktop.exchange.measures import (
    Elements,
    OpenDocumentSheets,
    SharedStrings,
    Sheet,
    Watch,
)
from krc_desktop.exchange.tables import Limit, not_a_table, too_large

_MOST_UNPACKED = 100 * 1024 * 1024
_MOST_OF_A_SMALL_PART = 4 * 1024 * 1024
_MOST_PARTS = 2_000
_WORST_RATIO = 250
_RATIO_MATTERS_FROM = 8 * 1024 * 1024
_CHUNK = 64 * 1024
_ENCRYPTED = 0x1
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STRINGS = "xl/sharedstrings.xml"
_STYLES = "xl/styles.xml"
_KIND = "mimetype"
_MANIFEST = "meta-inf/manifest.xml"
_CONTENT = "content.xml"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
# the workbook's place is told anew, so that the library reads each part as what it was measured as
_ROOT = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="xl/workbook.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_FAILURES = (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)


def measured_package(content: bytes) -> bytes:
    """The same workbook with only its first visible sheet (all sheets, if ODS), none swelling.

    Raises BrokenRule (NOT_A_TABLE, TABLE_TOO_LARGE).
    """
    # each part listed costs memory before any can be looked at
    if content.count(b"PK\x01\x02") > _MOST_PARTS:
        raise too_large(Limit.UNPACKED, _MOST_PARTS)
    try:
        with ZipFile(io.BytesIO(content)) as source:
            repacking = _Repacking(source, _parts(source, len(content)))
            return repacking.done()
    except _FAILURES as error:
        raise not_a_table() from error


def _parts(source: ZipFile, packed: int) -> dict[str, ZipInfo]:
    """The parts by their names in small letters, as the library looks them up."""
    parts: dict[str, ZipInfo] = {}
    for part in source.infolist():
        name = part.filename.replace("\\", "/").lower()
        plain = part.compress_type in (ZIP_STORED, ZIP_DEFLATED)
        if name in parts or not plain or part.flag_bits & _ENCRYPTED:
            raise not_a_table()
        parts[name] = part
    unpacked = sum(part.file_size for part in parts.values())
    swollen = unpacked > _RATIO_MATTERS_FROM and unpacked > _WORST_RATIO * packed
    if swollen or unpacked > _MOST_UNPACKED:
        raise too_large(Limit.UNPACKED, _MOST_UNPACKED)
    return parts


class _Repacking:
    """One workbook on its way from one ZIP into another."""

    def __init__(self, source: ZipFile, parts: dict[str, ZipInfo]) -> None:
        self._source = source
        self._parts = parts
        self._packed = io.BytesIO()

    def done(self) -> bytes:
        with ZipFile(self._packed, "w", ZIP_DEFLATED, compresslevel=1) as target:
            if _WORKBOOK in self._parts:
                self._copy_spreadsheetml(target)
            elif _CONTENT in self._parts and self._small(_KIND).startswith(_OPEN_DOCUMENT):
                self._copy_open_document(target)
            else:
                raise not_a_table()
        return self._packed.getvalue()

    def _copy_spreadsheetml(self, target: ZipFile) -> None:
        target.writestr("_rels/.rels", _ROOT)
        for name in (_WORKBOOK, _RELATIONS, _STYLES):
            if name in self._parts:
                self._small(name)
                self._copy(name, Watch(), target)
        strings = SharedStrings()
        if _STRINGS in self._parts:
            self._copy(_STRINGS, strings, target)
        self._copy(self._first_sheet(), Sheet(strings.lengths), target)

    def _copy_open_document(self, target: ZipFile) -> None:
        target.writestr(_KIND, self._small(_KIND))
        self._small(_MANIFEST)
        self._copy(_MANIFEST, Watch(), target)
        self._copy(_CONTENT, OpenDocumentSheets(), target)

    def _first_sheet(self) -> str:
        """The name of the part with the first sheet that a person sees."""
        targets = {
            relation.get("Id", ""): relation.get("Target", "")
            for relation in self._elements(_RELATIONS, "Relationship")
        }
        for sheet in self._elements(_WORKBOOK, "sheet"):
            name = targets.get(sheet.get("r:id") or sheet.get("relationships:id", ""), "")
            name = name.removeprefix("/").lower()
            name = name if name.startswith("xl/") else f"xl/{name}"
            if name.startswith("xl/worksheets/") and sheet.get("state", "visible") == "visible":
                return name
        raise not_a_table()

    def _elements(self, name: str, wanted: str) -> list[dict[str, str]]:
        watch = Elements(wanted)
        watch.feed(self._small(name), last=True)
        return watch.found

    def _small(self, name: str) -> bytes:
        """All of a part that has no reason to be large."""
        part = self._part(name)
        if part.file_size > _MOST_OF_A_SMALL_PART:
            raise too_large(Limit.UNPACKED, _MOST_OF_A_SMALL_PART)
        return self._source.read(part)

    def _copy(self, name: str, watch: Watch, target: ZipFile) -> None:
        """Copy a part chunk by chunk under the eyes of the watch."""
        part = self._part(name)
        with self._source.open(part) as packed, target.open(part.filename, "w") as copy:
            while chunk := packed.read(_CHUNK):
                watch.feed(chunk)
                copy.write(chunk)
        watch.feed(b"", last=True)

    def _part(self, name: str) -> ZipInfo:
        if name not in self._parts:
            raise not_a_table()
        return self._parts[name]
