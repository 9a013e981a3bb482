"""Iestatījumi: where the machine stands, what it is, when and how long it may be booked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.card import wording
from krc_desktop.desktop.equipment.card.part import MachinePart, link
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, row
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.language import Phrasebook
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.machine_cards import MachineCard
from krc_desktop.model.typed_opening import opening_text


class SettingsPart(MachinePart):
    """The settings, a line each."""

    def __init__(self, session: Session) -> None:
        """An empty card."""
        words = session.words
        edit = link(session, words.text("Edit"), self.edit, name=words.text("Edit the settings"))
        super().__init__(session, words.text("Settings of the machine"), edit)

    def said(self, card: MachineCard) -> object:
        """The card's own fields, its phases and its hours."""
        return card.machine, card.phases, tuple(sorted(card.own_hours.items()))

    def fill(self, card: MachineCard) -> None:
        """A name and a value a line."""
        for name, value in settings_said(self.words, card):
            left = label(self.theme, name, "meta", "ink2")
            right = label(self.theme, value, "meta", wraps=True)
            line = row(left, right, spacing=10)
            line.setStretch(0, 2)
            line.setStretch(1, 3)
            self.rows.addWidget(boxed(line))

    def edit(self, beside: QWidget) -> None:
        """Open all of them."""
        from krc_desktop.desktop.equipment.card.settings_popover import SettingsPopover

        SettingsPopover(self.session, beside, self.card.machine.id).show_up()


def settings_said(words: Phrasebook, card: MachineCard) -> list[tuple[str, str]]:
    """What is set, by name; what is empty is left out."""
    machine = card.machine
    hours = _hours(words, card)
    span = words.text(
        "{shortest} – {longest}, in steps of {step}",
        shortest=wording.length(words, machine.shortest_minutes),
        longest=wording.length(words, machine.longest_minutes),
        step=wording.length(words, machine.step_minutes),
    )
    phases = ", ".join(
        f"{wording.phase(words, one.phase).lower()} {wording.length(words, one.minutes)}"
        for one in card.phases
    )
    made = ", ".join(part for part in (machine.maker, machine.serial_number) if part)
    lines = [
        (words.text("Kind"), wording.kind(words, machine.kind)),
        (words.text("Place"), machine.place),
        (words.text("Maker, serial number"), made),
        (words.text("Code"), machine.outside_id or ""),
        (words.text("Opening hours"), hours),
        (words.text("A booking lasts"), span),
        (words.text("Phases"), phases),
    ]
    if machine.kind is EquipmentKind.KILN:
        lines.append((words.text("It opens below"), words.degrees(machine.open_below_celsius or 0)))
        if machine.shelves and machine.places_per_shelf:
            room = words.text(
                "{shelves} × {places} places",
                shelves=machine.shelves,
                places=machine.places_per_shelf,
            )
            lines.append((words.text("Shelves"), room))
    return [(name, value) for name, value in lines if value]


def _hours(words: Phrasebook, card: MachineCard) -> str:
    if not card.own_hours:
        return words.text("as the centre")
    return ", ".join(
        f"{words.weekday(day)} {opening_text(*hours)}"
        for day, hours in sorted(card.own_hours.items())
    )
