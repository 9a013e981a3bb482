"""Jautājumi pirms un pēc: what is asked at each use; the usual ones where there are none."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.card.part import MachinePart, link, quiet_line, sentence_row
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.equipment import AnswerKind, EquipmentQuestion, Moment
from krc_desktop.model.machine_cards import MachineCard
from krc_desktop.operations.equipment import furnish_equipment
from krc_desktop.operations.machine_furnishing import lacks_usual

_ICONS = {
    AnswerKind.YES: "check-square",
    AnswerKind.YES_NO: "question",
    AnswerKind.NUMBER: "hash",
    AnswerKind.TEXT: "text-t",
    AnswerKind.MATERIAL: "package",
}


class AskedPart(MachinePart):
    """The questions, those before above those after."""

    def __init__(self, session: Session) -> None:
        """An empty card."""
        words = session.words
        edit = link(session, words.text("Edit"), self._edit, name=words.text("Edit questions"))
        super().__init__(session, words.text("Questions before and after"), edit)

    def said(self, card: MachineCard) -> object:
        """The questions, and whether the kind's usual things lack."""
        return card.machine.id, card.questions, lacks_usual(self.session.file, card.machine)

    def fill(self, card: MachineCard) -> None:
        """The questions that are asked."""
        words = self.words
        asked = [one for one in card.questions if one.archived_on is None]
        for moment, heading in (
            (Moment.BEFORE, words.text_in("question", "Before")),
            (Moment.AFTER, words.text_in("question", "After")),
        ):
            of_moment = [one for one in asked if one.moment is moment]
            if of_moment:
                self.rows.addWidget(label(self.theme, heading, "caption", "ink3"))
            for one in of_moment:
                icon = _ICONS[one.answer_kind]
                known = icon if self.theme.icons.knows(icon) else "check-square"
                text = question_text(words, one)
                self.rows.addWidget(sentence_row(self.session, known, "accent", text))
        if not asked:
            self.rows.addWidget(quiet_line(self.session, words.text("Nothing is asked yet.")))
        if lacks_usual(self.session.file, card.machine):
            offer = button(self.theme, words.text("Add the usual ones"), self._furnish, kind="soft")
            offer.setToolTip(words.text("Questions, materials and maintenance of this kind"))
            self.rows.addLayout(row(offer, None))

    def _furnish(self) -> None:
        self.session.do(furnish_equipment, equipment_id=self.card.machine.id)

    def _edit(self, beside: QWidget) -> None:
        from krc_desktop.desktop.equipment.card.questions_popover import QuestionsPopover

        QuestionsPopover(self.session, beside, self.card.machine.id).show_up()


def question_text(words: Phrasebook, one: EquipmentQuestion) -> str:
    """A question in the language spoken."""
    return one.text_en if words.language is Language.ENGLISH and one.text_en else one.text_lv
