"""Volunteers at the event: their hours, those suggested, and a line for more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.events.entry_line import EntryLine
from krc_desktop.desktop.events.event_card import EventCard
from krc_desktop.desktop.events.event_words import in_language
from krc_desktop.desktop.events.seen import Seen
from krc_desktop.desktop.events.typed_fields import NarrowField
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.completing import Completer, Proposal
from krc_desktop.desktop.widgets.labels import ElidedLabel, label, tag
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.errors import BrokenRule
from krc_desktop.language import NBSP
from krc_desktop.model.event_details import HelperLine
from krc_desktop.model.typed_hours import read_hours
from krc_desktop.model.volunteers import EntryState
from krc_desktop.operations import volunteers
from krc_desktop.sentences import sentence
from krc_desktop.store.event_details import helpers_of
from krc_desktop.store.event_entry import proposed_visitors

Refused = Callable[[str], None]


class HoursCard(EventCard):
    """Accepted hours and suggestions: these count nowhere until somebody accepts them."""

    def __init__(self, session: Session) -> None:
        """The card, empty."""
        words, theme = session.words, session.theme
        self.waiting = tag(theme, "", "soft")
        self.accept_all = button(theme, words.text("Accept all"), self._accept_all, kind="link")
        super().__init__(session, words.text("Volunteers"), self.waiting, self.accept_all)
        self._lines: list[HelperRow] = []
        self._suggested: list[int] = []
        self._person: Proposal | None = None
        self.note = label(
            theme, words.text("Suggestions don't count until accepted."), "meta", "ink2", wraps=True
        )
        self._rows = column(spacing=0)
        self.entry = EntryLine(
            theme,
            words,
            words.text("Name of a volunteer"),
            self._enter,
            hint=words.text("Name, then hours: 2.5"),
            icon="user-plus",
        )
        self.completer = Completer(theme, self.entry.line, self._propose)
        self.completer.taken.connect(self._take)
        self.add(self._rows, self.note, self.entry, None)

    # -- showing -------------------------------------------------------------------------------

    def begin(self) -> None:
        """Forget what was typed for another event."""
        self._person = None
        self.entry.begin()
        self.completer.close()
        for shown in self._lines:
            shown.forget()

    def fill(self, seen: Seen) -> None:
        """Show the hours."""
        found = helpers_of(self.session.file, seen.id)
        self._suggested = [one.entry.id for one in found if one.entry.state is EntryState.SUGGESTED]
        while len(self._lines) < len(found):
            made = HelperRow(self.session)
            self._lines.append(made)
            self._rows.addWidget(made)
        for shown, line in zip(self._lines, found, strict=False):
            shown.show_line(line, several_days=seen.has_days)
        for at, shown in enumerate(self._lines):
            shown.setVisible(at < len(found))
        count = len(self._suggested)
        self.waiting.setText(self.words.counted("{n} suggestion", "{n} suggestions", count))
        self.waiting.setVisible(count > 0)
        self.note.setVisible(count > 0)
        self.accept_all.setVisible(count > 1)

    def _accept_all(self) -> None:
        self.session.do(volunteers.accept_all_hours, entries=tuple(self._suggested))

    # -- one more ------------------------------------------------------------------------------

    def _propose(self, typed: str) -> list[Proposal]:
        if self.seen is None or self._person is not None:
            return []
        day = self.seen.day or self.seen.event.local_day
        found = proposed_visitors(self.session.file, self.seen.event, day, typed)
        return [
            Proposal(one.person_id, one.name, in_language(self.words, one.group)) for one in found
        ]

    def _take(self, proposal: Proposal) -> None:
        """A person is chosen: the hours follow in the same line."""
        self._person = proposal
        self.entry.line.setText(f"{proposal.text}: ")
        self.entry.line.setCursorPosition(len(self.entry.line.text()))

    def _enter(self, text: str, refused: Refused) -> bool:
        person = self._person
        if person is None or not text.startswith(f"{person.text}:"):
            self._person = None
            refused(self.words.text("Choose a person from the list, then type the hours."))
            return False
        if self.seen is None:
            return False
        try:
            minutes = read_hours(text[len(person.text) + 1 :].strip())
        except BrokenRule as broken:
            refused(sentence(self.words, broken))
            return False
        change = self.session.do(
            volunteers.log_hours,
            refused=refused,
            centre_id=self.seen.event.centre_id,
            person_id=person.key,
            day=self.seen.day or self.seen.event.local_day,
            minutes=minutes,
            event_id=self.seen.id,
        )
        if change is not None:
            self._person = None
        return change is not None


class HelperRow(QWidget):
    """One volunteer's hours; of a suggestion what can be done with it."""

    def __init__(self, session: Session) -> None:
        """An empty row."""
        super().__init__()
        self.session = session
        self.line: HelperLine | None = None
        theme, words = session.theme, session.words
        self.name = ElidedLabel(theme)
        self.note = ElidedLabel(theme, "", "caption", "ink2")
        self.hours = NarrowField(
            theme,
            words.text("Hours"),
            self._set_hours,
            limit=40,
            width=72,
            shows_name=False,
            waits=True,
        )
        self.remark = Remark(theme)
        self.hours.told.connect(lambda sentence: self.remark.say("bad", sentence))
        self.hours.line.editingFinished.connect(self._show_hours)
        self.accept = button(theme, words.text("Accept"), self._accept, kind="soft")
        self.cross = icon_button(theme, "x", words.text("Take away"), self._remove)
        top = row(self.name, self.hours, self.accept, self.cross, spacing=4)
        top.setStretch(0, 1)
        self.setLayout(column(top, self.note, self.remark, spacing=0, margins=(0, 2, 0, 4)))

    def forget(self) -> None:
        """Another event is shown: what was typed for this one goes."""
        self.line = None

    def show_line(self, line: HelperLine, *, several_days: bool) -> None:
        """Show hours."""
        other = self.line is None or self.line.entry.id != line.entry.id
        self.line = line
        words, entry = self.session.words, line.entry
        suggested = entry.state is EntryState.SUGGESTED
        notes = [words.day_and_weekday(entry.local_day)] if several_days else []
        if suggested:
            notes.append(words.text("suggested"))
        if line.visited:
            notes.append(words.text("also a visitor"))
        self.name.setText(line.name)
        self.note.setText(" · ".join(notes))
        self.note.setVisible(bool(notes))
        text = self._written(line)
        (self.hours.show_anew if other else self.hours.show_value)(text)
        self.hours.edit.setAccessibleName(f"{words.text('Hours')}: {line.name}")
        self.accept.setVisible(suggested)
        self.accept.setAccessibleName(f"{words.text('Accept')}: {line.name}")
        name = words.text("Decline the suggestion") if suggested else words.text("Take away")
        self.cross.setToolTip(name)
        self.cross.setAccessibleName(f"{name}: {line.name}")

    def _written(self, line: HelperLine) -> str:
        words, minutes = self.session.words, line.entry.minutes
        if minutes % 6:
            return f"{minutes // 60}:{minutes % 60:02}"
        return words.hours(minutes).removesuffix(words.number(0.0, 1)[1:]) + f"{NBSP}h"

    def _show_hours(self) -> None:
        if self.line is not None:
            self.hours.show_value(self._written(self.line))

    def _set_hours(self, text: str, refused: Refused) -> None:
        if self.line is None:
            return
        try:
            minutes = read_hours(text)
        except BrokenRule as broken:
            refused(sentence(self.session.words, broken))
            return
        facts: dict[str, Any] = {"minutes": minutes}
        if minutes != self.line.entry.minutes:
            facts |= {"starts": None, "ends": None}
        self.session.do(
            volunteers.change_hours,
            refused=refused,
            quiet=True,
            entry_id=self.line.entry.id,
            **facts,
        )

    def _accept(self) -> None:
        if self.line is not None and self.hours.save():
            self.session.do(
                volunteers.accept_hours, refused=self.hours.complain, entry_id=self.line.entry.id
            )

    def _remove(self) -> None:
        if self.line is None:
            return
        if self.line.entry.state is EntryState.SUGGESTED:
            said = self.session.words.text("Suggestion declined: {name}", name=self.line.name)
            self.session.do(
                volunteers.accept_hours, said=said, entry_id=self.line.entry.id, accepted=False
            )
        else:
            self.session.do(volunteers.remove_hours, entry_id=self.line.entry.id)
