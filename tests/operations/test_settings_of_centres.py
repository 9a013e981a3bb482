"""What the page of settings changes of centres and projects."""

from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.projects import ActivityLine
from krc_desktop.operations import centres, projects
from tests.builders import World, day


def test_a_site_is_renamed_archived_and_brought_back(world: World):
    change = centres.add_site(world.file, centre_id=world.centre, name="Siltumnīca")
    site = change.row_id or 0
    centres.change_site(world.file, site_id=site, name="Kopīgā siltumnīca", address="Preiļi")
    assert [one.name for one in world.file.centres.sites_of(world.centre)] == ["Kopīgā siltumnīca"]
    centres.archive_site(world.file, site_id=site)
    assert world.file.centres.sites_of(world.centre) == []
    assert len(world.file.centres.sites_of(world.centre, archived=True)) == 1
    centres.restore_site(world.file, site_id=site)
    assert len(world.file.centres.sites_of(world.centre)) == 1


def test_the_week_of_a_day_is_the_one_that_held_then(world: World):
    early, late = {1: (600, 1080)}, {1: (540, 1140), 6: (600, 900)}
    for hours, since in ((early, "2026-01-01"), (late, "2026-11-01")):
        centres.set_opening_hours(world.file, centre_id=world.centre, hours=hours, since=day(since))
    assert world.file.centres.hours_on(world.centre, day("2025-12-31")) == {}
    assert world.file.centres.hours_on(world.centre, day("2026-10-31")) == early
    assert world.file.centres.hours_on(world.centre, day("2026-11-01")) == late


def test_closed_days_are_changed_and_those_over_are_not_shown(world: World):
    change = centres.add_closure(
        world.file, centre_id=world.centre, first_day=day("2026-12-24"), last_day=day("2026-12-30")
    )
    closure = change.row_id or 0
    centres.change_closure(world.file, closure_id=closure, reason="Ziemassvētki")
    with pytest.raises(BrokenRule) as refused:
        centres.change_closure(world.file, closure_id=closure, last_day=day("2026-12-01"))
    assert refused.value.key is Rule.PERIOD_REVERSED
    (kept,) = world.file.centres.closures_from(world.centre, day("2026-12-30"))
    assert kept.reason == "Ziemassvētki"
    assert world.file.centres.closures_from(world.centre, day("2026-12-31")) == []


def lines(world: World) -> list[ActivityLine]:
    return world.file.projects.lines_of(project(world))


def project(world: World) -> int:
    found = world.file.projects.find_one("code = 'DK-2022'")
    assert found is not None
    return found.id


def test_a_line_does_not_end_before_its_events(world: World):
    world.event("2026-10-07 10:00", "2026-10-07 12:00", line="A1")
    line = world.line("A1")
    with pytest.raises(BrokenRule) as refused:
        projects.set_line_days(
            world.file, line_id=line, valid_from=day("2022-01-01"), valid_until=day("2026-10-06")
        )
    assert refused.value.key is Rule.LINE_HAS_EVENTS
    assert refused.value.facts == {"line": "A1", "events": 1}
    projects.set_line_days(
        world.file, line_id=line, valid_from=day("2022-01-01"), valid_until=day("2026-10-07")
    )
    assert world.file.projects.lines.get(line).valid_until == day("2026-10-07")
    with pytest.raises(BrokenRule) as refused:
        projects.set_line_days(
            world.file, line_id=line, valid_from=day("2026-01-02"), valid_until=day("2026-01-01")
        )
    assert refused.value.key is Rule.PERIOD_REVERSED


def test_only_a_line_without_events_is_removed(world: World):
    world.event(line="A1")
    with pytest.raises(BrokenRule) as refused:
        projects.remove_line(world.file, line_id=world.line("A1"))
    assert refused.value.key is Rule.STILL_IN_USE
    projects.remove_line(world.file, line_id=world.line("A7"))
    assert "A7" not in [line.code for line in lines(world)]


def test_lines_are_put_in_another_order(world: World):
    projects.order_lines(world.file, project_id=project(world), line_ids=[world.line("A8")])
    assert [line.code for line in lines(world)][:3] == ["A8", "A1", "A2"]
    with pytest.raises(BrokenRule):
        projects.order_lines(
            world.file, project_id=project(world), line_ids=[world.line("1", "DK-2019")]
        )


def test_an_event_is_offered_the_lines_of_its_day(world: World):
    assert [line.code for line in world.file.projects.lines_on(day("2020-05-01"))] == [
        *("1", "2", "3", "4", "6")
    ]
    assert world.file.projects.lines_on(day("2030-01-01")) == []


def test_centres_in_use_are_in_the_order_of_their_codes(world: World):
    world.centre_called("VAR")
    gone = world.centre_called("AGL")
    centres.change_centre(world.file, centre_id=gone, archived_on=day("2026-01-01"))
    assert [centre.code for centre in world.file.centres.in_use()] == ["PRE", "VAR"]
