"""What is asked before and after each use: added, changed, ordered, archived."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.card.asked import question_text
from krc_desktop.desktop.equipment.card.editing import EditingPopover
from krc_desktop.desktop.session import Refused, Session
from krc_desktop.desktop.widgets.boxes import boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import DropChip, Segmented, button, icon_button
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.labels import hairline, label
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.equipment import AnswerKind, EquipmentQuestion, Moment
from krc_desktop.model.fields import LINE
from krc_desktop.operations.machine_questions import (
    add_question,
    archive_question,
    change_question,
    order_questions,
    restore_question,
)


class QuestionsPopover(EditingPopover):
    """The questions of a machine."""

    def __init__(self, session: Session, beside: QWidget, equipment_id: int) -> None:
        """A card over a machine's questions."""
        words, theme = session.words, session.theme
        name = words.text("Questions before and after")
        super().__init__(session, beside, name, equipment_id, width=560)
        self._rows = column(spacing=6)
        self._shown: list[EquipmentQuestion] | None = None
        self.text = LineField(theme, words.text("Add a question"))
        self.text.line.returnPressed.connect(self._add)
        self.moment = Segmented(theme, words.text("When it is asked"))
        self.moment.offer(Moment.BEFORE, words.text_in("question", "Before"))
        self.moment.offer(Moment.AFTER, words.text_in("question", "After"))
        self.moment.choose(Moment.BEFORE)
        self.answer = DropChip(theme, words.text("What answers it"))
        self.answer.offer(_answers(words), AnswerKind.YES)
        add = button(theme, words.text("Add"), self._add)
        self.add_scrolled(
            self._rows, self.text, row(self.moment, self.answer, None, add, spacing=8)
        )
        self.finish()

    def first(self) -> QWidget:
        """The line that adds one."""
        return self.text.line

    def show_again(self) -> None:
        """Show what the file holds by now; the row that is typed into stays."""
        found = self.session.file.equipment.questions_of(self.equipment_id)
        if found == self._shown:
            return
        self._shown = found
        clear(self._rows)
        asked = [one for one in found if one.archived_on is None]
        for moment, heading in (
            (Moment.BEFORE, self.words.text_in("question", "Before")),
            (Moment.AFTER, self.words.text_in("question", "After")),
        ):
            of_moment = [one for one in asked if one.moment is moment]
            if of_moment:
                self._rows.addWidget(label(self.theme, heading, "caption", "ink3"))
            for one in of_moment:
                self._rows.addWidget(self._row(one, of_moment))
        archived = [one for one in found if one.archived_on is not None]
        if archived:
            self._rows.addWidget(hairline())
            heading = self.words.text("No longer asked")
            self._rows.addWidget(label(self.theme, heading, "caption", "ink3"))
        for one in archived:
            self._rows.addWidget(self._archived(one))
        self.refit_soon()

    def _row(self, one: EquipmentQuestion, among: list[EquipmentQuestion]) -> QWidget:
        words, theme = self.words, self.theme
        shown = question_text(words, one)
        text = TextField(
            theme,
            words.text("Question: {text}", text=shown),
            partial(self._commit, one),
            limit=LINE,
            shows_name=False,
            waits=True,
        )
        text.show_value(shown)
        answer = DropChip(theme, words.text("What answers it"))
        answer.offer(_answers(words), one.answer_kind)
        answer.keep_width()
        answer.chosen.connect(
            lambda kind: self.do(change_question, question_id=one.id, answer_kind=kind)
        )
        up = icon_button(
            theme,
            "arrow-up",
            words.text("Move up: {name}", name=shown),
            partial(self._move, one, among),
        )
        up.setEnabled(one is not among[0])
        off = icon_button(
            theme,
            "x",
            words.text("No longer ask: {name}", name=shown),
            partial(self.do, archive_question, question_id=one.id),
        )
        line = row(text, answer, up, off, spacing=4)
        line.setStretch(0, 1)
        return boxed(line)

    def _archived(self, one: EquipmentQuestion) -> QWidget:
        theme, words = self.theme, self.words
        shown = question_text(words, one)
        back = icon_button(
            theme,
            "arrow-counter-clockwise",
            words.text("Ask again: {name}", name=shown),
            partial(self.do, restore_question, question_id=one.id),
        )
        line = row(label(theme, shown, "meta", "ink2", wraps=True), back)
        line.setStretch(0, 1)
        return boxed(line)

    def _commit(self, one: EquipmentQuestion, text: str, refused: Refused) -> None:
        english = self.words.language is Language.ENGLISH and bool(one.text_en)
        changes: dict[str, Any] = {"text_en" if english else "text_lv": text}
        self.session.do(
            change_question,
            refused=refused,
            quiet=True,
            called=self.words.text("Question"),
            question_id=one.id,
            **changes,
        )

    def _move(self, one: EquipmentQuestion, among: list[EquipmentQuestion]) -> None:
        """Change places with the one above that is asked at the same moment."""
        ids = [other.id for other in self._shown or ()]
        above = ids.index(among[among.index(one) - 1].id)
        at = ids.index(one.id)
        ids[above], ids[at] = ids[at], ids[above]
        self.session.do(
            order_questions, quiet=True, equipment_id=self.equipment_id, question_ids=ids
        )

    def _add(self) -> None:
        change = self.do(
            add_question,
            called=self.text.name,
            equipment_id=self.equipment_id,
            moment=self.moment.value,
            text_lv=self.text.typed,
            answer_kind=self.answer.value,
            needed=self.answer.value in (AnswerKind.YES, AnswerKind.MATERIAL),
        )
        if change is not None:
            self.text.line.clear()
            self.text.line.setFocus()


def _answers(words: Phrasebook) -> list[tuple[AnswerKind, str]]:
    return [
        (AnswerKind.YES, words.text_in("answer", "A tick")),
        (AnswerKind.YES_NO, words.text_in("answer", "Yes or no")),
        (AnswerKind.TEXT, words.text_in("answer", "A text")),
        (AnswerKind.NUMBER, words.text_in("answer", "A number")),
        (AnswerKind.MATERIAL, words.text_in("answer", "A material")),
    ]
