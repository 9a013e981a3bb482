"""A new project: what it is called and its days; the rest is filled in below."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.desktop.widgets.popovers import Popover
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.errors import BrokenRule
from krc_desktop.model.typed_days import read_days
from krc_desktop.operations.projects import add_project
from krc_desktop.sentences import sentence


class ProjectPopover(Popover):
    """Name, code and days of a new project."""

    def __init__(self, session: Session, beside: QWidget) -> None:
        """An empty card."""
        words, theme = session.words, session.theme
        title = words.text("Add a project")
        super().__init__(theme, beside, title, width=420)
        self._session = session
        self.name = LineField(theme, words.text("Name in Latvian"))
        self.code = LineField(theme, words.text("Code"), hint=words.text("e.g. DK-2026"))
        self.days = LineField(
            theme, words.text("Days"), hint=words.text("e.g. 01.01.2026.–31.12.2027.")
        )
        self.code.setFixedWidth(theme.px(120))
        self.remark = Remark(theme)
        save = button(theme, words.text("Add"), self._save, kind="primary")
        leave = button(theme, words.text("Cancel"), self.close_up, kind="quiet")
        for field in (self.name, self.code, self.days):
            field.line.returnPressed.connect(self._save)
        self.add(
            label(theme, title, "section"),
            self.name,
            row(self.code, self.days, spacing=10),
            self.remark,
            row(None, leave, save),
        )

    def show_up(self) -> None:
        """Open it with the focus in the name."""
        self.open(self.name.line)

    def _refused(self, said: str) -> None:
        self.remark.say("bad", said)
        self.refit()

    def _save(self) -> None:
        self.remark.clear()
        try:
            period = read_days(self.days.typed, self._session.today)
        except BrokenRule as broken:
            self._refused(sentence(self._session.words, broken))
            return
        change = self._session.do(
            add_project,
            refused=self._refused,
            called=self.name.name if not self.name.typed else self.code.name,
            code=self.code.typed,
            name_lv=self.name.typed,
            starts_on=period.first,
            ends_on=period.last,
        )
        if change is not None:
            self.close_up()
