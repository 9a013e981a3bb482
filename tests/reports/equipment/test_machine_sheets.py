"""Labels and passports of machines on paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from krc_desktop.model.equipment import LONGEST_OCCUPANCY_MINUTES, EquipmentKind, Phase, Risk
from krc_desktop.model.equipment_papers import Inducted
from krc_desktop.model.reports import Both
from krc_desktop.reports.equipment.codes import code_of
from krc_desktop.reports.equipment.fitting import broken, fitted_lines
from krc_desktop.reports.equipment.label_sheets import EQUIPMENT_GRID, PIECE_GRID
from krc_desktop.reports.equipment.machine_labels import equipment_labels
from krc_desktop.reports.equipment.passport import passport
from krc_desktop.reports.letters import Face, width
from krc_desktop.reports.paper import COLOUR, PAGE_HEIGHT, PAGE_WIDTH, Sheet
from tests.reports.equipment.sheets import machine, read, usual_labels, usual_passport
from tests.reports.reading import ENGLISH, LATVIAN, all_text

_MM = 72 / 25.4


# -- labels ----------------------------------------------------------------------------------------


def test_a_label_says_what_one_must_know_at_the_machine():
    text = all_text(read(usual_labels(), equipment_labels))
    for said in (
        "Preiļu kopienas resursu centrs",
        "K1",
        "Keramikas ceplis",
        "Sēr. Nr. PRE-0012",
        "Neatver karstu.",
        "Atvērt tikai zem 60 °C",
        "Nedrīkst: PVC un vinils",
        "Lietot tikai pēc instruktāžas",
        "8 uzlīmju loksne, 99,1 × 67,7 mm · drukāt 100 % mērogā",
    ):
        assert said in text


def test_a_label_in_english():
    text = all_text(read(usual_labels(), equipment_labels, ENGLISH))
    for said in ("Open below 60 °C only", "Forbidden: PVC and vinyl", "99.1 × 67.7 mm"):
        assert said in text


@pytest.mark.parametrize(
    ("risk", "said"),
    [
        (Risk.RED, "Lietot tikai pēc instruktāžas"),
        (Risk.ORANGE, "Ieteicama instruktāža"),
        (Risk.GREEN, "Drīkst lietot bez instruktāžas"),
    ],
)
def test_the_band_says_whether_one_must_be_inducted(risk: Risk, said: str):
    label = replace(usual_labels().labels[0], machine=machine(risk=risk))
    labels = replace(usual_labels(), labels=(label,))
    assert said in all_text(read(labels, equipment_labels))


@pytest.mark.parametrize(("count", "first", "pages"), [(8, 0, 1), (9, 0, 2), (8, 1, 2), (1, 7, 1)])
def test_sheets_begin_at_the_place_wished_for(count: int, first: int, pages: int):
    label = usual_labels().labels[0]
    labels = replace(usual_labels(), labels=(label,) * count)
    reader = read(labels, equipment_labels, first_place=first)
    assert len(reader.pages) == pages
    assert all_text(reader).count("Keramikas ceplis") == count


def test_labels_stand_where_the_sheets_of_the_shop_have_them():
    left, bottom = EQUIPMENT_GRID.corner(0)
    assert left == pytest.approx(4.65 * _MM)
    assert PAGE_HEIGHT - bottom == pytest.approx((13.1 + 67.7) * _MM)
    right, lowest = EQUIPMENT_GRID.corner(7)
    assert PAGE_WIDTH - right - EQUIPMENT_GRID.width == pytest.approx(4.65 * _MM, abs=0.2)
    assert lowest == pytest.approx(13.1 * _MM, abs=0.2)
    assert PIECE_GRID.places == 24
    assert PIECE_GRID.corner(23)[1] == pytest.approx(0.5 * _MM, abs=0.2)


def test_a_code_holds_an_id_and_nothing_else():
    assert code_of("equipment", "01934c1e") == "krc:equipment/01934c1e"


# -- texts into their room -------------------------------------------------------------------------


def test_a_text_becomes_smaller_before_it_is_cut():
    sheet = Sheet(LATVIAN, COLOUR)
    face = Face.SANS
    short = fitted_lines(sheet, "Ceplis", face, (20, 8), 100, 1)
    assert (short.lines, short.size) == (("Ceplis",), 20)
    longer = fitted_lines(sheet, "Keramikas ceplis", face, (20, 8), 100, 1)
    assert longer.lines == ("Keramikas ceplis",)
    assert longer.size < 20
    cut = fitted_lines(sheet, "Ļoti garš nosaukums " * 5, face, (20, 8), 100, 2)
    assert cut.size == 8
    assert len(cut.lines) == 2
    assert cut.lines[-1].endswith("…")
    assert all(width(line, face, 8) <= 100 for line in cut.lines)


def test_a_word_without_a_place_to_break_is_broken_anywhere():
    lines = broken("x" * 100, Face.SANS, 10, 60)
    assert "".join(lines) == "x" * 100
    assert all(width(line, Face.SANS, 10) <= 60 for line in lines)
    assert broken("", Face.SANS, 10, 60) == [""]


# -- passports -------------------------------------------------------------------------------------


def test_a_passport_says_everything_of_a_machine():
    text = all_text(read(usual_passport(), passport))
    for said in (
        "Iekārtas pase",
        "L1 Lāzergravieris",
        "Lietot tikai pēc instruktāžas",
        "Vieta 2. stāvs",
        "Ilgākais reizē 8 h",
        "1. Nekad bez uzraudzības",
        "2. Vāku ver pēc 30 s",
        "Nosūkšana ieslēgta",
        "Kas neizdevās: ……",
        "× Aizliegts PVC un vinils",
        "✓ Atļauts saplāksnis",
        "? Vispirms jautāt cits materiāls",
        "Priekšfiltra maiņa 01.10.2026. 30.11.2026.",
        "Stundas filtram: 10 no 50 h",
        "Vilma R. līdz 01.03.2027.",
        "instruē: Aldis Č.",
        "Kaut kas nav kārtībā?",
        "Linda Ozolkalne · koordinatore",
    ):
        assert said in text


def test_a_passport_in_english_has_english_names():
    text = all_text(read(usual_passport(), passport, ENGLISH))
    for said in ("Extraction on", "PVC and vinyl", "Hours of the filter: 10 of 50 h"):
        assert said in text


def test_a_kiln_says_when_it_may_be_opened_and_how_long_it_takes():
    kiln = replace(
        usual_passport(),
        machine=machine(),
        open_below_celsius=60,
        phases=((Phase.LOAD, 90), (Phase.COOL, 1440)),
        longest_minutes=LONGEST_OCCUPANCY_MINUTES,
    )
    text = all_text(read(kiln, passport))
    assert "Atvērt tikai zem 60 °C" in text
    assert "1,5 h" in text
    assert "24 h" in text
    assert "Ilgākais reizē" not in text


def test_a_machine_of_which_nothing_is_known_has_a_passport():
    bare = replace(
        usual_passport(),
        machine=machine("O1", "Galds", kind=EquipmentKind.OTHER, risk=Risk.GREEN),
        rules="",
        phases=(),
        longest_minutes=LONGEST_OCCUPANCY_MINUTES,
        allowed=(),
        forbidden=(),
        to_ask=(),
        before=(),
        after=(),
        care=(),
        counters=(),
        inducted=(),
        inductors=(),
    )
    text = all_text(read(bare, passport))
    assert "Galds" in text
    assert "Noteikumi" not in text
    assert "Instruēti" not in text


def test_a_long_list_of_people_goes_on_over_pages():
    day = usual_passport().inducted[0].valid_until
    many = tuple(Inducted(f"Anna {n}.", day) for n in range(300))
    wide = (Both("materiāls " * 12),) * 60
    reader = read(replace(usual_passport(), inducted=many, forbidden=wide), passport)
    assert len(reader.pages) > 1
    assert "Anna 299." in all_text(reader)
    assert "Kaut kas nav kārtībā?" in all_text(reader)
