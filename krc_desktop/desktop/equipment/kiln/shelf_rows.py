"""The rows of the shelf made from what was read: groups by kind, what is said of each piece."""

from __future__ import annotations

import math

from krc_desktop.desktop.equipment.kiln import kiln_words as said
from krc_desktop.desktop.equipment.kiln.piece_rows import PieceRow
from krc_desktop.desktop.equipment.kiln.shelf_reading import ShelfReading
from krc_desktop.desktop.session import Session
from krc_desktop.model.bookings import FiringKind, PieceState
from krc_desktop.model.shelf import KindCount, ShelfPiece, state_on


def rows_of(session: Session, reading: ShelfReading) -> list[PieceRow]:
    """All rows: a heading for each kind, then its pieces, oldest first."""
    found: list[PieceRow] = []
    for one in reading.counts:
        pieces = reading.groups[one.kind]
        found.append(_heading(session, reading, one))
        last = len(pieces) - 1
        found += [
            _row(session, reading, piece, is_last=at == last) for at, piece in enumerate(pieces)
        ]
    return found


def _heading(session: Session, reading: ShelfReading, count: KindCount) -> PieceRow:
    words = session.words
    return PieceRow(
        key=-1 - [*FiringKind, None].index(count.kind),
        title=said.waits_for(words, count.kind),
        amount=words.number(count.pieces),
        owner=_room(session, reading, count),
        is_heading=True,
    )


def _room(session: Session, reading: ShelfReading, count: KindCount) -> str:
    """How many shelves a group would fill; else how hot it is fired."""
    words, kiln = session.words, reading.kiln
    if kiln is not None and kiln.shelves and kiln.places_per_shelf and count.kind is reading.kind:
        needed = math.ceil(count.places / kiln.places_per_shelf)
        if needed <= kiln.shelves:
            return words.text("shelves: {n} of {all}", n=needed, all=kiln.shelves)
        firings = math.ceil(count.places / (kiln.shelves * kiln.places_per_shelf))
        return words.counted("enough for {n} firing", "enough for {n} firings", firings)
    programme = next((one for one in reading.programmes if one.kind is count.kind), None)
    return said.programme_name(words, programme) if programme is not None else ""


def _row(session: Session, reading: ShelfReading, one: ShelfPiece, *, is_last: bool) -> PieceRow:
    words, piece = session.words, one.piece
    state = state_on(piece, session.today)
    amount = words.text("{n} pcs", n=words.number(piece.amount)) if piece.amount > 1 else ""
    owner = said.owner_name(words, one.owner)
    note = _missed(session, reading, one)
    pill = said.state_name(words, piece, session.today)
    title = said.piece_name(words, piece)
    return PieceRow(
        key=piece.id,
        title=title,
        amount=amount,
        owner=owner,
        note=note,
        label=piece.label,
        pill=pill,
        pill_tone="neutral" if state is PieceState.SHELF else "warn",
        what=piece.what,
        tone=said.TONES[piece.waits_for],
        ticked=reading.is_ticked(one),
        is_last=is_last,
        sentence=", ".join(p for p in (piece.label, title, amount, owner, pill, note) if p),
    )


def _missed(session: Session, reading: ShelfReading, one: ShelfPiece) -> str:
    """A promise that can't be kept any more, with the day to expect."""
    now = reading.missed(one)
    if now is None or one.piece.promised_on is None:
        return ""
    words = session.words
    return words.text(
        "promised {said}, now {now}",
        said=words.short_date(one.piece.promised_on),
        now=words.short_date(now),
    )
