"""The people of a booking: who may use the machine, who must be there, who is elsewhere then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from krc_desktop import clock
from krc_desktop.model.booking_checks import Finding, Kind, Severity, Wanted
from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.model.equipment import Equipment, EquipmentKind, Risk
from krc_desktop.model.people import Person, is_child
from krc_desktop.store import booking_clashes
from krc_desktop.store.centre_file import CentreFile

# a firing that is nobody's own is shared: whoever operates it stands in its log
_HANDS_ON = frozenset({BookingPurpose.PERSON, BookingPurpose.FIRING})


def archived(file: CentreFile, wanted: Wanted, _machine: Equipment) -> Iterator[Finding]:
    """Nobody is named whose card was put away or erased."""
    for person_id in dict.fromkeys((wanted.person_id, wanted.supervisor_id)):
        person = file.people.get(person_id) if person_id is not None else None
        if person is not None and (person.archived_on or person.erased_on):
            yield Finding(
                kind=Kind.PERSON_ERASED if person.erased_on else Kind.PERSON_ARCHIVED,
                severity=Severity.STOP,
                facts={"person": person.name, "person_id": person.id},
            )


def gate(file: CentreFile, wanted: Wanted, machine: Equipment) -> Iterator[Finding]:
    """A safety rule, so never overridden: who uses a red machine is inducted, or supervised."""
    if machine.risk is Risk.GREEN or wanted.purpose is BookingPurpose.EVENT:
        return
    day = clock.local_day(wanted.starts_at)
    if wanted.purpose is BookingPurpose.ORGANISATION and machine.risk is Risk.RED:
        yield from _organisation(file, wanted, machine, day)
    if wanted.purpose not in _HANDS_ON or wanted.person_id is None:
        return
    person = file.people.get(wanted.person_id)
    if file.equipment.valid_induction(machine.id, person.id, day) is None:
        yield from _not_inducted(file, wanted, machine, person, day)


def _not_inducted(
    file: CentreFile, wanted: Wanted, machine: Equipment, person: Person, day: date
) -> Iterator[Finding]:
    facts = {
        "person": person.name,
        "person_id": person.id,
        "equipment": machine.name_lv,
        "lapsed_on": booking_clashes.lapsed_on(file.connection, machine.id, person.id, day),
    }
    if machine.risk is Risk.ORANGE:
        yield Finding(kind=Kind.INDUCTION_ADVISED, severity=Severity.WARN, facts=facts)
        return
    supervisor_id = wanted.supervisor_id
    if supervisor_id is None or supervisor_id == person.id:
        yield Finding(kind=Kind.NO_INDUCTION, severity=Severity.STOP, facts=facts)
        return
    yield from _supervisor(file, machine, supervisor_id, day)


def _organisation(
    file: CentreFile, wanted: Wanted, machine: Equipment, day: date
) -> Iterator[Finding]:
    if wanted.supervisor_id is not None:
        yield from _supervisor(file, machine, wanted.supervisor_id, day)
    else:
        yield Finding(
            kind=Kind.INDUCTED_ONE_UNNAMED,
            severity=Severity.WARN,
            facts={"equipment": machine.name_lv},
        )


def _supervisor(
    file: CentreFile, machine: Equipment, supervisor_id: int, day: date
) -> Iterator[Finding]:
    """Who supervises is inducted and of age."""
    supervisor = file.people.get(supervisor_id)
    facts = {
        "person": supervisor.name,
        "person_id": supervisor.id,
        "equipment": machine.name_lv,
    }
    if file.equipment.valid_induction(machine.id, supervisor.id, day) is None:
        yield Finding(kind=Kind.SUPERVISOR_NOT_INDUCTED, severity=Severity.STOP, facts=facts)
    if is_minor(file, supervisor, day):
        yield Finding(kind=Kind.SUPERVISOR_IS_MINOR, severity=Severity.STOP, facts=facts)


def adult(file: CentreFile, wanted: Wanted, machine: Equipment) -> Iterator[Finding]:
    """At a laser somebody of age is beside whoever is under 18, inducted or not."""
    if machine.kind is not EquipmentKind.LASER or wanted.person_id is None:
        return
    day = clock.local_day(wanted.starts_at)
    person = file.people.get(wanted.person_id)
    if wanted.purpose is not BookingPurpose.PERSON or not is_minor(file, person, day):
        return
    there = wanted.supervisor_id
    if there in (None, person.id) or is_minor(file, file.people.get(there or 0), day):
        yield Finding(
            kind=Kind.ADULT_NEEDED,
            severity=Severity.STOP,
            facts={"person": person.name, "person_id": person.id, "equipment": machine.name_lv},
        )


def is_minor(file: CentreFile, person: Person, day: date) -> bool:
    """Whether a card says that somebody is surely under 18 on a day."""
    band = file.people.age_bands.get(person.age_band_id) if person.age_band_id else None
    return is_child(person, band, day)


def supervisors(file: CentreFile, equipment_id: int, day: date) -> list[Person]:
    """The inducted adults who may supervise on a day."""
    ids = booking_clashes.inducted_on(file.connection, equipment_id, day)
    known = file.people.by_ids(ids)
    return [known[one] for one in ids if one in known and not is_minor(file, known[one], day)]


def elsewhere(file: CentreFile, wanted: Wanted, _machine: Equipment) -> Iterator[Finding]:
    """Whoever is at another machine or at an event then: told, never refused."""
    if wanted.person_id is None or wanted.purpose is not BookingPurpose.PERSON:
        return
    connection, span = file.connection, (wanted.starts_at, wanted.ends_at)
    person = file.people.get(wanted.person_id)
    at_machine = booking_clashes.at_machine(
        connection, person.id, *span, machine=wanted.equipment_id, own=wanted.booking_id
    )
    at_event = booking_clashes.at_event(connection, person.id, *span, event=wanted.event_id)
    for kind, met in ((Kind.PERSON_AT_MACHINE, at_machine), (Kind.PERSON_AT_EVENT, at_event)):
        if met is not None:
            yield Finding(
                kind=kind,
                severity=Severity.WARN,
                facts={
                    "person": person.name,
                    "name": met.name,
                    "starts": met.starts_at,
                    "ends": met.ends_at,
                },
            )
