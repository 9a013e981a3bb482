"""Names of people: typed in one line, listed, and their letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.model.people import initials, name_from_line


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("Anna Ozola", "Anna", "Ozola"),
        ("  Anna   Ozola ", "Anna", "Ozola"),
        ("Anna Marija Bērziņa-Kalna", "Anna Marija", "Bērziņa-Kalna"),
        ("Ozola, Anna", "Anna", "Ozola"),
        ("Pīters van der Bergs", "Pīters", "van der Bergs"),
        ("van Bergs", "van", "Bergs"),
        ("Anna", "Anna", ""),
        ("Anna,", "", "Anna"),
        (", Anna", "Anna", ""),
        ("", "", ""),
        ("   ", "", ""),
    ],
)
def test_a_line_is_a_first_name_and_a_surname(line: str, first: str, last: str):
    assert name_from_line(line) == (first, last)


@given(line=st.text(max_size=60))
def test_no_letter_of_a_line_is_lost(line: str):
    first, last = name_from_line(line)

    def letters(text: str) -> list[str]:
        return sorted("".join(text.replace(",", " ").split()))

    assert letters(first + last) == letters(line)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Cīrule Emīlija", "CE"),
        ("Čepule", "Č"),
        ("van der Bergs Pīters", "VP"),
        ("“Māla stāsti”", "S"),
        ("", ""),
    ],
)
def test_letters_of_a_disc(name: str, letters: str):
    assert initials(name) == letters
