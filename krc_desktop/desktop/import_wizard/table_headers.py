"""The heads of the table: over each column what it is brought in as; before each row its number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from krc_desktop.desktop.import_wizard.table_model import ListModel, Mark
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import column
from krc_desktop.desktop.widgets.choices import QuietComboBox
from krc_desktop.desktop.widgets.labels import ElidedLabel
from krc_desktop.exchange.column_guesses import FIELDS_OF, Field, ListKind
from krc_desktop.exchange.import_lists import SourceColumn
from krc_desktop.exchange.import_previews import Choices
from krc_desktop.exchange.import_words import field_name

_MARKS = {
    Mark.KNOWN: ("users", "ink3"),
    Mark.ASKED: ("warning-circle-fill", "warn"),
    Mark.WRONG: ("x-circle-fill", "bad"),
    Mark.OUT: ("minus-circle", "ink3"),
    Mark.IN: ("check-circle-fill", "ok"),
}


class ColumnHead(QWidget):
    """A column's letter and heading, and the field chosen for it."""

    chosen = Signal(object)

    def __init__(self, session: Session, kind: ListKind, of: SourceColumn) -> None:
        """The head of a column, with the fields of its list."""
        super().__init__()
        theme, words = session.theme, session.words
        called = f"{of.letter}: {of.heading}" if of.heading else of.letter
        self.title = ElidedLabel(theme, called, "caption", "ink3")
        self.box = QuietComboBox()
        self.box.setFont(theme.font("label"))
        self.box.setProperty("kind", "column")
        self.box.setSizeAdjustPolicy(
            QuietComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(4)
        self.box.setAccessibleName(words.text("Column {column} is", column=called))
        self._fields: tuple[Field | None, ...] = (None, *FIELDS_OF[kind])
        self.box.addItem(words.text("Leave out"))
        self.box.addItems([field_name(words, field) for field in FIELDS_OF[kind]])
        view = self.box.view()
        view.setMinimumWidth(
            max(
                QFontMetrics(self.box.font()).horizontalAdvance(self.box.itemText(at)) + 56
                for at in range(self.box.count())
            )
        )
        if of.guess.holds_codes:
            self.box.setEnabled(False)
            self.box.setToolTip(words.text("Personal identity codes are never brought in."))
        self.box.activated.connect(lambda at: self.chosen.emit(self._fields[at]))
        self.setLayout(column(self.title, self.box, spacing=4, margins=(4, 4, 4, 6)))

    def show_field(self, field: Field | None) -> None:
        """Show what is chosen."""
        self.box.setCurrentIndex(self._fields.index(field))


class MappingHeader(QHeaderView):
    """Heads over the columns, moving with them; `chosen` gives a column and its field."""

    chosen = Signal(int, object)

    def __init__(self, session: Session) -> None:
        """A header without columns."""
        super().__init__(Qt.Orientation.Horizontal)
        self._session = session
        self.heads: list[ColumnHead] = []
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(session.theme.px(80))
        self.sectionResized.connect(lambda *_: self._arrange())

    def show_columns(self, kind: ListKind, columns: Sequence[SourceColumn]) -> None:
        """Heads for other columns."""
        for head in self.heads:
            head.hide()
            head.deleteLater()
        self.heads = []
        for at, of in enumerate(columns):
            head = ColumnHead(self._session, kind, of)
            head.setParent(self.viewport())
            head.chosen.connect(lambda field, at=at: self.chosen.emit(at, field))
            head.show()
            self.heads.append(head)
        self.updateGeometry()
        self._arrange()

    def show_choices(self, choices: Choices) -> None:
        """Show what is chosen over each column."""
        for at, head in enumerate(self.heads):
            head.show_field(choices.fields.get(at))

    def sizeHint(self) -> QSize:
        """As high as its heads."""
        high = max((head.sizeHint().height() for head in self.heads), default=40)
        return QSize(super().sizeHint().width(), high + 1)

    def setOffset(self, offset: int) -> None:
        """The heads scroll with the columns."""
        super().setOffset(offset)
        self._arrange()

    def resizeEvent(self, event: object) -> None:
        """The heads keep their places."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._arrange()

    def _arrange(self) -> None:
        for at, head in enumerate(self.heads):
            if at < self.count():
                left = self.sectionViewportPosition(at)
                head.setGeometry(left, 0, self.sectionSize(at), self.height() - 1)

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        """Only the line below: what is said stands in the heads."""
        line = self._session.theme.colour("line")
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), line)


class NumberHeader(QHeaderView):
    """The rows' numbers as their spreadsheet has them, each with its mark."""

    def __init__(self, theme: Theme, model: ListModel) -> None:
        """The numbers of a table."""
        super().__init__(Qt.Orientation.Vertical)
        self._theme = theme
        self._model = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        high = max(theme.px(39), theme.line_height("body") + 14)
        self.setMinimumSectionSize(high)
        self.setDefaultSectionSize(high)

    def sizeHint(self) -> QSize:
        """Room for the longest number and a mark."""
        rows = self._model.rowCount()
        longest = str(self._model.number(rows - 1)) if rows else "1"
        text = QFontMetrics(self._theme.font("meta")).horizontalAdvance(longest)
        return QSize(text + self._theme.icon_px(16) + 32, 0)

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        """The mark, the number, the line below."""
        theme = self._theme
        painter.fillRect(rect, theme.colour("surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        sign = _MARKS.get(self._model.mark(at))
        if sign is not None:
            half = theme.icon_px(16) // 2
            painter.drawPixmap(
                QPoint(rect.left() + 10, rect.center().y() - half), theme.pixmap(*sign, 16)
            )
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("ink3"))
        painter.drawText(
            rect.adjusted(0, 0, -8, -1),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            str(self._model.number(at)),
        )
