"""One event's page: its visits, people, head-counts and all else that belongs to it.

Each part is asked for by itself, so that a change reads again only what it touched.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from krc_desktop.model.event_details import (
    CountedLine,
    DayTotals,
    EventTotals,
    HelperLine,
    OutputLine,
    PartnerLine,
    PhotoLine,
    ProjectLines,
    ShownPerson,
    SignupLine,
    Sum,
    Visitor,
)
from krc_desktop.model.events import Event
from krc_desktop.model.people import Answer, Purpose
from krc_desktop.model.reports import Both
from krc_desktop.store.centre_file import CentreFile

_VISITORS = """
SELECT a.id, a.person_id, trim(p.first_name || ' ' || p.last_name), a.group_id, g.name_lv,
    g.name_en, a.present, d.local_day,
    EXISTS (SELECT 1 FROM volunteer_entries AS v
        WHERE v.event_id = a.event_id AND v.person_id = a.person_id AND v.state = 'accepted')
FROM event_days AS d
CROSS JOIN attendances AS a ON a.event_day_id = d.id
JOIN people AS p ON p.id = a.person_id JOIN groups AS g ON g.id = a.group_id
WHERE d.event_id = ? AND {of_day} ORDER BY d.local_day, a.id
"""

_ORGANISATIONS = """
SELECT n.headcount_id, o.id, o.name FROM headcounts AS h
JOIN headcount_organisations AS n ON n.headcount_id = h.id
JOIN organisations AS named ON named.id = n.organisation_id
JOIN organisations AS o ON o.id = coalesce(named.merged_into_id, named.id)
WHERE h.event_id = ? GROUP BY n.headcount_id, o.id ORDER BY o.sort_key, o.id
"""


def totals_of(file: CentreFile, event_id: int) -> EventTotals:
    """The visits of each day and of the whole event."""
    named = _sums(
        file,
        "SELECT event_day_id, count(*) FROM attendances"
        " WHERE event_id = ? AND present = 1 GROUP BY event_day_id",
        event_id,
    )
    counted = _sums(
        file,
        "SELECT event_day_id, sum(people) FROM headcounts WHERE event_id = ? GROUP BY event_day_id",
        event_id,
    )
    different = file.connection.execute(
        "SELECT count(DISTINCT person_id) FROM attendances WHERE event_id = ? AND present = 1",
        (event_id,),
    ).fetchone()[0]
    days = file.events.days_of(event_id)
    once = counted.get(None, 0)
    of_its_day = once if len(days) == 1 else 0
    return EventTotals(
        days=tuple(
            DayTotals(day=day, sum=Sum(named.get(day.id, 0), counted.get(day.id, 0) + of_its_day))
            for day in days
        ),
        whole=Sum(sum(named.values()), sum(counted.values())),
        counted_once=once,
        different=int(different),
    )


def _sums(file: CentreFile, sql: str, event_id: int) -> dict[int | None, int]:
    return dict(file.connection.execute(sql, (event_id,)).fetchall())


def visitors_of(file: CentreFile, event_id: int, day: date | None = None) -> list[Visitor]:
    """The named people of a day (None: of every day) in the order in which they were entered."""
    of_day = "d.local_day = ?" if day is not None else "TRUE"
    values = (event_id, day.isoformat()) if day is not None else (event_id,)
    rows = file.connection.execute(_VISITORS.format(of_day=of_day), values)
    return [
        Visitor(
            attendance_id=row[0],
            person_id=row[1],
            name=row[2],
            group_id=row[3],
            group=Both(row[4], row[5]),
            present=bool(row[6]),
            day=date.fromisoformat(row[7]),
            helped=bool(row[8]),
        )
        for row in rows
    ]


def counted_of(file: CentreFile, event_id: int, day: date | None = None) -> list[CountedLine]:
    """The head-count lines of a day with those of the whole event (None: all of them).

    In the order of the groups' own list; lines without a group come last.
    """
    groups = {group.id: group for group in file.people.groups.all()}
    days = {one.id: one.local_day for one in file.events.days_of(event_id)}
    named: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for headcount, organisation, name in file.connection.execute(_ORGANISATIONS, (event_id,)):
        named[headcount].append((organisation, name))
    found = []
    for headcount in file.events.headcounts.find("event_id = ? ORDER BY id", event_id):
        on = days.get(headcount.event_day_id) if headcount.event_day_id else None
        if day is not None and on not in (day, None):
            continue
        group = groups.get(headcount.group_id) if headcount.group_id else None
        found.append(
            CountedLine(
                headcount=headcount,
                group=Both(group.name_lv, group.name_en) if group else None,
                numbers_only=group is not None and group.numbers_only,
                day=on,
                organisations=tuple(named[headcount.id]),
            )
        )
    last = len(groups)
    places = {group.id: at for at, group in enumerate(sorted(groups.values(), key=_in_list))}
    return sorted(found, key=lambda line: places.get(line.headcount.group_id or 0, last))


def _in_list(group: Any) -> tuple[int, int]:
    return group.position, group.id


def outputs_of(file: CentreFile, event_id: int) -> list[OutputLine]:
    """What was made or given at the event."""
    outputs = list(file.events.outputs.find("event_id = ? ORDER BY id", event_id))
    known = file.organisations.by_ids(o.organisation_id for o in outputs if o.organisation_id)
    return [
        OutputLine(
            output=output,
            recipient=known[output.organisation_id].name
            if output.organisation_id
            else output.recipient,
        )
        for output in outputs
    ]


def helpers_of(file: CentreFile, event_id: int) -> list[HelperLine]:
    """Volunteers' hours at the event with those suggested; declined ones are left out."""
    where = "event_id = ? AND state <> 'declined' ORDER BY state = 'suggested', local_day, id"
    entries = list(file.volunteers.find(where, event_id))
    people = file.people.by_ids(entry.person_id for entry in entries)
    came = _came(file, event_id)
    return [
        HelperLine(
            entry=entry,
            name=people[entry.person_id].name,
            visited=entry.person_id in came,
        )
        for entry in entries
    ]


