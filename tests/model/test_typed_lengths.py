"""Lengths of time as people type them."""

from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.typed_lengths import read_length


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("15", 15),
        ("15 min", 15),
        ("90min.", 90),
        ("8 h", 480),
        ("8 stundas", 480),
        ("1,5 h", 90),
        ("1.5h", 90),
        ("1:30", 90),
        ("1 h 30 min", 90),
        ("1 h 30", 90),
        ("14 d", 20160),
        ("2 dienas", 2880),
        ("1 day", 1440),
        (" 24  h ", 1440),
    ],
)
def test_what_people_type_is_read(typed: str, minutes: int):
    assert read_length(typed) == minutes


@pytest.mark.parametrize("typed", ["", " ", "h", "abc", "1:75", "-5", "x" * 99, "1 gads", "1,55 h"])
def test_anything_else_is_refused(typed: str):
    with pytest.raises(BrokenRule) as broken:
        read_length(typed)
    assert broken.value.key is Rule.LENGTH_UNREADABLE
