"""A verb that fails anywhere on its way leaves every table and the journal as they were."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from krc_desktop.errors import Fault, Trouble
from krc_desktop.exchange.imports import import_file
from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.events import EventStatus
from krc_desktop.model.imports import ImportKind
from krc_desktop.operations import (
    bookings,
    centres,
    equipment,
    events,
    history,
    organisations,
    people,
)
from krc_desktop.store import database
from krc_desktop.store.centre_file import CentreFile
from tests.builders import NOW, World, at, day


class Breaking:
    """A connection to a disk that fails at the n-th thing it is asked, once."""

    def __init__(self, connection: Any, left: int) -> None:
        self.connection = connection
        self.left = left

    def execute(self, *asked: Any) -> Any:
        self._counted()
        return self.connection.execute(*asked)

    def executemany(self, *asked: Any) -> Any:
        self._counted()
        return self.connection.executemany(*asked)

    def _counted(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise database.driver.OperationalError("disk I/O error")

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)


@pytest.fixture
def busy(world: World) -> World:
    """One camp with a machine booked for it, a list and counted people; two organisations."""
    camp = world.event(
        "2026-10-20 10:00", "2026-10-22 16:00", status=EventStatus.PLANNED, line="A1"
    )
    machine, one, other = world.machine(), world.organisation("A"), world.organisation("B")
    anna = world.person("Anna Rudzāte")
    world.attend(camp, anna)
    world.count(camp, 5, "BER", organisations=[one, other])
    world.book(
        machine,
        "2026-10-20 10:00",
        "2026-10-20 12:00",
        purpose=BookingPurpose.EVENT,
        status=BookingStatus.BOOKED,
        event_id=camp.id,
    )
    return world


def brought(file: CentreFile) -> None:
    path = file.path.with_name("participants.csv")
    path.write_text(
        "id,first_name,last_name,group,home_centre,photo_consent_lv\n"
        "P1,Anna,Liepa,SEN,PRE,jā\nP2,Ilze,Liepa,SEN,PRE,nē\n",
        "utf-8",
    )
    import_file(file, ImportKind.PEOPLE, path)


VERBS: dict[str, Callable[[CentreFile], Any]] = {
    "a person is added": lambda file: people.add_person(file, centre_id=1, first_name="Zane"),
    "a camp is moved and made shorter": lambda file: events.move_event(
        file, event_id=1, starts_at=at("2026-10-25 10:00"), ends_at=at("2026-10-26 16:00")
    ),
    "an event is cancelled": lambda file: events.set_event_status(
        file, event_id=1, status=EventStatus.CANCELLED
    ),
    "an event is deleted": lambda file: events.delete_event(file, event_id=1),
    "organisations merge": lambda file: organisations.merge_organisations(
        file, gone_id=1, stays_id=2
    ),
    "a fault is reported": lambda file: equipment.report_fault(file, equipment_id=1, what="x"),
    "a machine's use is logged": lambda file: bookings.log_use(
        file, booking_id=1, starts_at=at("2026-10-20 10:00"), ends_at=at("2026-10-20 11:00")
    ),
    "hours are set": lambda file: centres.set_opening_hours(
        file, centre_id=1, hours={1: (0, 60), 2: (0, 60)}, since=day("2026-10-01")
    ),
    "a list comes in": brought,
    "the last verb is undone": history.undo,
}


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_that_fails_anywhere_is_as_if_never_begun(busy: World, verb: str):
    before = busy.everything()
    failures = 0
    for step in range(1, 400):
        breaking = Breaking(busy.file.connection, step)
        file = CentreFile(busy.path, breaking, NOW)
        try:
            VERBS[verb](file)
        except Trouble as trouble:
            assert trouble.key is Fault.CANNOT_WRITE  # noqa: PT017
        except database.driver.OperationalError:
            pass  # it failed while still looking, before anything was written
        else:
            break
        failures += 1
        assert not busy.file.connection.in_transaction
        assert busy.everything() == before, step
    assert failures >= 4
    assert busy.everything() != before


def test_a_verb_that_failed_can_be_done_again_in_the_same_file(busy: World):
    breaking = Breaking(busy.file.connection, 4)
    file = CentreFile(busy.path, breaking, NOW)
    with pytest.raises(Trouble):
        people.add_person(file, centre_id=1, first_name="Zane")
    people.add_person(file, centre_id=1, first_name="Zane")
    assert busy.file.people.count("first_name = 'Zane'") == 1
