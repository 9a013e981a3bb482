"""How a firing is said: its title, how far it has come, when it may be opened."""

from __future__ import annotations

from datetime import date

from krc_desktop import clock
from krc_desktop.desktop.equipment.kiln.kiln_words import (
    kind_name,
    moment_short,
    programme_name,
)
from krc_desktop.language import Phrasebook
from krc_desktop.model.bookings import Booking, BookingStatus, Firing, FiringOutcome
from krc_desktop.model.firings import Forecast, ForecastBy, Stage
from krc_desktop.operations.firing_course import Course


def title(words: Phrasebook, firing: Firing | None) -> str:
    """`Apdedzināšana Nr. 31`."""
    if firing is None or not firing.number:
        return words.text_in("one firing", "Firing")
    return words.text("Firing No. {number}", number=firing.number)


def stage_of(firing: Firing | None, booking: Booking) -> Stage:
    """How far a firing has come."""
    if booking.status in {BookingStatus.CANCELLED, BookingStatus.NO_SHOW}:
        return Stage.CANCELLED
    if firing is None or firing.on_at is None:
        return Stage.PLANNED
    if firing.off_at is None:
        return Stage.FIRING
    return Stage.COOLING if firing.opened_at is None else Stage.OPENED


def stage_name(words: Phrasebook, stage: Stage, firing: Firing | None, booking: Booking) -> str:
    """The stage, as the tag beside the title says it."""
    if stage is Stage.PLANNED and booking.status is BookingStatus.USED:
        return words.text_in("firing", "took place, its log is empty")
    if firing is not None and firing.outcome is FiringOutcome.STOPPED and stage is Stage.OPENED:
        return words.text_in("firing", "stopped")
    return {
        Stage.PLANNED: words.text_in("firing", "planned"),
        Stage.FIRING: words.text_in("firing", "The kiln is on"),
        Stage.COOLING: words.text_in("firing", "The kiln is cooling"),
        Stage.OPENED: words.text_in("firing", "opened"),
        Stage.CANCELLED: words.text_in("firing", "cancelled"),
    }[stage]


def about(words: Phrasebook, moment_text: str) -> str:
    """A moment that is expected, not promised."""
    return words.text("about {time}", time=moment_text)


def rounded(forecast: Forecast) -> Forecast:
    """A forecast to the next ten minutes: it does not know better."""
    seconds = clock.seconds_of(forecast.opens_at)
    return Forecast(clock.from_seconds(-(-seconds // 600) * 600), forecast.by)


def opening_said(words: Phrasebook, forecast: Forecast, today: date) -> str:
    """When it may be opened: `ap 14:30`; by the programme alone, said so."""
    told = about(words, moment_short(words, rounded(forecast).opens_at, today))
    if forecast.by is ForecastBy.PROGRAMME:
        return words.text("{time}, by the programme", time=told)
    return told


def programme_said(words: Phrasebook, course: Course | None) -> str:
    """By which programme a firing is fired; its kind where nobody chose one."""
    if course is None:
        return ""
    if course.programme is not None:
        return programme_name(words, course.programme)
    return course.firing.programme or kind_name(words, course.firing.kind)


def standing(words: Phrasebook, course: Course | None, booking: Booking, today: date) -> str:
    """One line about a firing that is underway."""
    firing = course.firing if course is not None else None
    stage = stage_of(firing, booking)
    what = programme_said(words, course)
    if stage is Stage.PLANNED:
        when = moment_short(words, booking.starts_at, today)
        told = words.text("loaded {when}", when=when)
    elif course is not None and course.forecast is not None:
        told = words.text("opened {when}", when=opening_said(words, course.forecast, today))
    else:
        told = ""
    state = "" if stage is Stage.PLANNED else stage_name(words, stage, firing, booking)
    return " · ".join(part for part in (what, state, told) if part)
