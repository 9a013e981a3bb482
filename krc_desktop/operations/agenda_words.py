"""The day in a sentence, and each thing to do in words: what, why or which, and one verb."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from krc_desktop.language import Case, Language, Phrasebook
from krc_desktop.model.agenda import AgendaDay, BookingEntry, Doors, OpeningDay, ReportDue
from krc_desktop.model.bookings import OCCUPYING, BookingPurpose
from krc_desktop.model.checklist import Check, CheckKind, PlanDue
from krc_desktop.model.reports import Both

_MOST_NAMED = 3


@dataclass(frozen=True)
class ToldThing:
    """A thing to do as it is shown: what, why or which, and the verb of its button."""

    what: str
    which: str
    verb: str


def named(words: Phrasebook, name: Both) -> str:
    """A stored name in the language spoken, Latvian where there is no English one."""
    return name.en if words.language is Language.ENGLISH and name.en else name.lv


# -- the day -----------------------------------------------------------------------------------


def day_sentence(
    words: Phrasebook, day: AgendaDay, opening: OpeningDay | None, now: datetime
) -> str:
    """The day in a sentence or two; without its opening nothing is said of the doors."""
    bookings = [booking for booking in day.bookings if booking.status in OCCUPYING]
    parts = [_closed(words, opening), _what_is_on(words, day, bookings), _next(words, day, now)]
    if not day.events and not bookings:
        parts = [parts[0] or words.text("Nothing is planned for today.")]
    return " ".join(part for part in parts if part)


def _closed(words: Phrasebook, opening: OpeningDay | None) -> str:
    if opening is None or opening.doors is not Doors.CLOSED:
        return ""
    why = opening.reason or opening.holiday
    if why:
        return words.text("The centre is closed today: {reason}.", reason=why)
    return words.text("The centre is closed today.")


def _what_is_on(words: Phrasebook, day: AgendaDay, bookings: Sequence[BookingEntry]) -> str:
    events = len(day.events)
    firings = sum(1 for booking in bookings if booking.purpose is BookingPurpose.FIRING)
    others = len(bookings) - firings
    parts = [
        words.counted("{n} event", "{n} events", events) if events else "",
        words.counted("{n} firing", "{n} firings", firings) if firings else "",
        words.counted("{n} booking", "{n} bookings", others) if others else "",
    ]
    return words.text("Today: {what}.", what=listed(words, [part for part in parts if part]))


def _next(words: Phrasebook, day: AgendaDay, now: datetime) -> str:
    """What is on now, or until when nothing is."""
    running = [event for event in day.events if event.starts_at <= now < event.ends_at]
    if running:
        title = named(words, running[0].title)
        return words.text("Now: “{title}”.", title=title)
    coming = [event.starts_at for event in day.events if event.starts_at > now]
    if coming:
        return words.text("Nothing until {time}.", time=words.time_in_words(min(coming)))
    return words.text("No more events today.") if day.events else ""


def listed(words: Phrasebook, parts: Sequence[str]) -> str:
    """Several things in a sentence: the last two joined by “and”."""
    if len(parts) < 2:
        return "".join(parts)
    return words.text("{some} and {last}", some=", ".join(parts[:-1]), last=parts[-1])


# -- what is to be done ------------------------------------------------------------------------


def told_report(words: Phrasebook, due: ReportDue) -> ToldThing:
    """The report that is due next."""
    month = words.month_name(due.month.month, Case.ACCUSATIVE)
    if due.is_late:
        when = words.text("Was due on {day}.", day=words.date(due.due_on))
    else:
        when = words.text("Due by {day}.", day=words.day_in_words(due.due_on, Case.DATIVE))
    ready = words.text("Ready: {ready} of {of}", ready=due.ready, of=due.of)
    return ToldThing(
        words.text("Report for {month}", month=month),
        f"{when} {ready}",
        words.text_in("thing to do", "Continue"),
    )


def told_check(words: Phrasebook, check: Check) -> ToldThing:
    """A check that lacks something, with the rows by name and day."""
    what, verb = _LACKS[check.kind](words, check.count)
    return ToldThing(what, why(words, check) or rows_told(words, check), verb)


def ready_label(words: Phrasebook, kind: CheckKind) -> str:
    """What a check is called once it is ready."""
    return _READY[kind](words)


def why(words: Phrasebook, check: Check) -> str:
    """Why it matters, where that says more than the rows do."""
    return {
        CheckKind.SUGGESTED_HOURS: words.text("not counted until accepted"),
        CheckKind.BOOKINGS_WITHOUT_OUTCOME: words.text("did they take place?"),
        CheckKind.PHOTOS_WITHOUT_CONSENT: words.text("left out of the report"),
    }.get(check.kind, "")


def rows_told(words: Phrasebook, check: Check) -> str:
    """The rows by name and day, at most three of them."""
    told = [
        f"{named(words, row.name)} {words.short_date(row.day)}".strip()
        for row in check.rows[:_MOST_NAMED]
    ]
    return _with_more(words, told, check)


def days_told(words: Phrasebook, check: Check) -> str:
    """The rows by their days alone, for a narrow list."""
    days = [words.short_date(row.day) for row in check.rows[:_MOST_NAMED]]
    return _with_more(words, list(dict.fromkeys(days)), check)


def _with_more(words: Phrasebook, told: list[str], check: Check) -> str:
    more = len(check.rows) - _MOST_NAMED
    shown = ", ".join(told)
    return words.text("{some} and {n} more", some=shown, n=more) if more > 0 else shown


def told_machine(words: Phrasebook, plan: PlanDue) -> ToldThing:
    """Maintenance that is due, by its day or by its counter."""
    machine = named(words, plan.machine)
    if plan.due_on is not None:
        which = words.text("{what}: due on {day}", what=plan.what, day=words.date(plan.due_on))
    else:
        counts = {
            "counted": words.number(plan.counted or 0),
            "limit": words.number(plan.limit or 0),
        }
        which = words.text("{what}: {counted} of {limit}", what=plan.what, **counts)
    what = (
        words.text("{machine}: maintenance is due", machine=machine)
        if plan.is_over
        else words.text("{machine}: maintenance soon", machine=machine)
    )
    return ToldThing(what, which, words.text_in("thing to do", "Mark as done"))


_LACKS: dict[CheckKind, Callable[[Phrasebook, int], tuple[str, str]]] = {
    CheckKind.EVENTS_WITHOUT_PEOPLE: lambda w, n: (
        w.text("Events without participants: {n}", n=n),
        w.text_in("thing to do", "Enter"),
    ),
    CheckKind.EVENTS_STILL_PLANNED: lambda w, n: (
        w.text("Events over but still planned: {n}", n=n),
        w.text_in("thing to do", "Mark"),
    ),
    CheckKind.UNHELD_WITHOUT_REASON: lambda w, n: (
        w.text("Not held, without a reason: {n}", n=n),
        w.text_in("thing to do", "Explain"),
    ),
    CheckKind.EVENTS_WITHOUT_LINE: lambda w, n: (
        w.text("Events without an activity line: {n}", n=n),
        w.text_in("thing to do", "Choose"),
    ),
    CheckKind.BOOKINGS_WITHOUT_OUTCOME: lambda w, n: (
        w.text("Bookings without an outcome: {n}", n=n),
        w.text_in("thing to do", "Mark"),
    ),
    CheckKind.SUGGESTED_HOURS: lambda w, n: (
        w.text("Suggested hours: {n}", n=n),
        w.text_in("thing to do", "Accept"),
    ),
    CheckKind.PHOTOS_WITHOUT_CONSENT: lambda w, n: (
        w.text("Photos without consent: {n}", n=n),
        w.text_in("thing to do", "Look"),
    ),
    CheckKind.MAINTENANCE_DUE: lambda w, n: (
        w.text("Maintenance due: {n}", n=n),
        w.text_in("thing to do", "Mark as done"),
    ),
    CheckKind.PLANS_WITHOUT_OUTCOME: lambda w, n: (
        w.text("Last month's plans without an outcome: {n}", n=n),
        w.text_in("thing to do", "Mark"),
    ),
    CheckKind.HIGHLIGHTS_MISSING: lambda w, _: (
        w.text("The month's highlights are not written yet"),
        w.text_in("thing to do", "Write"),
    ),
    CheckKind.PLANS_MISSING: lambda w, _: (
        w.text("Next month has no plans yet"),
        w.text_in("thing to do", "Write"),
    ),
    CheckKind.COORDINATOR_MISSING: lambda w, _: (
        w.text("The coordinator's name is missing"),
        w.text_in("thing to do", "Enter"),
    ),
}

_READY: dict[CheckKind, Callable[[Phrasebook], str]] = {
    CheckKind.EVENTS_WITHOUT_PEOPLE: lambda w: w.text("Participants of events"),
    CheckKind.EVENTS_STILL_PLANNED: lambda w: w.text("What became of events"),
    CheckKind.UNHELD_WITHOUT_REASON: lambda w: w.text("Not held, with a reason"),
    CheckKind.EVENTS_WITHOUT_LINE: lambda w: w.text("Events and activity lines"),
    CheckKind.BOOKINGS_WITHOUT_OUTCOME: lambda w: w.text("What became of bookings"),
    CheckKind.SUGGESTED_HOURS: lambda w: w.text("Volunteer hours"),
    CheckKind.PHOTOS_WITHOUT_CONSENT: lambda w: w.text("Photos and consents"),
    CheckKind.MAINTENANCE_DUE: lambda w: w.text("Maintenance of machines"),
    CheckKind.PLANS_WITHOUT_OUTCOME: lambda w: w.text("Last month's plans"),
    CheckKind.HIGHLIGHTS_MISSING: lambda w: w.text("The month's highlights"),
    CheckKind.PLANS_MISSING: lambda w: w.text("Next month's plans"),
    CheckKind.COORDINATOR_MISSING: lambda w: w.text("The coordinator's name"),
}
