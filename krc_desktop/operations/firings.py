"""Verbs of the kiln: the firing's log, readings, pieces from made to collected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import (
    BookingPurpose,
    Firing,
    FiringReading,
    Piece,
    PieceFiring,
    PieceState,
)
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.fields import checked
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile


def log_firing(file: CentreFile, *, booking_id: int, **facts: Any) -> Change:
    """Write the log of a firing: of a kiln's booking that was made for one."""
    with doing(file, Verb.LOG_FIRING) as work:
        known = file.bookings.firing_of(booking_id)
        firing = replace(known or Firing(booking_id=booking_id), **facts)
        saved = put_firing(file, firing)
        work.about("firings", saved.id)
    return work.change


def put_firing(file: CentreFile, firing: Firing) -> Firing:
    """Store a firing's log, new or changed, held to every rule."""
    booking = file.bookings.get(firing.booking_id)
    machine = file.equipment.get(booking.equipment_id)
    if booking.purpose is not BookingPurpose.FIRING or machine.kind is not EquipmentKind.KILN:
        raise BrokenRule(Rule.NOT_A_KILN, equipment=machine.name_lv)
    _check_order(firing)
    firing = checked(firing)
    return file.bookings.firings.change(firing) if firing.id else file.bookings.firings.add(firing)


def _check_order(firing: Firing) -> None:
    """On, off, opened come in that order; no more pieces are lost than went in."""
    moments = [m for m in (firing.on_at, firing.off_at, firing.opened_at) if m is not None]
    if moments != sorted(moments) or len(set(moments[:2])) < len(moments[:2]):
        raise BrokenRule(Rule.END_BEFORE_START, starts=moments[0], ends=moments[-1])
    if firing.pieces_lost is not None and firing.pieces_lost > (firing.pieces_in or 0):
        raise BrokenRule(
            Rule.NUMBER_OUT_OF_RANGE,
            field="pieces_lost",
            given=firing.pieces_lost,
            least=0,
            most=firing.pieces_in or 0,
        )


def add_reading(file: CentreFile, *, firing_id: int, read_at: datetime, celsius: int) -> Change:
    """Write down a temperature; not before switching on."""
    with doing(file, Verb.ADD_READING) as work:
        firing = file.bookings.firings.get(firing_id)
        if firing.on_at is not None and read_at < firing.on_at:
            raise BrokenRule(Rule.READING_BEFORE_START, on_at=firing.on_at, read_at=read_at)
        reading = FiringReading(firing_id=firing_id, read_at=read_at, celsius=celsius)
        file.bookings.readings.add(checked(reading))
        work.about("firings", firing_id)
    return work.change


def add_piece(
    file: CentreFile, *, centre_id: int, label: str, amount: int, made_on: date, **others: Any
) -> Change:
    """Put pieces of one owner under a label on the shelf."""
    piece = Piece(centre_id=centre_id, label=label, amount=amount, made_on=made_on, **others)
    if (piece.person_id is None) == (piece.event_id is None):
        raise BrokenRule(Rule.NO_ONE_NAMED, purpose="piece")
    with doing(file, Verb.ADD_PIECE) as work:
        work.about("pieces", file.bookings.pieces.add(checked(piece)).id)
    return work.change


def change_piece(file: CentreFile, *, piece_id: int, state: PieceState, day: date) -> Change:
    """Say where pieces stand; collected ones remember the day."""
    with doing(file, Verb.CHANGE_PIECE) as work:
        piece = file.bookings.pieces.get(piece_id)
        collected = day if state is PieceState.COLLECTED else None
        file.bookings.pieces.change(replace(piece, state=state, collected_on=collected))
        work.about("pieces", piece_id)
    return work.change


def load_piece(
    file: CentreFile, *, piece_id: int, firing_id: int, pieces_in: int, pieces_lost: int = 0
) -> Change:
    """Put pieces into a firing, or say how many were lost in it."""
    part = checked(
        PieceFiring(
            piece_id=piece_id, firing_id=firing_id, pieces_in=pieces_in, pieces_lost=pieces_lost
        )
    )
    if pieces_lost > pieces_in:
        raise BrokenRule(
            Rule.NUMBER_OUT_OF_RANGE,
            field="pieces_lost",
            given=pieces_lost,
            least=0,
            most=pieces_in,
        )
    with doing(file, Verb.LOAD_PIECE) as work:
        known = file.bookings.piece_firings.find_one(
            "piece_id = ? AND firing_id = ?", piece_id, firing_id
        )
        if known is None:
            file.bookings.piece_firings.add(part)
        else:
            file.bookings.piece_firings.change(replace(part, id=known.id))
        work.about("pieces", piece_id)
    return work.change
