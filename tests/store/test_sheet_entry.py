"""Who is proposed for a line of a sheet."""

from __future__ import annotations

from krc_desktop.operations import sheets, signups
from krc_desktop.store.sheet_entry import proposed_signers
from krc_desktop.store.sheets import sheet_view
from tests.builders import World


def test_those_expected_come_first_and_those_entered_last(world: World):
    people = [world.person(f"{name} Ozola", "SEN") for name in ("Anna", "Dace", "Ilze")]
    world.person("Toms Ķirsis")
    other = world.person("Zane Ozola", centre="AGL")
    event = world.event()
    made = sheets.make_sheet(world.file, event_id=event.id)
    sheet_id = made.row_id or 0
    sheets.enter_person(world.file, sheet_id=sheet_id, line=4, person_id=people[0].id)
    signups.sign_up(world.file, event_id=event.id, person_id=people[2].id)
    found = proposed_signers(world.file, sheet_view(world.file, sheet_id), "ozol")
    assert [one.person_id for one in found] == [
        people[2].id,
        people[1].id,
        other.id,
        people[0].id,
    ]
    assert [one.line for one in found] == [None, None, None, 4]
    assert found[0].is_expected
    assert found[-1].events == 1
    assert proposed_signers(world.file, sheet_view(world.file, sheet_id), "nav tāda") == []
