"""Noteikumi: the rules line by line, how it is set up, which materials may be used."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from krc_desktop.alphabet import folded
from krc_desktop.desktop.equipment.card.part import MachinePart, link, quiet_line, sentence_row
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.crafts import ink_of
from krc_desktop.desktop.widgets.labels import hairline, icon_label, label
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.equipment import EquipmentMaterial, Ruling
from krc_desktop.model.machine_cards import MachineCard

# what a rule speaks of, by the beginning of a word in it
_ICONS = (
    ("uzraudz", "eye"),
    ("nosuk", "wind"),
    ("ventil", "wind"),
    ("nepilng", "user"),
    ("pieaug", "user"),
    ("instru", "identification-card"),
    ("temperat", "thermometer"),
    ("adat", "scissors"),
    ("dzij", "tag"),
)


class RulesPart(MachinePart):
    """The rules that stand in every booking and on the passport."""

    def __init__(self, session: Session) -> None:
        """An empty card."""
        words = session.words
        edit = link(
            session, words.text("Edit"), self._edit, name=words.text("Edit rules and materials")
        )
        super().__init__(session, words.text("Rules"), edit)

    def said(self, card: MachineCard) -> object:
        """Rules, set-up, materials."""
        machine = card.machine
        return machine.rules, machine.setup, machine.kind, card.materials

    def fill(self, card: MachineCard) -> None:
        """The rules, then a line, then the materials."""
        machine, words = card.machine, self.words
        ink = ink_of(machine.kind)
        rules = [line.strip() for line in machine.rules.splitlines() if line.strip()]
        for text in rules:
            self.rows.addWidget(self._rule(text, ink))
        if not rules:
            self.rows.addWidget(quiet_line(self.session, words.text("No rules yet.")))
        if machine.setup:
            text = words.text("Now on it: {what}", what=machine.setup.replace("\n", ", "))
            self.rows.addWidget(sentence_row(self.session, "sliders-horizontal", "ink2", text))
        self._fill_materials(card.materials)

    def _rule(self, text: str, ink: str) -> QWidget:
        theme = self.theme
        head, _, rest = text.partition(": ")
        sign = icon_label(theme, icon_of_rule(text), ink, 18)
        said = column(label(theme, head, "strong", wraps=True), spacing=0)
        if rest:
            more = rest[:1].upper() + rest[1:]
            said.addWidget(label(theme, more, "meta", "ink2", wraps=True))
        line = row(sign, said, spacing=10)
        line.setStretch(1, 1)
        line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        return boxed(line)

    def _fill_materials(self, materials: tuple[EquipmentMaterial, ...]) -> None:
        if not materials:
            return
        self.rows.addWidget(hairline())
        for ruling, icon, ink, tone in (
            (Ruling.ALLOWED, "check-circle-fill", "ok", "ink2"),
            (Ruling.ASK, "question", "warn", "ink2"),
            (Ruling.FORBIDDEN, "prohibit", "bad", "bad"),
        ):
            names = [material_name(self.words, one) for one in materials if one.ruling is ruling]
            if names:
                text = ruled(self.words, ruling, ", ".join(names))
                self.rows.addWidget(sentence_row(self.session, icon, ink, text, tone=tone))

    def _edit(self, beside: QWidget) -> None:
        from krc_desktop.desktop.equipment.card.rules_popover import RulesPopover

        RulesPopover(self.session, beside, self.card.machine.id).show_up()


def icon_of_rule(text: str) -> str:
    """An icon that goes with a rule, by what it speaks of."""
    plain = folded(text)
    return next((icon for part, icon in _ICONS if part in plain), "info")


def material_name(words: Phrasebook, one: EquipmentMaterial) -> str:
    """A material in the language spoken."""
    return one.name_en if words.language is Language.ENGLISH and one.name_en else one.name_lv


def ruled(words: Phrasebook, ruling: Ruling, names: str) -> str:
    """What is said of materials of a ruling."""
    if ruling is Ruling.ALLOWED:
        return words.text("Allowed: {names}", names=names)
    if ruling is Ruling.ASK:
        return words.text("Ask first: {names}", names=names)
    return words.text("Forbidden: {names}", names=names)