def partners_of(file: CentreFile, event_id: int) -> list[PartnerLine]:
    """The partners of the event, under the names that they have now."""
    partners = list(file.events.partners.find("event_id = ? ORDER BY id", event_id))
    known = file.organisations.by_ids(partner.organisation_id for partner in partners)
    return [PartnerLine(partner=one, name=known[one.organisation_id].name) for one in partners]


def photos_of(file: CentreFile, event_id: int) -> list[PhotoLine]:
    """The photos of the event and whether everybody in them has said yes."""
    photos = list(file.stories.photos.find("event_id = ? ORDER BY position, id", event_id))
    return [PhotoLine(photo=photo, people=_shown_in(file, photo.id)) for photo in photos]


def _shown_in(file: CentreFile, photo_id: int) -> tuple[ShownPerson, ...]:
    shown = list(file.stories.photo_people.find("photo_id = ? ORDER BY id", photo_id))
    people = file.people.by_ids(one.person_id for one in shown)
    return tuple(
        ShownPerson(
            person_id=one.person_id,
            name=people[one.person_id].name,
            agreed=_agreed(file, one.person_id),
        )
        for one in shown
    )


def _agreed(file: CentreFile, person_id: int) -> bool:
    consent = file.people.latest_consent(person_id, Purpose.PHOTO.value)
    return consent is not None and consent.answer is Answer.YES and consent.withdrawn_on is None


def signups_of(file: CentreFile, event_id: int) -> list[SignupLine]:
    """Who signed up or waits, in that order; sign-ups taken back are left out."""
    where = "event_id = ? AND status <> 'cancelled' ORDER BY status = 'waiting', made_at, id"
    signups = list(file.events.signups.find(where, event_id))
    people = file.people.by_ids(signup.person_id for signup in signups)
    came = _came(file, event_id)
    return [
        SignupLine(signup=signup, name=people[signup.person_id].name, came=signup.person_id in came)
        for signup in signups
    ]


def _came(file: CentreFile, event_id: int) -> set[int]:
    sql = "SELECT person_id FROM attendances WHERE event_id = ? AND present = 1"
    return {row[0] for row in file.connection.execute(sql, (event_id,))}


def lines_of(file: CentreFile, event: Event) -> list[ProjectLines]:
    """The projects that run on the event's day or on which it sits, with their lines of the day."""
    chosen = {
        sits.project_id: file.projects.lines.get(sits.line_id)
        for sits in file.events.lines.find("event_id = ?", event.id)
    }
    projects = {project.id: project for project in file.projects.running_on(event.local_day)}
    projects |= file.projects.by_ids(one for one in chosen if one not in projects)
    iso = event.local_day.isoformat()
    where = "project_id = ? AND valid_from <= ? AND valid_until >= ? ORDER BY position, id"
    return [
        ProjectLines(
            project=project,
            lines=tuple(file.projects.lines.find(where, project.id, iso, iso)),
            chosen=chosen.get(project.id),
        )
        for project in projects.values()
    ]
