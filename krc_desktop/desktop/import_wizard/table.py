"""The list as it is in its file, with what each column is brought in as."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from krc_desktop.desktop.import_wizard.draft import ImportDraft
from krc_desktop.desktop.import_wizard.table_headers import MappingHeader, NumberHeader
from krc_desktop.desktop.import_wizard.table_model import CELL_ROLE, Cell, ListModel
from krc_desktop.desktop.import_wizard.wording import rows_counted
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import Card, row
from krc_desktop.desktop.widgets.clipboard import copy_table
from krc_desktop.desktop.widgets.labels import hairline, label
from krc_desktop.desktop.widgets.rows import Index
from krc_desktop.exchange.column_guesses import Field
from krc_desktop.exchange.import_lists import OpenedList

_MEASURED = 200
_LEAST, _MOST = 88, 240


class CellPainter(QStyledItemDelegate):
    """A cell's text; tinted where something is wrong, grey where it stays out."""

    def __init__(self, theme: Theme) -> None:
        """A painter in a theme."""
        super().__init__()
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        cell: Cell | None = index.data(CELL_ROLE)
        if cell is None:
            return
        theme, rect, state = self._theme, QRect(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        place = rect.adjusted(4, 5, -4, -6)
        if cell.tone:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(f"{cell.tone}_soft"))
            painter.drawRoundedRect(QRectF(place), 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place), 8, 8)
        font = theme.font("strong" if cell.tone else "body")
        painter.setFont(font)
        painter.setPen(theme.colour(cell.tone or ("ink3" if cell.is_dimmed else "ink")))
        room = place.adjusted(8, 0, -8, 0) if cell.tone else place.adjusted(1, 0, -2, 0)
        text = QFontMetrics(font).elidedText(cell.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


class ListView(QTableView):
    """The table itself: arrows move, Ctrl+C copies it, Alt+↓ opens the column's drop-down."""

    def __init__(self, session: Session, model: ListModel) -> None:
        """A view of a list."""
        super().__init__()
        self._session = session
        self._fitted: OpenedList | None = None
        self._fields: Mapping[int, Field] | None = None
        self.mapping = MappingHeader(session)
        self.setModel(model)
        self.setHorizontalHeader(self.mapping)
        self.setVerticalHeader(NumberHeader(session.theme, model))
        self._painter = CellPainter(session.theme)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(session.words.text("The list"))
        self.mapping.setAccessibleName(session.words.text("Columns"))
        self.verticalHeader().setAccessibleName(session.words.text("Rows of the list"))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            # Qt's own, over the numbers: it would choose everything
            corner.setStyleSheet("border: none; background: transparent")
            corner.setEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumSize(session.theme.px(200), session.theme.px(150))

    def show_list(self, draft: ImportDraft) -> None:
        """Take the widths and the heads of a draft's list."""
        opened = draft.opened
        if opened is not None and opened is not self._fitted:
            self._fitted = opened
            self.mapping.show_columns(opened.kind, opened.columns)
            self._fields = None
            self.scrollToTop()
        self.mapping.show_choices(draft.choices)
        if draft.choices.fields != self._fields:
            self._fields = draft.choices.fields
            self._fit()

    def _fit(self) -> None:
        """Each column as wide as its first rows need; what is left over is shared."""
        opened, theme = self._fitted, self._session.theme
        if opened is None:
            return
        room = self.viewport().width()
        wanted = [self._wanted(opened, at) for at in range(len(opened.columns))]
        ideal = [max(pair) for pair in wanted]
        given = [most - least for most, (least, _) in zip(ideal, wanted, strict=True)]
        over = sum(ideal) - room
        share = min(1.0, over / sum(given)) if over > 0 and any(given) else 0.0
        extra = -over // len(ideal) if ideal and over < 0 else 0
        for at, width in enumerate(ideal):
            self.setColumnWidth(at, width - ceil(given[at] * share) + extra)
        self.setMinimumHeight(self.mapping.sizeHint().height() + 2 * theme.px(44))

    def _wanted(self, opened: OpenedList, at: int) -> tuple[int, int]:
        """The least width of a column, for the field over it; and the one for all that is in it."""
        theme, of = self._session.theme, opened.columns[at]
        body = QFontMetrics(theme.font("body"))
        texts = [source.cells[at] for source in opened.rows[:_MEASURED]]
        longest = max((body.horizontalAdvance(text[:40]) for text in texts), default=0)
        head = self.mapping.heads[at].box
        small = QFontMetrics(theme.font("label"))
        named = small.horizontalAdvance(head.currentText() or head.itemText(0)) + 46
        told = small.horizontalAdvance(of.heading[:24]) + 28
        least, most = theme.px(_LEAST), theme.px(_MOST)
        needed = min(most, max(least, named))
        return needed, min(most, max(needed, longest + 26, told))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room is shared anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, open a drop-down, else what every table does."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        at = self.currentIndex().column()
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down and 0 <= at < len(self.mapping.heads):
            self.mapping.heads[at].box.setFocus()
            self.mapping.heads[at].box.showPopup()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters don't search."""

    def copy(self) -> None:
        """The chosen rows as Excel expects them; codes are no part of it."""
        model, opened = self.model(), self._fitted
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        if opened is None or not chosen:
            return
        headings = [column.heading or column.letter for column in opened.columns]
        rows = [
            [str(model.index(at, column).data() or "") for column in range(len(headings))]
            for at in chosen
        ]
        copy_table(self._session.words, headings, rows)
        said = self._session.words.text("The table is copied: paste it into Excel")
        self._session.messages.toast(said)


class ListCard(Card):
    """The table with a line below it: how many rows, and where its heading stands."""

    row_chosen = Signal(int)

    def __init__(self, session: Session, draft: ImportDraft) -> None:
        """The card over a draft."""
        theme = session.theme
        super().__init__(theme)
        self._session, self._draft = session, draft
        self.rows = ListModel(session.words)
        self.view = ListView(session, self.rows)
        self.view.mapping.chosen.connect(draft.set_field)
        self.count = label(theme, "", "meta", "ink2")
        self.where = label(theme, "", "meta", "ink2")
        self.body.setContentsMargins(1, 6, 1, 0)
        self.body.setSpacing(0)
        self.add(self.view, hairline())
        self.add(row(self.count, None, self.where, margins=(14, 9, 14, 9)))
        self.body.setStretch(0, 1)
        self.view.selectionModel().currentRowChanged.connect(self._row_changed)

    def show_draft(self) -> None:
        """Show the draft's list."""
        self.rows.show_draft(self._draft)
        self.view.show_list(self._draft)
        opened, words = self._draft.opened, self._session.words
        if opened is None:
            return
        self.count.setText(rows_counted(words, len(opened.rows)))
        at = opened.heading_row
        said = (
            words.text("Row {n} is the heading", n=at)
            if at is not None
            else words.text("There is no heading: columns by their letters")
        )
        self.where.setText(said)

    def show_cell(self, number: int, column: int | None) -> None:
        """Let a row be seen, and in it a cell."""
        at = self.rows.at(number)
        if at >= 0:
            index = self.rows.index(at, column or 0)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _row_changed(self, current: Index, _before: Index) -> None:
        if current.isValid():
            self.row_chosen.emit(self.rows.number(current.row()))
