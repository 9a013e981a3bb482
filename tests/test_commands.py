"""The commands as a person at the keyboard meets them: figures, lists, reports, copies."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from tests.commandline import SAMPLE, Krc, centre_file, digest, one_sentence

KINDS = {
    "centres": "centres",
    "organisations": "organisations",
    "people": "participants",
    "equipment": "equipment",
    "events": "events",
    "inductions": "inductions",
    "attendance": "attendance",
    "headcounts": "headcounts",
    "bookings": "bookings",
    "hours": "volunteer_entries",
}


# -- the sample and its figures --------------------------------------------------------------------


def test_the_figures_of_the_sample_are_the_expected_totals(sampled: Krc) -> None:
    expected = dict(
        csv.reader((SAMPLE / "expected_totals.csv").read_text("utf-8").splitlines()[1:])
    )
    for centre in ("PRE", "VAR", "AGL", "ALL"):
        words = [] if centre == "ALL" else ["--centre", centre]
        figures = json.loads(sampled("figures", "2026-10", *words).out)
        found = {
            "events_held": figures["events"]["held"],
            "events_total_planned": sum(figures["events"].values()),
            "events_cancelled": figures["events"]["cancelled"],
            "events_postponed": figures["events"]["postponed"],
            "attendance_named_person_days": figures["visits_named"],
            "attendance_named_event_level": figures["participations_named"],
            "attendance_headcount_unregistered": figures["visits_unnamed"],
            "unique_named_participants": figures["unique_people"],
            "volunteers_unique": figures["volunteers"],
            "volunteer_entries": figures["volunteer_entries"],
            "volunteer_hours": figures["volunteer_minutes"] / 60,
            "partner_orgs_unique": figures["partner_organisations"],
            "bookings_used": sum(m["bookings_used"] for m in figures["equipment"].values()),
            "equipment_hours_used_elapsed": sum(
                m["occupied_minutes"] for m in figures["equipment"].values()
            )
            / 60,
            "firings": sum(m["firings"] for m in figures["equipment"].values()),
            **{
                f"unique_named.{code}": group["unique_people"]
                for code, group in figures["by_group"].items()
            },
            **{
                f"events_held.activity.{code}": line["events"]
                for code, line in figures["by_line"].items()
            },
        }
        for key, value in expected.items():
            whose, _, name = key.partition(".")
            if whose == centre:
                assert found[name] == float(value), key


def test_a_year_and_a_span_hold_the_same_october(sampled: Krc) -> None:
    october = json.loads(sampled("figures", "2026-10").out)
    for period in ("2026", "2026-07..2026-10"):
        other = json.loads(sampled("figures", period).out)
        assert {**other, "period": None} == {
            **october,
            "period": None,
            "equipment": other["equipment"],
        }
    assert json.loads(sampled("figures", "2026-09").out)["visits"] == 0


def test_the_shape_of_the_figures_is_the_promised_one(sampled: Krc) -> None:
    figures = json.loads(sampled("figures", "2026-10", "--centre", "pre").out)
    assert figures["period"] == {"from": "2026-10-01", "to": "2026-10-31"}
    assert figures["centre"] == "PRE"
    assert figures["by_line"] == {
        "A1": {"events": 8, "visits": 111},
        "A5": {"events": 1, "visits": 10},
        "A6": {"events": 1, "visits": 5},
    }
    kiln = figures["equipment"]["EQ1"]
    assert (kiln["occupied_minutes"], kiln["working_minutes"], kiln["firings"]) == (8040, 8040, 4)
    assert kiln["maintenance_minutes"] == 180
    assert figures["new_people"] == 29
    assert (figures["people_at_least"], figures["people_at_most"]) == (48, 77)


def test_the_sample_is_refused_where_data_are(sampled: Krc, tmp_path: Path) -> None:
    before = digest(centre_file(tmp_path))
    again = sampled("sample")
    assert again.code == 1
    assert one_sentence(again.err)
    assert digest(centre_file(tmp_path)) == before


# -- lists in and out ------------------------------------------------------------------------------


def test_the_sample_lists_come_in_one_by_one_and_change_nothing_the_second_time(
    krc: Krc, tmp_path: Path
) -> None:
    for kind, name in KINDS.items():
        assert krc("import", kind, SAMPLE / f"{name}.csv").code == 0, kind
    first = krc("figures", "2026-10").out
    before = digest(centre_file(tmp_path))
    for kind, name in KINDS.items():
        assert krc("import", kind, SAMPLE / f"{name}.csv").code == 0
    assert digest(centre_file(tmp_path)) == before
    assert krc("figures", "2026-10").out == first


def test_a_rehearsal_writes_nothing_and_makes_no_file(krc: Krc, tmp_path: Path) -> None:
    said = krc("import", "centres", SAMPLE / "centres.csv", "--dry-run")
    assert said.code == 0
    assert "3" in said.out
    assert not centre_file(tmp_path).exists()


def test_a_refused_first_list_leaves_no_file(krc: Krc, tmp_path: Path) -> None:
    bad = tmp_path / "centres.csv"
    bad.write_text("code,name_lv\nPRE,Pirmais\nPRE,Otrais\n", "utf-8")
    said = krc("import", "centres", bad)
    assert said.code == 1
    assert "3. rinda" in said.err
    assert not (tmp_path / "data").exists()


def test_what_was_exported_can_be_imported(sampled: Krc, krc: Krc, tmp_path: Path) -> None:
    for form in ("csv", "xlsx"):
        folder = tmp_path / form
        assert sampled("export", folder, "--format", form).code == 0
        fresh = tmp_path / f"fresh-{form}"
        for kind in KINDS:
            said = krc("import", kind, folder / f"{kind}.{form}", data=fresh)
            assert said.code == 0, said.err
        october = json.loads(sampled("figures", "2026-10").out)
        again = json.loads(krc("figures", "2026-10", data=fresh).out)
        for figures in (october, again):
            for machine in figures["equipment"].values():
                # opening hours are no list
                machine["open_minutes"] = machine["working_minutes_open"] = 0
        assert again == october
        for kind in KINDS:
            said = krc("import", kind, folder / f"{kind}.{form}", language="en")
            assert "Changed: 0" in said.out, (kind, said.out)
            assert "New rows: 0" in said.out, kind


def test_a_list_as_excel_in_latvia_writes_it(sampled: Krc, tmp_path: Path) -> None:
    text = "id;first_name;last_name;group;home_centre\r\nP900;Ņina;Šķēle;SEN;PRE\r\n"
    path = tmp_path / "cilveki.csv"
    path.write_bytes(text.encode("cp1257"))
    assert sampled("import", "people", path).code == 0
    sampled("export", tmp_path / "out")
    assert "Ņina" in (tmp_path / "out" / "people.csv").read_text("utf-8-sig")


HEAD = {
    "people": "id,first_name,last_name,group,home_centre",
    "attendance": "event_id,date,participant_id",
    "headcounts": "event_id,group,count",
    "bookings": "id,equipment_id,start_local,end_local,purpose_lv,booked_by,status_lv",
    "events": "id,centre,title_lv,start_local,end_local,status_lv",
}


@pytest.mark.parametrize(
    ("kind", "row", "told"),
    [
        ("people", "P900,Anna,Bez,XYZ,PRE", "XYZ"),
        ("people", "P900,Anna,Bez,SOC,PRE", "SOC"),
        ("people", "P900,An\x00na,Bez,SEN,PRE", "first_name"),
        ("people", "P900,An\u202ena,Bez,SEN,PRE", "first_name"),
        ("people", "P900,Anna 010190-12345,Bez,SEN,PRE", "first_name"),
        ("people", f"P900,{'a' * 200},Bez,SEN,PRE", "first_name"),
        ("attendance", "E01,31.02.2026.,P001", "31.02.2026."),
        ("attendance", "E01,2026-10-02,P001", "Senioru dienas"),
        ("attendance", "E99,2026-10-01,P001", "E99"),
        ("headcounts", "E10,BER,-3", "-3"),
        ("headcounts", "E10,BER,1e9", "1e9"),
        ("headcounts", "E10,BER,1000000000", "1000000000"),
        ("bookings", "B90,EQ2,2026-10-07 16:00,2026-10-07 17:00,apkope,,pabeigta", "B06"),
        ("bookings", "B90,EQ2,2026-11-07 16:00,2026-11-07 16:00,apkope,,pabeigta", "16:00"),
        ("bookings", "B90,EQ2,2026-11-01 16:00,2026-12-07 16:00,apkope,,pabeigta", "14"),
        ("bookings", "B90,EQ2,2027-03-28 03:30,2027-03-28 05:00,apkope,,pabeigta", "03:30"),
        ("events", "E90,PRE,Nosaukums,2026-10-07 25:00,2026-10-07 26:00,notika", "25:00"),
        ("events", "E90,PRE,,2026-10-07 10:00,2026-10-07 12:00,notika", "title_lv"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_written(
    sampled: Krc, tmp_path: Path, kind: str, row: str, told: str
) -> None:
    before = digest(centre_file(tmp_path))
    path = tmp_path / "saraksts.csv"
    path.write_text(f"{HEAD[kind]}\n{row}\n", "utf-8")
    for language, row_word in (("lv", "2. rinda"), ("en", "Row 2")):
        said = sampled("import", kind, path, language=language)
        assert said.code == 1
        assert row_word in said.err
        assert told in said.err, said.err
        assert one_sentence(said.err)
        assert said.out == ""
    assert digest(centre_file(tmp_path)) == before


def test_hostile_names_are_kept_as_text(sampled: Krc, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    names = ["<b>Anna", "Ja\u0304nis & Pe\u0304teris", "=cmd|' /C calc'!A0", "Robert'); DROP TABLE"]
    rows = [[f"P9{n}", name, "Tests", "SEN", "PRE"] for n, name in enumerate(names)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD["people"].split(","), *rows])
    assert sampled("import", "people", path).code == 0
    sampled("export", tmp_path / "out")
    out = (tmp_path / "out" / "people.csv").read_text("utf-8-sig")
    assert "<b>Anna" in out
    assert "Jānis & Pēteris" in out
    assert ";'=cmd" in out.replace('"', "")


@pytest.mark.parametrize("name", ["noise.csv", "noise.xlsx", "empty.csv"])
def test_a_file_that_is_no_list_is_refused(sampled: Krc, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    noise = hashlib.sha512(b"noise").digest() * 64
    path.write_bytes(b"" if name.startswith("empty") else noise)
    before = digest(centre_file(tmp_path))
    said = sampled("import", "people", path)
    assert said.code == 1
    assert one_sentence(said.err)
    assert digest(centre_file(tmp_path)) == before


def test_a_missing_column_is_named(sampled: Krc, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id,first_name\nP900,Anna\n", "utf-8")
    said = sampled("import", "people", path)
    assert said.code == 1
    assert "last_name, group, home_centre" in said.err


# -- the report ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["lv", "en"])
def test_the_report_says_the_figures_and_is_the_same_twice(
    sampled: Krc, tmp_path: Path, language: str
) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    for path in (first, second):
        said = sampled(
            "report", "2026-10", "--centre", "PRE", "--language", language, "--output", path
        )
        assert said.code == 0
        assert said.out.strip() == str(path)
    assert first.read_bytes() == second.read_bytes()
    text = "".join(page.extract_text() for page in pypdf.PdfReader(first).pages)
    for figure in ("126", "29", "57,0" if language == "lv" else "57.0", "KRC-PRE-2026-10"):
        assert figure in text
    assert "NESAKRĪT" not in text


def test_a_report_of_all_centres_counts_people_afresh(sampled: Krc, tmp_path: Path) -> None:
    path = tmp_path / "visi.pdf"
    assert sampled("report", "2026-10", "--output", path).code == 0
    text = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    assert "KRC-2026-10" in text
    assert "244" in text


def test_a_month_without_anything_has_its_report(sampled: Krc, tmp_path: Path) -> None:
    path = tmp_path / "tukss.pdf"
    assert sampled("report", "2027-02", "--centre", "VAR", "--output", path).code == 0
    assert len(pypdf.PdfReader(path).pages) >= 1


def test_a_report_can_not_be_written_into_a_folder_that_is_not_there(
    sampled: Krc, tmp_path: Path
) -> None:
    said = sampled("report", "2026-10", "--centre", "PRE", "--output", tmp_path / "nav" / "a.pdf")
    assert said.code == 1
    assert one_sentence(said.err)


# -- copies ----------------------------------------------------------------------------------------


def test_a_backup_brings_the_data_back(sampled: Krc, tmp_path: Path) -> None:
    october = sampled("figures", "2026-10").out
    copy = tmp_path / "kopija.krc"
    assert sampled("backup", copy).code == 0
    more = tmp_path / "headcounts.csv"
    more.write_text("event_id,group,count\nE01,BER,40\n", "utf-8")
    assert sampled("import", "headcounts", more).code == 0
    assert sampled("figures", "2026-10").out != october
    said = sampled("restore", copy)
    assert said.code == 0
    assert "before-restore" in said.out
    assert sampled("figures", "2026-10").out == october
    assert sampled("check").code == 0


def test_a_damaged_backup_is_refused_and_the_data_stay(sampled: Krc, tmp_path: Path) -> None:
    copy = tmp_path / "kopija.krc"
    sampled("backup", copy)
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    before = digest(centre_file(tmp_path))
    said = sampled("restore", copy)
    assert said.code == 1
    assert one_sentence(said.err)
    assert digest(centre_file(tmp_path)) == before


# -- what an output may replace, and who is first --------------------------------------------------


def test_no_output_replaces_what_is_not_of_its_kind(sampled: Krc, tmp_path: Path) -> None:
    letter = tmp_path / "vestule.odt"
    letter.write_bytes(b"a letter")
    targets = [centre_file(tmp_path), letter, tmp_path]
    pipe = tmp_path / "pipe"
    if hasattr(os, "mkfifo"):  # Windows has no pipes with names
        os.mkfifo(pipe)
        targets.append(pipe)
    for target in targets:
        before = digest(target) if target.is_file() else None
        for words in (["report", "2026-10", "--output", target], ["backup", target]):
            said = sampled(*words)
            assert said.code == 1
            assert one_sentence(said.err)
        assert before is None or digest(target) == before
    assert pipe not in targets or pipe.is_fifo()


def test_a_report_and_a_backup_replace_their_own_kind(sampled: Krc, tmp_path: Path) -> None:
    for words in (["report", "2026-10", "--output", tmp_path / "a"], ["backup", tmp_path / "b"]):
        assert [sampled(*words).code, sampled(*words).code] == [0, 0]


def test_of_two_who_begin_at_once_one_is_first_and_the_other_is_told(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "krc_desktop", "--data", str(tmp_path / "data"), "sample"]
    both = [subprocess.Popen(words, stderr=subprocess.PIPE) for _ in range(2)]
    said = [one.communicate()[1] for one in both]
    assert sorted(one.returncode for one in both) == [0, 1]
    assert all(b"Traceback" not in text for text in said)
    assert sorted(path.name for path in (tmp_path / "data").iterdir() if path.is_dir()) == []


def test_what_is_done_stays_done_when_nobody_can_hear_it(krc: Krc, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "krc_desktop", "--data", str(tmp_path / "data")]
    ear, mouth = os.pipe()
    os.close(ear)
    done = subprocess.run([*words, "sample"], stdout=mouth, stderr=subprocess.PIPE, check=False)
    os.close(mouth)
    assert done.returncode == 1
    assert "izpildīta" in done.stderr.decode()
    assert krc("check").code == 0


def test_a_group_frozen_then_is_still_that_group_after_a_round_trip(
    sampled: Krc, krc: Krc, tmp_path: Path
) -> None:
    october = json.loads(sampled("figures", "2026-10").out)["by_group"]
    people = (SAMPLE / "participants.csv").read_text("utf-8")
    changed = tmp_path / "participants.csv"
    changed.write_text(people.replace("Anna,Rudzāte,SEN", "Anna,Rudzāte,KOP"), "utf-8")
    assert sampled("import", "people", changed).code == 0
    assert json.loads(sampled("figures", "2026-10").out)["by_group"] == october
    sampled("export", tmp_path / "out")
    for kind in KINDS:
        path = tmp_path / "out" / f"{kind}.csv"
        assert krc("import", kind, path, data=tmp_path / "fresh").code == 0
    again = json.loads(krc("figures", "2026-10", data=tmp_path / "fresh").out)["by_group"]
    assert again == october


def test_a_data_folder_that_is_a_file_is_named(krc: Krc, tmp_path: Path) -> None:
    path = tmp_path / "fails"
    path.write_text("not a folder")
    for words in (["sample"], ["check"], ["figures", "2026-10"]):
        said = krc(*words, data=path)
        assert said.code == 1
        assert "fails" in said.err
