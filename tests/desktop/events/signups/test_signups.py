"""Sign-ups: added in letters, over capacity with a warning, the queue, who came on the day."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from krc_desktop.clock import FixedClock
from krc_desktop.desktop.events.deeper import signups_place
from krc_desktop.desktop.events.signups import signup_words
from krc_desktop.desktop.events.signups.pane import SignupsPane
from krc_desktop.desktop.events.signups.pill_rows import PillRows
from krc_desktop.desktop.messages import Message
from krc_desktop.desktop.papers.sign_in import SignInPopover
from krc_desktop.desktop.window import MainWindow
from krc_desktop.language import Language
from krc_desktop.model.events import Event, EventStatus
from krc_desktop.model.places import PageName
from krc_desktop.model.sheet_papers import Prefilled
from krc_desktop.model.signups import SignupList, SignupRow
from krc_desktop.operations import events, signups
from krc_desktop.settings import TextSize
from krc_desktop.store.signups import signup_list
from tests.builders import World, at, day
from tests.desktop.conftest import Opened
from tests.desktop.events.typing_in import enter

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
NAMES = ("Anna Rudzāte", "Dace Ozola", "Toms Ķirsis", "Zenta Upmale")


@pytest.fixture
def event(world: World) -> Event:
    """An event two weeks from now with two places."""
    for name in NAMES:
        world.person(name, phone="+37120000001")
    return world.event(
        "2026-11-16 16:00", "2026-11-16 18:00", status=EventStatus.PLANNED, capacity=2
    )


def shown(window: MainWindow, event: Event) -> SignupsPane:
    window.go(signups_place(event.id))
    sight = window.page(PageName.EVENTS).deeper  # type: ignore[attr-defined]
    assert isinstance(sight, SignupsPane)
    return sight


@pytest.fixture
def pane(world: World, event: Event, opened: Opened) -> SignupsPane:
    """Its sign-ups, nobody yet."""
    return shown(opened(world), event)


def found(world: World, pane: SignupsPane) -> SignupList:
    return signup_list(world.file, pane.event_id)


def names(rows: tuple[SignupRow, ...]) -> list[str]:
    return [row.name for row in rows]


def sign_up(pane: SignupsPane, *typed: str) -> None:
    for text in typed:
        enter(pane.places.entry.entry.line, text)


def press(qtbot: QtBot, people: PillRows, row: int, key: str) -> None:
    index = people.people.index(row)
    rect: QRect = people.visualRect(index)
    places = dict(people._painter.places(people.people.rows[row], rect))
    qtbot.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=places[key].center())


def test_letters_and_enter_sign_up(world: World, pane: SignupsPane):
    assert pane.places.entry.entry.line.hasFocus()
    assert pane.places.nobody.isVisible()
    sign_up(pane, "rudz")
    assert names(found(world, pane).registered) == ["Anna Rudzāte"]
    assert pane.places.taken.text() == "1 no 2"
    enter(pane.places.entry.entry.line, "Ilze Jauna", CONTROL)
    assert names(found(world, pane).registered) == ["Anna Rudzāte", "Ilze Jauna"]
    assert world.figures("2026-11").visits_named == 0


def test_over_the_places_the_next_ones_wait_unless_chosen_otherwise(
    world: World, pane: SignupsPane
):
    sign_up(pane, "rudz", "ozola")
    assert pane.places.entry.where.value is True
    assert pane.places.room.said
    sign_up(pane, "toms")
    assert names(found(world, pane).waiting) == ["Toms Ķirsis"]
    pane.places.entry.where.button_of(False).click()
    sign_up(pane, "zenta")
    assert len(found(world, pane).registered) == 3
    assert "3" in pane.places.room.said


def test_somebody_signed_up_is_refused_in_words(world: World, pane: SignupsPane):
    sign_up(pane, "rudz", "rudz")
    assert len(found(world, pane).registered) == 1
    assert pane.places.entry.entry.complains
    assert pane.places.entry.entry.typed == "rudz"


def test_whoever_waits_first_is_proposed_when_a_place_is_left(
    world: World, pane: SignupsPane, qtbot: QtBot
):
    said: list[Message] = []
    sign_up(pane, "rudz", "ozola", "toms", "zenta")
    pane.session.messages.toasted.connect(said.append)
    press(qtbot, pane.places.people, 0, "")
    assert names(found(world, pane).registered) == ["Dace Ozola"]
    assert "Toms Ķirsis" in said[-1].text
    assert "+37120000001" in said[-1].text
    assert pane.queue.people.people.rows[0].is_lit
    assert said[-1].act is not None
    said[-1].act()
    assert names(found(world, pane).registered) == ["Dace Ozola", "Toms Ķirsis"]
    assert names(found(world, pane).waiting) == ["Zenta Upmale"]
    assert not pane.queue.people.people.rows[0].is_lit
    press(qtbot, pane.gone.people, 0, signup_words.AGAIN)
    assert names(found(world, pane).waiting) == ["Zenta Upmale", "Anna Rudzāte"]


def test_before_the_day_nobody_is_marked(pane: SignupsPane):
    sign_up(pane, "rudz")
    assert not pane.can_mark
    assert not pane.places.people.people.rows[0].pills
    assert not pane.places.came.isVisible()
    assert pane.places.hint.text()


def test_on_the_day_sign_ups_become_attendance(
    world: World, event: Event, opened: Opened, qtbot: QtBot
):
    pane = shown(opened(world, clock=FixedClock(at("2026-11-16 16:30"))), event)
    sign_up(pane, "rudz", "ozola")
    press(qtbot, pane.places.people, 0, signup_words.CAME)
    assert world.figures("2026-11").visits_named == 1
    assert world.file.events.get(event.id).status is EventStatus.HELD
    press(qtbot, pane.places.people, 1, signup_words.ABSENT)
    assert [row.pills[1].is_pressed for row in pane.places.people.people.rows] == [False, True]
    assert not pane.places.came.isVisible()
    press(qtbot, pane.places.people, 0, signup_words.CAME)  # once more takes it back
    assert world.figures("2026-11").visits_named == 0
    pane.places.came.click()
    assert world.figures("2026-11").visits_named == 1


def test_the_rest_is_marked_in_one_step(world: World, event: Event, opened: Opened):
    pane = shown(opened(world, clock=FixedClock(at("2026-11-16 16:30"))), event)
    sign_up(pane, "rudz", "ozola")
    assert pane.places.came.text() == "Visi ieradās"
    pane.places.came.click()
    assert world.figures("2026-11").visits_named == 2
    pane.session.undo()
    assert world.figures("2026-11").visits_named == 0
    pane.places.absent.click()
    assert [row.name for row in found(world, pane).no_shows] == ["Anna Rudzāte", "Dace Ozola"]


def test_days_of_a_camp_are_marked_apart(world: World, event: Event, opened: Opened, qtbot: QtBot):
    camp = world.event(
        "2026-11-01 10:00", "2026-11-02 15:00", title="Nometne", status=EventStatus.PLANNED
    )
    signups.sign_up(world.file, event_id=camp.id, person_id=1)
    pane = shown(opened(world), camp)
    assert pane.day == day("2026-11-02")
    press(qtbot, pane.places.people, 0, signup_words.CAME)
    pane._choose_day(day("2026-11-01"))
    assert not pane.places.people.people.rows[0].pills[0].is_pressed
    press(qtbot, pane.places.people, 0, signup_words.CAME)
    assert world.figures("2026-11").visits_named == 2


def test_keys_do_the_same(world: World, event: Event, opened: Opened):
    pane = shown(opened(world, clock=FixedClock(at("2026-11-16 16:30"))), event)
    sign_up(pane, "rudz", "ozola")
    people = pane.places.people
    people.setFocus()
    people.setCurrentIndex(people.people.index(0))
    QTest.keyClick(people, Qt.Key.Key_Space)
    QTest.keyClick(people, Qt.Key.Key_Down)
    QTest.keyClick(people, Qt.Key.Key_Space, SHIFT)
    rows = people.people.rows
    assert (rows[0].pills[0].is_pressed, rows[1].pills[1].is_pressed) == (True, True)
    QTest.keyClick(people, Qt.Key.Key_Delete)
    assert names(found(world, pane).registered) == ["Anna Rudzāte"]
    assert people.hasFocus()


def test_an_event_that_is_off_marks_nobody(world: World, event: Event, opened: Opened):
    signups.sign_up(world.file, event_id=event.id, person_id=1)
    events.change_event(world.file, event_id=event.id, status=EventStatus.CANCELLED)
    pane = shown(opened(world, clock=FixedClock(at("2026-11-16 16:30"))), event)
    assert not pane.can_mark


def test_the_sheet_is_printed_with_those_signed_up(pane: SignupsPane):
    sign_up(pane, "rudz")
    assert pane.print_page()
    popover = pane.window().findChildren(SignInPopover)[-1]
    assert popover.prefilled is Prefilled.SIGNED_UP


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("size", "text_size"), [((911, 512), TextSize.USUAL), ((1366, 768), TextSize(200))]
)
def test_nothing_is_wider_than_the_window(
    world: World,
    event: Event,
    opened: Opened,
    language: Language,
    size: tuple[int, int],
    text_size: TextSize,
):
    window = opened(world, language=language, size=size, text_size=text_size)
    pane = shown(window, event)
    sign_up(pane, "rudz", "ozola", "toms")
    assert window.width() == size[0]
    inside = pane.scrolled.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= pane.scrolled.viewport().width()
    assert pane.minimumSizeHint().width() <= pane.width()
