"""The list of organisations and one organisation's card."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.model.events import EventStatus, PartnerRole
from krc_desktop.model.organisation_lists import OrganisationFilter, OrganisationRow
from krc_desktop.model.organisations import Organisation, OrganisationKind
from krc_desktop.operations import history, organisations
from krc_desktop.store.organisation_lists import (
    events_of_organisation,
    organisation_card,
    organisation_counts,
    organisations_counted,
    organisations_page,
)
from tests.builders import World, day

TODAY = day("2026-10-20")


def page(world: World, wanted: OrganisationFilter | None = None) -> list[OrganisationRow]:
    return organisations_page(world.file.connection, wanted or OrganisationFilter(), TODAY)


def names(rows: list[OrganisationRow]) -> list[str]:
    return [row.name for row in rows]


def busy(world: World) -> tuple[Organisation, Organisation]:
    """A school and an association that were partner, were counted, and sent people."""
    school, club = world.organisation("Upes skola"), world.organisation("Biedrība “Krasts”")
    pupil = world.person("Anna Čaks", "BER", organisation_id=school.id)
    partnered = world.event(title="Tirgus", partners=[school, club])
    counted = world.event("2026-10-08 10:00", "2026-10-08 12:00", title="Māls")
    world.count(counted, 12, "PED", organisations=[school])
    world.count(counted, 5, "BER", organisations=[school, club])
    named = world.event("2026-10-09 10:00", "2026-10-09 12:00", title="Adīšana")
    world.attend(named, pupil)
    world.event(
        "2026-12-09 10:00",
        "2026-12-09 12:00",
        title="Būs",
        status=EventStatus.PLANNED,
        partners=[school],
    )
    assert partnered.id
    return school, club


def test_pages_follow_one_another_in_latvian_order(world: World):
    for name in ("Zīles", "Čakli", "Cukurs", "Ābele"):
        world.organisation(name)
    connection, seen, after = world.file.connection, [], ("", 0)
    while rows := organisations_page(connection, OrganisationFilter(), TODAY, after=after, limit=3):
        seen += [(row.heading, row.name) for row in rows]
        after = rows[-1].key
    assert seen == [("A", "Ābele"), ("C", "Cukurs"), ("Č", "Čakli"), ("Z", "Zīles")]


def test_a_row_counts_the_years_events_and_the_cards_that_name_it(world: World):
    busy(world)
    rows = {row.name: row for row in page(world)}
    assert (rows["Upes skola"].events, rows["Upes skola"].people) == (3, 1)
    assert (rows["Biedrība “Krasts”"].events, rows["Biedrība “Krasts”"].people) == (2, 0)
    elsewhere = page(world, OrganisationFilter(centre_id=world.centre_called("VAR")))
    assert [row.events for row in elsewhere] == [0, 0]


def test_filters_and_counts_agree(world: World):
    school = world.organisation("Upes skola", kind=OrganisationKind.EDUCATIONAL)
    world.organisation("Kalna skola", kind=OrganisationKind.EDUCATIONAL)
    world.organisation("Biedrība “Krasts”", kind=OrganisationKind.ASSOCIATION)
    organisations.archive_organisation(world.file, organisation_id=school.id)
    connection = world.file.connection
    assert names(page(world, OrganisationFilter(typed="skol"))) == ["Kalna skola"]
    assert names(page(world, OrganisationFilter(typed="skol", archived=True))) == ["Upes skola"]
    assert names(page(world, OrganisationFilter(kind=OrganisationKind.ASSOCIATION))) == [
        "Biedrība “Krasts”"
    ]
    counts = organisation_counts(connection)
    assert (counts.active, counts.archived) == (2, 1)
    assert counts.by_kind == {OrganisationKind.EDUCATIONAL: 1, OrganisationKind.ASSOCIATION: 1}
    assert organisations_counted(connection, OrganisationFilter(typed="krast")) == 1
    organisations.restore_organisation(world.file, organisation_id=school.id)
    assert organisation_counts(connection).active == 3
    history.undo(world.file)
    assert organisation_counts(connection).active == 2


@given(typed=st.text(max_size=30))
def test_no_typing_breaks_the_list(world: World, typed: str):
    assert page(world, OrganisationFilter(typed=typed)) == []


def test_a_card_tells_what_an_organisation_was_part_of(world: World):
    school, club = busy(world)
    card = organisation_card(world.file, school.id)
    assert (card.events, card.partner_events, card.people) == (3, 1, 1)
    assert (card.visits, card.counted, card.shared) == (1, 17, 5)
    assert card.first_day == day("2026-10-07")
    told = events_of_organisation(world.file.connection, school.id)
    assert [(one.title.lv, one.role, one.visits, one.counted) for one in told] == [
        ("Būs", PartnerRole.CO_ORGANISER, 0, 0),
        ("Adīšana", None, 1, 0),
        ("Māls", None, 0, 17),
        ("Tirgus", PartnerRole.CO_ORGANISER, 0, 0),
    ]
    second = events_of_organisation(world.file.connection, school.id, before=told[1].key, limit=1)
    assert second == told[2:3]
    assert organisation_card(world.file, club.id).visits == 0


def test_a_card_counts_what_was_merged_into_it_and_remembers_earlier_names(world: World):
    school, club = busy(world)
    organisations.rename_organisation(world.file, organisation_id=school.id, name="Upes vidusskola")
    organisations.merge_organisations(world.file, gone_id=club.id, stays_id=school.id)
    card = organisation_card(world.file, school.id)
    assert [one.name for one in card.earlier_names] == ["Upes skola"]
    assert (card.events, card.counted, card.shared) == (3, 17, 0)
    assert names(page(world)) == ["Upes vidusskola"]
    assert page(world)[0].events == 3


def test_an_organisation_of_which_nothing_is_known(world: World):
    alone = world.organisation("Zīles")
    card = organisation_card(world.file, alone.id)
    assert (card.events, card.visits, card.first_day) == (0, 0, None)
    assert events_of_organisation(world.file.connection, alone.id) == []
