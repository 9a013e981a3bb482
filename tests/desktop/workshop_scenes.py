"""What is looked at over the workshop's file: the board, bookings, cards, the shelf, a firing.

As in `scenes`: each brings a window there and relies on nothing before it. Nothing is written down,
but for how the board was looked at last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.board.pane import BoardPane
from krc_desktop.desktop.equipment.booking.known_booking import BookingPopover
from krc_desktop.desktop.equipment.booking.new_booking import NewBookingPopover
from krc_desktop.desktop.equipment.booking.repeating import Often
from krc_desktop.desktop.equipment.booking.whom_field import Whom
from krc_desktop.desktop.equipment.card.list_pane import MachinesPane
from krc_desktop.desktop.equipment.card.pane import MachinePane
from krc_desktop.desktop.equipment.kiln.firing_pane import FiringPane
from krc_desktop.desktop.equipment.kiln.shelf_pane import ShelfPane
from krc_desktop.desktop.equipment.places import place_of
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.board import View
from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.places import PageName, Place
from tests.builders import at

Scene = Callable[[MainWindow], None]
Part = TypeVar("Part", bound=QWidget)


def machine(window: MainWindow, kind: EquipmentKind) -> int:
    """The machine of a kind."""
    found = window.session.file.equipment.find_one("kind = ?", kind.value)
    return found.id if found else 0


def _shown(window: MainWindow, kind: type[Part]) -> Part:
    """A part of the page, laid out."""
    QApplication.processEvents()
    return window.findChildren(kind)[-1]


def _press(inside: QWidget, name: str) -> None:
    """Press the first button of a name."""
    QApplication.processEvents()
    for found in inside.findChildren(QAbstractButton):
        if found.accessibleName() == name and found.isVisibleTo(inside):
            found.click()
            return
    raise LookupError(name)


# -- the board ---------------------------------------------------------------------------------


def _board(window: MainWindow, view: View = View.WEEK) -> BoardPane:
    window.go(place_of(places.BOARD))
    pane = _shown(window, BoardPane)
    pane.show_view(view)
    QApplication.processEvents()
    return pane


def _view(view: View) -> Scene:
    def scene(window: MainWindow) -> None:
        _board(window, view)

    return scene


def _new(window: MainWindow, kind: EquipmentKind, starts: str, ends: str) -> NewBookingPopover:
    """A new booking, begun on the board as a drag begins it."""
    pane = _board(window)
    scene = pane.board_view.scene
    lane = scene.board.lane_of(machine(window, kind)) if scene is not None else 0
    pane.acts.book(lane or 0, int(at(starts).timestamp()), int(at(ends).timestamp()))
    return _shown(window, NewBookingPopover)


def _whom(popover: NewBookingPopover, first_name: str) -> None:
    person = popover.session.file.people.find_one("first_name = ?", first_name)
    if person is not None:
        popover.fields.whom.show_whom(Whom(BookingPurpose.PERSON, person_id=person.id))
        popover.fields.whom.decided.emit()


def _conflict(window: MainWindow) -> None:
    """Picture 06: a time that an event has taken, by somebody who was never inducted."""
    _whom(_new(window, EquipmentKind.LASER, "2026-11-27 14:30", "2026-11-27 16:00"), "Toms")


def _closed(window: MainWindow) -> None:
    """A Sunday: the coordinator may book all the same, with a reason."""
    popover = _new(window, EquipmentKind.KNITTING, "2026-11-29 10:00", "2026-11-29 12:00")
    _whom(popover, "Marija")
    _shown(window, NewBookingPopover)
    for box in popover.fields.findings.boxes:
        if box.ways:
            box.ways[-1].click()


def _series(window: MainWindow) -> None:
    """Every week until a public holiday, which is left out."""
    popover = _new(window, EquipmentKind.LASER, "2026-11-27 10:00", "2026-11-27 12:00")
    _whom(popover, "Renāte")
    popover.repeating.often.show_value(Often.WEEK)
    popover.repeating.times.changed.emit(popover.repeating.times.value)


def _booked(window: MainWindow, kind: EquipmentKind, since: datetime) -> BookingPopover:
    """A booking that is still to come or without an outcome, opened from its block."""
    pane = _board(window)
    found = window.session.file.bookings.find_one(
        "equipment_id = ? AND status = ? AND person_id IS NOT NULL AND starts_at >= ? "
        "ORDER BY starts_at",
        machine(window, kind),
        BookingStatus.BOOKED.value,
        int(since.timestamp()),
    )
    if found is None:
        raise LookupError(kind)
    pane.acts.stand_on(found.id)
    scene = pane.board_view.scene
    stop = pane.board_view.grid.cursor_at.stop(scene) if scene is not None else None
    if stop is not None and stop.block is not None:
        pane.acts.open_block(stop.block)
    return _shown(window, BookingPopover)


def _known(window: MainWindow) -> None:
    _booked(window, EquipmentKind.LASER, at("2026-11-27 10:00"))


def _use(window: MainWindow) -> None:
    """What is asked after a booking whose time is over."""
    _booked(window, EquipmentKind.KNITTING, at("2026-11-23 10:00")).show_use()


def _drag(window: MainWindow) -> None:
    """A booking held over an event: red, and why beside the mouse."""
    pane = _board(window)
    grid, scene = pane.board_view.grid, pane.board_view.scene
    if scene is None:
        return
    lane = scene.board.lane_of(machine(window, EquipmentKind.LASER)) or 0
    held = next(
        placed.place
        for day in range(len(scene.board.days))
        for placed in scene.placed(lane, day)
        if placed.block.whole.start == int(at("2026-11-28 14:30").timestamp())
    )
    _mouse(grid, QEvent.Type.MouseButtonPress, held.center())
    for share in (0.2, 0.6, 1.0):
        goal = QPointF(held.center().x() - held.width() * share, held.center().y() - 8 * share)
        _mouse(grid, QEvent.Type.MouseMove, goal)


def _mouse(grid: QWidget, kind: QEvent.Type, point: QPointF) -> None:
    left = Qt.MouseButton.LeftButton
    where = grid.mapToGlobal(point)
    QApplication.sendEvent(
        grid, QMouseEvent(kind, point, where, left, left, Qt.KeyboardModifier.NoModifier)
    )


def _poster(window: MainWindow) -> None:
    _board(window).controls.poster.click()


# -- cards -------------------------------------------------------------------------------------


def _part(part: str) -> Scene:
    return lambda window: window.go(place_of(part))


def _card(kind: EquipmentKind, press: str = "") -> Scene:
    """A machine's card; `press` is the English name of what is opened on it."""

    def scene(window: MainWindow) -> None:
        window.go(place_of(places.MACHINE, machine(window, kind)))
        pane = _shown(window, MachinePane)
        if press:
            _press(pane, window.session.words.text(press))

    return scene


