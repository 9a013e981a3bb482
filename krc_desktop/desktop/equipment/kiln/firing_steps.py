"""The five steps of a firing as its strip shows them, with the times that are known."""

from __future__ import annotations

from datetime import datetime

from krc_desktop import clock
from krc_desktop.desktop.equipment.kiln import firing_words
from krc_desktop.desktop.equipment.kiln.kiln_words import lasted, moment_short
from krc_desktop.desktop.equipment.kiln.phase_strip import Step
from krc_desktop.desktop.session import Session
from krc_desktop.model.bookings import Booking, BookingPhase, Firing
from krc_desktop.model.equipment import Phase
from krc_desktop.model.firings import Stage, may_be_opened
from krc_desktop.operations.firing_course import Course
from krc_desktop.store.firings import contents_of, readings_of

_ORDER = (Stage.PLANNED, Stage.FIRING, Stage.COOLING, Stage.OPENED)


def steps_of(session: Session, booking: Booking, course: Course | None) -> tuple[Step, ...]:
    """Loaded, on, off, cooling, opened: done, now or later."""
    words = session.words
    firing = course.firing if course is not None else None
    stage = firing_words.stage_of(firing, booking)
    at = _ORDER.index(stage) if stage in _ORDER else 0
    phases = {
        one.phase: one for one in session.file.bookings.phases.find("booking_id = ?", booking.id)
    }
    states = {
        0: ("now", "later", "later", "later", "later"),
        1: ("done", "done", "now", "later", "later"),
        2: ("done", "done", "done", "now", "later"),
        3: ("done", "done", "done", "done", "done"),
    }[at]
    told = (
        _loaded(session, booking, firing),
        _moment(session, firing.on_at if firing else None, phases.get(Phase.FIRE)),
        _off(session, firing, phases.get(Phase.COOL)),
        _cooling(session, firing, stage),
        _opened(session, course, phases.get(Phase.UNLOAD)),
    )
    names = (
        words.text_in("firing step", "Loaded"),
        words.text_in("firing step", "On"),
        words.text_in("firing step", "Off"),
        words.text_in("firing step", "Cooling"),
        words.text_in("firing step", "Opened"),
    )
    icons = ("stack", "fire", "prohibit", "snowflake", "lock-simple")
    return tuple(
        Step(name, text, state, icon)
        for name, text, state, icon in zip(names, told, states, icons, strict=True)
    )


def _loaded(session: Session, booking: Booking, firing: Firing | None) -> str:
    words = session.words
    parts = contents_of(session.file, firing.id) if firing is not None else []
    listed = sum(part.pieces_in for part in parts)
    pieces = listed or (firing.pieces_in if firing is not None else 0) or 0
    when = moment_short(words, booking.starts_at, session.today)
    if not pieces:
        return when
    return f"{words.text('{n} pcs', n=words.number(pieces))}, {when}"


def _moment(session: Session, real: datetime | None, planned: BookingPhase | None) -> str:
    """When it was; else when it is planned."""
    words, today = session.words, session.today
    if real is not None:
        return moment_short(words, real, today)
    if planned is None:
        return "–"
    return firing_words.about(words, moment_short(words, planned.starts_at, today))


def _off(session: Session, firing: Firing | None, planned: BookingPhase | None) -> str:
    words = session.words
    told = _moment(session, firing.off_at if firing else None, planned)
    if firing is None or firing.off_at is None or firing.peak_celsius is None:
        return told
    return f"{told} · {words.degrees(firing.peak_celsius)}"


def _cooling(session: Session, firing: Firing | None, stage: Stage) -> str:
    if firing is None or firing.off_at is None:
        return "–"
    words = session.words
    until = firing.opened_at or session.clock.now()
    minutes = clock.minutes_between(firing.off_at, until)
    if stage is Stage.COOLING:
        return words.text("{length} so far", length=lasted(words, minutes))
    return lasted(words, minutes)


def _opened(session: Session, course: Course | None, planned: BookingPhase | None) -> str:
    words, today = session.words, session.today
    if course is not None and course.firing.opened_at is not None:
        return moment_short(words, course.firing.opened_at, today)
    if course is not None and course.forecast is not None:
        readings = readings_of(session.file, course.firing.id)
        if may_be_opened(course.firing.off_at, readings, course.plan.open_below):
            return words.text("may be opened now")
        opens = firing_words.rounded(course.forecast).opens_at
        return firing_words.about(words, moment_short(words, opens, today))
    return _moment(session, None, planned)
