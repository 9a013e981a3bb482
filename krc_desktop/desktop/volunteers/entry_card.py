"""The card of the entry line: Enter saves and starts the next."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.entry_line import EntryLine, Fault
from krc_desktop.desktop.volunteers.known_switch import known_switch
from krc_desktop.desktop.volunteers.law_notes import LawNotes
from krc_desktop.desktop.volunteers.shown import notes_in_words
from krc_desktop.desktop.volunteers.who_field import Who
from krc_desktop.desktop.widgets.boxes import Card, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import ElidedLabel, label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.model.agreements import Reminder
from krc_desktop.model.fields import LINE
from krc_desktop.model.people import Person
from krc_desktop.model.typed_spans import WorkedHours
from krc_desktop.model.volunteers import Known, VolunteerEntry
from krc_desktop.operations.new_volunteers import log_hours_of_new
from krc_desktop.operations.volunteer_cards import findings_for
from krc_desktop.operations.volunteers import log_hours
from krc_desktop.periods import Month
from krc_desktop.store.volunteer_months import notes_on

_KNOWN = "volunteers.known"
_PAUSE_MS = 250
_MOST_REMINDERS = 3
# what the line itself is about; the rest stands on the card of whom the list has chosen
_OF_THE_DAY = frozenset({Reminder.TOO_YOUNG, Reminder.RISKY_TASK})


class EntryCard(Card):
    """Logs hours; `logged` gives the id of the entry, `card_asked` whose card is to be opened."""

    logged = Signal(int)
    card_asked = Signal(int)

    def __init__(self, session: Session) -> None:
        """An empty line of this month."""
        super().__init__(session.theme, dense=True)
        self._session = session
        self._words = words = session.words
        theme = session.theme
        save = button(theme, words.text("Log"), self.log, kind="primary")
        self.line = EntryLine(session, save)
        kept = session.recalled(_KNOWN, Known.DECLARED.value)
        self.known = known_switch(session, Known(kept) if kept in set(Known) else Known.DECLARED)
        self.known.chosen.connect(lambda known: session.keep(_KNOWN, known.value))
        self.remark = Remark(theme)
        self.law = LawNotes(session, most=_MOST_REMINDERS)
        self.law.asked.connect(lambda _finding: self._open_card())
        self._chosen_id = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._look_for_notes)
        hint = ElidedLabel(theme, words.text("Enter saves and starts the next"), "meta", "ink2")
        title = label(theme, words.text("Log hours"), "section")
        self.setAccessibleName(words.text("Log hours"))
        self.add(row(title, hint, self.known, spacing=12), self.line, self.remark, self.law)
        self.line.typed.connect(self._typed)
        self.line.finished.connect(self.log)
        self.line.left.connect(self._complain)
        self.line.who.decided.connect(self._decided)

    def show_person(self, person: Person | None) -> None:
        """Propose whom the list has chosen, unless somebody else is being typed."""
        self._chosen_id = person.id if person is not None else 0
        if self.line.who.is_untouched and not self.line.hours.typed:
            self.line.who.show_person(person)
            self._nothing_wrong()
        self._look_at_law()

    def show_month(self, month: Month) -> None:
        """Log for another month."""
        self.line.show_month(month)

    def begin(self, name: str = "") -> None:
        """Put the cursor where an entry begins, perhaps with a name typed already."""
        if name:
            self.line.who.show_person(None)
            self.line.who.line.setText(name)
        self.line.who.select_all()

    # -- while typing --------------------------------------------------------------------------

    def _typed(self) -> None:
        self._nothing_wrong()
        self._soon.start()

    def _decided(self) -> None:
        self._nothing_wrong()
        (self.line.hours if self.line.day.typed else self.line.day).line.setFocus()
        self._soon.start()

    def _nothing_wrong(self) -> None:
        self.remark.clear()
        self.line.nothing_wrong()

    def _complain(self, fault: Fault) -> None:
        self._soon.stop()
        self.line.nothing_wrong()
        fault.field.complain(fault.said)
        self.remark.say("bad", fault.said, fault.fix, fault.act)

    def _look_for_notes(self) -> None:
        """Say what should be known before saving; it never forbids."""
        if not self.isVisible():
            return
        who, day, worked = self._meant()
        self._look_at_law()
        if not self.remark.said and who and who.person_id and day and worked:
            self.remark.say("warn", self._notes(who.person_id, day, worked))

    def _look_at_law(self) -> None:
        """Remind of what the law asks of whoever is typed; of agreements their card tells."""
        who = self.line.who_meant()
        if who is None or not who.person_id:
            self.law.show_findings(())
            return
        found = findings_for(
            self._session.file,
            person_id=who.person_id,
            day=self.line.day_meant(),
            task=self.line.task.typed,
        )
        if who.person_id == self._chosen_id:
            found = tuple(one for one in found if one.reminder in _OF_THE_DAY)
            self.law.show_findings(found)
        else:
            self.law.show_findings(found, act=self._words.text("Open the card"))

    def _open_card(self) -> None:
        who = self.line.who_meant()
        if who is not None and who.person_id:
            self.card_asked.emit(who.person_id)

    def _meant(self) -> tuple[Who | None, date | None, WorkedHours | None]:
        return self.line.who_meant(), self.line.day_meant(), self.line.hours_meant()

    def _notes(self, person_id: int, day: date, worked: WorkedHours) -> str:
        entry = VolunteerEntry(
            centre_id=self._session.centre_id,
            person_id=person_id,
            local_day=day,
            minutes=worked.minutes,
            starts=worked.starts,
            ends=worked.ends,
            task=self.line.task.typed[:LINE],
        )
        return notes_in_words(self._words, notes_on(self._session.file.connection, entry))

    # -- saving --------------------------------------------------------------------------------

    def log(self) -> None:
        """Save the line and start the next: person, day and how it is known stay."""
        self.line.who.completer.close()
        fault = self.line.first_fault()
        who, day, worked = self._meant()
        if fault is not None:
            fault.field.line.setFocus()
            self._complain(fault)
        elif who is not None and day is not None and worked is not None:
            self._log(who, day, worked)

    def _log(self, who: Who, day: date, worked: WorkedHours) -> None:
        notes = self._notes(who.person_id, day, worked) if who.person_id else ""
        whom: dict[str, Any] = (
            {"person_id": who.person_id} if who.person_id else {"line": who.new_name}
        )
        self._nothing_wrong()
        change = self._session.do(
            log_hours if who.person_id else log_hours_of_new,
            refused=partial(self.remark.say, "bad"),
            called=self.line.task.name,
            centre_id=self._session.centre_id,
            day=day,
            minutes=worked.minutes,
            starts=worked.starts,
            ends=worked.ends,
            task=self.line.task.typed,
            known=self.known.value,
            **whom,
        )
        if change is not None and change.row_id is not None:
            self._start_next(change.row_id, notes)

    def _start_next(self, entry_id: int, notes: str) -> None:
        file = self._session.file
        made = file.volunteers.get(entry_id)
        self.line.who.show_person(file.people.get(made.person_id))
        self.line.hours.line.clear()
        self.line.task.line.clear()
        self._soon.stop()
        self._look_at_law()
        if notes:
            self.remark.say("warn", self._words.text("Logged. {note}", note=notes))
        self.begin()
        self.logged.emit(entry_id)
