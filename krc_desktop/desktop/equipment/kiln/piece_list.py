"""The list of the shelf: ticks fill the next firing, Enter opens, Delete takes away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from krc_desktop.desktop.equipment.kiln.piece_rows import PieceModel, PiecePainter, PieceRow
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.labels import as_plain_tooltip
from krc_desktop.desktop.widgets.rows import ROW_ROLE


class PieceList(QListView):
    """Rows with ticks. Space or a press on the box ticks, Enter or a double click opens.

    Delete takes a row away, N begins new pieces, P prints a label, Ctrl+C copies the table.
    """

    ticked = Signal(int)
    opened = Signal(int)
    removed = Signal(int)
    labelled = Signal(int)
    new_asked = Signal()
    copied = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        """An empty list; `name` is what a screen reader says."""
        super().__init__()
        self.pieces = PieceModel()
        self.setModel(self.pieces)
        self._painter = PiecePainter(theme)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(theme.px(24))
        self.setMinimumWidth(theme.px(200))
        self._fits_content = False
        self._acts: dict[int, SignalInstance] = {
            Qt.Key.Key_Space: self.ticked,
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Delete: self.removed,
            Qt.Key.Key_P: self.labelled,
        }

    def show_rows(self, rows: list[PieceRow]) -> None:
        """Show rows; who was chosen stays, or the row that took the place."""
        key, number = self.current_key, self.currentIndex().row()
        self._painter.leave_room(rows)
        self.pieces.show_rows(rows)
        if key is not None:
            at = self.pieces.number_of(key)
            self.choose_number(at if at >= 0 else number)
        self._fit()

    def choose_number(self, number: int) -> None:
        """Choose a row by its number, or the nearest below and above that is a piece."""
        rows = self.pieces.rows
        order = [*range(number, len(rows)), *range(min(number, len(rows)) - 1, -1, -1)]
        for at in order:
            if 0 <= at < len(rows) and not rows[at].is_heading:
                self.setCurrentIndex(self.pieces.index(at))
                return

    def choose(self, key: int) -> bool:
        """Choose a piece; whether it is here."""
        number = self.pieces.number_of(key)
        if number >= 0:
            self.setCurrentIndex(self.pieces.index(number))
        return number >= 0

    @property
    def current_key(self) -> int | None:
        """The chosen piece; None where none is."""
        row = self.currentIndex().data(ROW_ROLE)
        return row.key if row is not None else None

    def place_of(self, key: int) -> QRect:
        """Where a piece's row is, in the list's viewport."""
        return self.visualRect(self.pieces.index(self.pieces.number_of(key)))

    def fit_content(self, *, fits: bool) -> None:
        """Be as high as the rows, so that the page scrolls, or scroll by itself."""
        self._fits_content = fits
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )
        self._fit()

    def _fit(self) -> None:
        if self._fits_content:
            height = sum(self._painter.height_of(row) for row in self.pieces.rows)
            self.setFixedHeight(max(height, 1))
        else:
            self.setMinimumHeight(self._painter.height * 2)
            self.setMaximumHeight(16_777_215)

    # -- keys and mouse ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a key does with the chosen piece."""
        key, chosen = event.key(), self.current_key
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if key == Qt.Key.Key_C:
                self.copied.emit()
                return
        elif key == Qt.Key.Key_N:
            self.new_asked.emit()
            return
        elif chosen is not None and key in self._acts:
            self._acts[key].emit(chosen)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed over the list do nothing."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on the box turns its tick."""
        super().mouseReleaseEvent(event)
        key = self._key_at(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if key is not None and is_left and event.position().x() < self._painter.tick_width:
            self.ticked.emit(key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens a piece."""
        key = self._key_at(event.position().toPoint())
        if key is not None and event.position().x() >= self._painter.tick_width:
            self.opened.emit(key)

    def _key_at(self, point: QPoint) -> int | None:
        row: PieceRow | None = self.indexAt(point).data(ROW_ROLE)
        return row.key if row is not None and not row.is_heading else None

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole of a row as its tooltip."""
        if event.type() == QEvent.Type.ToolTip:
            row: PieceRow | None = self.indexAt(event.pos()).data(ROW_ROLE)  # type: ignore[attr-defined]
            self.setToolTip(as_plain_tooltip(row.sentence) if row is not None else "")
        return super().viewportEvent(event)
