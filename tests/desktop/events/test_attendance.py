"""Writing down who came: as fast as on paper, and never counted twice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.events.detail import EventDetail
from krc_desktop.model.event_details import Sum
from krc_desktop.model.events import Event, EventStatus
from krc_desktop.model.people import Role
from krc_desktop.model.volunteers import EntryState
from krc_desktop.operations import people
from krc_desktop.store.event_details import counted_of, totals_of, visitors_of
from tests.builders import World, day
from tests.desktop.conftest import Opened
from tests.desktop.events.typing_in import enter, shown, type_in


def names(world: World, event: Event, on: str | None = None) -> list[str]:
    return [one.name for one in visitors_of(world.file, event.id, day(on) if on else None)]


def write_down(detail: EventDetail, text: str) -> None:
    enter(detail.visitors.entry.line, text)


def test_letters_and_enter_write_a_person_down_and_the_line_waits_for_the_next(
    world: World, opened: Opened
):
    world.person("Toms Ķirsis", "VEC")
    world.person("Mārīte Ķirsone", "SEN")
    event = world.event("2026-11-02 08:00", "2026-11-02 10:00", status=EventStatus.PLANNED)
    detail = shown(opened(world), event)
    write_down(detail, "kirsis")
    write_down(detail, "kirso")
    assert names(world, event) == ["Toms Ķirsis", "Mārīte Ķirsone"]
    assert detail.visitors.entry.line.hasFocus()
    assert detail.visitors.entry.typed == ""
    assert detail.totals.total.text() == "2"
    assert world.file.events.get(event.id).status is EventStatus.HELD


def test_somebody_new_comes_from_the_same_line_with_the_group_that_is_chosen(
    world: World, opened: Opened
):
    event = world.event()
    detail = shown(opened(world), event)
    detail.visitors.new_group._chose(world.group("BER"))
    write_down(detail, "Emīlija Cīrule")
    assert names(world, event) == ["Emīlija Cīrule"]
    person = world.file.people.find_one("first_name = 'Emīlija'")
    assert person is not None
    assert person.group_id == world.group("BER")


def test_ctrl_enter_makes_a_new_person_of_a_name_that_somebody_else_bears(
    world: World, opened: Opened
):
    world.person("Anna Rudzāte")
    event = world.event()
    detail = shown(opened(world), event)
    enter(detail.visitors.entry.line, "Anna Rudzāte", Qt.KeyboardModifier.ControlModifier)
    assert world.file.people.count("first_name = 'Anna'") == 2


def test_who_is_on_the_list_already_is_told_and_one_letter_makes_nobody(
    world: World, opened: Opened
):
    event = world.event()
    world.attend(event, world.person("Toms Ķirsis"))
    detail = shown(opened(world), event)
    write_down(detail, "kirsis")
    assert "Ķirsis Toms" in detail.visitors.entry.complaint.text()
    detail.visitors.entry.begin()
    write_down(detail, "a")
    assert names(world, event) == ["Toms Ķirsis"]


def test_a_personal_code_is_refused_beside_the_line_and_what_was_typed_stays(
    world: World, opened: Opened
):
    event = world.event()
    detail = shown(opened(world), event)
    write_down(detail, "Anna 010190-12345")
    assert "personas kod" in detail.visitors.entry.complaint.text().casefold()
    assert detail.visitors.entry.typed == "Anna 010190-12345"
    assert names(world, event) == []


def test_ten_thousand_characters_are_refused_in_a_sentence(world: World, opened: Opened):
    event = world.event()
    detail = shown(opened(world), event)
    for entry in (detail.visitors.entry, detail.counted.entry, detail.outputs.entry):
        entry.line.setText("a" * 10_000)
        entry.line.setFocus()
        QTest.keyClick(entry.line, Qt.Key.Key_Return)
        assert entry.complains
        assert len(entry.complaint.text()) < 300
        assert entry.typed == "a" * 10_000
    assert names(world, event) == []


def test_the_cross_takes_a_person_off_and_undo_brings_them_back(
    qtbot: QtBot, world: World, opened: Opened
):
    event = world.event()
    world.attend(event, world.person("Anna Rudzāte"), world.person("Ilze Meikšāne"))
    window = opened(world)
    detail = shown(window, event)
    rows = detail.visitors.people
    newest = rows.visualRect(rows.people.index(0))
    qtbot.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, pos=newest.center() + _to_cross(rows, newest)
    )
    assert names(world, event) == ["Anna Rudzāte"]
    window.session.undo()
    assert names(world, event) == ["Anna Rudzāte", "Ilze Meikšāne"]


def _to_cross(rows, rect):
    from PySide6.QtCore import QPoint

    return QPoint(rows.viewport().width() - 12 - rect.center().x(), 0)


def test_delete_takes_the_person_off_who_has_the_focus(world: World, opened: Opened):
    event = world.event()
    world.attend(event, world.person("Anna Rudzāte"), world.person("Ilze Meikšāne"))
    rows = shown(opened(world), event).visitors.people
    rows.setFocus()
    rows.setCurrentIndex(rows.people.index(1))
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert names(world, event) == ["Ilze Meikšāne"]
    assert rows.currentIndex().row() == 0


def test_as_before_repeats_the_people_in_one_step(world: World, opened: Opened):
    people_here = [world.person("Anna Rudzāte"), world.person("Ilze Meikšāne")]
    world.attend(world.event("2026-09-30 16:00", "2026-09-30 18:00"), *people_here)
    event = world.event()
    window = opened(world)
    detail = shown(window, event)
    assert detail.visitors.again.isVisible()
    assert detail.visitors.again.text() == "Kā iepriekš"
    detail.visitors.again.click()
    assert names(world, event) == ["Anna Rudzāte", "Ilze Meikšāne"]
    assert not detail.visitors.again.isVisible()
    window.session.undo()
    assert names(world, event) == []


def test_each_day_of_a_camp_has_its_own_people_and_figures(world: World, opened: Opened):
    event = world.event("2026-10-19 10:00", "2026-10-21 15:00", title="Nometne")
    world.attend(event, world.person("Anna Rudzāte"), world.person("Toms Ķirsis"), on="2026-10-19")
    detail = shown(opened(world), event)
    assert detail.seen is not None
    assert detail.seen.day == day("2026-10-21")
    detail.show_day(day("2026-10-20"))
    assert detail.visitors.again.text() == "Kā vakar"
    detail.visitors.again.click()
    write_down(detail, "Jauns Cilvēks")
    assert names(world, event, "2026-10-20") == ["Anna Rudzāte", "Toms Ķirsis", "Jauns Cilvēks"]
    assert detail.totals.total.text() == "3"
    assert "3" in detail.totals.whole.text()
    detail.show_day(None)
    assert detail.totals.total.text() == "5"
    assert detail.visitors.people.people.rowCount() == 3
    assert not detail.visitors.entry.isVisible()


def test_the_arrows_move_between_the_days(world: World, opened: Opened):
    event = world.event("2026-10-19 10:00", "2026-10-21 15:00", title="Nometne")
    detail = shown(opened(world), event)
    tabs = detail.tabs.tabs
    assert tabs is not None
    last = tabs.button_of(day("2026-10-21"))
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Left)
    assert detail.seen is not None
    assert detail.seen.day == day("2026-10-20")


def test_counted_people_are_understood_in_one_line(world: World, opened: Opened):
    event = world.event()
    detail = shown(opened(world), event)
    line = detail.counted.entry.line
    for text in ("12 pedagogi no 5 iestādēm", "4 vecāki"):
        enter(line, text)
    lines = counted_of(world.file, event.id)
    assert [(one.headcount.people, one.from_organisations) for one in lines] == [(12, 5), (4, 0)]
    assert totals_of(world.file, event.id).whole == Sum(0, 16)
    assert detail.totals.counted.text() == "16"


def test_a_group_that_nobody_knows_is_told_beside_the_line(world: World, opened: Opened):
    detail = shown(opened(world), world.event())
    line = detail.counted.entry.line
    enter(line, "12 marsieši")
    assert "marsieši" in detail.counted.entry.complaint.text()
    assert line.text() == "12 marsieši"


def test_a_group_is_begun_with_the_cursor_in_its_number(world: World, opened: Opened):
    event = world.event("2026-11-02 08:00", "2026-11-02 10:00", status=EventStatus.PLANNED)
    window = opened(world)
    detail = shown(window, event)
    detail.counted.begin_group(world.group("SOC"))
    [line] = counted_of(world.file, event.id)
    row = detail.counted.row_of(line.headcount.id)
    assert row is not None
    assert row.people.line.hasFocus()
    assert world.file.events.get(event.id).status is EventStatus.PLANNED
    type_in(row.people.line, "7")
    QTest.keyClick(row.people.line, Qt.Key.Key_Up)
    assert totals_of(world.file, event.id).whole == Sum(0, 8)
    assert world.file.events.get(event.id).status is EventStatus.HELD


def test_a_line_of_nobody_is_hidden_once_another_event_was_shown(world: World, opened: Opened):
    event, other = world.event(), world.event("2026-10-08 10:00", "2026-10-08 11:00", title="Cits")
    window = opened(world)
    detail = shown(window, event)
    detail.counted.begin_group(world.group("SEN"))
    assert detail.counted.row_of(counted_of(world.file, event.id)[0].headcount.id) is not None
    shown(window, other)
    shown(window, event)
    assert detail.counted.row_of(counted_of(world.file, event.id)[0].headcount.id) is None
    detail.counted.begin_group(world.group("SEN"))
    assert len(counted_of(world.file, event.id)) == 1


def test_a_volunteer_who_is_written_down_is_offered_hours(world: World, opened: Opened):
    person = world.person("Zenta Upmale", birth_year=1960)
    people.set_roles(world.file, person_id=person.id, roles=[Role.VOLUNTEER])
    event = world.event()
    detail = shown(opened(world), event)
    write_down(detail, "zenta")
    [entry] = list(world.file.volunteers.find("event_id = ?", event.id))
    assert (entry.state, entry.minutes) == (EntryState.SUGGESTED, 120)
    row = detail.hours._lines[0]
    row.hours.line.setFocus()
    row.hours.line.selectAll()
    type_in(row.hours.line, "2:30")
    row.accept.click()
    entry = world.file.volunteers.get(entry.id)
    assert (entry.state, entry.minutes) == (EntryState.ACCEPTED, 150)


def test_three_hundred_people_are_rows_and_not_widgets(world: World, opened: Opened):
    event = world.event()
    world.attend(event, *(world.person(f"Anna{n} Rudzāte") for n in range(300)))
    detail = shown(opened(world), event)
    assert detail.visitors.people.people.rowCount() == 5
    detail.visitors.more.click()
    assert detail.visitors.people.people.rowCount() == 300
    assert len(detail.visitors.people.viewport().children()) == 0
