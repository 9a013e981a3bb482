"""What a week's poster gathers: days, people by initials, nights, the change of the clock."""

from __future__ import annotations

from datetime import date

import pytest

from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.bookings import BookingPurpose, BookingStatus, FiringKind
from krc_desktop.model.equipment_papers import Sign, Taken, WeekPoster
from krc_desktop.model.reports import Both
from krc_desktop.operations import centres, equipment, firings, people
from krc_desktop.operations.week_posters import week_poster
from krc_desktop.periods import Period
from krc_desktop.reports.equipment import poster as paper
from tests.builders import World, at, day

_BY = {"override_reason": "pārbaude"}


@pytest.fixture
def opened(world: World) -> World:
    """A centre that is open from Tuesday to Saturday."""
    hours = dict.fromkeys((2, 3, 4, 5), (720, 1080)) | {6: (600, 900)}
    centres.set_opening_hours(
        world.file, centre_id=world.centre, hours=hours, since=date(2026, 1, 1)
    )
    return world


def gathered(world: World, first: str = "2026-11-05") -> WeekPoster:
    """The week of a day."""
    return week_poster(world.file, centre_id=world.centre, first_day=day(first))


def taken_on(content: WeekPoster, local: str, row: int = 0) -> tuple[Taken, ...]:
    """What takes a machine on a day."""
    at_ = [one.day for one in content.days].index(day(local))
    return content.machines[row].days[at_].taken


def test_the_week_has_its_open_days_and_number(opened: World):
    opened.machine()
    content = gathered(opened)
    assert [one.day.isoweekday() for one in content.days] == [2, 3, 4, 5, 6]
    assert content.week == Period(date(2026, 11, 3), date(2026, 11, 7))
    assert content.number == "KRC-PRE-N45-2026"
    assert content.days[0].opens == ((720, 1080),)
    assert content.machines[0].days[4].opens == ((600, 900),)


def test_a_person_is_named_by_an_initial_and_a_child_by_no_more(opened: World):
    machine = opened.machine()
    child = opened.person("Kārlis Bērziņš", birth_year=2016)
    erased = opened.person("Anna Dzēsta")
    for hour, who in (("12", child), ("14", erased)):
        opened.book(
            machine,
            f"2026-11-04 {hour}:00",
            f"2026-11-04 {hour}:30",
            purpose=BookingPurpose.PERSON,
            status=BookingStatus.BOOKED,
            person_id=who.id,
            **_BY,
        )
    people.change_person(opened.file, person_id=erased.id, last_name="")
    first, second = taken_on(gathered(opened), "2026-11-04")
    assert (first.who.lv, first.begins, first.ends) == ("Kārlis B.", 720, 750)
    assert second.who.lv == "Anna"


def test_events_organisations_and_inductions_are_named(opened: World):
    machine = opened.machine()
    kind = opened.file.events.kinds.find_one("name_lv = ?", "instruktāža")
    assert kind is not None
    event = opened.event("2026-11-03 12:00", "2026-11-03 13:00", title="Māla otrdiena")
    induction = opened.event(
        "2026-11-03 14:00", "2026-11-03 15:00", title="Adatas", kind_id=kind.id
    )
    group = opened.organisation("Ģimeņu grupa")
    times = [("12:00", "13:00"), ("14:00", "15:00"), ("16:00", "17:00")]
    whom = [
        {"purpose": BookingPurpose.EVENT, "event_id": event.id},
        {"purpose": BookingPurpose.EVENT, "event_id": induction.id},
        {"purpose": BookingPurpose.ORGANISATION, "organisation_id": group.id},
    ]
    for (starts, ends), how in zip(times, whom, strict=True):
        opened.book(
            machine,
            f"2026-11-03 {starts}",
            f"2026-11-03 {ends}",
            status=BookingStatus.BOOKED,
            **how,  # type: ignore[arg-type]
            **_BY,
        )
    first, second, third = taken_on(gathered(opened), "2026-11-03")
    assert (first.sign, first.who) == (Sign.BOOKED, Both("Māla otrdiena"))
    assert second.sign is Sign.INDUCTION
    assert third.who.lv == "Ģimeņu grupa"


