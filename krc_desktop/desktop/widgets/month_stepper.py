"""‹ November 2026 ›: a month and its neighbours."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session, capitalised
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import icon_button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.periods import Month


class MonthStepper(QWidget):
    """A month with a step to either side."""

    changed = Signal(object)

    def __init__(self, session: Session, month: Month) -> None:
        """A stepper that shows a month."""
        super().__init__()
        self._words = session.words
        theme = session.theme
        self.month = month
        self.name = label(theme, "", "period")
        longest = max(
            QFontMetrics(theme.font("period")).horizontalAdvance(self._named(Month(2026, number)))
            for number in range(1, 13)
        )
        self.name.setMinimumWidth(longest + 4)
        from PySide6.QtCore import Qt

        self.name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = session.words
        before = icon_button(
            theme,
            "caret-left",
            words.text("Previous month"),
            lambda: self.step(-1),
            keys="Ctrl+Left",
        )
        after = icon_button(
            theme, "caret-right", words.text("Next month"), lambda: self.step(1), keys="Ctrl+Right"
        )
        self.setLayout(row(before, self.name, after, spacing=2))
        self.show_month(month)

    def _named(self, month: Month) -> str:
        return capitalised(f"{self._words.month_name(month.month)} {month.year}")

    def show_month(self, month: Month) -> None:
        """Show a month, without telling anybody."""
        self.month = month
        self.name.setText(self._named(month))

    def step(self, by: int) -> None:
        """Go so many months on."""
        self.show_month(self.month.shifted(by))
        self.changed.emit(self.month)
