"""The entry line: typed as a person types, read back from the file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.volunteers.page import VolunteersPage
from krc_desktop.model.volunteers import Known, VolunteerEntry
from tests.builders import World, day
from tests.desktop.letters import type_over
from tests.desktop.volunteers.conftest import Shown

Key = Qt.Key


def log(
    qtbot: QtBot, page: VolunteersPage, who: str, when: str, hours: str, what: str = ""
) -> None:
    """Fill the line and press Enter in its last field."""
    line = page.entry.line
    type_over(line.who.line, who)
    qtbot.keyClick(line.who.line, Key.Key_Return)
    type_over(line.day.line, when)
    type_over(line.task.line, what)
    type_over(line.hours.line, hours)
    qtbot.keyClick(line.hours.line, Key.Key_Return)


def entries(world: World) -> list[VolunteerEntry]:
    return list(world.file.volunteers.all())


def test_enter_saves_and_starts_the_next(world: World, shown: Shown, qtbot: QtBot) -> None:
    zenta = world.person("Zenta Upmale")
    page = shown()
    qtbot.mouseClick(page.entry.known.button_of(Known.MEASURED), Qt.MouseButton.LeftButton)
    log(qtbot, page, "upm", "29.10.", "2,5", "Izkrāva cepli")
    (entry,) = entries(world)
    assert (entry.person_id, entry.local_day) == (zenta.id, day("2026-10-29"))
    assert (entry.minutes, entry.task, entry.known) == (150, "Izkrāva cepli", Known.MEASURED)
    line = page.entry.line
    assert (line.who.typed, line.day.typed) == ("Zenta Upmale", "Ce, 29.10.")
    assert (line.hours.typed, line.task.typed) == ("", "")
    assert page.entry.known.value is Known.MEASURED
    assert line.who.line.hasFocus()
    assert line.who.line.selectedText() == "Zenta Upmale"


@pytest.mark.parametrize("typed", ["2,5", "2.5", "2:30", "150 min"])
def test_hours_are_typed_in_many_ways(world: World, shown: Shown, qtbot: QtBot, typed: str) -> None:
    world.person("Zenta Upmale")
    log(qtbot, shown(), "zenta", "7", typed)
    (entry,) = entries(world)
    assert (entry.minutes, entry.local_day) == (150, day("2026-10-07"))


def test_too_many_hours_are_questioned_and_put_right(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    world.person("Zenta Upmale")
    page = shown()
    log(qtbot, page, "zenta", "7", "25")
    assert entries(world) == []
    assert page.entry.remark.said == "Vienā dienā var būt līdz 24 stundām. Vai domājāt 2,5?"
    assert page.entry.remark.fix.text() == "Ierakstīt 2,5"
    assert page.entry.line.hours.typed == "25"
    qtbot.mouseClick(page.entry.remark.fix, Qt.MouseButton.LeftButton)
    assert page.entry.remark.said == ""
    qtbot.keyClick(page.entry.line.hours.line, Key.Key_Return)
    assert [entry.minutes for entry in entries(world)] == [150]


def test_somebody_new_is_logged_from_the_same_line(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    world.person("Toms Cīrulis")
    page = shown()
    line = page.entry.line
    type_over(line.who.line, "Toms Ozols")
    qtbot.keyClick(line.who.line, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert line.hours.line.hasFocus() or line.day.line.hasFocus()
    type_over(line.day.line, "8.10.")
    type_over(line.hours.line, "1")
    qtbot.keyClick(line.hours.line, Key.Key_Return)
    (entry,) = entries(world)
    assert world.file.people.get(entry.person_id).name == "Toms Ozols"
    page.session.undo()
    assert entries(world) == []
    assert world.file.people.count() == 1
    assert line.who.who() is None


def test_an_unknown_name_is_asked_about(world: World, shown: Shown, qtbot: QtBot) -> None:
    page = shown()
    line = page.entry.line
    type_over(line.who.line, "Laima Bērza")
    line.who.completer.close()
    type_over(line.hours.line, "1")
    qtbot.keyClick(line.hours.line, Key.Key_Return)
    assert "pievienojiet jaunu" in page.entry.remark.said
    qtbot.mouseClick(page.entry.remark.fix, Qt.MouseButton.LeftButton)
    type_over(line.day.line, "8.10.")
    qtbot.keyClick(line.day.line, Key.Key_Return)
    assert [world.file.people.get(e.person_id).name for e in entries(world)] == ["Laima Bērza"]


def test_nobody_under_13_volunteers(world: World, shown: Shown, qtbot: QtBot) -> None:
    world.person("Zane Maza", birth_year=2015)
    page = shown()
    log(qtbot, page, "zane", "7.10.", "1")
    assert entries(world) == []
    assert "no 13 gadu vecuma" in page.entry.remark.said
    assert page.entry.line.hours.typed == "1"


@pytest.mark.parametrize(
    ("when", "hours", "said"),
    [("31.02.", "1", "31.02."), ("30.12.", "1", "nākotnē"), ("7.10.", "daudz", "daudz")],
)
def test_what_cannot_be_is_said_and_stays_typed(
    world: World, shown: Shown, qtbot: QtBot, when: str, hours: str, said: str
) -> None:
    world.person("Zenta Upmale")
    page = shown()
    log(qtbot, page, "zenta", when, hours)
    assert entries(world) == []
    assert said in page.entry.remark.said
    assert page.entry.line.hours.typed == hours


def test_visitor_and_volunteer_at_once_is_pointed_out_and_allowed(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    zenta = world.person("Zenta Upmale")
    world.attend(world.event(), zenta)
    page = shown()
    line = page.entry.line
    line.who.show_person(zenta)
    type_over(line.day.line, "7.10.")
    type_over(line.hours.line, "2")
    qtbot.waitUntil(lambda: "Māla bļodiņas" in page.entry.remark.said)
    qtbot.keyClick(line.hours.line, Key.Key_Return)
    assert len(entries(world)) == 1
    assert page.entry.remark.said.startswith("Pierakstīts.")


def test_a_day_of_more_than_24_hours_is_pointed_out(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    zenta = world.person("Zenta Upmale")
    world.hours(zenta, "2026-10-07", 20 * 60)
    page = shown()
    log(qtbot, page, "zenta", "7.10.", "5")
    assert "vairāk nekā 24 stundas" in page.entry.remark.said
    assert len(entries(world)) == 2


def test_a_personal_code_is_refused_by_the_fields_own_name(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    world.person("Zenta Upmale")
    page = shown()
    log(qtbot, page, "zenta", "7.10.", "1", "kods 010190-12345")
    assert entries(world) == []
    assert "“Ko darīja”" in page.entry.remark.said
    assert page.entry.line.task.typed == "kods 010190-12345"


def test_hours_of_another_month_take_the_page_there(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    world.person("Zenta Upmale")
    page = shown()
    log(qtbot, page, "zenta", "15.09.2026.", "1")
    assert str(page.month) == "2026-09"
    assert page.log.list.first_key() is not None
