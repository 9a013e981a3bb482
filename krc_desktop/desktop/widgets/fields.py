"""Fields that save themselves: when left, on Enter, or after a short pause in typing.

What was typed is never taken away. A refusal is said under the field when it is left, not while
typing; a counter appears when the limit comes near.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.labels import icon_label, label

Commit = Callable[[Any, Callable[[str], None]], object]
PAUSE_MS = 900
_NEAR_LIMIT = 0.8


class Field(QWidget):
    """A label, what is typed or chosen, and room for a sentence when that can't be.

    `commit(value, refused)` is called with what was typed; it calls `refused(sentence)` when it
    can't be taken. `edit` is the control inside.
    """

    committed = Signal()

    def __init__(self, theme: Theme, name: str, edit: QWidget, *, shows_name: bool = True) -> None:
        """A field around a control."""
        super().__init__()
        self.theme = theme
        self.name = name
        self.edit = edit
        self.heading = label(theme, name, "label", "ink2")
        self.heading.setBuddy(edit)
        if not shows_name:
            self.heading.hide()
        self.counter = label(theme, "", "caption", "ink3")
        self.counter.hide()
        self._sign = icon_label(theme, "warning-circle", "bad", 16)
        self.complaint = label(theme, "", "label", "bad", wraps=True)
        self._sign.hide()
        self.complaint.hide()
        edit.setAccessibleName(name)
        edit.setFont(theme.font("body"))
        self.setFocusProxy(edit)
        self._head = row(self.heading, None, self.counter)
        self.setLayout(
            column(
                self._head,
                edit,
                row(self._sign, self.complaint, spacing=6),
                spacing=4 if shows_name else 0,
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def wrap_name(self) -> None:
        """Let a long name, as a question, go on in the next line once the field's width is full."""
        self.heading.setWordWrap(True)
        self._head.setStretch(0, 1)
        self._head.setStretch(1, 0)

    def sizeHint(self) -> QSize:
        """With a complaint as high as it needs in the width at hand: Qt would guess another."""
        hint, inside = super().sizeHint(), self.layout()
        if self.complains and inside is not None and inside.hasHeightForWidth():
            hint.setHeight(inside.heightForWidth(max(self.width(), self.minimumSizeHint().width())))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A complaint wraps otherwise in another width."""
        super().resizeEvent(event)
        if self.complains:
            self.updateGeometry()

    def rename(self, name: str) -> None:
        """Call it something else."""
        self.name = name
        self.heading.setText(name)
        self.edit.setAccessibleName(name)

    def beside_name(self, widget: QWidget) -> None:
        """Put something at the right of the label: a link that fills the field, a remark."""
        self._head.insertWidget(self._head.count() - 1, widget)

    def complain(self, sentence: str) -> None:
        """Say what is wrong with what was typed."""
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))
        self._sign.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence)
        self._mark(wrong=bool(sentence))

    @property
    def complains(self) -> bool:
        """Whether something is wrong with what was typed."""
        return bool(self.complaint.text())

    def _mark(self, *, wrong: bool) -> None:
        if bool(self.edit.property("err")) != wrong:
            self.edit.setProperty("err", wrong)
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)

    def _count(self, length: int, limit: int, *, always: bool = False) -> None:
        self.counter.setText(f"{length} / {limit}")
        near = length >= limit * _NEAR_LIMIT
        self.counter.setVisible(bool(limit) and (always or near))
        tone = "bad" if length > limit else "ink3"
        if self.counter.property("tone") != tone:
            self.counter.setProperty("tone", tone)
            self.counter.style().polish(self.counter)


class _Typed(Field):
    """What text fields share: the pause, the leaving, the value before."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        edit: QLineEdit | QPlainTextEdit,
        commit: Commit,
        *,
        limit: int,
        shows_name: bool,
        counts: bool = False,
        waits: bool = False,
    ) -> None:
        super().__init__(theme, name, edit, shows_name=shows_name)
        self._commit = commit
        self._limit = limit
        self._counts = counts
        self._kept = ""
        self._refusal = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        if not waits:
            self._pause.timeout.connect(lambda: self._save(left=False))
        edit.textChanged.connect(self._typed)
        edit.installEventFilter(self)

    @property
    def typed(self) -> str:
        """What stands in the field."""
        raise NotImplementedError

    def _put(self, text: str) -> None:
        raise NotImplementedError

    def show_value(self, text: str) -> None:
        """Show what is kept; what somebody is typing at the moment stays."""
        if self.is_dirty and (self.edit.hasFocus() or self.complains):
            return
        self._kept = text
        if self.typed != text:
            self._put(text)
        self._pause.stop()
        self.complain("")
        self._recount()

    def show_another(self, text: str) -> None:
        """Show the value of another record: what was typed here belonged to the one before."""
        self._kept = self.typed
        self.show_value(text)

    def show_anew(self, text: str) -> None:
        """Show what is kept of another record: what was typed for the one before goes."""
        self._kept = self.typed
        self.show_value(text)

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self.typed != self._kept

    def save(self) -> bool:
        """Keep what was typed now; whether it could be."""
        return self._save(left=True)

    def _typed(self) -> None:
        self._recount()
        if self.is_dirty:
            self._pause.start()
        if self.complains:
            self.complain("")

    def _recount(self) -> None:
        self._count(len(self.typed), self._limit, always=self._counts)

    def _save(self, *, left: bool) -> bool:
        self._pause.stop()
        if not self.is_dirty:
            return True
        text = self.typed
        self._refusal = ""
        self._commit(text, self._refused)
        if self._refusal:
            if left:
                self.complain(self._refusal)
            return False
        self._kept = text
        self.complain("")
        self.committed.emit()
        return True

    def _refused(self, sentence: str) -> None:
        self._refusal = sentence

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what was typed when the field is left."""
        if event.type() == QEvent.Type.FocusOut:
            self._save(left=True)
        return super().eventFilter(watched, event)


class TextField(_Typed):
    """One line of text."""

    entered = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        commit: Commit,
        *,
        limit: int = 200,
        hint: str = "",
        icon: str = "",
        kind: str = "",
        width: int = 0,
        shows_name: bool = True,
        waits: bool = False,
    ) -> None:
        """A line; `hint` shows while it is empty, `waits`: kept on Enter or leaving only."""
        self.line = QLineEdit()
        super().__init__(
            theme, name, self.line, commit, limit=limit, shows_name=shows_name, waits=waits
        )
        self.line.setPlaceholderText(hint)
        self.line.setMinimumWidth(theme.px(48))
        if kind:
            self.line.setProperty("kind", kind)
        if kind == "title":
            self.line.setFont(theme.font("record"))
        if icon:
            self.line.addAction(
                theme.icon(icon, "ink2", 16), QLineEdit.ActionPosition.LeadingPosition
            )
        if width:
            self.setFixedWidth(theme.px(width))
        self.line.returnPressed.connect(self._entered)

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.line.text()

    def _put(self, text: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def _entered(self) -> None:
        if self._save(left=True):
            self.entered.emit()


class LongTextField(_Typed):
    """Several lines of text; grows with them between two heights."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        commit: Commit,
        *,
        limit: int = 5000,
        hint: str = "",
        lines: tuple[int, int] = (2, 8),
        shows_name: bool = True,
        counts: bool = False,
    ) -> None:
        """A text of `lines` (least, most) before it scrolls; `counts`: the counter always shows."""
        self.text = QPlainTextEdit()
        self._lines = lines
        super().__init__(
            theme, name, self.text, commit, limit=limit, shows_name=shows_name, counts=counts
        )
        self.text.setPlaceholderText(hint)
        self.text.setTabChangesFocus(True)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # once the text is laid out at its width, which Qt does after it has told of it
        self._growing = QTimer(self)
        self._growing.setSingleShot(True)
        self._growing.setInterval(0)
        self._growing.timeout.connect(self._grow)
        self.text.document().documentLayout().documentSizeChanged.connect(
            lambda _size: self._growing.start()
        )
        self._grow()
        self._recount()

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.text.toPlainText()

    def _put(self, text: str) -> None:
        self.text.setPlainText(text)

    def _grow(self) -> None:
        least, most = self._lines
        line = QFontMetrics(self.text.font()).lineSpacing()
        height = min(max(self._height(most), least * line), most * line) + 24
        if height != self.text.height():
            self.text.setFixedHeight(height)

    def _height(self, most: int) -> int:
        """How high the text is, of so many lines at most.

        Qt counts but one line for a paragraph that was not yet seen, hence paragraph by paragraph.
        """
        document = self.text.document()
        layout, block, lines, height = document.documentLayout(), document.firstBlock(), 0, 0.0
        while block.isValid() and lines < most:
            height += layout.blockBoundingRect(block).height()
            lines += block.lineCount()
            block = block.next()
        return ceil(height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width breaks the lines elsewhere."""
        if event.type() == QEvent.Type.Resize:
            self._growing.start()
        return super().eventFilter(watched, event)
