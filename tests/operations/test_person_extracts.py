"""Everything about a person: complete, others masked, noted in the log; the timeline of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.exports import Exported
from krc_desktop.model.person_extracts import Section
from krc_desktop.model.person_timelines import TimelineKind
from krc_desktop.operations import events, exports, history, people
from krc_desktop.operations.erasures import erase_person
from krc_desktop.operations.person_extracts import log_extract, paper_bytes, person_extract
from krc_desktop.store.exports import export_log
from krc_desktop.store.person_extracts import _SECTIONS
from krc_desktop.store.person_merges import BY_HAND, KEYS
from krc_desktop.store.person_timelines import person_timeline
from tests.builders import World, day
from tests.operations.test_erasures import FIRST, LAST, canary


def test_every_table_about_people_is_in_the_extract():
    told = " ".join(_SECTIONS.values())
    left_out = {
        # names for the same person elsewhere, and what was said of a pair
        "person_aliases",
        "not_duplicates",
        # who inducts on a machine is told by the role
        "equipment_inductors",
    }
    for key in (*KEYS, *BY_HAND):
        assert key.table in told or key.table in left_out, key


def test_the_json_is_complete_and_names_nobody_else(world: World):
    person = canary(world)
    people.change_person(
        world.file, person_id=person.id, notes="Draudzene Zentai Citādai un Annai. Zenta Citāda."
    )
    world.person("Ilgvars Nepazīstamais")
    event = world.event("2026-10-25 10:00", "2026-10-25 11:00", leader=f"{FIRST} {LAST}")
    events.change_event(
        world.file, event_id=event.id, result=f"{FIRST} {LAST} un Ilgvars Nepazīstamais ada."
    )
    extract = person_extract(world.file, person_id=person.id)
    shown = json.dumps(extract.as_json(), ensure_ascii=False)
    told = json.loads(shown)
    assert (told["format"], told["version"]) == ("krc-person-extract", 1)
    assert list(told["sections"]) == [section.value for section in Section]
    for name in ("Zenta Citāda", "Emīlija", "Nepazīstam"):
        assert name not in shown, name
    sections = told["sections"]
    assert sections["card"][0]["birth_year"] == 1951
    assert sections["card"][0]["notes"] == "Draudzene Zentai Citādai un Annai. […]."
    assert sections["links"] == [{"kind": "guardian", "person": "other 1", "is_ward": True}]
    assert len(sections["visits"]) == 4
    assert sections["visits"][0] == {
        "day": "2026-09-21",
        "event": "Nometne",
        "is_present": True,
        "group_name": "seniori",
        "organisation": None,
        "age_band": None,
    }
    assert sections["hours"][0]["minutes"] == 90
    assert sections["bookings"][0]["starts_at"] == "2026-10-08T10:00+03:00"
    assert {"where": "events.leader", "text": f"{FIRST} {LAST}"} in sections["named_in"]
    results = [row["text"] for row in sections["named_in"] if row["where"] == "events.result"]
    assert results == [f"{FIRST} {LAST} un […] ada."]
    assert len(told["papers"]) == 2
    assert set(paper_bytes(world.file, extract)) == {"consents-1.pdf", "consents-2.pdf"}


def test_what_was_handed_out_is_in_the_log_and_never_whose(world: World):
    person = canary(world)
    extract = person_extract(world.file, person_id=person.id)
    before = world.journaled()
    log_extract(world.file, extract=extract, as_pdf=False)
    exports.log_export(world.file, what=Exported.LISTS, rows=7, with_names=False)
    lines = export_log(world.file.connection)
    assert [(line.what, line.rows, line.with_names) for line in lines] == [
        (Exported.LISTS, 7, False),
        (Exported.PERSON_JSON, extract.rows, True),
    ]
    assert lines[0].day == day("2026-11-02")
    assert export_log(world.file.connection, before=lines[0].id)[0].what is Exported.PERSON_JSON
    assert world.journaled() == before
    history.undo(world.file)  # the step before, not the line of the log
    assert len(export_log(world.file.connection)) == 2


def test_of_an_erased_person_there_is_no_extract(world: World):
    person = world.person()
    erase_person(world.file, person_id=person.id)
    with pytest.raises(BrokenRule) as broken:
        person_extract(world.file, person_id=person.id)
    assert broken.value.key is Rule.PERSON_ERASED


def test_the_timeline_has_everything_and_goes_page_by_page(world: World):
    person = canary(world)
    connection = world.file.connection
    whole = person_timeline(connection, person.id, limit=100)
    assert {line.kind for line in whole} >= {
        TimelineKind.ATTENDED,
        TimelineKind.SIGNED_UP,
        TimelineKind.HOURS,
        TimelineKind.INDUCTION,
        TimelineKind.BOOKING,
        TimelineKind.CONSENT,
        TimelineKind.PIECES_MADE,
        TimelineKind.PIECES_COLLECTED,
        TimelineKind.LENT,
        TimelineKind.BROUGHT_BACK,
        TimelineKind.ROLE,
        TimelineKind.STORY,
        TimelineKind.PHOTO,
        TimelineKind.REGISTERED,
    }
    assert [line.day for line in whole] == sorted((line.day for line in whole), reverse=True)
    paged: list[Any] = []
    while True:
        before = paged[-1].key if paged else None
        page = person_timeline(connection, person.id, before=before, limit=3)
        if not page:
            break
        paged += page
    assert paged == whole
    only = person_timeline(connection, person.id, kinds=[TimelineKind.CONSENT])
    assert {line.state for line in only} == {"photo:yes", "story:yes"}
