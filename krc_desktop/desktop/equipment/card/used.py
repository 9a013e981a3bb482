"""Lietojums: the last uses from the log, the month's hours, the way to all of the year."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.card import log_words, wording
from krc_desktop.desktop.equipment.card.figure_rows import place_of_use, use_lines
from krc_desktop.desktop.equipment.card.part import MachinePart, link, quiet_line
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.labels import ElidedLabel, hairline, label
from krc_desktop.desktop.widgets.row_button import RowButton
from krc_desktop.language import Case, Phrasebook
from krc_desktop.model.machine_cards import MachineCard, UseLine, UsesShown
from krc_desktop.periods import Month, Period
from krc_desktop.store.machine_uses import uses_between, uses_shown


class UsedPart(MachinePart):
    """The log of a machine, the newest use first."""

    def __init__(self, session: Session) -> None:
        """An empty card."""
        self.month = label(session.theme, "", "meta", "ink2")
        super().__init__(session, session.words.text_in("machine", "Use"), self.month)
        self._uses = UsesShown((), 0, 0)

    def said(self, card: MachineCard) -> object:
        """The uses, read anew."""
        today = self.session.today
        self._uses = uses_shown(self.session.file.connection, card.machine.id, today)
        return card.machine.id, today, self._uses

    def fill(self, card: MachineCard) -> None:
        """A row a use."""
        words, uses, today = self.words, self._uses, self.session.today
        month = words.month_name(today.month, Case.LOCATIVE)
        hours = wording.hours(words, uses.month_minutes)
        self.month.setText(words.text("{hours} in {month}", hours=hours, month=month))
        self.month.setVisible(uses.month_minutes > 0)
        for number, one in enumerate(uses.lines):
            if number:
                self.rows.addWidget(hairline())
            self.rows.addWidget(use_row(self.session, one))
        if not uses.lines:
            text = words.text("No use is logged yet: it is logged in the booking.")
            self.rows.addWidget(quiet_line(self.session, text))
        if uses.of_year:
            said = words.text("All of {year}: {n}", year=today.year, n=words.number(uses.of_year))
            every = link(self.session, said, self._open_year)
            every.setProperty("kind", "flush")
            self.rows.addLayout(row(every, None))

    def _open_year(self, beside: QWidget) -> None:
        from krc_desktop.desktop.equipment.card.rows_popover import RowsPopover

        today: date = self.session.today
        year = Period(date(today.year, 1, 1), date(today.year, 12, 31))
        lines = uses_between(self.session.file.connection, self.card.machine.id, year)
        name = self.words.text("Use in {year}", year=today.year)
        RowsPopover(self.session, beside, name, use_lines(self.words, lines)).open()


def use_row(session: Session, one: UseLine) -> RowButton:
    """One use: its day, who and what, how long; it opens the booking or the firing's log."""
    theme, words = session.theme, session.words
    day = label(theme, day_of_use(words, one, session.today), "body", "ink2")
    day.setMinimumWidth(day.fontMetrics().horizontalAdvance("00.00. "))
    who, how = log_words.used_by(words, one), log_words.used_how(words, one)
    hours = wording.hours(words, one.minutes)
    said = column(
        ElidedLabel(theme, who, "strong"), ElidedLabel(theme, how, "meta", "ink2"), spacing=0
    )
    right = label(theme, hours, "strong")
    right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    inside = row(day, said, right, spacing=10)
    inside.setStretch(1, 1)
    name = f"{words.date(one.local_day)}, {who}, {how}, {hours}"
    return RowButton(theme, inside, name, lambda: session.go(place_of_use(one)))


def day_of_use(words: Phrasebook, one: UseLine, today: date) -> str:
    """The day of a use; of another year with it."""
    if one.local_day.year == today.year:
        return words.short_date(one.local_day)
    return str(Month.of(one.local_day))
