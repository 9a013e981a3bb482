"""An entry of the log, each part of it corrected at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.known_switch import known_switch
from krc_desktop.desktop.volunteers.shown import (
    bare_hours,
    notes_in_words,
    refused_hours,
    short_day,
)
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.labels import ElidedLabel
from krc_desktop.desktop.widgets.popovers import Popover
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.errors import BrokenRule
from krc_desktop.model.fields import LINE
from krc_desktop.model.typed_hours import LONGEST_TYPED
from krc_desktop.model.typed_spans import read_worked_hours
from krc_desktop.model.volunteers import VolunteerEntry
from krc_desktop.model.worked_days import read_worked_day
from krc_desktop.operations.change import Change
from krc_desktop.operations.volunteers import change_hours, remove_hours
from krc_desktop.periods import Month
from krc_desktop.sentences import sentence
from krc_desktop.store.volunteer_months import notes_on

Refused = Callable[[str], None]


class EntryPopover(Popover):
    """Day, hours, what, how it is known; and the way to remove it."""

    def __init__(self, session: Session, beside: QWidget, entry_id: int) -> None:
        """A popover over an entry."""
        words, theme = session.words, session.theme
        super().__init__(theme, beside, words.text("Correct the hours"), width=380)
        self._session = session
        self._words = words
        self._id = entry_id
        entry = session.file.volunteers.get(entry_id)
        self.day = TextField(theme, words.text("Day"), self._commit_day, waits=True)
        self.hours = TextField(
            theme, words.text("Hours"), self._commit_hours, limit=LONGEST_TYPED, waits=True
        )
        self.task = TextField(theme, words.text("What was done"), self._commit_task, limit=LINE)
        self.known = known_switch(session, entry.known)
        self.known.chosen.connect(lambda known: self._change(None, known=known))
        self._remark = Remark(theme)
        remove = button(theme, words.text("Remove"), self._remove, kind="quiet", icon="trash")
        done = button(theme, words.text("Close"), self.close_up)
        name = session.file.people.get(entry.person_id).name
        self.add(
            ElidedLabel(theme, name, "section"),
            row(self.day, self.hours, spacing=10),
            self.task,
            row(self.known, None),
            self._remark,
            row(remove, None, done),
        )
        for field in (self.day, self.hours, self.task):
            field.entered.connect(self.close_up)
        self._show(entry)
        session.changes.changed.connect(self._something_changed)

    def _show(self, entry: VolunteerEntry) -> None:
        words = self._words
        self.day.show_value(short_day(words, entry.local_day, self._session.today))
        self.hours.show_value(bare_hours(words, entry.minutes))
        self.task.show_value(entry.task)
        self.known.choose(entry.known)
        self._remark.say(
            "warn", notes_in_words(words, notes_on(self._session.file.connection, entry))
        )

    def _something_changed(self, change: Change) -> None:
        if "volunteer_entries" not in change.subjects or self.isHidden():
            return
        known = self._session.file.volunteers.by_ids([self._id])
        if self._id in known:
            self._show(known[self._id])
        else:
            self.close_up()

    def _change(self, refused: Refused | None, called: str = "", **changes: Any) -> None:
        self._session.do(
            change_hours,
            refused=refused,
            quiet=True,
            called=called,
            entry_id=self._id,
            **changes,
        )

    def _commit_day(self, text: str, refused: Refused) -> None:
        kept = self._session.file.volunteers.get(self._id).local_day
        try:
            day = read_worked_day(text, Month.of(kept), self._session.today)
        except BrokenRule as broken:
            refused(sentence(self._words, broken))
            return
        self._change(refused, local_day=day)

    def _commit_hours(self, text: str, refused: Refused) -> None:
        try:
            worked = read_worked_hours(text)
        except BrokenRule as broken:
            refused(refused_hours(self._words, broken)[0])
            return
        if (
            worked.starts is not None
            or worked.minutes != self._session.file.volunteers.get(self._id).minutes
        ):
            self._change(refused, minutes=worked.minutes, starts=worked.starts, ends=worked.ends)

    def _commit_task(self, text: str, refused: Refused) -> None:
        self._change(refused, self.task.name, task=text)

    def _remove(self) -> None:
        self.close_up()
        self._session.do(remove_hours, entry_id=self._id)
