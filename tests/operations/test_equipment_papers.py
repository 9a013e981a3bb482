"""What labels, passports and the kiln's sheets gather from the file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from krc_desktop.errors import BrokenRule
from krc_desktop.model.bookings import (
    Firing,
    FiringCheck,
    FiringKind,
    FiringReading,
    FiringSegment,
    Piece,
    PieceFiring,
    PieceState,
)
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.kiln_papers import FiringLog
from krc_desktop.model.people import LinkKind
from krc_desktop.model.reports import Both
from krc_desktop.operations import centres, equipment, firings, people
from krc_desktop.operations.change import Verb, doing
from krc_desktop.operations.equipment_papers import equipment_labels
from krc_desktop.operations.firing_papers import blank_firing_log, firing_log
from krc_desktop.operations.kiln_papers import piece_labels, ready_list
from krc_desktop.operations.machine_passports import passport
from tests.builders import World, at, day


@pytest.fixture
def laser(world: World) -> int:
    """A laser with an inductor and three who were inducted, one of them long ago."""
    machine = world.machine("Lāzergravieris", EquipmentKind.LASER, outside_id="L1")
    for name, when in (
        ("Vilma Rudzāte", "2026-09-01"),
        ("Aldis Čakšs", "2026-10-01"),
        ("Krišs Ģeida", "2024-01-01"),
    ):
        equipment.record_induction(
            world.file,
            equipment_id=machine.id,
            person_id=world.person(name).id,
            inducted_on=day(when),
        )
    return machine.id


# -- machines --------------------------------------------------------------------------------------


def test_labels_keep_their_order_and_name_each_machine_once(world: World, laser: int):
    kiln = world.kiln(outside_id="K1", rules="Neatver karstu")
    labels = equipment_labels(world.file, equipment_ids=[laser, kiln.id, laser], called="uzlimes")
    assert [one.machine.code for one in labels.labels] == ["L1", "K1"]
    assert labels.number == "KRC-PRE-uzlimes"
    assert Both("PVC un vinils", "PVC and vinyl") in labels.labels[0].forbidden
    assert labels.labels[1].open_below_celsius == 60
    one = equipment_labels(world.file, equipment_ids=[kiln.id], called="uzlimes")
    assert one.number == "KRC-PRE-K1-uzlimes"


def test_a_passport_names_the_inducted_by_an_initial(world: World, laser: int):
    found = passport(world.file, equipment_id=laser, called="pase")
    assert [(one.name, one.valid_until) for one in found.inducted] == [
        ("Aldis Č.", date(2027, 10, 1)),
        ("Vilma R.", date(2027, 9, 1)),
    ]
    assert found.number == "KRC-PRE-L1-pase"
    assert found.before
    assert found.forbidden
    assert found.care


def test_whoever_was_archived_is_on_no_wall(world: World, laser: int):
    person = world.file.people.find_one("first_name = ?", "Vilma")
    assert person is not None
    people.archive_person(world.file, person_id=person.id)
    names = [one.name for one in passport(world.file, equipment_id=laser, called="").inducted]
    assert names == ["Aldis Č."]


def test_the_head_knows_centre_project_and_coordinator(world: World, laser: int):
    centres.change_centre(
        world.file, centre_id=world.centre, coordinator="Linda Ozolkalne", is_sample=True
    )
    head = passport(world.file, equipment_id=laser, called="").head
    assert head.centre.en == "Preiļi Community Resource Centre"
    assert head.coordinator.name == "Linda Ozolkalne"
    assert head.project is not None
    assert head.project.name.lv == "Darbīgās kopienas"
    assert head.made_at == world.file.clock.now()
    assert head.is_sample


def test_a_machine_that_is_not_there_is_a_rule_broken(world: World):
    with pytest.raises(BrokenRule):
        passport(world.file, equipment_id=99, called="")


# -- firing logs -----------------------------------------------------------------------------------


@pytest.fixture
def fired(world: World) -> int:
    """A firing over the night of the clock change: a child's, an adult's and an event's pieces."""
    kiln = world.kiln(outside_id="K1")
    booking = world.book(kiln, "2026-10-24 19:00", "2026-10-26 10:00", override_reason="pārbaude")
    on_at = at("2026-10-24 20:00")
    firings.log_firing(
        world.file,
        booking_id=booking.id,
        number="A-045",
        kind=FiringKind.GLAZE,
        programme="P4",
        on_at=on_at,
        operator_id=world.person("Linda Ozolkalne").id,
    )
    firing = world.file.bookings.firing_of(booking.id)
    assert firing is not None
    owners = [
        {"event_id": world.event(title="Keramikas diena", outside_id="P-7").id},
        {"person_id": world.person("Žanna Pīgozne").id},
        {"person_id": world.person("Kārlis Bērziņš", birth_year=2016).id},
        {"person_id": world.person("Kārlis Bērziņš", birth_year=2016).id},
    ]
    with doing(world.file, Verb.LOG_FIRING):
        _segments_and_readings(world, firing)
        for number, owner in enumerate(owners, start=431):
            _piece_in(world, firing, number, owner)
        question = world.file.equipment.questions.find_one(
            "equipment_id = ? AND moment = 'before' ORDER BY position", kiln.id
        )
        for what in (question.text_lv if question else "", "Vecs jautājums"):
            check = FiringCheck(firing_id=firing.id, what=what, checked_at=on_at)
            world.file.bookings.checks.add(check)
    return booking.id


