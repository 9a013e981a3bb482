"""Fields that are read as a whole: half a date or half a time is never kept."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.fields import PAUSE_MS, Commit, TextField

_WHOLE_TIME = re.compile(r"\s*([01]?\d|2[0-3])[:.][0-5]\d\s*")
_WHOLE_DAY = re.compile(r".*\d{4}\.?\s*|\d{4}-\d\d-\d\d")


def is_whole_time(text: str) -> bool:
    """Whether a time has its hours and its minutes."""
    return _WHOLE_TIME.fullmatch(text) is not None


def is_whole_day(text: str) -> bool:
    """Whether a date goes as far as its year."""
    return _WHOLE_DAY.fullmatch(text) is not None


class NarrowField(TextField):
    """A field too narrow for a sentence: `told` says what is wrong, for whoever shows it below."""

    told = Signal(str)

    def complain(self, sentence: str) -> None:
        """Mark the field and hand the sentence on."""
        super().complain(sentence)
        self.complaint.hide()
        self._sign.hide()
        self.told.emit(sentence)


class WholeField(NarrowField):
    """Kept on leaving and on Enter, and after a pause only when nothing more can follow."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        commit: Commit,
        is_whole: Callable[[str], bool],
        *,
        hint: str = "",
        icon: str = "",
        width: int = 0,
    ) -> None:
        """A field; `is_whole` says when what was typed needs no more."""
        super().__init__(
            theme, name, commit, limit=60, hint=hint, icon=icon, width=width, waits=True
        )
        self._is_whole = is_whole
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(PAUSE_MS)
        self._settled.timeout.connect(self._save_whole)
        self.line.textEdited.connect(lambda _text: self._settled.start())

    def _save(self, *, left: bool) -> bool:
        self._settled.stop()
        return super()._save(left=left)

    def _save_whole(self) -> None:
        if self._is_whole(self.typed):
            self._save(left=False)
