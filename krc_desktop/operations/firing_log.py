"""Verbs at the kiln: checks, switching on, readings, switching off, venting, opening, stopping.

A time left out is now; a time typed is one that was, so that a log kept on paper is written down
afterwards by the same verbs and held to the same rules.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from krc_desktop.clock import local_day
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import (
    BookingStatus,
    Firing,
    FiringCheck,
    FiringOutcome,
    FiringReading,
)
from krc_desktop.model.equipment import Risk
from krc_desktop.model.fields import checked
from krc_desktop.operations import firing_contents, firing_course
from krc_desktop.operations.bookings import set_booking_status
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.firing_contents import Becomes
from krc_desktop.operations.firing_rules import check_cool, limit_of, refuse_future
from krc_desktop.operations.firings import cancel_firing, put_firing
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.firings import checks_of, questions_before, readings_of

_COLDEST = 20


def firing_at(file: CentreFile, booking_id: int) -> Firing:
    """The log of a kiln's booking. Raises BrokenRule(NOT_FOUND) where it was not begun."""
    firing = file.bookings.firing_of(booking_id)
    if firing is None:
        raise BrokenRule(Rule.NOT_FOUND, what="firings")
    return firing


def tick_check(
    file: CentreFile, *, booking_id: int, what: str, person_id: int | None = None
) -> Change:
    """Tick a check before switching on; who and when is kept."""
    with doing(file, Verb.TICK_CHECK) as work:
        firing = firing_at(file, booking_id)
        _refuse_on(firing)
        if all(one.what != what for one in checks_of(file, firing.id)):
            check = FiringCheck(
                firing_id=firing.id, what=what, checked_at=file.clock.now(), person_id=person_id
            )
            file.bookings.checks.add(checked(check))
        work.about("firings", firing.id)
    return work.change


def untick_check(file: CentreFile, *, booking_id: int, what: str) -> Change:
    """Take a tick back, before switching on."""
    with doing(file, Verb.TICK_CHECK) as work:
        firing = firing_at(file, booking_id)
        _refuse_on(firing)
        for one in checks_of(file, firing.id):
            if one.what == what:
                file.bookings.checks.remove(one.id)
        work.about("firings", firing.id)
    return work.change


def _refuse_on(firing: Firing) -> None:
    if firing.on_at is not None:
        raise BrokenRule(Rule.KILN_ON_ALREADY, on_at=firing.on_at)


def missing_checks(file: CentreFile, booking_id: int) -> list[str]:
    """The checks that are not ticked yet, as the machine's card words them."""
    firing = file.bookings.firing_of(booking_id)
    done = {one.what for one in checks_of(file, firing.id)} if firing else set()
    asked = questions_before(file, file.bookings.get(booking_id).equipment_id)
    return [one.text_lv for one in asked if one.text_lv not in done]


def switch_on(
    file: CentreFile,
    *,
    booking_id: int,
    at: datetime | None = None,
    operator_id: int | None = None,
) -> Change:
    """Write down that the kiln is on; refused until every check is ticked.

    Whoever is named as operator of a red machine must be inducted on that day.
    """
    with doing(file, Verb.SWITCH_ON) as work:
        firing = firing_at(file, booking_id)
        _refuse_on(firing)
        _refuse_cancelled(file, booking_id)
        missing = missing_checks(file, booking_id)
        if missing:
            raise BrokenRule(Rule.CHECKS_MISSING, missing="; ".join(missing))
        operator = operator_id or firing.operator_id
        on_at = at or file.clock.now()
        _check_inducted(file, booking_id, operator, on_at)
        put_firing(file, replace(firing, on_at=on_at, operator_id=operator))
        firing_course.follow(file, booking_id)
        work.about("firings", firing.id)
    return work.change


def _refuse_cancelled(file: CentreFile, booking_id: int) -> None:
    booking = file.bookings.get(booking_id)
    if booking.status in {BookingStatus.CANCELLED, BookingStatus.NO_SHOW}:
        raise BrokenRule(Rule.NOT_FOUND, what="bookings")


def _check_inducted(
    file: CentreFile, booking_id: int, operator_id: int | None, on_at: datetime
) -> None:
    machine = file.equipment.get(file.bookings.get(booking_id).equipment_id)
    if operator_id is None or machine.risk is not Risk.RED:
        return
    if file.equipment.valid_induction(machine.id, operator_id, local_day(on_at)) is None:
        person = file.people.get(operator_id).name
        raise BrokenRule(Rule.OPERATOR_NOT_INDUCTED, person=person, equipment=machine.name_lv)


def add_reading(
    file: CentreFile,
    *,
    firing_id: int,
    celsius: int,
    read_at: datetime | None = None,
    person_id: int | None = None,
) -> Change:
    """Write down a temperature; not before switching on. One of the same minute is corrected."""
    with doing(file, Verb.ADD_READING) as work:
        firing = file.bookings.firings.get(firing_id)
        moment = read_at or file.clock.now()
        if firing.on_at is None:
            raise BrokenRule(Rule.KILN_NOT_ON)
        if moment < firing.on_at - timedelta(seconds=firing.on_at.second):
            raise BrokenRule(Rule.READING_BEFORE_START, on_at=firing.on_at, read_at=moment)
        refuse_future(file, moment)
        _put_reading(file, firing, max(moment, firing.on_at), celsius, person_id)
        work.about("firings", firing_id)
    return work.change


