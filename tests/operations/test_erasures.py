"""Erased: no figure changes, no byte is left, nothing brings the person back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import BookingPurpose, BookingStatus, Piece, PieceState
from krc_desktop.model.events import SignupStatus
from krc_desktop.model.people import Answer, Form, LinkKind, Purpose, Role
from krc_desktop.operations import (
    attendance,
    consents,
    events,
    families,
    history,
    inductions,
    loans,
    people,
    stories,
    volunteers,
)
from krc_desktop.operations.erasures import erase_people, erase_person, erasure_preview
from krc_desktop.operations.person_merges import merge_people
from krc_desktop.periods import Period
from krc_desktop.store import backups, erased_again, health
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.erased_texts import TEXTS
from tests.builders import NOW, World, at, day

FIRST, LAST = "Zigrīda", "Kanārputniņa"
CANARIES = (
    "Kanārputni",
    "kanarputni",
    "KANĀRPUTNI",
    "zigrīda",
    "Zigrīda",
    "zigrida",
    "kanarija",
    "29990141",
    "Strazdeniece",
)
PHONE, EMAIL = "+371 29990141", "kanarija@paraugs.example"


def refused(verb: Any, *args: Any, **how: Any) -> BrokenRule:
    with pytest.raises(BrokenRule) as broken:
        verb(*args, **how)
    return broken.value


def spans(world: World) -> Iterator[tuple[Period, str | None]]:
    months = [f"2026-{month:02}" for month in range(6, 13)]
    whole = [
        Period(date(2026, 6, 1), date(2026, 12, 31)),
        Period(date(2026, 9, 15), day("2026-10-20")),
    ]
    codes = [None, *(centre.code for centre in world.file.centres.all())]
    for code in codes:
        for span in whole:
            yield span, code
        for month in months:
            first = date.fromisoformat(f"{month}-01")
            yield Period(first, date(2026, first.month, 28)), code


def all_figures(world: World) -> list[str]:
    return [json.dumps(world.figures(span, code).as_json()) for span, code in spans(world)]


def found_in(path: Path) -> list[str]:
    content = path.read_bytes()
    return [canary for canary in CANARIES if canary.encode() in content]


def canary(world: World) -> Any:
    """Somebody with everything that can hang on a card, and others around."""
    file, centre = world.file, world.centre
    person = world.person(
        f"{FIRST} {LAST}",
        "SEN",
        phone=PHONE,
        email=EMAIL,
        birth_year=1951,
        notes="Kanārputniņa nāk ar autobusu.",
        original_name=f"{FIRST} {LAST}",
        outside_id="kanarija-1",
    )
    other = world.person("Zenta Citāda", birth_year=1960)
    child = world.person("Emīlija Bērns", "BER", birth_year=2018)
    mine = world.event("2026-10-05 10:00", "2026-10-05 12:00", title="Adītāju rīts")
    camp = world.event("2026-09-21 10:00", "2026-09-23 15:00", title="Nometne")
    world.attend(mine, person, other, child)
    for on in ("2026-09-21", "2026-09-23"):
        world.attend(camp, person, on=on)
    world.attend(camp, person, on="2026-09-22", present=False)
    world.count(mine, 3, "PED")
    soon = world.event("2026-12-05 10:00", "2026-12-05 12:00", status=events.EventStatus.PLANNED)
    attendance.sign_up(file, event_id=soon.id, person_id=person.id, status=SignupStatus.REGISTERED)
    people.set_roles(file, person_id=person.id, roles=[Role.VOLUNTEER, Role.GUARDIAN])
    families.link_people(file, person_id=child.id, other_id=person.id, kind=LinkKind.GUARDIAN)
    agreement = volunteers.add_agreement(file, centre_id=centre, person_id=person.id, number="7/26")
    world.hours(
        person, "2026-10-06", 90, agreement_id=agreement.row_id, task="Palīdz", starts=600, ends=690
    )
    machine = world.machine()
    inductions.record_induction(
        file, equipment_id=machine.id, person_id=person.id, inducted_on=day("2026-10-01")
    )
    world.book(
        machine,
        "2026-10-08 10:00",
        "2026-10-08 12:00",
        purpose=BookingPurpose.PERSON,
        person_id=person.id,
        note=f"{FIRST} {LAST} šuj.",
    )
    loan = loans.lend(
        file, centre_id=centre, item="Adatas", out_on=day("2026-10-09"), person_id=person.id
    )
    loans.take_back(file, loan_id=loan.row_id or 0, back_on=day("2026-10-10"))
    with file.writing("add_piece"):
        file.bookings.pieces.add(
            Piece(
                centre_id=centre,
                label="K-1",
                person_id=person.id,
                amount=2,
                state=PieceState.COLLECTED,
                made_on=day("2026-10-01"),
                collected_on=day("2026-10-09"),
            )
        )
    for purpose in (Purpose.PHOTO, Purpose.STORY):
        consents.record_consent(
            file,
            person_id=person.id,
            purpose=purpose,
            answer=Answer.YES,
            given_on=day("2026-09-01"),
            form=Form.PAPER,
            scan=f"%PDF {FIRST} {LAST} {purpose}".encode(),
        )
    consents.record_consent(
        file,
        person_id=child.id,
        purpose=Purpose.PHOTO,
        answer=Answer.YES,
        given_on=day("2026-09-01"),
        guardian_id=person.id,
    )
    own = stories.add_story(
        file, centre_id=centre, day=day("2026-10-06"), body="Mans stāsts", person_id=person.id
    )
    assert own.row_id
    for jpeg, shown in (
        (b"\xff\xd8 Kan\xc4\x81rputni", [person]),
        (b"\xff\xd8 2", [person, other]),
    ):
        photo = stories.add_photo(
            file, centre_id=centre, jpeg=jpeg, width=10, height=10, day=day("2026-10-06")
        )
        stories.set_photo_people(file, photo_id=photo.row_id or 0, people=[one.id for one in shown])
    return file.people.get(person.id)


def name_everywhere(world: World, said: str) -> set[str]:
    """Put a name into one row of every text of every table that has one; the tables that had."""
    connection = world.file.connection
    filled = set()
    with world.file.writing("import"):
        for table, columns in TEXTS.items():
            row = connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0]  # noqa: S608
            if row is None:
                continue
            filled.add(table)
            for column in columns:
                text = said if column == "label" else f"Ar {said}: {table} {column}"
                connection.execute(
                    f"UPDATE {table} SET {column} = ? WHERE id = ?",  # noqa: S608
                    (text, row),
                )
    return filled


def test_figures_are_the_same_and_no_byte_is_left(world: World):
    person = canary(world)
    people.change_person(world.file, person_id=person.id, last_name="Strazdeniece")
    people.change_person(world.file, person_id=person.id, last_name=LAST)
    event = world.event("2026-10-25 10:00", "2026-10-25 11:00", leader=f"{FIRST} {LAST}")
    events.change_event(world.file, event_id=event.id, title_lv=f"Pie {FIRST}s {LAST}s")
    filled = name_everywhere(world, f"{FIRST} {LAST}")
    assert filled > {"events", "bookings", "volunteer_entries", "pieces", "stories", "photos"}
    before = all_figures(world)
    assert set(found_in(world.path)) >= {"Kanārputni", "kanarputni", "29990141", "Strazdeniece"}

    done = erase_person(world.file, person_id=person.id)

    assert done.is_swept
    assert all_figures(world) == before
    assert found_in(world.path) == []
    assert health.problems(world.file.connection) == []
    shell = world.file.people.get(person.id)
    assert (shell.name, shell.phone, shell.birth_year) == ("", "", None)
    assert shell.erased_on == day("2026-11-02")
    left = {
        table: world.file.connection.execute(
            f"SELECT count(*) FROM {table} WHERE person_id = ?",  # noqa: S608
            (person.id,),
        ).fetchone()[0]
        for table in ("attendances", "consents", "agreements", "person_roles", "signups", "stories")
    }
    assert left == {
        "attendances": 3,
        "consents": 0,
        "agreements": 0,
        "person_roles": 0,
        "signups": 0,
        "stories": 0,
    }
    # the child's consent stays, without who gave it; the picture of two stays, without the tag
    (kept,) = world.file.people.consents.all()
    assert (kept.answer, kept.guardian_id) == (Answer.YES, None)
    assert world.file.stories.photos.count() == 1
    assert world.file.stories.photo_people.count() == 1
    erased = world.file.connection.execute("SELECT uid FROM erasures").fetchall()
    assert erased == [(person.uid,)]


def test_nothing_done_before_can_be_undone_and_what_comes_after_can(world: World):
    person = canary(world)
    erase_person(world.file, person_id=person.id)
    for step in (history.undo, history.redo):
        with pytest.raises(BrokenRule):
            step(world.file)
    world.person("Jauna Persona")
    history.undo(world.file)
    assert refused(history.undo, world.file).key is Rule.NOTHING_TO_UNDO
    history.redo(world.file)
    groups = world.file.journal.groups(limit=1000)
    for group in groups:
        if group.verb in ("change_person", "record_consent", "set_photo_people"):
            for change in world.file.journal.history_of("people", person.id):
                assert change.old is None


def test_a_purged_change_is_never_written_back(world: World):
    person = canary(world)
    people.change_person(world.file, person_id=person.id, notes="Cits")
    group = world.file.journal.groups(limit=1)[0]
    erase_person(world.file, person_id=person.id)
    with pytest.raises(BrokenRule) as broken, world.file.reversing(group):
        world.file.journal.write_back(group.id)
    assert broken.value.key is Rule.PERSON_ERASED


def test_deleted_records_that_named_somebody_lose_the_name_and_stay_in_the_trash(world: World):
    person = world.person(f"{FIRST} {LAST}")
    output = attendance.add_output(
        world.file,
        centre_id=world.centre,
        what=f"Cimdi, ada {FIRST} {LAST}",
        quantity=2,
        day=day("2026-10-05"),
    )
    attendance.remove_output(world.file, output_id=output.row_id or 0)
    erase_person(world.file, person_id=person.id)
    (gone,) = world.file.journal.trash("outputs")
    assert gone.old is not None
    assert gone.old["what"] == "Cimdi, ada […]"
    assert found_in(world.path) == []


def test_cards_merged_into_the_person_go_too(world: World, tmp_path: Path):
    stays = world.person("Cita Vārda")
    gone = world.person(f"{FIRST} {LAST}", phone=PHONE, email=EMAIL)
    backups.back_up(world.path, tmp_path / "pirms.krc")
    merge_people(world.file, stays_id=stays.id, gone_id=gone.id)
    erase_person(world.file, person_id=stays.id)
    assert found_in(world.path) == []
    world.file.close()
    backups.restore(world.path, tmp_path / "pirms.krc", NOW)
    world.file = CentreFile.opened(world.path, NOW)
    assert [one.name for one in world.file.people.all()] == ["", ""]
    assert found_in(world.path) == []


def test_a_namesake_may_keep_the_texts(world: World):
    person = world.person(f"{FIRST} {LAST}")
    world.person(f"{FIRST} {LAST}")
    event = world.event(leader=f"{FIRST} {LAST}")
    preview = erasure_preview(world.file, person_id=person.id)
    assert preview.namesakes == 1
    assert preview.named_in == {"events": 1}
    erase_person(world.file, person_id=person.id, texts=False)
    assert world.file.events.get(event.id).leader == f"{FIRST} {LAST}"


def test_a_preview_tells_what_goes_and_what_stays(world: World):
    person = canary(world)
    preview = erasure_preview(world.file, person_id=person.id)
    assert (preview.visits, preview.minutes, preview.wards) == (3, 90, 1)
    assert preview.gone["consents"] == 2
    assert preview.gone["photos"] == 1
    assert preview.named_in == {"bookings": 1}
    assert preview.open_things == {}


def test_what_is_not_settled_stands_in_the_way(world: World):
    from krc_desktop.language import Language, Phrasebook
    from krc_desktop.sentences import sentence

    person, free = world.person(f"{FIRST} {LAST}"), world.person("Zenta Citāda")
    loan = loans.lend(
        world.file,
        centre_id=world.centre,
        item="Adatas",
        out_on=day("2026-10-09"),
        person_id=person.id,
    )
    machine = world.machine()
    booking = world.book(
        machine,
        "2026-11-08 10:00",
        "2026-11-08 12:00",
        purpose=BookingPurpose.PERSON,
        status=BookingStatus.BOOKED,
        person_id=person.id,
    )
    before = world.everything()
    told = refused(erase_people, world.file, people=[free.id, person.id])
    assert told.key is Rule.PERSON_STILL_HAS
    said = sentence(Phrasebook(Language.ENGLISH), told)
    assert "1 lent thing is out, 1 booking is to come" in said
    assert world.everything() == before
    loans.take_back(world.file, loan_id=loan.row_id or 0, back_on=day("2026-10-10"))
    from krc_desktop.operations import bookings

    bookings.cancel_booking(world.file, booking_id=booking.id, reason="Atteicās")
    erase_people(world.file, people=[free.id, person.id])
    assert refused(erase_person, world.file, person_id=person.id).key is Rule.PERSON_ERASED
    assert refused(erasure_preview, world.file, person_id=person.id).key is Rule.PERSON_ERASED


def test_a_backup_that_comes_back_is_erased_again(world: World, tmp_path: Path):
    person = canary(world)
    figures = all_figures(world)
    backups.back_up(world.path, tmp_path / "pirms.krc")
    erase_person(world.file, person_id=person.id)
    world.file.close()
    backups.restore(world.path, tmp_path / "pirms.krc", NOW)
    assert "kanarputni" in found_in(world.path)
    world.file = CentreFile.opened(world.path, NOW)
    assert world.file.people.get(person.id).erased_on is not None
    assert found_in(world.path) == []
    assert all_figures(world) == figures
    assert not erased_again.is_due(world.file)


def test_whoever_only_reads_a_restored_file_reads_no_erased_name(world: World, tmp_path: Path):
    person = world.person(f"{FIRST} {LAST}")
    backups.back_up(world.path, tmp_path / "pirms.krc")
    erase_person(world.file, person_id=person.id)
    world.file.close()
    backups.restore(world.path, tmp_path / "pirms.krc", NOW)
    world.file = CentreFile.opened_to_read(world.path, NOW)
    assert world.file.people.get(person.id).name == ""


@pytest.mark.parametrize("present", ["there", "gone", "damaged"])
def test_an_older_file_put_there_by_hand_is_erased_again(
    world: World, tmp_path: Path, present: str
):
    person = world.person(f"{FIRST} {LAST}")
    shutil.copyfile(world.path, tmp_path / "pirms.krc")
    erase_person(world.file, person_id=person.id)
    world.file.close()
    if present == "there":
        shutil.copyfile(tmp_path / "pirms.krc", world.path)
    else:
        if present == "gone":
            world.path.unlink()
        else:
            world.path.write_bytes(b"noise" * 500)
        backups.restore(world.path, tmp_path / "pirms.krc", NOW)
    world.file = CentreFile.opened(world.path, NOW)
    assert found_in(world.path) == []
    assert world.file.people.get(person.id).erased_on is not None


def test_what_can_not_be_swept_now_is_swept_at_the_next_opening(world: World):
    person = world.person(f"{FIRST} {LAST}")
    reader = CentreFile.opened_to_read(world.path, NOW)
    rows = reader.connection.execute("SELECT * FROM groups")
    rows.fetchone()
    world.file.connection.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(Exception):  # noqa: B017, PT011 - the reader holds the file
        erase_person(world.file, person_id=person.id)
    rows.close()
    reader.close()
    erase_person(world.file, person_id=person.id)
    assert found_in(world.path) == []


def test_a_sweep_cut_off_is_made_up_for(world: World, monkeypatch: pytest.MonkeyPatch):
    from krc_desktop.errors import Fault, Trouble
    from krc_desktop.store import erasures

    person = world.person(f"{FIRST} {LAST}")

    def no_room(file: CentreFile) -> None:
        raise Trouble(Fault.DISK_FULL, path=file.path)

    with monkeypatch.context() as patched:
        patched.setattr(erasures, "sweep", no_room)
        assert not erase_person(world.file, person_id=person.id).is_swept
    world.file.close()
    world.file = CentreFile.opened(world.path, NOW)
    assert found_in(world.path) == []
    assert not erased_again.is_due(world.file)


def test_the_merged_and_the_sample_alike_leave_unique_people_of_any_span(world: World):
    """Different people over a span are not the sum of months: the shell keeps them true."""
    person = world.person(f"{FIRST} {LAST}")
    for month in ("08", "09", "10"):
        world.attend(world.event(f"2026-{month}-05 10:00", f"2026-{month}-05 12:00"), person)
    span = Period(date(2026, 8, 1), date(2026, 10, 31))
    assert world.figures(span).unique_people == 1
    erase_person(world.file, person_id=person.id)
    assert world.figures(span).unique_people == 1
    assert [world.figures(f"2026-{month}").new_people for month in ("08", "09")] == [1, 0]
    assert at("2026-10-05 10:00")
