"""The figures of any data equal a slow count of the rows, written straight from how-we-count."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.events import EventStatus
from krc_desktop.model.volunteers import EntryState
from krc_desktop.operations import organisations, people
from krc_desktop.periods import Month, Period
from krc_desktop.store.centre_file import CentreFile
from tests.builders import World, day, opened_copy

OCTOBER = Month(2026, 10).period
PEOPLE, CENTRES, GROUPS = 6, ("PRE", "VAR"), ("BER", "SEN", "KOP")
A_DAY = st.integers(-40, 35)

EVENTS = st.lists(
    st.fixed_dictionaries(
        {
            "on": A_DAY,
            "length": st.sampled_from([2, 5, 54]),
            "centre": st.sampled_from(CENTRES),
            "status": st.sampled_from([*EventStatus, EventStatus.HELD, EventStatus.HELD]),
            "line": st.sampled_from([None, "A1", "A2"]),
            "partners": st.sets(st.integers(0, 3), max_size=2),
            "there": st.lists(
                st.tuples(st.integers(0, PEOPLE - 1), st.integers(0, 2), st.booleans()), max_size=6
            ),
            "counted": st.lists(
                st.tuples(
                    st.integers(0, 30),
                    st.sampled_from([None, *GROUPS]),
                    st.sets(st.integers(0, 3), max_size=2),
                    st.sampled_from([None, 0, 1]),
                ),
                max_size=3,
            ),
        }
    ),
    max_size=7,
)
HOURS = st.lists(
    st.tuples(st.integers(0, PEOPLE - 1), A_DAY, st.integers(1, 600), st.sampled_from(EntryState)),
    max_size=5,
)
BOOKINGS = st.lists(
    st.tuples(
        st.integers(-10, 25), st.integers(1, 40), st.sampled_from(BookingStatus), st.booleans()
    ),
    max_size=5,
)


def filled(world: World, events: Any, hours: Any, bookings: Any, *, merge: bool) -> None:
    """Enter everything through the verbs, in the order in which it was drawn."""
    crowd = [world.person(f"Anna{n} Liepa", GROUPS[n % 3]) for n in range(PEOPLE)]
    named = [world.organisation(f"Biedrība {n}") for n in range(4)]
    people.change_person(world.file, person_id=crowd[0].id, organisation_id=named[3].id)
    crowd[0] = world.file.people.get(crowd[0].id)
    first = day("2026-10-01")
    for facts in events:
        on = first + timedelta(days=facts["on"])
        event = world.event(
            f"{on} 10:00",
            f"{on + timedelta(days=facts['length'] // 24)} {10 + facts['length'] % 24:02}:00",
            centre=facts["centre"],
            status=facts["status"],
            line=facts["line"],
            partners=[named[n] for n in sorted(facts["partners"])],
        )
        days = [str(one.local_day) for one in world.file.events.days_of(event.id)]
        for who, which, present in facts["there"]:
            world.attend(event, crowd[who], on=days[which % len(days)], present=present)
        for number, group, from_, which in facts["counted"]:
            on_day = None if which is None else days[which % len(days)]
            world.count(
                event, number, group, on=on_day, organisations=[named[n] for n in sorted(from_)]
            )
    # a changed card changes no past figure
    people.change_person(world.file, person_id=crowd[1].id, group_id=world.group("MED"))
    if merge:
        organisations.merge_organisations(world.file, gone_id=named[0].id, stays_id=named[1].id)
    for who, on_, minutes, state in hours:
        on = first + timedelta(days=min(on_, 31))
        world.hours(crowd[who], str(on), minutes, state=state)
    machine, at_hour = world.machine(), 0
    for gap, length, status, maintenance in bookings:
        at_hour += gap + 10
        starts = first - timedelta(days=3) + timedelta(days=at_hour // 20)
        at_hour += 20 * (length // 24 + 1)
        ends = starts + timedelta(days=length // 24)
        world.book(
            machine,
            f"{starts} 00:30",
            f"{ends} {length % 24:02}:45",
            status=status,
            purpose=BookingPurpose.MAINTENANCE if maintenance else BookingPurpose.FIRING,
        )


def recounted(file: CentreFile, period: Period, centre: int | None) -> dict[str, Any]:
    """The figures, row by row in plain Python."""
    kept = {o.id: o.merged_into_id or o.id for o in file.organisations.all()}
    every_held = {e.id: e for e in file.events.all() if e.status is EventStatus.HELD}
    held = {
        e.id: e
        for e in every_held.values()
        if e.local_day in period and centre in (None, e.centre_id)
    }
    there = [a for a in file.events.attendances.all() if a.present and a.event_id in held]
    counted = [h for h in file.events.headcounts.all() if h.event_id in held]
    earlier = {
        a.person_id
        for a in file.events.attendances.all()
        if a.present
        and a.event_id in every_held
        and every_held[a.event_id].local_day < period.first
    }
    partners = {p.organisation_id for p in file.events.partners.all() if p.event_id in held}
    lines = {h.id for h in counted}
    represented = (
        partners
        | {
            r.organisation_id
            for r in file.events.headcount_organisations.all()
            if r.headcount_id in lines
        }
        | {a.organisation_id for a in there if a.organisation_id}
    )
    largest = 0
    for event in held:
        names = {a.person_id for a in there if a.event_id == event}
        by_day: dict[int | None, int] = defaultdict(int)
        for line in counted:
            if line.event_id == event:
                by_day[line.event_day_id] += line.people
        whole = by_day.pop(None, 0)
        largest = max(largest, len(names) + whole + max(by_day.values(), default=0))
    by_line: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for sits in file.events.lines.all():
        if sits.event_id in held:
            line = by_line[file.projects.lines.get(sits.line_id).code]
            line[0] += 1
            line[1] += sum(a.event_id == sits.event_id for a in there)
            line[1] += sum(h.people for h in counted if h.event_id == sits.event_id)
    entries = [
        v
        for v in file.volunteers.all()
        if v.state is EntryState.ACCEPTED
        and v.local_day in period
        and centre in (None, v.centre_id)
    ]
    used = [
        b
        for b in file.bookings.all()
        if b.status is BookingStatus.USED
        and b.local_day in period
        and centre in (None, b.centre_id)
    ]
    unique, unnamed = {a.person_id for a in there}, sum(h.people for h in counted)
    return {
        "held": len(held),
        "visits_named": len({(a.event_day_id, a.person_id) for a in there}),
        "visits_unnamed": unnamed,
        "participations_named": len({(a.event_id, a.person_id) for a in there}),
        "unique_people": len(unique),
        "new_people": len(unique - earlier),
        "people_at_least": max(len(unique), largest),
        "people_at_most": len(unique) + unnamed,
        "organisations": len({kept[o] for o in represented}),
        "partner_organisations": len({kept[o] for o in partners}),
        "by_line": {code: tuple(numbers) for code, numbers in by_line.items()},
        "by_group": {
            group.code: (
                sum(a.group_id == group.id for a in there),
                sum(h.people for h in counted if h.group_id == group.id),
                len({a.person_id for a in there if a.group_id == group.id}),
            )
            for group in file.people.groups.all()
        },
        "volunteers": len({v.person_id for v in entries}),
        "volunteer_minutes": sum(v.minutes for v in entries),
        "occupied": sum(
            int((b.ends_at - b.starts_at).total_seconds()) // 60
            for b in used
            if b.purpose is not BookingPurpose.MAINTENANCE
        ),
        "maintenance": sum(
            int((b.ends_at - b.starts_at).total_seconds()) // 60
            for b in used
            if b.purpose is BookingPurpose.MAINTENANCE
        ),
        "firings": sum(b.purpose is BookingPurpose.FIRING for b in used),
    }


@settings(max_examples=40)
@given(events=EVENTS, hours=HOURS, bookings=BOOKINGS, merge=st.booleans())
def test_any_data_counts_as_by_hand(empty_file: Path, events, hours, bookings, merge):
    with tempfile.TemporaryDirectory() as folder:
        world = opened_copy(empty_file, Path(folder) / "centrs.krc")
        world.file.connection.execute("PRAGMA synchronous = OFF")
        filled(world, events, hours, bookings, merge=merge)
        for code in (None, *CENTRES):
            for period in (OCTOBER, Period(day("2026-09-15"), day("2026-12-31"))):
                figures = world.figures(period, code)
                wanted = recounted(world.file, period, world.centre_called(code) if code else None)
                machines = figures.equipment.values()
                by_group = {
                    group: (g.visits_named, g.visits_unnamed, g.unique_people)
                    for group, g in figures.by_group.items()
                    if group
                }
                found = {
                    "held": figures.events.held,
                    "by_line": {c: (f.events, f.visits) for c, f in figures.by_line.items()},
                    "by_group": by_group,
                    "occupied": figures.equipment_minutes,
                    "maintenance": sum(m.maintenance_minutes for m in machines),
                    "firings": sum(m.firings for m in machines),
                }
                for key in wanted.keys() - found.keys():
                    found[key] = getattr(figures, key)
                assert found == wanted
        world.file.close()
