"""Whether clay is dry: dry, drying until a day, or not said yet."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column
from krc_desktop.desktop.widgets.buttons import Segmented
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.errors import BrokenRule
from krc_desktop.model.bookings import PieceState
from krc_desktop.model.typed_days import LONGEST_TYPED, read_day
from krc_desktop.sentences import sentence


class DrynessField(QWidget):
    """Dry, or until when it dries; `changed` once a choice or a typed day is final."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        """Dry."""
        super().__init__()
        self._session = session
        words, theme = session.words, session.theme
        self.choice = Segmented(theme, words.text("Dryness"))
        self.choice.offer(PieceState.SHELF, words.text_in("clay", "Dry"))
        self.choice.offer(PieceState.DRYING, words.text_in("clay", "Dries until"))
        self.choice.offer(PieceState.MADE, words.text_in("clay", "Not said"))
        self.line = QLineEdit()
        self.line.setFont(theme.font("body"))
        self.line.setMaxLength(LONGEST_TYPED)
        self.line.setAccessibleName(words.text("Dries until"))
        longest = words.date(session.today.replace(month=9, day=28))
        room = self.line.fontMetrics().horizontalAdvance(longest) + theme.px(32)
        self.line.setFixedWidth(max(theme.px(128), room))
        self.complaint = Remark(theme)
        self.choice.chosen.connect(self._chosen)
        self.line.editingFinished.connect(self.changed)
        self.setLayout(
            column(
                label(theme, words.text("Dryness"), "label", "ink2"),
                flowing(self.choice, self.line, spacing=10),
                self.complaint,
                spacing=4,
            )
        )
        self.show_drying(None)

    def show_drying(self, until: date | None) -> None:
        """Show clay that dries until a day; None: it is dry."""
        self.choice.choose(PieceState.SHELF if until is None else PieceState.DRYING)
        self._show_day(until)

    def show_state(self, state: PieceState, until: date | None) -> None:
        """Show how dry a piece of the file is."""
        self.choice.choose(state)
        self._show_day(until if state is PieceState.DRYING else None)

    def _show_day(self, day: date | None) -> None:
        words = self._session.words
        self.line.setVisible(day is not None or self.choice.value is PieceState.DRYING)
        if not self.line.hasFocus():
            self.line.setText(words.date(day) if day is not None else "")
        self.complaint.clear()

    def _chosen(self, _state: object) -> None:
        drying = self.choice.value is PieceState.DRYING
        self.line.setVisible(drying)
        self.complaint.clear()
        if drying and not self.line.text():
            self.line.setFocus()
            return
        self.changed.emit()

    def meant(self) -> dict[str, Any] | None:
        """The state and the day on which it is dry; None where the day can't be read."""
        state = self.choice.value or PieceState.MADE
        if state is not PieceState.DRYING:
            return {"state": state, "dry_on": None}
        try:
            day = read_day(self.line.text(), self._session.today)
        except BrokenRule as broken:
            self.complaint.say("bad", sentence(self._session.words, broken))
            self.line.setFocus()
            return None
        self.complaint.clear()
        return {"state": state, "dry_on": day}
