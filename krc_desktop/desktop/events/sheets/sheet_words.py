"""How lines, sheets and their totals are named."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from krc_desktop import clock
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.people import Answer
from krc_desktop.model.sheets import (
    CardFound,
    EnteredLine,
    LineOutcome,
    SheetInList,
    SheetState,
    SheetView,
)

_ANSWERS: dict[Answer, Callable[[Phrasebook], str]] = {
    Answer.YES: lambda w: w.text_in("photos", "yes"),
    Answer.NO: lambda w: w.text_in("photos", "no"),
    Answer.NOT_ASKED: lambda w: w.text_in("photos", "not asked"),
}
_REASONS: dict[LineOutcome, Callable[[Phrasebook], str]] = {
    LineOutcome.UNNAMED: lambda w: w.text_in("line of a sheet", "illegible"),
    LineOutcome.TWICE: lambda w: w.text_in("line of a sheet", "written twice"),
    LineOutcome.ABSENT: lambda w: w.text_in("line of a sheet", "did not come"),
    LineOutcome.STRUCK: lambda w: w.text_in("line of a sheet", "struck out"),
    LineOutcome.OTHER: lambda w: w.text_in("line of a sheet", "other reason"),
}
_STATES: dict[SheetState, Callable[[Phrasebook], str]] = {
    SheetState.NO_TOTAL: lambda w: w.text_in("sheet", "without a total"),
    SheetState.DIFFERS: lambda w: w.text_in("sheet", "differs"),
    SheetState.EXPLAINED: lambda w: w.text_in("sheet", "explained"),
    SheetState.AGREES: lambda w: w.text_in("sheet", "agrees"),
    SheetState.FINISHED: lambda w: w.text_in("sheet", "finished"),
}
STATE_TONES = {
    SheetState.NO_TOTAL: "neutral",
    SheetState.DIFFERS: "warn",
    SheetState.EXPLAINED: "ok",
    SheetState.AGREES: "ok",
    SheetState.FINISHED: "ok",
}
CARD_ICONS = {CardFound.KNOWN: "check-circle-fill", CardFound.NEW: "plus-circle"}
_REASON_ICONS = {LineOutcome.UNNAMED: "minus-circle"}


def answer_name(words: Phrasebook, answer: Answer) -> str:
    """What was answered about photos."""
    return _ANSWERS.get(answer, _ANSWERS[Answer.NOT_ASKED])(words)


def reason_name(words: Phrasebook, outcome: LineOutcome) -> str:
    """Why a line names nobody."""
    return _REASONS[outcome](words)


def state_name(words: Phrasebook, state: SheetState) -> str:
    """How a sheet stands, in a word."""
    return _STATES[state](words)


def card_sign(words: Phrasebook, one: EnteredLine) -> tuple[str, str, str]:
    """What a line led to: its icon, the icon's ink, the words."""
    if one.card is CardFound.KNOWN:
        return CARD_ICONS[one.card], "ok", words.text_in("card of a line", "found")
    if one.card is CardFound.NEW:
        return CARD_ICONS[one.card], "accent", words.text_in("card of a line", "new person")
    if one.line.outcome is LineOutcome.UNNAMED:
        return "minus-circle", "ink2", words.text_in("card of a line", "unnamed")
    return "x-circle", "ink2", words.text_in("card of a line", "not counted")


def line_name(words: Phrasebook, one: EnteredLine) -> str:
    """What stands in a line's first column: the name, or why there is none."""
    outcome = one.line.outcome
    if outcome is LineOutcome.PERSON:
        return one.name or words.text("erased person")
    if outcome is LineOutcome.UNNAMED:
        return words.text("illegible, counted unnamed")
    reason = one.line.note if outcome is LineOutcome.OTHER else reason_name(words, outcome)
    return f"{reason}: {one.name}" if one.name else reason


def remark_of(words: Phrasebook, one: EnteredLine) -> str:
    """What is pointed out about a line; nothing of it stops anybody."""
    if one.elsewhere is not None:
        number, line = one.elsewhere
        return words.text("also on sheet {number}, line {line}", number=number, line=line)
    if one.off_list:
        return words.text("taken off the event's list")
    if one.volunteered and one.line.outcome is LineOutcome.PERSON:
        return words.text("also a volunteer here")
    return ""


def lines_named(words: Phrasebook, lines: Sequence[int]) -> str:
    """Numbers of lines in short: `9.–11., 14.`"""
    dot = "." if words.language is Language.LATVIAN else ""
    spans: list[list[int]] = []
    for line in lines:
        if spans and line == spans[-1][-1] + 1:
            spans[-1].append(line)
        else:
            spans.append([line])
    return ", ".join(
        f"{span[0]}{dot}" if len(span) == 1 else f"{span[0]}{dot}–{span[-1]}{dot}" for span in spans
    )


def sheet_name(words: Phrasebook, number: int, of: int) -> str:
    """Which of an event's sheets it is."""
    return words.text("sheet {number} of {of}", number=number, of=of)


def sheet_in_list(words: Phrasebook, one: SheetInList) -> str:
    """A sheet among those of its event: `1. lapa · 11 parakstījušies · sakrīt`."""
    return " · ".join(
        (
            words.text("Sheet {number}", number=one.sheet.number),
            words.counted("{n} signed", "{n} signed", one.balance.counted),
            state_name(words, one.state),
        )
    )


def state_sentence(words: Phrasebook, view: SheetView) -> tuple[str, str]:
    """How a sheet stands against its total: a tone and a sentence."""
    stands = view.balance
    if view.sheet.finished_at is not None:
        when = clock.local(view.sheet.finished_at)
        said = words.text(
            "Finished on {day} at {time}. A change opens it again.",
            day=words.short_date(when.date()),
            time=words.time(when),
        )
        return "ok", said
    if stands.state is SheetState.NO_TOTAL:
        return "warn", words.text("Type how many signed: it stands at the foot of the sheet.")
    if stands.state is SheetState.AGREES:
        return "ok", words.text_in("sheet", "The totals agree.")
    if stands.state is SheetState.EXPLAINED:
        return "ok", words.text_in("sheet", "The difference is explained.")
    if stands.difference < 0:
        return "warn", words.counted(
            "{n} more was entered than the sheet says. Why?",
            "{n} more were entered than the sheet says. Why?",
            -stands.difference,
        )
    missing = stands.missing
    return "warn", words.counted(
        "{n} line still: {lines}",
        "{n} lines still: {lines}",
        len(missing),
        lines=lines_named(words, missing),
    )
