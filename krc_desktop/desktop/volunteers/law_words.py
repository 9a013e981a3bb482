"""How agreements, their states and the law's reminders are shown on this page."""

from __future__ import annotations

from collections.abc import Callable

from krc_desktop.language import Phrasebook
from krc_desktop.model.agreements import Finding, Reminder
from krc_desktop.model.volunteer_cards import AgreementState
from krc_desktop.model.volunteers import Agreement

_STATES: dict[AgreementState, Callable[[Phrasebook], str]] = {
    AgreementState.UNSIGNED: lambda w: w.text_in("agreement", "not signed"),
    AgreementState.AHEAD: lambda w: w.text_in("agreement", "not in force yet"),
    AgreementState.HOLDS: lambda w: w.text_in("agreement", "in force"),
    AgreementState.OVER: lambda w: w.text_in("agreement", "over"),
}
# never the tone alone: the tag says it in words
STATE_TONES: dict[AgreementState, str] = {
    AgreementState.UNSIGNED: "warn",
    AgreementState.AHEAD: "neutral",
    AgreementState.HOLDS: "ok",
    AgreementState.OVER: "neutral",
}
NEEDS_AN_AGREEMENT = frozenset({Reminder.NO_AGREEMENT, Reminder.LAPSED})


def state_said(words: Phrasebook, state: AgreementState) -> str:
    """How an agreement stands, fit for a tag."""
    return _STATES[state](words)


def term_said(words: Phrasebook, agreement: Agreement) -> str:
    """From when to when an agreement holds; an earlier end is the end."""
    ends = [day for day in (agreement.valid_until, agreement.ended_on) if day is not None]
    first = words.date(agreement.valid_from) if agreement.valid_from else ""
    last = words.date(min(ends)) if ends else ""
    if first and last:
        return f"{first}–{last}"
    if first:
        return words.text("from {day}", day=first)
    if last:
        return words.text("until {day}", day=last)
    return words.text("without a term")


def signed_said(words: Phrasebook, agreement: Agreement) -> str:
    """When an agreement was signed; empty where it was not, or is only spoken."""
    if not agreement.is_written:
        return words.text_in("agreement", "agreed by word of mouth")
    if agreement.signed_on is None:
        return ""
    return words.text("signed {day}", day=words.date(agreement.signed_on))


def tone_of(finding: Finding) -> str:
    """The tone of a reminder: only a wall is red."""
    return "bad" if finding.forbids else "warn"
