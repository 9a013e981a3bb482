"""What each refusal says: one sentence of what happened and what to do, in a phrasebook's language.

The window and the command line take their sentences from here; those of a subject stand in its
module. Facts stand in braces; a fact that the store alone knew is shown as a dash.
"""

from __future__ import annotations

from datetime import datetime

from krc_desktop.errors import Refusal
from krc_desktop.language import Phrasebook
from krc_desktop.sentences import (
    bookings,
    equipment,
    events,
    ground,
    imports,
    kiln,
    people,
    sheets,
    troubles,
)
from krc_desktop.sentences.facts import Sentences, is_same_day, shown

__all__ = ["sentence", "shown"]

_UNKNOWN = "–"


def sentence(words: Phrasebook, refusal: Refusal) -> str:
    """The sentence of a refusal with its facts."""
    template = _SENTENCES[refusal.key](words)
    facts = {name: shown(words, value) for name, value in refusal.facts.items()}
    starts, ends = refusal.facts.get("starts"), refusal.facts.get("ends")
    if isinstance(ends, datetime) and is_same_day(starts, ends):
        facts["ends"] = words.time(ends)
    return template.format_map(_Facts(facts))


class _Facts(dict[str, str]):
    """Facts of which some may be missing."""

    def __missing__(self, key: str) -> str:
        return _UNKNOWN


_SENTENCES: Sentences = {
    **ground.SENTENCES,
    **people.SENTENCES,
    **events.SENTENCES,
    **bookings.SENTENCES,
    **equipment.SENTENCES,
    **kiln.SENTENCES,
    **sheets.SENTENCES,
    **imports.SENTENCES,
    **troubles.SENTENCES,
}
