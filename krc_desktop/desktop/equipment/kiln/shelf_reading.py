"""What the page of the shelf shows: read from the file, with what is ticked for the next firing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from krc_desktop import clock
from krc_desktop.desktop.session import Session
from krc_desktop.errors import BrokenRule
from krc_desktop.model.bookings import Booking, FiringKind, KilnProgramme
from krc_desktop.model.equipment import Equipment
from krc_desktop.model.shelf import (
    Filling,
    KindCount,
    LeftOut,
    Promise,
    ReadyPiece,
    ShelfPiece,
    dryness,
    filled,
    number_after,
)
from krc_desktop.operations.firing_slots import next_firing, promised
from krc_desktop.store.firings import kilns_of, numbers_of, programmes_of, unopened
from krc_desktop.store.shelf import kind_counts, ready_count, ready_pieces, waiting_for

MOST_ROWS = 200
MOST_READY = 200


@dataclass
class Ticks:
    """What is ticked for a kind: filled by itself until somebody ticks by hand."""

    by_hand: bool = False
    ids: set[int] = field(default_factory=set)


@dataclass
class ShelfReading:
    """One look at the shelf; `kind` is what the next firing is for."""

    session: Session
    kiln: Equipment | None = None
    kilns: list[Equipment] = field(default_factory=list)
    programmes: list[KilnProgramme] = field(default_factory=list)
    programme: KilnProgramme | None = None
    kind: FiringKind | None = FiringKind.BISQUE
    kind_was_taken: bool = False
    counts: list[KindCount] = field(default_factory=list)
    groups: dict[FiringKind | None, list[ShelfPiece]] = field(default_factory=dict)
    ready: list[ReadyPiece] = field(default_factory=list)
    ready_rows: int = 0
    number: str = ""
    promise: Promise | None = None
    firings: list[Booking] = field(default_factory=list)
    ticks: dict[FiringKind | None, Ticks] = field(default_factory=dict)
    filling: Filling = field(default_factory=lambda: Filling(()))
    later: dict[FiringKind | None, date] = field(default_factory=dict)

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Look at the file."""
        session, file = self.session, self.session.file
        self.kilns = kilns_of(file, session.centre_id)
        self.kiln = self._kiln_at_hand()
        self.counts = kind_counts(file.connection, session.centre_id)
        self.groups = {
            one.kind: waiting_for(file.connection, session.centre_id, one.kind, limit=MOST_ROWS)
            for one in self.counts
        }
        self.ready = ready_pieces(file.connection, session.centre_id, limit=MOST_READY)
        self.ready_rows = ready_count(file.connection, session.centre_id)
        self.programmes = programmes_of(file, self.kiln.id) if self.kiln else []
        self._choose_programme()
        self._read_next()

    def _kiln_at_hand(self) -> Equipment | None:
        wanted = self.kiln.id if self.kiln is not None else 0
        known = {one.id: one for one in self.kilns}
        return known.get(wanted) or (self.kilns[0] if self.kilns else None)

    def _choose_programme(self) -> None:
        """The programme chosen before, else the first of the kind at hand, else any."""
        waiting = [one.kind for one in self.counts if one.kind is not None]
        if waiting and self.kind not in waiting and not self.kind_was_taken:
            self.kind = waiting[0]
        known = {one.id: one for one in self.programmes}
        before = known.get(self.programme.id) if self.programme is not None else None
        if before is not None and before.kind is self.kind:
            self.programme = before
            return
        of_kind = [one for one in self.programmes if one.kind is self.kind]
        self.programme = of_kind[0] if of_kind else None

    def _read_next(self) -> None:
        file, now = self.session.file, self.session.clock.now()
        self.number, self.promise, self.firings, self.later = "", None, [], {}
        if self.kiln is not None:
            self.number = number_after(numbers_of(file, self.kiln.id))
            self.firings = unopened(file, self.kiln.id, now)
            self.promise = self._promise(self.programme)
            self.later = self._later()
        self._fill()

    def _promise(self, programme: KilnProgramme | None) -> Promise | None:
        if programme is None:
            return None
        try:
            slot = next_firing(
                self.session.file, programme_id=programme.id, after=self.session.clock.now()
            )
        except BrokenRule:
            return None
        return promised(self.session.file, self.session.centre_id, slot) if slot else None

    def _later(self) -> dict[FiringKind | None, date]:
        """For each kind of which something was promised: the day that could be promised now."""
        found: dict[FiringKind | None, date] = {}
        for kind, pieces in self.groups.items():
            if not any(one.piece.promised_on for one in pieces):
                continue
            known = self.programme if kind is self.kind else self._programme_of(kind)
            promise = self._promise(known)
            if promise is not None:
                found[kind] = promise.collect_on
        return found

    def _programme_of(self, kind: FiringKind | None) -> KilnProgramme | None:
        return next((one for one in self.programmes if one.kind is kind), None)

    def missed(self, one: ShelfPiece) -> date | None:
        """The day to expect of a piece whose promise can't be kept; None where it can."""
        said, now = one.piece.promised_on, self.later.get(one.piece.waits_for)
        return now if said is not None and now is not None and now > said else None

    # -- the next firing -----------------------------------------------------------------------

    @property
    def capacity(self) -> int | None:
        """How many places the kiln has; None where nobody has said it."""
        if self.kiln is None or not self.kiln.shelves or not self.kiln.places_per_shelf:
            return None
        return self.kiln.shelves * self.kiln.places_per_shelf

    @property
    def firing_day(self) -> date:
        """The day on which the next firing would begin."""
        return clock.local_day(self.promise.starts_at) if self.promise else self.session.today

    @property
    def candidates(self) -> list[ShelfPiece]:
        """What waits for the kind of the next firing."""
        return self.groups.get(self.kind, []) if self.kind is not None else []

    def _fill(self) -> None:
        ticks = self.ticks.setdefault(self.kind, Ticks())
        waiting = self.candidates
        if not ticks.by_hand:
            self.filling = filled(waiting, self.firing_day, self.capacity)
            ticks.ids = {one.piece.id for one in self.filling.chosen}
            return
        ticks.ids &= {one.piece.id for one in waiting if self.why_not(one) is None}
        chosen = [one for one in waiting if one.piece.id in ticks.ids]
        wet = [(one, why) for one in waiting if (why := self.why_not(one)) is not None]
        self.filling = Filling(tuple(chosen), tuple(wet))

    def why_not(self, one: ShelfPiece) -> LeftOut | None:
        """Why a piece can't be ticked: wet clay is never fired."""
        return dryness(one.piece, self.firing_day)

    def is_ticked(self, one: ShelfPiece) -> bool | None:
        """Whether a piece is ticked; None where it can't be."""
        if one.piece.waits_for is not self.kind or self.programme is None:
            return None
        if self.why_not(one) is not None:
            return None
        return one.piece.id in self.ticks[self.kind].ids

    def tick(self, piece_id: int) -> bool:
        """Turn a piece's tick; whether it could be turned."""
        one = next((one for one in self.candidates if one.piece.id == piece_id), None)
        if one is None or self.is_ticked(one) is None:
            return False
        ticks = self.ticks[self.kind]
        ticks.by_hand = True
        ticks.ids ^= {piece_id}
        self._fill()
        return True

    def fill_anew(self) -> None:
        """Let the next firing fill itself again."""
        self.ticks[self.kind] = Ticks()
        self._fill()

    @property
    def is_by_hand(self) -> bool:
        """Whether somebody has chosen the contents by hand."""
        return self.ticks.get(self.kind, Ticks()).by_hand

    def take_kind(self, kind: FiringKind | None) -> None:
        """Let the next firing be of another kind."""
        self.kind, self.kind_was_taken = kind, True
        self.ticks.setdefault(kind, Ticks())
        self.programme = self._programme_of(kind)
        self._read_next()

    def take_programme(self, programme_id: int) -> None:
        """Choose a programme; its kind comes with it."""
        self.programme = next(one for one in self.programmes if one.id == programme_id)
        self.kind, self.kind_was_taken = self.programme.kind, True
        self.ticks.setdefault(self.kind, Ticks())
        self._read_next()

    def take_kiln(self, kiln_id: int) -> None:
        """Go to another kiln."""
        self.kiln = next((one for one in self.kilns if one.id == kiln_id), self.kiln)
        self.programme = None
        self.read()

    def forget(self) -> None:
        """Another centre is at hand."""
        self.kiln, self.programme, self.ticks = None, None, {}
        self.kind, self.kind_was_taken = FiringKind.BISQUE, False
