"""Darba laiks un brīvdienas: the hours of each weekday as typed text, holidays, closed days."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.card import Refused, SettingsCard
from krc_desktop.desktop.settings.closure_rows import ClosureRows
from krc_desktop.desktop.settings.holiday_rows import HolidayRows
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.labels import hairline, label
from krc_desktop.errors import BrokenRule
from krc_desktop.model.typed_days import read_day
from krc_desktop.model.typed_opening import LONGEST_TYPED, opening_text, read_opening
from krc_desktop.operations.centres import set_opening_hours
from krc_desktop.sentences import sentence

_DAYS = range(1, 8)
_FIRST_COLUMN = 4


class HoursCard(SettingsCard):
    """The week, the holidays of the year, the centre's own closed days."""

    part = "hours"
    icon = "clock"
    subjects = frozenset({"opening_hours", "closures", "centres"})

    def __init__(self, session: Session) -> None:
        """The card's fields, empty until it is read."""
        words = session.words
        adding = button(session.theme, words.text("Add closed days"), kind="link")
        super().__init__(session, words.text("Opening hours and holidays"), adding)
        self.short_title = words.text("Opening hours")
        self._since: date = session.today
        self._week: dict[int, tuple[int, int]] = {}
        self.days = {number: self._day_field(number) for number in _DAYS}
        self.since = TextField(
            self.theme, words.text("The hours hold from"), self._commit_since, width=190, waits=True
        )
        self.closures = ClosureRows(session)
        adding.clicked.connect(lambda: self.closures.open_new(adding))
        self.holidays = HolidayRows(session)
        note = words.text("Earlier hours stay as they were: past months keep their figures")
        said = label(self.theme, note, "meta", "ink2", wraps=True)
        said.setContentsMargins(0, 0, 0, self.theme.px(9))
        since = row(self.since, said, spacing=12)
        since.setStretch(1, 1)
        since.setAlignment(said, Qt.AlignmentFlag.AlignBottom)
        self.add(self._grid(), 2, since, hairline(), self.holidays, self.closures)

    def _day_field(self, number: int) -> TextField:
        return TextField(
            self.theme,
            self.words.weekday_name(number),
            partial(self._commit_day, number),
            limit=LONGEST_TYPED,
            hint=opening_text(9 * 60, 19 * 60),
            width=140,
            shows_name=False,
            waits=True,
        )

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for number, field in self.days.items():
            second = number > _FIRST_COLUMN
            line = number - 1 - (_FIRST_COLUMN if second else 0)
            name = label(self.theme, field.name, "strong")
            name.setBuddy(field.edit)
            grid.addWidget(name, line, 3 if second else 0, Qt.AlignmentFlag.AlignTop)
            name.setMinimumHeight(max(36, self.theme.px(30)))
            grid.addWidget(field, line, 4 if second else 1)
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(5, 2)
        return grid

    # -- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the week as it holds from the chosen day on."""
        shelf = self.session.file.centres
        self._week = shelf.hours_on(self.session.centre_id, self._day_shown())
        for number, field in self.days.items():
            # a week of which nothing was said is unknown, not closed
            field.show_value(self._said(self._week.get(number)) if self._week else "")
        self.since.show_value(self.words.date(self._since))
        self.closures.refresh()
        self.holidays.refresh()

    def _day_shown(self) -> date:
        today: date = self.session.today
        return max(self._since, today)

    def _said(self, hours: tuple[int, int] | None) -> str:
        return opening_text(*hours) if hours else self.words.text_in("day", "closed")

    # -- keeping -------------------------------------------------------------------------------

    def _commit_day(self, number: int, text: str, refused: Refused) -> None:
        try:
            hours = read_opening(text)
        except BrokenRule as broken:
            refused(sentence(self.words, broken))
            return
        week = {day: known for day, known in self._week.items() if day != number}
        if hours is not None:
            week[number] = hours
        if week != self._week and not self._keep(week, refused):
            return
        # typed in whatever way, it is shown in one
        shown = self._said(hours) if week else ""
        line = self.days[number].line
        if line.text() == text != shown:
            line.setText(shown)

    def _keep(self, week: dict[int, tuple[int, int]], refused: Refused) -> bool:
        change = self.session.do(
            set_opening_hours,
            refused=refused,
            centre_id=self.session.centre_id,
            hours=week,
            since=self._since,
        )
        return change is not None

    def _commit_since(self, text: str, refused: Refused) -> None:
        try:
            self._since = read_day(text, self.session.today)
        except BrokenRule as broken:
            refused(sentence(self.words, broken))
            return
        self.since.line.setText(self.words.date(self._since))
        self.refresh()
