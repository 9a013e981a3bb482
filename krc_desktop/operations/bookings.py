"""Verbs of bookings: taking a machine, moving, cancelling, logging use."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import (
    OCCUPYING,
    Booking,
    BookingPhase,
    BookingPurpose,
    BookingStatus,
    BookingUse,
    check_bookable,
    check_someone_named,
    check_times,
    needs_induction,
    phases_of,
)
from krc_desktop.model.fields import checked
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile


def book(
    file: CentreFile,
    *,
    equipment_id: int,
    starts_at: datetime,
    ends_at: datetime,
    purpose: BookingPurpose,
    **others: Any,
) -> Change:
    """Take a machine from one instant to another; refused with what, who and when it meets."""
    with doing(file, Verb.BOOK) as work:
        machine = file.equipment.get(equipment_id)
        booking = Booking(
            centre_id=machine.centre_id,
            equipment_id=equipment_id,
            starts_at=starts_at,
            ends_at=ends_at,
            local_day=clock.local_day(starts_at),
            purpose=purpose,
            **others,
        )
        added = put(file, booking)
        work.about("bookings", added.id)
    return work.change


def put(file: CentreFile, booking: Booking, *, past: bool = False) -> Booking:
    """Store a new booking held to every rule; `past`: nobody asks for an induction afterwards."""
    booking = acceptable(file, booking, past=past)
    added = file.bookings.add(booking)
    _lay_phases(file, added)
    return added


def acceptable(file: CentreFile, booking: Booking, *, past: bool = False) -> Booking:
    """The booking tidied and held to every rule: times, machine, people, gate, overlap."""
    check_times(booking.starts_at, booking.ends_at)
    check_someone_named(booking)
    machine = file.equipment.get(booking.equipment_id)
    check_bookable(machine, booking.centre_id, booking.local_day)
    if booking.status is BookingStatus.BOOKED:
        _check_in_service(file, booking)
    if not past and booking.person_id is not None:
        person = file.people.get(booking.person_id)
        if person.archived_on is not None:
            raise BrokenRule(Rule.PERSON_ARCHIVED, person=person.name)
        if needs_induction(machine, booking) and not booking.override_reason.strip():
            _check_gate(file, booking)
    refuse_overlap(file, booking)
    return checked(booking)


def _check_gate(file: CentreFile, booking: Booking) -> None:
    """A red machine: a valid induction of the person, or of an inducted supervisor."""
    for person_id in (booking.person_id, booking.supervisor_id):
        if person_id is not None and file.equipment.valid_induction(
            booking.equipment_id, person_id, booking.local_day
        ):
            return
    person = file.people.get(booking.person_id or 0)
    machine = file.equipment.get(booking.equipment_id)
    raise BrokenRule(Rule.NO_INDUCTION, person=person.name, equipment=machine.name_lv)


def _check_in_service(file: CentreFile, booking: Booking) -> None:
    outage = file.equipment.outage_in(booking.equipment_id, booking.starts_at, booking.ends_at)
    if outage is not None:
        machine = file.equipment.get(booking.equipment_id)
        raise BrokenRule(
            Rule.OUT_OF_SERVICE,
            equipment=machine.name_lv,
            reason=outage.reason,
            starts=outage.starts_at,
            ends=outage.ends_at,
        )


def refuse_overlap(file: CentreFile, booking: Booking) -> None:
    """What occupies a machine never overlaps; the refusal names the other booking."""
    if booking.status not in OCCUPYING:
        return
    other = file.bookings.overlapping(
        booking.equipment_id, booking.starts_at, booking.occupied_until, but=booking.id
    )
    if other is not None:
        machine = file.equipment.get(booking.equipment_id)
        raise BrokenRule(
            Rule.BOOKING_OVERLAPS,
            equipment=machine.name_lv,
            starts=other.starts_at,
            ends=other.ends_at,
            other=f" ({other.outside_id})" if other.outside_id else "",
        )


def _lay_phases(file: CentreFile, booking: Booking) -> None:
    """Lay a machine's usual phases into a booking where they fill it exactly."""
    usual = [(p.phase, p.minutes) for p in file.equipment.phases_of(booking.equipment_id)]
    if booking.purpose is BookingPurpose.MAINTENANCE or not usual:
        return
    laid = phases_of(booking.starts_at, booking.ends_at, usual)
    for position, (phase, starts, ends) in enumerate(laid, start=1):
        file.bookings.phases.add(
            BookingPhase(
                booking_id=booking.id,
                position=position,
                phase=phase,
                starts_at=starts,
                ends_at=ends,
            )
        )


