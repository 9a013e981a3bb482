"""Verbs of bookings: changed, moved to another machine, used with answers, cancelled, removed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.bookings import Booking, BookingPurpose, BookingStatus
from krc_desktop.model.equipment import (
    AnswerKind,
    Equipment,
    EquipmentKind,
    EquipmentMaterial,
    EquipmentQuestion,
    Moment,
    Phase,
    Risk,
    Ruling,
)
from krc_desktop.operations import bookings, equipment, firings, history
from krc_desktop.operations.booking_uses import NO, YES
from krc_desktop.operations.change import Verb, doing
from krc_desktop.sentences import sentence
from tests.builders import World, at, day

LV = Phrasebook(Language.LATVIAN)
SPAN = ("2026-10-28 10:00", "2026-10-28 12:00")
ACTUAL = {"starts_at": at("2026-10-28 10:05"), "ends_at": at("2026-10-28 11:40")}


@pytest.fixture
def machine(world: World) -> Equipment:
    """A green machine without questions or materials."""
    made = world.machine("Lāzergravieris", EquipmentKind.LASER, risk=Risk.GREEN)
    with doing(world.file, Verb.CHANGE_EQUIPMENT):
        for shelf in (world.file.equipment.questions, world.file.equipment.materials):
            for row in list(shelf.all()):
                shelf.remove(row.id)
    return made


@pytest.fixture
def booking(world: World, machine: Equipment) -> Booking:
    """A person's booking of it."""
    person = world.person()
    return booked(world, machine, *SPAN, person_id=person.id)


def booked(world: World, machine: Equipment, starts: str, ends: str, **others: Any) -> Booking:
    """A booking that waits, of a person."""
    facts: dict[str, Any] = {"purpose": BookingPurpose.PERSON, "status": BookingStatus.BOOKED}
    return world.book(machine, starts, ends, **(facts | others))


def asked(world: World, machine: Equipment, kind: AnswerKind, text: str) -> int:
    """A question of a machine."""
    with doing(world.file, Verb.CHANGE_EQUIPMENT):
        question = EquipmentQuestion(
            equipment_id=machine.id, moment=Moment.BEFORE, text_lv=text, answer_kind=kind
        )
        return world.file.equipment.questions.add(question).id


def refused(verb: Any, *values: Any, **facts: Any) -> BrokenRule:
    """The refusal of a verb."""
    with pytest.raises(BrokenRule) as caught:
        verb(*values, **facts)
    return caught.value


# -- use ---------------------------------------------------------------------------------------


def test_use_is_apart_from_the_booking_and_one_step_of_undo(world: World, booking: Booking):
    machine = world.file.equipment.get(booking.equipment_id)
    on = asked(world, machine, AnswerKind.YES, "Vai nosūce ir ieslēgta?")
    bookings.log_use(
        world.file,
        booking_id=booking.id,
        **ACTUAL,
        material="Saplāksnis",
        note="Seši būrīši",
        answers={on: YES},
        stays_until=at("2026-10-29 12:00"),
    )
    used = world.file.bookings.get(booking.id)
    assert (used.status, used.starts_at) == (BookingStatus.USED, booking.starts_at)
    assert used.occupied_until == at("2026-10-29 12:00")
    (use,) = world.file.bookings.uses.all()
    assert (use.starts_at, use.material, use.note) == (
        ACTUAL["starts_at"],
        "Saplāksnis",
        "Seši būrīši",
    )
    (answer,) = world.file.bookings.answers.all()
    assert (answer.question_id, answer.answer) == (on, YES)
    history.undo(world.file)
    assert world.file.bookings.get(booking.id) == booking
    assert not world.file.bookings.uses.count()
    assert not world.file.bookings.answers.count()


@pytest.mark.parametrize("said", ["", NO])
def test_what_must_be_confirmed_is(world: World, booking: Booking, said: str):
    machine = world.file.equipment.get(booking.equipment_id)
    on = asked(world, machine, AnswerKind.YES, "Vai nosūce ir ieslēgta?")
    refusal = refused(
        bookings.log_use, world.file, booking_id=booking.id, **ACTUAL, answers={on: said}
    )
    assert refusal.key is Rule.ANSWER_NEEDED
    assert "Vai nosūce ir ieslēgta?" in sentence(LV, refusal)
    assert world.file.bookings.get(booking.id) == booking


