"""Everything the program has to say, in one place: who shows it stands in the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

Act = Callable[[], object]


@dataclass(frozen=True)
class Message:
    """A sentence with its tone (ok, warn, bad, neutral) and the one thing to do about it.

    A toast may offer one `other` thing besides.
    """

    tone: str
    text: str
    action: str = ""
    act: Act | None = None
    keys: str = ""
    other: str = ""
    act_other: Act | None = None


class Messages(QObject):
    """Takes messages and hands them on: toasts pass by, sentences stay until closed."""

    toasted = Signal(object)
    shown = Signal(object)
    troubled = Signal(object)
    trouble_over = Signal()

    def __init__(self) -> None:
        """Nothing is said yet."""
        super().__init__()
        self._in_trouble = False

    def toast(self, text: str, *, action: str = "", act: Act | None = None, keys: str = "") -> None:
        """Say something that may pass by unread."""
        self.toasted.emit(Message("toast", text, action, act, keys))

    def toast_of_two(self, text: str, one: tuple[str, Act], other: tuple[str, Act]) -> None:
        """Say something that may pass by unread, with two things to do about it."""
        self.toasted.emit(Message("toast", text, *one, other=other[0], act_other=other[1]))

    def show(self, tone: str, text: str, *, action: str = "", act: Act | None = None) -> None:
        """Say something that stays until it is closed or replaced."""
        self.shown.emit(Message(tone, text, action, act))

    def close(self) -> None:
        """What was said last is settled: it need not stay."""
        self.shown.emit(None)

    def trouble(self, text: str, action: str, act: Act) -> None:
        """Say that the world stands in the way; stays until something could be written again."""
        self._in_trouble = True
        self.troubled.emit(Message("bad", text, action, act))

    def clear_trouble(self) -> None:
        """Something was written: whatever stood in the way is gone."""
        if self._in_trouble:
            self._in_trouble = False
            self.trouble_over.emit()
