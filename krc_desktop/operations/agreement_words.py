"""What the law's reminders say, with the law's name."""

from __future__ import annotations

from collections.abc import Callable

from krc_desktop.language import Phrasebook
from krc_desktop.model.agreements import Content, Finding, Law, Reminder


def law_name(words: Phrasebook, law: Law) -> str:
    """Where a rule stands, as it is quoted."""
    match law:
        case Law.AGE:
            return words.text("Volunteer Work Law, Section 4")
        case Law.AGREEMENT:
            return words.text("Volunteer Work Law, Sections 5 and 6")
        case Law.INSURANCE:
            return words.text(
                "Volunteer Work Law, Section 9(2); Cabinet Regulation No. 762 of 22 December 2015"
            )


def content_name(words: Phrasebook, content: Content) -> str:
    """A part that an agreement must have."""
    match content:
        case Content.ORGANISER:
            return words.text_in("agreement", "the organiser")
        case Content.TASKS:
            return words.text_in("agreement", "the work")
        case Content.ARRANGEMENTS:
            return words.text_in("agreement", "how the work is done")
        case Content.TERM:
            return words.text_in("agreement", "the term")
        case Content.INSTRUCTED:
            return words.text_in("agreement", "that duties and rights were explained")


def finding_sentence(words: Phrasebook, finding: Finding) -> str:
    """A reminder in a sentence: what is to be done; its law stands beside it."""
    facts = {
        "number": finding.agreement.number if finding.agreement else "–",
        "missing": ", ".join(content_name(words, one) for one in finding.missing),
        "task": finding.task,
    }
    return _SENTENCES[finding.reminder](words).format_map(facts)


_SENTENCES: dict[Reminder, Callable[[Phrasebook], str]] = {
    Reminder.TOO_YOUNG: lambda w: w.text("Volunteering is allowed from the age of 13."),
    Reminder.AGE_TO_CHECK: lambda w: w.text("Check that the age of 13 is reached."),
    Reminder.GUARDIAN_MISSING: lambda w: w.text(
        "Under 16 a parent or guardian must agree in writing. Ask for it."
    ),
    Reminder.NO_AGREEMENT: lambda w: w.text("There is no agreement yet. Make one."),
    Reminder.LAPSED: lambda w: w.text("No agreement is in force any more. Make a new one."),
    Reminder.NOT_WRITTEN: lambda w: w.text(
        "Agreement {number} must be in writing: a minor works, or expenses are covered."
    ),
    Reminder.NOT_SIGNED: lambda w: w.text("Agreement {number} is not signed yet."),
    Reminder.CONTENTS_MISSING: lambda w: w.text("Agreement {number} does not say yet: {missing}."),
    Reminder.INSURANCE_MISSING: lambda w: w.text(
        "Insurance is needed before the work starts. Write down the policy."
    ),
    Reminder.INSURANCE_LAPSED: lambda w: w.text("The insurance is no longer in force. Renew it."),
    Reminder.RISKY_TASK: lambda w: w.text(
        "“{task}” may need accident insurance. Find out, and note it in the agreement."
    ),
}
