"""All settings of a machine, each kept at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.card import wording
from krc_desktop.desktop.equipment.card.editing import EditingPopover
from krc_desktop.desktop.equipment.card.hours_fields import HoursFields
from krc_desktop.desktop.equipment.card.phase_fields import PhaseFields
from krc_desktop.desktop.session import Refused, Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.fields import Field, TextField
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.equipment import Equipment, EquipmentKind, Risk
from krc_desktop.model.fields import LINE, NAME
from krc_desktop.model.typed_lengths import read_length
from krc_desktop.sentences import sentence

Reading = Callable[[str], Any]
Showing = Callable[[Any], str]


class SettingsPopover(EditingPopover):
    """Names, kind, place, lengths, gate, phases, hours, what a kiln holds."""

    def __init__(self, session: Session, beside: QWidget, equipment_id: int) -> None:
        """A card over a machine's settings."""
        name = session.words.text("Settings of the machine")
        super().__init__(session, beside, name, equipment_id, width=500)
        self.fields: dict[str, tuple[TextField, Showing]] = {}
        self.choices: dict[str, ChoiceField] = {}
        self._kiln: list[Field] = []
        self._put_names()
        self._put_lengths()
        self._put_kiln()
        self.phases = PhaseFields(session, equipment_id)
        self.hours = HoursFields(session, equipment_id)
        self.add_scrolled(self.phases, self.hours)
        self.finish()

    def _put_names(self) -> None:
        words = self.words
        kinds = [(one, wording.kind(words, one)) for one in EquipmentKind]
        risks = [(one, wording.risk(words, one)) for one in Risk]
        self._pair(
            self._choice("kind", words.text("Kind"), kinds),
            self._choice("risk", words.text("Who may use it"), risks),
        )
        self._pair(
            self._text("name_en", words.text("Name in English"), NAME),
            self._text("place", words.text("Place"), LINE),
        )
        self._pair(
            self._text("maker", words.text("Maker"), NAME),
            self._text("serial_number", words.text("Serial number"), NAME),
        )
        self._pair(
            self._field("outside_id", words.text("Code"), str, lambda value: value or ""),
            self._field(
                "induction_months", words.text("An induction is valid, months"), _whole, str
            ),
        )

    def _put_lengths(self) -> None:
        words = self.words
        self._pair(
            self._length("shortest_minutes", words.text("Shortest booking")),
            self._length("longest_minutes", words.text("Longest booking")),
            self._length("step_minutes", words.text("Step")),
        )

    def _put_kiln(self) -> None:
        words = self.words
        self._kiln = [
            self._field("open_below_celsius", words.text("It opens below, °C"), _whole, _number),
            self._field("shelves", words.text("Shelves"), _whole_or_none, _number),
            self._field(
                "places_per_shelf", words.text("Places on a shelf"), _whole_or_none, _number
            ),
            self._field("collect_weeks", words.text("Collected within, weeks"), _whole, _number),
        ]
        self._pair(*self._kiln[:2])
        self._pair(*self._kiln[2:])

    # -- fields --------------------------------------------------------------------------------

    def _pair(self, *fields: Field) -> None:
        line = row(*fields, spacing=10)
        for number, field in enumerate(fields):
            line.setStretch(number, 1)
            field.setMinimumWidth(self.theme.px(90))
        self.add_scrolled(line)

    def _text(self, attribute: str, name: str, limit: int) -> TextField:
        return self._field(attribute, name, str, str, limit=limit)

    def _length(self, attribute: str, name: str) -> TextField:
        return self._field(
            attribute, name, read_length, lambda value: wording.length(self.words, value)
        )

    def _field(
        self, attribute: str, name: str, reading: Reading, showing: Showing, *, limit: int = 60
    ) -> TextField:
        def commit(text: str, refused: Refused) -> None:
            try:
                value = reading(text.strip())
            except BrokenRule as broken:
                refused(sentence(self.words, broken))
                return
            self.keep(refused, name, **{attribute: value})

        made = TextField(self.theme, name, commit, limit=limit, waits=reading is not str)
        self.fields[attribute] = (made, showing)
        return made

    def _choice(self, attribute: str, name: str, choices: list[tuple[Any, str]]) -> ChoiceField:
        made = ChoiceField(self.theme, name, self.keeping(attribute, name))
        made.offer(choices, None)
        self.choices[attribute] = made
        return made

    # -- showing -------------------------------------------------------------------------------

    def first(self) -> QWidget:
        """The kind, at the head of the card."""
        return self.choices["kind"].edit

    def show_again(self) -> None:
        """Show what the file holds by now."""
        machine: Equipment = self.session.file.equipment.get(self.equipment_id)
        for attribute, (field, showing) in self.fields.items():
            field.show_value(showing(getattr(machine, attribute)))
        for attribute, choice in self.choices.items():
            choice.show_value(getattr(machine, attribute))
        for one in self._kiln:
            one.setVisible(machine.kind is EquipmentKind.KILN)
        self.phases.show_machine(machine)
        self.hours.show_machine(machine)
        self.refit_soon()


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 8):
        raise BrokenRule(Rule.NUMBER_UNREADABLE, given=text[:40])
    return int(text)


def _whole_or_none(text: str) -> int | None:
    return _whole(text) if text else None


def _number(value: int | None) -> str:
    return str(value) if value is not None else ""
