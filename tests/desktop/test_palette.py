"""The search over everything: found by letters, opened by Enter, markup never read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.palette import Palette
from krc_desktop.desktop.palette_rows import PaletteRow, RowKind, pieces
from krc_desktop.desktop.window import MainWindow
from krc_desktop.language import Language
from krc_desktop.model.bookings import BookingStatus
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations import history
from tests.builders import World
from tests.desktop.conftest import Opened


def searching(window: MainWindow) -> Palette:
    """Open the search as the window does."""
    window.open_search()
    return window.findChildren(Palette)[-1]


def rows(palette: Palette, kind: RowKind) -> list[PaletteRow]:
    return [row for row in palette.list.found.rows if row.kind is kind]


def titles(palette: Palette, kind: RowKind = RowKind.DOOR) -> list[str]:
    return [row.title for row in rows(palette, kind)]


def gone_to(window: MainWindow) -> list[Place]:
    """Where the session sends one, without going there."""
    places: list[Place] = []
    window.session.went.disconnect(window.go)
    window.session.went.connect(places.append)
    return places


def test_letters_without_diacritics_find_people_events_and_organisations(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    person = world.person("Ausma Čepule")
    world.event(title="Cepļa pēcpusdiena")
    world.organisation("Biedrība “Cepures”")
    window = opened(world)
    palette = searching(window)
    qtbot.keyClicks(palette.line, "cep")
    assert titles(palette, RowKind.HEADING)[:3] == ["Cilvēki", "Pasākumi", "Organizācijas"]
    assert titles(palette)[:3] == ["Čepule Ausma", "Cepļa pēcpusdiena", "Biedrība “Cepures”"]
    places = gone_to(window)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert places == [Place(PageName.PEOPLE, (person.id,))]
    assert palette.isHidden()


def test_an_organisation_opens_in_its_own_list(world: World, opened: Opened, qtbot: QtBot) -> None:
    organisation = world.organisation("Cepures")
    window = opened(world)
    palette = searching(window)
    qtbot.keyClicks(palette.line, "cepures")
    places = gone_to(window)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert places == [Place(PageName.PEOPLE, (organisation.id,), part="organisations")]


def test_arrows_pass_over_headings_and_go_round(world: World, opened: Opened, qtbot: QtBot) -> None:
    world.person("Ausma Čepule")
    event = world.event(title="Cepļa pēcpusdiena")
    window = opened(world)
    palette = searching(window)
    qtbot.keyClicks(palette.line, "cep")
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.list.chosen is not None
    last = palette.list.chosen.title
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.list.chosen.title == "Cepļa pēcpusdiena"
    assert last in {"Cepļa pēcpusdiena"}
    qtbot.keyClick(palette.line, Qt.Key.Key_PageDown)
    places = gone_to(window)
    palette.list.setCurrentIndex(palette.list.found.index(3))
    qtbot.keyClick(palette.line, Qt.Key.Key_Enter)
    assert places == [Place(PageName.EVENTS, (event.id,))]


def test_a_machine_tells_what_it_does_next_and_leads_to_its_card(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    kiln = world.kiln("Ceplis")
    window = opened(world)
    palette = searching(window)
    qtbot.keyClicks(palette.line, "ceplis")
    places = gone_to(window)
    (found,) = [row for row in rows(palette, RowKind.DOOR) if row.title == "Ceplis"]
    assert found.meta == "rezervāciju nav"
    palette.line.clear()
    world.book(kiln, "2026-11-02 14:00", "2026-11-02 15:00", status=BookingStatus.BOOKED)
    qtbot.keyClicks(palette.line, "ceplis")
    (found,) = [row for row in rows(palette, RowKind.DOOR) if row.title == "Ceplis"]
    assert found.meta == "nākamā rezervācija: 02.11. 14:00"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert places == [Place(PageName.EQUIPMENT, (kiln.id,), part="machine")]
    again = searching(window)
    assert "Ceplis" in [row.title for row in rows(again, RowKind.DOOR)]


def test_a_machine_can_be_booked_by_a_command(world: World, opened: Opened, qtbot: QtBot) -> None:
    window = opened(world)
    palette = searching(window)
    qtbot.keyClicks(palette.line, "rezerv")
    assert "Rezervēt iekārtu" in titles(palette)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.place().page is PageName.EQUIPMENT


def test_a_command_is_found_by_its_words_and_done(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    window = opened(world, language=Language.ENGLISH)
    palette = searching(window)
    qtbot.keyClicks(palette.line, "volunteers")
    row = next(row for row in rows(palette, RowKind.DOOR) if row.title == "Volunteers")
    assert row.right == "Ctrl+5"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.place().page is PageName.VOLUNTEERS


def test_without_letters_it_offers_commands_and_what_was_opened_lately(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    world.person("Ausma Čepule")
    world.person("Ilmārs Čepulis")
    window = opened(world)
    gone_to(window)
    for name in ("ausma", "ilmars"):
        palette = searching(window)
        qtbot.keyClicks(palette.line, name)
        qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    palette = searching(window)
    assert titles(palette)[:2] == ["Čepulis Ilmārs", "Čepule Ausma"]
    assert titles(palette, RowKind.HEADING)[1] == "Darbības"
    # what is kept outside the file are numbers, never names
    assert "Čepul" not in window.session.recalled("palette.recent")
    palette.close_up()
    history.undo(world.file)
    assert titles(searching(window))[0] == "Čepule Ausma"


def test_nothing_found_says_so_and_offers_to_add(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    palette = searching(opened(world))
    qtbot.keyClicks(palette.line, "zzz<b>")
    assert titles(palette, RowKind.FACT) == ["Nekas nesākas ar “zzz<b>”."]
    assert titles(palette) == ["Pievienot pasākumu", "Pievienot cilvēku"]


def test_names_are_never_markup(world: World, opened: Opened, qtbot: QtBot) -> None:
    world.person("<b>Ausma</b> Čepule & “dēli”")
    palette = searching(opened(world))
    qtbot.keyClicks(palette.line, "cep")
    assert titles(palette)[0] == "Čepule & “dēli” <b>Ausma</b>"
    palette.grab()


def test_a_match_is_cut_out_in_its_own_letters() -> None:
    assert pieces("Čepule Ausma", "cep") == [("Čep", True), ("ule Ausma", False)]
    assert pieces("Čepule Ausma", "au ce") == [
        ("Če", True),
        ("pule ", False),
        ("Au", True),
        ("sma", False),
    ]
    assert pieces("Ausma", "") == [("Ausma", False)]
    assert pieces("", "a") == []


def test_escape_closes_it_and_the_focus_goes_back(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    window = opened(world)
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    palette = searching(window)
    assert palette.line.hasFocus()
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert field.hasFocus()


def test_a_press_beside_it_or_a_key_of_the_window_closes_it(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    window = opened(world)
    palette = searching(window)
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert palette.isHidden()
    palette = searching(window)
    again = searching(window)
    assert palette.isHidden()
    assert again.isVisible()
    window.go(Place(PageName.VOLUNTEERS))
    assert again.isHidden()


def test_it_stays_within_a_small_window(world: World, opened: Opened, qtbot: QtBot) -> None:
    window = opened(world, size=(911, 512))
    palette = searching(window)
    assert window.rect().contains(palette._card.geometry())
    window.resize(820, 490)
    assert window.rect().contains(palette._card.geometry())
