"""The last step: what came in, what waits, and where to go from here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from krc_desktop.desktop.import_wizard.draft import ImportDraft, Step
from krc_desktop.desktop.import_wizard.wording import done_told
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import ScrolledColumn, boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import icon_label, label


class DoneStep(ScrolledColumn):
    """A tick, what was done, and the doors onwards."""

    def __init__(self, session: Session, draft: ImportDraft, leave: Callable[[], object]) -> None:
        """The step over a draft; `leave` goes to the list."""
        theme, words = session.theme, session.words
        self._session, self._draft = session, draft
        self.said = label(theme, "", "record", wraps=True)
        self.waits = label(theme, "", "body", "ink2", wraps=True)
        for text in (self.said, self.waits):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.open_list = button(theme, words.text("Show the list"), leave, kind="primary")
        self.decide = button(theme, words.text("Decide the rest"), lambda: draft.go(Step.CHECK))
        self.another = button(
            theme, words.text("Another list"), self._another, kind="quiet", icon="upload-simple"
        )
        inside = column(
            None,
            row(None, icon_label(theme, "check-circle-fill", "ok", 56), None),
            self.said,
            self.waits,
            row(None, self.open_list, self.decide, None, spacing=8),
            row(None, self.another, None),
            None,
            None,
            spacing=14,
            margins=(24, 24, 24, 24),
        )
        super().__init__(boxed(inside))

    def show_draft(self) -> None:
        """Show what came of the import."""
        draft, words = self._draft, self._session.words
        if draft.done is None:
            return
        self.said.setText(done_told(words, draft.done))
        waiting = draft.waiting
        self.waits.setVisible(bool(waiting))
        self.decide.setVisible(bool(waiting))
        self.waits.setText(
            words.counted(
                "{n} row was not brought in. It waits here until you close the program.",
                "{n} rows were not brought in. They wait here until you close the program.",
                waiting,
            )
        )

    def _another(self) -> None:
        self._draft.forget()
        self._draft.changed.emit()
