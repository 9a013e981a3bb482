"""Latvian order (as ICU has it for lv) and folding for search."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.alphabet import (
    begins_so,
    folded,
    heading,
    match_spans,
    normalised,
    sort_key,
    words_of,
)

IN_ORDER = """
Abakuka|Ābele|Āboliņa|Abrickis|Adamovičs|Arnis|Ārnis|Beļska|Bērza|Berzina|Bērziņa|Bērziņš
Cimdiņa|Cīrule|Cukurs|Čaks|Čakša|Dagda|Dāvida|Dzenis|Eglīte|Ērgle|Fjodorovs|Gailīte|Gulbe|Ģērmane
Hofmanis|Ilga|Ilze|Yra|Ivans|Īvāns|Iveta|Jansone|Kalniņa|Krieviņa|Krūmiņa|Ķirsis|Lāce|Liepa
Ļaksa|Mežs|Nagle|Ņikitina|Ozola|Ozoliņa|Priede|Quist|Rudzāte|Saulīte|Stūre|Šmite|Tīmane|Ūdre
Vaska|Zvirbulis|Žagata
"""
NAMES = [name for line in IN_ORDER.split("\n") for name in line.split("|") if name]

_LETTERS = [
    "a",
    "b",
    "c",
    "č",
    "d",
    "e",
    "f",
    "g",
    "ģ",
    "h",
    "i",
    "j",
    "k",
    "ķ",
    "l",
    "ļ",
    "m",
    "n",
    "ņ",
    "o",
    "p",
    "q",
    "r",
    "ŗ",
    "s",
    "š",
    "t",
    "u",
    "v",
    "w",
    "x",
    "z",
    "ž",
]
_LONG = {"ā": "a", "ē": "e", "ī": "i", "ō": "o", "ū": "u", "y": "i"}
_WEIGHT = {"ā": 1, "ē": 1, "ī": 1, "ō": 1, "ū": 1, "y": 2}


def by_the_book(name: str) -> tuple[object, ...]:
    """The order as the rules of Latvian say it, slowly, with lists instead of one text."""
    first: list[int] = []
    for letter in name.lower():
        plain = _LONG.get(letter, letter)
        first.append(
            {" ": 1, "-": 2}.get(plain, 100 + _LETTERS.index(plain) if plain in _LETTERS else 0)
        )
    second = [_WEIGHT.get(letter, 0) for letter in name.lower()]
    third = [letter != letter.lower() for letter in name]
    return first, second, third, name


def test_fifty_seven_names_stand_in_latvian_order():
    assert len(NAMES) == 57
    for earlier, later in pairwise(NAMES):
        assert sort_key(earlier) < sort_key(later), (earlier, later)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Cukurs", "Čaks"),
        ("Zvirbulis", "Žagata"),
        ("Ivans", "Īvāns"),
        ("Īvāns", "Iveta"),
        ("Ilze", "Yra"),
        ("Yra", "Ivans"),
        ("Liepa Anna", "Liepa-Kalna Anna"),
        ("Liepa", "Liepa Anna"),
        ("anna", "Anna"),
        ("", "A"),
    ],
)
def test_one_name_stands_before_the_other(earlier: str, later: str):
    assert sort_key(earlier) < sort_key(later)


NAME = st.text("".join(_LETTERS) + "".join(_LONG) + "AČĒŽIŪ -", max_size=8)


@given(NAME, NAME)
def test_the_key_orders_as_the_rules_do(one: str, other: str):
    assert (sort_key(one) < sort_key(other)) == (by_the_book(one) < by_the_book(other))


@given(st.text(max_size=8), st.text(max_size=8))
def test_bytes_of_the_key_order_as_its_characters_do(one: str, other: str):
    first, second = sort_key(one), sort_key(other)
    in_bytes = first.encode("utf-8", "surrogatepass") < second.encode("utf-8", "surrogatepass")
    assert in_bytes == (first < second)


@given(st.text(max_size=12))
def test_names_typed_on_two_keyboards_are_one(name: str):
    assert sort_key(unicodedata.normalize("NFD", name)) == sort_key(name)
    assert normalised(unicodedata.normalize("NFD", name)) == normalised(name)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Bērziņš", "berzins"),
        ("ĢĒRMANE", "germane"),
        ("Žagata-Ķirse", "zagata-kirse"),
        ("Łukasz Großmann", "lukasz grossmann"),
        ("Be\u0304rzin\u0327s\u030c", "berzins"),
    ],
)
def test_folding_forgets_case_and_diacritics(typed: str, plain: str):
    assert folded(typed) == plain


@given(NAME)
def test_what_is_folded_stays_so(name: str):
    assert folded(folded(name)) == folded(name)


# -- headings and the marking of what was typed ----------------------------------------------------


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Ābele", "A"),
        ("Čaks", "Č"),
        ("ķirsis", "Ķ"),
        ("Yra", "I"),
        ("Wagner", "W"),
        ("“Māla stāsti”", "#"),
        ("2. skola", "#"),
        ("Łukasz", "#"),
        ("", "#"),
    ],
)
def test_the_letter_of_a_heading(name: str, letter: str):
    assert heading(name) == letter


@given(names=st.lists(st.text(max_size=6), max_size=12))
def test_in_order_each_heading_comes_once(names: list[str]):
    headings = [heading(name) for name in sorted(filter(None, names), key=sort_key)]
    changes = [one for one, other in pairwise([*headings, ""]) if one != other]
    assert len(changes) == len(set(changes))


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Čepule Ausma", "cep", ["Čep"]),
        ("Cepļa apdedzināšana: bērnu darbi", "cepl", ["Cepļ"]),
        ("Piparkūku cepšana", "cep", ["cep"]),
        ("Pacepums", "cep", []),
        ("Anna Anniņa", "an", ["An", "An"]),
        ("Bērziņš Jānis", "jan berz", ["Bērz", "Jān"]),
        ("Anna", "a ann", ["Ann"]),
        ("C\u030cepule", "ce", ["C\u030ce"]),
        ("Straße", "stras", ["Straß"]),
        ("ABC", "", []),
        ("", "abc", []),
        ("<b>Anna</b>", "b", ["b", "b"]),
    ],
)
def test_what_was_typed_is_found_where_words_begin(text: str, typed: str, marked: list[str]):
    assert [text[start:end] for start, end in match_spans(text, typed)] == marked


_NAMES_AND_ANY = st.one_of(st.text(max_size=30), st.text("aāčČßﬁİc\u030c ĳæ-", max_size=12))


@given(text=_NAMES_AND_ANY, typed=_NAMES_AND_ANY)
def test_marks_lie_in_the_text_in_order_and_hold_what_was_typed(text: str, typed: str):
    spans = match_spans(text, typed)
    ends = [0]
    for start, end in spans:
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)
        assert any(word[0] in folded(text[start:end]) for word in words_of(typed))


@given(text=_NAMES_AND_ANY)
def test_folding_letter_by_letter_is_folding_the_whole(text: str):
    assert folded(text) == "".join(folded(letter) for letter in text)


@given(text=_NAMES_AND_ANY, typed=_NAMES_AND_ANY)
def test_every_word_typed_is_marked_where_the_whole_begins_so(text: str, typed: str):
    if words_of(typed) and begins_so(text, typed):
        assert match_spans(text, typed)
