"""Projects and their activity lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.settings.line_popover import LinePopover
from krc_desktop.desktop.settings.page import SettingsPage
from krc_desktop.desktop.settings.project_details import ProjectDetails
from krc_desktop.desktop.settings.project_popover import ProjectPopover
from krc_desktop.desktop.settings.projects_card import ProjectsCard
from krc_desktop.model.projects import Project
from tests.builders import World, day
from tests.desktop.letters import type_over
from tests.desktop.settings.conftest import Shown
from tests.desktop.settings.finding import card_of, floating

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def project(world: World, code: str) -> Project:
    found = world.file.projects.find_one("code = ?", code)
    assert found is not None
    return found


def details(page: SettingsPage, which: Project) -> ProjectDetails:
    card = card_of(page, ProjectsCard)
    card.open(which.id)
    made = card.parts[which.id].details
    assert made is not None
    return made


def old(world: World) -> Project:
    """The project whose description leaves out line 5."""
    return world.file.projects.newest_first()[-1]


def test_what_is_known_of_a_project_is_kept_field_by_field(world: World, shown: Shown) -> None:
    shown_ = details(shown("projects"), project(world, "DK-2022"))
    fields = shown_.fields
    type_over(fields["manager"].edit, "Rita Kalve")  # type: ignore[arg-type]
    type_over(fields["credit_lv"].edit, "Atbalsta fonds")  # type: ignore[arg-type]
    type_over(fields["ends_on"].edit, "30.06.2028.")  # type: ignore[arg-type]
    shown_.due.more.click()
    kept = project(world, "DK-2022")
    assert (kept.manager, kept.credit_lv) == ("Rita Kalve", "Atbalsta fonds")
    shown_.due.line.setFocus()
    kept = project(world, "DK-2022")
    assert (kept.ends_on, kept.report_due_day) == (day("2028-06-30"), 6)


def test_days_that_cannot_be_are_said(world: World, shown: Shown) -> None:
    fields = details(shown("projects"), project(world, "DK-2022")).fields
    type_over(fields["ends_on"].edit, "1.1.2020.")  # type: ignore[arg-type]
    type_over(fields["starts_on"].edit, "kaut kad")  # type: ignore[arg-type]
    fields["code"].edit.setFocus()
    assert fields["ends_on"].complains
    assert "kaut kad" in fields["starts_on"].complaint.text()
    assert project(world, "DK-2022").ends_on > day("2026-01-01")


def test_a_missing_code_is_said(world: World, shown: Shown) -> None:
    page = shown("projects")
    lines = details(page, old(world)).lines
    assert lines.missing.text() == "5. līnijas šajā posmā nav."
    assert details(page, project(world, "DK-2022")).lines.missing.isHidden()


def test_a_line_is_added_with_a_free_code(world: World, shown: Shown, qtbot: QtBot) -> None:
    which = project(world, "DK-2022")
    lines = details(shown("projects"), which).lines
    code, title = lines.adding.fields
    type_over(title.line, "Stāstu vakari")
    qtbot.keyClick(title.line, Key.Key_Return)
    assert "“Kods”" in lines.adding.remark.said
    type_over(code.line, "B-7/2")
    qtbot.keyClick(code.line, Key.Key_Return)
    added = world.file.projects.lines_of(which.id)[-1]
    assert (added.code, added.title_lv) == ("B-7/2", "Stāstu vakari")
    assert added.id in lines.rows.rows


def test_a_line_is_ended_ordered_and_its_days_guarded(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    page = shown("projects")
    which = project(world, "DK-2022")
    lines = details(page, which).lines
    a1 = world.line("A1")
    world.event("2026-10-07 16:00", "2026-10-07 18:00", line="A1")
    qtbot.mouseClick(lines.rows.rows[a1].down, LEFT)
    assert world.file.projects.lines_of(which.id)[1].id == a1
    end = next(deed for deed in lines._deeds(a1, page) if deed.text == "Beigt šodien")
    end.act()
    assert world.file.projects.lines.get(a1).valid_until == day("2026-11-02")
    qtbot.mouseClick(lines.rows.rows[a1].opens, LEFT)
    card = floating(page, LinePopover)
    type_over(card.days["valid_until"].line, "1.10.2026.")
    card.texts["code"].line.setFocus()
    assert card.days["valid_until"].complains
    assert world.file.projects.lines.get(a1).valid_until == day("2026-11-02")
    type_over(card.texts["title_en"].line, "Gatherings")
    qtbot.keyClick(card.texts["title_en"].line, Key.Key_Return)
    assert world.file.projects.lines.get(a1).title_en == "Gatherings"
    remove = next(deed for deed in lines._deeds(a1, page) if deed.text == "Noņemt")
    remove.act()
    assert a1 in lines.rows.rows


def test_a_project_is_added(world: World, shown: Shown, qtbot: QtBot) -> None:
    page = shown("projects")
    card = card_of(page, ProjectsCard)
    made = ProjectPopover(page.session, card)
    made.show_up()
    assert floating(page, ProjectPopover) is made
    type_over(made.name.line, "Skola – kopienā")
    type_over(made.days.line, "1.9.2026.–31.8.2027.")
    qtbot.keyClick(made.days.line, Key.Key_Return)
    assert made.remark.said
    type_over(made.code.line, "SK-2026")
    qtbot.keyClick(made.code.line, Key.Key_Return)
    added = project(world, "SK-2026")
    assert added.id in card.parts
    page.session.undo()
    assert added.id not in card.parts
