"""What looks like an e-mail address or a telephone number, and what does not."""

from __future__ import annotations

import pytest

from krc_desktop.model.contacts import looks_like_email, looks_like_phone


@pytest.mark.parametrize("typed", ["", "anna@paraugs.example", " a.b+c@d.e.example "])
def test_addresses(typed: str) -> None:
    assert looks_like_email(typed)


@pytest.mark.parametrize("typed", ["anna", "anna@", "anna@paraugs", "a b@c.example", "@c.example"])
def test_no_addresses(typed: str) -> None:
    assert not looks_like_email(typed)


@pytest.mark.parametrize(
    "typed", ["", "20000118", "+371 2000-0118", "(+371) 20000118, 65300000", "65 300 000"]
)
def test_numbers(typed: str) -> None:
    assert looks_like_phone(typed)


@pytest.mark.parametrize("typed", ["zvanīt māsai", "12", "+371 2000 011x", "1" * 20])
def test_no_numbers(typed: str) -> None:
    assert not looks_like_phone(typed)
