"""The machines of a centre as a list, and the things that were lent."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.operations import equipment, loans
from tests.builders import World, day


def rows(shown: Any) -> list[tuple[str, str]]:
    return [(row.title, row.pill) for row in shown.list.rows()]


def test_an_empty_centre_is_taught_and_gets_its_first_machine(world: World, shown: Any):
    made = shown(world)
    assert "Vēl nav nevienas iekārtas" in made.texts(made.list)
    made.list.start_new()
    form = made.popover
    form.keep_form()
    assert form.remark.said
    form.kind.show_value(EquipmentKind.LASER)
    form.kind.committed.emit()
    assert "21 materiāls" in form.brings.text()
    made.type(form.name.line, "Lāzergravieris")
    made.type(form.place.line, "Darbnīca")
    form.keep_form()
    (machine,) = world.file.equipment.all()
    assert (machine.kind, machine.place) == (EquipmentKind.LASER, "Darbnīca")
    # its card is opened
    assert made.card.machine_id == machine.id
    assert made.card.isVisible()


def test_the_list_tells_the_worst_by_risk_and_opens_the_card(world: World, shown: Any):
    kiln, sewing = world.kiln(), world.machine(place="Zāle")
    equipment.report_fault(world.file, equipment_id=sewing.id, what="adata lūst")
    made = shown(world)
    assert rows(made) == [
        ("Instruktāža obligāta", ""),
        ("Keramikas ceplis", ""),
        ("Instruktāža ieteicama", ""),
        ("Šujmašīna", "Nedarbojas"),
    ]
    assert "adata lūst" in made.list.rows()[3].meta
    made.list.list.show_chosen(kiln.id)
    made.qtbot.keyClick(made.list.list, Qt.Key.Key_Return)
    assert made.card.machine_id == kiln.id


def test_machines_out_of_use_stand_behind_a_chip(world: World, shown: Any):
    old, kept = world.machine("Vecā"), world.machine("Jaunā")
    equipment.retire_equipment(world.file, equipment_id=old.id)
    made = shown(world)
    assert [title for title, _ in rows(made)][1:] == ["Jaunā"]
    made.press(made.list, "Izņemtas no lietošanas: 1")
    assert [title for title, _ in rows(made)][1:] == ["Vecā"]
    made.window.session.do(equipment.restore_equipment, equipment_id=old.id)
    assert [title for title, _ in rows(made)][1:] == ["Jaunā", "Vecā"]
    assert kept.id


def test_a_thing_is_lent_changed_and_taken_back(world: World, shown: Any):
    world.machine()
    anna = world.person("Anna Rudzāte")
    made = shown(world)
    made.press(made.list.loans, "Izsniegt lietu")
    form = made.popover
    made.type(form.item.line, "Rāmis")
    form.keep_form()
    assert form.remark.said
    made.type(form.who.line, "Anna Rudzāte")
    made.type(form.due.line, "1.10.")
    form.keep_form()
    assert form.remark.said  # due before it was lent
    made.type(form.out.line, "20.9.")
    form.keep_form()
    (loan,) = world.file.equipment.loans.all()
    assert (loan.item, loan.person_id, loan.due_on) == ("Rāmis", anna.id, day("2026-10-01"))
    assert "termiņš bija 01.10.2026." in made.texts(made.list.loans)
    made.press(made.list.loans, "Atdota: Rāmis")
    assert world.file.equipment.loans.get(loan.id).back_on == day("2026-11-02")
    made.press(made.list.loans, "Nesen atdotās")
    assert "atdota 02.11.2026." in made.texts(made.popover)
    made.popover.close_up()
    made.window.session.undo()
    assert world.file.equipment.loans.get(loan.id).back_on is None


def test_a_loan_is_opened_and_removed(world: World, shown: Any):
    organisation = world.organisation()
    world.machine()
    loans.lend(
        world.file,
        centre_id=world.centre,
        item="Spolīte",
        organisation_id=organisation.id,
        out_on=day("2026-10-01"),
    )
    made = shown(world)
    made.press(made.list.loans, f"Spolīte, {organisation.name} · kopš 01.10.2026.")
    form = made.popover
    assert form.who.typed == organisation.name
    made.type(form.item.line, "Divas spolītes")
    form.keep_form()
    (loan,) = world.file.equipment.loans.all()
    assert (loan.item, loan.organisation_id) == ("Divas spolītes", organisation.id)
    made.press(made.list.loans, f"Divas spolītes, {organisation.name} · kopš 01.10.2026.")
    made.press(made.popover, "Noņemt")
    assert world.file.equipment.loans.count() == 0


@pytest.mark.parametrize("kind", [EquipmentKind.PLACE, EquipmentKind.OTHER])
def test_a_kind_without_anything_says_so(world: World, shown: Any, kind: EquipmentKind):
    made = shown(world)
    made.list.start_new()
    made.popover.kind.show_value(kind)
    made.popover.kind.committed.emit()
    assert made.popover.brings.text() == "Visu var pievienot kartītē."
