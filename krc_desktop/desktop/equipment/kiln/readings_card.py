"""The readings as a table, the latest first: the curve in numbers. Delete takes one away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from krc_desktop.desktop.equipment.kiln.kiln_words import moment_short
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card
from krc_desktop.desktop.widgets.clipboard import copy_table
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.model.bookings import FiringReading
from krc_desktop.model.firings import difference
from krc_desktop.operations import firing_log
from krc_desktop.operations.firing_course import Course

_LEAST_ROWS = 3


class ReadingsTable(QTableWidget):
    """Time, who, °C, against the plan."""

    removed = Signal(int)
    copied = Signal()

    def __init__(self) -> None:
        """An empty table."""
        super().__init__(0, 4)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setHighlightSections(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen reading away, Ctrl+C copies the table."""
        item = self.item(self.currentRow(), 0)
        if event.key() == Qt.Key.Key_Delete and item is not None:
            self.removed.emit(item.data(Qt.ItemDataRole.UserRole))
            return
        copies = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if copies and event.key() == Qt.Key.Key_C:
            self.copied.emit()
            return
        super().keyPressEvent(event)


class ReadingsCard(Card):
    """As many rows as were read."""

    def __init__(self, session: Session) -> None:
        """A card without readings."""
        words, theme = session.words, session.theme
        self.count = label(theme, "", "meta", "ink2")
        super().__init__(theme, words.text("Readings"), self.count, dense=True)
        self._session, self._words, self._theme = session, words, theme
        self._shown: list[tuple[str, ...]] = []
        self.body.setContentsMargins(18, 12, 6, 8)
        self.count.setContentsMargins(0, 0, 12, 0)
        self.table = ReadingsTable()
        self.table.setFont(theme.font("body"))
        self.table.setAccessibleName(words.text("Readings"))
        for at, name in enumerate(self._headings()):
            heading = QTableWidgetItem(name)
            heading.setTextAlignment(_LEFT if at < 2 else _RIGHT)
            heading.setFont(theme.font("caption_strong"))
            self.table.setHorizontalHeaderItem(at, heading)
        header = self.table.horizontalHeader()
        header.setAccessibleName(words.text("Columns of the readings"))
        header.setProperty("kind", "flush")
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(theme.px(44))
        self.table.removed.connect(self._remove)
        self.table.copied.connect(self._copy)
        self.hint = label(
            theme, words.text("Delete takes the chosen reading away."), "caption", "ink3"
        )
        self.add(self.table, self.hint)

    def _headings(self) -> tuple[str, str, str, str]:
        words = self._words
        return (
            words.text_in("reading", "Time"),
            words.text_in("reading", "Who"),
            "°C",
            words.text("To plan"),
        )

    def show_readings(
        self, course: Course, readings: Sequence[FiringReading], names: Mapping[int, str]
    ) -> None:
        """Show the readings of a firing."""
        self.count.setText(self._words.number(len(readings)))
        self.setVisible(bool(readings))
        latest_first = list(reversed(readings))
        rows: list[tuple[str, ...]] = [
            (str(one.id), *self._cells(course, one, names)) for one in latest_first
        ]
        if rows == self._shown:
            return
        self._shown = rows
        chosen = self.table.currentRow()
        self.table.setRowCount(len(rows))
        for at, (one, row) in enumerate(zip(latest_first, rows, strict=True)):
            self._fill(at, one, row[1:])
        if chosen >= 0:
            self.table.setCurrentCell(min(chosen, len(rows) - 1), 0)
        height = max(34, self._theme.line_height("body") + 14)
        self.table.verticalHeader().setDefaultSectionSize(height)
        whole = height * max(len(rows), _LEAST_ROWS) + self.table.horizontalHeader().height() + 4
        self.table.setFixedHeight(min(whole, height * 9))

    def _cells(
        self, course: Course, one: FiringReading, names: Mapping[int, str]
    ) -> tuple[str, str, str, str]:
        words, firing = self._words, course.firing
        who = names.get(one.person_id or 0, "")
        if not who and one.read_at == firing.off_at:
            who = words.text_in("reading", "switched off")
        off = difference(course.plan, firing.on_at or one.read_at, one)
        shown = "" if off is None else _signed(words.signed(off))
        when = moment_short(words, one.read_at, self._session.today)
        return when, who, str(one.celsius).replace("-", "−"), shown

    def _fill(self, at: int, one: FiringReading, cells: tuple[str, ...]) -> None:
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            item.setTextAlignment(_RIGHT if column > 1 else _LEFT)
            item.setToolTip(text)
            if column == 2:
                item.setFont(self._theme.font("strong"))
            self.table.setItem(at, column, item)

    def _remove(self, reading_id: int) -> None:
        self._session.do(firing_log.remove_reading, reading_id=reading_id)

    def _copy(self) -> None:
        copy_table(self._words, self._headings(), [row[1:] for row in self._shown])


def _signed(text: str) -> str:
    """A difference with room after its sign: `+ 1`, `− 12`."""
    return f"{text[0]}\u00a0{text[1:]}" if text[:1] in {"+", "−"} else text


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
