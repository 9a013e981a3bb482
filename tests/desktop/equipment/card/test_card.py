"""The card of a machine: what it shows, and everything that can be done on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.equipment.places import MACHINE, MACHINES, SHELF, place_of
from krc_desktop.language import Language
from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.equipment import Equipment, Moment, Ruling
from krc_desktop.operations import (
    bookings,
    equipment,
    history,
    inductions,
    machine_questions,
    maintenance,
)
from tests.builders import World, at, day


@pytest.fixture
def card(world: World, laser: Equipment, shown: Any) -> Any:
    return shown(world, MACHINE, laser.id)


def refreshed(world: World, machine: Equipment) -> Equipment:
    return world.file.equipment.get(machine.id)


# -- what it shows -----------------------------------------------------------------------------


def test_the_card_shows_rules_materials_questions_and_maintenance(card: Any):
    pane = card.card
    assert "Nekad bez uzraudzības" in card.texts(pane.rules)
    assert "Strādā instruēts cilvēks" in card.texts(pane.rules)
    assert "Nedrīkst: PVC un vinils" in card.texts(pane.rules)
    assert "Nosūkšana ieslēgta" in card.texts(pane.asked)
    assert "Priekšfiltra maiņa: ik 2 mēnešus" in card.texts(pane.upkeep)
    assert pane.line.tags.now.text() == "Brīvs"
    assert pane.line.tags.risk.text() == "Instruktāža obligāta"
    assert pane.place() == place_of(MACHINE, pane.machine_id)


def test_in_english_everything_that_has_an_english_name_is_english(
    world: World, laser: Equipment, shown: Any
):
    card = shown(world, MACHINE, laser.id, language=Language.ENGLISH)
    texts = card.texts(card.card)
    assert "Forbidden: PVC and vinyl" in texts
    assert "Extraction on" in texts
    assert "Induction needed" in texts


def test_a_machine_that_is_gone_says_so(world: World, laser: Equipment, card: Any):
    equipment.delete_equipment(world.file, equipment_id=laser.id)
    card.window.session.changes.changed.emit(
        history.undo(world.file)  # comes back
    )
    assert card.card.line.name.isVisible()
    card.window.session.do(equipment.delete_equipment, equipment_id=laser.id)
    assert not card.card.line.name.isVisible()
    assert not card.card.print_page()


def test_the_way_back_leads_to_the_list(card: Any):
    card.qtbot.mouseClick(card.card.back, Qt.MouseButton.LeftButton)
    assert card.list.isVisible()
    assert card.window.session.went is not None


# -- the name ----------------------------------------------------------------------------------


def test_the_name_is_changed_in_place(world: World, laser: Equipment, card: Any):
    card.type(card.card.line.name.line, "Lāzers no Līvāniem")
    card.qtbot.keyClick(card.card.line.name.line, Qt.Key.Key_Return)
    assert refreshed(world, laser).name_lv == "Lāzers no Līvāniem"
    card.type(card.card.line.name.line, " ")
    card.card.line.name.save()
    assert card.card.line.name.complains
    assert refreshed(world, laser).name_lv == "Lāzers no Līvāniem"


# -- inductions --------------------------------------------------------------------------------


def test_an_induction_is_recorded_for_somebody_new(world: World, laser: Equipment, card: Any):
    ilze = world.person("Ilze Alfa")
    inductions.set_inductors(world.file, equipment_id=laser.id, people=[ilze.id])
    card.press(card.card.inducted, "Atzīmēt instruktāžu")
    form = card.popover
    assert form.inductor.typed == "Ilze Alfa"
    card.type(form.who.line, "Anna Jaunā")
    card.qtbot.waitUntil(lambda: form.who.completer.is_open)
    card.qtbot.keyClick(form.who.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    form.keep_form()
    (kept,) = world.file.equipment.inductions.all()
    assert world.file.people.get(kept.person_id).name == "Anna Jaunā"
    assert (kept.inductor_id, kept.valid_until) == (ilze.id, day("2027-11-02"))
    assert "Anna Jaunā" in card.texts(card.card.inducted)
    assert not card.has_popover()


def test_an_unknown_name_is_said_beside_the_form_and_stays(world: World, card: Any):
    card.press(card.card.inducted, "Atzīmēt instruktāžu")
    form = card.popover
    form.keep_form()
    assert form.remark.said
    card.type(form.who.line, "Nezināms Vārds")
    form.keep_form()
    assert "Nezināms Vārds" in form.remark.said
    assert form.who.typed == "Nezināms Vārds"
    assert world.file.equipment.inductions.count() == 0


def test_a_lapsed_induction_is_renewed_by_one_press(world: World, laser: Equipment, shown: Any):
    anna = world.person("Anna Beta")
    inductions.record_induction(
        world.file, equipment_id=laser.id, person_id=anna.id, inducted_on=day("2025-10-01")
    )
    card = shown(world, MACHINE, laser.id)
    assert "beidzās 01.10.2026." in card.texts(card.card.inducted)
    card.press(card.card.inducted, "Atjaunot šodien: Anna Beta")
    assert "līdz 02.11.2027." in card.texts(card.card.inducted)
    card.window.session.undo()
    assert "beidzās 01.10.2026." in card.texts(card.card.inducted)


def test_a_known_induction_is_changed_and_removed(world: World, laser: Equipment, shown: Any):
    anna = world.person("Anna Beta")
    inductions.record_induction(
        world.file, equipment_id=laser.id, person_id=anna.id, inducted_on=day("2026-10-01")
    )
    card = shown(world, MACHINE, laser.id)
    row = card.card.inducted.rows.itemAt(0).widget()
    card.qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    form = card.popover
    card.type(form.day.line, "1.9.")
    form.keep_form()
    (kept,) = world.file.equipment.inductions.all()
    assert (kept.inducted_on, kept.valid_until) == (day("2026-09-01"), day("2027-09-01"))
    row = card.card.inducted.rows.itemAt(0).widget()
    card.qtbot.keyClick(row, Qt.Key.Key_Return)
    card.press(card.popover, "Noņemt")
    assert world.file.equipment.inductions.count() == 0


def test_inductors_are_added_and_taken_off(world: World, laser: Equipment, card: Any):
    ilze = world.person("Ilze Alfa")
    card.press(card.card.inducted, "Instruktori")
    form = card.popover
    card.type(form.who.line, "Ilze Alfa")
    form.keep_form()
    assert world.file.equipment.inductors_of(laser.id) == [ilze.id]
    card.press(form, "Noņemt: Ilze Alfa")
    assert world.file.equipment.inductors_of(laser.id) == []


# -- rules, materials, questions ---------------------------------------------------------------


def test_rules_and_materials_are_kept_at_once(world: World, laser: Equipment, card: Any):
    card.press(card.card.rules, "Labot noteikumus un materiālus")
    form = card.popover
    form.rules.text.setPlainText("Viens noteikums")
    form.rules.save()
    assert refreshed(world, laser).rules == "Viens noteikums"
    card.type(form.name.line, "korķis")
    form.ruling.show_value(Ruling.ASK)
    card.qtbot.keyClick(form.name.line, Qt.Key.Key_Return)
    cork = world.file.equipment.materials.find_one("name_lv = 'korķis'")
    assert cork is not None
    assert cork.ruling is Ruling.ASK
    card.type(form.name.line, "Korķis")
    card.qtbot.keyClick(form.name.line, Qt.Key.Key_Return)
    assert form.remark.said
    assert form.name.typed == "Korķis"
    card.press(form, "Noņemt: korķis")
    assert world.file.equipment.materials.count("name_lv = 'korķis'") == 0
    assert "Viens noteikums" in card.texts(card.card.rules)


def test_questions_are_added_changed_ordered_and_asked_no_more(
    world: World, laser: Equipment, card: Any
):
    card.press(card.card.asked, "Labot jautājumus")
    form = card.popover
    form.moment.choose(Moment.AFTER)
    card.type(form.text.line, "Logs aizvērts")
    card.press(form, "Pievienot")
    asked = world.file.equipment.questions_of(laser.id)
    assert (asked[-1].text_lv, asked[-1].moment) == ("Logs aizvērts", Moment.AFTER)
    card.press(form, "Uz augšu: Logs aizvērts")
    assert world.file.equipment.questions_of(laser.id)[-2].text_lv == "Logs aizvērts"
    card.press(form, "Vairs nejautāt: Logs aizvērts")
    assert len(world.file.equipment.questions_of(laser.id)) == 5


def test_a_machine_without_questions_is_offered_the_usual_ones(
    world: World, laser: Equipment, shown: Any
):
    for one in world.file.equipment.questions_of(laser.id):
        machine_questions.archive_question(world.file, question_id=one.id)
    card = shown(world, MACHINE, laser.id)
    assert "Nosūkšana ieslēgta" not in card.texts(card.card.asked)
    card.press(card.card.asked, "Likt parastos jautājumus")
    assert "Nosūkšana ieslēgta" in card.texts(card.card.asked)


# -- counters and maintenance ------------------------------------------------------------------


def test_maintenance_is_marked_as_done(world: World, laser: Equipment, card: Any):
    card.press(card.card.upkeep, "Apkope veikta")
    form = card.popover
    form.keep_form()
    assert form.remark.said
    next(iter(form.ticks.values())).click()
    card.type(form.by.line, "Edvīns")
    form.keep_form()
    (job,) = world.file.equipment.jobs.all()
    assert (job.what, job.done_by, job.done_on) == (
        "Priekšfiltra maiņa",
        "Edvīns",
        day("2026-11-02"),
    )
    assert "veikta 02.11.2026., Edvīns" in card.texts(card.card.upkeep)


def test_a_plan_is_added_by_a_counter_and_planned_no_more(
    world: World, laser: Equipment, card: Any
):
    card.press(card.card.upkeep, "Ieplānot apkopi")
    form = card.popover
    card.type(form.what.line, "Lēcas")
    form.how.choose("counter")
    form.how.chosen.emit("counter")
    form.keep_form()
    assert form.remark.said
    card.type(form.every.line, "20")
    form.keep_form()
    plan = world.file.equipment.plans.find_one("what = 'Lēcas'")
    assert plan is not None
    assert plan.every_count == 20 * 60
    assert "Lēcas: ik 20 darba stundas" in card.texts(card.card.upkeep)
    card.card.upkeep._open_plan(plan.id, card.card.upkeep)
    card.press(card.popover, "Vairs neplānot")
    assert "Lēcas" not in card.texts(card.card.upkeep)


def test_a_counter_is_added_changed_and_begun_anew(world: World, laser: Equipment, card: Any):
    card.press(card.card.upkeep, "Pievienot skaitītāju")
    form = card.popover
    card.type(form.name.line, "reizes kopš tīrīšanas")
    card.type(form.start.line, "x")
    form.keep_form()
    assert "x" in form.remark.said
    card.type(form.start.line, "5")
    form.keep_form()
    counter = world.file.equipment.counters.find_one("start_value = 5")
    assert counter is not None
    card.card.upkeep._open_counter(counter.id, card.card.upkeep)
    card.press(card.popover, "Sākt no nulles")
    assert world.file.equipment.counters.get(counter.id).start_value == 0


# -- out of service ----------------------------------------------------------------------------


def test_a_fault_takes_the_machine_out_and_is_mended(world: World, laser: Equipment, card: Any):
    card.press(card.card, "Ziņot par bojājumu")
    form = card.popover
    form.keep_form()
    assert form.remark.said
    card.type(form.what.line, "Nestrādā slēdzis")
    form.keep_form()
    assert card.card.line.tags.now.text() == "Nedarbojas"
    assert "Bojājums: Nestrādā slēdzis" in card.texts(card.card.out)
    card.press(card.card.out, "Salabots: Bojājums: Nestrādā slēdzis")
    card.type(card.popover.remedy.line, "Jauns slēdzis")
    card.popover.keep_form()
    assert card.card.line.tags.now.text() == "Brīvs"
    assert "Jauns slēdzis" in card.texts(card.card.out)


def test_an_interval_tells_what_it_hits_while_it_is_typed(
    world: World, laser: Equipment, shown: Any
):
    anna = world.person("Anna Rudzāte")
    inductions.record_induction(
        world.file, equipment_id=laser.id, person_id=anna.id, inducted_on=day("2026-10-01")
    )
    world.book(
        laser,
        "2026-11-10 10:00",
        "2026-11-10 12:00",
        purpose=BookingPurpose.PERSON,
        person_id=anna.id,
        status=BookingStatus.BOOKED,
    )
    card = shown(world, MACHINE, laser.id)
    card.press(card.card.out, "Izņemt no lietošanas uz laiku")
    form = card.popover
    card.type(form.reason.line, "filtra maiņa")
    card.type(form.first_day.line, "10.11.")
    card.type(form.first_time.line, "8")
    card.type(form.last_day.line, "9.11.")
    form.keep_form()
    assert form.remark.said
    card.type(form.last_day.line, "10.11.")
    card.qtbot.waitUntil(lambda: "Skarta 1 rezervācija" in card.texts(form))
    form.keep_form()
    (outage,) = world.file.equipment.outages.all()
    assert (outage.starts_at, outage.ends_at) == (at("2026-11-10 08:00"), at("2026-11-11 00:00"))
    assert "Skartās rezervācijas: 10.11." in card.texts(card.card.out)
    card.press(card.card.out, "Skatīt: 10. novembris: filtra maiņa".replace(". n", ".\u00a0n"))
    card.press(card.popover, "Noņemt")
    assert world.file.equipment.outages.count() == 0


# -- documents ---------------------------------------------------------------------------------


def test_a_document_is_taken_in_renamed_copied_and_removed(
    world: World, laser: Equipment, card: Any, tmp_path: Path
):
    path = tmp_path / "pamaciba.pdf"
    path.write_bytes(b"%PDF-1.7 manual")
    bad = tmp_path / "x.exe"
    bad.write_bytes(b"MZ")
    documents = card.card.documents
    documents.take_files([path, bad])
    card.qtbot.waitUntil(lambda: world.file.equipment.documents.count() == 1)
    card.qtbot.waitUntil(lambda: bool(documents.complaint.said))
    row = documents.rows.itemAt(0).widget()
    card.qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    form = card.popover
    card.type(form.title.line, "Lietošanas pamācība")
    assert form.file_name() == "Lietošanas pamācība.pdf"
    assert form.write_copy(tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF-1.7 manual"
    assert not form.write_copy(tmp_path / "missing" / "copy.pdf")
    form.keep_form()
    assert world.file.equipment.documents.get(1).title == "Lietošanas pamācība"
    card.qtbot.mouseClick(documents.rows.itemAt(0).widget(), Qt.MouseButton.LeftButton)
    card.press(card.popover, "Noņemt")
    assert world.file.equipment.documents.count() == 0


# -- use and figures ---------------------------------------------------------------------------


def test_uses_lead_to_their_bookings_and_figures_to_their_rows(
    world: World, laser: Equipment, shown: Any
):
    anna = world.person("Anna Rudzāte")
    inductions.record_induction(
        world.file, equipment_id=laser.id, person_id=anna.id, inducted_on=day("2026-10-01")
    )
    booking = world.book(
        laser,
        "2026-11-01 10:00",
        "2026-11-01 12:00",
        purpose=BookingPurpose.PERSON,
        person_id=anna.id,
    )
    bookings.log_use(
        world.file,
        booking_id=booking.id,
        starts_at=at("2026-11-01 10:00"),
        ends_at=at("2026-11-01 11:30"),
        note="Nozīmītes",
    )
    card = shown(world, MACHINE, laser.id)
    went: list[Any] = []
    card.window.session.went.connect(went.append)
    assert "novembrī 1,5\u00a0h" in card.texts(card.card.used)
    assert "Nozīmītes" in card.texts(card.card.used)
    card.press(card.card.month, "aizņemtais laiks: 2\u00a0h")
    assert "Anna Rudzāte" in card.texts(card.popover)
    card.press(card.popover, "Kopēt kā tabulu")
    card.popover.close_up()
    card.press(card.card.month, "cilvēks: 1")
    assert "Anna Rudzāte" in card.texts(card.popover)
    card.popover.close_up()
    card.card.step_period(-1)
    assert "instruktāž" in card.texts(card.card.month)
    card.card.go_to_today()
    row = card.card.used.rows.itemAt(0).widget()
    card.qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert went[-1] == place_of("booking", booking.id)


# -- settings and the machine as a whole -------------------------------------------------------


def test_settings_are_kept_at_once_and_refused_in_words(world: World, laser: Equipment, card: Any):
    card.press(card.card.settings, "Labot iestatījumus")
    form = card.popover
    fields = {name: field for name, (field, _) in form.fields.items()}
    for name, typed in (
        ("longest_minutes", "1:30"),
        ("outside_id", "LZ-1"),
        ("induction_months", "6"),
        ("maker", "Ražotājs"),
    ):
        fields[name].line.setText(typed)
        assert fields[name].save()
    kept = refreshed(world, laser)
    assert (kept.longest_minutes, kept.outside_id, kept.induction_months, kept.maker) == (
        90,
        "LZ-1",
        6,
        "Ražotājs",
    )
    for name, typed in (("longest_minutes", "ilgi"), ("shortest_minutes", "8 h")):
        fields[name].line.setText(typed)
        assert not fields[name].save()
        assert fields[name].complains
    assert refreshed(world, laser).longest_minutes == 90
    assert "15 min – 1\u00a0h 30 min" in card.texts(card.card.settings)


def test_a_machine_gets_hours_and_phases_of_its_own(world: World, laser: Equipment, card: Any):
    card.press(card.card.settings, "Labot iestatījumus")
    form = card.popover
    form.hours.whose.chosen.emit("own")
    assert world.file.centres.hours.count("equipment_id = ?", laser.id) == 5
    form.hours.days[6].line.setText("10–12")
    assert form.hours.days[6].save()
    assert "10:00–12:00" in card.texts(card.card.settings)
    form.hours.whose.chosen.emit("centre")
    assert "kā centram" in card.texts(card.card.settings)
    card.press(form, "Pievienot laiku pirms un pēc darba")
    form.phases.lengths[0].line.setText("30 min")
    assert form.phases.lengths[0].save()
    form.phases.needed[2].click()
    phases = [(p.minutes, p.needs_person) for p in world.file.equipment.phases_of(laser.id)]
    assert phases == [(30, True), (60, True), (15, False)]
    card.press(form, "Bez posmiem")
    assert world.file.equipment.phases_of(laser.id) == []


def test_a_machine_is_put_out_of_use_taken_back_and_deleted(
    world: World, laser: Equipment, card: Any
):
    from krc_desktop.desktop.equipment.card.deeds import deeds_menu

    def choose(text: str) -> None:
        menu = deeds_menu(card.window.session, card.card._card, card.card.line.more)
        action = next(one for one in menu.actions() if one.text() == text)
        action.trigger()

    choose("Izņemt no lietošanas")
    assert card.card.line.tags.now.text() == "Izņemta no lietošanas"
    assert card.card.line.book.isHidden()
    choose("Lietot atkal")
    assert not card.card.line.book.isHidden()
    choose("Dzēst iekārtu")
    assert world.file.equipment.by_ids([laser.id]) == {}
    assert card.list.isVisible()
    card.window.session.undo()
    assert world.file.equipment.get(laser.id)


def test_a_kiln_leads_to_its_shelf(world: World, qtbot: QtBot, shown: Any):
    kiln = world.kiln()
    card = shown(world, MACHINE, kiln.id)
    went: list[Any] = []
    card.window.session.went.connect(went.append)
    card.press(card.card, "Cepļa plaukts")
    assert went[-1] == place_of(SHELF, kiln.id)


def test_maintenance_done_elsewhere_is_seen_at_once(world: World, laser: Equipment, card: Any):
    card.window.session.do(
        maintenance.record_maintenance,
        equipment_id=laser.id,
        done_on=day("2026-11-01"),
        what="Priekšfiltra maiņa",
        plan_id=next(world.file.equipment.plans.find("what LIKE 'Priekš%'")).id,
    )
    assert "veikta 01.11.2026." in card.texts(card.card.upkeep)


def test_leaving_and_coming_back_keeps_the_card(card: Any, laser: Equipment):
    card.go(MACHINES)
    card.go(MACHINE, laser.id)
    assert card.card.machine_id == laser.id