def _segments_and_readings(world: World, firing: Firing) -> None:
    for position, (rate, target) in enumerate(((100, 600), (100, 1000)), start=1):
        world.file.bookings.segments.add(
            FiringSegment(
                firing_id=firing.id,
                position=position,
                degrees_per_hour=rate,
                target_celsius=target,
                hold_minutes=30,
            )
        )
    assert firing.on_at is not None
    for hours, celsius in ((3, 300), (7, 596), (12, 998), (20, 400)):
        world.file.bookings.readings.add(
            FiringReading(
                firing_id=firing.id,
                read_at=firing.on_at + timedelta(hours=hours),
                celsius=celsius,
            )
        )


def _piece_in(world: World, firing: Firing, number: int, owner: dict[str, int]) -> None:
    piece = world.file.bookings.pieces.add(
        Piece(
            centre_id=world.centre,
            label=f"K-{number:04}",
            what="krūze",
            amount=2,
            waits_for=FiringKind.GLAZE,
            state=PieceState.READY,
            made_on=day("2026-09-01"),
            **owner,  # type: ignore[arg-type]
        )
    )
    part = PieceFiring(piece_id=piece.id, firing_id=firing.id, pieces_in=2, pieces_lost=1)
    world.file.bookings.piece_firings.add(part)


@pytest.fixture
def log(world: World, fired: int) -> FiringLog:
    """The firing's log."""
    return firing_log(world.file, booking_id=fired, called="zurnals")


def test_lengths_are_elapsed_over_the_clock_change(log: FiringLog):
    assert [one.minutes for one in log.readings] == [180, 420, 720, 1200]
    assert [one.planned_minutes for one in log.segments] == pytest.approx([348, 618])


def test_targets_are_reached_where_the_readings_say_so(log: FiringLog):
    first, second = (one.real_minutes for one in log.segments)
    # a few degrees short of the target is there
    assert first == pytest.approx(420, abs=3)
    assert second == pytest.approx(720, abs=3)
    assert log.cooled_real_minutes is None
    assert log.planned[0].celsius == 20
    assert max(point.celsius for point in log.planned) == 1000


def test_the_load_is_told_by_owner_and_a_child_by_an_initial(log: FiringLog):
    assert [(one.owner.lv, one.event_number, one.pieces_in) for one in log.load] == [
        ("Keramikas diena", "P-7", 2),
        ("Žanna Pīgozne", "", 2),
        ("Kārlis B.", "", 2),
        ("Kārlis B.", "", 2),
    ]
    # the kiln is not open yet: nobody knows what was lost
    assert all(one.pieces_lost is None for one in log.load)
    assert log.load[0].pieces == "K-0431 krūze"


def test_what_was_checked_is_ticked_also_what_is_asked_no_more(log: FiringLog):
    assert log.checks[0].is_ticked
    assert not log.checks[1].is_ticked
    assert (log.checks[-1].text.lv, log.checks[-1].is_ticked) == ("Vecs jautājums", True)


def test_the_log_carries_its_number_and_operator(log: FiringLog):
    assert log.number == "KRC-PRE-A-045-zurnals"
    assert log.operator == "Linda Ozolkalne"
    assert not log.is_blank


def test_a_firing_whose_log_was_not_begun_is_blank(world: World):
    kiln = world.kiln(outside_id="K1")
    booking = world.book(kiln, "2026-10-24 19:00", "2026-10-26 10:00", override_reason="pārbaude")
    assert firing_log(world.file, booking_id=booking.id, called="x").is_blank
    blank = blank_firing_log(world.file, equipment_id=kiln.id, called="tukss")
    assert (blank.number, blank.open_below_celsius) == ("KRC-PRE-K1-tukss", 60)
    assert blank.checks


# -- pieces ----------------------------------------------------------------------------------------


def test_labels_of_pieces_name_everybody_in_short(world: World, fired: int):
    ids = [piece.id for piece in world.file.bookings.pieces.all()]
    labels = piece_labels(world.file, piece_ids=ids, called="darbi").labels
    owners = [one.owner.lv for one in labels]
    assert owners == ["Keramikas diena", "Žanna P.", "Kārlis B.", "Kārlis B."]
    assert [one.label for one in labels] == ["K-0431", "K-0432", "K-0433", "K-0434"]


def test_labels_of_no_pieces_are_a_rule_broken(world: World):
    with pytest.raises(BrokenRule):
        piece_labels(world.file, piece_ids=[], called="darbi")


def test_the_ready_list_knows_whom_to_call_and_who_is_late(world: World, fired: int):
    child = world.file.people.find_one("birth_year = 2016 ORDER BY id")
    guardian = world.person("Ilze Sauleskalne", phone="+371 20000000")
    assert child is not None
    people.link_people(world.file, person_id=child.id, other_id=guardian.id, kind=LinkKind.GUARDIAN)
    found = ready_list(world.file, centre_id=world.centre, called="sanemsanai")
    assert found.number == "KRC-PRE-sanemsanai-2026-11-02"
    assert [one.owner.lv for one in found.lines] == [
        "Keramikas diena",
        "Žanna Pīgozne",
        "Kārlis B.",
        "Kārlis B.",
    ]
    line = found.lines[2]
    assert (line.guardian, line.phone) == ("Ilze Sauleskalne", "+371 20000000")
    # never opened: since they were made
    assert (line.since, line.weeks, line.is_late) == (day("2026-09-01"), 8, True)
    assert line.amount == 2


def test_nothing_ready_is_an_empty_list(world: World):
    assert ready_list(world.file, centre_id=world.centre, called="x").lines == ()
