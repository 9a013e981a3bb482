"""How hours and days of volunteers are written on this page: exact, so that rows add up."""

from __future__ import annotations

from datetime import date

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.language import NBSP, Phrasebook
from krc_desktop.model.reports import Both
from krc_desktop.model.volunteer_months import EntryNotes, EntryRow
from krc_desktop.model.volunteers import Known
from krc_desktop.sentences import sentence


def in_language(words: Phrasebook, both: Both) -> str:
    """A title in the window's language, in the other one where it has none."""
    return (both.lv if words.language.value == "lv" else both.en) or both.lv or both.en


def bare_hours(words: Phrasebook, minutes: int) -> str:
    """Hours as one types them: 2,5 or, where a decimal would not be exact, 2:25."""
    if minutes % 6:
        return f"{minutes // 60}:{minutes % 60:02}"
    return words.number(minutes // 60) if minutes % 60 == 0 else words.hours(minutes)


def hours(words: Phrasebook, minutes: int) -> str:
    """Hours with their unit: 14 h, 2,5 h, 2 h 25 min."""
    if minutes % 6:
        whole, rest = divmod(minutes, 60)
        shown = words.text("{n} min", n=rest)
        return f"{whole}{NBSP}h{NBSP}{shown}" if whole else shown
    return f"{bare_hours(words, minutes)}{NBSP}h"


def short_day(words: Phrasebook, day: date, today: date) -> str:
    """A day in a field: Ce, 26.11.; with its year where that is another one."""
    shown = words.short_date(day) if day.year == today.year else words.date(day)
    return f"{words.weekday(day.isoweekday())}, {shown}"


def day_heading(words: Phrasebook, day: date, today: date) -> str:
    """A day over its rows: Šodien, 26. novembris."""
    near = {0: words.text_in("day", "Today"), 1: words.text_in("day", "Yesterday")}
    name = near.get((today - day).days) or words.weekday_name(day.isoweekday())
    return f"{name}, {words.day_in_words(day)}"


def known_as(words: Phrasebook, known: Known) -> str:
    """How hours are known, as a row says it."""
    if known is Known.MEASURED:
        return words.text_in("hours", "measured")
    return words.text_in("hours", "declared")


def known_icon(known: Known) -> str:
    """The icon of how hours are known."""
    return "timer" if known is Known.MEASURED else "pencil-simple"


def what_was_done(words: Phrasebook, entry: EntryRow) -> str:
    """What somebody did: as typed, else the event at which they helped."""
    return entry.task or in_language(words, entry.event)


def refused_hours(words: Phrasebook, broken: BrokenRule) -> tuple[str, int | None]:
    """What to say of hours that can't be, and the minutes that may have been meant."""
    meant = broken.facts.get("suggested")
    if broken.key is not Rule.HOURS_OUT_OF_DAY or not isinstance(meant, int):
        return sentence(words, broken), None
    said = words.text(
        "One day can have up to 24 hours. Did you mean {hours}?", hours=bare_hours(words, meant)
    )
    return said, meant


def notes_in_words(words: Phrasebook, notes: EntryNotes) -> str:
    """What is pointed out beside hours, as sentences; empty: nothing."""
    said = [
        words.text(
            "On this day this person is also on the list of visitors of “{event}”. The hours may"
            " be logged.",
            event=in_language(words, event),
        )
        for event in notes.visitor_at[:1]
    ]
    said += [
        words.text(
            "Hours at the same time are logged already: {hours}, {task}.",
            hours=hours(words, other.minutes),
            task=what_was_done(words, other) or "–",
        )
        for other in notes.overlaps[:1]
    ]
    said += [
        words.text(
            "The same is logged for this day already: {hours}, {task}.",
            hours=hours(words, other.minutes),
            task=what_was_done(words, other) or "–",
        )
        for other in notes.repeats[:1]
        if other not in notes.overlaps
    ]
    if notes.day_too_long:
        said.append(
            words.text(
                "Together this day would have {hours}: more than 24 hours.",
                hours=hours(words, notes.day_minutes),
            )
        )
    return " ".join(said)
