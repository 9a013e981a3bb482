"""The keys of the entry: through the lines, to the group, the days, the reasons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.events.sheets.entering import Entering
from krc_desktop.model.sheets import LineOutcome

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_DAYS = 9


class EntryKeys(QObject):
    """Hears the keys of the line before its proposals do, and the shortcuts of the whole sight."""

    def __init__(
        self,
        entering: Entering,
        over: QWidget,
        ask_reason: Callable[[LineOutcome | None], object],
    ) -> None:
        """Keys for an entering; `ask_reason` gets the reason meant, if any."""
        super().__init__(over)
        self._entering = entering
        self._over = over
        entering.editor.name.installEventFilter(self)
        self._on("Alt+S", lambda: ask_reason(LineOutcome.UNNAMED))
        self._on("Alt+Down", lambda: ask_reason(None))
        self._on("Alt+G", self.choose_group)
        self._on("Ctrl+D", self.as_above)
        self._on("Ctrl+Del", entering.clear_line)
        for number in range(1, _MOST_DAYS + 1):
            self._on(f"Alt+{number}", partial(self.toggle_day, number))

    def _on(self, keys: str, act: Callable[[], object]) -> None:
        made = QShortcut(QKeySequence(keys), self._over)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(lambda: act())

    def as_above(self) -> None:
        """The same group as on the line above."""
        entering = self._entering
        lines = entering.view.lines if entering.view is not None else ()
        above = [one.group_id for one in lines if one.line.line < entering.line]
        at = entering.editor.group.findData(above[-1]) if above and above[-1] else -1
        if at >= 0:
            entering.editor.group.setCurrentIndex(at)
            entering.enter_anew()

    def choose_group(self) -> None:
        """Open the groups."""
        group = self._entering.editor.group
        if not group.isHidden():
            self._entering.completer.close()
            group.setFocus(Qt.FocusReason.ShortcutFocusReason)
            group.showPopup()

    def toggle_day(self, number: int) -> None:
        """Tick a day of the line, or take its tick away."""
        days = self._entering.editor.days
        if number <= len(days):
            days[number - 1].click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the line, before its proposals see them."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._leaves_undo(event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Tab:
            self._entering.take_and_stay()
            return False
        return not self._entering.completer.is_open and self._key(event, key)

    def _leaves_undo(self, event: QKeyEvent) -> bool:
        """With nothing typed Ctrl+Z takes back the last line, not a letter that is gone."""
        is_undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(
            QKeySequence.StandardKey.Redo
        )
        if is_undo and not self._entering.editor.name.isModified():
            event.ignore()
            return True
        return False

    def _key(self, event: QKeyEvent, key: Qt.Key) -> bool:
        entering = self._entering
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _STEPS:
            entering.go_to(entering.line + _STEPS[key])
        elif key == Qt.Key.Key_Delete and not entering.editor.name.text():
            entering.clear_line()
        elif key in _ENTERS and not entering.has_news:
            entering.go_down()
        elif key in _ENTERS and with_control:
            entering.take_new()
        else:
            return False
        return True
