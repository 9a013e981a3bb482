"""The house: names of rooms, labels of verbs, sentences of refusals, Latvian of texts."""

from __future__ import annotations

import ast
import re
import string
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import krc_desktop
from krc_desktop.errors import BrokenRule, Fault, Rule, Trouble
from krc_desktop.language import Language, Phrasebook
from krc_desktop.operations.change import Verb
from krc_desktop.operations.labels import label
from krc_desktop.paths import translations_folder
from krc_desktop.sentences import sentence

PACKAGE = Path(krc_desktop.__file__).parent
LANGUAGES = [Phrasebook(language) for language in Language]
UNWANTED = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "managers"}


def modules() -> Iterator[Path]:
    return PACKAGE.rglob("*.py")


def test_no_room_is_called_by_a_name_that_says_nothing() -> None:
    assert not [path for path in modules() if {path.stem, path.parent.name} & UNWANTED]


def test_no_module_has_grown_past_where_one_stops() -> None:
    long = {str(path): path.read_text("utf-8").count("\n") for path in modules()}
    assert not {path: lines for path, lines in long.items() if lines > 400}


def test_nothing_is_asserted_in_the_program_and_nothing_is_global() -> None:
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not isinstance(node, ast.Assert | ast.Global), path


@pytest.mark.parametrize("verb", list(Verb))
def test_every_verb_is_used_and_has_its_label_in_both_languages(verb: Verb) -> None:
    code = "".join(path.read_text("utf-8") for path in (PACKAGE / "operations").glob("*.py"))
    assert len(re.findall(rf"\bVerb\.{verb.name}\b", code)) > 1  # beside its label
    latvian, english = (label(words, verb) for words in LANGUAGES)
    assert latvian != english


@pytest.mark.parametrize("key", [*Rule, *Fault])
def test_every_refusal_has_its_sentence_in_both_languages(key: Rule | Fault) -> None:
    said = [
        sentence(words, BrokenRule(key) if isinstance(key, Rule) else Trouble(key))
        for words in LANGUAGES
    ]
    assert said[0] != said[1]
    for text in said:
        assert text[0].isupper() or text[0] in "“–"
        assert "{" not in text


def test_a_fact_is_shown_as_it_is_whatever_it_holds() -> None:
    words = Phrasebook(Language.ENGLISH)
    hostile = "{given} {0} %s <b>"
    assert hostile in sentence(words, BrokenRule(Rule.DAY_UNREADABLE, given=hostile))
    shown = sentence(words, BrokenRule(Rule.PERIOD_REVERSED, first=date(2026, 10, 1)))
    assert "1\u00a0October 2026" in shown


def test_every_text_has_its_latvian_with_the_same_facts() -> None:
    source = translations_folder() / "lv" / "LC_MESSAGES" / "krc_desktop.po"
    with source.open("rb") as file:
        catalogue = read_po(file)
    for message in catalogue:
        if not message.id:
            continue
        texts = [message.id] if isinstance(message.id, str) else list(message.id)
        latvian = [message.string] if isinstance(message.string, str) else list(message.string)
        assert all(latvian), message.id
        wanted = set().union(*(facts_of(text) for text in texts))
        for text in latvian:
            assert facts_of(text) <= wanted, message.id
            assert wanted - facts_of(text) <= {"n"}, message.id


def facts_of(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_latvian_plural_is_cldrs() -> None:
    source = translations_folder() / "lv" / "LC_MESSAGES" / "krc_desktop.po"
    with source.open("rb") as file:
        catalogue = read_po(file)
    assert catalogue.num_plurals == 3


def test_the_pinned_qt_keeps_its_references_to_none() -> None:
    """PySide6 6.12.0 loses one with each call that returns None and crashes CPython 3.11."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(4000):
        thing.setObjectName("name")
    assert sys.getrefcount(None) > before - 1000
