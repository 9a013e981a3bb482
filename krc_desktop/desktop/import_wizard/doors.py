"""The ways into the wizard, for the pages that offer one.

A page offers a button, and in its `show_place` answers the part IMPORT by `open_import`, so that a
change of the language finds the wizard again.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.page import Page
from krc_desktop.exchange.column_guesses import ListKind
from krc_desktop.model.places import IMPORT, PageName, Place

_ICON = "upload-simple"


def import_button(session: Session, over: PageName) -> QPushButton:
    """The way in, in words: for an empty page."""
    act = partial(session.go, Place(over, part=IMPORT))
    return button(session.theme, session.words.text("Import from Excel"), act, icon=_ICON)


def import_icon(session: Session, over: PageName) -> QPushButton:
    """The way in, for a head where little room is left."""
    act = partial(session.go, Place(over, part=IMPORT))
    return icon_button(session.theme, _ICON, session.words.text("Import from Excel"), act)


def import_action(session: Session, menu: QMenu, over: PageName) -> QAction:
    """The way in, for a menu."""
    icon = session.theme.icon(_ICON)
    action = QAction(icon, session.words.text("Import from Excel"), menu)
    action.triggered.connect(lambda: session.go(Place(over, part=IMPORT)))
    return action


def open_import(page: Page, kind: ListKind) -> None:
    """Open the wizard over a page: for a list of a kind, or with the one that was left in it."""
    from krc_desktop.desktop.import_wizard.sight import ImportSight, PeopleImport, VolunteersImport

    stack = page.parentWidget()
    if not isinstance(stack, QStackedWidget):
        return
    sights = (stack.widget(at) for at in range(stack.count()))
    found = next(
        (one for one in sights if isinstance(one, ImportSight) and one.name is page.name), None
    )
    if found is None:
        hours = page.name is PageName.VOLUNTEERS
        found = (VolunteersImport if hours else PeopleImport)(page.session)
        stack.addWidget(found)
    found.draft.begin(kind)
    stack.setCurrentWidget(found)
    found.freshen()
    found.setFocus()
