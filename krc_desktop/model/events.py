"""Events with their days, lines, partners, attendance, head-counts and outputs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.fields import LINE, NAME, NOTE, TITLE, Record, Row, text, whole

LONGEST_EVENT = timedelta(days=62)
MOST_COUNTED = 100_000


class EventStatus(StrEnum):
    """What became of an event. Only held ones are counted; deleted is not cancelled."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    NOT_HELD = "not_held"


class Channel(StrEnum):
    """How people were reached, as the British Council counts reach."""

    FACE_TO_FACE = "face_to_face"
    EXHIBITION = "exhibition"
    DIGITAL = "digital"
    PUBLICATION = "publication"


class Counting(StrEnum):
    """Whether people are listed by name or only counted."""

    NAMED = "named"
    NUMBERS = "numbers"


@dataclass(frozen=True, kw_only=True)
class EventKind(Record):
    """A kind of event: data, not an enum."""

    name_lv: str = text(NAME, needed=True)
    name_en: str = text(NAME)
    position: int = 0
    archived_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class EventSeries(Record):
    """Events that repeat by a rule (iCalendar's RRULE)."""

    centre_id: int
    rule: str = text(LINE, needed=True)


@dataclass(frozen=True, kw_only=True)
class Event(Record):
    """An event of one or several days; times span all of them."""

    centre_id: int
    outside_id: str | None = None
    series_id: int | None = None
    kind_id: int | None = None
    title_lv: str = text(TITLE, needed=True)
    title_en: str = text(TITLE)
    description: str = text(NOTE)
    place: str = text(LINE)
    starts_at: datetime
    ends_at: datetime
    local_day: date
    status: EventStatus = EventStatus.PLANNED
    status_reason: str = text(TITLE)
    postponed_to: date | None = None
    channel: Channel = Channel.FACE_TO_FACE
    counting: Counting = Counting.NAMED
    capacity: int | None = whole(1, MOST_COUNTED, None)
    leader: str = text(NAME)
    result: str = text(NOTE)
    report_note: str = text(NOTE)
    is_sample: bool = False


@dataclass(frozen=True, kw_only=True)
class EventDay(Row):
    """One day of an event, named by the local day on which it starts."""

    event_id: int
    local_day: date
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class EventLine(Row):
    """The one line of a project on which an event sits."""

    event_id: int
    project_id: int
    line_id: int


class PartnerRole(StrEnum):
    """What an organisation was in an event."""

    ORGANISER = "organiser"
    CO_ORGANISER = "co_organiser"
    PARTICIPANT = "participant"
    SUPPORTER = "supporter"


@dataclass(frozen=True, kw_only=True)
class EventOrganisation(Row):
    """An organisation that was partner of an event, and what it gave."""

    event_id: int
    organisation_id: int
    role: PartnerRole = PartnerRole.CO_ORGANISER
    contribution: str = text(LINE)


@dataclass(frozen=True, kw_only=True)
class Attendance(Row):
    """A named person on one day of an event; group, organisation, age band as they were then."""

    event_id: int
    event_day_id: int
    person_id: int
    present: bool = True
    group_id: int
    organisation_id: int | None = None
    age_band_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Headcount(Record):
    """People who were there and are not on the list; without a day, once for the whole event."""

    event_id: int
    event_day_id: int | None = None
    group_id: int | None = None
    people: int = whole(0, MOST_COUNTED)
    unnamed_organisations: int = whole(0, 1000, 0)
    note: str = text(LINE)
    from_total: bool = False


@dataclass(frozen=True, kw_only=True)
class HeadcountOrganisation(Row):
    """An organisation from which counted people came."""

    headcount_id: int
    organisation_id: int


class SignupStatus(StrEnum):
    """Where a sign-up stands."""

    REGISTERED = "registered"
    WAITING = "waiting"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class Signup(Row):
    """Somebody signed up beforehand: no visit yet."""

    event_id: int
    person_id: int
    status: SignupStatus
    made_at: datetime


@dataclass(frozen=True, kw_only=True)
class Sheet(Record):
    """A numbered sign-in sheet and what is written in its boxes; without a day it is for all."""

    event_id: int
    number: int = whole(1, 1000)
    stated_total: int | None = whole(0, MOST_COUNTED, None)
    difference_reason: str = text(TITLE)
    scan_sha256: str | None = None
    event_day_id: int | None = None
    stated_counted: int | None = whole(0, MOST_COUNTED, None)
    stated_volunteers: int | None = whole(0, MOST_COUNTED, None)
    finished_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Output(Record):
    """Things made or given: counted even where nobody took part."""

    centre_id: int
    event_id: int | None = None
    local_day: date
    what: str = text(LINE, needed=True)
    quantity: int = whole(1, 1_000_000)
    unit: str = text(40)
    recipient: str = text(LINE)
    organisation_id: int | None = None


def check_span(starts: datetime, ends: datetime) -> None:
    """An event ends after it starts, and within two months."""
    if ends <= starts:
        raise BrokenRule(Rule.END_BEFORE_START, starts=starts, ends=ends)
    if ends - starts > LONGEST_EVENT:
        raise BrokenRule(Rule.EVENT_TOO_LONG, days=LONGEST_EVENT.days)


def days_of_span(starts: datetime, ends: datetime) -> list[tuple[date, datetime, datetime]]:
    """The days of an event from its whole span: (local day, start, end) of each, aware UTC.

    A span of up to 18 hours (a vigil from 22:00 to 02:00) is one day, the one on which it starts.
    A longer one is a camp: every calendar day is a day of it, each from the first day's hour to the
    last day's hour where these make a day, else whole days between the two ends.
    """
    check_span(starts, ends)
    first, last = clock.local(starts), clock.local(ends)
    if first.date() == last.date() or ends - starts <= timedelta(hours=18):
        return [(first.date(), starts, ends)]
    opens, closes = first.time(), last.time()
    count = (last.date() - first.date()).days + 1
    days = [first.date() + timedelta(days=n) for n in range(count)]
    if closes > opens:
        return [(day, _at(day, opens), _at(day, closes)) for day in days]
    days = [day for day in days if day < last.date() or closes > time(0)]
    ends_of = [_at(day + timedelta(days=1), time(0)) for day in days[:-1]] + [ends]
    starts_of = [starts] + [_at(day, time(0)) for day in days[1:]]
    return list(zip(days, starts_of, ends_of, strict=True))


def _at(day: date, wall: time) -> datetime:
    return clock.instant(datetime.combine(day, wall))


def wall_shift(before: datetime, after: datetime) -> timedelta:
    """By how much the wall time of one instant is later than that of another."""
    return _wall(after) - _wall(before)


def shifted(moment: datetime, by: timedelta) -> datetime:
    """The instant whose wall time is later by so much, whatever the clocks do in between.

    Raises BrokenRule(Rule.TIME_SKIPPED) where the spring change skips that time.
    """
    return clock.instant(_wall(moment) + by)


def _wall(moment: datetime) -> datetime:
    return clock.local(moment).replace(tzinfo=None)
