"""What a row of a list shows, and the rows of a list as far as somebody has scrolled.

Nothing is loaded whole: a source gives the next rows after a key, the list asks for more when it is
scrolled. A page makes its rows from what the store answers; a row here only knows how it looks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Lead:
    """What stands before a row's title: a day over a weekday, initials, or an icon.

    kind: "day" (upper, lower), "initials" (upper), "icon" (upper is its name); `tone` colours it.
    """

    kind: str
    upper: str = ""
    lower: str = ""
    tone: str = "neutral"


@dataclass(frozen=True)
class ListRow:
    """One row: a record, or with `is_heading` a title over those below.

    `sentence` is what a screen reader says; `bar` a share 0–1 drawn under the texts
    (`right` stands beside the title then, as with `right_on_title`); `mark` an
    icon of warning at the right; `pill` a tag with its tone.
    """

    key: Any
    title: str
    meta: str = ""
    right: str = ""
    right_icon: str = ""
    right_on_title: bool = False
    pill: str = ""
    pill_tone: str = "warn"
    pill_icon: str = ""
    lead: Lead | None = None
    bar: float | None = None
    mark: str = ""
    is_heading: bool = False
    is_dimmed: bool = False
    sentence: str = ""


@dataclass(frozen=True)
class Portion:
    """The next rows, and the key after which the following ones come (None: no more)."""

    rows: Sequence[ListRow]
    after: Any = None


Source = Callable[[Any, int], Portion]
PORTION = 100
ROW_ROLE = int(Qt.ItemDataRole.UserRole)


class RecordModel(QAbstractListModel):
    """Rows of a source, fetched as far as somebody has scrolled."""

    def __init__(self) -> None:
        """An empty model."""
        super().__init__()
        self._rows: list[ListRow] = []
        self._source: Source | None = None
        self._after: Any = None
        self._has_more = False

    def read(self, source: Source) -> None:
        """Show the rows of a source, from its beginning, at least as many as were shown."""
        shown = sum(not row.is_heading for row in self._rows)
        wanted = max(PORTION, min(shown, 10 * PORTION))
        self.beginResetModel()
        self._source = source
        portion = source(None, wanted)
        self._rows = list(portion.rows)
        self._after = portion.after
        self._has_more = portion.after is not None
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows were fetched so far."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = 0) -> Any:
        """The row, its title, its sentence."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.sentence or ", ".join(
                part for part in (row.title, row.meta, row.pill, row.right) if part
            )
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can't be chosen."""
        if 0 <= index.row() < len(self._rows) and self._rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the source has more."""
        return self._has_more

    def fetchMore(self, parent: Index) -> None:
        """Fetch the next portion."""
        if self._source is None or not self._has_more:
            return
        portion = self._source(self._after, PORTION)
        self._after = portion.after
        self._has_more = portion.after is not None
        if portion.rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(portion.rows) - 1)
            self._rows.extend(portion.rows)
            self.endInsertRows()

    def put(self, row: ListRow) -> bool:
        """Show a record as it is now, in its place; whether it was there."""
        number = self.row_of(row.key)
        if number >= 0 and self._rows[number] != row:
            self._rows[number] = row
            self.dataChanged.emit(self.index(number), self.index(number))
        return number >= 0

    def row_of(self, key: Any) -> int:
        """The number of the row with a key; −1 where it was not fetched."""
        for number, row in enumerate(self._rows):
            if row.key == key and not row.is_heading:
                return number
        return -1

    @property
    def rows(self) -> Sequence[ListRow]:
        """The rows fetched so far."""
        return self._rows
