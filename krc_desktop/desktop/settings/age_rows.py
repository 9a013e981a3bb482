"""The age bands as they are: the project reports by them, nobody changes them here."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, clear, column, row
from krc_desktop.desktop.widgets.labels import hairline, label
from krc_desktop.model.people import AgeBand
from krc_desktop.store.lists import bands_by_age


class AgeRows(QWidget):
    """A row for each band."""

    def __init__(self, session: Session) -> None:
        """No rows yet."""
        super().__init__()
        self._session = session
        self._shown: list[AgeBand] = []
        self._box = column(spacing=2)
        said = session.words.text(
            "The bands are the same in all centres, so that the project's reports add up."
        )
        self.setLayout(column(self._box, label(session.theme, said, "meta", "ink2", wraps=True)))

    def refresh(self) -> None:
        """Read the bands."""
        bands = bands_by_age(self._session.file.people.age_bands)
        if bands == self._shown:
            return
        self._shown = bands
        clear(self._box)
        for at, band in enumerate(bands):
            if at:
                self._box.addWidget(hairline())
            theme = self._session.theme
            made = boxed(row(label(theme, band.label), None, margins=(8, 0, 8, 0)))
            made.setMinimumHeight(theme.px(38))
            self._box.addWidget(made)
