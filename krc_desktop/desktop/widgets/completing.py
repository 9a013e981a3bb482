"""Letters → Enter → next: a line that proposes what it may mean, and stays for the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import column
from krc_desktop.desktop.widgets.shadows import cast_shadow

MOST_SHOWN = 6
_SOON_MS = 60


@dataclass(frozen=True)
class Proposal:
    """Something that the typed letters may mean; `is_new`: to be made from them."""

    key: Any
    text: str
    meta: str = ""
    is_new: bool = False


Proposing = Callable[[str], Sequence[Proposal]]


class Completer(QObject):
    """Proposals under a line: ↑↓ choose, Enter takes, Ctrl+Enter takes the new one, Esc closes."""

    taken = Signal(object)

    def __init__(
        self, theme: Theme, line: QLineEdit, proposing: Proposing, *, from_letters: int = 2
    ) -> None:
        """A completer of a line; `proposing` answers at most a handful of proposals."""
        super().__init__(line)
        self._theme = theme
        self._line = line
        self._proposing = proposing
        self._from_letters = from_letters
        self._proposals: list[Proposal] = []
        self._popup: QFrame | None = None
        self._list = QListWidget()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._propose)
        line.textEdited.connect(lambda _text: self._soon.start())
        line.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether proposals are shown."""
        return self._popup is not None and self._popup.isVisible()

    @property
    def proposals(self) -> Sequence[Proposal]:
        """What is proposed at the moment."""
        return self._proposals

    def close(self) -> None:
        """Take the proposals away; what was typed stays."""
        self._soon.stop()
        if self._popup is not None:
            self._popup.hide()

    def take_chosen(self) -> bool:
        """Take the proposal that is chosen, unless it is to be made anew; whether it was taken."""
        at = self._list.currentRow()
        if not self.is_open or not 0 <= at < len(self._proposals) or self._proposals[at].is_new:
            return False
        self._take(at)
        return True

    def _propose(self) -> None:
        typed = self._line.text().strip()
        if len(typed) < self._from_letters or not self._line.hasFocus():
            self._proposals = []
            self.close()
            return
        self._proposals = list(self._proposing(typed))
        if self._proposals:
            self._show()
        else:
            self.close()

    def _show(self) -> None:
        popup = self._popup or self._made()
        self._list.clear()
        for proposal in self._proposals:
            item = QListWidgetItem(
                f"{proposal.text} · {proposal.meta}" if proposal.meta else proposal.text
            )
            if proposal.is_new:
                item.setIcon(self._theme.icon("plus", "accent", 16))
                item.setForeground(self._theme.colour("accent"))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        height = self._list.sizeHintForRow(0)
        self._list.setFixedHeight(height * min(len(self._proposals), MOST_SHOWN + 1) + 4)
        popup.adjustSize()
        self._place(popup)
        popup.show()
        popup.raise_()

    def _made(self) -> QFrame:
        window = self._line.window()
        popup = QFrame(window)
        popup.setProperty("role", "popover")
        self._list.setProperty("kind", "proposals")
        self._list.setFont(self._theme.font("body"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMinimumWidth(max(350, self._line.width() - 12))
        self._list.setAccessibleName(self._line.accessibleName())
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.itemClicked.connect(lambda item: self._take(self._list.row(item)))
        popup.setLayout(column(self._list, margins=(6, 6, 6, 6)))
        cast_shadow(self._theme, popup)
        self._popup = popup
        return popup

    def _place(self, popup: QWidget) -> None:
        window = self._line.window()
        below = self._line.mapTo(window, QPoint(0, self._line.height() + 4))
        if below.y() + popup.height() > window.height():
            below = self._line.mapTo(window, QPoint(0, -popup.height() - 4))
        x = min(below.x(), max(8, window.width() - popup.width() - 12))
        popup.move(x, max(4, below.y()))

    def _take(self, number: int) -> None:
        proposal = self._proposals[number]
        self.close()
        self._proposals = []
        self.taken.emit(proposal)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the line."""
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._soon.isActive():
                self._soon.stop()
                self._propose()
            if not self.is_open:
                return False
            self._take(self._new_one() if _with_control(event) else self._list.currentRow())
            return True
        if not self.is_open:
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            by = 1 if key == Qt.Key.Key_Down else -1
            self._list.setCurrentRow((self._list.currentRow() + by) % len(self._proposals))
            return True
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        return False

    def _new_one(self) -> int:
        new = [at for at, proposal in enumerate(self._proposals) if proposal.is_new]
        return new[0] if new else self._list.currentRow()


def _with_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
