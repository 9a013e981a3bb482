"""Every text column is known as one in which somebody may be named, or as one that names nobody."""

from __future__ import annotations

import dataclasses
import typing

import pytest

from krc_desktop.model.erasures import MARK, forms_of, marks_of
from krc_desktop.model.people import Person
from krc_desktop.store.erased_texts import OTHER_COLUMNS, TEXTS, WITHOUT_NAMES
from tests.builders import World
from tests.store.test_schema import shelves

KEYS = {"uid", "sort_key", "folded", "month"}


def test_every_text_column_is_known(world: World):
    for shelf in shelves(world):
        hints = typing.get_type_hints(shelf.noun)
        texts = {
            field.name
            for field in dataclasses.fields(shelf.noun)
            if hints[field.name] in (str, str | None)
            and field.name not in KEYS
            and not field.name.endswith("sha256")
        }
        if shelf.table in WITHOUT_NAMES:
            continue
        known = {*TEXTS.get(shelf.table, ()), *OTHER_COLUMNS.get(shelf.table, ())}
        assert texts == known, shelf.table


def named(first: str, last: str, **others: str) -> Person:
    return Person(centre_id=1, group_id=1, first_name=first, last_name=last, **others)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Rudzāte",
        "ANNA RUDZĀTE",
        "anna rudzate",
        "Rudzāte Anna",
        "Rudzāte, Anna",
        "Anna\nRudzāte",
        "Annas Rudzātes",
        "Annai Rudzātei",
        "Annu Rudzāti",
    ],
)
def test_a_name_is_found_in_every_case_and_order(text: str):
    marks = marks_of([named("Anna", "Rudzāte")])
    assert marks.without(f"Ar ({text}), paldies!") == f"Ar ({MARK}), paldies!"
    assert any(anchor in text.lower() for anchor in marks.anchors)


@pytest.mark.parametrize(
    "text", ["Anna", "Rudzāte", "Joanna Rudzāte", "Anna Rudzātere", "Jāna Ozola"]
)
def test_other_names_are_left(text: str):
    assert marks_of([named("Anna", "Rudzāte"), named("Jānis", "Ozols")]).without(text) == text


def test_softened_and_foreign_names_e_mails_and_telephones():
    marks = marks_of(
        [
            named(
                "Jānis",
                "Bērziņš",
                original_name="Янис Берзиньш",
                email="Janis.B@paraugs.example",
                phone="+371 20 000 141",
            )
        ]
    )
    for text in (
        "Jāņa Bērziņa",
        "Янис Берзиньш",
        "janis.b@paraugs.example",
        "20000141",
        "2000 0141",
        "+371 20000141",
    ):
        assert marks.without(text) == MARK, text
        assert any(anchor in text.lower() for anchor in marks.anchors), text
    assert marks.without("120000141") == "120000141"


def test_of_one_name_alone_nothing_is_looked_for():
    marks = marks_of([named("Anna", "")])
    assert marks.pattern is None
    assert marks.without("Anna") == "Anna"


def test_forms():
    assert forms_of("Jānis") == ("Jānis", "Jāni", "Jānim", "Jānī", "Jāņa")
    assert forms_of("Li") == ("Li",)
