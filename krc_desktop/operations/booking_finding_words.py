"""What findings say of a booking: a heading and a sentence each, for window and command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from krc_desktop.language import Phrasebook
from krc_desktop.model.booking_checks import Finding, Kind, NamedBooking
from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.operations.booking_words import (
    called,
    day_and_time,
    length_in_words,
    phase_named,
    span_in_figures,
    span_in_words,
    weekday_adverb,
)

Facts = Mapping[str, Any]
Said = Callable[[Phrasebook, Facts], str]


def heading(words: Phrasebook, finding: Finding) -> str:
    """What a finding is about, in a few words."""
    return _HEADINGS[finding.kind](words, finding.facts)


def sentence_of(words: Phrasebook, finding: Finding) -> str:
    """What a finding says: who, when, by how much, and what to do."""
    return _SENTENCES[finding.kind](words, finding.facts)


def _overlap(words: Phrasebook, facts: Facts) -> str:
    named: NamedBooking = facts["other"]
    booking = named.booking
    when = span_in_words(words, booking.starts_at, booking.ends_at)
    said = {
        BookingPurpose.EVENT: words.text(
            "The event “{name}” uses it {when}.", name=called(words, named.name), when=when
        ),
        BookingPurpose.MAINTENANCE: words.text("Maintenance is planned {when}.", when=when),
        BookingPurpose.FIRING: words.text("A firing takes it {when}.", when=when),
    }.get(booking.purpose) or words.text(
        "Booked for: {name}, {when}.", name=called(words, named.name), when=when
    )
    if booking.stays_until is not None:
        said += " " + words.text(
            "The work stays on it until {when}.", when=day_and_time(words, booking.stays_until)
        )
    length = length_in_words(words, facts["minutes"])
    return said + " " + words.text("Overlaps by {length}.", length=length)


def _out_of_service(words: Phrasebook, facts: Facts) -> str:
    if facts["ends"] is None:
        return words.text(
            "{reason}. Since {starts}; it is not known until when.",
            reason=facts["reason"].rstrip("."),
            starts=day_and_time(words, facts["starts"]),
        )
    return words.text(
        "{reason}. Until {ends}.",
        reason=facts["reason"].rstrip("."),
        ends=day_and_time(words, facts["ends"]),
    )


def _no_induction(words: Phrasebook, facts: Facts) -> str:
    what = words.text("Record the induction, or name an inducted adult who will be there.")
    if facts["lapsed_on"] is None:
        return what
    lapsed = words.text("It was valid until {day}.", day=words.date(facts["lapsed_on"]))
    return f"{lapsed} {what}"


def _advised(words: Phrasebook, facts: Facts) -> str:
    if facts["lapsed_on"] is None:
        return words.text("On this machine it is recommended. The booking can be made.")
    return words.text(
        "It was valid until {day}; on this machine it is recommended. The booking can be made.",
        day=words.date(facts["lapsed_on"]),
    )


def _outside_hours(words: Phrasebook, facts: Facts) -> str:
    spans = ", ".join(span_in_figures(words, *one) for one in facts["open"])
    return words.text(
        "{what}: {when}. Open {day}: {hours}. Outside opening hours: {length}.",
        what=phase_named(words, facts["phase"]),
        when=span_in_words(words, facts["starts"], facts["ends"]),
        day=weekday_adverb(words, facts["day"]),
        hours=spans,
        length=length_in_words(words, facts["minutes"]),
    )


def _closed_day(words: Phrasebook, facts: Facts) -> str:
    when = span_in_words(words, facts["starts"], facts["ends"])
    said = f"{phase_named(words, facts['phase'])}: {when}."
    return f"{said} {_why_closed(words, facts)}"


def _why_closed(words: Phrasebook, facts: Facts) -> str:
    day: date = facts["day"]
    if facts["closure"]:
        return words.text("The centre is closed then: {why}", why=facts["closure"])
    if facts["is_holiday"]:
        from krc_desktop.model.public_holidays import holiday_names

        name = holiday_names(words, day, day).get(day, "")
        return words.text("Public holiday: {name}", name=name)
    return words.text("{weekday} is no opening day.", weekday=words.weekday_name(day.isoweekday()))


def _elsewhere(words: Phrasebook, facts: Facts) -> str:
    return words.text(
        "{person}: “{name}”, {when}.",
        person=facts["person"],
        name=called(words, facts["name"]),
        when=span_in_words(words, facts["starts"], facts["ends"]),
    )


def _past(words: Phrasebook, facts: Facts) -> str:
    if facts["is_over"]:
        return words.text("If the machine was used then, log the use at once.")
    return words.text("The booking begins before now.")


_HEADINGS: Mapping[Kind, Said] = MappingProxyType(
    {
        Kind.END_BEFORE_START: lambda w, _: w.text("The end is not after the start"),
        Kind.TOO_LONG_FOR_ALL: lambda w, _: w.text("Longer than a booking may be"),
        Kind.STAYS_TOO_LONG: lambda w, _: w.text("Longer than work may stay"),
        Kind.NO_ONE_NAMED: lambda w, _: w.text("It is not said whom it is for"),
        Kind.RETIRED: lambda w, _: w.text("The machine is retired"),
        Kind.ELSEWHERE: lambda w, _: w.text("The machine belongs to another centre"),
        Kind.OVERLAP: lambda w, _: w.text("The machine is taken at this time"),
        Kind.OUT_OF_SERVICE: lambda w, _: w.text("The machine is out of service then"),
        Kind.PERSON_ARCHIVED: lambda w, f: w.text("Archived card: {person}", person=f["person"]),
        Kind.PERSON_ERASED: lambda w, _: w.text("This person's data were erased"),
        Kind.NO_INDUCTION: lambda w, f: w.text("No valid induction: {person}", person=f["person"]),
        Kind.INDUCTION_ADVISED: lambda w, f: w.text(
            "No valid induction: {person}", person=f["person"]
        ),
        Kind.INDUCTED_ONE_UNNAMED: lambda w, _: w.text("Who inducted will be there?"),
        Kind.SUPERVISOR_NOT_INDUCTED: lambda w, f: w.text(
            "No valid induction: {person}", person=f["person"]
        ),
        Kind.SUPERVISOR_IS_MINOR: lambda w, f: w.text("Under 18: {person}", person=f["person"]),
        Kind.ADULT_NEEDED: lambda w, f: w.text("Under 18: {person}", person=f["person"]),
        Kind.CLOSED_DAY: lambda w, _: w.text("The centre is closed"),
        Kind.OUTSIDE_HOURS: lambda w, _: w.text("Outside opening hours"),
        Kind.TOO_SHORT: lambda w, _: w.text("Shorter than usual here"),
        Kind.TOO_LONG: lambda w, _: w.text("Longer than allowed here"),
        Kind.SHORTER_THAN_PHASES: lambda w, _: w.text("Too little time for every phase"),
        Kind.OFF_STEP: lambda w, _: w.text("The time is off the step"),
        Kind.IN_THE_PAST: lambda w, _: w.text("This time is in the past"),
        Kind.PERSON_AT_MACHINE: lambda w, _: w.text("At another machine then"),
        Kind.PERSON_AT_EVENT: lambda w, _: w.text("At an event then"),
    }
)

_SENTENCES: Mapping[Kind, Said] = MappingProxyType(
    {
        Kind.END_BEFORE_START: lambda w, f: w.text(
            "From {starts} to {ends} no time is left. Check both times.",
            starts=w.time(f["starts"]),
            ends=w.time(f["ends"]),
        ),
        Kind.TOO_LONG_FOR_ALL: lambda w, f: w.text(
            "A booking may last at most {days} days. Check the dates.", days=f["days"]
        ),
        Kind.STAYS_TOO_LONG: lambda w, f: w.text(
            "Work may stay on a machine for at most {days} days. Choose an earlier day.",
            days=f["days"],
        ),
        Kind.NO_ONE_NAMED: lambda w, _: w.text(
            "Type a person, an organisation or an event, or choose maintenance."
        ),
        Kind.RETIRED: lambda w, f: w.text(
            "Out of use since {day}. Choose another machine.", day=w.date(f["retired_on"])
        ),
        Kind.ELSEWHERE: lambda w, _: w.text("Choose a machine of this centre."),
        Kind.OVERLAP: _overlap,
        Kind.OUT_OF_SERVICE: _out_of_service,
        Kind.PERSON_ARCHIVED: lambda w, _: w.text(
            "Bring the card back first, or choose another person."
        ),
        Kind.PERSON_ERASED: lambda w, _: w.text("Choose another person."),
        Kind.NO_INDUCTION: _no_induction,
        Kind.INDUCTION_ADVISED: _advised,
        Kind.INDUCTED_ONE_UNNAMED: lambda w, _: w.text(
            "Here an induction is needed. Name an inducted adult who will be there."
        ),
        Kind.SUPERVISOR_NOT_INDUCTED: lambda w, _: w.text(
            "Whoever supervises must be inducted. Choose somebody else."
        ),
        Kind.SUPERVISOR_IS_MINOR: lambda w, _: w.text(
            "Whoever supervises must be an adult. Choose somebody else."
        ),
        Kind.ADULT_NEEDED: lambda w, _: w.text("At the laser an adult must be there. Name who."),
        Kind.CLOSED_DAY: _closed_day,
        Kind.OUTSIDE_HOURS: _outside_hours,
        Kind.TOO_SHORT: lambda w, f: w.text(
            "{length}, at least {least} is usual.",
            length=length_in_words(w, f["minutes"]),
            least=length_in_words(w, f["least"]),
        ),
        Kind.TOO_LONG: lambda w, f: w.text(
            "{length}, at most {most} is allowed.",
            length=length_in_words(w, f["minutes"]),
            most=length_in_words(w, f["most"]),
        ),
        Kind.SHORTER_THAN_PHASES: lambda w, f: w.text(
            "{length}; the usual phases take {usual}.",
            length=length_in_words(w, f["minutes"]),
            usual=length_in_words(w, f["usual"]),
        ),
        Kind.OFF_STEP: lambda w, f: w.text(
            "{time} is not on the step of {step} min: small gaps would be left.",
            time=w.time(f["time"]),
            step=f["step"],
        ),
        Kind.IN_THE_PAST: _past,
        Kind.PERSON_AT_MACHINE: _elsewhere,
        Kind.PERSON_AT_EVENT: _elsewhere,
    }
)
