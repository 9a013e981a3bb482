"""The log of the month by day, newest first, with the sums measured and declared apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.entry_popover import EntryPopover
from krc_desktop.desktop.volunteers.log_list import LogList
from krc_desktop.desktop.volunteers.log_painter import LogRow
from krc_desktop.desktop.volunteers.shown import (
    day_heading,
    hours,
    in_language,
    known_as,
    known_icon,
    what_was_done,
)
from krc_desktop.desktop.widgets.boxes import Card, boxed, row
from krc_desktop.desktop.widgets.clipboard import copy_table
from krc_desktop.desktop.widgets.discs import tone_of
from krc_desktop.desktop.widgets.labels import hairline, icon_label, label
from krc_desktop.desktop.widgets.rows import Lead, ListRow
from krc_desktop.model.volunteer_months import EntryRow, LogDay
from krc_desktop.model.volunteers import Known
from krc_desktop.operations.volunteers import remove_hours


class LogCard(Card):
    """The days with their entries; `reached` gives the place to be seen."""

    reached = Signal(QRect)

    def __init__(self, session: Session) -> None:
        """An empty log."""
        super().__init__(session.theme)
        self._session = session
        self._words = words = session.words
        theme = session.theme
        self._days: Sequence[LogDay] = ()
        self.setAccessibleName(words.text("Log of hours"))
        self.body.setContentsMargins(0, 6, 0, 8)
        self.body.setSpacing(4)
        self.list = LogList(session)
        self.list.edit_asked.connect(self.edit)
        self.list.remove_asked.connect(self._remove)
        self.list.copied.connect(self._copy)
        self.list.reached.connect(lambda place: self.reached.emit(self._placed(place)))
        self._empty = label(theme, "", "body", "ink2", wraps=True)
        self._empty.setContentsMargins(20, 10, 20, 10)
        self._anchor = QWidget(self.list.viewport())
        self._anchor.setFocusProxy(self.list)
        self._sums = {known: label(theme, "", "meta", "ink2") for known in Known}
        self._total = label(theme, "", "strong")
        icons = {k: icon_label(theme, known_icon(k), "ink2", 16) for k in Known}
        foot = row(
            icons[Known.MEASURED],
            self._sums[Known.MEASURED],
            12,
            icons[Known.DECLARED],
            self._sums[Known.DECLARED],
            None,
            self._total,
            spacing=6,
            margins=(20, 6, 22, 4),
        )
        self._foot = boxed(foot)
        self._line = hairline()
        self.add(self.list, self._empty, self._line, self._foot)

    def show_days(self, days: Sequence[LogDay], nothing: str) -> None:
        """Show the days of a month; `nothing` is said where there are none."""
        self._days = days
        rows = [shown for day in days for shown in self._rows(day)]
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._empty.setText(nothing)
        self._empty.setVisible(not rows)
        self._foot.setVisible(bool(rows))
        self._line.setVisible(bool(rows))
        words = self._words
        measured = self._minutes(Known.MEASURED)
        declared = self._minutes(Known.DECLARED)
        shown = {
            Known.MEASURED: words.text("measured {hours}", hours=hours(words, measured)),
            Known.DECLARED: words.text("declared {hours}", hours=hours(words, declared)),
        }
        for known, text in shown.items():
            self._sums[known].setText(text)
        self._total.setText(words.text("Together {hours}", hours=hours(words, measured + declared)))

    def _minutes(self, known: Known) -> int:
        return sum(one.minutes for day in self._days for one in day.entries if one.known is known)

    def _rows(self, day: LogDay) -> list[ListRow]:
        words = self._words
        heading = ListRow(
            key=None,
            title=day_heading(words, day.day, self._session.today),
            right=hours(words, day.minutes),
            is_heading=True,
        )
        last = len(day.entries) - 1
        return [heading, *(self._row(one, at == last) for at, one in enumerate(day.entries))]

    def _row(self, entry: EntryRow, is_last: bool) -> LogRow:  # noqa: FBT001
        words = self._words
        event = in_language(words, entry.event)
        done = what_was_done(words, entry)
        known = known_as(words, entry.known)
        length = hours(words, entry.minutes)
        return LogRow(
            key=entry.id,
            title=entry.name,
            meta=done,
            pill=event if entry.task else "",
            right=length,
            lead=Lead("initials", entry.initials, tone=tone_of(entry.person_id)),
            known=known,
            known_icon=known_icon(entry.known),
            is_last=is_last,
            sentence=", ".join(
                part
                for part in (entry.name, words.date(entry.day), done, event, known, length)
                if part
            ),
        )

    def _placed(self, place: QRect) -> QRect:
        return QRect(self.list.mapTo(self, place.topLeft()), place.size())

    # -- what is done with an entry ------------------------------------------------------------

    def edit(self, entry_id: int) -> None:
        """Open what is known of an entry, each part of it to be corrected at once."""
        place = self.list.place_of(entry_id)
        self._anchor.setGeometry(place.adjusted(52, 0, -60, 0))
        card = EntryPopover(self._session, self._anchor, entry_id)
        card.open(card.hours.edit)
        card.hours.line.selectAll()

    def _remove(self, entry_id: int) -> None:
        number = self.list.rows.row_of(entry_id)
        if self._session.do(remove_hours, entry_id=entry_id) is not None:
            self._choose_near(number)

    def _choose_near(self, number: int) -> None:
        """After a row has gone the one that took its place is chosen."""
        keys = [one.key for one in self.list.rows.rows[: number + 1] if not one.is_heading]
        after = [one.key for one in self.list.rows.rows[number:] if not one.is_heading]
        if after or keys:
            self.list.show_chosen(after[0] if after else keys[-1])

    def _copy(self) -> None:
        words = self._words
        headings = [
            words.text("Day"),
            words.text("Volunteer"),
            words.text("What was done"),
            words.text("Event"),
            words.text("Hours"),
            words.text("How the hours are known"),
        ]
        copy_table(
            words,
            headings,
            [
                (
                    one.day,
                    one.name,
                    one.task,
                    in_language(words, one.event),
                    one.minutes / 60,
                    known_as(words, one.known),
                )
                for day in self._days
                for one in day.entries
            ],
        )
        self._session.messages.toast(words.text("The table is copied: paste it into Excel"))
