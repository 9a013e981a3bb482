"""Who came, by name: letters, Enter, next; as before in one click; the new from the same line."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from krc_desktop.desktop.events.event_card import EventCard
from krc_desktop.desktop.events.event_words import in_language
from krc_desktop.desktop.events.people_rows import PeopleRows, PersonRow
from krc_desktop.desktop.events.seen import Seen
from krc_desktop.desktop.events.writing_down import WritingDown
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.model.event_details import Room, Visitor, places
from krc_desktop.operations import attendance, presence
from krc_desktop.operations.change import Change
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.event_details import signups_of, visitors_of
from krc_desktop.store.visitors_before import visitors_before

MOST_SHOWN = 5
_NEW = "new"


class VisitorsCard(EventCard):
    """The people of the day; the newest stands right under the line."""

    person_asked = Signal(int)

    def __init__(self, session: Session) -> None:
        """The card, empty."""
        words, theme = session.words, session.theme
        self.again = button(theme, "", self._repeat, kind="link", icon="arrow-counter-clockwise")
        super().__init__(session, words.text("By name"), self.again)
        self._shows_all = False
        self._rows: list[PersonRow] = []
        self.writing = WritingDown(session, self)
        self.entry = self.writing.entry
        self.new_group = self.writing.new_group
        self.people = PeopleRows(
            theme, words.text("People who came"), words.text("Take off the list (Delete)")
        )
        self.people.removed.connect(self._remove)
        self.people.opened.connect(self.person_asked)
        self.more = button(theme, "", self._toggle, kind="flush")
        self.more.setFont(theme.font("strong"))
        self.room = Remark(theme)
        self.which_day = label(
            theme,
            words.text("Choose a day above to write people down."),
            "meta",
            "ink2",
            wraps=True,
        )
        self.add(self.entry, self.people, self.which_day, self.room)
        self.add(row(self.more, None, self.writing.group_box), None)

    # -- showing -------------------------------------------------------------------------------

    def begin(self) -> None:
        """Forget what was typed for another event."""
        self._shows_all = False
        self.writing.begin()

    def fill(self, seen: Seen) -> None:
        """Show the people of the day, or each once with their days."""
        file = self.session.file
        found = visitors_of(file, seen.id, seen.day)
        self._rows = self._by_person(found, seen) if seen.day is None else self._of_day(found)
        self.say_count(len({one.person_id for one in found if one.present}))
        self._show_rows()
        self.writing.show_event(seen, found)
        self.which_day.setVisible(seen.day is None)
        self._offer_before(seen)
        self._say_room(seen)

    def _of_day(self, found: list[Visitor]) -> list[PersonRow]:
        words = self.words
        return [
            PersonRow(
                key=one.attendance_id,
                person_id=one.person_id,
                name=one.name,
                meta=in_language(words, one.group)
                if one.present
                else words.text_in("person", "did not come"),
                note=words.text("volunteer's hours here too") if one.helped else "",
                sentence=f"{one.name}, {in_language(words, one.group)}",
            )
            for one in reversed(found)
        ]

    def _by_person(self, found: list[Visitor], seen: Seen) -> list[PersonRow]:
        """Each person once, with the numbers of the days on which they were there."""
        number = {one.day.local_day: at for at, one in enumerate(seen.totals.days, start=1)}
        days: dict[int, list[int]] = {}
        for one in found:
            if one.present:
                days.setdefault(one.person_id, []).append(number[one.day])
        last = {one.person_id: one for one in found if one.present}
        rows = []
        for person_id, one in last.items():
            came = ", ".join(f"{day}." for day in days[person_id])
            meta = self.words.text("days {days}", days=came)
            rows.append(
                PersonRow(
                    key=one.attendance_id,
                    person_id=person_id,
                    name=one.name,
                    meta=meta,
                    can_remove=False,
                    sentence=f"{one.name}, {meta}",
                )
            )
        return rows

    def _show_rows(self) -> None:
        hidden = len(self._rows) - MOST_SHOWN
        few = hidden <= 1
        self.people.show_people(self._rows, most=None if few or self._shows_all else MOST_SHOWN)
        self.more.setVisible(not few)
        text = (
            self.words.text("show fewer")
            if self._shows_all
            else self.words.counted("{n} more name", "{n} more names", hidden)
        )
        self.more.setText(text)
        self.more.setAccessibleName(text)

    def _toggle(self) -> None:
        self._shows_all = not self._shows_all
        self._show_rows()

    def _offer_before(self, seen: Seen) -> None:
        before = (
            visitors_before(self.session.file, seen.event, seen.day)
            if seen.day is not None
            else None
        )
        self.again.setVisible(before is not None and bool(before.people))
        if before is None:
            return
        words = self.words
        text = words.text("As yesterday") if before.same_event else words.text("As before")
        self.again.setText(text)
        self.again.setAccessibleName(text)
        people = words.counted("{n} person", "{n} people", len(before.people))
        day = words.day_and_weekday(before.day)
        self.again.setToolTip(
            words.text("Those who came on {day}: {people}", day=day, people=people)
        )

    def _say_room(self, seen: Seen) -> None:
        capacity = seen.event.capacity
        taken = places(capacity, signups_of(self.session.file, seen.id), seen.totals)
        said = self.words.text(
            "Places: {capacity}. Signed up: {registered}, came: {came}.",
            capacity=capacity or 0,
            registered=taken.registered,
            came=taken.most_on_a_day,
        )
        self.room.say("warn", said if taken.room is Room.OVER else "")

    # -- what is done ---------------------------------------------------------------------------

    def _repeat(self) -> None:
        if self.seen is not None:
            self.session.do(_repeated, event_id=self.seen.id, day=self.seen.day)
            self.entry.line.setFocus()

    def _remove(self, attendance_id: int) -> None:
        name = next((one.name for one in self._rows if one.key == attendance_id), "")
        self.session.do(
            attendance.remove_attendance,
            said=self.words.text("Taken off the list: {name}", name=name),
            attendance_id=attendance_id,
        )


def _repeated(file: CentreFile, **facts: Any) -> Change:
    return presence.repeat_visitors(file, **facts).change
