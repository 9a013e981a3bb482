"""The kiln's sheets on paper: firing logs, labels of pieces, what is ready to collect."""

from __future__ import annotations

from dataclasses import replace

from krc_desktop.model.bookings import FiringOutcome
from krc_desktop.model.kiln_papers import CurvePoint
from krc_desktop.reports.equipment.firing_log import firing_log
from krc_desktop.reports.equipment.piece_labels import piece_labels
from krc_desktop.reports.equipment.ready_list import ready_list
from tests.reports.equipment.sheets import (
    blank_log,
    piece,
    read,
    usual_log,
    usual_pieces,
    usual_ready,
)
from tests.reports.reading import ENGLISH, all_text


def test_a_filled_log_says_all_that_is_known():
    text = all_text(read(usual_log(), firing_log))
    for said in (
        "Apdedzināšanas žurnāls",
        "A-045 Glazūras apdedzināšana",
        "K1 · Keramikas ceplis",
        "P4 glazūra",
        "6 / 1224 °C",
        "24.10. 20.30",
        "25.10. 07.00",
        "26.10. 10.00, 58 °C",
        "41 822 → 41 869 = 47 kWh",
        "Linda Ozolkalne",
        "1 80 120 60 1,3 1,5",
        "2 150 1222 15 9,6 –",
        "dziest 60 35,0 –",
        "konuss 6",
        "Stundas °C 1,0 100 2,0 200",
        "Brīvlaika keramikas diena P-1022 krūzes 21 20 1",
        "Žanna Pīgozne – šķīvji 6 6 0",
        "Kārlis B.",
        "Kopā 31 30 1",
        "Konusi redzami lodziņā",
        "Konuss 6 noliecies līdz pusei.",
    ):
        assert said in text


def test_the_log_in_english():
    text = all_text(read(usual_log(), firing_log, ENGLISH))
    for said in ("Glaze firing", "P4 glaze", "Cones can be seen", "24 Oct 20:30", "went well"):
        assert said in text


def test_a_blank_log_has_room_to_write():
    reader = read(blank_log(), firing_log)
    text = all_text(reader)
    assert len(reader.pages) == 1
    assert "Ceplis K1 · Keramikas ceplis" in text
    assert "1 2 3 4 5 dziest 60" in text
    assert "Konusi redzami lodziņā" in text
    assert "0 h 4 h 8 h" in text


def test_a_log_of_a_kiln_without_checks_has_lines_for_them():
    assert len(read(replace(blank_log(), checks=()), firing_log).pages) == 1


def test_pieces_not_opened_yet_are_neither_good_nor_lost():
    waiting = tuple(replace(line, pieces_lost=None) for line in usual_log().load)
    log = replace(usual_log(), load=waiting, opened_at=None, outcome=FiringOutcome.UNSAID)
    text = all_text(read(log, firing_log))
    assert "Žanna Pīgozne – šķīvji 6 Kārlis B." in text
    assert "Kopā 31 Drošības" in text


def test_sums_written_without_a_list_stand_in_the_total():
    log = replace(usual_log(), load=(), pieces_in=40, pieces_lost=2)
    assert "Kopā 40 38 2" in all_text(read(log, firing_log))


def test_many_owners_and_readings_go_on_over_pages():
    line = usual_log().load[1]
    many = tuple(replace(line, pieces=f"trauks {n}") for n in range(80))
    readings = tuple(CurvePoint(n * 7, 20 + n * 5) for n in range(100))
    reader = read(replace(usual_log(), load=many, readings=readings), firing_log)
    assert len(reader.pages) > 1
    text = all_text(reader)
    assert "trauks 79" in text
    assert "Kopā 480 480 0" in text
    assert "Rezultāts" in text


def test_a_firing_without_readings_or_programme_is_still_a_log():
    bare = replace(usual_log(), readings=(), planned=(), segments=(), kind=None, cone="")
    assert "A-045 Apdedzināšana" in all_text(read(bare, firing_log))


def test_a_label_of_a_piece_names_its_owner_in_short():
    text = all_text(read(usual_pieces(), piece_labels))
    for said in ("K-0431", "Vilma R.", "krūze × 2", "Glazūras apdedzināšana · solīts 12.11."):
        assert said in text
    fresh = replace(
        usual_pieces(), labels=(piece(promised_on=None, waits_for=None, amount=1, what=""),)
    )
    assert "veidots 30.10." in all_text(read(fresh, piece_labels))


def test_labels_of_pieces_fill_sheets_of_twenty_four():
    many = replace(usual_pieces(), labels=tuple(piece(n) for n in range(25)))
    assert len(read(many, piece_labels).pages) == 2
    assert len(read(replace(many, labels=many.labels[:24]), piece_labels).pages) == 1
    assert len(read(usual_pieces(), piece_labels, first_place=23).pages) == 1


def test_the_ready_list_says_whom_to_call_and_who_is_late():
    text = all_text(read(usual_ready(), ready_list))
    for said in (
        "Gatavs saņemšanai",
        "Satur personas datus",
        "02.11.2026.",
        "◆ gaida ilgāk par 4 nedēļām",
        "Kārlis B.",
        "Ilze Sauleskalne · +371 20000000",
        "K-0431 krūze; K-0432 bļoda",
        "A-044 21.09.",
        "◆ 6",
        "Kopā 6",
    ):
        assert said in text


def test_nothing_ready_is_said():
    text = all_text(read(replace(usual_ready(), lines=()), ready_list))
    assert "Nekas negaida saņemšanu." in text
    assert "◆" not in text


def test_a_long_ready_list_goes_on_over_pages():
    line = usual_ready().lines[0]
    many = tuple(replace(line, pieces=(f"K-{n}",)) for n in range(90))
    reader = read(replace(usual_ready(), lines=many), ready_list)
    assert len(reader.pages) > 2
    assert "K-89" in all_text(reader)
