"""The ways from a card's menu to a person's rights."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.model.people import Person


def offer_rights(menu: QMenu, session: Session, person: Person, beside: QWidget) -> None:
    """Add to a card's menu: all data as an extract, and their erasure."""
    words, theme = session.words, session.theme
    menu.addSeparator()
    extract = menu.addAction(
        theme.icon("identification-card"), words.text("Extract of personal data…")
    )
    extract.triggered.connect(lambda: _extract(session, person, beside))
    erase = menu.addAction(theme.icon("eraser", "bad"), words.text("Erase personal data…"))
    erase.triggered.connect(lambda: _erase(session, person, beside))


# what stands behind the doors is loaded when one is opened


def _extract(session: Session, person: Person, beside: QWidget) -> None:
    from krc_desktop.desktop.people.rights.extract_popover import ExtractPopover

    ExtractPopover(session, beside, person).open_ready()


def _erase(session: Session, person: Person, beside: QWidget) -> None:
    from krc_desktop.desktop.erasing.dialog import ErasureDialog

    ErasureDialog(session, beside.window(), [person.id]).show_up()
