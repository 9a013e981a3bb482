"""How the page of the day tells its entries: times, a line under each title, names of days."""

from __future__ import annotations

from datetime import date, timedelta

from krc_desktop import clock
from krc_desktop.desktop.entry_words import gap_said, purpose_said
from krc_desktop.language import Case, Phrasebook
from krc_desktop.model.agenda import BookingEntry, Doors, Entry, EventEntry, OpeningDay
from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.choices import event_status, firing_kind
from krc_desktop.operations.agenda_words import named


def entry_title(words: Phrasebook, entry: Entry) -> str:
    """What is on: an event's title; a machine with who or what it is for."""
    if isinstance(entry, EventEntry):
        return named(words, entry.title)
    machine = named(words, entry.machine)
    what = entry.who or booking_purpose(words, entry)
    return f"{machine}: {what}" if what else machine


def booking_purpose(words: Phrasebook, booking: BookingEntry) -> str:
    """For what a machine is taken, in words that follow its name."""
    if booking.purpose is BookingPurpose.FIRING and booking.firing is not None:
        kind = firing_kind(words, booking.firing)
        return words.text_in("firing", "{kind} firing", kind=kind)
    said = purpose_said(words, booking.purpose)
    return said[:1].lower() + said[1:]


def entry_meta(words: Phrasebook, entry: Entry, *, is_over: bool) -> str:
    """The line under a title."""
    parts = (
        _event_parts(words, entry, is_over=is_over)
        if isinstance(entry, EventEntry)
        else _booking_parts(words, entry)
    )
    return " · ".join(part for part in parts if part)


def _event_parts(words: Phrasebook, entry: EventEntry, *, is_over: bool) -> list[str]:
    parts = [entry.place]
    if entry.days > 1:
        parts.append(words.text("day {number} of {days}", number=entry.number, days=entry.days))
    if entry.leader:
        parts.append(words.text("led by {name}", name=entry.leader))
    if not entry.is_on:
        parts.append(event_status(words, entry.status))
    elif is_over and not entry.recorded:
        parts.append(words.text("no participants entered"))
    elif entry.recorded:
        parts.append(words.text("participants: {n}", n=words.number(entry.recorded)))
    else:
        parts.append(signed_up(words, entry))
    if entry.gap is not None and not entry.is_on:
        parts.append(gap_said(words, entry.gap))
    return parts


def signed_up(words: Phrasebook, entry: EventEntry) -> str:
    """How many have signed up; nothing where nobody has and no end is set."""
    if entry.capacity is not None:
        return words.text("signed up {n} of {of}", n=entry.signed_up, of=entry.capacity)
    if entry.signed_up:
        return words.text("signed up: {n}", n=entry.signed_up)
    return ""


def _booking_parts(words: Phrasebook, entry: BookingEntry) -> list[str]:
    parts = [
        words.degrees(entry.target_celsius) if entry.target_celsius is not None else "",
        named(words, entry.event) if entry.event is not None else "",
    ]
    if entry.who:
        parts.append(booking_purpose(words, entry))
    if entry.opens_at is not None:
        when = words.time(entry.opens_at)
        if clock.local_day(entry.opens_at) != entry.local_day:
            when = f"{words.short_date(clock.local_day(entry.opens_at))} {when}"
        parts.append(words.text("to be opened about {when}", when=when))
    if entry.status is BookingStatus.NO_SHOW:
        parts.append(words.text("nobody came"))
    return parts


def entry_times(words: Phrasebook, entry: Entry) -> tuple[str, str]:
    """Start and end as two short lines; what began on an earlier day says until when."""
    if clock.local_day(entry.starts_at) < entry.local_day:
        if clock.local_day(entry.ends_at) > entry.local_day:
            return words.text_in("all day", "all"), words.text_in("all day", "day")
        return words.text_in("time", "until"), words.time(entry.ends_at)
    return words.time(entry.starts_at), words.time(entry.ends_at)


def entry_span(words: Phrasebook, entry: Entry) -> str:
    """Start and end in one: 13:00–16:00."""
    first, last = entry_times(words, entry)
    if clock.local_day(entry.starts_at) < entry.local_day:
        return f"{first} {last}".strip()
    return f"{first}–{last}"


def opening_said(words: Phrasebook, opening: OpeningDay | None) -> str:
    """When the centre is open; empty where nobody has said."""
    if opening is None or opening.doors is Doors.UNKNOWN:
        return ""
    if opening.doors is Doors.CLOSED:
        parts = [words.text("Closed"), opening.reason or opening.holiday]
        return " · ".join(part for part in parts if part)
    spans = [f"{words.time(opens)}–{words.time(closes)}" for opens, closes in opening.spans]
    return words.text("Open {hours}", hours=", ".join(spans))


def closed_said(words: Phrasebook, opening: OpeningDay | None) -> str:
    """Why a day of the week ahead is closed or special; empty for any other."""
    if opening is None:
        return ""
    why = opening.reason or opening.holiday
    if opening.doors is Doors.CLOSED and why:
        return words.text("{why}. The centre is closed.", why=why)
    return opening.holiday


def day_title(words: Phrasebook, day: date) -> str:
    """A day as the title of the page: `Ceturtdiena, 26. novembris`."""
    return f"{words.weekday_name(day.isoweekday())}, {words.day_in_words(day)}"


def day_ahead(words: Phrasebook, day: date, today: date) -> str:
    """A day of the week ahead: tomorrow, or its weekday."""
    if day == today + timedelta(days=1):
        return words.text("Tomorrow")
    return words.weekday_name(day.isoweekday())


def in_month(words: Phrasebook, month: int) -> str:
    """In a month: `oktobrī`, `in October`."""
    return words.text("in {month}", month=words.month_name(month, Case.LOCATIVE))
