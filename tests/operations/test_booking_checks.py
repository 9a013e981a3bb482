"""What is said of a booking while it is typed, and which free time is offered instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.booking_checks import Finding, Kind, Severity, Wanted
from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.equipment import Equipment, EquipmentKind, Risk
from krc_desktop.operations import bookings, centres, equipment, people
from krc_desktop.operations.booking_checks import (
    findings,
    free_times,
    next_free,
    phase_lengths,
    usual_phases,
)
from krc_desktop.operations.booking_finding_words import heading, sentence_of
from krc_desktop.sentences import sentence
from tests.builders import World, at, day

LV, EN = Phrasebook(Language.LATVIAN), Phrasebook(Language.ENGLISH)
# Tuesday to Saturday, as in the sample
HOURS = dict.fromkeys((2, 3, 4, 5), (9 * 60, 19 * 60)) | {6: (10 * 60, 17 * 60)}


@pytest.fixture
def laser(world: World) -> Equipment:
    """A laser in a centre with opening hours."""
    centres.set_opening_hours(
        world.file, centre_id=world.centre, hours=HOURS, since=day("2026-01-01")
    )
    return world.machine("Lāzergravieris", EquipmentKind.LASER)


@pytest.fixture
def sewing(world: World, laser: Equipment) -> Equipment:
    """A green machine beside it."""
    return world.machine("Šujmašīna", EquipmentKind.SEWING, risk=Risk.GREEN)


def wanted(
    machine: Equipment, starts: str, ends: str, purpose: str = "person", **who: Any
) -> Wanted:
    """A booking as it is typed."""
    return Wanted(
        equipment_id=machine.id,
        starts_at=at(starts),
        ends_at=at(ends),
        purpose=BookingPurpose(purpose),
        **who,
    )


def kinds(found: tuple[Finding, ...]) -> list[Kind]:
    """What is said, in order."""
    return [one.kind for one in found]


def inducted(world: World, machine: Equipment, name: str, on: str = "2026-10-01") -> int:
    """Somebody with an induction."""
    person = world.person(name)
    equipment.record_induction(
        world.file, equipment_id=machine.id, person_id=person.id, inducted_on=day(on)
    )
    return person.id


def test_a_conflict_says_who_when_and_by_how_much_and_offers_what_is_really_free(
    world: World, laser: Equipment
):
    toms = inducted(world, laser, "Toms Ķirsis")
    event = world.event("2026-11-27 13:00", "2026-11-27 16:00", title="Dāvanu darbnīca")
    span = ("2026-11-27 13:00", "2026-11-27 16:00")
    world.book(laser, *span, purpose=BookingPurpose.EVENT, event_id=event.id)
    (found,) = findings(
        world.file, wanted(laser, "2026-11-27 14:30", "2026-11-27 16:00", person_id=toms)
    )
    assert heading(LV, found) == "Šajā laikā iekārta ir aizņemta"
    assert sentence_of(LV, found) == (
        "Pasākums “Dāvanu darbnīca” to izmanto piektdien no 13:00 līdz 16:00."
        " Pārklājas 1\u00a0h 30\u00a0min."
    )
    assert found.free is not None
    assert found.free.starts_at == at("2026-11-27 16:00")
    assert found.free.ends_at == at("2026-11-27 17:30")


def test_the_verb_refuses_what_the_finding_says_and_names_the_other(
    world: World, sewing: Equipment
):
    anna, ilze = world.person("Anna Liepa"), world.person("Ilze Osa")
    span = ("2026-11-27 13:00", "2026-11-27 16:00")
    person = {"purpose": BookingPurpose.PERSON, "status": BookingStatus.BOOKED}
    world.book(sewing, *span, person_id=anna.id, outside_id="B-7", **person)
    with pytest.raises(BrokenRule) as refused:
        world.book(sewing, *span, person_id=ilze.id, **person)
    assert refused.value.key is Rule.BOOKING_OVERLAPS
    said = sentence(LV, refused.value)
    assert "Anna Liepa (B-7)" in said
    assert "27.11.2026. 13:00" in said


def test_work_that_stays_on_the_machine_is_in_the_way_too(world: World, sewing: Equipment):
    anna = world.person("Anna Liepa")
    known = world.book(
        sewing,
        "2026-10-27 13:00",
        "2026-10-27 16:00",
        purpose=BookingPurpose.PERSON,
        person_id=anna.id,
        stays_until=at("2026-10-29 12:00"),
    )
    assert known.occupied_until == at("2026-10-29 12:00")
    found = findings(
        world.file, wanted(sewing, "2026-10-28 13:00", "2026-10-28 14:00", person_id=anna.id)
    )
    assert found[0].kind is Kind.OVERLAP
    assert "29.10." in sentence_of(LV, found[0])
    assert found[0].facts["minutes"] == 60


def test_a_red_machine_asks_for_an_induction_and_no_reason_overrides_it(
    world: World, laser: Equipment
):
    toms = world.person("Toms Ķirsis")
    asked = wanted(laser, "2026-11-27 10:00", "2026-11-27 11:00", person_id=toms.id)
    (found,) = findings(world.file, replace(asked, override_reason="Steidzami"))
    assert (found.kind, found.severity) == (Kind.NO_INDUCTION, Severity.STOP)
    assert heading(LV, found) == "Nav derīgas instruktāžas: Toms Ķirsis"
    ilze = inducted(world, laser, "Ilze Osa")
    assert findings(world.file, replace(asked, supervisor_id=ilze)) == ()
    itself = findings(world.file, replace(asked, supervisor_id=toms.id))
    assert kinds(itself) == [Kind.NO_INDUCTION]
    anna = world.person("Anna Liepa")
    unfit = findings(world.file, replace(asked, supervisor_id=anna.id))
    assert kinds(unfit) == [Kind.SUPERVISOR_NOT_INDUCTED]


def test_an_induction_that_has_lapsed_says_when(world: World, laser: Equipment):
    toms = inducted(world, laser, "Toms Ķirsis", "2025-10-01")
    (found,) = findings(
        world.file, wanted(laser, "2026-11-27 10:00", "2026-11-27 11:00", person_id=toms)
    )
    assert "01.10.2026." in sentence_of(LV, found)


def test_who_supervises_is_an_adult_and_a_child_at_the_laser_has_one_beside(
    world: World, laser: Equipment
):
    child = inducted(world, laser, "Pēteris Zars")
    people.change_person(world.file, person_id=child, birth_year=2014)
    toms = world.person("Toms Ķirsis")
    span = ("2026-11-27 10:00", "2026-11-27 11:00")
    under_a_child = wanted(laser, *span, person_id=toms.id, supervisor_id=child)
    assert kinds(findings(world.file, under_a_child)) == [Kind.SUPERVISOR_IS_MINOR]
    alone = wanted(laser, *span, person_id=child)
    assert kinds(findings(world.file, alone)) == [Kind.ADULT_NEEDED]
    assert findings(world.file, replace(alone, supervisor_id=toms.id)) == ()


def test_an_orange_machine_only_recommends_an_induction(world: World, laser: Equipment):
    knitting = world.machine("Adāmmašīna", EquipmentKind.KNITTING)
    anna = world.person()
    (found,) = findings(
        world.file, wanted(knitting, "2026-11-27 10:00", "2026-11-27 11:00", person_id=anna.id)
    )
    assert (found.kind, found.severity) == (Kind.INDUCTION_ADVISED, Severity.WARN)


def test_a_machine_out_of_service_says_why_and_until_when(world: World, sewing: Equipment):
    anna = world.person()
    equipment.take_out_of_service(
        world.file,
        equipment_id=sewing.id,
        starts_at=at("2026-11-26 09:00"),
        ends_at=at("2026-11-28 12:00"),
        reason="Adatas maiņa.",
    )
    asked = wanted(sewing, "2026-11-27 10:00", "2026-11-27 11:00", person_id=anna.id)
    (found,) = findings(world.file, asked)
    assert found.kind is Kind.OUT_OF_SERVICE
    assert sentence_of(LV, found) == "Adatas maiņa. Līdz Se,\u00a028.11.\u00a012:00."
    assert found.free is not None
    assert found.free.starts_at == at("2026-11-28 12:00")
    mended = replace(asked, purpose=BookingPurpose.MAINTENANCE, person_id=None)
    assert [one.severity for one in findings(world.file, mended)] == [Severity.WARN]


def test_closed_doors_ask_for_a_reason_and_take_it(world: World, sewing: Equipment):
    anna = world.person()
    late = wanted(sewing, "2026-11-27 18:00", "2026-11-27 21:00", person_id=anna.id)
    (found,) = findings(world.file, late)
    assert (found.kind, found.severity, found.asks_reason) == (
        Kind.OUTSIDE_HOURS,
        Severity.WARN,
        True,
    )
    assert "2\u00a0h" in sentence_of(LV, found)
    assert "9:00–19:00" in sentence_of(LV, found)
    booked: dict[str, Any] = {
        "equipment_id": sewing.id,
        "starts_at": late.starts_at,
        "ends_at": late.ends_at,
        "purpose": BookingPurpose.PERSON,
        "person_id": anna.id,
    }
    with pytest.raises(BrokenRule) as refused:
        bookings.book(world.file, **booked)
    assert refused.value.key is Rule.OUTSIDE_OPENING
    made = bookings.book(world.file, **booked, override_reason="Vadītāja paliek līdz galam")
    assert world.file.bookings.get(made.row_id or 0).override_reason


def test_a_closed_day_is_named(world: World, sewing: Equipment):
    anna = world.person()
    centres.add_closure(
        world.file,
        centre_id=world.centre,
        first_day=day("2026-11-27"),
        last_day=day("2026-11-27"),
        reason="Remonts",
    )
    for on, told in (("11-27", "Remonts"), ("11-18", "Republikas"), ("11-23", "Pirmdiena")):
        span = (f"2026-{on} 10:00", f"2026-{on} 11:00")
        (found,) = findings(world.file, wanted(sewing, *span, person_id=anna.id))
        assert found.kind is Kind.CLOSED_DAY
        assert told in sentence_of(LV, found)


def test_lengths_beside_the_machine_s_own_ask_for_a_reason(world: World, sewing: Equipment):
    anna = world.person()
    equipment.change_equipment(
        world.file, equipment_id=sewing.id, shortest_minutes=30, longest_minutes=120
    )
    for ends, kind in (("10:15", Kind.TOO_SHORT), ("13:00", Kind.TOO_LONG)):
        asked = wanted(sewing, "2026-11-27 10:00", f"2026-11-27 {ends}", person_id=anna.id)
        (found,) = findings(world.file, asked)
        assert (found.kind, found.asks_reason) == (kind, True)
        (told,) = findings(world.file, replace(asked, override_reason="Vienreizēji"))
        assert not told.stands_in_the_way


@pytest.mark.parametrize(
    ("starts", "ends", "kind"),
    [
        ("2026-11-27 11:00", "2026-11-27 10:00", Kind.END_BEFORE_START),
        ("2026-11-27 11:00", "2026-11-27 11:00", Kind.END_BEFORE_START),
        ("2026-11-27 11:00", "2026-12-27 11:00", Kind.TOO_LONG_FOR_ALL),
    ],
)
def test_what_no_reason_allows(world: World, sewing: Equipment, starts: str, ends: str, kind: Kind):
    asked = wanted(sewing, starts, ends, override_reason="Tomēr", person_id=world.person().id)
    assert kinds(findings(world.file, asked)) == [kind]


def test_a_retired_machine_another_centre_s_and_an_archived_card(world: World, sewing: Equipment):
    anna = world.person()
    asked = wanted(sewing, "2026-11-27 10:00", "2026-11-27 11:00", person_id=anna.id)
    elsewhere = replace(asked, centre_id=world.centre_called("AGL"))
    assert kinds(findings(world.file, elsewhere)) == [Kind.ELSEWHERE]
    people.archive_person(world.file, person_id=anna.id)
    assert kinds(findings(world.file, asked)) == [Kind.PERSON_ARCHIVED]
    people.restore_person(world.file, person_id=anna.id)
    equipment.retire_equipment(world.file, equipment_id=sewing.id)
    assert kinds(findings(world.file, asked)) == [Kind.RETIRED]


def test_the_past_the_step_and_what_somebody_does_elsewhere_are_only_told(
    world: World, sewing: Equipment
):
    anna = world.person()
    old = wanted(sewing, "2026-10-28 10:07", "2026-10-28 11:00", person_id=anna.id)
    found = findings(world.file, old)
    assert kinds(found) == [Kind.IN_THE_PAST, Kind.OFF_STEP]
    assert not any(one.stands_in_the_way for one in found)
    other = world.machine("Otra šujmašīna", risk=Risk.GREEN)
    span = ("2026-11-27 10:00", "2026-11-27 12:00")
    person = {"purpose": BookingPurpose.PERSON, "person_id": anna.id}
    world.book(other, *span, status=BookingStatus.BOOKED, **person)
    event = world.event(*span, title="Adventes vainagi")
    world.attend(event, anna)
    found = findings(world.file, wanted(sewing, *span, person_id=anna.id))
    assert kinds(found) == [Kind.PERSON_AT_MACHINE, Kind.PERSON_AT_EVENT]
    assert "Otra šujmašīna" in sentence_of(LV, found[0])
    assert "Adventes vainagi" in sentence_of(LV, found[1])


def test_an_event_and_maintenance_are_not_held_to_opening_hours(world: World, sewing: Equipment):
    event = world.event("2026-11-27 18:00", "2026-11-27 22:00")
    span = ("2026-11-27 18:00", "2026-11-27 22:00")
    assert findings(world.file, wanted(sewing, *span, "event", event_id=event.id)) == ()
    assert findings(world.file, wanted(sewing, *span, "maintenance")) == ()


# -- the kiln ----------------------------------------------------------------------------------


def test_a_firing_burns_over_night_and_is_unloaded_when_doors_are_open(
    world: World, laser: Equipment
):
    kiln = world.kiln()
    laid = usual_phases(world.file, kiln.id, at("2026-11-25 09:00"))
    assert [one.value for one, _, _ in laid] == ["load", "fire", "cool", "unload"]
    # 9:00 and 36.5 hours would end at 21:30: it cools until the doors open again
    assert laid[-1][1:] == (at("2026-11-27 09:00"), at("2026-11-27 10:00"))
    asked = wanted(kiln, "2026-11-25 09:00", "2026-11-27 10:00", "firing")
    assert findings(world.file, asked) == ()
    at_night = replace(asked, ends_at=at("2026-11-26 21:30"))
    (found,) = findings(world.file, at_night)
    assert (found.kind, found.facts["phase"]) == (Kind.OUTSIDE_HOURS, "unload")


def test_the_next_firing_fits_between_what_is_there(world: World, laser: Equipment):
    kiln = world.kiln()
    world.book(kiln, "2026-11-25 09:00", "2026-11-27 10:00", status=BookingStatus.BOOKED)
    slot = next_free(world.file, kiln.id, at("2026-11-25 12:00"))
    assert slot is not None
    assert slot.starts_at == at("2026-11-27 10:00")
    # Saturday until 17:00, closed until Tuesday 9:00
    assert slot.ends_at == at("2026-12-01 10:00")


def test_what_differs_from_the_usual_phases_is_waited_in_the_cooling(
    world: World, laser: Equipment
):
    kiln = world.kiln()
    asked = wanted(kiln, "2026-11-25 09:00", "2026-11-27 10:00", "firing")
    lengths = phase_lengths(world.file, asked)
    assert lengths == [("load", 90), ("fire", 600), ("cool", 49 * 60 - 750), ("unload", 60)]
    assert phase_lengths(world.file, replace(asked, ends_at=at("2026-11-25 12:00"))) is None


@pytest.mark.parametrize(
    ("starts", "ends", "hours"),
    [
        ("2026-10-24 12:00", "2026-10-25 12:00", 25),
        ("2027-03-27 12:00", "2027-03-28 12:00", 23),
        ("2026-10-31 12:00", "2026-11-01 12:00", 24),
    ],
)
def test_a_night_of_another_length_is_measured_as_it_passes(
    world: World, starts: str, ends: str, hours: int
):
    kiln = world.kiln()
    world.book(kiln, starts, ends)
    (found, *_) = findings(world.file, wanted(kiln, starts, ends, "firing"))
    assert found.facts["minutes"] == hours * 60
    slot = next_free(world.file, kiln.id, at(starts), timedelta(hours=hours))
    assert slot is not None
    assert slot.ends_at - slot.starts_at == timedelta(hours=hours)


# -- free times --------------------------------------------------------------------------------


def brute_force(world: World, machine: Equipment, after: datetime, minutes: int) -> datetime | None:
    """The first quarter at which a booking would be accepted, tried one by one."""
    at_ = after
    while at_ < after + timedelta(days=8):
        wall = clock.local(at_)
        if wall.minute % 15 == 0:
            asked = Wanted(
                equipment_id=machine.id,
                starts_at=at_,
                ends_at=at_ + timedelta(minutes=minutes),
                purpose=BookingPurpose.ORGANISATION,
                organisation_id=1,
            )
            if not any(one.stands_in_the_way for one in findings(world.file, asked)):
                return at_
        at_ += timedelta(minutes=15)
    return None


@pytest.mark.parametrize("minutes", [15, 90, 240, 480])
@pytest.mark.parametrize("after", ["2026-11-24 08:00", "2026-11-25 12:15", "2026-11-27 18:45"])
def test_the_next_free_time_is_the_first_one_that_would_be_accepted(
    world: World, sewing: Equipment, after: str, minutes: int
):
    world.organisation()
    for span in (
        ("2026-11-24 10:00", "2026-11-24 12:00"),
        ("2026-11-24 13:30", "2026-11-24 16:10"),
        ("2026-11-25 09:00", "2026-11-25 18:00"),
        ("2026-11-26 12:00", "2026-11-27 12:00"),
    ):
        world.book(sewing, *span, purpose=BookingPurpose.MAINTENANCE, status=BookingStatus.BOOKED)
    equipment.take_out_of_service(
        world.file,
        equipment_id=sewing.id,
        starts_at=at("2026-11-28 11:00"),
        ends_at=at("2026-11-28 12:30"),
        reason="Eļļošana",
    )
    slot = next_free(world.file, sewing.id, at(after), timedelta(minutes=minutes))
    expected = brute_force(world, sewing, at(after), minutes)
    assert (slot.starts_at if slot else None) == expected


def test_other_times_are_several_and_none_where_there_is_none(world: World, sewing: Equipment):
    found = free_times(world.file, sewing.id, at("2026-11-24 10:00"), timedelta(hours=2))
    starts = [one.starts_at for one in found]
    expected = ["2026-11-24 10:00", "2026-11-24 12:00", "2026-11-25 09:00", "2026-11-25 11:00"]
    assert starts == [at(one) for one in expected]
    assert next_free(world.file, sewing.id, at("2026-11-24 10:00"), timedelta(hours=11)) is None
    equipment.take_out_of_service(
        world.file,
        equipment_id=sewing.id,
        starts_at=at("2026-11-20 11:00"),
        ends_at=None,
        reason="Saplīsa",
    )
    assert next_free(world.file, sewing.id, at("2026-11-24 10:00"), timedelta(hours=1)) is None


@pytest.mark.parametrize("words", [LV, EN], ids=["lv", "en"])
def test_every_finding_has_its_own_words(words: Phrasebook):
    from krc_desktop.operations import booking_finding_words

    assert set(booking_finding_words._HEADINGS) == set(Kind)
    assert set(booking_finding_words._SENTENCES) == set(Kind)
