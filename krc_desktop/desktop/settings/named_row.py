"""One row of a list that the centre keeps itself: a button that opens it, ↑ ↓, and ⋯."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import icon_button, with_keys
from krc_desktop.desktop.widgets.labels import ElidedLabel, hairline, tag


@dataclass(frozen=True)
class NamedRow:
    """A row: a name, a meta line, tags (text, tone); archived ones don't move."""

    id: int
    name: str
    meta: str = ""
    tags: tuple[tuple[str, str], ...] = ()
    moves: bool = True


class RowButton(QPushButton):
    """A row's name and meta as one button that opens it."""

    def __init__(self, theme: Theme) -> None:
        """A button of no row yet."""
        super().__init__()
        self._theme = theme
        self._tags_shown: Sequence[tuple[str, str]] = ()
        self.setProperty("kind", "record")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.name = ElidedLabel(theme, "", "body")
        self._meta = ElidedLabel(theme, "", "meta", "ink2")
        self._tags = row(spacing=6)
        said = column(None, self.name, self._meta, None, spacing=0)
        line = row(said, self._tags, spacing=8, margins=(8, 0, 4, 0))
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_row(self, shown: NamedRow) -> None:
        """Show a row."""
        self.name.setText(shown.name)
        self.name.setFont(self._theme.font("strong" if shown.meta else "body"))
        self._meta.setText(shown.meta)
        self._meta.setVisible(bool(shown.meta))
        if self._tags_shown != shown.tags:
            self._tags_shown = shown.tags
            clear(self._tags)
            for text, tone in shown.tags:
                self._tags.addWidget(tag(self._theme, text, tone))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = (shown.name, shown.meta, *(text for text, _ in shown.tags))
        self.setAccessibleName(", ".join(word for word in words if word))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        theme = self._theme
        second = 0 if self._meta.isHidden() else theme.line_height("meta")
        return QSize(theme.px(120), max(38, theme.line_height("strong") + second + 14))

    def minimumSizeHint(self) -> QSize:
        """As narrow as one wishes: the texts end in …."""
        return QSize(self._theme.px(80), self.sizeHint().height())


class RowWidget(QWidget):
    """The row with its buttons; `moved` gives −1 or 1, also for Alt+↑ and Alt+↓."""

    moved = Signal(int)
    more_asked = Signal()

    def __init__(self, session: Session, *, moves: bool) -> None:
        """A row of nothing yet."""
        super().__init__()
        theme = session.theme
        self._words = session.words
        self._has_order = moves
        self.line = hairline()
        self.opens = RowButton(theme)
        self.up = icon_button(theme, "arrow-up", "", lambda: self.moved.emit(-1))
        self.down = icon_button(theme, "arrow-down", "", lambda: self.moved.emit(1))
        self.more = icon_button(theme, "dots-three-bold", "", self.more_asked.emit)
        for made in (self.opens, self.up, self.down, self.more):
            made.installEventFilter(self)
        # a stylesheet's least height beats a button's own: the strut holds the row open
        self._strut = QWidget()
        buttons = row(self._strut, self.opens, self.up, self.down, self.more, spacing=0)
        self.setLayout(column(self.line, boxed(buttons), spacing=2))

    def show_row(self, shown: NamedRow) -> None:
        """Show a row."""
        words = self._words
        self.opens.show_row(shown)
        self._strut.setFixedSize(0, self.opens.sizeHint().height())
        for made, name, keys in (
            (self.up, words.text("Move up: {name}", name=shown.name), "Alt+Up"),
            (self.down, words.text("Move down: {name}", name=shown.name), "Alt+Down"),
            (self.more, words.text("More: {name}", name=shown.name), ""),
        ):
            made.setAccessibleName(name)
            made.setToolTip(with_keys(name, keys))
        self.up.setVisible(self.moves(shown))
        self.down.setVisible(self.moves(shown))

    def moves(self, shown: NamedRow) -> bool:
        """Whether the row can be moved."""
        return self._has_order and shown.moves

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt and an arrow on any of the row's buttons, which would only move the focus by it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}.get(event.key())
            with_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if by is not None and with_alt and not self.up.isHidden():
                self.moved.emit(by)
                return True
        return super().eventFilter(watched, event)
