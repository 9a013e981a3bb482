"""Merging organisations: seen before, filled up, undone in one step."""

from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.organisations import OrganisationKind
from krc_desktop.operations import history
from krc_desktop.operations.organisation_merges import merge_filling, merge_preview
from tests.builders import World


def test_what_both_were_part_of_counts_once(world: World) -> None:
    school = world.organisation("Sākumskola", notes="zvanīt rītos")
    other = world.organisation(
        "PII Sākumskola",
        kind=OrganisationKind.PRESCHOOL,
        phone="+371 20000001",
        registration_number="40008000000",
    )
    event = world.event(partners=[school, other])
    world.count(event, 12, "BER", organisations=[school, other])
    world.event("2026-10-08 10:00", "2026-10-08 12:00", title="Talka", partners=[other])
    preview = merge_preview(world.file, gone_id=other.id, stays_id=school.id)
    assert (preview.stays.events, preview.gone.events, preview.together.events) == (1, 2, 2)
    assert (preview.shared_events, preview.together.counted) == (1, 12)
    assert set(preview.filled) >= {"registration_number", "phone"}
    assert world.figures().organisations == 2

    before = world.journaled()
    merge_filling(world.file, gone_id=other.id, stays_id=school.id)
    stays = world.file.organisations.get(school.id)
    assert (stays.phone, stays.registration_number) == ("+371 20000001", "40008000000")
    assert stays.notes == "zvanīt rītos"
    assert world.figures().organisations == 1
    history.undo(world.file)
    assert world.journaled() == before


def test_nothing_is_merged_into_itself(world: World) -> None:
    school = world.organisation("Sākumskola")
    with pytest.raises(BrokenRule) as refused:
        merge_preview(world.file, gone_id=school.id, stays_id=school.id)
    assert refused.value.key is Rule.MERGE_INTO_ITSELF
