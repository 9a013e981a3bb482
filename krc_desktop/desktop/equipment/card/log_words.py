"""What the card says of a machine's log: intervals out of service, and uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from krc_desktop import clock
from krc_desktop.language import Case, Language, Phrasebook
from krc_desktop.model.bookings import BookingPurpose, FiringKind
from krc_desktop.model.machine_cards import OutageNow, UseLine
from krc_desktop.operations.agenda_words import listed, named

Said = Callable[[Phrasebook], str]

_FIRINGS: Mapping[FiringKind, Said] = MappingProxyType(
    {
        FiringKind.BISQUE: lambda w: w.text("Bisque firing"),
        FiringKind.GLAZE: lambda w: w.text("Glaze firing"),
        FiringKind.DECOR: lambda w: w.text("Decor firing"),
        FiringKind.OTHER: lambda w: w.text("Firing"),
    }
)


# -- out of service ----------------------------------------------------------------------------


def outage_title(words: Phrasebook, one: OutageNow) -> str:
    """From when to when, and why."""
    outage = one.outage
    first = clock.local_day(outage.starts_at)
    if outage.ends_at is None:
        span = words.text("from {day}", day=words.day_in_words(first, Case.NOMINATIVE))
        return f"{span}: {outage.reason}"
    # an interval that ends at midnight ends on the day before
    last = clock.local_day(clock.from_seconds(clock.seconds_of(outage.ends_at) - 1))
    return f"{days_span(words, first, last)}: {outage.reason}"


def days_span(words: Phrasebook, first: date, last: date) -> str:
    """A day, or several: 2. decembris, 2.–3. decembris, 30. novembris – 2. decembris."""
    if first == last:
        return words.day_in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        dot = "." if words.language is Language.LATVIAN else ""
        return f"{first.day}{dot}–{words.day_in_words(last)}"
    return f"{words.day_in_words(first)} – {words.day_in_words(last)}"


def outage_meta(words: Phrasebook, one: OutageNow) -> str:
    """The bookings that it hits, and the first free days after it."""
    parts = []
    if one.hits:
        days = dict.fromkeys(clock.local_day(hit.starts_at) for hit in one.hits)
        shown = listed(words, [words.short_date(day) for day in list(days)[:4]])
        parts.append(words.text("Bookings hit: {days}.", days=shown))
    if one.free_days:
        shown = listed(words, [words.short_date(day) for day in one.free_days])
        parts.append(words.text("Free again: {days}.", days=shown))
    return " ".join(parts)


# -- use ---------------------------------------------------------------------------------------


def used_by(words: Phrasebook, one: UseLine) -> str:
    """Who used the machine, or for what."""
    if one.event is not None:
        return named(words, one.event)
    if one.firing is not None:
        name = _FIRINGS[one.firing](words)
        return f"{name} {one.firing_number}".strip()
    if one.purpose is BookingPurpose.PERSON and not one.who:
        return words.text("erased person")
    return one.who or words.text_in("machine", "Use")


def used_how(words: Phrasebook, one: UseLine) -> str:
    """What with and for what; who supervised."""
    parts = []
    if one.supervisor:
        parts.append(words.text("supervised by {name}", name=one.supervisor))
    parts += [part for part in (one.note.split("\n")[0], one.material) if part]
    if one.pieces:
        parts.append(words.counted("{n} piece", "{n} pieces", one.pieces))
    if not parts:
        parts.append(f"{words.time(one.starts_at)}–{words.time(one.ends_at)}")
    return ", ".join(parts)
