"""Verbs of bookings: taking a machine, moving, changing, cancelling, logging use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.booking_checks import wanted_of
from krc_desktop.model.bookings import (
    OCCUPYING,
    Booking,
    BookingPhase,
    BookingPurpose,
    BookingStatus,
    BookingUse,
    check_times,
    phases_of,
)
from krc_desktop.model.equipment import EquipmentKind, Phase
from krc_desktop.model.fields import checked
from krc_desktop.operations import booking_checks, firing_contents
from krc_desktop.operations.booking_uses import check_material, put_answers
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile

Lengths = Sequence[tuple[Phase, int]]


def book(
    file: CentreFile,
    *,
    equipment_id: int,
    starts_at: datetime,
    ends_at: datetime,
    purpose: BookingPurpose,
    phases: Lengths | None = None,
    **others: Any,
) -> Change:
    """Take a machine from one instant to another; refused with what, who and when it meets.

    `phases`: phases with their minutes that fill it, in place of the machine's usual ones.
    """
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
        added = put(file, booking, phases=phases)
        work.about("bookings", added.id)
    return work.change


def put(
    file: CentreFile, booking: Booking, *, past: bool = False, phases: Lengths | None = None
) -> Booking:
    """Store a new booking held to every rule; `past`: nobody asks for an induction afterwards."""
    booking = acceptable(file, booking, past=past)
    added = file.bookings.add(booking)
    _lay_phases(file, added, phases)
    return added


def acceptable(file: CentreFile, booking: Booking, *, past: bool = False) -> Booking:
    """The booking tidied and held to every rule: times, machine, people, gate, hours, overlap.

    The refusals are the findings that stand in the way: what the window says, a verb refuses.
    """
    checks = booking_checks.checks_of(
        occupies=booking.status in OCCUPYING,
        is_booked=booking.status is BookingStatus.BOOKED,
        past=past,
    )
    _refuse(file, booking, checks)
    return checked(booking)


def refuse_overlap(file: CentreFile, booking: Booking) -> None:
    """What occupies a machine never overlaps; the refusal names the other booking."""
    if booking.status in OCCUPYING:
        _refuse(file, booking, (booking_checks.overlap,))


def _refuse(file: CentreFile, booking: Booking, checks: Sequence[booking_checks.Check]) -> None:
    found = booking_checks.refused(file, wanted_of(booking), checks)
    if found is not None:
        raise booking_checks.refusal(found)


def _lay_phases(file: CentreFile, booking: Booking, lengths: Lengths | None = None) -> None:
    """Lay phases into a booking where they fill it exactly: given ones, else the machine's."""
    if lengths is None:
        known = file.equipment.phases_of(booking.equipment_id)
        lengths = [(p.phase, p.minutes) for p in known]
    if booking.purpose is BookingPurpose.MAINTENANCE or not lengths:
        return
    laid = phases_of(booking.starts_at, booking.ends_at, list(lengths))
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


def lay_phases_anew(file: CentreFile, booking: Booking, lengths: Lengths | None = None) -> None:
    """Lay the phases of a booking that has another length, or went to another machine."""
    _drop_phases(file, booking.id)
    _lay_phases(file, booking, lengths)


def _drop_phases(file: CentreFile, booking_id: int) -> None:
    for phase in list(file.bookings.phases.find("booking_id = ?", booking_id)):
        file.bookings.phases.remove(phase.id)


def move_booking(
    file: CentreFile,
    *,
    booking_id: int,
    starts_at: datetime,
    ends_at: datetime,
    past: bool = False,
    equipment_id: int | None = None,
    phases: Lengths | None = None,
    **changes: Any,
) -> Change:
    """Move or resize a booking, also to another machine; its phases move along, or are laid anew.

    `past`: what was is corrected, and an induction is not asked for afterwards. `changes`: what
    else is changed of it by the way, a reason for an exception among it.
    """
    with doing(file, Verb.MOVE_BOOKING) as work:
        known = file.bookings.get(booking_id)
        firing_contents.refuse_hot(file, booking_id, but=(starts_at, ends_at) if past else None)
        wanted = replace(
            known,
            equipment_id=equipment_id or known.equipment_id,
            starts_at=starts_at,
            ends_at=ends_at,
            local_day=clock.local_day(starts_at),
        )
        wanted = replace(wanted, **({"stays_until": _stays(known, wanted)} | changes))
        moved = acceptable(file, wanted, past=past)
        _check_firing_kept(file, moved)
        file.bookings.change(moved)
        same_length = ends_at - starts_at == known.ends_at - known.starts_at
        if same_length and moved.equipment_id == known.equipment_id and phases is None:
            _shift_phases(file, booking_id, starts_at - known.starts_at)
        else:
            lay_phases_anew(file, moved, phases or _cooling_longer(file, known, moved))
        work.about("bookings", booking_id)
    return work.change


def _cooling_longer(file: CentreFile, known: Booking, moved: Booking) -> Lengths | None:
    """The phases of a booking of another length: what differs is cooled more or less."""
    laid = list(file.bookings.phases.find("booking_id = ? ORDER BY position", known.id))
    lengths = [(one.phase, clock.minutes_between(one.starts_at, one.ends_at)) for one in laid]
    more = clock.minutes_between(moved.starts_at, moved.ends_at) - sum(n for _, n in lengths)
    cooling = dict(lengths).get(Phase.COOL, 0)
    if moved.equipment_id != known.equipment_id or not cooling or cooling + more <= 0:
        return None
    return [(phase, n + more if phase is Phase.COOL else n) for phase, n in lengths]


