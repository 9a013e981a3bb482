"""What the search over everything shows for the letters typed: records, machines, commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from krc_desktop import clock
from krc_desktop.alphabet import begins_so
from krc_desktop.desktop.actions import Command
from krc_desktop.desktop.palette_rows import PaletteRow, RowKind
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.discs import tone_of
from krc_desktop.errors import Refusal
from krc_desktop.model.choices import event_status, organisation_kind
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.events import EventStatus
from krc_desktop.model.palette import (
    Found,
    FoundEvent,
    FoundMachine,
    FoundOrganisation,
    FoundPerson,
)
from krc_desktop.model.people import initials
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations.agenda_words import named
from krc_desktop.sentences import sentence
from krc_desktop.store.palette import found, found_again

_RECENT = "palette.recent"
_MOST_RECENT = 5
_MOST_COMMANDS = 5


class Finder:
    """Makes the rows; opening one remembers it for the next time."""

    def __init__(self, session: Session, commands: Sequence[Command]) -> None:
        """A finder over a session's file and the window's commands."""
        self._session = session
        self._words = session.words
        # it finds everything but itself
        self._commands = [one for one in commands if "Ctrl+K" not in one.keys]

    def rows(self, typed: str) -> list[PaletteRow]:
        """The rows for what is typed; for nothing typed what was opened last, and every command."""
        try:
            if not typed.strip():
                return self._recent() + self._actions(self._commands, self._words.text("Commands"))
            return self._found(typed)
        except Refusal as refusal:
            told = sentence(self._words, refusal)
            return [PaletteRow(RowKind.FACT, told, icon="warning-circle", tone="warn")]

    def _found(self, typed: str) -> list[PaletteRow]:
        hits = found(self._session.file, typed)
        matching = [one for one in self._commands if begins_so(one.name, typed)][:_MOST_COMMANDS]
        rows = self._records(hits)
        machines = [self._machine(one) for one in hits.machines]
        if machines or matching:
            rows.append(_heading(self._words.text("Machines and commands")))
            rows += machines + [_action(one) for one in matching]
        return rows or self._nothing(typed)

    def _nothing(self, typed: str) -> list[PaletteRow]:
        told = self._words.text("Nothing begins with “{typed}”.", typed=typed.strip())
        adding = [one for one in self._commands if one.icon in {"calendar-plus", "user-plus"}]
        return [PaletteRow(RowKind.FACT, told), *map(_action, adding)]

    # -- records -------------------------------------------------------------------------------

    def _records(self, hits: Found) -> list[PaletteRow]:
        words = self._words
        rows: list[PaletteRow] = []
        for title, made in (
            (words.text_in("page", "People"), [self._person(one) for one in hits.people]),
            (words.text_in("page", "Events"), [self._event(one) for one in hits.events]),
            (words.text("Organisations"), [self._organisation(o) for o in hits.organisations]),
        ):
            if made:
                rows += [_heading(title), *made]
        return rows

    def _person(self, one: FoundPerson) -> PaletteRow:
        events = self._words.counted("{n} event", "{n} events", one.events)
        return PaletteRow(
            RowKind.DOOR,
            one.name,
            f"{named(self._words, one.group)} · {events}",
            initials=initials(one.name),
            tone=tone_of(one.id),
            act=self._opening("p", one.id),
        )

    def _event(self, one: FoundEvent) -> PaletteRow:
        words = self._words
        this_year = one.day.year == self._session.today.year
        day = words.day_in_words(one.day) if this_year else words.date(one.day)
        became = (
            words.counted("{n} visit", "{n} visits", one.visits)
            if one.status is EventStatus.HELD
            else event_status(words, one.status)
        )
        return PaletteRow(
            RowKind.DOOR,
            named(words, one.title),
            f"{day} · {became}",
            icon="calendar-blank",
            tone="soft",
            act=self._opening("e", one.id),
        )

    def _organisation(self, one: FoundOrganisation) -> PaletteRow:
        return PaletteRow(
            RowKind.DOOR,
            one.name,
            organisation_kind(self._words, one.kind),
            icon="buildings",
            act=self._opening("o", one.id),
        )

    def _opening(self, kind: str, row_id: int) -> Callable[[], object]:
        return partial(self._open, kind, row_id)

    def _open(self, kind: str, row_id: int) -> None:
        key = f"{kind}{row_id}"
        others = [one for one in self._remembered() if one != key]
        self._session.keep(_RECENT, " ".join([key, *others][:_MOST_RECENT]))
        page, part = _DOORS[kind]
        self._session.go(Place(page, (row_id,), part=part))

    # -- what was opened last ------------------------------------------------------------------

    def _remembered(self) -> list[str]:
        return [one for one in self._session.recalled(_RECENT).split() if one[1:].isdecimal()]

    def _recent(self) -> list[PaletteRow]:
        """The records opened last, those that are still there."""
        kept = [(one[0], int(one[1:])) for one in self._remembered()[:_MOST_RECENT]]
        hits = found_again(self._session.file, kept)
        by_key = (
            {("p", one.id): self._person(one) for one in hits.people}
            | {("e", one.id): self._event(one) for one in hits.events}
            | {("o", one.id): self._organisation(one) for one in hits.organisations}
            | {("m", one.id): self._machine(one) for one in hits.machines}
        )
        rows = [by_key[key] for key in kept if key in by_key]
        return [_heading(self._words.text("Opened from here lately")), *rows] if rows else []

    # -- machines and commands -----------------------------------------------------------------

    def _machine(self, one: FoundMachine) -> PaletteRow:
        """A machine with what it does next; it leads to its card."""
        icon, tone = _MACHINES[one.kind]
        return PaletteRow(
            RowKind.DOOR,
            named(self._words, one.name),
            self._state(one),
            icon=icon,
            tone=tone,
            act=self._opening("m", one.id),
        )

    def _state(self, one: FoundMachine) -> str:
        words, now = self._words, self._session.clock.now()
        if one.retired_on is not None:
            return words.text("out of use since {day}", day=words.date(one.retired_on))
        booking = self._session.file.bookings.next_of(one.id, now)
        if booking is None:
            return words.text("no bookings ahead")
        if booking.starts_at > now:
            when = f"{words.short_date(booking.local_day)} {words.time(booking.starts_at)}"
            return words.text("next booking: {when}", when=when)
        until = words.time(booking.ends_at)
        last = clock.local_day(booking.ends_at)
        if last != self._session.today:
            until = f"{words.short_date(last)} {until}"
        return words.text("in use until {when}", when=until)

    def _actions(self, commands: Sequence[Command], title: str) -> list[PaletteRow]:
        return [_heading(title), *map(_action, commands)]


def _heading(title: str) -> PaletteRow:
    return PaletteRow(RowKind.HEADING, title)


def _action(command: Command) -> PaletteRow:
    return PaletteRow(
        RowKind.DOOR,
        command.name,
        right=command.keys.split(" | ")[0].replace("Left", "←").replace("Right", "→"),
        icon=command.icon or "caret-right",
        act=command.act,
    )


# where a row of each kind leads: people, events, organisations, machines
_DOORS = {
    "p": (PageName.PEOPLE, ""),
    "e": (PageName.EVENTS, ""),
    "o": (PageName.PEOPLE, "organisations"),
    "m": (PageName.EQUIPMENT, "machine"),
}
_MACHINES = {
    EquipmentKind.KILN: ("fire", "kiln"),
    EquipmentKind.LASER: ("lightning", "laser"),
    EquipmentKind.KNITTING: ("t-shirt", "knit"),
    EquipmentKind.SEWING: ("scissors", "sew"),
    EquipmentKind.PLACE: ("house-line", "neutral"),
    EquipmentKind.OTHER: ("wrench", "neutral"),
}
