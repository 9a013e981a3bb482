"""A kiln load of three people: booked, moved, fired, opened by a reading, and reported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from krc_desktop.clock import FixedClock
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.bookings import Booking, PieceState
from tests.builders import World, at
from tests.desktop.conftest import Opened
from tests.desktop.walkthrough.person import Person
from tests.desktop.walkthrough.test_month import save_report
from tests.kilns import CHECKS, Kiln

OWNERS = (("Anna Zvaigzne", "Bļodiņa"), ("Jānis Kalns", "Krūze"), ("Bērta Upe", "Vāze"))


def now(window: MainWindow, wall: str) -> None:
    """It is another time; the window hears of it as of any minute."""
    window.session.file.clock = FixedClock(at(wall))
    window.session.minute_passed.emit()


def put_on_the_shelf(person: Person) -> None:
    """Three people's pieces, typed one after another, all for the glaze firing."""
    person.clicks_on("Skats: Cepļa plaukts")
    person.with_control(Qt.Key.Key_N)
    for number, (owner, what) in enumerate(OWNERS):
        person.types(owner)
        person.presses(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        if number == 0:
            person.chooses("Gaida", "Glazūra")
            person.goes_into("Kas")
        person.types(what)
        person.presses(Qt.Key.Key_Return)
    person.presses(Qt.Key.Key_Escape)


def the_firing(world: World) -> Booking:
    """The one firing of the file, as it is now."""
    found = world.file.bookings.find_one("purpose = 'firing' AND status <> 'cancelled'")
    assert found is not None
    return found


def a_day_later(person: Person, world: World) -> None:
    """Choose the firing on the board with the arrows, and move it by Alt and an arrow."""
    before = the_firing(world)
    person.clicks_on("Skats: Kalendārs")
    person.clicks_on("Šodien")
    person.presses(Qt.Key.Key_Tab)
    person.goes_to_board()
    for _ in range(12):
        if person.hears("apdedzināšana"):
            break
        person.presses(Qt.Key.Key_Down)
    person.presses(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    after = the_firing(world)
    assert (after.local_day - before.local_day).days == 1


def write_down(person: Person, window: MainWindow, wall: str, celsius: str) -> None:
    """A reading at its time."""
    now(window, wall)
    person.writes("Laiks", wall[-5:])
    person.writes("Jauns rādījums", celsius)
    person.presses(Qt.Key.Key_Return)


def test_a_load_of_three_people_from_the_shelf_to_the_report(
    world: World, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    Kiln.of(world)
    world.file.clock = FixedClock(at("2026-10-05 10:00"))
    window = opened(world)
    person = Person(qtbot, window)

    person.with_control(Qt.Key.Key_4)
    put_on_the_shelf(person)
    assert world.file.bookings.pieces.count("waits_for = 'glaze'") == 3
    person.clicks_on("Rezervēt cepli")
    a_day_later(person, world)

    person.presses(Qt.Key.Key_Return)
    person.clicks_on("Atvērt apdedzināšanu")
    now(window, "2026-10-06 11:30")
    for check in CHECKS:
        person.clicks_on(check)
    person.clicks_on("Pierakstīt ieslēgšanu")
    write_down(person, window, "2026-10-06 15:00", "420")
    write_down(person, window, "2026-10-06 21:00", "1040")
    person.clicks_on("Pierakstīt izslēgšanu")
    write_down(person, window, "2026-10-07 07:00", "190")
    opens = person.sees_button("Atvērt cepli")
    assert not opens.isEnabled(), "190 °C must not open a kiln"
    write_down(person, window, "2026-10-07 15:00", "58")
    person.clicks_on("Atvērt cepli")

    states = {piece.state for piece in world.file.bookings.pieces.all()}
    assert states == {PieceState.READY}
    figures = world.figures("2026-10").equipment
    (kiln,) = figures.values()
    assert (kiln.firings, kiln.pieces_fired, kiln.people_served) == (1, 3, 3)

    person.with_control(Qt.Key.Key_6)
    text = save_report(person, window, tmp_path / "parskats.pdf")
    assert "Keramikas ceplis" in text
    assert "1040" in text
    print(f"kiln load: {person.clicks} clicks, {person.keys} keys")
