"""What a machine asks before and after a use, a control for each question."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import Segmented
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.model.equipment import AnswerKind, EquipmentQuestion
from krc_desktop.model.fields import LINE
from krc_desktop.model.reports import Both
from krc_desktop.operations.booking_uses import NO, YES
from krc_desktop.operations.booking_words import called


class Answers(QWidget):
    """Questions below each other; one that asks for the material is asked elsewhere."""

    changed = Signal()

    def __init__(self, session: Session, questions: Sequence[EquipmentQuestion]) -> None:
        """The questions, not answered yet."""
        super().__init__()
        self._session = session
        self._reading: dict[int, Callable[[], str]] = {}
        self._showing: dict[int, Callable[[str], None]] = {}
        box = column(spacing=8)
        for question in questions:
            box.addWidget(self._made(question))
        self.setLayout(box)
        self.has_questions = bool(questions)
        if not questions:
            self.hide()

    def answers(self) -> dict[int, str]:
        """What is answered by now, by question."""
        return {row_id: read() for row_id, read in self._reading.items()}

    def show_answers(self, known: dict[int, str]) -> None:
        """Show what was answered before."""
        for row_id, show in self._showing.items():
            show(known.get(row_id, ""))

    def _made(self, question: EquipmentQuestion) -> QWidget:
        asked = called(self._session.words, Both(question.text_lv, question.text_en))
        if question.answer_kind is AnswerKind.YES:
            return self._tick(question, asked)
        if question.answer_kind is AnswerKind.YES_NO:
            return self._choice(question, asked)
        return self._line(question, asked)

    def _tick(self, question: EquipmentQuestion, asked: str) -> QWidget:
        box = QCheckBox()
        box.setAccessibleName(asked)
        text = label(self._session.theme, asked, "body", wraps=True)
        text.setBuddy(box)
        self._reading[question.id] = lambda: YES if box.isChecked() else ""
        self._showing[question.id] = lambda said: box.setChecked(said == YES)
        box.toggled.connect(lambda _on: self.changed.emit())
        line = row(box, text, spacing=4)
        line.setStretch(1, 1)
        line.setAlignment(box, Qt.AlignmentFlag.AlignTop)
        return boxed(line)

    def _choice(self, question: EquipmentQuestion, asked: str) -> QWidget:
        words, theme = self._session.words, self._session.theme
        choice = Segmented(theme, asked)
        choice.offer(YES, words.text("Yes"))
        choice.offer(NO, words.text("No"))
        self._reading[question.id] = lambda: choice.value or ""
        self._showing[question.id] = choice.choose
        choice.chosen.connect(lambda _said: self.changed.emit())
        return boxed(column(label(theme, asked, "body", wraps=True), choice, spacing=4))

    def _line(self, question: EquipmentQuestion, asked: str) -> QWidget:
        field = LineField(self._session.theme, asked)
        field.wrap_name()
        field.line.setMaxLength(LINE)
        self._reading[question.id] = lambda: field.typed
        self._showing[question.id] = field.line.setText
        field.line.textEdited.connect(lambda _text: self.changed.emit())
        return field
