"""Rules, what is set up on the machine, and its list of materials, each kept at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.card.editing import EditingPopover
from krc_desktop.desktop.equipment.card.rules import material_name
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import DropChip, button, icon_button
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.fields import LongTextField
from krc_desktop.desktop.widgets.labels import ElidedLabel, label
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.language import Phrasebook
from krc_desktop.model.equipment import EquipmentMaterial, Ruling
from krc_desktop.model.fields import TITLE
from krc_desktop.operations.machine_questions import (
    add_material,
    change_material,
    remove_material,
)


class RulesPopover(EditingPopover):
    """The rules line by line, the set-up, the materials."""

    def __init__(self, session: Session, beside: QWidget, equipment_id: int) -> None:
        """A card over a machine's rules."""
        words, theme = session.words, session.theme
        name = words.text("Rules and materials")
        super().__init__(session, beside, name, equipment_id, width=460)
        rules, setup = words.text("Rules, each on its line"), words.text("What is on it now")
        self.rules = LongTextField(
            theme, rules, self.keeping("rules", rules), limit=TITLE, lines=(3, 8)
        )
        self.setup = LongTextField(
            theme,
            setup,
            self.keeping("setup", setup),
            limit=TITLE,
            lines=(1, 4),
            hint=words.text("e.g. wool, gauge 7; needle 90"),
        )
        self._materials = column(spacing=0)
        self._shown: list[EquipmentMaterial] | None = None
        self.name = LineField(theme, words.text("Add a material"))
        self.name.line.returnPressed.connect(self._add)
        self.ruling = ChoiceField(
            theme, words.text("May it be used"), lambda _value, _refused: None, width=150
        )
        self.ruling.offer(_rulings(words), Ruling.ALLOWED)
        add = button(theme, words.text("Add"), self._add)
        line = row(self.name, self.ruling, spacing=8)
        line.setStretch(0, 1)
        self.add_scrolled(
            self.rules,
            self.setup,
            label(theme, words.text("Materials"), "label", "ink2"),
            self._materials,
            line,
            row(add, None),
        )
        self.finish()

    def first(self) -> QWidget:
        """The rules."""
        return self.rules.edit

    def show_again(self) -> None:
        """Show what the file holds by now."""
        machine = self.session.file.equipment.get(self.equipment_id)
        self.rules.show_value(machine.rules)
        self.setup.show_value(machine.setup)
        materials = self.session.file.equipment.materials_of(self.equipment_id)
        if materials == self._shown:
            return
        self._shown = materials
        clear(self._materials)
        for one in sorted(materials, key=lambda one: list(Ruling).index(one.ruling)):
            self._materials.addWidget(self._row(one))
        self.refit_soon()

    def _row(self, one: EquipmentMaterial) -> QWidget:
        words = self.words
        name = material_name(words, one)
        chip = DropChip(self.theme, words.text("May it be used: {name}", name=name))
        chip.offer(_rulings(words), one.ruling)
        chip.keep_width()
        chip.chosen.connect(
            lambda ruling: self.do(change_material, material_id=one.id, ruling=ruling)
        )
        off = icon_button(
            self.theme,
            "x",
            words.text("Remove: {name}", name=name),
            partial(self.do, remove_material, material_id=one.id),
        )
        line = row(ElidedLabel(self.theme, name, "body"), chip, off, spacing=6)
        line.setStretch(0, 1)
        return boxed(line)

    def _add(self) -> None:
        change = self.do(
            add_material,
            called=self.name.name,
            equipment_id=self.equipment_id,
            name_lv=self.name.typed,
            ruling=self.ruling.value,
        )
        if change is not None:
            self.name.line.clear()
            self.name.line.setFocus()


def _rulings(words: Phrasebook) -> list[tuple[Ruling, str]]:
    return [
        (Ruling.ALLOWED, words.text_in("material", "Allowed")),
        (Ruling.ASK, words.text_in("material", "Ask first")),
        (Ruling.FORBIDDEN, words.text_in("material", "Forbidden")),
    ]
