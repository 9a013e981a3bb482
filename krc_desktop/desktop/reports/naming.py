"""Refusals that name what a person sees, not the field of a noun."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from krc_desktop.errors import BrokenRule
from krc_desktop.store.centre_file import CentreFile

Verb = Callable[..., Any]


def named_in_words(verb: Verb, **names: str) -> Verb:
    """A verb whose refusals call its fields by the names given: body=“Highlights of the month”."""

    def act(file: CentreFile, **facts: Any) -> Any:
        try:
            return verb(file, **facts)
        except BrokenRule as broken:
            field = broken.facts.get("field")
            if field not in names:
                raise
            raise BrokenRule(broken.key, **{**broken.facts, "field": names[str(field)]}) from None

    return act
