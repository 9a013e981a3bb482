"""“Rows with a question”: what is wrong with which row, and the one thing that puts it right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from krc_desktop.desktop.import_wizard.draft import ImportDraft
from krc_desktop.desktop.import_wizard.fix_popover import FixPopover
from krc_desktop.desktop.import_wizard.questions import Question, questions_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import hairline, icon_label, label
from krc_desktop.desktop.widgets.row_button import RowButton
from krc_desktop.exchange.import_cells import CellTrouble
from krc_desktop.exchange.import_words import problem_sentence

_FIRST, _MORE = 6, 30


class QuestionCard(Card):
    """The questions of a draft; `shown` gives the row and the column one is about."""

    shown = Signal(int, object)

    def __init__(self, session: Session, draft: ImportDraft) -> None:
        """A card without questions."""
        theme, words = session.theme, session.words
        self.count = label(theme, "", "label", "ink3")
        super().__init__(theme, words.text("Rows with a question"), self.count, dense=True)
        self._session, self._draft = session, draft
        self.questions: list[Question] = []
        self.deeds: list[QPushButton] = []
        self._most = _FIRST
        self._at = -1
        self._lines = column(spacing=0)
        self.more = button(theme, "", self._show_more, kind="link")
        self.add(boxed(self._lines), row(None, self.more))
        self.body.setSpacing(4)

    def show_draft(self) -> None:
        """Show what is asked about the list as it was last weighed."""
        shown = self._draft.shown
        asked = questions_of(shown) if shown is not None else []
        if asked == self.questions and self.deeds:
            return
        self.questions = asked
        self.setVisible(bool(asked))
        self._rebuild()

    def _rebuild(self) -> None:
        words = self._session.words
        focused = next((at for at, one in enumerate(self.deeds) if one.hasFocus()), -1)
        clear(self._lines)
        self.deeds = []
        self.count.setText(words.number(len(self.questions)))
        for number, question in enumerate(self.questions[: self._most]):
            if number:
                self._lines.addWidget(hairline())
            self._lines.addWidget(self._line(number, question))
        left = len(self.questions) - self._most
        self.more.setVisible(left > 0)
        self.more.setText(words.text("Show {n} more", n=words.number(max(0, left))))
        if focused >= 0 and self.deeds:
            self.deeds[min(focused, len(self.deeds) - 1)].setFocus()

    def _line(self, number: int, question: Question) -> QWidget:
        theme = self._session.theme
        keeps_out = question.problem.keeps_out
        icon, ink = ("x-circle-fill", "bad") if keeps_out else ("warning-circle-fill", "warn")
        said = self._said(question)
        text = label(theme, said, "body", wraps=True)
        inside = row(icon_label(theme, icon, ink, 18), text, spacing=10)
        inside.setStretch(1, 1)
        press = RowButton(theme, inside, said, partial(self._show, number))
        deed = button(theme, self._deed(question), partial(self._do, number), kind="link")
        deed.setToolTip(said)
        self.deeds.append(deed)
        line = row(press, deed, spacing=6)
        line.setStretch(0, 1)
        line.setAlignment(deed, Qt.AlignmentFlag.AlignVCenter)
        return boxed(line)

    def _said(self, question: Question) -> str:
        words = self._session.words
        said = problem_sentence(words, question.problem)
        first = question.rows[0]
        others = len(question.rows) - 1
        if others:
            return words.text(
                "Row {n} and {others} more: {said}", n=first, others=others, said=said
            )
        return words.text("Row {n}: {said}", n=first, said=said)

    def _deed(self, question: Question) -> str:
        words, problem = self._session.words, question.problem
        if problem.trouble is CellTrouble.CODE:
            return words.text_in("import", "All right")
        if problem.trouble is CellTrouble.NAME_MISSING and question.takes_text:
            return words.text_in("import", "Write it")
        if problem.proposal:
            return words.text_in("import", "Take {proposal}", proposal=problem.proposal)
        if question.takes_text:
            return words.text_in("import", "Correct")
        return words.text_in("import", "Pass over")

    # -- doing ---------------------------------------------------------------------------------

    def _do(self, number: int) -> None:
        question, draft = self.questions[number], self._draft
        self._show(number)
        problem = question.problem
        if problem.trouble is CellTrouble.CODE and question.column is not None:
            draft.fix(question.cells(""))
        elif problem.proposal and question.takes_text:
            draft.fix(question.cells(problem.proposal))
        elif question.takes_text:
            deed = self.deeds[number] if number < len(self.deeds) else self
            FixPopover(self._session, deed, draft, question).show_up()
        else:
            draft.leave_out(question.rows)

    def _show(self, number: int) -> None:
        question = self.questions[number]
        self._at = number
        self.shown.emit(question.rows[0], question.column)

    def _show_more(self) -> None:
        self._most += _MORE
        self._rebuild()

    def step(self) -> None:
        """Go to the next question (F8)."""
        if self.deeds:
            self._at = (self._at + 1) % len(self.deeds)
            self._show(self._at)
            self.deeds[self._at].setFocus()

    def take_proposed(self) -> None:
        """Do what is proposed for the present question, and go on (Ctrl+Enter)."""
        if self.deeds:
            at = min(max(self._at, 0), len(self.deeds) - 1)
            self._do(at)
