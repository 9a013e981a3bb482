"""No line of the log holds a name: every verb about people, and what went wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from krc_desktop import log
from krc_desktop.cli import run
from krc_desktop.errors import Refusal
from krc_desktop.model.people import Answer, Giver, LinkKind, Purpose
from krc_desktop.operations import (
    consents,
    duplicates,
    erasures,
    families,
    history,
    people,
    person_extracts,
    person_merges,
    retention,
    volunteers,
)
from tests.builders import World, day
from tests.commandline import CLOCK

NAMES = ("Kanārija", "Strazdupīle", "kanarija@paraugs.example", "29990141")


@pytest.fixture(autouse=True)
def quiet_again() -> Iterator[None]:
    yield
    for handler in list(log.logger().handlers):
        log.logger().removeHandler(handler)
        handler.close()


def all_verbs(world: World) -> list[Callable[[], Any]]:
    file = world.file
    one = world.person(f"{NAMES[0]} {NAMES[1]}", email=NAMES[2], phone=NAMES[3])
    two = world.person(f"{NAMES[0]} {NAMES[1]}")
    child = world.person(f"{NAMES[1]} {NAMES[0]}", birth_year=2018)
    photo = {"purpose": Purpose.PHOTO, "answer": Answer.YES, "given_on": day("2026-09-01")}
    guardian = LinkKind.GUARDIAN
    return [
        lambda: duplicates.DuplicateFinder(file).pairs(),
        lambda: families.link_people(file, person_id=child.id, other_id=one.id, kind=guardian),
        lambda: families.link_people(file, person_id=one.id, other_id=child.id, kind=guardian),
        lambda: consents.record_consent(file, person_id=child.id, given_by=Giver.SELF, **photo),
        lambda: consents.record_consent(file, person_id=child.id, guardian_id=one.id, **photo),
        lambda: people.change_person(file, person_id=one.id, birth_year=2020),
        lambda: people.change_person(file, person_id=one.id, notes=NAMES[1] * 1000),
        lambda: volunteers.log_hours(
            file, centre_id=world.centre, person_id=child.id, day=day("2026-10-01"), minutes=60
        ),
        lambda: person_merges.merge_preview(file, stays_id=one.id, gone_id=two.id),
        lambda: person_merges.merge_people(file, stays_id=child.id, gone_id=one.id),
        lambda: person_merges.merge_people(file, stays_id=one.id, gone_id=two.id),
        lambda: person_extracts.person_extract(file, person_id=one.id),
        lambda: retention.keep_person(
            file, person_id=one.id, until=day("2020-01-01"), reason=NAMES[1]
        ),
        lambda: retention.due_people(file),
        lambda: erasures.erasure_preview(file, person_id=one.id),
        lambda: erasures.erase_person(file, person_id=one.id),
        lambda: erasures.erase_person(file, person_id=one.id),
        lambda: history.undo(file),
    ]


def test_no_verb_and_no_refusal_leaves_a_name_in_the_log(world: World, tmp_path: Path):
    path = tmp_path / "krc-desktop.log"
    log.keep_log(path)
    refused = 0
    for verb in all_verbs(world):
        try:
            verb()
        except Refusal as refusal:
            # as the window and the command line note it
            log.logger().info("refused: %s", refusal.key.value)
            log.logger().error("%s", log.traceback_without_values(refusal))
            refused += 1
    content = path.read_text("utf-8")
    assert refused >= 7
    assert content.count("refused:") == refused
    for name in NAMES:
        assert name not in content


def test_what_a_command_was_given_is_not_in_the_log(tmp_path: Path):
    data = tmp_path / "data"
    assert run(["--data", str(data), "sample"], CLOCK) == 0
    table = tmp_path / "cilveki.csv"
    table.write_text(f"first_name,last_name,phone\n{NAMES[0]},{NAMES[1]},{NAMES[3]}\n", "utf-8")
    run(["--data", str(data), "import", "people", str(table)], CLOCK)
    run(["--data", str(data), "figures", NAMES[0]], CLOCK)
    run(["--data", str(data), NAMES[1]], CLOCK)
    logs = [path for path in tmp_path.rglob("*.log*") if path.is_file()]
    content = "".join(path.read_text("utf-8", "replace") for path in logs)
    assert "refused: " in content
    for name in NAMES:
        assert name not in content