def test_numbers_are_numbers(world: World, booking: Booking):
    machine = world.file.equipment.get(booking.equipment_id)
    many = asked(world, machine, AnswerKind.NUMBER, "Cik minūšu?")
    facts = {"booking_id": booking.id, **ACTUAL}
    refusal = refused(bookings.log_use, world.file, **facts, answers={many: "daudz"})
    assert refusal.key is Rule.NUMBER_UNREADABLE
    bookings.log_use(world.file, **facts, answers={many: "7,5"})
    bookings.log_use(world.file, **facts, answers={many: "8"})
    assert [one.answer for one in world.file.bookings.answers.all()] == ["8"]


@pytest.mark.parametrize(
    ("material", "note", "rule"),
    [
        ("Saplāksnis", "", None),
        ("pvc un vinils", "Ļoti vajag", Rule.MATERIAL_FORBIDDEN),
        ("Eva putas", "", Rule.MATERIAL_UNSAID),
        ("Eva putas", "Ilze atļāva", None),
        ("Kartons no kastes", "", Rule.MATERIAL_UNSAID),
        ("", "", None),
    ],
)
def test_a_material_is_allowed_asked_about_or_forbidden(
    world: World, booking: Booking, material: str, note: str, rule: Rule | None
):
    listed = {
        "Saplāksnis": Ruling.ALLOWED,
        "PVC un vinils": Ruling.FORBIDDEN,
        "EVA putas": Ruling.ASK,
    }
    with doing(world.file, Verb.CHANGE_EQUIPMENT):
        for name, ruling in listed.items():
            world.file.equipment.materials.add(
                EquipmentMaterial(equipment_id=booking.equipment_id, name_lv=name, ruling=ruling)
            )
    facts = {"booking_id": booking.id, **ACTUAL, "material": material, "note": note}
    if rule is None:
        bookings.log_use(world.file, **facts)
    else:
        assert refused(bookings.log_use, world.file, **facts).key is rule


def test_use_lies_in_the_past_and_work_stays_where_the_machine_is_free(
    world: World, machine: Equipment, booking: Booking
):
    tomorrow = {"starts_at": at("2026-11-03 10:00"), "ends_at": at("2026-11-03 11:00")}
    refusal = refused(bookings.log_use, world.file, booking_id=booking.id, **tomorrow)
    assert refusal.key is Rule.USE_IN_FUTURE
    booked(world, machine, "2026-10-29 10:00", "2026-10-29 11:00", person_id=booking.person_id)
    facts = {"booking_id": booking.id, **ACTUAL}
    stays = at("2026-10-29 10:30")
    refusal = refused(bookings.log_use, world.file, **facts, stays_until=stays)
    assert refusal.key is Rule.BOOKING_OVERLAPS
    stays = booking.ends_at + timedelta(days=29)
    refusal = refused(bookings.log_use, world.file, **facts, stays_until=stays)
    assert refusal.key is Rule.STAYS_TOO_LONG
    bookings.log_use(world.file, **facts, stays_until=at("2026-10-29 10:00"))


# -- changing, moving, removing ----------------------------------------------------------------


def test_a_booking_is_given_to_somebody_else(world: World, machine: Equipment, booking: Booking):
    ilze = world.person("Ilze Osa")
    bookings.change_booking(world.file, booking_id=booking.id, person_id=ilze.id, note="Ar Annu")
    changed = world.file.bookings.get(booking.id)
    assert (changed.person_id, changed.note) == (ilze.id, "Ar Annu")
    refusal = refused(
        bookings.change_booking,
        world.file,
        booking_id=booking.id,
        purpose=BookingPurpose.MAINTENANCE,
    )
    assert refusal.key is Rule.NO_ONE_NAMED


def test_a_note_is_changed_whatever_the_rules_say_by_now(
    world: World, machine: Equipment, booking: Booking
):
    equipment.retire_equipment(world.file, equipment_id=machine.id)
    bookings.change_booking(world.file, booking_id=booking.id, note="Pieraksts")
    assert world.file.bookings.get(booking.id).note == "Pieraksts"


