"""What machines ask for on the page of the day, and where each is answered."""

from __future__ import annotations

from datetime import timedelta

from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.bookings import PieceState
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.machine_things import MachineThing, ThingKind
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations import firing_log, inductions, loans, outages, people, shelf
from krc_desktop.operations.machine_things import machine_things, told_machine_thing
from tests.builders import World, day
from tests.kilns import Kiln

LATVIAN, ENGLISH = Phrasebook(Language.LATVIAN), Phrasebook(Language.ENGLISH)


def things(world: World) -> tuple[MachineThing, ...]:
    return machine_things(world.file, centre_id=world.centre)


def kinds(world: World) -> list[ThingKind]:
    return [one.kind for one in things(world)]


def only(world: World) -> MachineThing:
    (found,) = things(world)
    return found


def at_part(part: str, *rows: int) -> Place:
    return Place(PageName.EQUIPMENT, rows, part=part)


def test_machines_at_rest_ask_for_nothing(world: World):
    world.kiln()
    assert things(world) == ()


def test_a_cooling_kiln_asks_for_a_reading_and_then_to_be_opened(world: World):
    kiln = Kiln.of(world)
    firing = kiln.plan("2026-11-05 09:00", kiln.piece(world.person()))
    kiln.switch_on(firing, "2026-11-05 11:00")
    assert things(world) == ()
    kiln.switch_off(firing, "2026-11-05 21:00")
    assert things(world) == ()
    kiln.now("2026-11-06 01:30")
    thing = only(world)
    assert thing.kind is ThingKind.KILN_IS_COOLING
    assert thing.place == at_part("firing", firing.id)
    told = told_machine_thing(LATVIAN, thing)
    assert told.what == "Keramikas ceplis: dziest, pierakstiet rādījumu"
    assert told.which
    kiln.read(firing, "2026-11-06 09:00", 320)
    assert things(world) == ()
    kiln.now("2026-11-06 13:00")
    assert "320\u00a0°C" in told_machine_thing(LATVIAN, only(world)).which
    kiln.read(firing, "2026-11-07 00:10", 55)
    assert only(world).kind is ThingKind.KILN_CAN_BE_OPENED
    assert only(world).place == at_part("firing", firing.id)
    firing_log.open_kiln(world.file, booking_id=firing.id)
    assert things(world) == ()


def test_the_clock_alone_never_says_that_a_kiln_may_be_opened(world: World):
    kiln = Kiln.of(world)
    firing = kiln.plan("2026-11-05 09:00", kiln.piece(world.person()))
    kiln.switch_on(firing, "2026-11-05 11:00")
    kiln.switch_off(firing, "2026-11-05 21:00")
    kiln.now("2026-11-12 12:00")
    assert kinds(world) == [ThingKind.KILN_IS_COOLING]


def test_pieces_that_nobody_fetches_are_told_after_the_kilns_weeks(world: World):
    kiln = Kiln.of(world, collect_weeks=2)
    piece = kiln.piece(world.person())
    firing = kiln.plan("2026-11-05 09:00", piece)
    kiln.fired(firing)
    firing_log.open_kiln(world.file, booking_id=firing.id)
    shelf.change_pieces(world.file, piece_id=piece.id, state=PieceState.READY)
    opened = world.file.clock.now()
    kiln.now(opened + timedelta(days=13))
    assert things(world) == ()
    kiln.now(opened + timedelta(days=14))
    thing = only(world)
    assert (thing.kind, thing.count, thing.place) == (
        ThingKind.PIECES_NOT_COLLECTED,
        1,
        at_part("shelf"),
    )
    label = world.file.bookings.pieces.get(piece.id).label
    assert told_machine_thing(LATVIAN, thing).which.startswith(label)
    shelf.hand_out(world.file, piece_ids=[piece.id])
    assert things(world) == ()


def test_what_was_lent_and_is_not_back_in_time(world: World):
    for at_day, due in (("2026-10-01", "2026-10-20"), ("2026-10-01", "2026-11-20")):
        loans.lend(
            world.file,
            centre_id=world.centre,
            item="Izšūšanas rāmis",
            out_on=day(at_day),
            due_on=day(due),
            person_id=world.person().id,
        )
    thing = only(world)
    assert (thing.kind, thing.count) == (ThingKind.LOANS_OVERDUE, 1)
    assert told_machine_thing(LATVIAN, thing).which == "Izšūšanas rāmis 20.10."
    loans.take_back(world.file, loan_id=thing.rows[0].row_id, back_on=day("2026-11-01"))
    assert things(world) == ()


def test_a_fault_is_told_until_it_is_mended(world: World):
    machine = world.machine()
    change = outages.report_fault(world.file, equipment_id=machine.id, what="Salūza adata")
    thing = only(world)
    assert thing.place == at_part("machine", machine.id)
    assert told_machine_thing(LATVIAN, thing).which == "Salūza adata"
    outages.close_fault(world.file, fault_id=change.row_id or 0, remedy="Nomainīta")
    assert things(world) == ()


def test_many_faults_are_one_line(world: World):
    for name in "ABCD":
        outages.report_fault(world.file, equipment_id=world.machine(name).id, what="Bojāta")
    thing = only(world)
    assert (thing.count, thing.place) == (4, at_part("machines"))
    assert told_machine_thing(LATVIAN, thing).what == "Iekārtas ar bojājumu: 4"


def test_inductions_that_lapse_within_thirty_days(world: World):
    laser = world.machine("Lāzers", EquipmentKind.LASER)
    green = world.machine("Galds", EquipmentKind.PLACE)
    names = ("Anna Rudzāte", "Toms Ķirsis", "Ilze Ozola", "Zenta Upmale")
    anna, toms, ilze, zenta = (world.person(name) for name in names)
    for person, machine, until in (
        (anna, laser, "2026-12-02"),
        (toms, laser, "2026-12-03"),
        (ilze, green, "2026-11-10"),
        (zenta, laser, "2026-11-02"),
    ):
        inductions.record_induction(
            world.file,
            equipment_id=machine.id,
            person_id=person.id,
            inducted_on=day("2025-12-03"),
            valid_until=day(until),
        )
    thing = only(world)
    assert (thing.kind, thing.count) == (ThingKind.INDUCTIONS_LAPSE, 2)
    assert thing.place == at_part("machine", laser.id)
    assert told_machine_thing(LATVIAN, thing).which == "Zenta Upmale 02.11., Anna Rudzāte 02.12."
    # who was inducted anew, or is put away, is not told of
    inductions.record_induction(
        world.file, equipment_id=laser.id, person_id=anna.id, inducted_on=day("2026-11-01")
    )
    people.archive_person(world.file, person_id=zenta.id)
    assert things(world) == ()


def test_other_centres_and_machines_put_away_are_left_out(world: World):
    away = world.machine("Cita", centre="AGL")
    outages.report_fault(world.file, equipment_id=away.id, what="Bojāta")
    assert things(world) == ()


def test_everything_is_told_in_both_languages(world: World):
    machine = world.machine()
    outages.report_fault(world.file, equipment_id=machine.id, what="Salūza adata")
    told = told_machine_thing(ENGLISH, only(world))
    assert (told.what, told.verb) == ("Šujmašīna: a fault is reported", "Look")
