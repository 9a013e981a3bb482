"""Refusals carry a key and facts; each kind of refusal is really made somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import krc_desktop
from krc_desktop.errors import BrokenRule, Fault, Refusal, Rule, Trouble

PACKAGE = Path(krc_desktop.__file__).parent
SOURCES = "\n".join(
    path.read_text("utf-8")
    for path in [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.sql")]
    if path.name != "errors.py" and path.parent.name != "sentences"
)


def is_raised(key: Rule | Fault) -> bool:
    named = re.search(rf"\b{type(key).__name__}\.{key.name}\b", SOURCES)
    return bool(named) or f"'krc: {key.value}'" in SOURCES


@pytest.mark.parametrize("key", [*Rule, *Fault], ids=str)
def test_every_refusal_is_made_somewhere(key: Rule | Fault):
    assert is_raised(key)


def test_every_wall_of_the_file_has_its_rule_or_is_a_mistake_of_the_program():
    mistakes = {"no_verb", "id_changed", "kept files never change"}
    walls = set(re.findall(r"'krc: ([^']+)'", SOURCES))
    assert walls - mistakes <= {rule.value for rule in Rule}


def test_the_two_families_are_told_apart_and_caught_together():
    assert issubclass(BrokenRule, Refusal)
    assert issubclass(Trouble, Refusal)
    assert not issubclass(BrokenRule, Trouble)


def test_the_text_of_a_refusal_is_its_key_alone():
    refused = BrokenRule(Rule.NO_INDUCTION, person="Anna Rudzāte")
    assert str(refused) == "no_induction"
    assert "Rudzāte" not in repr(refused)
    assert refused.facts == {"person": "Anna Rudzāte"}
