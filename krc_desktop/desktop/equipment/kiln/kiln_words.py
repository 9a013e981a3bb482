"""How the kiln's pages say things: kinds, states, owners, reasons, promises, numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from krc_desktop import clock
from krc_desktop.language import NBSP, Case, Phrasebook
from krc_desktop.model.bookings import FiringKind, KilnProgramme, Piece, PieceState
from krc_desktop.model.reports import Both
from krc_desktop.model.shelf import LeftOut, Owner, PieceSize, Promise, state_on
from krc_desktop.operations.booking_words import called, length_in_words, weekday_adverb

Said = Callable[[Phrasebook], str]

_KINDS: dict[FiringKind | None, Said] = {
    FiringKind.BISQUE: lambda w: w.text_in("kind of firing", "Bisque"),
    FiringKind.GLAZE: lambda w: w.text_in("kind of firing", "Glaze"),
    FiringKind.DECOR: lambda w: w.text_in("kind of firing", "Decor"),
    FiringKind.OTHER: lambda w: w.text_in("kind of firing", "Other"),
    None: lambda w: w.text_in("kind of firing", "Not said"),
}
_WAITS: dict[FiringKind | None, Said] = {
    FiringKind.BISQUE: lambda w: w.text("Waiting for bisque"),
    FiringKind.GLAZE: lambda w: w.text("Waiting for glaze"),
    FiringKind.DECOR: lambda w: w.text("Waiting for decor"),
    FiringKind.OTHER: lambda w: w.text("Waiting for another firing"),
    None: lambda w: w.text("Not said what they wait for"),
}
_SIZES: dict[PieceSize, Said] = {
    PieceSize.UNSAID: lambda w: w.text_in("size of a piece", "Not said"),
    PieceSize.SMALL: lambda w: w.text_in("size of a piece", "Small"),
    PieceSize.MEDIUM: lambda w: w.text_in("size of a piece", "Medium"),
    PieceSize.LARGE: lambda w: w.text_in("size of a piece", "Large"),
}
_STATES: dict[PieceState, Said] = {
    PieceState.MADE: lambda w: w.text_in("piece", "made"),
    PieceState.DRYING: lambda w: w.text_in("piece", "drying"),
    PieceState.SHELF: lambda w: w.text_in("piece", "on the shelf"),
    PieceState.FIRING: lambda w: w.text_in("piece", "in the kiln"),
    PieceState.READY: lambda w: w.text_in("piece", "ready"),
    PieceState.DAMAGED: lambda w: w.text_in("piece", "damaged"),
    PieceState.COLLECTED: lambda w: w.text_in("piece", "collected"),
}
_LEFT_OUT: dict[LeftOut, Said] = {
    LeftOut.WET: lambda w: w.text_in("piece left out", "still drying"),
    LeftOut.NOT_SAID_DRY: lambda w: w.text_in("piece left out", "not said to be dry"),
    LeftOut.NO_ROOM: lambda w: w.text_in("piece left out", "no room"),
}
# the colour in which pieces of a kind are drawn
TONES: dict[FiringKind | None, str] = {
    FiringKind.BISQUE: "kiln",
    FiringKind.GLAZE: "knit",
    FiringKind.DECOR: "laser",
    FiringKind.OTHER: "sew",
    None: "sew",
}
_MOST_NAMED = 3


def kind_name(words: Phrasebook, kind: FiringKind | None) -> str:
    """A kind of firing, in a word."""
    return _KINDS[kind](words)


def waits_for(words: Phrasebook, kind: FiringKind | None) -> str:
    """What pieces wait for, as a heading."""
    return _WAITS[kind](words)


def size_name(words: Phrasebook, size: PieceSize) -> str:
    """A size, in a word."""
    return _SIZES[size](words)


def state_name(words: Phrasebook, piece: Piece, today: date) -> str:
    """Where a piece stands, as a pill says it."""
    state = state_on(piece, today)
    if state is PieceState.DRYING and piece.dry_on is not None:
        return words.text("dries until {day}", day=words.short_date(piece.dry_on))
    return _STATES[state](words)


def bare_state(words: Phrasebook, state: PieceState) -> str:
    """A state, in a word or two."""
    return _STATES[state](words)


def left_out(words: Phrasebook, left: Iterable[tuple[str, LeftOut]]) -> str:
    """Who is left out and why: `K-0438 – vēl žūst; K-0440 – neietilpst`; empty of nobody."""
    named = [f"{label}{NBSP}– {_LEFT_OUT[why](words)}" for label, why in left]
    shown = "; ".join(named[:_MOST_NAMED])
    more = len(named) - _MOST_NAMED
    if more > 0:
        shown = words.text("{some} and {n} more", some=shown, n=more)
    return words.text("Left out: {pieces}", pieces=shown) if named else ""


def owner_name(words: Phrasebook, owner: Owner) -> str:
    """Whose pieces they are; an event with its day."""
    name = called(words, owner.name)
    if owner.event_id is not None and owner.day is not None:
        return f"{name}, {words.date(owner.day)}"
    return name or words.text("erased person")


def piece_name(words: Phrasebook, piece: Piece) -> str:
    """What a piece is; what it is called by where nobody said it."""
    return piece.what or words.text_in("piece", "Piece")


def pieces_told(words: Phrasebook, pieces: Sequence[Piece]) -> str:
    """Pieces of one owner with their labels: `Krūzes K-0409, K-0410`."""
    by_name: dict[str, list[str]] = {}
    for piece in pieces:
        by_name.setdefault(piece_name(words, piece), []).append(piece.label)
    return "; ".join(f"{name} {', '.join(labels)}" for name, labels in by_name.items())


def programme_name(words: Phrasebook, programme: KilnProgramme) -> str:
    """A programme's name in the language of the window."""
    return called(words, Both(programme.name_lv, programme.name_en))


def day_said(words: Phrasebook, day: date) -> str:
    """On which day: `trešdien, 2. decembrī`, `on Wednesday, 2 December`."""
    return f"{weekday_adverb(words, day)}, {words.day_in_words(day, Case.LOCATIVE)}"


def promise_reason(words: Phrasebook, promise: Promise) -> str:
    """Why that day: when it is fired, when somebody opens it."""
    return words.text(
        "Fires {on}, opened {opens} while the centre is open",
        on=moment_said(words, promise.on_at),
        opens=moment_said(words, promise.opens_at),
    )


def moment_said(words: Phrasebook, moment: datetime) -> str:
    """A moment of these weeks: `sestdien 10:00`, with its date: it may be weeks ahead."""
    day = clock.local_day(moment)
    return f"{weekday_adverb(words, day)} {words.short_date(day)} {words.time(moment)}"


def moment_short(words: Phrasebook, moment: datetime, today: date) -> str:
    """A moment in a strip: the time today, else `Pk, 2:05` or `26.11. 18:00`."""
    day = clock.local_day(moment)
    if day == today:
        return words.time(moment)
    if abs((day - today).days) < 6:
        return f"{words.weekday(day.isoweekday())}, {words.time(moment)}"
    return f"{words.short_date(day)} {words.time(moment)}"


def lasted(words: Phrasebook, minutes: int) -> str:
    """An elapsed length."""
    return length_in_words(words, max(minutes, 0))


def kwh(words: Phrasebook, tenths: int | None) -> str:
    """A meter's reading in kWh, with a decimal."""
    return "" if tenths is None else words.number(tenths / 10, 1)
