"""A table on the clipboard as Excel expects it: cells by tabs, rows by lines, no formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from PySide6.QtGui import QGuiApplication

from krc_desktop.exchange.delimited import guarded
from krc_desktop.language import Phrasebook

Value = str | int | float | date | datetime | None


def copy_table(words: Phrasebook, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Put a table on the clipboard; numbers and days are written as the language does."""
    lines = ["\t".join(_cell(words, heading) for heading in headings)]
    lines += ["\t".join(_cell(words, value) for value in one) for one in rows]
    QGuiApplication.clipboard().setText("\r\n".join(lines) + "\r\n")


def _cell(words: Phrasebook, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{words.date(value.date())} {words.time(value)}"
    if isinstance(value, date):
        return words.date(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return words.number(value, 2)
    text = guarded(value)
    if any(sign in text for sign in '\t\r\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text
