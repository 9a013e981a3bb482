"""The sample centres' October counts to the totals that were reckoned by hand beside it."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from krc_desktop.exchange.imports import import_file
from krc_desktop.model.figures import Figures
from krc_desktop.model.imports import ImportKind
from krc_desktop.operations import centre_files
from krc_desktop.paths import resources_folder
from tests.builders import NOW, World

SAMPLE = resources_folder() / "sample"
LISTS = {
    ImportKind.CENTRES: "centres.csv",
    ImportKind.ORGANISATIONS: "organisations.csv",
    ImportKind.PEOPLE: "participants.csv",
    ImportKind.EQUIPMENT: "equipment.csv",
    ImportKind.EVENTS: "events.csv",
    ImportKind.INDUCTIONS: "inductions.csv",
    ImportKind.ATTENDANCE: "attendance.csv",
    ImportKind.HEADCOUNTS: "headcounts.csv",
    ImportKind.BOOKINGS: "bookings.csv",
    ImportKind.HOURS: "volunteer_entries.csv",
}


@pytest.fixture(scope="module")
def october(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Figures]:
    path = tmp_path_factory.mktemp("sample") / "centrs.krc"
    with centre_files.create_centre_file(path, NOW) as file:
        for kind, name in LISTS.items():
            outcome = import_file(file, kind, SAMPLE / name, is_sample=True)
            assert outcome.refused == (), (kind, outcome.refused)
        world = World(file)
        found = {code: world.figures("2026-10", code) for code in ("PRE", "VAR", "AGL")}
        return found | {"ALL": world.figures("2026-10")}


def expected() -> list[tuple[str, Decimal]]:
    with (SAMPLE / "expected_totals.csv").open(encoding="utf-8") as file:
        return [(row["key"], Decimal(row["value"])) for row in csv.DictReader(file)]


def counted(figures: Figures, key: str) -> Decimal | int:
    if key.startswith("unique_named."):
        return figures.by_group[key.removeprefix("unique_named.")].unique_people
    if key.startswith("events_held.activity."):
        return figures.by_line[key.removeprefix("events_held.activity.")].events
    events, machines = figures.events, figures.equipment.values()
    every = events.held + events.planned + events.cancelled + events.postponed + events.not_held
    return {
        "events_total_planned": every,
        "events_held": events.held,
        "events_cancelled": events.cancelled,
        "events_postponed": events.postponed,
        "attendance_named_person_days": figures.visits_named,
        "attendance_named_event_level": figures.participations_named,
        "attendance_headcount_unregistered": figures.visits_unnamed,
        "unique_named_participants": figures.unique_people,
        "volunteers_unique": figures.volunteers,
        "volunteer_entries": figures.volunteer_entries,
        "volunteer_hours": Decimal(figures.volunteer_minutes) / 60,
        "partner_orgs_unique": figures.partner_organisations,
        "bookings_used": sum(machine.bookings_used for machine in machines),
        "equipment_hours_used_elapsed": Decimal(figures.equipment_minutes) / 60,
        "firings": sum(machine.firings for machine in machines),
    }[key]


@pytest.mark.parametrize(("key", "value"), expected(), ids=str)
def test_a_total_is_what_was_reckoned_by_hand(
    october: dict[str, Figures], key: str, value: Decimal
):
    centre, _, what = key.partition(".")
    assert counted(october[centre], what) == value


def test_the_figures_promised_to_those_who_script(october: dict[str, Figures]):
    told = october["PRE"].as_json()
    wanted = {
        "visits": 126,
        "visits_named": 78,
        "visits_unnamed": 48,
        "participations_named": 66,
        "unique_people": 29,
        "new_people": 29,
        "people_at_least": 48,
        "people_at_most": 77,
        "organisations": 4,
        "partner_organisations": 4,
        "volunteers": 7,
        "volunteer_entries": 14,
        "volunteer_minutes": 3420,
    }
    assert {key: told[key] for key in wanted} == wanted
    assert told["by_line"] == {
        "A1": {"events": 8, "visits": 111},
        "A5": {"events": 1, "visits": 10},
        "A6": {"events": 1, "visits": 5},
    }
    kiln = told["equipment"]["EQ1"]
    assert (kiln["bookings_used"], kiln["occupied_minutes"], kiln["firings"]) == (4, 8040, 4)
    assert (kiln["working_minutes"], kiln["maintenance_minutes"]) == (8040, 180)
    assert told["equipment"]["EQ6"]["bookings_used"] == 1


def test_importing_the_sample_again_changes_nothing(tmp_path: Path):
    path = tmp_path / "centrs.krc"
    with centre_files.create_centre_file(path, NOW) as file:
        for kind, name in LISTS.items():
            import_file(file, kind, SAMPLE / name, is_sample=True)
        before = World(file).everything()
        for kind, name in LISTS.items():
            outcome = import_file(file, kind, SAMPLE / name, is_sample=True)
            assert (outcome.new, outcome.changed, outcome.refused) == (0, 0, ()), kind
            assert outcome.same > 0
        assert World(file).everything() == before
