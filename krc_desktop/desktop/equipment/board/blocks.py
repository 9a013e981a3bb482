"""The blocks of the board: what is painted of each booking on each day, and in what look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from krc_desktop.desktop.equipment.board.words import (
    briefly,
    cools,
    day_of,
    time_of,
    times,
    title_of,
)
from krc_desktop.desktop.widgets.crafts import ink_of
from krc_desktop.language import Phrasebook
from krc_desktop.model.board import BoardBooking, BoardDay, BoardOutage, Lane, Suggestion
from krc_desktop.model.board_geometry import Part, parts_of
from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.equipment import Phase
from krc_desktop.model.opening import Span


class Look(Enum):
    """How a block is drawn; never told apart by colour alone."""

    SOLID = "solid"
    HATCHED = "hatched"
    TINT = "tint"
    OUTLINED = "outlined"
    DASHED = "dashed"
    OUT = "out"
    STAY = "stay"
    MISSED = "missed"


class Subject(Enum):
    """What a block is a piece of."""

    BOOKING = "booking"
    OUTAGE = "outage"
    SUGGESTION = "suggestion"


@dataclass(frozen=True)
class Texts:
    """What a block says: a title over a time, or one brief line; each from long to short."""

    titles: tuple[str, ...]
    briefs: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    icon: str = ""


@dataclass(frozen=True)
class Block:
    """A piece of something on one day of one lane.

    `whole`: all of the thing. `resizable`: its length is anybody's to choose, which that of a
    firing, the sum of its phases, is not.
    """

    subject: Subject
    row_id: int
    lane: int
    part: Part
    whole: Span
    look: Look
    ink: str
    texts: Texts
    resizable: bool = False

    @property
    def can_grow(self) -> bool:
        """Whether its lower edge can be dragged: it ends here."""
        return self.resizable and self.part.ends_here

    @property
    def key(self) -> tuple[Subject, int]:
        """What the block is a piece of."""
        return self.subject, self.row_id


def blocks_of(
    words: Phrasebook, number: int, lane: Lane, days: Sequence[BoardDay]
) -> tuple[Block, ...]:
    """Every block of a lane, those that are painted first first."""
    maker = _Maker(words, number, lane, days)
    made: list[Block] = []
    for outage in lane.outages:
        made += maker.outage(outage)
    for booking in sorted(lane.bookings, key=lambda one: one.occupies):
        made += maker.booking(booking)
    for suggestion in lane.suggestions:
        made += maker.suggestion(suggestion)
    return tuple(made)


@dataclass(frozen=True)
class _Maker:
    """Makes the blocks of one lane."""

    words: Phrasebook
    number: int
    lane: Lane
    days: Sequence[BoardDay]

    def booking(self, booking: BoardBooking) -> Iterator[Block]:
        """A booking: a firing by its phases, anything else as a whole; then what stays."""
        if booking.purpose is BookingPurpose.FIRING:
            yield from self._firing(booking)
        else:
            look, ink, icon = self._look(booking)
            for part in parts_of(booking.span, self.days):
                texts = self._texts(booking, part, booking.span, icon)
                yield self._piece(booking, part, look, ink, texts, resizable=True)
        if booking.stays_until is not None and booking.stays_until > booking.span.end:
            stay = Span(booking.span.end, booking.stays_until)
            texts = Texts((self.words.text("Work stays on the machine"),), icon="lock-simple")
            for part in parts_of(stay, self.days):
                yield self._piece(booking, part, Look.STAY, ink_of(self.lane.kind), texts)

    def _look(self, booking: BoardBooking) -> tuple[Look, str, str]:
        if booking.status is BookingStatus.NO_SHOW:
            return Look.MISSED, "ink2", "x-circle"
        if booking.purpose is BookingPurpose.EVENT:
            return Look.OUTLINED, "accent", "calendar-blank"
        if booking.purpose is BookingPurpose.MAINTENANCE:
            return Look.TINT, "warn", "wrench"
        return Look.TINT, ink_of(self.lane.kind), ""

    def _texts(self, booking: BoardBooking, part: Part, span: Span, icon: str) -> Texts:
        """Who and when; of what came over midnight only until when."""
        if not part.starts_here:
            return Texts((self._until(span.end, part),))
        words = self.words
        starts, brief = time_of(words, span.start), briefly(words, booking)
        one_night = span.end - part.span.end < 12 * 3600
        whole = times(words, span) if part.ends_here or one_night else f"{starts} →"
        return Texts(
            (title_of(words, booking), brief), (f"{starts} {brief}", brief), (whole, starts), icon
        )

    def _until(self, second: int, part: Part) -> str:
        if part.ends_here:
            return f"→ {time_of(self.words, second)}"
        weekday = self.words.weekday(day_of(second).isoweekday())
        return f"→ {weekday} {time_of(self.words, second)}"

    def _firing(self, booking: BoardBooking) -> Iterator[Block]:
        """Loading and firing solid, cooling hatched, unloading as work at the machine."""
        for look, span in _stretches(booking):
            for part in parts_of(span, self.days):
                if look is Look.HATCHED:
                    texts = cooling_texts(self.words, booking, part)
                elif look is Look.TINT:
                    text = self.words.text_in("phase", "Unloading")
                    texts = Texts((f"{time_of(self.words, span.start)} {text}", text))
                else:
                    icon = "fire-fill" if part.starts_here else ""
                    texts = self._texts(booking, part, span, icon)
                yield self._piece(
                    booking,
                    part,
                    look,
                    ink_of(self.lane.kind),
                    texts,
                    resizable=not booking.phases,
                )

    def outage(self, outage: BoardOutage) -> Iterator[Block]:
        """An interval out of service, with its reason."""
        texts = Texts((self.words.text("Out of service"),), times=(outage.reason,), icon="prohibit")
        for part in parts_of(outage.span, self.days):
            yield Block(
                Subject.OUTAGE,
                outage.outage_id,
                self.number,
                part,
                outage.span,
                Look.OUT,
                "ink2",
                texts,
            )

    def suggestion(self, suggestion: Suggestion) -> Iterator[Block]:
        """Maintenance that could be done then."""
        long = self.words.text("Suggested maintenance")
        short = self.words.text_in("booking", "Maintenance")
        texts = Texts((long, short), (long, short), (suggestion.due.what,), "wrench")
        for part in parts_of(suggestion.span, self.days):
            yield Block(
                Subject.SUGGESTION,
                suggestion.due.plan_id,
                self.number,
                part,
                suggestion.span,
                Look.DASHED,
                "warn",
                texts,
            )

    def _piece(
        self,
        booking: BoardBooking,
        part: Part,
        look: Look,
        ink: str,
        texts: Texts,
        *,
        resizable: bool = False,
    ) -> Block:
        return Block(
            Subject.BOOKING,
            booking.booking_id,
            self.number,
            part,
            booking.span,
            look,
            ink,
            texts,
            resizable=resizable,
        )


def cooling_texts(words: Phrasebook, booking: BoardBooking, part: Part) -> Texts:
    """When the kiln is expected to be cool, on the day on which it is."""
    cool_by = booking.cool_by
    if cool_by is None or not part.ends_here:
        return Texts((cools(words, None),), icon="thermometer-cold")
    return Texts((cools(words, cool_by), words.text("about {time}", time=time_of(words, cool_by))))


_LOOKS = {Phase.COOL: Look.HATCHED, Phase.UNLOAD: Look.TINT}


def _stretches(booking: BoardBooking) -> list[tuple[Look, Span]]:
    """The phases of a firing that look alike, joined; all of it where nobody laid any."""
    found: list[tuple[Look, Span]] = []
    for one in booking.phases:
        look = _LOOKS.get(one.phase, Look.SOLID)
        if found and found[-1][0] is look and found[-1][1].end == one.span.start:
            found[-1] = (look, Span(found[-1][1].start, one.span.end))
        else:
            found.append((look, one.span))
    return found or [(Look.SOLID, booking.span)]
