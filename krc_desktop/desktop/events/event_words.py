"""How the page of events names things: statuses, channels, roles, days, gaps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.events import Channel, EventStatus, PartnerRole
from krc_desktop.model.people import Group
from krc_desktop.model.projects import ActivityLine, Project
from krc_desktop.model.reports import Both
from krc_desktop.periods import Period

STATUS_ICONS = {
    EventStatus.PLANNED: "calendar-blank",
    EventStatus.HELD: "check-circle",
    EventStatus.CANCELLED: "x-circle",
    EventStatus.POSTPONED: "calendar-x",
    EventStatus.NOT_HELD: "minus-circle",
}

_STATUSES: dict[EventStatus, Callable[[Phrasebook], str]] = {
    EventStatus.PLANNED: lambda w: w.text_in("status of an event", "Planned"),
    EventStatus.HELD: lambda w: w.text_in("status of an event", "Held"),
    EventStatus.CANCELLED: lambda w: w.text_in("status of an event", "Cancelled"),
    EventStatus.POSTPONED: lambda w: w.text_in("status of an event", "Postponed"),
    EventStatus.NOT_HELD: lambda w: w.text_in("status of an event", "Not held"),
}
_CHANNELS: dict[Channel, Callable[[Phrasebook], str]] = {
    Channel.FACE_TO_FACE: lambda w: w.text_in("channel", "In person"),
    Channel.EXHIBITION: lambda w: w.text_in("channel", "Exhibition or festival"),
    Channel.DIGITAL: lambda w: w.text_in("channel", "Digital"),
    Channel.PUBLICATION: lambda w: w.text_in("channel", "Publication or broadcast"),
}
_ROLES: dict[PartnerRole, Callable[[Phrasebook], str]] = {
    PartnerRole.ORGANISER: lambda w: w.text_in("partner", "Organiser"),
    PartnerRole.CO_ORGANISER: lambda w: w.text_in("partner", "Co-organiser"),
    PartnerRole.PARTICIPANT: lambda w: w.text_in("partner", "Participant"),
    PartnerRole.SUPPORTER: lambda w: w.text_in("partner", "Supporter"),
}


def status_name(words: Phrasebook, status: EventStatus) -> str:
    """What became of an event."""
    return _STATUSES[status](words)


def channel_name(words: Phrasebook, channel: Channel) -> str:
    """How people were reached."""
    return _CHANNELS[channel](words)


def role_name(words: Phrasebook, role: PartnerRole) -> str:
    """What a partner was in an event."""
    return _ROLES[role](words)


def in_language(words: Phrasebook, name: Both) -> str:
    """A stored name in the language of the window, in Latvian where there is no other."""
    return name.en if words.language is Language.ENGLISH and name.en else name.lv


def group_name(words: Phrasebook, group: Group) -> str:
    """A group's name."""
    return in_language(words, Both(group.name_lv, group.name_en))


def line_name(words: Phrasebook, line: ActivityLine) -> str:
    """An activity line with its code before it."""
    return f"{line.code} {in_language(words, Both(line.title_lv, line.title_en))}"


def project_name(words: Phrasebook, project: Project) -> str:
    """A project's name."""
    return in_language(words, Both(project.name_lv, project.name_en))


def times(words: Phrasebook, starts: datetime, ends: datetime) -> str:
    """A span of hours: 10:00–15:00."""
    return f"{words.time(starts)}–{words.time(ends)}"


def days_written(words: Phrasebook, days: Period) -> str:
    """Days as a field shows them: `Ce, 26.11.2026.`, `19.–21.11.2026.`, `30 Nov–2 Dec 2026`."""
    first, last = days.first, days.last
    whole = _short_with_year(words, last)
    if first == last:
        return f"{words.weekday(first.isoweekday())}, {whole}"
    if (first.year, first.month) == (last.year, last.month):
        dot = "." if words.language is Language.LATVIAN else ""
        return f"{first.day}{dot}–{whole}"
    if first.year == last.year:
        return f"{words.short_date(first)}–{whole}"
    return f"{_short_with_year(words, first)}–{whole}"


def _short_with_year(words: Phrasebook, day: date) -> str:
    if words.language is Language.LATVIAN:
        return words.date(day)
    return f"{words.short_date(day)} {day.year}"


def day_of_event(words: Phrasebook, number: int, day: date) -> str:
    """One of several days: `3. diena, Se 21.`."""
    return words.text(
        "Day {number}, {weekday} {day}",
        number=number,
        weekday=words.weekday(day.isoweekday()),
        day=day.day,
    )
