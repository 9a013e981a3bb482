"""Workbooks (XLSX, ODS, XLS in; XLSX out): every cell as text in, every cell with its type out."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from krc_desktop.atomic_files import written_whole
from krc_desktop.errors import BrokenRule, Refusal, Rule
from krc_desktop.exchange.old_containers import OLE_START
from krc_desktop.exchange.old_workbooks import measured_old_workbook
from krc_desktop.exchange.packages import measured_package
from krc_desktop.exchange.tables import (
    LONGEST_CELL,
    Record,
    Value,
    not_a_table,
    plain_text,
    sound_text,
)

if TYPE_CHECKING:
    from python_calamine import CalamineSheet
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

WORKBOOK_STARTS = (b"PK\x03\x04", OLE_START)
_WIDTHS = (8, 60)
_EXACT = 10**15
_EPOCH = date(1900, 3, 1)
_LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = dict.fromkeys(map(ord, "[]:*?/\\"), "-")


def workbook_records(content: bytes) -> Iterator[Record]:
    """The numbered records of the first visible sheet.

    Raises BrokenRule (NOT_A_TABLE, TABLE_TOO_LARGE).
    """
    old = content.startswith(OLE_START)
    sheet = _first_sheet(measured_old_workbook(content) if old else measured_package(content))
    if sheet is None or sheet.start is None:
        return
    with _library_failures():
        for number, row in enumerate(sheet.iter_rows(), 1):
            yield number, [cell if isinstance(cell, str) else plain_text(cell) for cell in row]


def write_xlsx(
    path: Path,
    sheets: Mapping[str, tuple[Sequence[str], Iterable[Sequence[Value]]]],
) -> None:
    """Write sheets of (columns, rows) by name, whole or not at all; text is never a formula.

    Raises BrokenRule (TEXT_TOO_LONG) for a text that no cell holds, and Trouble.
    """
    from xlsxwriter.workbook import Workbook

    made = io.BytesIO()
    with Workbook(made, {"in_memory": True}) as workbook:
        formats = _Formats(workbook)
        taken: set[str] = set()
        for wished, (columns, rows) in sheets.items():
            sheet = workbook.add_worksheet(_sheet_name(wished, taken))
            _fill(sheet, columns, rows, formats)
    written_whole(path, made.getvalue())


# -- reading -----------------------------------------------------------------------------------


def _first_sheet(package: bytes) -> CalamineSheet | None:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum, load_workbook

    with _library_failures():
        workbook = load_workbook(io.BytesIO(package))
        for place, sheet in enumerate(workbook.sheets_metadata):
            seen = sheet.visible == SheetVisibleEnum.Visible
            if seen and sheet.typ == SheetTypeEnum.WorkSheet:
                return workbook.get_sheet_by_index(place)
    return None


@contextmanager
def _library_failures() -> Iterator[None]:
    """Whatever the library says or panics of, the file is no table to us."""
    try:
        yield
    except Refusal:
        raise
    except Exception as error:
        raise not_a_table() from error
    except BaseException as error:
        # a panic of the library comes as a BaseException of a class that can't be imported
        if type(error).__name__ == "PanicException":
            raise not_a_table() from error
        raise


# -- writing -----------------------------------------------------------------------------------


class _Formats:
    """How each kind of value looks in the workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self.header = workbook.add_format({"bold": True})
        self.plain = workbook.add_format({})
        self.date = workbook.add_format({"num_format": 'dd.mm.yyyy"."'})
        self.moment = workbook.add_format({"num_format": 'dd.mm.yyyy"." hh:mm'})
        self.time = workbook.add_format({"num_format": "hh:mm"})


def _sheet_name(wished: str, taken: set[str]) -> str:
    """The wished name as Excel allows it, unlike those taken."""
    base = sound_text(wished).translate(_NOT_IN_SHEET_NAMES).strip("' ") or "1"
    name = base[:_LONGEST_SHEET_NAME].rstrip("' ")
    number = 1
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        ending = f" {number}"
        name = base[: _LONGEST_SHEET_NAME - len(ending)] + ending
    taken.add(name.casefold())
    return name


def _fill(
    sheet: Worksheet,
    columns: Sequence[str],
    rows: Iterable[Sequence[Value]],
    formats: _Formats,
) -> None:
    widths = [len(column) for column in columns]
    for place, column in enumerate(columns):
        sheet.write_string(0, place, sound_text(column), formats.header)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            _write(sheet, (number, place), value, formats)
            widths[place] = max(widths[place], len(plain_text(value)))
    least, most = _WIDTHS
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(max(width + 2, least), most))


def _write(sheet: Worksheet, at: tuple[int, int], value: Value, formats: _Formats) -> None:
    if isinstance(value, str):
        _write_text(sheet, at, sound_text(value), formats)
    elif isinstance(value, bool):
        sheet.write_boolean(*at, value)
    elif isinstance(value, int | float):
        _write_number(sheet, at, value)
    elif value is not None:
        _write_time(sheet, at, value, formats)


def _write_text(sheet: Worksheet, at: tuple[int, int], text: str, formats: _Formats) -> None:
    if len(text) > LONGEST_CELL:
        raise BrokenRule(Rule.TEXT_TOO_LONG, most=LONGEST_CELL)
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes such a string for its own rich text and writes it into the XML as it is
        sheet.write_rich_string(*at, text[:1], formats.plain, text[1:])
    else:
        sheet.write_string(*at, text)


def _write_number(sheet: Worksheet, at: tuple[int, int], value: int | float) -> None:
    if isinstance(value, float) and not isfinite(value):
        return
    if abs(value) < _EXACT:
        sheet.write_number(*at, value)
    else:
        # a spreadsheet keeps fifteen digits and would round the rest away
        sheet.write_string(*at, plain_text(value))


def _write_time(
    sheet: Worksheet, at: tuple[int, int], value: date | time, formats: _Formats
) -> None:
    day = value.date() if isinstance(value, datetime) else value
    too_early = isinstance(day, date) and day < _EPOCH
    # a midnight kept as a number is read back as a day without a time
    midnight = isinstance(value, datetime) and value.time() == time()
    if too_early or midnight:
        sheet.write_string(*at, plain_text(value))
    elif isinstance(value, datetime):
        sheet.write_datetime(*at, value, formats.moment)
    elif isinstance(value, date):
        sheet.write_datetime(*at, value, formats.date)
    else:
        sheet.write_datetime(*at, value, formats.time)
