"""What the board says: of blocks, of machines, of days, and where the cursor stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType

from krc_desktop import clock
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.board import (
    Board,
    BoardBooking,
    BoardOutage,
    Due,
    Lane,
    State,
    StateKind,
    Suggestion,
    View,
)
from krc_desktop.model.bookings import BookingPurpose, BookingStatus, FiringKind
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.opening import Span
from krc_desktop.operations.agenda_words import named
from krc_desktop.periods import Period

# kinds whose Latvian name is masculine: “ceplis: brīvs”, but “mašīna: brīva”
_MASCULINE = frozenset({EquipmentKind.KILN, EquipmentKind.LASER})
Said = Callable[[Phrasebook], str]
AtTime = Callable[[Phrasebook, str], str]


def moment(second: int) -> datetime:
    """An instant as the phrasebook takes it."""
    return clock.from_seconds(second)


def time_of(words: Phrasebook, second: int) -> str:
    """A time of day."""
    return words.time(moment(second))


def times(words: Phrasebook, span: Span) -> str:
    """From when until when: “10:00–13:00”."""
    return f"{time_of(words, span.start)}–{time_of(words, span.end)}"


def span_texts(words: Phrasebook, span: Span) -> tuple[str, ...]:
    """From when until when, and where that is too long only from when."""
    return times(words, span), time_of(words, span.start)


def day_of(second: int) -> date:
    """The local day of an instant."""
    return clock.local_day(moment(second))


def weekday_and_time(words: Phrasebook, second: int) -> str:
    """When something is, in a few letters: “Pk, 10:00”."""
    return f"{words.weekday(day_of(second).isoweekday())}, {time_of(words, second)}"


def day_and_date(words: Phrasebook, day: date) -> str:
    """A day with its weekday: “Ceturtdiena, 26. novembris”."""
    return f"{words.weekday_name(day.isoweekday())}, {words.day_in_words(day)}"


# -- the period --------------------------------------------------------------------------------


def period_name(words: Phrasebook, view: View, period: Period) -> str:
    """What the stepper shows: “23.–29. novembris”, “Ceturtdiena, 26. novembris”."""
    if view is View.DAY:
        return day_and_date(words, period.first)
    if view is View.MONTH:
        return f"{words.month_name(period.first.month)} {period.first.year}".capitalize()
    first, last = period.first, period.last
    if first.month != last.month:
        return f"{words.day_in_words(first)} – {words.day_in_words(last)}"
    dot = "." if words.language is Language.LATVIAN else ""
    return f"{first.day}{dot}–{words.day_in_words(last)}"


# -- blocks ------------------------------------------------------------------------------------

_FIRINGS: Mapping[FiringKind | None, Said] = MappingProxyType(
    {
        FiringKind.BISQUE: lambda w: w.text_in("firing on the board", "Bisque"),
        FiringKind.GLAZE: lambda w: w.text_in("firing on the board", "Glaze"),
        FiringKind.DECOR: lambda w: w.text_in("firing on the board", "Decor"),
    }
)


def title_of(words: Phrasebook, booking: BoardBooking) -> str:
    """For whom or what a machine is taken."""
    if booking.purpose is BookingPurpose.FIRING:
        known = _FIRINGS.get(booking.firing)
        return known(words) if known else booking.programme or words.text_in("booking", "Firing")
    if booking.purpose is BookingPurpose.MAINTENANCE:
        return words.text_in("booking", "Maintenance")
    if booking.purpose is BookingPurpose.EVENT and booking.event is not None:
        return named(words, booking.event)
    if booking.purpose is BookingPurpose.PERSON and not booking.who:
        return words.text("erased person")
    return booking.who


def briefly(words: Phrasebook, booking: BoardBooking) -> str:
    """The same for a block of one line."""
    return booking.who_briefly or title_of(words, booking)


def cools(words: Phrasebook, second: int | None) -> str:
    """That the kiln cools, and when it is expected to be cool."""
    if second is None:
        return words.text("Cooling")
    return words.text("Cool about {time}", time=time_of(words, second))


def booking_sentence(words: Phrasebook, lane: Lane, booking: BoardBooking) -> str:
    """A booking as a screen reader says it: machine, day, times, for whom, what became of it."""
    parts = [
        named(words, lane.name),
        day_and_date(words, day_of(booking.span.start)),
        _from_to(words, booking.span),
        _for_whom(words, booking),
    ]
    if booking.cool_by is not None:
        parts.append(words.text("cool about {time}", time=weekday_and_time(words, booking.cool_by)))
    if booking.stays_until is not None:
        until = weekday_and_time(words, booking.stays_until)
        parts.append(words.text("work stays on the machine until {time}", time=until))
    if booking.status is BookingStatus.NO_SHOW:
        parts.append(words.text("nobody came"))
    if booking.status is BookingStatus.USED:
        parts.append(words.text_in("booking", "used"))
    return ", ".join(part for part in parts if part)


def _from_to(words: Phrasebook, span: Span) -> str:
    if day_of(span.start) == day_of(span.end - 1):
        return times(words, span)
    return f"{time_of(words, span.start)} – {weekday_and_time(words, span.end)}"


def _for_whom(words: Phrasebook, booking: BoardBooking) -> str:
    title = title_of(words, booking)
    if booking.purpose is BookingPurpose.EVENT:
        return words.text("event “{title}”", title=title)
    if booking.purpose is BookingPurpose.FIRING and booking.firing in _FIRINGS:
        return words.text("firing: {kind}", kind=title)
    return title


def outage_sentence(words: Phrasebook, lane: Lane, outage: BoardOutage) -> str:
    """An interval out of service."""
    said = words.text("out of service: {reason}", reason=outage.reason)
    return f"{named(words, lane.name)}, {said}"


def suggestion_sentence(words: Phrasebook, lane: Lane, suggestion: Suggestion) -> str:
    """Maintenance that is suggested."""
    when = f"{day_and_date(words, day_of(suggestion.span.start))}, {times(words, suggestion.span)}"
    what = words.text("suggested maintenance: {what}", what=suggestion.due.what)
    return f"{named(words, lane.name)}, {when}, {what}"


def free_sentence(words: Phrasebook, lane: Lane, span: Span, *, is_open: bool) -> str:
    """A stretch that is free."""
    when = f"{day_and_date(words, day_of(span.start))}, {times(words, span)}"
    free = words.text("free") if is_open else words.text("free, but the centre is closed")
    return f"{named(words, lane.name)}, {when}, {free}"


# -- machines ----------------------------------------------------------------------------------

_STATES: Mapping[StateKind, AtTime] = MappingProxyType(
    {
        StateKind.FREE: lambda w, _: w.text_in("machine", "Free"),
        StateKind.FREE_UNTIL: lambda w, at: w.text_in("machine", "Free until {time}", time=at),
        StateKind.TAKEN_FROM: lambda w, at: w.text_in("machine", "Taken from {time}", time=at),
        StateKind.TAKEN_UNTIL: lambda w, at: w.text_in("machine", "Taken until {time}", time=at),
        StateKind.FIRING: lambda w, at: w.text("Firing until {time}", time=at),
        StateKind.COOLING: lambda w, at: w.text("Cool about {time}", time=at),
        StateKind.OUT: lambda w, _: w.text("Out of service"),
        StateKind.OUT_UNTIL: lambda w, at: w.text("Out of service until {time}", time=at),
    }
)
_HIS_STATES: Mapping[StateKind, AtTime] = MappingProxyType(
    {
        StateKind.FREE: lambda w, _: w.text_in("kiln", "Free"),
        StateKind.FREE_UNTIL: lambda w, at: w.text_in("kiln", "Free until {time}", time=at),
        StateKind.TAKEN_FROM: lambda w, at: w.text_in("kiln", "Taken from {time}", time=at),
        StateKind.TAKEN_UNTIL: lambda w, at: w.text_in("kiln", "Taken until {time}", time=at),
    }
)


def state_said(words: Phrasebook, lane: Lane, state: State, now: int) -> str:
    """How a machine is now, in a few words that agree with its kind."""
    said = _HIS_STATES.get(state.kind) if lane.kind in _MASCULINE else None
    return (said or _STATES[state.kind])(words, _when(words, state.at, now))


def _when(words: Phrasebook, second: int | None, now: int) -> str:
    """A time of today; of another day with its weekday, later than in a week with its date."""
    if second is None:
        return ""
    day = day_of(second)
    apart = (day - day_of(now)).days
    if apart == 0:
        return time_of(words, second)
    return weekday_and_time(words, second) if apart < 7 else words.short_date(day)


def free_from(words: Phrasebook, lane: Lane, second: int) -> str:
    """That a machine is free from an instant on, for a ghost: “Brīvs 16:00”."""
    at = time_of(words, second)
    if lane.kind in _MASCULINE:
        return words.text_in("kiln", "Free {time}", time=at)
    return words.text_in("machine", "Free {time}", time=at)


def due_said(words: Phrasebook, due: Due) -> tuple[str, str]:
    """That maintenance is due, and how far its counter has come (empty without one)."""
    title = words.text("Service due") if due.is_over else words.text("Service soon")
    if due.counted is None or due.limit is None:
        return title, ""
    if due.in_minutes:
        counted, limit = words.number(due.counted // 60), words.number(due.limit // 60)
        return title, words.text("{counted} of {limit} h", counted=counted, limit=limit)
    counted, limit = words.number(due.counted), words.number(due.limit)
    return title, words.text("{counted} of {limit} times", counted=counted, limit=limit)


# -- days --------------------------------------------------------------------------------------


def hours_said(words: Phrasebook, board: Board, number: int) -> str:
    """When doors are open on a day: “9–19”; closed; nothing where nobody has said so."""
    if not board.knows_hours:
        return ""
    spans = board.days[number].opens
    if not spans:
        return words.text("closed")
    return ", ".join(f"{_hour(span.start)}–{_hour(span.end, 24)}" for span in spans)


def _hour(second: int, midnight: int = 0) -> str:
    wall = clock.local(moment(second))
    if wall.minute:
        return f"{wall.hour}:{wall:%M}"
    return str(wall.hour or midnight)
