"""A new machine: what it is called, its kind, where it stands; the kind brings the rest."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.card import wording
from krc_desktop.desktop.equipment.places import MACHINE, place_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.language import Phrasebook
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.machine_kinds import BEGINNINGS
from krc_desktop.operations.change import Change
from krc_desktop.operations.equipment import add_equipment


class NewMachine(FormPopover):
    """Name, kind, place."""

    def __init__(self, session: Session, beside: QWidget) -> None:
        """An empty form."""
        words = session.words
        super().__init__(session, beside, words.text("Add a machine"))
        self.name = self.line(words.text("Name of the machine"))
        kinds = [(one, wording.kind(words, one)) for one in EquipmentKind]
        self.kind = self.choice(words.text("Kind"), kinds, EquipmentKind.KILN)
        self.place = self.line(words.text("Place"), hint=words.text("e.g. clay room"))
        self.brings = label(session.theme, "", "meta", "ink2", wraps=True)
        self.kind.committed.connect(self._say_brings)
        self.put(self.name, self.kind, self.place, self.brings)
        self.finish(words.text("Add"))
        self._say_brings()

    def _say_brings(self) -> None:
        self.brings.setText(brought(self.words, self.kind.value))
        self.refit_soon()

    def keep(self) -> Change | None:
        """Add the machine and open its card."""
        change = self.session.do(
            add_equipment,
            refused=self.refused,
            called=self.name.name,
            centre_id=self.session.centre_id,
            name_lv=self.name.typed,
            kind=self.kind.value,
            place=self.place.typed,
        )
        if change is not None and change.row_id is not None:
            self.close_up()
            self.session.go(place_of(MACHINE, change.row_id))
        return change


def brought(words: Phrasebook, kind: EquipmentKind) -> str:
    """What a kind brings to a new machine, in a sentence."""
    begins = BEGINNINGS[kind]
    parts = [
        words.text("rules") if begins.rules else "",
        words.counted("{n} question", "{n} questions", len(begins.questions))
        if begins.questions
        else "",
        words.counted("{n} material", "{n} materials", len(begins.materials))
        if begins.materials
        else "",
        words.counted("{n} maintenance plan", "{n} maintenance plans", len(begins.plans))
        if begins.plans
        else "",
    ]
    shown = ", ".join(part for part in parts if part)
    if not shown:
        return words.text("Everything can be added on its card.")
    return words.text("It brings along: {what}. All of it can be changed.", what=shown)
