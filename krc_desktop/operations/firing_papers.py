"""Gathers a kiln's firing log: filled as far as is known, or blank to be written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from krc_desktop.clock import minutes_between
from krc_desktop.model.bookings import Firing
from krc_desktop.model.equipment import Equipment
from krc_desktop.model.equipment_papers import UNNAMED
from krc_desktop.model.firings import Plan, Point, corners
from krc_desktop.model.kiln_papers import CheckLine, CurvePoint, FiringLog, LoadLine, SegmentLine
from krc_desktop.model.reports import Both
from krc_desktop.model.shelf import Owner, ShelfPiece
from krc_desktop.operations.equipment_papers import code_of, machine_head, numbered, paper_head
from krc_desktop.operations.firing_course import plan_now
from krc_desktop.operations.firing_rules import limit_of
from krc_desktop.operations.kiln_papers import owner_named
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.firings import checks_of, contents_of, questions_before, readings_of
from krc_desktop.store.shelf import pieces_with_owners

# a thermocouple that shows a few degrees less has reached its target all the same
_NEAR_ENOUGH = 5


def blank_firing_log(file: CentreFile, *, equipment_id: int, called: str) -> FiringLog:
    """An empty log of a kiln; `called` ends the sheet's number."""
    kiln = file.equipment.get(equipment_id)
    centre = file.centres.get(kiln.centre_id)
    asked = questions_before(file, equipment_id)
    return FiringLog(
        head=paper_head(file, centre),
        number=numbered(centre, code_of(kiln), called),
        machine=machine_head(kiln),
        open_below_celsius=limit_of(kiln),
        checks=tuple(CheckLine(Both(one.text_lv, one.text_en)) for one in asked),
    )


def firing_log(file: CentreFile, *, booking_id: int, called: str) -> FiringLog:
    """The log of a firing as it is by now; a blank one of its kiln where none was begun."""
    booking = file.bookings.get(booking_id)
    firing = file.bookings.firing_of(booking_id)
    blank = blank_firing_log(file, equipment_id=booking.equipment_id, called=called)
    if firing is None:
        return blank
    kiln = file.equipment.get(booking.equipment_id)
    centre = file.centres.get(booking.centre_id)
    named = firing.number or f"{code_of(kiln)}-{booking.local_day}"
    known = replace(
        blank,
        number=numbered(centre, named, called),
        checks=_checks(file, firing, blank),
        uid=firing.uid,
        firing_number=firing.number,
        kind=firing.kind,
        programme=_programme(file, firing),
        cone=firing.cone,
        target_celsius=firing.target_celsius,
        peak_celsius=firing.peak_celsius,
        tenths_kwh_before=firing.tenths_kwh_before,
        tenths_kwh_after=firing.tenths_kwh_after,
        operator=_operator(file, firing),
        load=_load(file, firing),
        pieces_in=firing.pieces_in,
        pieces_lost=firing.pieces_lost,
        outcome=firing.outcome,
        result=firing.result,
    )
    return _with_course(file, known, firing, kiln)


def _with_course(file: CentreFile, log: FiringLog, firing: Firing, kiln: Equipment) -> FiringLog:
    """The log with what was planned and what was: moments, segments, readings."""
    plan = replace(plan_now(file, firing, kiln), off=None)
    readings = _readings(file, firing)
    segments, cooled = _segments(plan, readings)
    points = plan.points() if plan.segments else []
    return replace(
        log,
        on_at=firing.on_at,
        off_at=firing.off_at,
        opened_at=firing.opened_at,
        opened_celsius=_celsius_when_opened(file, firing),
        segments=segments,
        cooled_planned_minutes=plan.opens_minutes if plan.segments else None,
        cooled_real_minutes=cooled,
        planned=tuple(CurvePoint(point.minutes, point.celsius) for point in points),
        readings=readings,
    )


def _programme(file: CentreFile, firing: Firing) -> Both:
    if firing.programme_id is None:
        return Both(firing.programme, firing.programme) if firing.programme else UNNAMED
    programme = file.bookings.programmes.get(firing.programme_id)
    return Both(programme.name_lv, programme.name_en)


def _operator(file: CentreFile, firing: Firing) -> str:
    return "" if firing.operator_id is None else file.people.get(firing.operator_id).name


