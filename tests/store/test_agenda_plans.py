"""What the page of the day and the checklist ask never reads a whole table of many rows."""

from __future__ import annotations

from krc_desktop.operations import agenda, checklist
from krc_desktop.periods import Month, Period
from tests.builders import World, day
from tests.store.test_plans import listening, scans


def test_the_page_of_the_day_reads_no_whole_table(world: World):
    world.event()
    with listening(world) as (asking, ear):
        period = Period(day("2026-11-02"), day("2026-11-08"))
        agenda.agenda(asking.file, centre_id=asking.centre, period=period)
        agenda.agenda(asking.file, centre_id=None, period=period)
        agenda.things_to_do(asking.file, centre_id=asking.centre)
        agenda.month_figures(asking.file, centre_id=asking.centre, month=Month(2026, 11))
        agenda.month_figures(asking.file, centre_id=None, month=Month(2026, 11))
    assert len(ear.asked) > 30
    assert scans(ear) == []


def test_the_checklist_reads_no_whole_table(world: World):
    world.event()
    with listening(world) as (asking, ear):
        checklist.month_checklist(asking.file, centre_id=asking.centre, month=Month(2026, 10))
    assert len(ear.asked) > 10
    assert scans(ear) == []
