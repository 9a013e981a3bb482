"""Verbs of what is in a firing: pieces put in and taken out, and how they came out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import Firing, FiringKind, Piece, PieceFiring, PieceState
from krc_desktop.model.fields import checked
from krc_desktop.model.shelf import WAITING, dryness
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.firings import contents_of, later_firing


class Becomes(StrEnum):
    """What becomes of pieces once the kiln is open."""

    READY = "ready"
    GLAZE = "glaze"
    DECOR = "decor"
    AGAIN = "again"


_WAITS_THEN = {Becomes.GLAZE: FiringKind.GLAZE, Becomes.DECOR: FiringKind.DECOR}


def change_contents(file: CentreFile, *, booking_id: int, piece_ids: Iterable[int]) -> Change:
    """Let a firing hold exactly these pieces; refused once the kiln is on."""
    with doing(file, Verb.CHANGE_CONTENTS) as work:
        firing = file.bookings.firing_of(booking_id)
        if firing is None:
            raise BrokenRule(Rule.NOT_FOUND, what="firings")
        if firing.on_at is not None:
            raise BrokenRule(Rule.KILN_ON_ALREADY, on_at=firing.on_at)
        wanted = set(piece_ids)
        inside = {part.piece_id for part in contents_of(file, firing.id)}
        day = file.bookings.get(booking_id).local_day
        take_out(file, firing, inside - wanted)
        put_in(file, firing, sorted(wanted - inside), day)
        work.about("firings", firing.id)
    return work.change


def put_in(file: CentreFile, firing: Firing, piece_ids: Iterable[int], day: date) -> None:
    """Put pieces from the shelf into a firing on a day, inside a verb; held to every rule."""
    for piece_id in piece_ids:
        piece = file.bookings.pieces.get(piece_id)
        if piece.state not in WAITING:
            raise BrokenRule(Rule.PIECE_NOT_WAITING, label=piece.label)
        _same_kind(firing, piece)
        if dryness(piece, day) is not None:
            raise BrokenRule(Rule.PIECE_NOT_DRY, label=piece.label)
        file.bookings.piece_firings.add(
            PieceFiring(piece_id=piece_id, firing_id=firing.id, pieces_in=piece.amount)
        )
        file.bookings.pieces.change(replace(piece, state=PieceState.FIRING))


def _same_kind(firing: Firing, piece: Piece) -> None:
    if firing.kind is not None and piece.waits_for is not firing.kind:
        raise BrokenRule(Rule.KINDS_MIXED, label=piece.label)


def refuse_mixed(file: CentreFile, firing: Firing) -> None:
    """Whatever is in a firing waits for its kind."""
    pieces = file.bookings.pieces.by_ids(part.piece_id for part in contents_of(file, firing.id))
    for piece in pieces.values():
        if piece.state is PieceState.FIRING:
            _same_kind(firing, piece)


def take_out(file: CentreFile, firing: Firing, piece_ids: Iterable[int]) -> None:
    """Take pieces out of a firing back to the shelf, inside a verb."""
    wanted = set(piece_ids)
    for part in contents_of(file, firing.id):
        if part.piece_id in wanted:
            file.bookings.piece_firings.remove(part.id)
            piece = file.bookings.pieces.get(part.piece_id)
            if piece.state is PieceState.FIRING:
                file.bookings.pieces.change(replace(piece, state=PieceState.SHELF))


def empty(file: CentreFile, booking_id: int) -> None:
    """Take everything out of a firing that will not be, inside a verb; its number is free again.

    Refused of a kiln that is on, or was: what happened stays.
    """
    refuse_hot(file, booking_id)
    firing = file.bookings.firing_of(booking_id)
    if firing is None:
        return
    take_out(file, firing, [part.piece_id for part in contents_of(file, firing.id)])
    file.bookings.firings.change(replace(firing, number=""))


def refuse_hot(
    file: CentreFile, booking_id: int, *, but: tuple[datetime, datetime] | None = None
) -> None:
    """A firing that is on, or was, is neither moved nor cancelled: what happened stays.

    `but`: a stretch that may be corrected to, as long as the kiln was switched on within it.
    """
    firing = file.bookings.firing_of(booking_id)
    if firing is None or firing.on_at is None:
        return
    if but is None or not but[0] <= firing.on_at <= but[1]:
        raise BrokenRule(Rule.KILN_ON_ALREADY, on_at=firing.on_at)


def load_piece(
    file: CentreFile, *, piece_id: int, firing_id: int, pieces_in: int, pieces_lost: int = 0
) -> Change:
    """Write down pieces of a firing that was, or how many were lost in it; kinds never mix."""
    part = checked(
        PieceFiring(
            piece_id=piece_id, firing_id=firing_id, pieces_in=pieces_in, pieces_lost=pieces_lost
        )
    )
    _no_more_lost(pieces_lost, pieces_in)
    with doing(file, Verb.LOAD_PIECE) as work:
        known = file.bookings.piece_firings.find_one(
            "piece_id = ? AND firing_id = ?", piece_id, firing_id
        )
        if known is None:
            piece = file.bookings.pieces.get(piece_id)
            if piece.waits_for is not None:
                _same_kind(file.bookings.firings.get(firing_id), piece)
            file.bookings.piece_firings.add(part)
        else:
            file.bookings.piece_firings.change(replace(part, id=known.id))
        work.about("pieces", piece_id)
    return work.change


def _no_more_lost(lost: int, most: int) -> None:
    if not 0 <= lost <= most:
        facts = {"given": lost, "least": 0, "most": most}
        raise BrokenRule(Rule.NUMBER_OUT_OF_RANGE, field="pieces_lost", **facts)


def come_out(file: CentreFile, firing: Firing, becomes: Becomes) -> None:
    """The kiln is open: everything in it is ready, or waits for what comes next; inside a verb."""
    for part in contents_of(file, firing.id):
        piece = file.bookings.pieces.get(part.piece_id)
        if piece.state is PieceState.FIRING:
            _become(file, piece, part, becomes)


def set_piece_result(
    file: CentreFile, *, booking_id: int, piece_id: int, lost: int, becomes: Becomes
) -> Change:
    """Say how many of a piece's were lost in a firing and what becomes of the good ones.

    Refused of pieces that have been in another firing since, or were collected.
    """
    with doing(file, Verb.SET_PIECE_RESULT) as work:
        firing = file.bookings.firing_of(booking_id)
        part = file.bookings.piece_firings.find_one(
            "piece_id = ? AND firing_id = ?", piece_id, firing.id if firing else 0
        )
        if firing is None or part is None:
            raise BrokenRule(Rule.NOT_FOUND, what="piece_firings")
        if firing.opened_at is None:
            raise BrokenRule(Rule.KILN_NOT_OFF)
        _no_more_lost(lost, part.pieces_in)
        piece = file.bookings.pieces.get(piece_id)
        gone_on = later_firing(file.connection, piece_id, firing.id)
        if gone_on or piece.state is PieceState.COLLECTED:
            raise BrokenRule(Rule.PIECE_NOT_WAITING, label=piece.label)
        changed = replace(part, pieces_lost=lost)
        file.bookings.piece_firings.change(changed)
        _become(file, piece, changed, becomes)
        keep_totals(file, firing)
        work.about("pieces", piece_id)
    return work.change


def all_become(file: CentreFile, *, booking_id: int, becomes: Becomes) -> Change:
    """Say of everything that came out of a firing what becomes of it; what has gone on stays."""
    with doing(file, Verb.SET_PIECE_RESULT) as work:
        firing = file.bookings.firing_of(booking_id)
        if firing is None or firing.opened_at is None:
            raise BrokenRule(Rule.KILN_NOT_OFF)
        for part in contents_of(file, firing.id):
            piece = file.bookings.pieces.get(part.piece_id)
            gone_on = later_firing(file.connection, piece.id, firing.id)
            if not gone_on and piece.state is not PieceState.COLLECTED:
                _become(file, piece, part, becomes)
        work.about("firings", firing.id)
    return work.change


def _become(file: CentreFile, piece: Piece, part: PieceFiring, becomes: Becomes) -> None:
    good = part.pieces_in - part.pieces_lost
    if not good:
        changed = replace(piece, state=PieceState.DAMAGED, amount=part.pieces_in)
    elif becomes is Becomes.READY:
        changed = replace(piece, state=PieceState.READY, amount=good)
    else:
        waits = _WAITS_THEN.get(becomes, piece.waits_for)
        changed = replace(piece, state=PieceState.SHELF, amount=good, waits_for=waits)
    # what was promised was this firing; the next one is promised anew
    if changed.state is PieceState.SHELF and becomes is not Becomes.AGAIN:
        changed = replace(changed, promised_on=None)
    file.bookings.pieces.change(changed)


def keep_totals(file: CentreFile, firing: Firing) -> None:
    """Keep the sums of the pieces in the log too, where they were listed; inside a verb."""
    parts = contents_of(file, firing.id)
    if parts:
        sums = sum(part.pieces_in for part in parts), sum(part.pieces_lost for part in parts)
        known = file.bookings.firings.get(firing.id)
        file.bookings.firings.change(replace(known, pieces_in=sums[0], pieces_lost=sums[1]))
