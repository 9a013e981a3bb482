"""What the cells of the month view show and say, made from what the store answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from krc_desktop.desktop.entry_words import gap_said, purpose_said
from krc_desktop.desktop.events.event_words import in_language, status_name, times
from krc_desktop.desktop.widgets.crafts import icon_of, ink_of
from krc_desktop.language import Phrasebook
from krc_desktop.model.event_lists import CalendarBooking, CalendarDay, CalendarEvent
from krc_desktop.model.events import EventStatus

MOST_SHOWN = 2


@dataclass(frozen=True)
class Block:
    """An event or a booking in a cell. kind: event, gap, off or booking; `ink` colours the last.

    One of `event_id` and `booking_id` is there: it says where a press leads.
    """

    kind: str
    text: str
    time: str = ""
    icon: str = ""
    ink: str = ""
    event_id: int | None = None
    booking_id: int | None = None
    sentence: str = ""


@dataclass(frozen=True)
class Cell:
    """One day of the grid. `note` is why the centre is closed then."""

    day: date
    in_month: bool
    is_today: bool
    holiday: str
    note: str
    blocks: tuple[Block, ...]
    sentence: str

    @property
    def events(self) -> tuple[Block, ...]:
        """The events of the day."""
        return tuple(block for block in self.blocks if block.event_id is not None)

    @property
    def has_gap(self) -> bool:
        """Whether one of the events still lacks something."""
        return any(block.kind == "gap" for block in self.blocks)


def cells_of(
    words: Phrasebook, grid: Sequence[CalendarDay], names: Mapping[date, str], today: date
) -> list[Cell]:
    """The cells of a grid; `names` are the public holidays known."""
    return [_cell(words, day, names.get(day.day, ""), today) for day in grid]


def _cell(words: Phrasebook, found: CalendarDay, named: str, today: date) -> Cell:
    closure = found.closure
    holiday = "" if closure is not None and closure.is_open else named
    note = ""
    if closure is not None and not closure.is_open:
        note = closure.reason or words.text("closed")
    blocks = tuple(
        [_event(words, event) for event in found.events]
        + [_booking(words, booking) for booking in found.bookings]
    )
    return Cell(
        day=found.day,
        in_month=found.in_month,
        is_today=found.day == today,
        holiday=holiday,
        note=note,
        blocks=blocks,
        sentence=_sentence(words, found.day, holiday, note, blocks),
    )


def day_named(words: Phrasebook, day: date) -> str:
    """A day with its weekday: “Ceturtdiena, 26. novembris”."""
    return f"{words.weekday_name(day.isoweekday())}, {words.day_in_words(day)}"


def _sentence(
    words: Phrasebook, day: date, holiday: str, note: str, blocks: Sequence[Block]
) -> str:
    parts = []
    if holiday:
        parts.append(words.text("public holiday: {name}", name=holiday))
    if note:
        parts.append(words.text("centre closed: {why}", why=note))
    parts += [block.sentence for block in blocks] or [words.text("nothing is planned")]
    return f"{day_named(words, day)}: {'; '.join(parts)}"


def _event(words: Phrasebook, event: CalendarEvent) -> Block:
    title = in_language(words, event.title)
    said = f"{times(words, event.starts_at, event.ends_at)} {title}"
    kind, icon = "event", ""
    if event.status not in (EventStatus.PLANNED, EventStatus.HELD):
        kind, icon = "off", "x-circle"
        said += f", {status_name(words, event.status).lower()}"
    elif event.gap is not None:
        kind, icon = "gap", "warning-circle"
    if event.gap is not None:
        said += f", {gap_said(words, event.gap)}"
    at = words.time(event.starts_at)
    return Block(kind, title, at, icon, "", event.id, sentence=said)


def _booking(words: Phrasebook, booking: CalendarBooking) -> Block:
    machine = in_language(words, booking.equipment)
    what = booking.who or purpose_said(words, booking.purpose) or machine
    said = f"{times(words, booking.starts_at, booking.ends_at)} {machine}"
    if what != machine:
        said += f": {what}"
    kind = booking.equipment_kind
    return Block(
        "booking",
        what,
        words.time(booking.starts_at),
        icon_of(kind),
        ink_of(kind),
        booking_id=booking.id,
        sentence=words.text("booking: {what}", what=said),
    )


def column_headings(words: Phrasebook) -> list[tuple[str, str]]:
    """The names of the weekdays, whole and short, Monday first."""
    return [(words.weekday_name(number), words.weekday(number)) for number in range(1, 8)]
