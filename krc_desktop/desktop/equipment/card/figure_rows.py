"""The rows behind a machine's figures, as the small list beside a figure shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from krc_desktop import clock
from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.card import log_words, wording
from krc_desktop.language import Phrasebook
from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.model.machine_cards import UseLine
from krc_desktop.model.places import Place
from krc_desktop.periods import Period
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.machine_uses import (
    inductions_between,
    maintenance_between,
    outages_between,
    people_served,
    uses_between,
)


@dataclass(frozen=True)
class Line:
    """One row: its title, what else is known, what counts; the place where it is seen whole."""

    title: str
    meta: str = ""
    right: str = ""
    place: Place | None = None


@dataclass(frozen=True)
class Behind:
    """Which machine's rows of which days are asked for."""

    file: CentreFile
    words: Phrasebook
    equipment_id: int
    period: Period


Reading = Callable[[Behind], list[Line]]


def use_lines(words: Phrasebook, uses: Sequence[UseLine]) -> list[Line]:
    """Uses as rows."""
    return [
        Line(
            log_words.used_by(words, one),
            f"{words.date(one.local_day)} {log_words.used_how(words, one)}",
            wording.hours(words, one.minutes),
            place_of_use(one),
        )
        for one in uses
    ]


def place_of_use(one: UseLine) -> Place:
    """Where a use is seen whole."""
    is_firing = one.purpose is BookingPurpose.FIRING
    return places.place_of(places.FIRING if is_firing else places.BOOKING, one.booking_id)


def _uses(of: Behind) -> list[Line]:
    return use_lines(of.words, uses_between(of.file.connection, of.equipment_id, of.period))


def _firings(of: Behind) -> list[Line]:
    uses = uses_between(of.file.connection, of.equipment_id, of.period)
    return use_lines(of.words, [one for one in uses if one.purpose is BookingPurpose.FIRING])


def _people(of: Behind) -> list[Line]:
    names = people_served(of.file.connection, of.equipment_id, of.period)
    return [Line(name or of.words.text("erased person")) for name in names]


def _inductions(of: Behind) -> list[Line]:
    words = of.words
    return [
        Line(
            name or words.text("erased person"),
            words.text("inducted by {name}", name=by) if by else "",
            words.date(day),
        )
        for day, name, by in inductions_between(of.file.connection, of.equipment_id, of.period)
    ]


def _downtime(of: Behind) -> list[Line]:
    words = of.words
    return [
        Line(
            one.reason,
            words.text("from {day}", day=words.date(clock.local_day(one.starts_at))),
            wording.hours(words, minutes),
        )
        for one, minutes in outages_between(of.file.connection, of.equipment_id, of.period)
    ]


def _maintenance(of: Behind) -> list[Line]:
    words = of.words
    return [
        Line(
            what or words.text("Maintenance"),
            words.date(day),
            wording.hours(words, minutes),
            places.place_of(places.BOOKING, booking),
        )
        for booking, day, what, minutes in maintenance_between(
            of.file.connection, of.equipment_id, of.period
        )
    ]


READINGS: Mapping[str, Reading] = MappingProxyType(
    {
        "uses": _uses,
        "firings": _firings,
        "people": _people,
        "inductions": _inductions,
        "downtime": _downtime,
        "maintenance": _maintenance,
    }
)
