"""Counted people and things made, typed in one line."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.language import Language
from krc_desktop.model.head_counts import Counted, counted_from
from krc_desktop.model.people import Group
from krc_desktop.model.typed_outputs import Made, made_from
from krc_desktop.operations.centre_files import GROUPS

LISTED = [
    Group(id=at, code=code, name_lv=lv, genitive_lv=genitive, name_en=en, numbers_only=numbers)
    for at, (code, lv, genitive, en, numbers) in enumerate(GROUPS, start=1)
]
BY_CODE = {group.code: group for group in LISTED}


def read(typed: str, groups: list[Group] = LISTED) -> tuple[int, str, int]:
    counted = counted_from(typed, groups, Language.LATVIAN)
    return counted.people, counted.group.code if counted.group else "", counted.organisations


def refusal(typed: str, groups: list[Group] = LISTED) -> BrokenRule:
    with pytest.raises(BrokenRule) as refused:
        counted_from(typed, groups, Language.LATVIAN)
    return refused.value


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12 pedagogi no 5 iestādēm", (12, "PED", 5)),
        ("12 pedagogu no 5 iestādēm", (12, "PED", 5)),
        ("12 pedagogi no 5 PII", (12, "PED", 5)),
        ("12 teachers from 5 kindergartens", (12, "PED", 5)),
        ("12 educators from 5 kindergartens", (12, "PED", 5)),
        ("21 pedagogs no 1 iestādes", (21, "PED", 1)),
        ("12 skolotāji no vienas skolas", (12, "PED", 1)),
        ("7 bērni", (7, "BER", 0)),
        ("7 berniem", (7, "BER", 0)),
        ("7 BĒRNI", (7, "BER", 0)),
        ("1 bērns", (1, "BER", 0)),
        ("1 child", (1, "BER", 0)),
        ("7", (7, "", 0)),
        (" 7 ", (7, "", 0)),
        ("7 cilvēki", (7, "", 0)),
        ("7 people", (7, "", 0)),
        ("7 no 2 skolām", (7, "", 2)),
        ("7 apmeklētāji no 2 ciemiem", (7, "", 2)),
        ("3 jaunietis", (3, "JAU", 0)),
        ("3 jauniešiem", (3, "JAU", 0)),
        ("3 young people", (3, "JAU", 0)),
        ("4 vecāki", (4, "VEC", 0)),
        ("4 parent", (4, "VEC", 0)),
        ("4 seniores", (4, "SEN", 0)),
        ("2 NVO", (2, "NVO", 0)),
        ("2 nvo pārstāvjus", (2, "NVO", 0)),
        ("5 pašvaldības darbinieki", (5, "PAS", 0)),
        ("5 darbiniekiem", (5, "PAS", 0)),
        ("6 kopienas aktīvistes", (6, "KOP", 0)),
        ("6 aktīvisti", (6, "KOP", 0)),
        ("8 citi", (8, "CIT", 0)),
        ("9 sociālo pakalpojumu klienti", (9, "SOC", 0)),
        ("9 klienti", (9, "SOC", 0)),
        ("12 ped, 5 iestādes", (12, "PED", 5)),
        ("12pedagogi no 5PII", (12, "PED", 5)),
        ("1 200 bērni", (1200, "BER", 0)),
        ("1\u00a0200 bērni no 1 000 iestādēm", (1200, "BER", 1000)),
    ],
)
def test_a_line_says_people_group_and_organisations(typed: str, said: tuple[int, str, int]):
    assert read(typed) == said


@pytest.mark.parametrize("typed", ["", "bērni", "divi bērni", "-3", "no 5"])
def test_what_has_no_number_first_is_refused_with_what_to_type(typed: str):
    assert refusal(typed).key is Rule.HEADCOUNT_UNREADABLE


def test_an_unknown_group_is_refused_with_those_that_there_are():
    refused = refusal("7 kosmonauti")
    assert refused.key is Rule.GROUP_UNKNOWN
    assert "pedagogi" in str(refused.facts["groups"])


def test_a_word_of_several_groups_is_refused_with_those():
    refused = refusal("7 pārstāvji")
    assert refused.key is Rule.GROUP_UNCLEAR
    assert refused.facts["groups"] == "NVO pārstāvji, plašsaziņas līdzekļu pārstāvji"


def test_the_whole_name_of_one_group_wins_over_a_part_of_another():
    longer = Group(id=99, code="BAR", name_lv="bērni ar vecākiem")
    assert read("7 bērni", [longer, *LISTED]) == (7, "BER", 0)
    assert read("7 bērni ar vecākiem", [longer, *LISTED]) == (7, "BAR", 0)


def test_an_archived_group_is_not_meant():
    gone = Group(id=99, code="KOS", name_lv="kosmonauti", archived_on=date(2026, 1, 1))
    assert refusal("7 kosmonauti", [gone, *LISTED]).key is Rule.GROUP_UNKNOWN


@pytest.mark.parametrize("typed", ["0 bērni", "100001", "7 bērni no 1001 iestādes", "9" * 60])
def test_numbers_that_no_event_has_are_refused(typed: str):
    assert refusal(typed).key is Rule.NUMBER_OUT_OF_RANGE


@given(
    people=st.integers(1, 100_000),
    organisations=st.integers(0, 1000),
    code=st.sampled_from([*BY_CODE, ""]),
    form=st.sampled_from(["name_lv", "genitive_lv", "name_en", "code"]),
    upper=st.booleans(),
)
def test_every_group_is_understood_in_every_form_that_the_file_has(
    people: int, organisations: int, code: str, form: str, upper: bool
):
    who = getattr(BY_CODE[code], form) if code else ""
    typed = f"{people} {who}" + (f" no {organisations} iestādēm" if organisations else "")
    counted = counted_from(typed.upper() if upper else typed, LISTED, Language.ENGLISH)
    assert counted == Counted(people, BY_CODE.get(code), organisations)


@given(typed=st.text(max_size=60))
def test_no_typing_breaks_the_reading(typed: str):
    with suppress(BrokenRule):
        read(typed)
    with suppress(BrokenRule):
        made_from(typed)


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("24 putnu būrīši → 5 PII", Made(24, "", "putnu būrīši", "5 PII")),
        ("24 būrīši bērnudārzam", Made(24, "", "būrīši", "bērnudārzam")),
        ("24 būrīši bērnudārzs", Made(24, "", "būrīši", "bērnudārzs")),
        (
            "24 putnu būrīši Upmalas bērnudārzam",
            Made(24, "", "putnu būrīši", "Upmalas bērnudārzam"),
        ),
        ("24 bird-boxes to 5 kindergartens", Made(24, "", "bird-boxes", "5 kindergartens")),
        ("24 putnu būrīši", Made(24, "", "putnu būrīši", "")),
        ("10 burkas", Made(10, "", "burkas", "")),
        ("12 koka karotes senioru centram", Made(12, "", "koka karotes", "senioru centram")),
        ("21 putnu būrītis skolai", Made(21, "", "putnu būrītis", "skolai")),
        ("3 kg ābolu -> zupas virtuve", Made(3, "kg", "ābolu", "zupas virtuve")),
        ("10 saišķi zaļumu", Made(10, "saišķi", "zaļumu", "")),
    ],
)
def test_a_line_of_things_made_is_split_in_its_parts(typed: str, made: Made):
    assert made_from(typed) == made


@pytest.mark.parametrize("typed", ["", "24", "būrīši", "24 → 5 PII"])
def test_things_without_number_or_name_are_refused(typed: str):
    with pytest.raises(BrokenRule) as refused:
        made_from(typed)
    assert refused.value.key is Rule.OUTPUT_UNREADABLE


@given(
    quantity=st.integers(1, 1_000_000),
    what=st.sampled_from(["putnu būrīši", "burkas", "egļu zaru vainagi"]),
    recipient=st.text("aābcčdeēiīklļmnoprstuū 123", min_size=1).filter(lambda t: t.strip()),
)
def test_an_arrow_parts_any_thing_from_any_recipient(quantity: int, what: str, recipient: str):
    made = made_from(f"{quantity} {what} → {recipient}")
    assert (made.quantity, made.what, made.recipient) == (
        quantity,
        what,
        " ".join(recipient.split()),
    )
