"""Tables in text files (CSV): any encoding and separator of a Latvian Excel in, two styles out.

What Excel would take for a formula is written behind an apostrophe and read without it again.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from krc_desktop.atomic_files import part_of
from krc_desktop.exchange.tables import (
    LONGEST_CELL,
    MOST_COLUMNS,
    Limit,
    Record,
    Value,
    not_a_table,
    plain_text,
    sound_text,
    too_large,
)

_SEPARATORS = (";", ",", "\t", "|")
_SAMPLE = 64 * 1024
_SAMPLED_RECORDS = 20
_START = 64
_LONGEST_LINE = MOST_COLUMNS * 10_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# other encodings met in Latvia, asked about only when neither UTF-8 nor windows-1257 can be
_RARER = ["cp1251", "cp1252", "iso8859_13", "cp775"]
_FOREIGN = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"SQLite format 3", b"<")
_DECLARED = re.compile(r"sep=([;,\t|])\s*\Z")
_LEADING = re.compile(r"[\s']*")
_HARMLESS = re.compile(r"-[0-9]+([.,][0-9]+)?|\+[0-9][0-9 \u00a0]*")
_QUOTED = re.compile(r'[";,\t|\r\n]|\A\s|\s\Z')
_NEVER_IN_NAMES = re.compile(r"[\x00-\x08\x0e-\x1f]")


def delimited_records(content: bytes, encoding: str = "", separator: str = "") -> Iterator[Record]:
    """The numbered records of a text file, as Excel numbers them: a record is a row, blank or not.

    Encoding and separator are guessed unless told. Raises BrokenRule (NOT_A_TABLE,
    TABLE_TOO_LARGE).
    """
    encoding = _told(content, encoding) or _encoding(content)
    with io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline="") as text:
        sample = text.read(_SAMPLE)
    with io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline="") as text:
        declared = _DECLARED.match(text.readline(_SAMPLE))
        if not declared:
            text.seek(0)
        guessed = declared[1] if declared else _separator(sample)
        yield from _records(text, separator or guessed)


def encoding_and_separator(
    content: bytes, encoding: str = "", separator: str = ""
) -> tuple[str, str]:
    """How a text file is read: its encoding, and what separates its cells (none: one column).

    Each is guessed unless told. Raises BrokenRule (NOT_A_TABLE).
    """
    encoding = _told(content, encoding) or _encoding(content)
    with io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline="") as text:
        sample = text.read(_SAMPLE)
    declared = _DECLARED.match(sample.partition("\n")[0])
    guessed = declared[1] if declared else _separator(sample)
    return encoding, separator or guessed


def write_csv(
    path: Path,
    columns: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    excel: bool = True,
) -> None:
    """Write the table whole or not at all: for Excel in Latvia, or plain (comma, no BOM, LF).

    For Excel: `;`, UTF-8 with BOM, CRLF, decimal commas, no formulas. Raises Trouble.
    """
    separator, end = (";", "\r\n") if excel else (",", "\n")
    encoding = "utf-8-sig" if excel else "utf-8"
    with part_of(path) as part, part.open("w", encoding=encoding, newline="") as file:
        for row in (columns, *rows):
            file.write(separator.join(_written(value, excel=excel) for value in row) + end)


# -- reading -----------------------------------------------------------------------------------


def _encoding(content: bytes) -> str:
    if content[:_START].lstrip().startswith(_FOREIGN):
        raise not_a_table()
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            if _decodes(content, encoding):
                return encoding
            raise not_a_table()
    for encoding in ("utf-8", "cp1257"):
        if _decodes(content, encoding):
            return encoding
    return _rarer_encoding(content)


def _told(content: bytes, encoding: str) -> str:
    """The encoding that somebody chose, where the file can be read in it at all."""
    if not encoding:
        return ""
    if not _decodes(content, encoding):
        raise not_a_table()
    return "utf-8-sig" if encoding == "utf-8" else encoding


def _rarer_encoding(content: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE], cp_isolation=_RARER).best()
    if best is None or not _decodes(content, best.encoding):
        raise not_a_table()
    return best.encoding


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _separator(sample: str) -> str:
    """The separator that cuts the first records most alike and widest; none: one column."""
    fits = {separator: _fit(sample, separator) for separator in _SEPARATORS}
    best = max(_SEPARATORS, key=lambda separator: fits[separator])
    return best if fits[best][1] > 1 else ""


def _fit(sample: str, separator: str) -> tuple[float, int]:
    widths: list[int] = []
    try:
        for record in csv.reader(io.StringIO(sample, newline=""), delimiter=separator):
            if any(record):
                widths.append(len(record))
            if len(widths) > _SAMPLED_RECORDS:
                break
    except csv.Error:
        return (0.0, 0)
    if not widths or widths[0] < 2:
        return (0.0, 0)
    # the sample may end inside its last record
    whole = widths[:-1] if len(widths) > 2 else widths
    return (sum(width == widths[0] for width in whole) / len(whole), widths[0])


def _records(text: io.TextIOWrapper, separator: str) -> Iterator[Record]:
    number = 0
    named = False
    try:
        reader = csv.reader(_short_lines(text), delimiter=separator or ";", strict=True)
        for number, record in enumerate(reader, 1):
            # without a separator in the header, one in a row is a part of its text
            cells = record if separator or not record else [";".join(record)]
            if not named and _NEVER_IN_NAMES.search("".join(cells)):
                raise not_a_table(row=number)
            named = named or any(cells)
            yield number, [_without_apostrophe(cell) for cell in cells]
    except csv.Error as error:
        # a quote that never closes swallows the rest of the file, or ends with it
        raise not_a_table(row=number + 1) from error


def _short_lines(text: io.TextIOWrapper) -> Iterator[str]:
    for line in text:
        if len(line) > _LONGEST_LINE:
            raise too_large(Limit.TEXT, LONGEST_CELL)
        yield line


# -- formulas ----------------------------------------------------------------------------------


def _looks_like_formula(text: str) -> bool:
    """Whether Excel may take the text for a formula, whatever blanks and apostrophes lead it.

    Looking past the leading apostrophes makes adding one and taking one off each other's reverse.
    """
    leading = _LEADING.match(text)
    start = leading.end() if leading else 0
    rest = text[start:].rstrip()
    if rest and ("\t" in text[:start] or "\r" in text[:start]):
        return True
    return rest.startswith(("=", "+", "-", "@")) and not _HARMLESS.fullmatch(rest)


def _without_apostrophe(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text.startswith("'") and _looks_like_formula(text) else text


# -- writing -----------------------------------------------------------------------------------


def guarded(text: str) -> str:
    """A text as Excel takes it for a text, never for a formula."""
    return _guarded(text, excel=True)


def _written(value: Value, *, excel: bool) -> str:
    safe = _guarded(value, excel=excel) if isinstance(value, str) else value
    text = sound_text(plain_text(safe))
    if excel and isinstance(value, float):
        text = text.replace(".", ",")
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _guarded(text: str, *, excel: bool) -> str:
    # the plain style protects only an apostrophe of the text's own, which the reader would take
    risky = _looks_like_formula(text) and (excel or text.strip().startswith("'"))
    return "'" + text if risky else text
