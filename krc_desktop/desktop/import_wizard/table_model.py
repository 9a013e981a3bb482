"""The list as a table: its own columns and rows, each cell with what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt

from krc_desktop.desktop.import_wizard.draft import ImportDraft
from krc_desktop.desktop.import_wizard.questions import column_of
from krc_desktop.desktop.widgets.labels import as_plain_tooltip
from krc_desktop.desktop.widgets.rows import Index
from krc_desktop.exchange.import_cells import CellTrouble
from krc_desktop.exchange.import_lists import HIDDEN, SourceRow
from krc_desktop.exchange.import_previews import Choices, PreviewRow, RowState
from krc_desktop.exchange.import_words import problem_sentence
from krc_desktop.language import Phrasebook

CELL_ROLE = int(Qt.ItemDataRole.UserRole)


class Mark(StrEnum):
    """What stands beside a row's number."""

    NONE = ""
    KNOWN = "known"
    ASKED = "asked"
    WRONG = "wrong"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True)
class Cell:
    """A cell as it is painted; tone: warn or bad where something is wrong."""

    text: str
    tone: str = ""
    is_dimmed: bool = False


class ListModel(QAbstractTableModel):
    """Rows by their order, columns as in the file."""

    def __init__(self, words: Phrasebook) -> None:
        """An empty table."""
        super().__init__()
        self._words = words
        self._sources: Sequence[SourceRow] = ()
        self._rows: Sequence[PreviewRow] = ()
        self._choices = Choices({})
        self._brought: frozenset[int] = frozenset()
        self._width = 0

    def show_draft(self, draft: ImportDraft) -> None:
        """Show a draft's list as it was last weighed."""
        opened = draft.opened
        sources = opened.rows if opened is not None else ()
        width = len(opened.columns) if opened is not None else 0
        anew = sources is not self._sources or width != self._width
        if anew:
            self.beginResetModel()
        self._sources, self._width = sources, width
        shown = draft.shown
        self._rows = shown.rows if shown is not None and shown.opened is opened else ()
        self._choices, self._brought = draft.choices, draft.brought
        if anew:
            self.endResetModel()
        elif self._sources:
            last = self.index(len(self._sources) - 1, max(0, width - 1))
            self.dataChanged.emit(self.index(0, 0), last)

    # -- what it is ----------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """The rows below the heading."""
        return 0 if parent is not None and parent.isValid() else len(self._sources)

    def columnCount(self, parent: Index | None = None) -> int:
        """The columns of the file."""
        return 0 if parent is not None and parent.isValid() else self._width

    def number(self, at: int) -> int:
        """The number of a row in its spreadsheet."""
        return self._sources[at].number

    def at(self, number: int) -> int:
        """Where the row with a number stands; -1 where there is none."""
        from bisect import bisect_left

        found = bisect_left(self._sources, number, key=lambda row: row.number)
        is_there = found < len(self._sources) and self._sources[found].number == number
        return found if is_there else -1

    def mark(self, at: int) -> Mark:
        """What stands beside a row's number."""
        if self._sources[at].number in self._brought:
            return Mark.IN
        if at >= len(self._rows):
            return Mark.NONE
        row = self._rows[at]
        if row.state is RowState.PROBLEM:
            return Mark.WRONG
        if row.state is RowState.LEFT_OUT:
            return Mark.OUT
        if row.problems:
            return Mark.ASKED
        return Mark.KNOWN if row.match is not None else Mark.NONE

    def cell(self, at: int, column: int) -> Cell:
        """A cell; a personal code is never shown, whatever the cell says."""
        source = self._sources[at]
        fixed = self._choices.fixes.get((source.number, column))
        text = source.cells[column] if fixed is None else fixed
        if column not in self._choices.fields:
            return Cell("" if text == HIDDEN else text, is_dimmed=True)
        mark = self.mark(at)
        problem = self._problems(at).get(column)
        if problem is None:
            return Cell(text, is_dimmed=mark in (Mark.OUT, Mark.IN))
        trouble, tone = problem
        if trouble is CellTrouble.CODE:
            return Cell(self._words.text_in("import cell", "code"), tone)
        if not text:
            return Cell(self._words.text_in("import cell", "missing"), tone)
        return Cell(text, tone)

    def _problems(self, at: int) -> Mapping[int, tuple[CellTrouble, str]]:
        """What is wrong with the cells of a row, by their columns."""
        if at >= len(self._rows):
            return {}
        found: dict[int, tuple[CellTrouble, str]] = {}
        for problem in self._rows[at].problems:
            column = column_of(self._choices, problem.field)
            if column is not None:
                found[column] = (problem.trouble, "bad" if problem.keeps_out else "warn")
        return found

    def data(self, index: Index, role: int = 0) -> Any:
        """The cell, its text, and what is wrong with it in words."""
        if not index.isValid():
            return None
        if role == CELL_ROLE:
            return self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column()).text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            said = self._said(index.row(), index.column())
            return as_plain_tooltip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def _said(self, at: int, column: int) -> str:
        if at < len(self._rows):
            for problem in self._rows[at].problems:
                if column_of(self._choices, problem.field) == column:
                    return problem_sentence(self._words, problem)
        return self.cell(at, column).text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The row's number; what stands over the columns is the header's own."""
        if orientation == Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return str(self.number(section))
        return None
