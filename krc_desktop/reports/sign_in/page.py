"""One page of a sheet: which lines and which days it holds."""

from __future__ import annotations

from dataclasses import dataclass

from krc_desktop.model.sheet_papers import SheetDay, SheetPerson


@dataclass(frozen=True)
class SheetPage:
    """A page of a sheet: its number of so many, the days to sign for, its first line, the names."""

    number: int
    of: int
    days: tuple[SheetDay, ...]
    first_line: int
    people: tuple[SheetPerson, ...]