def _stays(known: Booking, moved: Booking) -> datetime | None:
    """Until when work stays: known only of the machine and the time of which it was said."""
    kept = known.stays_until
    same = (known.equipment_id, known.starts_at) == (moved.equipment_id, moved.starts_at)
    return kept if same and kept is not None and kept >= moved.ends_at else None


def _check_firing_kept(file: CentreFile, booking: Booking) -> None:
    """A booking with the log of a firing stays one of a kiln, made for a firing."""
    machine = file.equipment.get(booking.equipment_id)
    is_firing = booking.purpose is BookingPurpose.FIRING and machine.kind is EquipmentKind.KILN
    if not is_firing and file.bookings.firing_of(booking.id) is not None:
        raise BrokenRule(Rule.NOT_A_KILN, equipment=machine.name_lv)


def _shift_phases(file: CentreFile, booking_id: int, by: timedelta) -> None:
    for phase in list(file.bookings.phases.find("booking_id = ?", booking_id)):
        file.bookings.phases.change(
            replace(phase, starts_at=phase.starts_at + by, ends_at=phase.ends_at + by)
        )


def change_booking(file: CentreFile, *, booking_id: int, **changes: Any) -> Change:
    """Change whom a booking is for, what for, who supervises, its note or how long work stays."""
    with doing(file, Verb.CHANGE_BOOKING) as work:
        known = file.bookings.get(booking_id)
        wanted = replace(known, **changes)
        is_told = {"note", "status_reason"} >= set(changes)
        if is_told:
            file.bookings.change(checked(wanted))
        else:
            past = known.status is not BookingStatus.BOOKED
            file.bookings.change(acceptable(file, wanted, past=past))
            if wanted.purpose is not known.purpose:
                _check_firing_kept(file, wanted)
                lay_phases_anew(file, wanted)
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
        again = status is BookingStatus.BOOKED and known.status is not BookingStatus.BOOKED
        if again and known.ends_at > file.clock.now():
            changed = acceptable(file, changed)
        refuse_overlap(file, changed)
        if known.purpose is BookingPurpose.FIRING and status not in OCCUPYING:
            firing_contents.empty(file, booking_id)
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
    answers: Mapping[int, str] | None = None,
    stays_until: datetime | None = None,
) -> Change:
    """Log what really happened; the booking is used, also of a machine out of service now.

    `answers` by question, None where nobody was asked. `stays_until`: work stays on the machine;
    where somebody was asked and none is given, it does not.
    """
    check_times(starts_at, ends_at)
    with doing(file, Verb.LOG_USE) as work:
        machine = file.equipment.get(file.bookings.get(booking_id).equipment_id)
        if starts_at > file.clock.now():
            raise BrokenRule(Rule.USE_IN_FUTURE, starts=starts_at)
        check_material(file, machine, material, note)
        use = BookingUse(
            booking_id=booking_id,
            starts_at=starts_at,
            ends_at=ends_at,
            material=material,
            note=note,
        )
        _put_use(file, checked(use))
        if answers is not None:
            put_answers(file, booking_id, machine, answers)
        set_booking_status(file, booking_id=booking_id, status=BookingStatus.USED)
        if answers is not None or stays_until is not None:
            _let_stay(file, booking_id, stays_until)
        work.about("bookings", booking_id)
    return work.change


def _put_use(file: CentreFile, use: BookingUse) -> None:
    known = file.bookings.uses.find_one("booking_id = ?", use.booking_id)
    if known is None:
        file.bookings.uses.add(use)
    else:
        file.bookings.uses.change(replace(use, id=known.id))


def _let_stay(file: CentreFile, booking_id: int, until: datetime | None) -> None:
    """Work stays on the machine until an instant, which it then occupies."""
    booking = file.bookings.get(booking_id)
    check_times(booking.starts_at, booking.ends_at, until)
    changed = replace(booking, stays_until=until)
    refuse_overlap(file, changed)
    file.bookings.change(changed)


def delete_booking(file: CentreFile, *, booking_id: int) -> Change:
    """Remove a booking made by mistake; one by which the machine was used stays in the log."""
    with doing(file, Verb.REMOVE_BOOKING) as work:
        booking = file.bookings.get(booking_id)
        was_used = file.bookings.uses.find_one("booking_id = ?", booking_id)
        logged = file.bookings.firing_of(booking_id)
        if booking.status is BookingStatus.USED or was_used or logged:
            raise BrokenRule(Rule.BOOKING_WAS_USED)
        work.about("bookings", booking_id)
        remove_booking(file, booking_id)
        series_id = booking.series_id
        if series_id is not None and not file.bookings.count("series_id = ?", series_id):
            file.bookings.series.remove(series_id)
    return work.change


def remove_booking(file: CentreFile, booking_id: int) -> None:
    """Take a booking away with its phases, inside another verb."""
    _drop_phases(file, booking_id)
    file.bookings.remove(booking_id)
