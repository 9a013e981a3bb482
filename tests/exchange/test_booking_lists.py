"""The list of bookings: refused by row where two overlap, and the same after it went out."""

from __future__ import annotations

import csv
from datetime import timedelta
from pathlib import Path

from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.operations import bookings
from krc_desktop.store.centre_file import CentreFile
from tests.builders import NOW, World, at
from tests.commandline import SAMPLE, Krc, centre_file

HEAD = (SAMPLE / "bookings.csv").read_text("utf-8").splitlines()[0]


def bookings_with(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "bookings.csv"
    path.write_text("\n".join([HEAD, *rows]) + "\n", "utf-8")
    return path


def row(called: str, starts: str, ends: str, status: str = "izmantota") -> str:
    return f"{called},EQ1,2026-10-{starts},2026-10-{ends},apdedzināšana,,,{status},,,1"


def test_an_overlap_is_refused_by_row_and_names_both(sampled: Krc, tmp_path: Path) -> None:
    path = bookings_with(
        tmp_path,
        row("N01", "01 09:00", "01 12:00"),
        row("N02", "09 14:00", "09 18:00"),
        row("N03", "01 11:00", "01 13:00"),
    )
    before = sampled("export", tmp_path / "before")
    said = sampled("import", "bookings", path)
    assert said.code != 0
    told = [line for line in said.err.splitlines() if "N0" in line]
    assert len(told) == 2
    assert "N02" in told[0]
    assert "(B01)" in told[0]
    assert "08.10.2026." in told[0]
    assert "N03" in told[1]
    assert "(N01)" in told[1]
    sampled("export", tmp_path / "after")
    assert before.code == 0
    lists = [tmp_path / when / "bookings.csv" for when in ("before", "after")]
    assert lists[0].read_bytes() == lists[1].read_bytes()


def test_what_goes_out_comes_back_as_the_same(sampled: Krc, tmp_path: Path) -> None:
    """Also a booking of which more is known than a list can say: its work stays on the machine."""
    path = centre_file(tmp_path)
    with CentreFile.opened(path, NOW) as file:
        world = World(file)
        centre = file.centres.by_code("PRE")
        assert centre is not None
        machine = world.machine("Adāmmašīna", EquipmentKind.KNITTING)
        world.book(
            machine,
            "2026-10-07 10:00",
            "2026-10-07 12:00",
            purpose=BookingPurpose.PERSON,
            person_id=world.person().id,
            stays_until=at("2026-10-14 12:00"),
            override_reason="Tikai šoreiz",
        )
    assert sampled("export", tmp_path / "out").code == 0
    for kind in ("equipment", "bookings"):
        out = tmp_path / "out" / f"{kind}.csv"
        with out.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
        assert rows
        said = sampled("import", kind, out)
        assert said.code == 0, said.err
        assert f": {len(rows)}." in said.out
    with CentreFile.opened(path, NOW) as file:
        kept = file.bookings.find_one("stays_until IS NOT NULL")
        assert kept is not None
        assert kept.stays_until == at("2026-10-14 12:00")
        assert kept.override_reason == "Tikai šoreiz"


def test_the_hour_told_twice_comes_back_as_it_was(sampled: Krc, tmp_path: Path) -> None:
    """On 25 October 03:30 comes twice: how long a booking lasts says which one is meant."""
    path = centre_file(tmp_path)
    with CentreFile.opened(path, NOW) as file:
        world = World(file)
        second = at("2026-10-25 03:30") + timedelta(hours=1)
        machine = world.machine("Adāmmašīna", EquipmentKind.KNITTING)
        kept = [
            bookings.book(
                file,
                equipment_id=machine.id,
                starts_at=starts,
                ends_at=ends,
                purpose=BookingPurpose.MAINTENANCE,
            ).row_id
            for starts, ends in (
                (at("2026-10-25 01:00"), second - timedelta(minutes=10)),
                (second, at("2026-10-25 06:00")),
            )
        ]
        before = [file.bookings.get(one or 0) for one in kept]
    assert sampled("export", tmp_path / "out").code == 0
    said = sampled("import", "bookings", tmp_path / "out" / "bookings.csv")
    assert said.code == 0, said.err
    with CentreFile.opened(path, NOW) as file:
        after = [file.bookings.get(one or 0) for one in kept]
    spans = [[(one.starts_at, one.ends_at) for one in found] for found in (before, after)]
    assert spans[0] == spans[1]
