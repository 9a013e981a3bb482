"""One cell put right: what is wrong with it, a line for what is meant, or the row passed over."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.import_wizard.draft import ImportDraft
from krc_desktop.desktop.import_wizard.questions import Question
from krc_desktop.desktop.import_wizard.wording import rows_counted
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.exchange.column_guesses import looks_like_code
from krc_desktop.exchange.import_lists import HIDDEN
from krc_desktop.exchange.import_words import field_name, problem_sentence
from krc_desktop.operations.change import Change


class FixPopover(FormPopover):
    """Another text for the cells of a question."""

    def __init__(
        self, session: Session, beside: QWidget, draft: ImportDraft, question: Question
    ) -> None:
        """A form beside the question's button."""
        words = session.words
        rows = question.rows
        name = (
            words.text("Row {n}", n=rows[0]) if len(rows) == 1 else rows_counted(words, len(rows))
        )
        super().__init__(session, beside, name, width=360)
        self._draft, self._question = draft, question
        said = problem_sentence(words, question.problem)
        self.put(label(session.theme, said, "body", "ink2", wraps=True))
        self.text = self.line(field_name(words, question.problem.field), self._given())
        self.put(self.text)
        self.finish(
            words.text_in("import", "Correct"),
            self.deed(
                words.text_in("import", "Pass the row over"),
                "minus-circle",
                lambda: draft.leave_out(rows),
            ),
        )

    def _given(self) -> str:
        """The cell as it stands; never a code."""
        opened, column = self._draft.opened, self._question.column
        if opened is None or column is None:
            return ""
        number = self._question.rows[0]
        fixed = self._draft.choices.fixes.get((number, column))
        source = next((row for row in opened.rows if row.number == number), None)
        text = fixed if fixed is not None else (source.cells[column] if source else "")
        return "" if text == HIDDEN else text

    def keep(self) -> Change | None:
        """Take what was typed; a personal code is refused in words."""
        text = self.text.typed
        if looks_like_code(text):
            self.text.line.clear()
            self.text.complain(self.text.name)
            self.refused(
                self.words.text("That is a personal identity code. This program keeps none.")
            )
            return None
        self.close_up()
        self._draft.fix(self._question.cells(text))
        return None
