"""The papers of the page in its head: in words where there is room for them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.certificate_popover import CertificatePopover
from krc_desktop.desktop.volunteers.sheets_popover import SheetsPopover
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.model.people import Person
from krc_desktop.periods import Month


class PaperButtons:
    """Certificates and sheets to sign; only their icons where the window is narrow."""

    def __init__(self, session: Session) -> None:
        """Two buttons, of the present month and of everybody."""
        words, theme = session.words, session.theme
        self._session = session
        self._month = Month.of(session.today)
        self._person: Person | None = None
        self._declared: Mapping[int, int] = {}
        self._said = (words.text("Certificates"), words.text("Sheet to sign"))
        self.certificates = button(
            theme, self._said[0], self.open_certificate, kind="quiet", icon="identification-card"
        )
        self.sheets = button(
            theme, self._said[1], self.open_sheets, kind="quiet", icon="printer", keys="Ctrl+P"
        )
        self.certificates.setToolTip(self._said[0])

    def show(self, month: Month, person: Person | None, declared: Mapping[int, int]) -> None:
        """Which month and who is chosen; `declared` are minutes not measured, by person."""
        self._month, self._person, self._declared = month, person, declared

    def open_certificate(self) -> None:
        """A certificate of whoever is chosen, or of somebody to be named."""
        CertificatePopover(self._session, self.certificates, self._person, self._month).show_up()

    def open_sheets(self) -> None:
        """The month's sheets to sign, of everybody or of whoever is chosen."""
        SheetsPopover(
            self._session, self.sheets, self._month, self._person, self._declared
        ).open_ready()

    def fit(self, head: QWidget, room: int) -> None:
        """Say in words what so many pixels have room for."""
        buttons = (self.certificates, self.sheets)
        for made, text in zip(buttons, self._said, strict=True):
            made.setText(text)
        layout = head.layout()
        if layout is not None and layout.totalMinimumSize().width() > room:
            for made in buttons:
                made.setText("")
