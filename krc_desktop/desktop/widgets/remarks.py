"""A sentence beside what it is about, with the one thing that puts it right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import Act, button
from krc_desktop.desktop.widgets.labels import icon_label, label, set_tone

_ICONS = {"bad": "warning-circle", "warn": "warning-circle", "ok": "check-circle"}


class Remark(QWidget):
    """Hidden while there is nothing to say; tone: bad (can't be), warn (can be), ok."""

    def __init__(self, theme: Theme) -> None:
        """A remark that says nothing yet."""
        super().__init__()
        self._theme = theme
        self._act: Act | None = None
        self._icon = icon_label(theme, "warning-circle", "bad", 16)
        self.text = label(theme, "", "label", "bad", wraps=True)
        self.fix = button(theme, "", self._fix, kind="link")
        self.fix.setFont(theme.font("meta_strong"))
        box = row(self._icon, self.text, self.fix, spacing=6)
        box.setStretch(1, 1)
        box.setAlignment(self._icon, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(box)
        self.hide()

    @property
    def said(self) -> str:
        """What is said at the moment."""
        return self.text.text() if not self.isHidden() else ""

    def say(self, tone: str, sentence: str, fix: str = "", act: Act | None = None) -> None:
        """Say a sentence; `fix` is the button that does what it proposes. An empty one: nothing."""
        if not sentence:
            self.clear()
            return
        self._act = act
        self._icon.setPixmap(self._theme.pixmap(_ICONS[tone], tone, 16))
        self.text.setText(sentence)
        set_tone(self.text, tone)
        self.fix.setText(fix.replace("&", "&&"))
        self.fix.setAccessibleName(fix)
        self.fix.setVisible(bool(fix))
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        self._act = None
        self.hide()

    def _fix(self) -> None:
        act = self._act
        if act is not None:
            act()
