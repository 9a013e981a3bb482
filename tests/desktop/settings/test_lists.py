"""Groups, kinds of events, age bands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.settings.edit_popover import EditPopover
from krc_desktop.desktop.settings.group_rows import GroupRows, _GroupCard
from krc_desktop.desktop.settings.lists_card import ListsCard
from krc_desktop.model.people import Group
from krc_desktop.store.lists import in_order
from tests.builders import World
from tests.desktop.letters import type_over
from tests.desktop.settings.conftest import Shown
from tests.desktop.settings.finding import card_of, floating

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def group(world: World, code: str) -> Group:
    return world.file.people.groups.get(world.group(code))


def codes(world: World) -> list[str]:
    return [one.code for one in in_order(world.file.people.groups)]


def do(rows: GroupRows, group_id: int, what: str) -> None:
    """Choose something from a row's ⋯."""
    next(deed for deed in rows._deeds(group_id, rows) if deed.text == what).act()


def test_a_group_is_added_and_removed_while_nobody_uses_it(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    rows = card_of(shown("lists"), ListsCard).groups
    type_over(rows.adding.fields[0].line, "Jaunie vecāki")
    qtbot.mouseClick(rows.adding.button, LEFT)
    added = world.file.people.groups.find_one("name_lv = ?", "Jaunie vecāki")
    assert added is not None
    assert rows.rows.rows[added.id].opens.name.text() == "Jaunie vecāki"
    assert rows.adding.fields[0].typed == ""
    do(rows, added.id, "Noņemt")
    assert added.id not in rows.rows.rows


def test_a_group_is_renamed_in_both_languages(world: World, shown: Shown, qtbot: QtBot) -> None:
    page = shown("lists")
    rows = card_of(page, ListsCard).groups
    group_id = world.group("PED")
    qtbot.mouseClick(rows.rows.rows[group_id].opens, LEFT)
    card = floating(page, _GroupCard)
    type_over(card.fields[0].line, "")
    type_over(card.fields[2].line, "teachers")
    assert card.fields[0].complains
    type_over(card.fields[0].line, "Skolotāji")
    qtbot.keyClick(card.fields[0].line, Key.Key_Return)
    assert (group(world, "PED").name_lv, group(world, "PED").name_en) == ("Skolotāji", "teachers")
    assert rows.rows.rows[group_id].opens.name.text() == "Skolotāji"
    assert not card.isVisible()


def test_rows_are_moved_by_buttons_and_by_keys(world: World, shown: Shown, qtbot: QtBot) -> None:
    rows = card_of(shown("lists"), ListsCard).groups
    first, second = (world.group(code) for code in codes(world)[:2])
    assert not rows.rows.rows[first].up.isEnabled()
    qtbot.mouseClick(rows.rows.rows[second].up, LEFT)
    assert [world.group(code) for code in codes(world)[:2]] == [second, first]
    rows.rows.rows[second].opens.setFocus()
    qtbot.keyClick(rows.rows.rows[second].opens, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [world.group(code) for code in codes(world)[:2]] == [first, second]
    assert rows.rows.rows[second].opens.hasFocus()


def test_an_archived_group_keeps_its_past_and_comes_back(world: World, shown: Shown) -> None:
    world.person(group="PED")
    rows = card_of(shown("lists"), ListsCard).groups
    group_id = world.group("PED")
    offered = [deed.text for deed in rows._deeds(group_id, rows)]
    assert offered == ["Labot", "Arhivēt"]
    do(rows, group_id, "Arhivēt")
    assert group(world, "PED").archived_on is not None
    assert not rows.rows.rows[group_id].up.isVisible()
    do(rows, group_id, "Atjaunot")
    assert group(world, "PED").archived_on is None
    assert [deed.text for deed in rows._deeds(world.group("CIT"), rows)] == ["Labot"]


def test_numbers_only_is_refused_while_people_have_the_group(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    world.person(group="BER")
    page = shown("lists")
    rows = card_of(page, ListsCard).groups
    rows.open(world.group("BER"), rows)
    card = floating(page, _GroupCard)
    qtbot.mouseClick(card.numbers_only, LEFT)
    assert not card.numbers_only.isChecked()
    assert card._remark.said
    card.close_up()
    rows.open(world.group("PED"), rows)
    card = floating(page, _GroupCard)
    qtbot.mouseClick(card.numbers_only, LEFT)
    assert group(world, "PED").numbers_only


def test_kinds_of_events_are_kept_alike(world: World, shown: Shown, qtbot: QtBot) -> None:
    page = shown("lists")
    card = card_of(page, ListsCard)
    qtbot.mouseClick(card.switch.button_of("kinds"), LEFT)
    assert card.kinds.isVisible()
    assert not card.groups.isVisible()
    type_over(card.kinds.adding.fields[0].line, "Lekcija parkā")
    qtbot.keyClick(card.kinds.adding.fields[0].line, Key.Key_Return)
    added = world.file.events.kinds.find_one("name_lv = ?", "Lekcija parkā")
    assert added is not None
    type_over(card.kinds.adding.fields[0].line, "Lekcija parkā")
    qtbot.keyClick(card.kinds.adding.fields[0].line, Key.Key_Return)
    assert card.kinds.adding.remark.said
    qtbot.mouseClick(card.kinds.rows.rows[added.id].opens, LEFT)
    names = floating(page, EditPopover)
    type_over(names.fields[1].line, "Talk in the park")
    qtbot.keyClick(names.fields[1].line, Key.Key_Return)
    assert world.file.events.kinds.get(added.id).name_en == "Talk in the park"
    qtbot.mouseClick(card.kinds.rows.rows[added.id].up, LEFT)
    assert in_order(world.file.events.kinds)[-1].id != added.id or len(card.kinds.rows.rows) == 1
    archive = card.kinds._deeds(added.id, card)[1]
    archive.act()
    assert world.file.events.kinds.get(added.id).archived_on is not None


def test_age_bands_are_shown(world: World, shown: Shown) -> None:
    card = card_of(shown("lists"), ListsCard)
    card.show_list("ages")
    assert card.speaks_of("65+")
    assert card.session.recalled("settings.list") == "ages"
