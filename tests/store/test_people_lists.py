"""The list of people, and one person's card and history."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.model.events import EventStatus, SignupStatus
from krc_desktop.model.people import Answer, Gap, Giver, LinkKind, Purpose, Role
from krc_desktop.model.people_lists import MomentKind, PeopleFilter, PeopleShown, PersonRow
from krc_desktop.model.volunteers import EntryState
from krc_desktop.operations import attendance, equipment, people
from krc_desktop.store.people_lists import people_counted, people_counts, people_page
from krc_desktop.store.person_cards import (
    history_of_person,
    person_card,
    person_year,
    years_of_person,
)
from tests.builders import World, day

TODAY = day("2026-10-20")


def page(world: World, wanted: PeopleFilter | None = None, **how: object) -> list[PersonRow]:
    return people_page(world.file.connection, wanted or PeopleFilter(), TODAY, **how)  # type: ignore[arg-type]


def names(rows: list[PersonRow]) -> list[str]:
    return [row.name for row in rows]


def ask_photo(world: World, person_id: int, on: str = "2026-10-01", **others: object) -> None:
    people.record_consent(
        world.file,
        person_id=person_id,
        purpose=Purpose.PHOTO,
        answer=Answer.YES,
        given_on=day(on),
        **others,
    )


def test_pages_follow_one_another_in_latvian_order_with_their_letters(world: World):
    for name in ("Ilze Žagata", "Anna Čaks", "Anna Cukurs", "Jānis Zvirbulis", "Ivo Āre", "Ada"):
        world.person(name)
    pages, after = [], ("", 0)
    while rows := page(world, after=after, limit=2):
        pages.append([(row.heading, row.name) for row in rows])
        after = rows[-1].key
    assert pages == [
        [("A", "Ada"), ("A", "Āre Ivo")],
        [("C", "Cukurs Anna"), ("Č", "Čaks Anna")],
        [("Z", "Zvirbulis Jānis"), ("Ž", "Žagata Ilze")],
    ]


def test_a_row_says_what_its_line_needs(world: World):
    band = world.file.people.age_bands.find_one("label = ?", "13–15")
    assert band is not None
    anna = world.person("Anna Čaks", "BER", age_band_id=band.id, phone="2000 0118")
    people.set_roles(world.file, person_id=anna.id, roles=[Role.PARTICIPANT, Role.VOLUNTEER])
    camp = world.event("2026-10-05 10:00", "2026-10-07 16:00", title="Nometne")
    world.attend(camp, anna, on="2026-10-05")
    world.attend(camp, anna, on="2026-10-06")
    world.attend(camp, anna, on="2026-10-07", present=False)
    world.attend(world.event(status=EventStatus.PLANNED), anna)
    world.attend(world.event("2025-10-07 16:00", "2025-10-07 18:00"), anna)
    world.hours(anna, "2026-10-03", 90)
    world.hours(anna, "2026-10-04", 60, state=EntryState.SUGGESTED)
    world.hours(anna, "2026-09-30", 60)
    (row,) = page(world)
    assert (row.name, row.initials, row.heading) == ("Čaks Anna", "ČA", "Č")
    assert (row.group.lv, row.age_band, row.phone) == ("bērni", "13–15", "2000 0118")
    assert (row.events, row.visits, row.minutes) == (1, 2, 90)
    assert row.roles == {Role.PARTICIPANT, Role.VOLUNTEER}
    assert row.gaps == {Gap.PHOTO}


def test_who_is_incomplete_and_when_no_more(world: World):
    anna = world.person("Anna Rudzāte", "CIT")
    world.person("Ilze Liepa", "SEN")
    incomplete = PeopleFilter(PeopleShown.INCOMPLETE)
    assert [row.gaps for row in page(world, incomplete)] == [{Gap.PHOTO}, {Gap.GROUP, Gap.PHOTO}]
    ask_photo(world, anna.id)
    assert [row.gaps for row in page(world, incomplete)] == [{Gap.PHOTO}, {Gap.GROUP}]
    people.change_person(world.file, person_id=anna.id, group_id=world.group("SEN"))
    assert names(page(world, incomplete)) == ["Liepa Ilze"]
    assert people_counts(world.file.connection).incomplete == 1


def test_volunteers_are_those_with_the_role_or_with_hours_that_count(world: World):
    by_role, by_hours = world.person("Anna Rudzāte"), world.person("Ilze Liepa")
    suggested = world.person("Jānis Bite")
    people.set_roles(world.file, person_id=by_role.id, roles=[Role.VOLUNTEER])
    world.hours(by_hours, "2026-10-03", 90)
    world.hours(suggested, "2026-10-03", 90, state=EntryState.SUGGESTED)
    assert names(page(world, PeopleFilter(PeopleShown.VOLUNTEERS))) == [
        "Liepa Ilze",
        "Rudzāte Anna",
    ]


def test_filters_narrow_together_and_every_count_is_the_rows_it_promises(world: World):
    world.person("Anna Rudzāte", "SEN")
    world.person("Ilze Rudzāte", "BER")
    world.person("Jānis Rudzāts", "SEN", centre="VAR")
    gone = world.person("Toms Rudzītis", "SEN")
    people.archive_person(world.file, person_id=gone.id)
    seniors = PeopleFilter(group_id=world.group("SEN"), centre_id=world.centre, typed="rudz")
    assert names(page(world, seniors)) == ["Rudzāte Anna"]
    counts = people_counts(world.file.connection)
    assert (counts.active, counts.archived, counts.volunteers) == (3, 1, 0)
    assert counts.by_group == {world.group("SEN"): 2, world.group("BER"): 1}
    for shown in PeopleShown:
        wanted = PeopleFilter(shown)
        counted = people_counted(world.file.connection, wanted)
        assert counted == len(page(world, wanted)) == getattr(counts, shown.value)
    assert people_counts(world.file.connection, world.centre).active == 2


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cak", ["Čaks Anna"]),
        ("ANNA", ["Bērziņa Anna", "Čaks Anna"]),
        ("anna b", ["Bērziņa Anna"]),
        ("20 00 01", ["Bērziņa Anna"]),
        ("+371 2000-0118", ["Bērziņa Anna"]),
        ("999", []),
        ("zz", []),
        ('"', []),
        ("  ", ["Bērziņa Anna", "Čaks Anna"]),
    ],
)
def test_a_list_is_searched_by_name_or_telephone(world: World, typed: str, found: list[str]):
    world.person("Anna Čaks")
    world.person("Anna Bērziņa", phone="+371 2000 0118")
    assert names(page(world, PeopleFilter(typed=typed))) == found


@given(typed=st.text(max_size=30))
def test_no_typing_breaks_the_list(world: World, typed: str):
    assert isinstance(page(world, PeopleFilter(typed=typed)), list)


def test_who_was_put_away_is_listed_apart_and_comes_back(world: World):
    anna = world.person("Anna Čaks")
    people.archive_person(world.file, person_id=anna.id)
    away = PeopleFilter(PeopleShown.ARCHIVED, typed="cak")
    assert page(world) == []
    assert [(row.name, row.archived_on) for row in page(world, away)] == [
        ("Čaks Anna", day("2026-11-02"))
    ]
    people.restore_person(world.file, person_id=anna.id)
    assert names(page(world)) == ["Čaks Anna"]
    assert page(world, away) == []


# -- the card --------------------------------------------------------------------------------------


def test_a_card_holds_what_is_known_of_a_person(world: World):
    school = world.organisation("Upes skola")
    child = world.person("Emīlija Cīrule", "BER", birth_year=2017, organisation_id=school.id)
    mother = world.person("Dace Cīrule", "VEC", birth_year=1985, phone="2000 0118")
    brother = world.person("Toms Cīrulis", "BER")
    people.set_roles(world.file, person_id=mother.id, roles=[Role.GUARDIAN])
    people.link_people(world.file, person_id=child.id, other_id=mother.id, kind=LinkKind.GUARDIAN)
    people.link_people(world.file, person_id=brother.id, other_id=child.id, kind=LinkKind.FAMILY)
    ask_photo(world, child.id, "2026-09-01")
    ask_photo(world, child.id, "2026-10-01", given_by=Giver.GUARDIAN, guardian_id=mother.id)
    card = person_card(world.file, child.id)
    assert (card.organisation, card.municipality.lv, card.group.code) == ("Upes skola", "", "BER")
    assert [(one.name, one.kind, one.is_ward) for one in card.links] == [
        ("Dace Cīrule", LinkKind.GUARDIAN, False),
        ("Toms Cīrulis", LinkKind.FAMILY, False),
    ]
    assert card.links[0].roles == {Role.GUARDIAN}
    assert set(card.consents) == {Purpose.PHOTO}
    assert card.consents[Purpose.PHOTO].guardian_id == mother.id
    of_mother = person_card(world.file, mother.id)
    assert [(one.name, one.is_ward) for one in of_mother.links] == [("Emīlija Cīrule", True)]
    assert of_mother.gaps == {Gap.PHOTO}
    assert not of_mother.is_volunteer


def test_a_card_that_is_gone_is_refused(world: World):
    with pytest.raises(BrokenRule) as refused:
        person_card(world.file, 77)
    assert refused.value.key is Rule.NOT_FOUND


@pytest.fixture
def busy(world: World) -> tuple[World, int]:
    """A person with one of everything, some of it of no account."""
    file, anna, other = world.file, world.person("Anna Čaks"), world.person("Ilze Liepa")
    camp = world.event("2026-10-05 10:00", "2026-10-07 16:00", title="Nometne")
    world.attend(camp, anna, on="2026-10-05")
    world.attend(camp, anna, on="2026-10-06")
    missed = world.event("2026-10-12 10:00", "2026-10-12 12:00", title="Nokavēts")
    world.attend(missed, anna, present=False)
    not_come = world.event("2026-10-13 10:00", "2026-10-13 12:00", title="Pieteikts")
    world.attend(not_come, other)
    coming = world.event(
        "2026-11-20 10:00", "2026-11-20 12:00", title="Būs", status=EventStatus.PLANNED
    )
    dropped = world.event("2026-11-21 10:00", "2026-11-21 12:00", status=EventStatus.PLANNED)
    for event, status in (
        (camp, SignupStatus.REGISTERED),
        (not_come, SignupStatus.REGISTERED),
        (coming, SignupStatus.WAITING),
        (dropped, SignupStatus.CANCELLED),
    ):
        attendance.sign_up(file, event_id=event.id, person_id=anna.id, status=status)
    world.hours(anna, "2026-10-14", 90, task="Izkrāva cepli")
    world.hours(anna, "2026-10-14", 60, state=EntryState.DECLINED)
    machine = world.machine()
    equipment.record_induction(
        file, equipment_id=machine.id, person_id=anna.id, inducted_on=day("2025-12-01")
    )
    world.book(
        machine,
        "2026-10-15 10:00",
        "2026-10-15 12:00",
        purpose=BookingPurpose.PERSON,
        person_id=anna.id,
    )
    return world, anna.id


def test_a_history_tells_everything_newest_first(busy: tuple[World, int]):
    world, anna = busy
    told = history_of_person(world.file.connection, anna)
    assert [(one.kind, one.title.lv) for one in told] == [
        (MomentKind.SIGNED_UP, "Būs"),
        (MomentKind.BOOKING, "Šujmašīna"),
        (MomentKind.HOURS, "Izkrāva cepli"),
        (MomentKind.ABSENT, "Pieteikts"),
        (MomentKind.ABSENT, "Nokavēts"),
        (MomentKind.ATTENDED, "Nometne"),
        (MomentKind.INDUCTION, "Šujmašīna"),
    ]
    assert told[0].is_waiting
    assert (told[2].minutes, told[2].state) == (90, "declared")
    assert (told[5].days, told[5].of_days) == (2, 3)
    assert told[6].until is not None


def test_a_history_comes_in_parts_and_by_year(busy: tuple[World, int]):
    world, anna = busy
    connection = world.file.connection
    whole = history_of_person(connection, anna)
    parts, before = [], None
    while part := history_of_person(connection, anna, before=before, limit=2):
        parts += part
        before = part[-1].key
    assert parts == whole
    assert [one.kind for one in history_of_person(connection, anna, year=2025)] == [
        MomentKind.INDUCTION
    ]
    assert years_of_person(connection, anna) == [2026, 2025]
    year = person_year(connection, anna, 2026)
    assert (year.events, year.visits, year.minutes) == (1, 2, 90)
    assert person_year(connection, anna, 2024) == type(year)(2024, 0, 0, 0)


def test_the_years_figures_are_those_of_the_one_place_that_counts(busy: tuple[World, int]):
    world, anna = busy
    year = person_year(world.file.connection, anna, 2026)
    others = person_year(world.file.connection, anna + 1, 2026)
    figures = world.figures("2026")
    assert figures.visits_named == year.visits + others.visits
    assert figures.volunteer_minutes == year.minutes + others.minutes
    assert isinstance(history_of_person(world.file.connection, anna)[0].day, date)
