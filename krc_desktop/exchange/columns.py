"""The cells of one row, asked for by column: what is needed, what may be missing or empty."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from krc_desktop.errors import BrokenRule, Rule

Read = TypeVar("Read")


class Cells:
    """One row of a table on its way into the file.

    `into` reads a cell into a field of the noun, if the file has its column: a column that is not
    there leaves the field as it is, an empty cell empties it.
    """

    def __init__(self, cells: Mapping[str, str]) -> None:
        """The cells by the names of their columns."""
        self._cells = {name.casefold(): text for name, text in cells.items()}
        self.values: dict[str, Any] = {}

    def has(self, column: str) -> bool:
        """Whether the file has a column."""
        return column in self._cells

    def cell(self, column: str) -> str:
        """A cell's text; empty where there is no such column."""
        return self._cells.get(column, "").strip()

    def needed(self, column: str) -> str:
        """A cell that must not be empty."""
        text = self.cell(column)
        if not text:
            raise BrokenRule(Rule.FIELD_EMPTY, field=column)
        return text

    def into(
        self,
        field: str,
        column: str,
        read: Callable[[str], Any] = str,
        *,
        empty: Any = "",
        needed: bool = False,
    ) -> None:
        """Read a cell into a field of the noun."""
        if needed:
            self.values[field] = self._read(column, read, self.needed(column))
        elif self.has(column):
            text = self.cell(column)
            self.values[field] = self._read(column, read, text) if text else empty

    def read(self, column: str, read: Callable[[str], Read]) -> Read | None:
        """A cell read; None where it is empty or there is no such column."""
        text = self.cell(column)
        return self._read(column, read, text) if text else None

    def _read(self, column: str, read: Callable[[str], Read], text: str) -> Read:
        try:
            return read(text)
        except BrokenRule as broken:
            # the column as the list calls it, whatever the field is called here
            broken.facts["field"] = column
            raise

    def needed_read(self, column: str, read: Callable[[str], Read]) -> Read:
        """A cell that must not be empty, read."""
        return self._read(column, read, self.needed(column))
