"""The rest of an event: its note for the report, who led it, how many fit, its description."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from krc_desktop.desktop.events.event_card import EventCard
from krc_desktop.desktop.events.seen import Seen
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.completing import Completer, Proposal
from krc_desktop.desktop.widgets.fields import LongTextField, TextField
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.language import Language
from krc_desktop.model.events import Event
from krc_desktop.model.fields import NAME, NOTE, TITLE
from krc_desktop.operations import events
from krc_desktop.sentences import sentence
from krc_desktop.store.event_entry import proposed_visitors

Refused = Callable[[str], None]


class AboutCard(EventCard):
    """Fields that are seldom needed at once, and the note that the report prints."""

    def __init__(self, session: Session) -> None:
        """The fields, empty."""
        super().__init__(session, session.words.text("About the event"))
        words = self.words
        self.note = self._long("report_note", words.text("Short account for the report"))
        self.result = self._long("result", words.text("What came of it"))
        self.description = self._long("description", words.text("Description"))
        self.leader = self._line("leader", words.text("Led by"), NAME)
        completer = Completer(self.theme, self.leader.line, self._people)
        completer.taken.connect(self._take_leader)
        self.capacity = TextField(
            self.theme,
            words.text("Places"),
            self._set_capacity,
            limit=6,
            width=130,
            waits=True,
            hint=words.text_in("places", "no limit"),
        )
        english = words.language is Language.ENGLISH
        self.other_title = (
            self._line("title_lv", words.text("Title in Latvian"), TITLE)
            if english
            else self._line("title_en", words.text("Title in English"), TITLE)
        )
        self._texts = {
            "report_note": self.note,
            "result": self.result,
            "description": self.description,
            "leader": self.leader,
            "title_lv" if english else "title_en": self.other_title,
        }
        self.add(
            self.note,
            row(self.leader, self.capacity, spacing=10),
            self.description,
            self.result,
            self.other_title,
        )

    def _line(self, field: str, name: str, limit: int) -> TextField:
        return TextField(self.theme, name, self._committer(field, name), limit=limit)

    def _long(self, field: str, name: str) -> LongTextField:
        return LongTextField(self.theme, name, self._committer(field, name), limit=NOTE)

    def _committer(self, field: str, name: str) -> Callable[[str, Refused], None]:
        return lambda text, refused: self._change(refused, name, **{field: text})

    def fill(self, seen: Seen) -> None:
        """Show the fields of an event."""
        for name, field in self._texts.items():
            field.show_value(getattr(seen.event, name))
        self.capacity.show_value(_written(seen.event))

    def show_event(self, seen: Seen, *, anew: bool) -> None:
        """Show an event; what was typed for another one goes."""
        if anew:
            for name, field in self._texts.items():
                field.show_anew(getattr(seen.event, name))
            self.capacity.show_anew(_written(seen.event))
        super().show_event(seen, anew=anew)

    def save(self) -> None:
        """Keep what is being typed."""
        for field in (*self._texts.values(), self.capacity):
            field.save()

    def _change(self, refused: Refused, called: str, **changes: Any) -> None:
        if self.seen is not None:
            self.session.do(
                events.change_event,
                refused=refused,
                quiet=True,
                called=called,
                event_id=self.seen.id,
                **changes,
            )

    def _set_capacity(self, text: str, refused: Refused) -> None:
        plain = text.strip()
        if plain and not (plain.isascii() and plain.isdigit()):
            refused(sentence(self.words, BrokenRule(Rule.NUMBER_UNREADABLE, given=plain[:20])))
            return
        self._change(refused, self.capacity.name, capacity=int(plain[:9]) if plain else None)

    def _people(self, typed: str) -> list[Proposal]:
        if self.seen is None:
            return []
        event = self.seen.event
        found = proposed_visitors(self.session.file, event, event.local_day, typed)
        names = self.session.file.people.by_ids(one.person_id for one in found)
        return [
            Proposal(typed, typed),
            *(Proposal(names[one.person_id].name, names[one.person_id].name) for one in found),
        ][:6]

    def _take_leader(self, proposal: Proposal) -> None:
        self.leader.line.setText(proposal.key)
        self.leader.save()


def _written(event: Event) -> str:
    return str(event.capacity) if event.capacity is not None else ""
