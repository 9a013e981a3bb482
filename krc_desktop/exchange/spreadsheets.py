"""Tables in files of any kind people send: read under limits, written whole or not at all."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from krc_desktop.errors import BrokenRule, Fault, Rule, Trouble
from krc_desktop.exchange.delimited import (
    delimited_records,
    encoding_and_separator,
    write_csv,
)
from krc_desktop.exchange.tables import (
    MOST_BYTES,
    Limit,
    Record,
    Table,
    TableRow,
    Value,
    assembled,
    bounded,
    too_large,
)
from krc_desktop.exchange.workbooks import WORKBOOK_STARTS, workbook_records, write_xlsx

__all__ = ["Limit", "Table", "TableRow", "Value", "read_table", "write_csv", "write_xlsx"]


def read_table(path: Path) -> Table:
    """The table in a CSV, XLSX, ODS or XLS file, told apart by content and not by name.

    Raises BrokenRule (NOT_A_TABLE, TABLE_TOO_LARGE, TABLE_EMPTY; `path` and, where it is known,
    `row` or `column` among the facts) and Trouble (NO_SUCH_FILE, CANNOT_READ).
    """
    try:
        return assembled(_records(_content(path)))
    except BrokenRule as broken:
        broken.facts["path"] = path
        raise


def read_records(path: Path, encoding: str = "", separator: str = "") -> Iterator[Record]:
    """The numbered records of the same files as they stand, blank ones and titles among them.

    Each cell composed, without the blanks around it. A text file is read in the `encoding` and by
    the `separator` told, else as they are guessed. Raises as `read_table` does.
    """
    try:
        yield from bounded(_records(_content(path), encoding, separator))
    except BrokenRule as broken:
        broken.facts["path"] = path
        raise


def told_of_text(path: Path, encoding: str = "", separator: str = "") -> tuple[str, str]:
    """The encoding and the separator that a text file was read with; empty of a workbook."""
    content = _content(path)
    if content.startswith(WORKBOOK_STARTS):
        return "", ""
    return encoding_and_separator(content, encoding, separator)


def _content(path: Path) -> bytes:
    try:
        # a device or a pipe could be read for ever
        if not stat.S_ISREG(path.stat().st_mode):
            raise Trouble(Fault.CANNOT_READ, path=path)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Trouble(Fault.NO_SUCH_FILE, path=path) from error
    except (OSError, ValueError) as error:
        raise Trouble(Fault.CANNOT_READ, path=path) from error
    if not content:
        raise BrokenRule(Rule.TABLE_EMPTY, path=path)
    if len(content) > MOST_BYTES:
        raise too_large(Limit.BYTES, MOST_BYTES)
    return content


def _records(content: bytes, encoding: str = "", separator: str = "") -> Iterator[Record]:
    if content.startswith(WORKBOOK_STARTS):
        return workbook_records(content)
    return delimited_records(content, encoding, separator)
