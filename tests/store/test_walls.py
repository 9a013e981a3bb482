"""The file refuses wrong states by itself, whoever asks: raw SQL inside an open verb."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.people import Answer, Purpose
from krc_desktop.operations import attendance, firings, people, stories
from krc_desktop.store import database, schema
from tests.builders import World, at, day

UID = "'01234567-89ab-7def-8123-456789abcdef'"


@dataclass
class Stage:
    """A file with one of everything that a wrong state needs beside it, by name."""

    world: World
    ids: dict[str, int | str] = field(default_factory=dict)

    def run(self, sql: str) -> None:
        """Run raw SQL as a verb would; {names} are ids of what is on the stage."""
        with self.world.file.writing("raw"):
            self.world.file.connection.execute(sql.format(uid=UID, **self.ids))


@pytest.fixture
def stage(world: World) -> Stage:
    anna, janis = world.person("Anna Rudzāte", "SEN"), world.person("Jānis Liepa", "BER")
    event = world.event()
    kiln, sewing = world.kiln(), world.machine()
    firing_booking = world.book(kiln, "2026-10-08 09:00", "2026-10-09 09:00")
    other = world.book(
        sewing,
        "2026-10-08 10:00",
        "2026-10-08 12:00",
        purpose=BookingPurpose.PERSON,
        person_id=anna.id,
    )
    cancelled = world.book(
        kiln, "2026-10-09 08:00", "2026-10-09 12:00", status=BookingStatus.CANCELLED
    )
    world.attend(event, anna)
    firing = firings.log_firing(
        world.file, booking_id=firing_booking.id, on_at=at("2026-10-08 10:00")
    )
    consent = people.record_consent(
        world.file,
        person_id=anna.id,
        purpose=Purpose.PHOTO,
        answer=Answer.YES,
        given_on=day("2026-10-01"),
    )
    assert consent
    story = stories.add_story(
        world.file, centre_id=world.centre, day=day("2026-10-07"), body="Stāsts"
    )
    output = attendance.add_output(
        world.file, centre_id=world.centre, what="Burciņas", quantity=12, day=day("2026-10-07")
    )
    first, second = world.organisation("Biedrība A"), world.organisation("Biedrība B")
    project = world.file.projects.find_one("code = 'DK-2022'")
    older = world.file.projects.find_one("code = 'DK-2019'")
    indicator = world.file.projects.indicators.find_one("TRUE")
    assert project
    assert older
    assert indicator
    event_day = world.file.events.days_of(event.id)[0]
    return Stage(
        world,
        {
            "centre": world.centre,
            "anna": anna.id,
            "janis": janis.id,
            "soc": world.group("SOC"),
            "sen": world.group("SEN"),
            "event": event.id,
            "day": event_day.id,
            "from_": event_day.starts_at.timestamp().__int__(),
            "kiln": kiln.id,
            "sewing": sewing.id,
            "booking": firing_booking.id,
            "other": other.id,
            "cancelled": cancelled.id,
            "firing": firing.row_id or 0,
            "story": story.row_id or 0,
            "output": output.row_id or 0,
            "first": first.id,
            "second": second.id,
            "project": project.id,
            "older": older.id,
            "indicator": indicator.id,
            "line": world.line("A1"),
            "starts": int(firing_booking.starts_at.timestamp()),
            "ends": int(firing_booking.ends_at.timestamp()),
            "on": int(at("2026-10-08 10:00").timestamp()),
        },
    )


BOOKING = (
    "INSERT INTO bookings (uid, centre_id, equipment_id, starts_at, ends_at, local_day, purpose,"
    " status) VALUES ({{uid}}, {{centre}}, {{kiln}}, {starts}, {ends}, '2026-10-08', 'firing',"
    " '{status}')"
)

RULES = {
    "a booking over another": (
        BOOKING.format(starts="{starts} + 60", ends="{ends} + 60", status="booked"),
        Rule.BOOKING_OVERLAPS,
    ),
    "a booking inside another": (
        BOOKING.format(starts="{starts} + 60", ends="{ends} - 60", status="used"),
        Rule.BOOKING_OVERLAPS,
    ),
    "a booking around another": (
        BOOKING.format(starts="{starts} - 60", ends="{ends} + 60", status="booked"),
        Rule.BOOKING_OVERLAPS,
    ),
    "a booking moved over another": (
        "UPDATE bookings SET equipment_id = {kiln} WHERE id = {other}",
        Rule.BOOKING_OVERLAPS,
    ),
    "a cancelled booking booked again": (
        "UPDATE bookings SET status = 'booked' WHERE id = {cancelled}",
        Rule.BOOKING_OVERLAPS,
    ),
    "a person in a numbers-only group": (
        "UPDATE people SET group_id = {soc} WHERE id = {anna}",
        Rule.GROUP_NUMBERS_ONLY,
    ),
    "a new person in a numbers-only group": (
        "INSERT INTO people (uid, centre_id, group_id, first_name)"
        " VALUES ({uid}, {centre}, {soc}, 'Ilze')",
        Rule.GROUP_NUMBERS_ONLY,
    ),
    "a named visit of a numbers-only group": (
        "INSERT INTO attendances (event_id, event_day_id, person_id, group_id)"
        " VALUES ({event}, {day}, {janis}, {soc})",
        Rule.GROUP_NUMBERS_ONLY,
    ),
    "a visit changed to a numbers-only group": (
        "UPDATE attendances SET group_id = {soc}",
        Rule.GROUP_NUMBERS_ONLY,
    ),
    "a group with people made numbers-only": (
        "UPDATE groups SET numbers_only = 1 WHERE id = {sen}",
        Rule.GROUP_HAS_PEOPLE,
    ),
    "a day before its event": (
        "INSERT INTO event_days (event_id, local_day, starts_at, ends_at)"
        " VALUES ({event}, '2026-10-06', {from_} - 90000, {from_} - 86400)",
        Rule.DAY_OUTSIDE_EVENT,
    ),
    "a firing in a sewing machine": (
        "INSERT INTO firings (uid, booking_id) VALUES ({uid}, {other})",
        Rule.NOT_A_KILN,
    ),
    "a temperature before switching on": (
        "INSERT INTO firing_readings (firing_id, read_at, celsius) VALUES ({firing}, {on} - 1, 20)",
        Rule.READING_BEFORE_START,
    ),
    "an organisation merged into one that is merged": (
        "UPDATE organisations SET merged_into_id = CASE id WHEN {first} THEN {second}"
        " ELSE {first} END",
        Rule.MERGE_INTO_ITSELF,
    ),
    "an event with visits deleted": ("DELETE FROM events WHERE id = {event}", Rule.STILL_IN_USE),
    "a line of another project": (
        "INSERT INTO event_lines (event_id, project_id, line_id) VALUES ({event}, {older}, {line})",
        Rule.STILL_IN_USE,
    ),
    "an attendance on another event's day": (
        "INSERT INTO attendances (event_id, event_day_id, person_id, group_id)"
        " VALUES ({event} + 1, {day}, {janis}, {sen})",
        Rule.STILL_IN_USE,
    ),
    "a booking of another centre's machine": (
        "UPDATE bookings SET centre_id = centre_id + 1 WHERE id = {other}",
        Rule.STILL_IN_USE,
    ),
    "the same person twice on a day": (
        "INSERT INTO attendances (event_id, event_day_id, person_id, group_id)"
        " VALUES ({event}, {day}, {anna}, {sen})",
        Rule.ALREADY_THERE,
    ),
    "two targets of one indicator": (
        "INSERT INTO targets (uid, indicator_id, value) VALUES ({uid}, {indicator}, 5)",
        Rule.ALREADY_THERE,
    ),
    "a centre's code in small letters of another": (
        "INSERT INTO centres (uid, code, name_lv) VALUES ({uid}, 'PRE', 'x')",
        Rule.ALREADY_THERE,
    ),
}


@pytest.mark.parametrize("wrong", RULES)
def test_a_wrong_state_is_a_broken_rule(stage: Stage, wrong: str):
    sql, rule = RULES[wrong]
    with pytest.raises(BrokenRule) as refused:
        stage.run(sql)
    assert refused.value.key is rule


SENSELESS = {
    "the 31st of February": "UPDATE events SET local_day = '2026-02-31'",
    "a day with a time": "UPDATE people SET archived_on = '2026-10-01 10:00'",
    "no day at all": "UPDATE outputs SET local_day = ''",
    "an end before its start": "UPDATE events SET ends_at = starts_at - 1",
    "an end at its start": "UPDATE bookings SET ends_at = starts_at WHERE id = {other}",
    "an endless event": "UPDATE events SET ends_at = starts_at + 5356801",
    "an endless booking": "UPDATE bookings SET ends_at = starts_at + 1209601 WHERE id = {other}",
    "a day that ends before it starts": "UPDATE event_days SET ends_at = starts_at",
    "a consent withdrawn before it was given": "UPDATE consents SET withdrawn_on = '2026-09-30'",
    "a refusal withdrawn": "UPDATE consents SET answer = 'no', withdrawn_on = '2026-11-01'",
    "one's own guardian": "UPDATE consents SET given_by = 'guardian', guardian_id = person_id",
    "a guardian who gave nothing": "UPDATE consents SET guardian_id = {janis}",
    "an answer never given": "UPDATE consents SET answer = 'not_asked'",
    "a negative target": "UPDATE targets SET value = -1",
    "an erased person with a name": "UPDATE people SET erased_on = '2026-11-01' WHERE id = {anna}",
    "an erased person with a note": "UPDATE people SET erased_on = '2026-11-01', first_name = '',"
    " last_name = '', sort_key = '', folded = '', notes = 'x' WHERE id = {anna}",
    "a person without a name": "UPDATE people SET first_name = '', last_name = ''",
    "a link to oneself": "INSERT INTO person_links (person_id, other_id, kind)"
    " VALUES ({anna}, {anna}, 'family')",
    "more pieces lost than fired": "UPDATE firings SET pieces_in = 3, pieces_lost = 4",
    "switched off before on": "UPDATE firings SET off_at = on_at",
    "an empty outside id": "UPDATE people SET outside_id = '' WHERE id = {anna}",
    "an unknown status": "UPDATE events SET status = 'maybe'",
    "postponed without being so": "UPDATE events SET postponed_to = '2026-12-01'",
    "a text where a number belongs": "UPDATE outputs SET quantity = 'daudz'",
    "nothing made": "UPDATE outputs SET quantity = 0",
    "a story that tells nothing": "UPDATE stories SET body = ''",
    "maintenance for a person": "UPDATE bookings SET purpose = 'maintenance' WHERE id = {other}",
    "a booking for nobody": "UPDATE bookings SET person_id = NULL WHERE id = {other}",
    "a short uid": "UPDATE events SET uid = 'x'",
    "an organisation merged into itself": "UPDATE organisations SET merged_into_id = id",
    "a registration number of ten digits": "UPDATE organisations"
    " SET registration_number = '1234567890'",
    "a kiln's door on a sewing machine": "UPDATE equipment SET open_below_celsius = 60"
    " WHERE id = {sewing}",
    "a shortest booking longer than the longest": "UPDATE equipment SET shortest_minutes = 600,"
    " longest_minutes = 60",
    "a project that ends before it starts": "UPDATE projects SET ends_on = '2018-12-31'",
    "a centre's code with a hyphen": "UPDATE centres SET code = 'PRE-1'",
}


@pytest.mark.parametrize("wrong", SENSELESS)
def test_a_senseless_value_never_gets_in(stage: Stage, wrong: str):
    refused = (BrokenRule, database.driver.IntegrityError)
    with pytest.raises(refused, match=r"contradiction|cannot store"):
        stage.run(SENSELESS[wrong])


def test_what_touches_in_time_does_not_overlap(stage: Stage):
    stage.run(BOOKING.format(starts="{ends}", ends="{ends} + 3600", status="booked"))
    stage.run(
        BOOKING.format(starts="{starts} - 3600", ends="{starts}", status="booked").replace(
            "{uid}", UID.replace("0", "1")
        )
    )


def test_the_longest_booking_still_guards_its_last_minute(world: World):
    kiln = world.kiln()
    world.book(kiln, "2026-10-01 09:00", "2026-10-15 09:00")
    stage = Stage(world, {"centre": world.centre, "kiln": kiln.id})
    last = int(at("2026-10-15 09:00").timestamp())
    with pytest.raises(BrokenRule):
        stage.run(BOOKING.format(starts=last - 60, ends=last + 60, status="booked"))
    stage.run(BOOKING.format(starts=last, ends=last + 60, status="booked"))


def issue(stage: Stage) -> None:
    digest = stage.world.file.keep(b"%PDF", "application/pdf")
    stage.ids["digest"] = digest
    stage.run(
        "INSERT INTO issued_reports (uid, centre_id, number, issue, language, first_day, last_day,"
        " issued_at, local_day, figures, file_sha256) VALUES ({uid}, {centre}, 'KRC-PRE-2026-10',"
        " 1, 'lv', '2026-10-01', '2026-10-31', 0, '2026-11-02', '{{}}', '{digest}')"
    )


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE issued_reports SET reason = 'labots'",
        "DELETE FROM issued_reports",
        "REPLACE INTO issued_reports SELECT * FROM issued_reports",
    ],
)
def test_an_issued_report_is_never_changed_or_removed(stage: Stage, sql: str):
    issue(stage)
    with pytest.raises(BrokenRule) as refused:
        stage.run(sql)
    assert refused.value.key is Rule.ALREADY_ISSUED


def test_kept_bytes_never_change(stage: Stage):
    issue(stage)
    with pytest.raises(database.driver.IntegrityError, match="kept files never change"):
        stage.run("UPDATE kept_files SET content = x'00', size = 1")
    with pytest.raises(BrokenRule) as refused:
        stage.run("DELETE FROM kept_files")
    assert refused.value.key is Rule.STILL_IN_USE


def journaled(world: World) -> list[str]:
    rows = world.file.connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal_%_new'"
    )
    return sorted(re.sub(r"^journal_|_new$", "", row[0]) for row in rows)


def test_no_table_takes_a_write_without_a_verb(stage: Stage):
    connection = stage.world.file.connection
    found = journaled(stage.world)
    assert len(found) > 40
    assert not set(found) & schema.UNJOURNALED
    for table in found:
        # whether a row stands in it or not: triggers fire for each row, so one is needed
        if connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0:  # noqa: S608
            continue
        for sql in (f"UPDATE {table} SET id = id", f"DELETE FROM {table}"):  # noqa: S608
            with pytest.raises(database.driver.IntegrityError):
                connection.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO age_bands (uid, label, from_age) VALUES ({uid}, 'x', 1)",
        "UPDATE age_bands SET label = 'x' WHERE id = 1",
        "DELETE FROM age_bands WHERE id = 1",
        "REPLACE INTO age_bands (id, uid, label, from_age) VALUES (1, {uid}, 'x', 1)",
    ],
)
def test_a_write_without_a_verb_names_its_reason(world: World, sql: str):
    with pytest.raises(database.driver.IntegrityError, match="no_verb"):
        world.file.connection.execute(sql.format(uid=UID))


def test_bulk_needs_a_verb_too(world: World):
    with pytest.raises(database.driver.IntegrityError):
        world.file.connection.execute("UPDATE journal_pen SET in_bulk = 1")


def test_a_rows_own_id_never_changes(world: World):
    stage = Stage(world)
    with pytest.raises(database.driver.IntegrityError, match="id_changed"):
        stage.run("UPDATE age_bands SET id = 900 WHERE id = 1")
