"""The kiln's shelf: how much room pieces take, what fills the next firing, what is promised.

Room is counted in places: a small piece takes one, a medium one two, a large one four.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from krc_desktop.model.bookings import FiringKind, Piece, PieceState
from krc_desktop.model.reports import Both


class PieceSize(StrEnum):
    """How much room a piece takes; nobody has said it where it is empty: taken as small."""

    UNSAID = ""
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


_PLACES: Mapping[str, int] = MappingProxyType({"small": 1, "medium": 2, "large": 4})

# states in which a piece waits for a firing
WAITING = (PieceState.MADE, PieceState.DRYING, PieceState.SHELF)
LABEL_START = "K-"
_LABEL_DIGITS = 4


def places_of(size: str, amount: int) -> int:
    """How many places so many pieces of a size take in a kiln."""
    return _PLACES.get(size, 1) * amount


def label_of(number: int) -> str:
    """The label under which pieces of a running number stand: K-0431."""
    return f"{LABEL_START}{number:0{_LABEL_DIGITS}}"


def state_on(piece: Piece, day: date) -> PieceState:
    """Where a piece stands on a day: what has dried by then is on the shelf."""
    drying = piece.state is PieceState.DRYING
    if drying and piece.dry_on is not None and piece.dry_on <= day:
        return PieceState.SHELF
    return piece.state


@dataclass(frozen=True)
class Owner:
    """Whose pieces they are: a person, or an event with its day."""

    person_id: int | None
    event_id: int | None
    name: Both
    day: date | None = None


@dataclass(frozen=True)
class ShelfPiece:
    """A piece on the shelf with its owner."""

    piece: Piece
    owner: Owner

    @property
    def places(self) -> int:
        """How much room it takes."""
        return places_of(self.piece.size, self.piece.amount)


@dataclass(frozen=True)
class KindCount:
    """How many pieces wait for a kind of firing, and how much room they take."""

    kind: FiringKind | None
    pieces: int
    places: int


@dataclass(frozen=True)
class Contact:
    """Whom to call about a piece: its owner, or the guardian of a child."""

    phone: str = ""
    guardian: str = ""


@dataclass(frozen=True)
class ReadyPiece:
    """A piece that waits to be collected: since when, from which firing, whom to call."""

    piece: Piece
    owner: Owner
    contact: Contact
    ready_on: date
    number: str = ""

    def weeks(self, today: date) -> int:
        """For how many whole weeks it has waited."""
        return max((today - self.ready_on).days, 0) // 7


class LeftOut(StrEnum):
    """Why a piece does not go into the next firing."""

    WET = "wet"
    NOT_SAID_DRY = "not_said_dry"
    NO_ROOM = "no_room"


@dataclass(frozen=True)
class Filling:
    """What goes into the next firing, and what does not, with the reason."""

    chosen: tuple[ShelfPiece, ...]
    left_out: tuple[tuple[ShelfPiece, LeftOut], ...] = ()

    @property
    def places(self) -> int:
        """How much room the chosen ones take."""
        return sum(one.places for one in self.chosen)

    @property
    def pieces(self) -> int:
        """How many pieces they are."""
        return sum(one.piece.amount for one in self.chosen)


def dryness(piece: Piece, day: date) -> LeftOut | None:
    """Why a piece is not dry enough to be fired on a day; None where it is."""
    state = state_on(piece, day)
    if state is PieceState.MADE:
        return LeftOut.NOT_SAID_DRY if piece.dry_on is None or piece.dry_on > day else None
    return LeftOut.WET if state is PieceState.DRYING else None


def filled(waiting: Iterable[ShelfPiece], day: date, capacity: int | None) -> Filling:
    """What fills a firing on a day: oldest first, dry only, as long as there is room.

    A piece too large for what is left does not keep smaller ones out. `capacity` is in places;
    None: nobody has said what the kiln holds.
    """
    chosen: list[ShelfPiece] = []
    left: list[tuple[ShelfPiece, LeftOut]] = []
    room = math.inf if capacity is None else capacity
    for one in waiting:
        reason = dryness(one.piece, day)
        if reason is None and one.places > room:
            reason = LeftOut.NO_ROOM
        if reason is not None:
            left.append((one, reason))
        else:
            chosen.append(one)
            room -= one.places
    return Filling(tuple(chosen), tuple(left))


@dataclass(frozen=True)
class Promise:
    """A firing that would really fit, and the day on which its pieces can be collected."""

    starts_at: datetime
    ends_at: datetime
    on_at: datetime
    opens_at: datetime
    collect_on: date


_NUMBER = re.compile(r"(.*?)([0-9]+)$")


def number_after(known: Sequence[str]) -> str:
    """The next running number of a kiln's firings: after 31 comes 32, after A-045 A-046."""
    latest: tuple[int, str, int] | None = None
    for text in known:
        found = _NUMBER.fullmatch(text.strip())
        if found is not None and (latest is None or int(found[2]) > latest[0]):
            latest = (int(found[2]), found[1], len(found[2]))
    if latest is None:
        return str(len(known) + 1)
    number, before, digits = latest
    return f"{before}{number + 1:0{digits}}"
