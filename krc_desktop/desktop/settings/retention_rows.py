"""For how long each category of people is kept; a shorter term says first what it brings."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Refused, Session
from krc_desktop.desktop.settings import privacy_words
from krc_desktop.desktop.settings.card import setting_row
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.labels import hairline, label
from krc_desktop.desktop.work import Job, Progress, Task
from krc_desktop.model.retention import RetentionCategory
from krc_desktop.operations.retention import retention_months, set_retention
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.retention import people_due

_OFFERED = (6, 12, 18, 24, 36, 48, 60, 84, 120, 240)


class RetentionRows(QWidget):
    """A row for each category."""

    def __init__(self, session: Session) -> None:
        """Terms that are not read yet."""
        super().__init__()
        self._session = session
        self._months: dict[RetentionCategory, int] = {}
        self._asked: tuple[RetentionCategory, int] | None = None
        self._task: Task | None = None
        theme, words = session.theme, session.words
        self.choices: dict[RetentionCategory, ChoiceField] = {}
        rows = column(spacing=8)
        for which in RetentionCategory:
            name, since = privacy_words.category(words, which)
            made = ChoiceField(
                theme, name, partial(self._chosen, which), width=150, shows_name=False
            )
            self.choices[which] = made
            if rows.count():
                rows.addWidget(hairline())
            rows.addWidget(setting_row(session, name, since, made))
        self.said = label(theme, "", "body", wraps=True)
        self.shorten = button(theme, words.text("Shorten the term"), self._shorten)
        self.leave = button(theme, words.text("Leave it"), self._leave, kind="quiet")
        self.question = boxed(column(self.said, row(self.shorten, self.leave, None)))
        self.question.hide()
        self.setLayout(column(rows, self.question))

    def refresh(self) -> None:
        """Read the terms."""
        self._months = retention_months(self._session.file)
        words = self._session.words
        for which, made in self.choices.items():
            if self._asked is not None and self._asked[0] is which:
                continue
            now = self._months[which]
            offered = sorted({*_OFFERED, now})
            made.offer([(one, privacy_words.months(words, one)) for one in offered], now)

    # -- changing ------------------------------------------------------------------------------

    def _chosen(self, which: RetentionCategory, value: Any, refused: Refused) -> None:
        self._leave(but=which)
        if value >= self._months[which]:
            self._keep(which, value, refused)
            return
        self._asked = (which, value)
        self._say("")
        self._task = self._session.work.start(
            _due_with(self._months | {which: value}, self._session), done=self._would_be_due
        )

    def _keep(self, which: RetentionCategory, value: int, refused: Refused) -> None:
        self._session.do(set_retention, refused=refused, category=which, months=value)

    def _would_be_due(self, due: int) -> None:
        self._task = None
        words = self._session.words
        self._say(
            words.counted(
                "{n} person will then be on the list to look through.",
                "{n} people will then be on the list to look through.",
                due,
            )
        )

    def _say(self, consequence: str) -> None:
        words = self._session.words
        told = words.text(
            "Nothing is erased before you confirm it. The privacy notice names the term: print it"
            " anew."
        )
        which, months = self._asked or (RetentionCategory.PARTICIPANT, 0)
        name = privacy_words.category(words, which)[0]
        what = f"{name}: {privacy_words.months(words, months)}."
        self.said.setText(" ".join(part for part in (what, consequence, told) if part))
        self.question.show()
        self.shorten.setFocus()

    def _shorten(self) -> None:
        asked = self._asked
        self._close()
        if asked is not None:
            self._keep(*asked, self.choices[asked[0]].complain)

    def _leave(self, *, but: RetentionCategory | None = None) -> None:
        asked = self._asked
        self._close()
        if asked is not None and asked[0] is not but:
            made = self.choices[asked[0]]
            made.show_value(self._months[asked[0]])
            made.box.setFocus()

    def _close(self) -> None:
        self._asked = None
        self.question.hide()
        if self._task is not None:
            self._task.cancel()
            self._task = None


def _due_with(months: dict[RetentionCategory, int], session: Session) -> Job:
    """The job that counts who would be due with other terms."""
    today, centre_id = session.today, session.centre_id

    def count(file: CentreFile, _progress: Progress) -> int:
        with file.reading():
            return len(people_due(file.connection, months, today, centre_id))

    return count
