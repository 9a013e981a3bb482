"""The list, the log, the suggestions, the month."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.volunteers.entry_popover import EntryPopover
from krc_desktop.desktop.volunteers.page import VolunteersPage
from krc_desktop.model.places import PageName, Place
from krc_desktop.model.volunteers import EntryState, Known, VolunteerEntry
from krc_desktop.operations import history
from krc_desktop.settings import TextSize
from krc_desktop.store.centre_file import CentreFile
from tests.builders import World
from tests.desktop.letters import type_letters, type_over
from tests.desktop.volunteers.conftest import OCTOBER, Shown

Key = Qt.Key


def a_month(world: World) -> tuple[VolunteerEntry, VolunteerEntry]:
    zenta, toms = world.person("Zenta Upmale"), world.person("Toms Cīrulis")
    first = world.hours(zenta, "2026-10-07", 150, task="Adīja", known=Known.MEASURED)
    second = world.hours(toms, "2026-10-08", 65, task="Krāva malku")
    return first, second


def listed(page: VolunteersPage) -> list[tuple[str, str]]:
    return [(row.title, row.right) for row in page.people.list.rows.rows]


def logged(page: VolunteersPage) -> list[tuple[str, str]]:
    return [(row.title, row.right) for row in page.log.list.rows.rows]


def state(file: CentreFile, entry: VolunteerEntry) -> EntryState:
    return file.volunteers.get(entry.id).state


def test_people_and_log_of_the_month_with_sums(world: World, shown: Shown) -> None:
    a_month(world)
    page = shown()
    assert listed(page) == [
        ("Visi brīvprātīgie", "3\u00a0h\u00a035 min"),
        ("Zenta Upmale", "2,5\u00a0h"),
        ("Toms Cīrulis", "1\u00a0h\u00a05 min"),
    ]
    assert logged(page) == [
        ("Ceturtdiena, 8.\u00a0oktobris", "1\u00a0h\u00a05 min"),
        ("Toms Cīrulis", "1\u00a0h\u00a05 min"),
        ("Trešdiena, 7.\u00a0oktobris", "2,5\u00a0h"),
        ("Zenta Upmale", "2,5\u00a0h"),
    ]
    shown_sums = [text.text() for text in page.log._sums.values()]
    assert shown_sums == ["mērītas 2,5\u00a0h", "deklarētas 1\u00a0h\u00a05 min"]
    sentence = page.log.list.rows.data(page.log.list.rows.index(1), 11)
    assert "Toms Cīrulis, 08.10.2026., Krāva malku, deklarētas" in str(sentence)


def test_one_person_is_chosen_by_the_list_or_by_a_link(world: World, shown: Shown) -> None:
    first, second = a_month(world)
    page = shown(second.person_id)
    assert [title for title, _ in logged(page)] == [
        "Ceturtdiena, 8.\u00a0oktobris",
        "Toms Cīrulis",
    ]
    assert page.entry.line.who.typed == "Toms Cīrulis"
    assert page.place() == Place(PageName.VOLUNTEERS, (second.person_id,), OCTOBER)
    page.people.list.setCurrentIndex(page.people.list.rows.index(1))
    assert page.entry.line.who.typed == "Zenta Upmale"
    assert page.place().rows == (first.person_id,)


def test_somebody_without_hours_is_shown_as_such(world: World, shown: Shown) -> None:
    anna = world.person("Anna Rudzāte")
    page = shown(anna.id)
    assert ("Anna Rudzāte", "") in listed(page)
    assert "Anna Rudzāte" in page.log._empty.text()


def test_search_finds_without_diacritics(world: World, shown: Shown, qtbot: QtBot) -> None:
    a_month(world)
    page = shown()
    page.focus_search()
    type_letters(page.people.search, "cirul")
    assert [title for title, _ in listed(page)] == ["Toms Cīrulis"]
    type_letters(page.people.search, "xyz")
    assert page.people._none.isVisible()
    page.people.new_asked.emit("Cirulxyz")
    assert page.entry.line.who.typed == "Cirulxyz"


def test_delete_removes_with_undo(world: World, shown: Shown, qtbot: QtBot) -> None:
    first, second = a_month(world)
    page = shown()
    page.log.list.setFocus()
    page.log.list.setCurrentIndex(page.log.list.rows.index(1))
    qtbot.keyClick(page.log.list, Key.Key_Delete)
    assert [entry.id for entry in world.file.volunteers.all()] == [first.id]
    assert page.log.list.current_key == first.id
    page.session.undo()
    assert ("Toms Cīrulis", "1\u00a0h\u00a05 min") in logged(page)
    assert world.file.volunteers.get(second.id).minutes == 65


def test_an_entry_is_corrected_at_once(world: World, shown: Shown, qtbot: QtBot) -> None:
    _, second = a_month(world)
    page = shown()
    page.log.list.setFocus()
    page.log.list.setCurrentIndex(page.log.list.rows.index(1))
    qtbot.keyClick(page.log.list, Key.Key_Return)
    card = page.window().findChild(EntryPopover)
    assert isinstance(card, EntryPopover)
    type_letters(card.hours.line, "25")
    card.task.line.setFocus()
    assert "Vai domājāt 2,5?" in card.hours.complaint.text()
    type_over(card.hours.line, "3:20")
    qtbot.mouseClick(card.known.button_of(Known.MEASURED), Qt.MouseButton.LeftButton)
    type_over(card.task.line, "Zāģēja")
    type_over(card.day.line, "9")
    qtbot.keyClick(card.day.line, Key.Key_Return)
    kept = world.file.volunteers.get(second.id)
    assert (kept.minutes, kept.known, kept.task) == (200, Known.MEASURED, "Zāģēja")
    assert kept.local_day.day == 9
    assert not card.isVisible()


def test_the_log_is_copied_as_a_table(world: World, shown: Shown, qtbot: QtBot) -> None:
    a_month(world)
    page = shown()
    page.log.list.setFocus()
    qtbot.keyClick(page.log.list, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].rstrip().split("\t")[:3] == ["Diena", "Brīvprātīgais", "Ko darīja"]
    assert lines[2].split("\t")[:3] == ["07.10.2026.", "Zenta Upmale", "Adīja"]


def test_months_are_stepped_through(world: World, shown: Shown) -> None:
    a_month(world)
    page = shown()
    page.step_period(-1)
    assert logged(page) == []
    assert page.entry.line.day.typed == ""
    page.go_to_today()
    assert str(page.month) == "2026-11"
    assert page.entry.line.day.typed == "Pr, 02.11."


# -- suggestions -----------------------------------------------------------------------------


def suggested(world: World, name: str, on: str, minutes: int = 120) -> VolunteerEntry:
    event = world.event(f"{on} 16:00", f"{on} 18:00", title="Rudens talka")
    person = world.person(name)
    return world.hours(
        person, on, minutes, event_id=event.id, starts=960, ends=1080, state=EntryState.SUGGESTED
    )


def test_suggestions_are_hidden_when_there_are_none(world: World, shown: Shown) -> None:
    a_month(world)
    assert shown().suggestions.isHidden()


def test_a_suggestion_is_accepted_with_corrected_hours(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    entry = suggested(world, "Dace Cīrule", "2026-10-07")
    page = shown()
    row = page.suggestions.rows[entry.id]
    assert row.hours.typed == "2"
    type_over(row.hours.line, "1,5")
    qtbot.mouseClick(row.accept, Qt.MouseButton.LeftButton)
    kept = world.file.volunteers.get(entry.id)
    assert (kept.state, kept.minutes, kept.starts) == (EntryState.ACCEPTED, 90, None)
    assert page.suggestions.isHidden()
    assert ("Dace Cīrule", "1,5\u00a0h") in logged(page)


def test_corrected_hours_that_cannot_be_are_said_in_the_row(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    entry = suggested(world, "Dace Cīrule", "2026-10-07")
    page = shown()
    row = page.suggestions.rows[entry.id]
    type_over(row.hours.line, "25")
    qtbot.keyClick(row.hours.line, Key.Key_Return)
    assert state(world.file, entry) is EntryState.SUGGESTED
    assert "Vai domājāt 2,5?" in row._remark.said


def test_a_declined_suggestion_is_gone(world: World, shown: Shown) -> None:
    entry = suggested(world, "Dace Cīrule", "2026-10-07")
    page = shown()
    page.suggestions.rows[entry.id].declined.emit(entry.id)
    assert state(world.file, entry) is EntryState.DECLINED
    assert page.suggestions.isHidden()


def test_all_are_accepted_as_one_step(world: World, shown: Shown, qtbot: QtBot) -> None:
    one = suggested(world, "Dace Cīrule", "2026-10-07")
    other = suggested(world, "Edvīns Kalnārs", "2026-10-14")
    page = shown(one.id, part="suggestions")
    assert page.place().rows == ()
    page.suggestions.rows[one.id].hours.line.setText("1")
    qtbot.mouseClick(page.suggestions.accept_all, Qt.MouseButton.LeftButton)
    kept = [world.file.volunteers.get(entry.id).minutes for entry in (one, other)]
    assert kept == [60, 120]
    history.undo(world.file)
    assert {state(world.file, entry) for entry in (one, other)} == {EntryState.SUGGESTED}


# -- the window ------------------------------------------------------------------------------


def test_ctrl_n_and_the_narrow_window(world: World, shown: Shown) -> None:
    a_month(world)
    page = shown(size=(911, 512), text_size=TextSize.VERY_LARGE)
    page.focus_search()
    assert page.people.search.isVisible()
    page.start_new()
    assert page.entry.line.who.line.hasFocus()
    assert not page.people.isVisible()
    page.panes.stepped.emit(1)
    assert page.entry.line.who.typed == "Zenta Upmale"


def test_hostile_names_are_only_text(world: World, shown: Shown) -> None:
    person = world.person("<b>Jānis</b> O'Nīls")
    world.hours(person, "2026-10-07", 60, task="<img src=x>'; DROP TABLE people")
    page = shown(person.id)
    assert ("<b>Jānis</b> O'Nīls", "1\u00a0h") in logged(page)
