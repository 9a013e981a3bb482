"""October at one centre, clicked and typed as a person does, read back from the saved PDF."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.events import EventStatus
from tests.builders import World
from tests.desktop.conftest import Opened
from tests.desktop.walkthrough.person import Person

HIGHLIGHTS = "Zivju darbnīcā satikās trīs paaudzes."


def plan(person: Person, title: str, day: str) -> None:
    """Write down an event: Ctrl+N, the title, the day, Enter."""
    person.with_control(Qt.Key.Key_N)
    person.types(title)
    person.presses(Qt.Key.Key_Tab)
    person.enters(day)


def add_new(person: Person, *names: str) -> None:
    """Write down people whom nobody knows yet, from the line of names."""
    person.goes_into("Apmeklētāja vārds")
    for name in names:
        person.types(name)
        person.presses(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def save_report(person: Person, window: MainWindow, path: Path) -> str:
    """Save the report; all its text."""
    person.clicks_on("Saglabāt PDF")
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    name = dialog.findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    name.setText(str(path))
    person.clicks += 1
    dialog.accept()
    person.qtbot.waitUntil(lambda: path.exists() and not window.session.work.is_busy, timeout=20000)
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_a_month_from_the_first_event_to_the_printed_report(
    world: World, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(world)
    person = Person(qtbot, window)
    file = world.file

    person.with_control(Qt.Key.Key_2)
    plan(person, "Zivju darbnīca", "07.10.")
    add_new(person, "Anna Zvaigzne", "Jānis Kalns", "Bērta Upe")
    person.goes_into("Saskaitītie vienā rindā")
    person.enters("12 pedagogi no 5 iestādēm")

    plan(person, "Zivju darbnīca", "14.10.")
    person.clicks_on("Kā ")
    person.goes_into("Saskaitītie vienā rindā")
    person.enters("4 seniori")

    plan(person, "Talka pagalmā", "21.10.")
    person.goes_into("Apmeklētāja vārds")
    person.types("zvai")
    person.presses(Qt.Key.Key_Return)

    events = list(file.events.find("TRUE ORDER BY local_day"))
    assert [event.title_lv for event in events] == [
        "Zivju darbnīca",
        "Zivju darbnīca",
        "Talka pagalmā",
    ]
    assert {event.status for event in events} == {EventStatus.HELD}

    person.with_control(Qt.Key.Key_5)
    if window.current is not None:
        window.current.step_period(-1)
    person.writes("Kas palīdzēja", "zvai")
    person.presses(Qt.Key.Key_Return)
    person.writes("Diena", "21.10.")
    person.writes("Stundas", "2,5")
    person.writes("Ko darīja", "Grāba lapas")
    person.presses(Qt.Key.Key_Return)

    person.with_control(Qt.Key.Key_6)
    person.writes("Mēneša nozīmīgākais", HIGHLIGHTS)
    text = save_report(person, window, tmp_path / "oktobris.pdf")

    figures = world.figures("2026-10")
    assert figures.events.held == 3
    assert (figures.visits_named, figures.visits_unnamed) == (7, 16)
    assert figures.unique_people == 3
    assert figures.volunteer_minutes == 150
    for said in ("23", "2,5", "Zivju darbnīca", "Talka pagalmā", HIGHLIGHTS):
        assert said in text
    print(f"clicks {person.clicks}, keys {person.keys}")