def test_a_firing_over_nights_is_cut_by_days_and_cools_after_its_heat(opened: World):
    kiln = opened.kiln()
    booking = opened.book(
        kiln, "2026-11-03 12:00", "2026-11-05 00:30", status=BookingStatus.BOOKED, **_BY
    )
    firings.log_firing(opened.file, booking_id=booking.id, number="A-1", kind=FiringKind.GLAZE)
    content = gathered(opened)
    (first,) = taken_on(content, "2026-11-03")
    (second,) = taken_on(content, "2026-11-04")
    (third,) = taken_on(content, "2026-11-05")
    assert (first.sign, first.begins, first.ends, first.cools) == (Sign.FIRING, 720, None, False)
    assert (first.firing_kind, first.firing_number) == (FiringKind.GLAZE, "A-1")
    assert first.until == at("2026-11-05 00:30")
    assert (second.begins, second.ends, second.cools) == (None, None, True)
    assert (third.begins, third.ends) == (None, 30)


def test_what_is_cancelled_or_of_another_week_is_not_there(opened: World):
    machine = opened.machine()
    booking = opened.book(machine, "2026-11-04 12:00", "2026-11-04 13:00", **_BY)
    opened.book(machine, "2026-11-11 12:00", "2026-11-11 13:00", **_BY)
    assert len(taken_on(gathered(opened), "2026-11-04")) == 1
    from krc_desktop.operations.bookings import set_booking_status

    set_booking_status(opened.file, booking_id=booking.id, status=BookingStatus.CANCELLED)
    assert taken_on(gathered(opened), "2026-11-04") == ()


def test_out_of_service_and_maintenance_have_their_signs(opened: World):
    machine = opened.machine()
    equipment.take_out_of_service(
        opened.file,
        equipment_id=machine.id,
        starts_at=at("2026-11-05 13:00"),
        ends_at=None,
        reason="salūzusi adata",
    )
    opened.book(
        machine,
        "2026-11-04 12:00",
        "2026-11-04 13:00",
        purpose=BookingPurpose.MAINTENANCE,
        status=BookingStatus.BOOKED,
        **_BY,
    )
    content = gathered(opened)
    assert taken_on(content, "2026-11-04")[0].sign is Sign.MAINTENANCE
    (out,) = taken_on(content, "2026-11-05")
    assert (out.sign, out.begins, out.ends, out.who.lv) == (Sign.OUT, 780, None, "")


def test_a_closed_day_is_shown_only_when_something_begins_or_ends_on_it(opened: World):
    kiln = opened.kiln()
    opened.book(kiln, "2026-11-07 12:00", "2026-11-10 12:00", **_BY)
    assert all(one.day.isoweekday() != 7 for one in gathered(opened).days)
    opened.book(opened.machine(), "2026-11-08 12:00", "2026-11-08 14:00", **_BY)
    shown = [one.day.isoweekday() for one in gathered(opened).days]
    assert shown == [2, 3, 4, 5, 6, 7]


def test_a_holiday_is_no_column(opened: World):
    # Wednesday, 18 November 2026
    content = gathered(opened, "2026-11-18")
    assert [one.day.isoweekday() for one in content.days] == [2, 4, 5, 6]


def test_the_night_of_the_clock_change_keeps_the_wall_clock(world: World):
    kiln = world.kiln()
    world.book(kiln, "2026-10-24 16:00", "2026-10-25 09:00", **_BY)
    world.book(kiln, "2026-10-25 10:00", "2026-10-25 12:00", **_BY)
    content = gathered(world, "2026-10-25")
    (saturday,) = taken_on(content, "2026-10-24")
    assert (saturday.begins, saturday.ends) == (960, None)
    night, morning = taken_on(content, "2026-10-25")
    assert (night.begins, night.ends) == (None, 540)
    assert (morning.begins, morning.ends) == (600, 720)
    assert paper.week_poster(content, Phrasebook(Language.LATVIAN)).startswith(b"%PDF")


def test_a_centre_without_hours_shows_its_working_days(world: World):
    world.machine()
    content = gathered(world)
    assert [one.day.isoweekday() for one in content.days] == [1, 2, 3, 4, 5]
    assert content.days[0].opens == ()


def test_machines_of_other_centres_and_retired_ones_stay_away(opened: World):
    opened.machine("Citur", centre="AGL")
    gone = opened.machine("Vecā")
    equipment.retire_equipment(opened.file, equipment_id=gone.id)
    assert gathered(opened, "2026-11-12").machines == ()


def test_nothing_is_written(opened: World):
    opened.machine()
    before = opened.everything()
    gathered(opened)
    assert opened.everything() == before
