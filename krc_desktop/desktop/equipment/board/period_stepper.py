"""‹ 23.–29. novembris ›: the board's period and its neighbours."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import icon_button
from krc_desktop.desktop.widgets.labels import label


class PeriodStepper(QWidget):
    """A period's name with a step to either side."""

    stepped = Signal(int)

    def __init__(self, session: Session) -> None:
        """A stepper without a period yet."""
        super().__init__()
        theme, words = session.theme, session.words
        self.name = label(theme, "", "period")
        self.name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        before = icon_button(
            theme,
            "caret-left",
            words.text("Previous period"),
            lambda: self.stepped.emit(-1),
            keys="Ctrl+Left",
        )
        after = icon_button(
            theme,
            "caret-right",
            words.text("Next period"),
            lambda: self.stepped.emit(1),
            keys="Ctrl+Right",
        )
        self.setLayout(row(before, self.name, after, spacing=2))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str) -> None:
        """Show a period; the carets keep their place while one steps through the weeks."""
        self.name.setText(name)
        needed = self.name.sizeHint().width() + 6
        if needed > self.name.minimumWidth() or needed < self.name.minimumWidth() - 60:
            self.name.setMinimumWidth(needed)
