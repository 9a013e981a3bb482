"""Machines: what their kind brings, changing the card, putting away, deleting."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import BookingStatus, UseAnswer
from krc_desktop.model.equipment import (
    AnswerKind,
    EquipmentKind,
    Moment,
    Phase,
    Ruling,
)
from krc_desktop.operations import (
    centres,
    equipment,
    firings,
    history,
    inductions,
    loans,
    machine_documents,
    machine_questions,
)
from krc_desktop.operations.change import Verb
from krc_desktop.operations.machine_furnishing import lacks_usual
from tests.builders import World, at, day


def refused(verb: Any, world: World, **how: Any) -> Rule:
    before = world.everything()
    with pytest.raises(BrokenRule) as broken:
        verb(world.file, **how)
    assert world.everything() == before
    return broken.value.key


# -- what a kind brings ------------------------------------------------------------------------


def test_a_new_laser_brings_its_list_of_materials_questions_and_maintenance(world: World):
    laser = world.machine("Lāzergravieris", EquipmentKind.LASER)
    shelves, which = world.file.equipment, "equipment_id = ?"
    rulings: dict[Ruling, set[str]] = {}
    for one in shelves.materials.find(which, laser.id):
        assert one.name_en
        rulings.setdefault(one.ruling, set()).add(one.name_en)
    assert {"PVC and vinyl", "imitation leather", "polycarbonate"} <= rulings[Ruling.FORBIDDEN]
    assert {"plywood", "felt", "acrylic (PMMA)"} <= rulings[Ruling.ALLOWED]
    asked = list(shelves.questions.find(f"{which} ORDER BY position", laser.id))
    assert [one.moment for one in asked] == [Moment.BEFORE] * 3 + [Moment.AFTER] * 2
    assert AnswerKind.MATERIAL in {one.answer_kind for one in asked}
    plans = shelves.plans.find(f"{which} ORDER BY id", laser.id)
    assert [(one.what, one.every_days, one.every_count) for one in plans] == [
        ("Priekšfiltra maiņa", 60, None),
        ("Galvenā filtra maiņa", None, 50 * 60),
        ("Galvenā filtra maiņa", 365, None),
    ]
    assert "Nekad bez uzraudzības" in laser.rules


def test_a_new_kiln_has_a_shelf_and_is_looked_after_every_fifty_firings(world: World):
    kiln = world.kiln()
    assert (kiln.shelves, kiln.places_per_shelf, kiln.open_below_celsius) == (3, 8, 60)
    (plan,) = world.file.equipment.plans.find("equipment_id = ?", kiln.id)
    assert plan.every_count == 50
    assert len(world.file.equipment.phases_of(kiln.id)) == 4


@pytest.mark.parametrize("kind", EquipmentKind)
def test_a_machine_is_added_and_undone_in_one_step(world: World, kind: EquipmentKind):
    before = world.journaled()
    machine = world.machine("Jauna", kind)
    assert not lacks_usual(world.file, machine)
    history.undo(world.file)
    assert world.journaled() == before
    history.redo(world.file)
    assert world.file.equipment.get(machine.id).name_lv == "Jauna"


def test_the_usual_comes_back_only_where_there_is_none(world: World):
    laser = world.machine("Lāzers", EquipmentKind.LASER)
    shelves, which = world.file.equipment, "equipment_id = ?"
    for one in list(shelves.questions.find(which, laser.id)):
        machine_questions.archive_question(world.file, question_id=one.id)
    plan = next(shelves.plans.find(which, laser.id))
    count = shelves.materials.count(which, laser.id)
    assert lacks_usual(world.file, laser)
    equipment.furnish_equipment(world.file, equipment_id=laser.id)
    assert shelves.questions.count(which, laser.id) == 5
    assert shelves.materials.count(which, laser.id) == count
    assert shelves.plans.get(plan.id) == plan


# -- the card ----------------------------------------------------------------------------------


def test_a_code_names_one_machine(world: World):
    world.machine("Viena", outside_id="E01")
    other = world.machine("Otra")
    change = {"equipment_id": other.id, "outside_id": " E01 "}
    assert refused(equipment.change_equipment, world, **change) is Rule.ALREADY_THERE
    equipment.change_equipment(world.file, equipment_id=other.id, outside_id="  ")
    assert world.file.equipment.get(other.id).outside_id is None


def test_a_kiln_with_firings_stays_a_kiln(world: World):
    kiln = world.kiln()
    booking = world.book(kiln, "2026-10-07 09:00", "2026-10-08 09:00")
    firings.log_firing(world.file, booking_id=booking.id)
    change = {"equipment_id": kiln.id, "kind": EquipmentKind.OTHER}
    assert refused(equipment.change_equipment, world, **change) is Rule.KILN_HAS_FIRINGS


def test_a_machine_that_becomes_a_kiln_gets_its_temperature(world: World):
    machine = world.machine("Krāsns", EquipmentKind.OTHER)
    equipment.change_equipment(world.file, equipment_id=machine.id, kind=EquipmentKind.KILN)
    assert world.file.equipment.get(machine.id).open_below_celsius == 60


def test_phases_are_set_as_a_whole_and_fit_into_a_booking(world: World):
    kiln = world.kiln()
    longer = [(Phase.LOAD, 60, True), (Phase.FIRE, 700, False), (Phase.COOL, 900, False)]
    equipment.set_phases(world.file, equipment_id=kiln.id, phases=longer)
    kept = [(p.phase, p.minutes, p.needs_person) for p in world.file.equipment.phases_of(kiln.id)]
    assert kept == longer
    again = equipment.set_phases(world.file, equipment_id=kiln.id, phases=longer)
    assert not again.subjects
    for minutes, rule in ((20000, Rule.BOOKING_TOO_LONG), (0, Rule.NUMBER_OUT_OF_RANGE)):
        wanted = [(Phase.LOAD, 200, True), (Phase.FIRE, minutes, False)]
        how = {"equipment_id": kiln.id, "phases": wanted}
        assert refused(equipment.set_phases, world, **how) is rule


# -- putting away, deleting --------------------------------------------------------------------


def test_a_machine_booked_ahead_is_not_put_away(world: World):
    machine = world.machine()
    booking = world.book(
        machine, "2026-11-03 09:00", "2026-11-03 10:00", status=BookingStatus.BOOKED
    )
    how = {"equipment_id": machine.id}
    assert refused(equipment.retire_equipment, world, **how) is Rule.EQUIPMENT_BOOKED_AHEAD
    from krc_desktop.operations import bookings

    bookings.cancel_booking(world.file, booking_id=booking.id)
    equipment.retire_equipment(world.file, **how)
    assert world.file.equipment.get(machine.id).retired_on == day("2026-11-02")
    equipment.restore_equipment(world.file, **how)
    assert world.file.equipment.get(machine.id).retired_on is None


@pytest.mark.parametrize("kind", EquipmentKind)
def test_a_machine_without_a_past_is_deleted_and_comes_back(world: World, kind: EquipmentKind):
    machine = world.machine("Kļūda", kind)
    hours = {1: (600, 900)}
    centres.set_opening_hours(
        world.file,
        centre_id=world.centre,
        hours=hours,
        since=day("2026-11-02"),
        equipment_id=machine.id,
    )
    before = world.journaled()
    change = equipment.delete_equipment(world.file, equipment_id=machine.id)
    assert change.verb is Verb.DELETE_EQUIPMENT
    assert world.file.equipment.by_ids([machine.id]) == {}
    history.undo(world.file)
    assert world.journaled() == before


def test_a_machine_with_a_past_is_put_out_of_use_and_its_figures_stay(world: World):
    kiln = world.kiln()
    world.book(kiln, "2026-10-07 09:00", "2026-10-08 09:00")
    figures = world.figures().equipment
    change = equipment.delete_equipment(world.file, equipment_id=kiln.id)
    assert change.verb is Verb.RETIRE_EQUIPMENT
    assert world.figures().equipment == figures
    how = {"equipment_id": kiln.id}
    assert refused(equipment.delete_equipment, world, **how) is Rule.EQUIPMENT_HAS_PAST


# -- questions and materials -------------------------------------------------------------------


def test_a_question_that_was_answered_is_archived_not_lost(world: World):
    machine = world.machine("Cita", EquipmentKind.OTHER)
    added = machine_questions.add_question(
        world.file, equipment_id=machine.id, moment=Moment.BEFORE, text_lv="Adata vesela"
    )
    question = added.row_id or 0
    booking = world.book(machine, "2026-10-07 09:00", "2026-10-07 10:00")
    with world.file.writing("test"):
        world.file.bookings.answers.add(
            UseAnswer(booking_id=booking.id, question_id=question, answer="yes")
        )
    changed = machine_questions.change_question(
        world.file, question_id=question, answer_kind=AnswerKind.NUMBER
    )
    old = world.file.equipment.questions.get(question)
    new = world.file.equipment.questions.get(changed.row_id or 0)
    assert (old.archived_on, old.answer_kind) == (day("2026-11-02"), AnswerKind.YES)
    assert (new.archived_on, new.answer_kind) == (None, AnswerKind.NUMBER)
    machine_questions.restore_question(world.file, question_id=question)
    assert world.file.equipment.questions.get(question).archived_on is None


def test_questions_take_the_order_that_is_said(world: World):
    laser = world.machine("Lāzers", EquipmentKind.LASER)
    where = "equipment_id = ? ORDER BY position, id"
    ids = [one.id for one in world.file.equipment.questions.find(where, laser.id)]
    wanted = [ids[2], ids[0], ids[1]]
    machine_questions.order_questions(world.file, equipment_id=laser.id, question_ids=wanted)
    after = [one.id for one in world.file.equipment.questions.find(where, laser.id)]
    assert after == [*wanted, *ids[3:]]


def test_a_material_stands_on_the_list_once(world: World):
    laser = world.machine("Lāzers", EquipmentKind.LASER)
    how = {"equipment_id": laser.id, "name_lv": "Saplāksnis", "ruling": Ruling.FORBIDDEN}
    assert refused(machine_questions.add_material, world, **how) is Rule.ALREADY_THERE
    machine_questions.add_material(world.file, **how | {"name_lv": "korķis"})
    cork = world.file.equipment.materials.find_one("name_lv = ?", "korķis")
    assert cork is not None
    machine_questions.change_material(world.file, material_id=cork.id, ruling=Ruling.ASK)
    machine_questions.remove_material(world.file, material_id=cork.id)
    assert world.file.equipment.materials.count("name_lv = 'korķis'") == 0


# -- inductions --------------------------------------------------------------------------------


def test_an_induction_is_renewed_today_by_the_same_inductor(world: World):
    laser, anna, ilze = world.machine("Lāzers", EquipmentKind.LASER), world.person("Anna"), 0
    ilze = world.person("Ilze").id
    old = inductions.record_induction(
        world.file,
        equipment_id=laser.id,
        person_id=anna.id,
        inductor_id=ilze,
        inducted_on=day("2025-10-01"),
    )
    for _ in range(2):  # a second click the same day changes nothing more
        inductions.renew_induction(world.file, induction_id=old.row_id or 0)
    kept = list(world.file.equipment.inductions.find("person_id = ? ORDER BY id", anna.id))
    assert [one.inducted_on for one in kept] == [day("2025-10-01"), day("2026-11-02")]
    assert (kept[1].valid_until, kept[1].inductor_id) == (day("2027-11-02"), ilze)


def test_another_day_of_an_induction_moves_its_end_along(world: World):
    laser, anna = world.machine("Lāzers", EquipmentKind.LASER), world.person("Anna")
    made = inductions.record_induction(
        world.file, equipment_id=laser.id, person_id=anna.id, inducted_on=day("2026-10-01")
    )
    how: dict[str, Any] = {"induction_id": made.row_id or 0}
    inductions.change_induction(world.file, **how, inducted_on=day("2026-09-01"))
    kept = world.file.equipment.inductions.get(made.row_id or 0)
    assert kept.valid_until == day("2027-09-01")
    backwards = how | {"valid_until": day("2026-01-01")}
    assert refused(inductions.change_induction, world, **backwards) is Rule.PERIOD_REVERSED
    inductions.remove_induction(world.file, **how)
    assert refused(inductions.remove_induction, world, **how) is Rule.NOT_FOUND


def test_inductors_are_set_as_a_whole(world: World):
    laser, anna, ilze = world.machine(), world.person("Anna"), world.person("Ilze")
    for people in ([anna.id, ilze.id], [ilze.id, ilze.id], []):
        inductions.set_inductors(world.file, equipment_id=laser.id, people=people)
        kept = [one.person_id for one in world.file.equipment.inductors.all()]
        assert kept == list(dict.fromkeys(people))


# -- documents and loans -----------------------------------------------------------------------


def test_a_document_is_kept_renamed_and_taken_away(world: World):
    machine = world.machine()
    added = machine_documents.add_document(
        world.file,
        equipment_id=machine.id,
        title="Pamācība.pdf",
        content=b"%PDF-1.7 x",
        media_type="application/pdf",
    )
    how = {"document_id": added.row_id or 0}
    machine_documents.change_document(world.file, **how, title="Lietošanas pamācība.pdf")
    kept = world.file.equipment.documents.get(added.row_id or 0)
    assert (kept.title, world.file.kept(kept.file_sha256)) == (
        "Lietošanas pamācība.pdf",
        b"%PDF-1.7 x",
    )
    machine_documents.remove_document(world.file, **how)
    history.undo(world.file)
    assert world.file.kept(world.file.equipment.documents.get(kept.id).file_sha256)


def test_a_lent_thing_is_changed_and_taken_back(world: World):
    anna, out_on = world.person("Anna"), day("2026-10-01")
    lent: dict[str, Any] = {"centre_id": world.centre, "item": "Rāmis", "out_on": out_on}
    assert refused(loans.lend, world, **lent) is Rule.NO_ONE_NAMED
    early = lent | {"person_id": anna.id, "due_on": out_on - timedelta(days=1)}
    assert refused(loans.lend, world, **early) is Rule.PERIOD_REVERSED
    made = loans.lend(world.file, **lent, person_id=anna.id)
    how = {"loan_id": made.row_id or 0}
    loans.change_loan(world.file, **how, due_on=day("2026-10-20"))
    loans.take_back(world.file, **how, back_on=day("2026-10-19"), condition="vesels")
    kept = world.file.equipment.loans.get(made.row_id or 0)
    assert (kept.back_on, kept.condition_back) == (day("2026-10-19"), "vesels")
    loans.remove_loan(world.file, **how)
    assert world.file.equipment.loans.count() == 0


def test_a_machine_with_hours_of_its_own_can_share_the_centres_again(world: World):
    from krc_desktop.periods import parsed
    from krc_desktop.store.opening import OpeningTimes

    machine, since = world.machine(), day("2026-10-01")
    hours = {"centre_id": world.centre, "hours": {1: (600, 1080)}, "since": since}
    centres.set_opening_hours(world.file, **hours)
    own = hours | {"hours": {1: (600, 660)}, "equipment_id": machine.id}
    centres.set_opening_hours(world.file, **own)
    none = own | {"hours": {}, "since": day("2026-10-19")}
    centres.set_opening_hours(world.file, **none)
    spans = OpeningTimes(world.file.connection).of_machine(
        world.centre, machine.id, parsed("2026-10")
    )
    assert [span.minutes for span in spans] == [60, 60, 480, 480]
    assert at("2026-10-19 10:00").timestamp() == spans[2].start
