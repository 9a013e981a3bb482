"""What is looked at over the workshop's file: the board, bookings, cards, the shelf, a firing.

As in `scenes`: each brings a window there and relies on nothing before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.booking.known_booking import BookingPopover
from krc_desktop.desktop.equipment.booking.new_booking import NewBookingPopover
from krc_desktop.desktop.equipment.booking.whom_field import Whom
from krc_desktop.desktop.equipment.places import place_of
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.places import PageName, Place
from tests.builders import at

Scene = Callable[[MainWindow], None]


def machine(window: MainWindow, kind: EquipmentKind) -> int:
    """The machine of a kind."""
    found = window.session.file.equipment.find_one("kind = ?", kind.value)
    return found.id if found else 0


def _part(part: str) -> Scene:
    return lambda window: window.go(place_of(part))


def _card(kind: EquipmentKind) -> Scene:
    return lambda window: window.go(place_of(places.MACHINE, machine(window, kind)))


def _firing(window: MainWindow) -> None:
    found = window.session.file.bookings.firings.find_one("TRUE ORDER BY on_at DESC")
    window.go(place_of(places.FIRING, found.booking_id if found else 0))


def _conflict(window: MainWindow) -> None:
    """Picture 06: a time that an event has taken, by somebody who was never inducted."""
    window.go(place_of(places.BOARD))
    popover = NewBookingPopover(
        window.session,
        window.rail,
        equipment_id=machine(window, EquipmentKind.LASER),
        starts_at=at("2026-11-27 14:30"),
        ends_at=at("2026-11-27 16:00"),
    )
    popover.open()
    toms = window.session.file.people.find_one("first_name = 'Toms'")
    if toms is not None:
        popover.fields.whom.show_whom(Whom(BookingPurpose.PERSON, person_id=toms.id))
        popover.fields.whom.decided.emit()


def _known(window: MainWindow) -> None:
    window.go(place_of(places.BOARD))
    booking = window.session.file.bookings.find_one(
        "equipment_id = ? AND status = 'booked' AND person_id IS NOT NULL",
        machine(window, EquipmentKind.LASER),
    )
    BookingPopover(window.session, window.rail, booking.id if booking else 0).open()


WORKSHOP_SCENES: Mapping[str, Scene] = MappingProxyType(
    {
        "equipment": _part(places.BOARD),
        "equipment-conflict": _conflict,
        "equipment-booking": _known,
        "equipment-machines": _part(places.MACHINES),
        "equipment-laser": _card(EquipmentKind.LASER),
        "equipment-kiln": _card(EquipmentKind.KILN),
        "equipment-shelf": _part(places.SHELF),
        "equipment-firing": _firing,
        "equipment-today": lambda window: window.go(Place(PageName.TODAY)),
    }
)
