"""Verbs of the kiln's shelf: pieces added, changed, promised, handed out, taken away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import Piece, PieceState
from krc_desktop.model.fields import checked
from krc_desktop.model.people import check_still_here
from krc_desktop.model.shelf import label_of
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.people import add_person_from_line
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.shelf import last_label


def add_piece(
    file: CentreFile,
    *,
    centre_id: int,
    amount: int,
    made_on: date | None = None,
    label: str = "",
    **others: Any,
) -> Change:
    """Put pieces of one owner on the shelf; without a label they get the next running one."""
    with doing(file, Verb.ADD_PIECE) as work:
        piece = Piece(
            centre_id=centre_id,
            label=label or label_of(last_label(file.connection, centre_id) + 1),
            amount=amount,
            made_on=made_on or clock.today(file.clock),
            **others,
        )
        _check_owner(file, piece.person_id)
        _refuse_unloaded(piece)
        work.about("pieces", file.bookings.pieces.add(_acceptable(piece)).id)
    return work.change


def _check_owner(file: CentreFile, person_id: int | None) -> None:
    if person_id is not None:
        check_still_here(file.people.get(person_id))


def _refuse_unloaded(piece: Piece) -> None:
    """Pieces come into a kiln with a firing alone: without one nothing would bring them out."""
    if piece.state is PieceState.FIRING:
        raise BrokenRule(Rule.PIECE_NOT_WAITING, label=piece.label)


def add_piece_of_new(file: CentreFile, *, centre_id: int, line: str, **others: Any) -> Change:
    """Make a card of a person from a line, and put their pieces on the shelf: one step."""
    with doing(file, Verb.ADD_PIECE) as work:
        person_id = add_person_from_line(file, centre_id=centre_id, line=line).row_id or 0
        added = add_piece(file, centre_id=centre_id, person_id=person_id, **others)
        work.about("pieces", added.row_id or 0)
    return work.change


def _acceptable(piece: Piece) -> Piece:
    """A piece tidied and held to its rules: one owner, dry after it was made, a state that fits."""
    if (piece.person_id is None) == (piece.event_id is None):
        raise BrokenRule(Rule.NO_ONE_NAMED, purpose="piece")
    if piece.dry_on is not None and piece.dry_on < piece.made_on:
        raise BrokenRule(Rule.PERIOD_REVERSED, first=piece.made_on, last=piece.dry_on)
    if piece.state is PieceState.DRYING and piece.dry_on is None:
        raise BrokenRule(Rule.FIELD_EMPTY, field="dry_on")
    return checked(piece)


def change_pieces(file: CentreFile, *, piece_id: int, **changes: Any) -> Change:
    """Correct pieces: owner, what, amount, size, kind, drying. What is in a kiln stays in it."""
    with doing(file, Verb.CHANGE_PIECE) as work:
        piece = file.bookings.pieces.get(piece_id)
        changed = replace(piece, **changes)
        counts = {"amount", "waits_for", "state"} & changes.keys()
        if piece.state is PieceState.FIRING and counts and changed != piece:
            raise BrokenRule(Rule.PIECE_IN_KILN, label=piece.label)
        if piece.state is not PieceState.FIRING:
            _refuse_unloaded(changed)
        if changed.person_id != piece.person_id:
            _check_owner(file, changed.person_id)
        if changed.state is not PieceState.COLLECTED:
            changed = replace(changed, collected_on=None)
        elif changed.collected_on is None:
            changed = replace(changed, collected_on=clock.today(file.clock))
        file.bookings.pieces.change(_acceptable(changed))
        work.about("pieces", piece_id)
    return work.change


def hand_out(file: CentreFile, *, piece_ids: Iterable[int]) -> Change:
    """Write down that ready pieces were collected today."""
    with doing(file, Verb.HAND_OUT) as work:
        today = clock.today(file.clock)
        for piece_id in piece_ids:
            piece = file.bookings.pieces.get(piece_id)
            if piece.state is not PieceState.READY:
                raise BrokenRule(Rule.PIECE_NOT_READY, label=piece.label)
            collected = replace(piece, state=PieceState.COLLECTED, collected_on=today)
            file.bookings.pieces.change(collected)
            work.about("pieces", piece_id)
    return work.change


def promise_pieces(file: CentreFile, *, piece_ids: Iterable[int], day: date) -> Change:
    """Keep the day that was promised: it is fixed the moment it is said."""
    with doing(file, Verb.PROMISE_PIECES) as work:
        for piece_id in piece_ids:
            piece = file.bookings.pieces.get(piece_id)
            file.bookings.pieces.change(replace(piece, promised_on=day))
            work.about("pieces", piece_id)
    return work.change


def remove_piece(file: CentreFile, *, piece_id: int) -> Change:
    """Take pieces away that were entered by mistake; those that were fired stay in the log."""
    with doing(file, Verb.REMOVE_PIECE) as work:
        piece = file.bookings.pieces.get(piece_id)
        if file.bookings.piece_firings.find_one("piece_id = ?", piece_id) is not None:
            raise BrokenRule(Rule.PIECE_IN_KILN, label=piece.label)
        file.bookings.pieces.remove(piece_id)
        work.about("pieces", piece_id)
    return work.change
