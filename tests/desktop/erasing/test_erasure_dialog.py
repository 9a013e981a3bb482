"""The question before people are erased: what it says, what has to be typed, what comes of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.erasing import dialog as dialogs
from krc_desktop.desktop.erasing.dialog import ErasureDialog
from krc_desktop.desktop.messages import Message
from krc_desktop.desktop.window import MainWindow
from krc_desktop.errors import BrokenRule, Fault, Trouble
from krc_desktop.language import Language
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations import history, loans
from krc_desktop.operations.erasures import erase_people
from krc_desktop.settings import TextSize
from tests.builders import World, day
from tests.desktop.conftest import Opened

LEFT = Qt.MouseButton.LeftButton
LONG = 10_000


def asked(window: MainWindow, qtbot: QtBot, *people: int) -> ErasureDialog:
    """The dialog, once it has counted."""
    dialog = ErasureDialog(window.session, window, people)
    dialog.show_up()
    qtbot.waitUntil(lambda: "skaitīšana" not in dialog.names.text(), timeout=LONG)
    return dialog


def said(dialog: ErasureDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel))


def confirm(dialog: ErasureDialog, qtbot: QtBot, typed: str) -> None:
    """Type what is asked for and press the button."""
    qtbot.keyClicks(dialog.confirmation.typed.line, typed)
    with qtbot.waitSignal(dialog.erased, timeout=LONG):
        qtbot.mouseClick(dialog.erase, LEFT)


def test_it_says_what_goes_and_what_stays(world: World, opened: Opened, qtbot: QtBot):
    person = world.person("Zigrīda Kanārputniņa", "SEN", phone="+371 29990141")
    world.attend(world.event(title="Zigrīdas Kanārputniņas rīts"), person)
    world.hours(world.person("Zigrīda Cita", birth_year=1970), "2026-10-06", 90)
    dialog = asked(opened(world), qtbot, person.id)
    told = said(dialog)
    assert dialog.names.text() == "Zigrīda Kanārputniņa"
    assert "1 apmeklējums – kā skaitlis" in told
    assert "Visu mēnešu skaitļi" in told
    assert "To nevarēs atsaukt" in told
    assert "Vārds 1 cita ieraksta tekstā" in told
    assert "Kanārputniņa" in dialog.confirmation.asked.text()
    assert not dialog.erase.isEnabled()
    assert dialog.reason.text() == "Vispirms ierakstiet uzvārdu."
    dialog.reject()


def test_the_typed_surname_erases_and_every_list_is_fresh(
    world: World, opened: Opened, qtbot: QtBot
):
    person = world.person("Zigrīda Kanārputniņa", "SEN")
    other = world.person("Anna Rudzāte")
    world.attend(world.event(), person, other)
    before = world.figures().as_json()
    window = opened(world)
    toasts: list[Message] = []
    window.session.messages.toasted.connect(toasts.append)
    window.go(Place(PageName.PEOPLE, (person.id,)))
    tab = window.current.people
    assert tab.record_id == person.id
    dialog = asked(window, qtbot, person.id)
    qtbot.keyClicks(dialog.confirmation.typed.line, "Kanarputn")
    assert not dialog.erase.isEnabled()
    confirm(dialog, qtbot, "ina")
    assert world.file.people.get(person.id).erased_on is not None
    assert world.figures().as_json() == before
    assert tab.record_id != person.id
    assert [row.key for row in tab.records.list.rows.rows if not row.is_heading] == [other.id]
    assert toasts[-1].text == "1 cilvēka dati ir dzēsti; skaitļi paliek"
    assert not toasts[-1].action
    with pytest.raises(BrokenRule):
        history.undo(world.file)
    assert "Kanārputniņa".encode() not in world.path.read_bytes()


def test_enter_never_erases_and_escape_leaves_everything(
    world: World, opened: Opened, qtbot: QtBot
):
    person = world.person()
    dialog = asked(opened(world), qtbot, person.id)
    assert dialog.confirmation.typed.line.hasFocus()
    qtbot.keyClicks(dialog.confirmation.typed.line, "rudzate")
    qtbot.keyClick(dialog.confirmation.typed.line, Qt.Key.Key_Return)
    assert dialog.erase.hasFocus()
    assert dialog.isVisible()
    qtbot.keyClick(dialog.confirmation.typed.line, Qt.Key.Key_Escape)
    assert world.file.people.get(person.id).erased_on is None


def test_what_is_open_is_settled_first(world: World, opened: Opened, qtbot: QtBot):
    person = world.person()
    loans.lend(
        world.file, centre_id=world.centre, item="Zāģis", out_on=day("2026-10-01"),
        person_id=person.id,
    )  # fmt: skip
    dialog = asked(opened(world), qtbot, person.id)
    assert "Anna Rudzāte" in dialog.remark.said
    assert dialog.confirmation.isHidden()
    assert not dialog.erase.isEnabled()
    dialog.reject()


def test_of_several_people_the_number_is_typed(world: World, opened: Opened, qtbot: QtBot):
    people = [world.person("Anna Rudzāte").id, world.person("Jānis Bērzs").id]
    dialog = asked(opened(world), qtbot, *people)
    assert dialog.names.text() == "Anna Rudzāte, Jānis Bērzs"
    assert dialog.confirmation.asked.text().endswith("2")
    confirm(dialog, qtbot, "2")
    assert all(world.file.people.get(one).erased_on for one in people)


def test_names_of_namesakes_can_stay_in_texts(world: World, opened: Opened, qtbot: QtBot):
    person = world.person("Anna Rudzāte")
    world.person("Anna Rudzāte", birth_year=1950)
    event = world.event(title="Annas Rudzātes izstāde")
    dialog = asked(opened(world), qtbot, person.id)
    qtbot.waitUntil(dialog.account.texts.isVisible)
    dialog.account.texts.setChecked(False)
    confirm(dialog, qtbot, "Rudzate")
    assert world.file.events.get(event.id).title_lv == "Annas Rudzātes izstāde"


def test_trouble_is_said_and_it_may_be_tried_again(
    world: World, opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    person = world.person()
    real = dialogs.erasing

    def failing(*_people: object, **_how: object) -> object:
        def job(file: object, progress: object) -> None:
            raise Trouble(Fault.DISK_FULL, path=world.path)

        return job

    monkeypatch.setattr(dialogs, "erasing", failing)
    dialog = asked(opened(world), qtbot, person.id)
    qtbot.keyClicks(dialog.confirmation.typed.line, "Rudzate")
    qtbot.mouseClick(dialog.erase, LEFT)
    assert not dialog.erase.isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: bool(dialog.remark.said), timeout=LONG)
    assert world.file.people.get(person.id).erased_on is None
    monkeypatch.setattr(dialogs, "erasing", real)
    with qtbot.waitSignal(dialog.erased, timeout=LONG):
        qtbot.mouseClick(dialog.erase, LEFT)


def test_somebody_erased_meanwhile_is_said(world: World, opened: Opened, qtbot: QtBot):
    person = world.person()
    window = opened(world)
    erase_people(world.file, people=[person.id])
    dialog = ErasureDialog(window.session, window, [person.id])
    dialog.show_up()
    qtbot.waitUntil(lambda: bool(dialog.remark.said), timeout=LONG)
    assert not dialog.erase.isEnabled()
    dialog.reject()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("text_size", [TextSize.USUAL, TextSize.DOUBLE])
def test_nothing_is_cut_in_a_small_window(
    world: World, opened: Opened, qtbot: QtBot, language: Language, text_size: TextSize
):
    person = world.person()
    window = opened(world, language=language, text_size=text_size, size=(911, 512))
    dialog = ErasureDialog(window.session, window, [person.id])
    dialog.show_up()
    qtbot.waitUntil(dialog.confirmation.typed.isVisible, timeout=LONG)
    qtbot.wait(20)
    assert dialog.height() <= window.height()
    inside = dialog.account.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= dialog.account.viewport().width()
    foot = dialog._foot
    assert foot.minimumSizeHint().width() <= foot.width()
    dialog.reject()
