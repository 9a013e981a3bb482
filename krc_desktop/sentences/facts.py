"""How facts are shown in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from krc_desktop import clock
from krc_desktop.errors import Fault, Rule
from krc_desktop.language import Phrasebook

# each refusal's template, made in a phrasebook's language
Sentences = Mapping[Rule | Fault, Callable[[Phrasebook], str]]


def shown(words: Phrasebook, value: object) -> str:
    """A fact as a person reads it; one that is said otherwise in each language is asked for it."""
    if callable(value):
        return str(value(words))
    if isinstance(value, datetime):
        day = clock.local_day(value) if value.tzinfo is not None else value.date()
        return f"{words.date(day)} {words.time(value)}"
    if isinstance(value, date):
        return words.date(value)
    if isinstance(value, time):
        return words.time(value)
    return str(value)


def is_same_day(starts: object, ends: datetime) -> bool:
    """Whether both ends of a span lie on one local day: then it is named once."""
    if not isinstance(starts, datetime) or starts.tzinfo is None or ends.tzinfo is None:
        return False
    return clock.local_day(starts) == clock.local_day(ends)
