"""Gathers the sheets about pieces: their labels, and the list of what is ready to collect."""

from __future__ import annotations

from collections.abc import Sequence

from krc_desktop import clock
from krc_desktop.model.equipment_papers import short_name
from krc_desktop.model.kiln_papers import PieceLabel, PieceLabels, ReadyLine, ReadyList
from krc_desktop.model.people import is_child
from krc_desktop.model.reports import Both
from krc_desktop.model.shelf import Owner, ReadyPiece
from krc_desktop.operations.equipment_papers import numbered, paper_head
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.firings import kilns_of
from krc_desktop.store.shelf import pieces_with_owners, ready_pieces

_MOST_READY = 2000
_USUAL_WEEKS = 4


def piece_labels(file: CentreFile, *, piece_ids: Sequence[int], called: str) -> PieceLabels:
    """Labels for pieces of one centre by their labels; a wall may see them: initials only."""
    found = pieces_with_owners(file.connection, piece_ids)
    first = found[0].piece if found else file.bookings.pieces.get(piece_ids[0] if piece_ids else 0)
    centre = file.centres.get(first.centre_id)
    return PieceLabels(
        head=paper_head(file, centre),
        number=numbered(centre, called),
        labels=tuple(
            PieceLabel(
                uid=one.piece.uid,
                label=one.piece.label,
                owner=owner_named(file, one.owner, in_short=True),
                what=one.piece.what,
                amount=one.piece.amount,
                waits_for=one.piece.waits_for,
                made_on=one.piece.made_on,
                promised_on=one.piece.promised_on,
            )
            for one in found
        ),
    )


def owner_named(file: CentreFile, owner: Owner, *, in_short: bool = False) -> Both:
    """An owner as paper names them: a child never by more than first name and initial."""
    if owner.person_id is None:
        return owner.name
    person = file.people.get(owner.person_id)
    if person.erased_on is not None:
        return Both("")
    band = file.people.age_bands.get(person.age_band_id) if person.age_band_id else None
    if in_short or is_child(person, band, clock.today(file.clock)):
        name = short_name(person.first_name, person.last_name)
    else:
        name = person.name
    return Both(name, name)


def ready_list(file: CentreFile, *, centre_id: int, called: str) -> ReadyList:
    """What waits to be collected at a centre, what waits longest first, by owner and firing."""
    centre = file.centres.get(centre_id)
    today = clock.today(file.clock)
    late = min((kiln.collect_weeks for kiln in kilns_of(file, centre_id)), default=_USUAL_WEEKS)
    together: dict[tuple[object, ...], list[ReadyPiece]] = {}
    for one in ready_pieces(file.connection, centre_id, limit=_MOST_READY):
        key = (one.owner.person_id, one.owner.event_id, one.number, one.ready_on)
        together.setdefault(key, []).append(one)
    return ReadyList(
        head=paper_head(file, centre),
        number=numbered(centre, called, today.isoformat()),
        day=today,
        late_weeks=late,
        lines=tuple(_ready_line(file, group, late) for group in together.values()),
    )


def _ready_line(file: CentreFile, group: Sequence[ReadyPiece], late: int) -> ReadyLine:
    first = group[0]
    weeks = first.weeks(clock.today(file.clock))
    return ReadyLine(
        owner=owner_named(file, first.owner),
        guardian=first.contact.guardian,
        phone=first.contact.phone,
        pieces=tuple(f"{one.piece.label} {one.piece.what}".strip() for one in group),
        amount=sum(one.piece.amount for one in group),
        firing_number=first.number,
        since=first.ready_on,
        weeks=weeks,
        is_late=weeks > late,
    )
