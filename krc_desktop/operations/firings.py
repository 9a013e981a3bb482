"""Verbs of a firing: booked with its programme and pieces, changed before it is on, its log.

What happens at the kiln itself (checks, on, readings, off, opened) is in `firing_log`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import (
    Booking,
    BookingPurpose,
    BookingStatus,
    Firing,
    FiringSegment,
    KilnProgramme,
)
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.fields import checked
from krc_desktop.model.firings import peak_of
from krc_desktop.model.shelf import number_after
from krc_desktop.operations import bookings, firing_contents
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.firing_rules import check_log
from krc_desktop.operations.firing_slots import collection_day, slot_at
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.firings import (
    numbers_of,
    segments_of,
    segments_of_programme,
)

_LEAST_TARGET = 100


def plan_firing(
    file: CentreFile,
    *,
    equipment_id: int,
    starts_at: datetime,
    programme_id: int,
    piece_ids: Iterable[int] = (),
    operator_id: int | None = None,
    promises: bool = False,
    **booked: Any,
) -> Change:
    """Book a kiln for a firing by a programme and put pieces into it; loading begins at the start.

    `promises`: the pieces that nothing was promised of yet are promised for the day after. `booked`
    goes to the booking: a note, a reason. The Change is about the booking.
    """
    with doing(file, Verb.PLAN_FIRING) as work:
        programme = _programme_of(file, equipment_id, programme_id)
        slot = slot_at(file, programme_id=programme_id, starts_at=starts_at)
        added = bookings.book(
            file,
            equipment_id=equipment_id,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            purpose=BookingPurpose.FIRING,
            phases=slot.lengths,
            **booked,
        )
        booking = file.bookings.get(added.row_id or 0)
        firing = put_firing(file, Firing(booking_id=booking.id, operator_id=operator_id))
        firing = _take_programme(file, firing, programme)
        pieces = list(piece_ids)
        firing_contents.put_in(file, firing, pieces, booking.local_day)
        if promises:
            promise(file, pieces, booking)
        work.about("bookings", booking.id)
    return work.change


def _programme_of(file: CentreFile, equipment_id: int, programme_id: int) -> KilnProgramme:
    programme = file.bookings.programmes.get(programme_id)
    if programme.equipment_id != equipment_id:
        raise BrokenRule(Rule.NOT_FOUND, what="kiln_programmes")
    return programme


def promise(file: CentreFile, piece_ids: Iterable[int], booking: Booking) -> None:
    """Keep the day on which pieces can be collected, of those without one; inside a verb."""
    day = collection_day(file, booking.centre_id, booking.ends_at)
    for piece in file.bookings.pieces.by_ids(piece_ids).values():
        if piece.promised_on is None:
            file.bookings.pieces.change(replace(piece, promised_on=day))


def set_programme(file: CentreFile, *, booking_id: int, programme_id: int) -> Change:
    """Give a firing another programme before it is on; its booking takes that one's length.

    Also begins the log of a kiln's booking that was made for a firing without a programme.
    """
    with doing(file, Verb.CHANGE_FIRING) as work:
        known = file.bookings.firing_of(booking_id)
        firing = known or put_firing(file, Firing(booking_id=booking_id))
        _refuse_on(firing)
        booking = file.bookings.get(booking_id)
        programme = _programme_of(file, booking.equipment_id, programme_id)
        firing = _take_programme(file, firing, programme)
        firing_contents.refuse_mixed(file, firing)
        if booking.status is BookingStatus.BOOKED:
            _move(file, booking, programme_id, booking.starts_at)
        work.about("bookings", booking_id)
    return work.change


def move_firing(
    file: CentreFile, *, booking_id: int, starts_at: datetime, override_reason: str = ""
) -> Change:
    """Begin a firing at another time; unloading waits for open doors as before."""
    with doing(file, Verb.CHANGE_FIRING) as work:
        firing = file.bookings.firing_of(booking_id)
        if firing is None or firing.programme_id is None:
            raise BrokenRule(Rule.NOT_FOUND, what="firings")
        _refuse_on(firing)
        booking = file.bookings.get(booking_id)
        reason = {"override_reason": override_reason} if override_reason else {}
        _move(file, booking, firing.programme_id, starts_at, **reason)
        work.about("bookings", booking_id)
    return work.change


def _move(
    file: CentreFile, booking: Booking, programme_id: int, starts: datetime, **changes: Any
) -> None:
    slot = slot_at(file, programme_id=programme_id, starts_at=starts)
    if (slot.starts_at, slot.ends_at) != (booking.starts_at, booking.ends_at):
        bookings.move_booking(
            file,
            booking_id=booking.id,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            phases=slot.lengths,
            **changes,
        )
    else:
        bookings.lay_phases_anew(file, booking, slot.lengths)


def cancel_firing(file: CentreFile, *, booking_id: int, reason: str = "") -> Change:
    """Cancel a firing that is not on: its pieces are back on the shelf, its number is free."""
    with doing(file, Verb.CANCEL_FIRING) as work:
        firing = file.bookings.firing_of(booking_id)
        if firing is not None:
            _refuse_on(firing)
        firing_contents.empty(file, booking_id)
        bookings.cancel_booking(file, booking_id=booking_id, reason=reason)
        work.about("bookings", booking_id)
    return work.change


def _refuse_on(firing: Firing) -> None:
    if firing.on_at is not None:
        raise BrokenRule(Rule.KILN_ON_ALREADY, on_at=firing.on_at)


def _take_programme(file: CentreFile, firing: Firing, programme: KilnProgramme) -> Firing:
    """Let a firing follow a programme: it keeps a copy of the segments, and gets its number."""
    for old in segments_of(file, firing.id):
        file.bookings.segments.remove(old.id)
    segments = segments_of_programme(file, programme.id)
    if not segments:
        raise BrokenRule(Rule.PROGRAMME_EMPTY, programme=programme.name_lv)
    for one in segments:
        file.bookings.segments.add(
            FiringSegment(
                firing_id=firing.id,
                position=one.position,
                degrees_per_hour=one.degrees_per_hour,
                target_celsius=one.target_celsius,
                hold_minutes=one.hold_minutes,
            )
        )
    peak = peak_of(segments) or 0
    others = numbers_of(file, programme.equipment_id, but=firing.id)
    return put_firing(
        file,
        replace(
            firing,
            number=firing.number or number_after(others),
            kind=programme.kind,
            programme=programme.name_lv,
            programme_id=programme.id,
            cone=programme.cone,
            target_celsius=peak if peak >= _LEAST_TARGET else None,
        ),
    )


def log_firing(file: CentreFile, *, booking_id: int, **facts: Any) -> Change:
    """Write the log of a firing: of a kiln's booking that was made for one."""
    with doing(file, Verb.LOG_FIRING) as work:
        known = file.bookings.firing_of(booking_id)
        saved = put_firing(file, replace(known or Firing(booking_id=booking_id), **facts))
        work.about("firings", saved.id)
    return work.change


def put_firing(file: CentreFile, firing: Firing) -> Firing:
    """Store a firing's log, new or changed, held to every rule."""
    booking = file.bookings.get(firing.booking_id)
    machine = file.equipment.get(booking.equipment_id)
    if booking.purpose is not BookingPurpose.FIRING or machine.kind is not EquipmentKind.KILN:
        raise BrokenRule(Rule.NOT_A_KILN, equipment=machine.name_lv)
    check_log(file, firing, machine)
    firing = checked(firing)
    return file.bookings.firings.change(firing) if firing.id else file.bookings.firings.add(firing)