def _put_reading(
    file: CentreFile, firing: Firing, moment: datetime, celsius: int, person_id: int | None
) -> None:
    reading = checked(
        FiringReading(firing_id=firing.id, read_at=moment, celsius=celsius, person_id=person_id)
    )
    minute = moment.replace(second=0)
    known = next(
        (one for one in readings_of(file, firing.id) if one.read_at.replace(second=0) == minute),
        None,
    )
    if known is None:
        file.bookings.readings.add(reading)
    else:
        file.bookings.readings.change(replace(reading, id=known.id, read_at=known.read_at))
    _readings_changed(file, firing)


def remove_reading(file: CentreFile, *, reading_id: int) -> Change:
    """Take a reading back that was a slip; not the one by which the kiln was opened."""
    with doing(file, Verb.REMOVE_READING) as work:
        reading = file.bookings.readings.get(reading_id)
        file.bookings.readings.remove(reading_id)
        _readings_changed(file, file.bookings.firings.get(reading.firing_id))
        work.about("firings", reading.firing_id)
    return work.change


def _readings_changed(file: CentreFile, firing: Firing) -> None:
    """What leans on the readings: the peak, the opening, how long the machine is taken."""
    readings = readings_of(file, firing.id)
    peak = max((one.celsius for one in readings), default=None)
    kept = replace(firing, peak_celsius=peak if peak is not None and peak >= _COLDEST else None)
    file.bookings.firings.change(kept)
    if firing.opened_at is not None:
        machine = file.equipment.get(file.bookings.get(firing.booking_id).equipment_id)
        try:
            check_cool(file, firing, firing.opened_at, limit_of(machine))
        except BrokenRule:
            facts = {"opened_at": firing.opened_at, "limit": limit_of(machine)}
            raise BrokenRule(Rule.KILN_OPENED, **facts) from None
    else:
        firing_course.follow(file, firing.booking_id)


def switch_off(
    file: CentreFile, *, booking_id: int, at: datetime | None = None, celsius: int | None = None
) -> Change:
    """Write down that the kiln is off, with the temperature it had where that was read."""
    with doing(file, Verb.SWITCH_OFF) as work:
        firing = firing_at(file, booking_id)
        if firing.on_at is None:
            raise BrokenRule(Rule.KILN_NOT_ON)
        moment = at or file.clock.now()
        firing = put_firing(file, replace(firing, off_at=moment))
        if celsius is not None:
            _put_reading(file, firing, moment, celsius, None)
        firing_course.follow(file, booking_id)
        work.about("firings", firing.id)
    return work.change


def vent(file: CentreFile, *, booking_id: int, at: datetime | None = None) -> Change:
    """Write down that the vent was opened."""
    with doing(file, Verb.VENT_KILN) as work:
        firing = firing_at(file, booking_id)
        put_firing(file, replace(firing, vent_at=at or file.clock.now()))
        work.about("firings", firing.id)
    return work.change


def open_kiln(
    file: CentreFile,
    *,
    booking_id: int,
    at: datetime | None = None,
    becomes: Becomes = Becomes.READY,
) -> Change:
    """Open the kiln: only by a reading at or below its limit, taken after switching off.

    The booking is used, its phases are what really was, the pieces are ready or wait for what
    comes next.
    """
    with doing(file, Verb.OPEN_KILN) as work:
        firing = firing_at(file, booking_id)
        if firing.off_at is None:
            raise BrokenRule(Rule.KILN_NOT_OFF)
        outcome = firing.outcome or FiringOutcome.GOOD
        opened_at = at or file.clock.now()
        firing = put_firing(file, replace(firing, opened_at=opened_at, outcome=outcome))
        stopped = firing.outcome is FiringOutcome.STOPPED
        firing_contents.come_out(file, firing, Becomes.AGAIN if stopped else becomes)
        firing_contents.keep_totals(file, firing)
        firing_course.follow(file, booking_id)
        set_booking_status(file, booking_id=booking_id, status=BookingStatus.USED)
        work.about("firings", firing.id)
    return work.change


def stop_firing(
    file: CentreFile, *, booking_id: int, at: datetime | None = None, reason: str = ""
) -> Change:
    """Break a firing off. Before it is on it is cancelled; a hot kiln is off and cools as ever.

    The pieces of one that was on go back to the shelf when it has been opened.
    """
    with doing(file, Verb.STOP_FIRING) as work:
        firing = firing_at(file, booking_id)
        if firing.on_at is None:
            cancel_firing(file, booking_id=booking_id, reason=reason)
        elif firing.opened_at is not None:
            raise BrokenRule(
                Rule.KILN_OPENED, opened_at=firing.opened_at, limit=_limit(file, booking_id)
            )
        else:
            off_at = firing.off_at or at or file.clock.now()
            said = "\n".join(part for part in (firing.result, reason.strip()) if part)
            stopped = replace(firing, off_at=off_at, outcome=FiringOutcome.STOPPED, result=said)
            put_firing(file, stopped)
            firing_course.follow(file, booking_id)
        work.about("firings", firing.id)
    return work.change


def _limit(file: CentreFile, booking_id: int) -> int:
    return limit_of(file.equipment.get(file.bookings.get(booking_id).equipment_id))


def correct_time(file: CentreFile, *, booking_id: int, which: str, at: datetime) -> Change:
    """Correct when the kiln was switched on or off, vented or opened; its booking follows.

    `which`: on_at, off_at, vent_at or opened_at, of what has happened.
    """
    with doing(file, Verb.LOG_FIRING) as work:
        firing = firing_at(file, booking_id)
        if getattr(firing, which) is None:
            raise BrokenRule(Rule.KILN_NOT_ON)
        corrected: dict[str, Any] = {which: at}
        put_firing(file, replace(firing, **corrected))
        firing_course.follow(file, booking_id)
        work.about("firings", firing.id)
    return work.change