def lay_phases_anew(file: CentreFile, booking: Booking) -> None:
    """Lay the phases of a booking that went to another machine."""
    for phase in list(file.bookings.phases.find("booking_id = ?", booking.id)):
        file.bookings.phases.remove(phase.id)
    _lay_phases(file, booking)


def move_booking(
    file: CentreFile,
    *,
    booking_id: int,
    starts_at: datetime,
    ends_at: datetime,
    past: bool = False,
) -> Change:
    """Move or resize a booking; its phases move along, or are laid anew for another length.

    `past`: what was is corrected, and an induction is not asked for afterwards.
    """
    with doing(file, Verb.MOVE_BOOKING) as work:
        known = file.bookings.get(booking_id)
        moved = acceptable(
            file,
            replace(
                known,
                starts_at=starts_at,
                ends_at=ends_at,
                local_day=clock.local_day(starts_at),
                stays_until=None,
            ),
            past=past,
        )
        file.bookings.change(moved)
        same_length = ends_at - starts_at == known.ends_at - known.starts_at
        shift = starts_at - known.starts_at
        for phase in list(file.bookings.phases.find("booking_id = ?", booking_id)):
            if same_length:
                file.bookings.phases.change(
                    replace(phase, starts_at=phase.starts_at + shift, ends_at=phase.ends_at + shift)
                )
            else:
                file.bookings.phases.remove(phase.id)
        if not same_length:
            _lay_phases(file, moved)
        work.about("bookings", booking_id)
    return work.change


def cancel_booking(file: CentreFile, *, booking_id: int, reason: str = "") -> Change:
    """Cancel a booking: the machine is free."""
    return set_booking_status(
        file,
        booking_id=booking_id,
        status=BookingStatus.CANCELLED,
        reason=reason,
        verb=Verb.CANCEL_BOOKING,
    )


def set_booking_status(
    file: CentreFile,
    *,
    booking_id: int,
    status: BookingStatus,
    reason: str = "",
    verb: Verb = Verb.SET_BOOKING_STATUS,
) -> Change:
    """Say what became of a booking; one that occupies the machine again must find it free."""
    with doing(file, verb) as work:
        known = file.bookings.get(booking_id)
        changed = replace(known, status=status, status_reason=reason)
        refuse_overlap(file, changed)
        file.bookings.change(checked(changed))
        work.about("bookings", booking_id)
    return work.change


def log_use(
    file: CentreFile,
    *,
    booking_id: int,
    starts_at: datetime,
    ends_at: datetime,
    material: str = "",
    note: str = "",
) -> Change:
    """Log what really happened; the booking is used, also of a machine out of service now."""
    check_times(starts_at, ends_at)
    with doing(file, Verb.LOG_USE) as work:
        use = BookingUse(
            booking_id=booking_id,
            starts_at=starts_at,
            ends_at=ends_at,
            material=material,
            note=note,
        )
        known = file.bookings.uses.find_one("booking_id = ?", booking_id)
        if known is None:
            file.bookings.uses.add(checked(use))
        else:
            file.bookings.uses.change(checked(replace(use, id=known.id)))
        set_booking_status(file, booking_id=booking_id, status=BookingStatus.USED)
        work.about("bookings", booking_id)
    return work.change


def remove_booking(file: CentreFile, booking_id: int) -> None:
    """Take a booking away with its phases, inside another verb."""
    for phase in list(file.bookings.phases.find("booking_id = ?", booking_id)):
        file.bookings.phases.remove(phase.id)
    file.bookings.remove(booking_id)