def _machines(press: str) -> Scene:
    def scene(window: MainWindow) -> None:
        window.go(place_of(places.MACHINES))
        _press(_shown(window, MachinesPane), window.session.words.text(press))

    return scene


# -- the kiln ----------------------------------------------------------------------------------


def _firing(window: MainWindow) -> FiringPane:
    found = window.session.file.bookings.firings.find_one("TRUE ORDER BY on_at DESC")
    window.go(place_of(places.FIRING, found.booking_id if found else 0))
    return _shown(window, FiringPane)


def _of_firing(act: str) -> Scene:
    def scene(window: MainWindow) -> None:
        getattr(_firing(window).acts, act)()

    return scene


def _shelf(act: Callable[[ShelfPane], object]) -> Scene:
    def scene(window: MainWindow) -> None:
        window.go(place_of(places.SHELF))
        act(_shown(window, ShelfPane))

    return scene


def _first_piece(pane: ShelfPane) -> None:
    piece = pane.session.file.bookings.pieces.find_one("TRUE ORDER BY id")
    pane.piece_acts.open_piece(piece.id if piece else 0)


WORKSHOP_SCENES: Mapping[str, Scene] = MappingProxyType(
    {
        "equipment": _view(View.WEEK),
        "equipment-day": _view(View.DAY),
        "equipment-month": _view(View.MONTH),
        "equipment-drag": _drag,
        "equipment-conflict": _conflict,
        "equipment-closed": _closed,
        "equipment-series": _series,
        "equipment-booking": _known,
        "equipment-use": _use,
        "equipment-poster": _poster,
        "equipment-machines": _part(places.MACHINES),
        "equipment-machines-new": _machines("Add a machine"),
        "equipment-machines-lend": _machines("Lend a thing"),
        "equipment-laser": _card(EquipmentKind.LASER),
        "equipment-laser-rules": _card(EquipmentKind.LASER, "Edit rules and materials"),
        "equipment-laser-questions": _card(EquipmentKind.LASER, "Edit questions"),
        "equipment-laser-settings": _card(EquipmentKind.LASER, "Edit the settings"),
        "equipment-laser-induct": _card(EquipmentKind.LASER, "Record an induction"),
        "equipment-laser-inductors": _card(EquipmentKind.LASER, "Inductors"),
        "equipment-laser-done": _card(EquipmentKind.LASER, "Maintenance done"),
        "equipment-laser-plan": _card(EquipmentKind.LASER, "Plan maintenance"),
        "equipment-laser-counter": _card(EquipmentKind.LASER, "Add a counter"),
        "equipment-laser-out": _card(EquipmentKind.LASER, "Take out of service"),
        "equipment-laser-fault": _card(EquipmentKind.LASER, "Report a fault"),
        "equipment-kiln": _card(EquipmentKind.KILN),
        "equipment-shelf": _part(places.SHELF),
        "equipment-shelf-pieces": _shelf(lambda pane: pane.piece_acts.add_pieces()),
        "equipment-shelf-piece": _shelf(_first_piece),
        "equipment-shelf-time": _shelf(lambda pane: pane.acts.ask_time()),
        "equipment-shelf-programmes": _shelf(lambda pane: pane.acts.edit_programmes()),
        "equipment-firing": lambda window: (_firing(window), None)[1],
        "equipment-firing-contents": _of_firing("show_contents"),
        "equipment-firing-log": _of_firing("show_log"),
        "equipment-firing-checks": _of_firing("show_checks"),
        "equipment-today": lambda window: window.go(Place(PageName.TODAY)),
    }
)
