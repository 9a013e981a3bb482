"""Announces what was changed: whoever shows it decides what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from krc_desktop.operations.change import Change


class Changes(QObject):
    """The one place that says what a verb has touched."""

    changed = Signal(object)

    def announce(self, change: Change) -> None:
        """Tell everybody who listens."""
        self.changed.emit(change)