def test_a_booking_goes_to_another_machine_with_its_phases(world: World):
    first, second = world.kiln("Pirmais ceplis"), world.kiln("Otrais ceplis")
    known = world.book(first, "2026-11-04 08:00", "2026-11-05 20:30", status=BookingStatus.BOOKED)
    with doing(world.file, Verb.CHANGE_EQUIPMENT):
        for phase in world.file.equipment.phases_of(second.id)[1:]:
            world.file.equipment.phases.remove(phase.id)
    times = {"starts_at": known.starts_at, "ends_at": known.starts_at + timedelta(minutes=90)}
    bookings.move_booking(world.file, booking_id=known.id, equipment_id=second.id, **times)
    (phase,) = world.file.bookings.phases.all()
    assert (world.file.bookings.get(known.id).equipment_id, phase.phase) == (second.id, Phase.LOAD)


def test_a_logged_firing_stays_in_a_kiln_and_every_machine_in_its_centre(world: World):
    kiln, sewing = world.kiln(), world.machine(risk=Risk.GREEN)
    other = world.machine("Cits", centre="AGL")
    known = world.book(kiln, "2026-10-28 08:00", "2026-10-29 20:30")
    firings.log_firing(world.file, booking_id=known.id, pieces_in=3)
    times = {"starts_at": known.starts_at, "ends_at": known.ends_at}
    move = {"booking_id": known.id, **times}
    elsewhere = refused(bookings.move_booking, world.file, **move, equipment_id=other.id)
    assert elsewhere.key is Rule.EQUIPMENT_ELSEWHERE
    not_a_kiln = refused(bookings.move_booking, world.file, **move, equipment_id=sewing.id)
    assert not_a_kiln.key is Rule.NOT_A_KILN
    kept = refused(
        bookings.change_booking,
        world.file,
        booking_id=known.id,
        purpose=BookingPurpose.MAINTENANCE,
    )
    assert kept.key is Rule.NOT_A_KILN


def test_given_phases_fill_the_booking_in_place_of_the_usual_ones(world: World):
    kiln = world.kiln()
    change = bookings.book(
        world.file,
        equipment_id=kiln.id,
        starts_at=at("2026-11-04 09:00"),
        ends_at=at("2026-11-04 11:00"),
        purpose=BookingPurpose.FIRING,
        phases=[(Phase.LOAD, 30), (Phase.FIRE, 60), (Phase.UNLOAD, 30)],
    )
    laid = list(world.file.bookings.phases.find("booking_id = ?", change.row_id))
    assert [one.phase for one in laid] == [Phase.LOAD, Phase.FIRE, Phase.UNLOAD]


def test_moving_keeps_work_that_stays_only_where_it_was_said(world: World, machine: Equipment):
    person = world.person()
    known = booked(world, machine, *SPAN, person_id=person.id, stays_until=at("2026-10-29 12:00"))
    longer = {"starts_at": known.starts_at, "ends_at": known.ends_at + timedelta(hours=1)}
    bookings.move_booking(world.file, booking_id=known.id, **longer)
    assert world.file.bookings.get(known.id).stays_until == known.stays_until
    later = {name: moment + timedelta(hours=1) for name, moment in longer.items()}
    bookings.move_booking(world.file, booking_id=known.id, **later)
    assert world.file.bookings.get(known.id).stays_until is None


def test_only_what_was_never_used_is_removed(world: World, machine: Equipment, booking: Booking):
    before = world.journaled()
    bookings.delete_booking(world.file, booking_id=booking.id)
    assert not world.file.bookings.count()
    history.undo(world.file)
    assert world.file.bookings.get(booking.id) == booking
    assert set(world.journaled()) == set(before)
    bookings.log_use(world.file, booking_id=booking.id, **ACTUAL)
    refusal = refused(bookings.delete_booking, world.file, booking_id=booking.id)
    assert refusal.key is Rule.BOOKING_WAS_USED


@pytest.mark.parametrize(
    ("starts", "ends", "hours"),
    [("2026-10-24 20:00", "2026-10-25 20:00", 25), ("2027-03-27 20:00", "2027-03-28 20:00", 23)],
)
def test_a_night_over_the_clock_change_is_as_long_as_it_was(
    world: World, starts: str, ends: str, hours: int
):
    kiln = world.kiln()
    known = world.book(kiln, starts, ends)
    assert clock.minutes_between(known.starts_at, known.ends_at) == hours * 60
    assert known.local_day == day(starts[:10])
