"""What can honestly be promised of the next firing, and why that day."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from krc_desktop.desktop.equipment.kiln import kiln_words as said
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.model.shelf import Promise


class PromiseBox(QFrame):
    """The day and its reason; `asked`: it was said, and is to be kept."""

    asked = Signal()

    def __init__(self, session: Session) -> None:
        """A box without a promise."""
        super().__init__()
        self._words = words = session.words
        theme = session.theme
        self.setProperty("role", "tinted")
        self.setProperty("tone", "soft")
        self.day = label(theme, "", "strong", "soft", wraps=True)
        self.why = label(theme, "", "meta", "soft", wraps=True)
        self.keep = button(
            theme,
            words.text_in("promise", "Write down"),
            lambda: self.asked.emit(),
            kind="link",
            tip=words.text("Keep this day with the ticked pieces: it was promised"),
        )
        box = row(
            icon_label(theme, "calendar-check", "soft_ink", 20),
            column(self.day, self.why, spacing=1),
            self.keep,
            spacing=14,
            margins=(16, 9, 10, 9),
        )
        box.setStretch(1, 1)
        self.setLayout(box)

    def show_promise(self, promise: Promise | None, *, can_keep: bool) -> None:
        """Show what can be promised; `can_keep`: there are pieces to keep it with."""
        words = self._words
        self.keep.setVisible(promise is not None and can_keep)
        if promise is None:
            self.day.setText(words.text("No free time in the next sixty days"))
            self.why.setText(words.text("The kiln is taken, out of service or closed."))
            return
        day = said.day_said(words, promise.collect_on)
        self.day.setText(words.text("You can promise: {day}", day=day))
        self.why.setText(said.promise_reason(words, promise))
