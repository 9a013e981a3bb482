"""What can be done with a machine as a whole: labels, settings, out of use, deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from krc_desktop.desktop.equipment.card.settings_popover import SettingsPopover
from krc_desktop.desktop.equipment.places import MACHINES, place_of
from krc_desktop.desktop.session import Session
from krc_desktop.model.machine_cards import MachineCard
from krc_desktop.operations.equipment import (
    delete_equipment,
    furnish_equipment,
    restore_equipment,
    retire_equipment,
)
from krc_desktop.operations.machine_furnishing import lacks_usual
from krc_desktop.store.machine_past import has_past


@dataclass(frozen=True)
class Deed:
    """One line of the menu."""

    icon: str
    text: str
    act: Callable[[], object]


def deeds_menu(session: Session, card: MachineCard, beside: QWidget) -> QMenu:
    """The menu of a machine's card; popovers open beside a widget."""
    menu = QMenu(beside)
    menu.setFont(session.theme.font("body"))
    menu.aboutToHide.connect(menu.deleteLater)
    for deed in (*_of_card(session, card, beside), None, *_of_life(session, card)):
        if deed is None:
            menu.addSeparator()
            continue
        action = menu.addAction(session.theme.icon(deed.icon), deed.text)
        action.triggered.connect(lambda _=False, act=deed.act: act())
    return menu


def _of_card(session: Session, card: MachineCard, beside: QWidget) -> list[Deed]:
    """Settings, a label, the usual things of the kind where they lack."""
    words, machine = session.words, card.machine

    def print_label() -> None:
        from krc_desktop.desktop import papers

        papers.equipment_labels(session, beside, [machine.id])

    deeds = [
        Deed(
            "sliders-horizontal",
            words.text("Settings of the machine"),
            lambda: SettingsPopover(session, beside, machine.id).show_up(),
        ),
        Deed("qr-code", words.text("Label with a QR code"), print_label),
    ]
    if lacks_usual(session.file, machine):
        text = words.text("Add the usual questions and maintenance")
        furnish = partial(session.do, furnish_equipment, equipment_id=machine.id)
        deeds.append(Deed("sparkle", text, furnish))
    return deeds


def _of_life(session: Session, card: MachineCard) -> list[Deed]:
    """Out of use and back; deleted where nothing was ever written down of it."""
    words, machine = session.words, card.machine

    def delete() -> None:
        if session.do(delete_equipment, equipment_id=machine.id) is not None:
            session.go(place_of(MACHINES))

    if machine.retired_on is None:
        retire = partial(session.do, retire_equipment, equipment_id=machine.id)
        deeds = [Deed("archive", words.text("Put out of use"), retire)]
    else:
        restore = partial(session.do, restore_equipment, equipment_id=machine.id)
        deeds = [Deed("arrow-counter-clockwise", words.text("Use again"), restore)]
    if not has_past(session.file.connection, machine.id):
        deeds.append(Deed("trash", words.text("Delete the machine"), delete))
    return deeds
