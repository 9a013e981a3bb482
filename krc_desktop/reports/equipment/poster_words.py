"""What the week's poster says: days, hours, and what takes a machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from krc_desktop import clock
from krc_desktop.language import NBSP, Language, Phrasebook
from krc_desktop.model import choices
from krc_desktop.model.equipment_papers import PosterDay, Sign, Taken, WeekPoster
from krc_desktop.reports.paper import Sheet

_HOUR = 60
_NEEDS_NOBODY = frozenset({Sign.FIRING, Sign.OUT})


@dataclass(frozen=True)
class Said:
    """A taken stretch in words: when, what or who, and what else one should know."""

    when: str
    title: str
    note: str = ""


def span_of_days(words: Phrasebook, first: date, last: date) -> str:
    """Days as a heading without their year: `3.–7. novembris`, `28. septembris – 3. oktobris`."""
    if first == last:
        return words.day_in_words(first)
    if (first.year, first.month) != (last.year, last.month):
        return f"{words.day_in_words(first)} – {words.day_in_words(last)}"
    dot = "." if words.language is Language.LATVIAN else ""
    return f"{first.day}{dot}–{words.day_in_words(last)}"


def day_of(words: Phrasebook, day: date) -> str:
    """A day as the door reads it, without a zero before it: `4.11.`, `4 Nov`."""
    return (
        f"{day.day}.{day.month}." if words.language is Language.LATVIAN else words.short_date(day)
    )


def time_of(words: Phrasebook, minute: int) -> str:
    """A minute of the day as paper writes it: `12.00`, in English `12:00`."""
    point = "." if words.language is Language.LATVIAN else ":"
    return f"{minute // _HOUR}{point}{minute % _HOUR:02}"


def opening(words: Phrasebook, days: Sequence[PosterDay]) -> str:
    """The week's hours, equal days together: `atvērts Ot–Pk 12–18, Se 10–15`; empty: unknown."""
    runs: list[list[PosterDay]] = []
    for day in days:
        if not day.opens:
            continue
        known = runs[-1][-1] if runs else None
        if known and known.opens == day.opens and (day.day - known.day).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    parts = [f"{_weekdays(words, run)} {_hours(words, run[0].opens)}" for run in runs]
    return words.text("open {hours}", hours=", ".join(parts)) if parts else ""


def _weekdays(words: Phrasebook, run: list[PosterDay]) -> str:
    first = words.weekday(run[0].day.isoweekday())
    if len(run) == 1:
        return first
    between = "–" if len(run) > 2 else f",{NBSP}"
    return f"{first}{between}{words.weekday(run[-1].day.isoweekday())}"


def _hours(words: Phrasebook, opens: Sequence[tuple[int, int]]) -> str:
    return f",{NBSP}".join(f"{_short(words, a)}–{_short(words, b)}" for a, b in opens)


def _short(words: Phrasebook, minute: int) -> str:
    """A whole hour without its minutes."""
    return time_of(words, minute) if minute % _HOUR else str(minute // _HOUR)


def said_of(sheet: Sheet, taken: Taken) -> Said:
    """A taken stretch of a day in words."""
    words = sheet.words
    return Said(_when(words, taken), _title(sheet, taken), _note(sheet, taken))


def _when(words: Phrasebook, taken: Taken) -> str:
    if taken.begins is None and taken.ends is None:
        return words.text_in("poster", "all day")
    if taken.begins is None:
        return words.text_in("poster", "until {time}", time=time_of(words, taken.ends or 0))
    if taken.ends is None:
        return words.text_in("poster", "from {time}", time=time_of(words, taken.begins))
    return f"{time_of(words, taken.begins)}–{time_of(words, taken.ends)}"


def _title(sheet: Sheet, taken: Taken) -> str:
    words = sheet.words
    match taken.sign:
        case Sign.FIRING if taken.cools:
            return words.text_in("poster", "Kiln is cooling")
        case Sign.FIRING:
            return _firing(words, taken)
        case Sign.INDUCTION:
            return words.text_in("poster", "Induction")
        case Sign.MAINTENANCE:
            return words.text_in("poster", "Maintenance")
        case Sign.OUT:
            return words.text_in("poster", "Out of service")
        case Sign.BOOKED:
            return sheet.title(taken.who) or words.text_in("poster", "Booked")


def _firing(words: Phrasebook, taken: Taken) -> str:
    if taken.firing_kind is None:
        what = words.text_in("poster", "Firing")
    else:
        what = choices.firing_kind(words, taken.firing_kind)
        what = what[:1].upper() + what[1:]
    return f"{what} {taken.firing_number}".strip()


def _note(sheet: Sheet, taken: Taken) -> str:
    words = sheet.words
    if taken.sign is Sign.FIRING and taken.cools:
        return words.text_in("poster", "do not open")
    if taken.ends is None and taken.begins is not None:
        wall = clock.local(taken.until)
        when = f"{day_of(words, wall.date())} {time_of(words, wall.hour * _HOUR + wall.minute)}"
        return words.text_in("poster", "until {time}", time=when)
    if taken.sign is Sign.INDUCTION:
        return sheet.name(taken.who)
    return ""


def axis_of(poster: WeekPoster) -> tuple[int, int]:
    """The hours that every bar spans, in whole hours of the wall clock.

    Opening hours and whatever is booked outside them; what needs nobody there widens nothing.
    """
    edges: list[int] = []
    for day in poster.days:
        edges += [edge for span in day.opens for edge in span]
    for week in poster.machines:
        for own in week.days:
            edges += [edge for span in own.opens for edge in span]
            for taken in own.taken:
                if taken.sign not in _NEEDS_NOBODY:
                    edges += [edge for edge in (taken.begins, taken.ends) if edge is not None]
    if not edges:
        return 9, 18
    first, last = min(edges) // _HOUR, -(-max(edges) // _HOUR)
    return (first, max(last, first + 1)) if last - first >= 4 else (first, min(first + 4, 24))
