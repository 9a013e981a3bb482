"""What is known of a project, and its activity lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.card import Refused, kept_text, setting_row
from krc_desktop.desktop.settings.line_rows import LineRows
from krc_desktop.desktop.widgets.boxes import column
from krc_desktop.desktop.widgets.fields import LongTextField, TextField
from krc_desktop.desktop.widgets.labels import hairline, label
from krc_desktop.desktop.widgets.steppers import Stepper
from krc_desktop.errors import BrokenRule
from krc_desktop.language import Phrasebook
from krc_desktop.model.fields import LINE, NAME, TITLE
from krc_desktop.model.projects import ActivityLine, Project
from krc_desktop.model.typed_days import read_day
from krc_desktop.operations.projects import change_project
from krc_desktop.sentences import sentence

LAST_DUE_DAY = 28
_TEXTS = {"funder_lv": LINE, "funder_en": LINE, "implementer_lv": LINE, "implementer_en": LINE}
# field, row, column, columns taken
_PLACES = (
    ("name_lv", 0, 0, 2),
    ("name_en", 0, 2, 2),
    ("code", 1, 0, 1),
    ("starts_on", 1, 1, 1),
    ("ends_on", 1, 2, 1),
    ("manager", 1, 3, 1),
    ("manager_role_lv", 2, 0, 2),
    ("manager_role_en", 2, 2, 2),
    ("funder_lv", 3, 0, 2),
    ("funder_en", 3, 2, 2),
    ("implementer_lv", 4, 0, 2),
    ("implementer_en", 4, 2, 2),
    ("credit_lv", 5, 0, 4),
    ("credit_en", 6, 0, 4),
)


def _names(words: Phrasebook) -> dict[str, str]:
    return {
        "name_lv": words.text("Name in Latvian"),
        "name_en": words.text("Name in English"),
        "code": words.text("Code"),
        "starts_on": words.text_in("project", "Begins"),
        "ends_on": words.text_in("project", "Ends"),
        "manager": words.text("Project manager"),
        "manager_role_lv": words.text("Manager's post in Latvian"),
        "manager_role_en": words.text("Manager's post in English"),
        "funder_lv": words.text("Funder in Latvian"),
        "funder_en": words.text("Funder in English"),
        "implementer_lv": words.text("Implementer in Latvian"),
        "implementer_en": words.text("Implementer in English"),
        "credit_lv": words.text("Credit line in Latvian"),
        "credit_en": words.text("Credit line in English"),
    }


class ProjectDetails(QWidget):
    """Fields that keep themselves, the due day, the lines."""

    def __init__(self, session: Session, project_id: int) -> None:
        """Fields of a project, empty until it is shown."""
        super().__init__()
        self._session = session
        self._words = words = session.words
        self._id = project_id
        theme = session.theme
        self.fields = {key: self._field(key, name) for key, name in _names(words).items()}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        for key, line, at, wide in _PLACES:
            grid.addWidget(self.fields[key], line, at, 1, wide)
        for at in range(4):
            grid.setColumnStretch(at, 1)
        due = words.text("Day by which the report is due")
        self.due = Stepper(theme, due, least=1, most=LAST_DUE_DAY)
        self.due.changed.connect(self._due_changed)
        meta = words.text("Of the month that follows the reported one")
        self.lines = LineRows(session, project_id)
        self.setLayout(
            column(
                grid,
                setting_row(session, due, meta, self.due),
                hairline(),
                label(theme, words.text("Activity lines"), "strong"),
                self.lines,
                spacing=10,
            )
        )

    def _field(self, key: str, name: str) -> TextField | LongTextField:
        session = self._session
        if key in {"starts_on", "ends_on"}:
            return TextField(session.theme, name, partial(self._commit_day, key), waits=True)
        if key in {"credit_lv", "credit_en"}:
            commit = partial(self._commit_long, key)
            return LongTextField(session.theme, name, commit, limit=TITLE, lines=(1, 4))
        return kept_text(
            session,
            name,
            change_project,
            key,
            self._which,
            limit=20 if key == "code" else _TEXTS.get(key, NAME),
            waits=key == "code",
        )

    def _which(self) -> dict[str, Any]:
        return {"project_id": self._id}

    def show_project(self, project: Project, lines: Sequence[ActivityLine]) -> None:
        """Show what is known."""
        for key, field in self.fields.items():
            value = getattr(project, key)
            days = key in {"starts_on", "ends_on"}
            field.show_value(self._words.date(value) if days else value)
        self.due.show_value(project.report_due_day)
        self.lines.show_lines(project, lines)

    def _change(self, refused: Refused | None, called: str, **changes: Any) -> None:
        self._session.do(
            change_project,
            refused=refused,
            quiet=True,
            called=called,
            project_id=self._id,
            **changes,
        )

    def _commit_long(self, key: str, text: str, refused: Refused) -> None:
        self._change(refused, self.fields[key].name, **{key: text})

    def _commit_day(self, key: str, text: str, refused: Refused) -> None:
        try:
            day = read_day(text, self._session.today)
        except BrokenRule as broken:
            refused(sentence(self._words, broken))
            return
        self._change(refused, self.fields[key].name, **{key: day})

    def _due_changed(self, day: int) -> None:
        self._change(None, "", report_due_day=day)