def _checks(file: CentreFile, firing: Firing, blank: FiringLog) -> tuple[CheckLine, ...]:
    """What is asked of the kiln, ticked where it was; what is asked no more but was ticked."""
    done = [one.what for one in checks_of(file, firing.id)]
    asked = [replace(line, is_ticked=line.text.lv in done) for line in blank.checks]
    known = {line.text.lv for line in asked}
    return (
        *asked,
        *(CheckLine(Both(one, one), is_ticked=True) for one in done if one not in known),
    )


def _readings(file: CentreFile, firing: Firing) -> tuple[CurvePoint, ...]:
    """The temperatures read since switching on, by elapsed minutes."""
    if firing.on_at is None:
        return ()
    return tuple(
        CurvePoint(minutes_between(firing.on_at, one.read_at), one.celsius)
        for one in readings_of(file, firing.id)
    )


def _celsius_when_opened(file: CentreFile, firing: Firing) -> int | None:
    opened, off = firing.opened_at, firing.off_at
    if opened is None or off is None:
        return None
    since = [one for one in readings_of(file, firing.id) if off <= one.read_at <= opened]
    return since[-1].celsius if since else None


# -- planned and real ------------------------------------------------------------------------------


def _segments(
    plan: Plan, readings: Sequence[CurvePoint]
) -> tuple[tuple[SegmentLine, ...], float | None]:
    """When each target is, and really was, reached; when it had cooled enough to be opened."""
    lines: list[SegmentLine] = []
    for at, segment in enumerate(plan.segments):
        reached = corners(plan.segments[: at + 1])[-1].minutes - segment.hold_minutes
        after = (lines[-1].real_minutes or 0) if lines else 0.0
        before = Point(0, 0) if at == 0 else Point(0, plan.segments[at - 1].target_celsius)
        rises = segment.target_celsius >= before.celsius
        real = _reached(readings, segment.target_celsius, after, rises=rises)
        lines.append(
            SegmentLine(
                degrees_per_hour=segment.degrees_per_hour,
                target_celsius=segment.target_celsius,
                hold_minutes=segment.hold_minutes,
                planned_minutes=reached,
                real_minutes=real,
            )
        )
    hottest = max(readings, key=lambda one: one.celsius, default=None)
    cooled = None
    if hottest is not None and hottest.celsius > plan.open_below:
        cooled = _reached(readings, plan.open_below, hottest.minutes, rises=False)
    return tuple(lines), cooled


def _reached(
    readings: Sequence[CurvePoint], celsius: float, after: float, *, rises: bool
) -> float | None:
    """When the readings say that a temperature was reached, in a straight line between two."""
    limit = celsius - _NEAR_ENOUGH if rises else celsius
    before: CurvePoint | None = None
    for one in readings:
        is_there = one.celsius >= limit if rises else one.celsius <= limit
        if is_there and one.minutes >= after:
            if before is None or before.celsius == one.celsius:
                return one.minutes
            share = (limit - before.celsius) / (one.celsius - before.celsius)
            share = min(max(share, 0.0), 1.0)
            return max(before.minutes + share * (one.minutes - before.minutes), after)
        before = one
    return None


# -- what is in it ---------------------------------------------------------------------------------


def _load(file: CentreFile, firing: Firing) -> tuple[LoadLine, ...]:
    """What each owner has in the kiln, in the order in which it was put in."""
    parts = contents_of(file, firing.id)
    known = {
        one.piece.id: one
        for one in pieces_with_owners(file.connection, (part.piece_id for part in parts))
    }
    lines: dict[tuple[int | None, int | None], LoadLine] = {}
    for part in parts:
        piece = known[part.piece_id]
        key = (piece.owner.person_id, piece.owner.event_id)
        line = lines.get(key) or LoadLine(
            owner_named(file, piece.owner), _event_number(file, piece.owner), "", 0, None
        )
        lost = part.pieces_lost + (line.pieces_lost or 0)
        lines[key] = replace(
            line,
            pieces="; ".join(text for text in (line.pieces, _named(piece)) if text),
            pieces_in=line.pieces_in + part.pieces_in,
            pieces_lost=lost if firing.opened_at is not None else None,
        )
    return tuple(lines.values())


def _named(one: ShelfPiece) -> str:
    return f"{one.piece.label} {one.piece.what}".strip()


def _event_number(file: CentreFile, owner: Owner) -> str:
    if owner.event_id is None:
        return ""
    return file.events.get(owner.event_id).outside_id or f"P-{owner.event_id}"
