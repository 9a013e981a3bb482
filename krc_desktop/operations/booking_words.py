"""How bookings are said: for whom, when, how long; for the window and the command line.

Stored names are never inflected: they stand in quotes, after a colon, or by themselves.
"""

from __future__ import annotations

from datetime import date, datetime

from krc_desktop import clock
from krc_desktop.language import NBSP, Language, Phrasebook
from krc_desktop.model.booking_checks import NamedBooking
from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.model.equipment import Phase
from krc_desktop.model.reports import Both

# a firing of two days is told in hours
_IN_DAYS = 3 * 1440


def called(words: Phrasebook, name: Both) -> str:
    """A stored name in the language spoken, in the other one where it has none."""
    return (name.lv if words.language is Language.LATVIAN else name.en) or name.lv or name.en


def length_in_words(words: Phrasebook, minutes: int) -> str:
    """An elapsed length: 45 min, 1 h 30 min, 47 h; from three days on with days: 3 d. 2 h."""
    days, rest = divmod(minutes, 1440) if minutes >= _IN_DAYS else (0, minutes)
    hours, odd = divmod(rest, 60)
    parts = [words.text("{n} d", n=days)] if days else []
    parts += [f"{hours}{NBSP}h"] if hours else []
    parts += [words.text("{n} min", n=odd)] if odd or not parts else []
    return " ".join(part.replace(" ", NBSP) for part in parts)


def weekday_adverb(words: Phrasebook, day: date) -> str:
    """On which weekday: piektdien, on Friday."""
    said = (
        words.text("on Monday"),
        words.text("on Tuesday"),
        words.text("on Wednesday"),
        words.text("on Thursday"),
        words.text("on Friday"),
        words.text("on Saturday"),
        words.text("on Sunday"),
    )
    return said[day.isoweekday() - 1]


def day_and_time(words: Phrasebook, moment: datetime) -> str:
    """A moment as part of a span of days: Pk, 27.11. 13:00."""
    day = clock.local_day(moment)
    weekday = words.weekday(day.isoweekday())
    return f"{weekday}, {words.short_date(day)} {words.time(moment)}".replace(" ", NBSP)


def span_in_words(words: Phrasebook, starts: datetime, ends: datetime) -> str:
    """When something is: piektdien no 13:00 līdz 16:00; over several days with their dates."""
    day = clock.local_day(starts)
    if day != clock.local_day(ends):
        return words.text(
            "from {starts} to {ends}",
            starts=day_and_time(words, starts),
            ends=day_and_time(words, ends),
        )
    return words.text(
        "{weekday} from {starts} to {ends}",
        weekday=weekday_adverb(words, day),
        starts=words.time(starts),
        ends=words.time(ends),
    )


def span_in_figures(words: Phrasebook, starts: datetime, ends: datetime) -> str:
    """A span as short as can be: 16:00–17:30; with its days where it has several."""
    if clock.local_day(starts) == clock.local_day(ends):
        return f"{words.time(starts)}–{words.time(ends)}"
    return f"{day_and_time(words, starts)} – {day_and_time(words, ends)}"


def slot_in_figures(words: Phrasebook, starts: datetime, ends: datetime, day: date) -> str:
    """The same beside a day that was typed: the day is said only where it is another one."""
    own = clock.local_day(starts)
    if own == day or own != clock.local_day(ends):
        return span_in_figures(words, starts, ends)
    weekday = words.weekday(own.isoweekday())
    return f"{weekday}, {words.short_date(own)} {span_in_figures(words, starts, ends)}"


def phase_named(words: Phrasebook, phase: Phase | None) -> str:
    """A phase as a sentence begins with it; a booking without phases is the work itself."""
    named = {
        Phase.LOAD: words.text_in("phase", "Loading"),
        Phase.FIRE: words.text_in("phase", "Firing"),
        Phase.COOL: words.text_in("phase", "Cooling"),
        Phase.UNLOAD: words.text_in("phase", "Unloading"),
        Phase.PREPARE: words.text_in("phase", "Preparing"),
        Phase.WORK: words.text_in("phase", "Work"),
        Phase.TIDY: words.text_in("phase", "Tidying up"),
    }
    return words.text("The booking") if phase is None else named[phase]


def purpose_named(words: Phrasebook, purpose: BookingPurpose) -> str:
    """For what a machine is taken where nobody is named."""
    named = {
        BookingPurpose.PERSON: words.text_in("booking for", "Person"),
        BookingPurpose.ORGANISATION: words.text_in("booking for", "Organisation"),
        BookingPurpose.EVENT: words.text_in("booking for", "Event"),
        BookingPurpose.FIRING: words.text_in("booking for", "Shared firing"),
        BookingPurpose.MAINTENANCE: words.text_in("booking for", "Maintenance"),
    }
    return named[purpose]


def for_whom(words: Phrasebook, named: NamedBooking) -> str:
    """For whom or what a booking is: the name, else the purpose; only the erased have none."""
    name, purpose = called(words, named.name), named.booking.purpose
    if not name and purpose is BookingPurpose.PERSON:
        return words.text("erased person")
    return name or purpose_named(words, purpose)


def whom(words: Phrasebook, named: NamedBooking) -> str:
    """The same with what a list calls the booking, for a refusal that names both."""
    outside = named.booking.outside_id
    return f"{for_whom(words, named)} ({outside})" if outside else for_whom(words, named)
