"""How the rules and dates of a series are said."""

from __future__ import annotations

from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.series import LAST_IN_MONTH, Planned
from krc_desktop.sentences import sentence


def nth_named(words: Phrasebook, nth: int, weekday: int) -> str:
    """Which weekday of a month: “2. ceturtdiena”, “pēdējā ceturtdiena”."""
    name = words.weekday_name(weekday)
    if words.language is Language.LATVIAN:
        name = name.lower()
    if nth == LAST_IN_MONTH:
        return words.text("The last {weekday} of the month", weekday=name)
    return words.text("{weekday} no. {nth} of the month", nth=nth, weekday=name)


def spoken_against(words: Phrasebook, one: Planned) -> str:
    """What speaks against a day, the worst only; empty where nothing does."""
    if one.refusal is not None:
        return sentence(words, one.refusal)
    if one.closure is not None:
        if one.closure.reason:
            return words.text("the centre is closed ({why})", why=one.closure.reason)
        return words.text("the centre is closed")
    if one.is_holiday:
        return words.text("public holiday")
    if one.taken:
        return words.text("without machines: {why}", why=sentence(words, one.taken[0]))
    return ""
