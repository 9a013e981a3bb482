"""Who is kept beyond their time, until when and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.card import setting_row
from krc_desktop.desktop.widgets.boxes import clear, column
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.model.retention import HeldPerson
from krc_desktop.operations.retention import end_keeping


class HeldRows(QWidget):
    """A row for each; not there where nobody is kept."""

    def __init__(self, session: Session) -> None:
        """Nobody yet."""
        super().__init__()
        self._session = session
        self._shown: list[HeldPerson] | None = None
        self.rows = column(spacing=4)
        title = label(session.theme, session.words.text("Kept longer"), "strong")
        self.setLayout(column(title, self.rows, spacing=4))
        self.hide()

    def show_held(self, held: Sequence[HeldPerson]) -> None:
        """Show those kept, those whose day comes first before the others."""
        if self._shown == list(held):
            return
        self._shown = list(held)
        clear(self.rows)
        words, theme = self._session.words, self._session.theme
        for one in held:
            said = words.text("until {day}", day=words.date(one.until))
            end = button(
                theme, words.text("Keep no longer"), partial(self._end, one.person_id), kind="quiet"
            )
            end.setAccessibleName(f"{end.text()}: {one.name}")
            self.rows.addWidget(setting_row(self._session, one.name, f"{said} · {one.reason}", end))
        self.setVisible(bool(held))

    def _end(self, person_id: int) -> None:
        self._session.do(end_keeping, person_id=person_id)
