"""Somebody's own Excel list: columns guessed, cells checked, cards proposed, all in or nothing."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.exchange.column_guesses import Field, ListKind, looks_like_code
from krc_desktop.exchange.import_cells import CellProblem, CellTrouble
from krc_desktop.exchange.import_lists import HIDDEN, OpenedList, Stopped, letter_of, open_list
from krc_desktop.exchange.import_previews import (
    Choices,
    ImportPreview,
    RowState,
    first_choices,
    preview,
)
from krc_desktop.exchange.import_runs import run_import
from krc_desktop.exchange.import_words import field_name, problem_sentence
from krc_desktop.exchange.spreadsheets import write_xlsx
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.people import Answer, Purpose
from krc_desktop.model.volunteers import Known
from krc_desktop.operations import history
from tests.builders import World, day

HEADINGS = ("Vārds uzvārds", "Statuss", "Dz. gads", "Mob.", "Skola/iestāde")
ROWS = (
    ("Ausma Čepule", "seniore", "1953", "20000131", "Senioru kopa"),
    ("Toms Ķirsis", "vecāks", "1988", "20000125", ""),
    ("Liene Ozoliņa", "skolotāja", "1979", "20000166", "Paraugciema psk."),
    ("Jānis Bērziņš", "bērns", "201", "", "Paraugciema psk."),
    ("Mārīte Kirsone", "seniore", "1949", "", ""),
    ("Inga Liepa", "vecāks", "1990", "2000017", "PII “Zvaniņš”"),
    ("Pēteris Kļava", "aktīvists", "010203-12345", "20000172", ""),
    ("Valija Lazdina", "seniore", "1951", "20000140", "Senioru kopa"),
    ("", "jaunietis", "2010", "", "BJC"),
    ("Kopā", "", "", "9", ""),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(tmp_path, [HEADINGS, *ROWS])


def written(
    folder: Path,
    rows: list[tuple[str, ...]],
    *,
    separator: str = ";",
    encoding: str = "utf-8-sig",
    name: str = "saraksts.csv",
) -> Path:
    path = folder / name
    text = "\r\n".join(separator.join(row) for row in rows)
    path.write_bytes(text.encode(encoding))
    return path


def shown(world: World, opened: OpenedList, choices: Choices | None = None) -> ImportPreview:
    return preview(world.file, opened, choices or first_choices(opened), centre_id=world.centre)


def people_of(path: Path) -> OpenedList:
    return open_list(path, ListKind.PEOPLE)


def states(found: ImportPreview) -> dict[int, RowState]:
    return {row.number: row.state for row in found.rows}


def troubles(found: ImportPreview) -> dict[int, list[CellTrouble]]:
    return {row.number: [p.trouble for p in row.problems] for row in found.questions}


# -- opening and guessing --------------------------------------------------------------------------


def test_columns_are_guessed_by_heading(path: Path):
    opened = people_of(path)
    assert [column.guess.field for column in opened.columns] == [
        Field.NAME,
        Field.GROUP,
        Field.BIRTH_YEAR,
        Field.PHONE,
        Field.ORGANISATION,
    ]
    assert (opened.encoding, opened.separator, opened.heading_row) == ("utf-8-sig", ";", 1)
    assert opened.columns[0].letter == "A"
    assert opened.rows[0].number == 2


@pytest.mark.parametrize(
    ("separator", "encoding"),
    [(";", "cp1257"), (",", "utf-8"), ("\t", "utf-16"), ("|", "utf-8-sig")],
)
def test_any_encoding_and_separator(tmp_path: Path, separator: str, encoding: str):
    path = written(tmp_path, [HEADINGS, *ROWS], separator=separator, encoding=encoding)
    opened = people_of(path)
    assert opened.separator == separator
    assert opened.rows[0].cells[0] == "Ausma Čepule"


def test_titles_above_the_heading_are_passed_over_and_a_workbook_is_read(tmp_path: Path):
    path = tmp_path / "saraksts.xlsx"
    rows = [["Dalībnieku saraksts 2026", ""], ["", ""], ["Surname", "First name"]]
    write_xlsx(path, {"Lapa": (rows[0], [*rows[1:], ["Liepa", "Inga"]])})
    opened = people_of(path)
    assert opened.heading_row == 3
    assert [c.guess.field for c in opened.columns] == [Field.LAST_NAME, Field.FIRST_NAME]
    assert opened.encoding == ""


def test_without_a_heading_the_content_tells(tmp_path: Path):
    path = written(tmp_path, [("20000131", "Ausma Čepule", "1953", "a@b.lv")] * 3)
    opened = people_of(path)
    assert opened.heading_row is None
    assert [c.guess.field for c in opened.columns] == [
        Field.PHONE,
        Field.NAME,
        Field.BIRTH_YEAR,
        Field.EMAIL,
    ]
    assert len(opened.rows) == 3


def test_lists_with_equal_headings_have_one_shape(tmp_path: Path):
    one = people_of(written(tmp_path, [HEADINGS, *ROWS], name="a.csv"))
    two = people_of(written(tmp_path, [HEADINGS, ROWS[0]], name="b.csv"))
    other = people_of(written(tmp_path, [HEADINGS[:2], ROWS[0][:2]], name="c.csv"))
    assert one.shape == two.shape != other.shape


def test_letters_of_columns():
    assert [letter_of(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


# -- personal codes --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "is_code"),
    [
        ("010203-12345", True),
        ("01020312345", True),
        ("32123456789", True),
        ("Anna 311299–12345", True),
        ("37120000131", False),
        ("90009737220", False),
        ("20000131", False),
        ("451399-12345", False),
    ],
)
def test_what_looks_like_a_personal_code(text: str, *, is_code: bool):
    assert looks_like_code(text) is is_code


def test_a_column_of_codes_is_refused_and_its_cells_never_shown(world: World, tmp_path: Path):
    path = written(
        tmp_path,
        [("Vārds", "Kods"), ("Anna", "010203-12345"), ("Toms", "040506-12345"), ("Inga", "")],
    )
    opened = people_of(path)
    assert opened.columns[1].guess.holds_codes
    assert opened.columns[1].guess.field is None
    assert "12345" not in repr(opened) + repr(opened.rows)
    with pytest.raises(BrokenRule) as refused:
        shown(world, opened, first_choices(opened).with_field(1, Field.NOTES))
    assert refused.value.key is Rule.COLUMN_HAS_CODES


def test_a_code_in_one_cell_keeps_its_row_out(world: World, path: Path):
    found = shown(world, people_of(path))
    assert troubles(found)[8] == [CellTrouble.CODE]
    assert found.rows[6].source.cells[2] == HIDDEN
    assert "12345" not in repr(found.rows)


def test_a_code_typed_as_a_fix_is_refused_too(world: World, path: Path):
    opened = people_of(path)
    choices = first_choices(opened)
    for column in range(5):
        fixed = shown(world, opened, choices.with_fix(2, column, "010203-12345"))
        assert CellTrouble.CODE in troubles(fixed).get(2, []) or column == 1


# -- the preview -----------------------------------------------------------------------------------


def test_rows_say_what_becomes_of_them(world: World, path: Path):
    world.person("Valija Lazdiņa", phone="+37120000140")
    world.person("Mārīte Ķirsone", group="SEN")
    found = shown(world, people_of(path))
    assert states(found) == {
        2: RowState.NEW,
        3: RowState.NEW,
        4: RowState.NEW,
        5: RowState.NEW,
        6: RowState.COMPLETES,
        7: RowState.NEW,
        8: RowState.PROBLEM,
        9: RowState.COMPLETES,
        10: RowState.PROBLEM,
        11: RowState.LEFT_OUT,
    }
    assert troubles(found) == {
        5: [CellTrouble.YEAR_ODD],
        7: [CellTrouble.PHONE_ODD],
        8: [CellTrouble.CODE],
        10: [CellTrouble.NAME_MISSING],
    }
    sums = found.sums
    assert (sums.new, sums.completed, sums.waiting, sums.left_out) == (5, 2, 0, 3)
    assert sums.organisations == 3
    assert [row.match.name for row in found.matches if row.match] == [
        "Mārīte Ķirsone",
        "Valija Lazdiņa",
    ]


def test_a_namesake_with_another_phone_or_year_waits_to_be_decided(world: World, path: Path):
    world.person("Toms Ķirsis", phone="+37129999999")
    world.person("Liene Ozoliņa", birth_year=1999)
    opened = people_of(path)
    found = shown(world, opened)
    assert states(found)[3] is states(found)[4] is RowState.UNDECIDED
    decided = first_choices(opened).with_same(3, same=True).with_same(4, same=False)
    found = shown(world, opened, decided)
    assert (states(found)[3], states(found)[4]) == (RowState.COMPLETES, RowState.NEW)


def test_a_slip_of_the_pen_is_proposed(world: World, path: Path):
    world.person("Ausma Čepula")
    found = shown(world, people_of(path))
    assert states(found)[2] is RowState.UNDECIDED


def test_a_fix_takes_the_question_away(world: World, path: Path):
    opened = people_of(path)
    choices = first_choices(opened).with_fix(5, 2, "2015").with_fix(8, 2, "1971").without(7)
    found = shown(world, opened, choices)
    assert 5 not in troubles(found)
    assert states(found)[8] is RowState.NEW
    assert states(found)[7] is RowState.LEFT_OUT


def test_columns_can_be_chosen_otherwise_but_each_field_once(world: World, path: Path):
    opened = people_of(path)
    choices = first_choices(opened).with_field(4, Field.NOTES)
    assert shown(world, opened, choices).sums.organisations == 0
    moved = choices.with_field(1, Field.NOTES)
    assert 4 not in moved.fields
    with pytest.raises(BrokenRule) as refused:
        shown(world, opened, Choices({0: Field.NAME, 1: Field.NAME}))
    assert refused.value.key is Rule.COLUMN_TWICE
    none = shown(world, opened, Choices({1: Field.GROUP}))
    assert none.missing == (Field.NAME,)
    assert not none.may_run


def test_a_numbers_only_group_is_never_given_to_a_name(world: World, tmp_path: Path):
    path = written(
        tmp_path, [("Vārds uzvārds", "Grupa"), ("Anna Liepa", "sociālo pakalpojumu klienti")]
    )
    found = shown(world, people_of(path))
    assert troubles(found) == {2: [CellTrouble.GROUP_NUMBERS_ONLY]}
    assert states(found)[2] is RowState.PROBLEM


def test_rows_that_repeat_each_other_are_told(world: World, tmp_path: Path):
    row = ("Anna Liepa", "", "1980", "", "")
    found = shown(world, people_of(written(tmp_path, [HEADINGS, row, row])))
    assert troubles(found) == {3: [CellTrouble.REPEATED]}


def test_hostile_cells_are_text_or_problems(world: World, tmp_path: Path):
    rows = [
        ("Ā" * 200, "", "", "", ""),
        ("=cmd|' /C calc'!A0", "x", "2999", "zvanīt", ""),
        ("A\u202eanna", "", "", "", ""),
        ("🙂 Jānis", "", "12.03.2015.", "+44 20 7946 0958", ""),
    ]
    found = shown(world, people_of(written(tmp_path, [HEADINGS, *rows])))
    assert troubles(found)[2] == [CellTrouble.TEXT_TOO_LONG]
    assert troubles(found)[4] == [CellTrouble.STRANGE_CHARACTER]
    assert found.rows[3].read.values["birth_year"] == 2015
    assert found.rows[3].read.values["phone"] == "+442079460958"
    assert set(troubles(found)[3]) == {
        CellTrouble.GROUP_UNKNOWN,
        CellTrouble.YEAR_ODD,
        CellTrouble.PHONE_ODD,
    }


# -- bringing it in --------------------------------------------------------------------------------


def test_everything_comes_in_as_one_step_and_goes_as_one(world: World, path: Path):
    known = world.person("Valija Lazdiņa", phone="+37120000140", email="valija@paraugs.example")
    before = world.journaled()
    done = run_import(world.file, shown(world, people_of(path)))
    assert done.change is not None
    assert (done.outcome.new, done.outcome.changed) == (6, 1)
    completed = world.file.people.get(known.id)
    assert (completed.last_name, completed.birth_year) == ("Lazdiņa", 1951)
    assert completed.email == "valija@paraugs.example"
    assert completed.group_id == known.group_id
    toms = world.file.people.find_one("last_name = ?", "Ķirsis")
    assert toms is not None
    assert (toms.phone, toms.birth_year) == ("+37120000125", 1988)
    assert toms.group_id == world.group("VEC")
    named = {one.name for one in world.file.organisations.all()}
    assert named == {"Senioru kopa", "Paraugciema psk.", "PII “Zvaniņš”"}
    history.undo(world.file)
    assert world.journaled() == before


def test_the_same_list_again_brings_nothing_new(world: World, path: Path):
    run_import(world.file, shown(world, people_of(path)))
    before = world.journaled()
    found = shown(world, people_of(path))
    assert found.sums.new == 0
    assert run_import(world.file, found).change is None
    assert world.journaled() == before


def test_an_answer_about_photos_comes_in_and_is_never_overwritten(world: World, tmp_path: Path):
    path = written(
        tmp_path, [("Vārds uzvārds", "Foto"), ("Anna Liepa", "jā"), ("Toms Liepa", "varbūt")]
    )
    run_import(world.file, shown(world, people_of(path)))
    anna = world.file.people.find_one("first_name = 'Anna'")
    assert anna is not None
    kept = world.file.people.latest_consent(anna.id, Purpose.PHOTO.value)
    assert kept is not None
    assert kept.answer is Answer.YES
    path = written(tmp_path, [("Vārds uzvārds", "Foto"), ("Anna Liepa", "nē")])
    run_import(world.file, shown(world, people_of(path)))
    assert world.file.people.consents.count() == 1


def test_cancelling_leaves_nothing_half_done(world: World, path: Path):
    found = shown(world, people_of(path))
    before = world.everything()
    with pytest.raises(Stopped):
        run_import(world.file, found, asked=lambda: True)
    assert world.everything() == before
    for stopped in (
        lambda: open_list(path, ListKind.PEOPLE, asked=lambda: True),
        lambda: preview(
            world.file,
            people_of(path),
            found.choices,
            centre_id=world.centre,
            asked=lambda: True,
        ),
    ):
        with pytest.raises(Stopped):
            stopped()


def test_organisations_come_in_by_name_and_number(world: World, tmp_path: Path):
    known = world.organisation("Biedrība “Ozols”", registration_number="90009737220")
    path = written(
        tmp_path,
        [
            ("Nosaukums", "Reģ. nr.", "Veids", "Tālrunis"),
            ("Ozols, biedrība", "90009737220", "biedrība", "20000181"),
            ("Aglonas skola", "40009737220", "skola", ""),
            ("Kāds", "01020312345", "kaut kas", ""),
            ("", "", "biedrība", ""),
        ],
    )
    found = shown(world, open_list(path, ListKind.ORGANISATIONS))
    assert states(found) == {
        2: RowState.COMPLETES,
        3: RowState.NEW,
        4: RowState.PROBLEM,
        5: RowState.PROBLEM,
    }
    assert troubles(found)[3] == [CellTrouble.NUMBER_CHECK]
    done = run_import(world.file, found)
    assert (done.outcome.new, done.outcome.changed) == (1, 1)
    assert world.file.organisations.get(known.id).phone == "+37120000181"


def test_hours_of_volunteers_come_in_by_name(world: World, tmp_path: Path):
    person, young = world.person("Anna Liepa"), world.person("Emīlija Cīrule", birth_year=2016)
    assert young.id
    world.hours(person, "2026-10-01", 150, task="Talka")
    path = written(
        tmp_path,
        [
            ("Brīvprātīgais", "Datums", "Stundas", "Darbs", "Kā zināms"),
            ("Liepa Anna", "01.10.2026.", "2,5", "Talka", ""),
            ("Anna Liepa", "02.10.2026.", "2:30", "Virtuve", "izmērītas"),
            ("Anna Liepa", "03.10.2026.", "25", "", ""),
            ("Nezināms Cilvēks", "03.10.2026.", "2", "", ""),
            ("Anna Liepa", "03.12.2026.", "2", "", ""),
            ("Emīlija Cīrule", "03.10.2026.", "2", "", ""),
        ],
    )
    found = shown(world, open_list(path, ListKind.HOURS))
    assert troubles(found) == {
        4: [CellTrouble.HOURS_UNREADABLE],
        5: [CellTrouble.PERSON_UNKNOWN],
        6: [CellTrouble.DAY_AHEAD],
        7: [CellTrouble.TOO_YOUNG],
    }
    assert found.questions[0].problems[0].proposal == "2:30"
    assert states(found)[2] is RowState.COMPLETES
    done = run_import(world.file, found)
    assert done.outcome.new == 1
    entry = world.file.volunteers.find_one("local_day = '2026-10-02'")
    assert entry is not None
    assert (entry.minutes, entry.task, entry.known) == (150, "Virtuve", Known.MEASURED)
    assert entry.local_day == day("2026-10-02")


# -- large and malicious ---------------------------------------------------------------------------


def test_a_bomb_is_stopped(tmp_path: Path):
    path = tmp_path / "bumba.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 300_000_000)
    with pytest.raises(BrokenRule) as refused:
        people_of(path)
    assert refused.value.key in (Rule.TABLE_TOO_LARGE, Rule.NOT_A_TABLE)
    for content in (b"", b"\x00\x01\x02" * 99, b"%PDF-1.7"):
        path.write_bytes(content)
        with pytest.raises(BrokenRule):
            people_of(path)


def test_a_hundred_thousand_rows_tell_how_far_they_are(world: World, tmp_path: Path):
    rows = [(f"Vārds{at} Uzvārds{at}", "bērni", str(1950 + at % 60)) for at in range(100_000)]
    path = written(tmp_path, [HEADINGS[:3], *rows])
    began = time.perf_counter()
    opened = people_of(path)
    told: list[tuple[int, int]] = []
    found = preview(
        world.file,
        opened,
        first_choices(opened),
        centre_id=world.centre,
        progress=lambda done, of: told.append((done, of)),
    )
    assert found.sums.new == 100_000
    assert told[-1] == (100_000, 100_000)
    assert len(told) > 100
    asked: list[int] = []

    def after_a_while() -> bool:
        asked.append(1)
        return len(asked) > 3

    before = world.file.people.count()
    with pytest.raises(Stopped):
        run_import(world.file, found, asked=after_a_while)
    assert world.file.people.count() == before
    assert time.perf_counter() - began < 60


# -- words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", list(Language))
def test_every_field_and_trouble_is_said(language: Language):
    words = Phrasebook(language)
    assert len({field_name(words, field) for field in Field}) == len(Field)
    hostile = "{x} <b>"
    for trouble in CellTrouble:
        said = problem_sentence(words, CellProblem(Field.NAME, trouble, hostile))
        assert said
        assert "{given}" not in said
