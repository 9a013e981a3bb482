"""The privacy notice: what is kept, why, for how long, one's rights, whom to ask. One page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from krc_desktop.language import Phrasebook
from krc_desktop.model.personal_data import PrivacyNotice, Reason
from krc_desktop.model.retention import RetentionCategory
from krc_desktop.reports.document import built
from krc_desktop.reports.paper import COLOUR, Profile, Role, Sheet
from krc_desktop.reports.people.pages import chapter, heading, imprint
from krc_desktop.reports.tables import Column, ruled

Said = Callable[[Phrasebook], str]

# what is kept, and why
REASONS: Mapping[Reason, tuple[Said, Said]] = MappingProxyType(
    {
        Reason.RECOGNISE: (
            lambda w: w.text("First name and surname, a short note"),
            lambda w: w.text("To know who you are when you come again"),
        ),
        Reason.REACH: (
            lambda w: w.text("Telephone, e-mail, if you give them"),
            lambda w: w.text("To tell you of changes and of things waiting for you"),
        ),
        Reason.COUNT: (
            lambda w: w.text(
                "Visits, group, age group or year of birth, organisation, municipality"
            ),
            lambda w: w.text("To report to the project in numbers, without names"),
        ),
        Reason.FAMILY: (
            lambda w: w.text("Who a child's guardian is, who belongs to a family"),
            lambda w: w.text("Because a guardian decides for somebody under 18"),
        ),
        Reason.CONSENT: (
            lambda w: w.text("What you agreed to or refused: when, how, who answered"),
            lambda w: w.text("To keep to your answer and be able to prove it"),
        ),
        Reason.VOLUNTEERING: (
            lambda w: w.text("Volunteers: agreement by its number, hours, certificates"),
            lambda w: w.text("Because the Volunteer Work Law asks for it; for your certificate"),
        ),
        Reason.SAFETY: (
            lambda w: w.text("Inductions, who supervised a machine or read the kiln"),
            lambda w: w.text("So that machines are used by those who know how"),
        ),
        Reason.BELONGINGS: (
            lambda w: w.text("Your pieces in the kiln, things lent to you"),
            lambda w: w.text("To give back what is yours, and get back what is ours"),
        ),
        Reason.STORIES: (
            lambda w: w.text("Your story, quote, or photo"),
            lambda w: w.text("To tell of the project, only with your consent"),
        ),
        Reason.RUNNING: (
            lambda w: w.text("Sign-ups, bookings, what you do at the centre, who leads an event"),
            lambda w: w.text("To hold events and share the machines"),
        ),
        Reason.KEEPING: (
            lambda w: w.text("When data were put away, erased, or why they are kept longer"),
            lambda w: w.text("To keep to the terms below"),
        ),
    }
)
_CATEGORIES: Mapping[RetentionCategory, Said] = MappingProxyType(
    {
        RetentionCategory.PARTICIPANT: lambda w: w.text_in("privacy notice", "Participants"),
        RetentionCategory.GUARDIAN: lambda w: w.text_in("privacy notice", "Guardians"),
        RetentionCategory.VOLUNTEER: lambda w: w.text_in("privacy notice", "Volunteers"),
    }
)


def privacy_notice(notice: PrivacyNotice, words: Phrasebook, *, profile: Profile = COLOUR) -> bytes:
    """The notice as a PDF of one page, in the language of the phrasebook."""
    sheet = Sheet(words, profile)
    title = words.text("What we keep about you, and why")
    story: list[Any] = heading(sheet, title, sheet.name(notice.centre), _lead(sheet, notice))
    story.append(_table(sheet, notice))
    story += chapter(sheet, words.text("What we never keep"), [_never(words)])
    story += chapter(sheet, words.text("For how long"), [_how_long(words, notice), _after(words)])
    story += chapter(sheet, words.text("Your rights"), [_rights(words)])
    story += chapter(sheet, words.text("Whom to ask"), [_whom(sheet, notice)])
    marks = imprint(
        sheet,
        title=title,
        centre=notice.centre,
        about=words.text("Privacy notice"),
        made_at=notice.made_at,
        program_version=notice.program_version,
        is_sample=notice.is_sample,
    )
    return built(sheet, marks, None, story)


def _lead(sheet: Sheet, notice: PrivacyNotice) -> str:
    words = sheet.words
    controller = sheet.name(notice.controller)
    said: list[str] = []
    if controller:
        said.append(words.text("Answers for the data: {name}.", name=controller))
    if notice.project is not None:
        said.append(words.text("Project: “{name}”.", name=sheet.name(notice.project)))
    said.append(
        words.text(
            "Only a name is needed to take part. The data stay on the centre's computer; to the"
            " project office and the funder go numbers without names, unless you are told."
        )
    )
    return " ".join(said)


def _table(sheet: Sheet, notice: PrivacyNotice) -> Any:
    words = sheet.words
    columns = [
        Column(words.text_in("privacy notice", "What"), 85),
        Column(words.text_in("privacy notice", "Why"), 85),
    ]
    rows = [
        [sheet.para(what(words), Role.KEY), sheet.para(why(words))]
        for what, why in (REASONS[reason] for reason in notice.reasons)
    ]
    return ruled(sheet, columns, rows, tight=True)


def _never(words: Phrasebook) -> str:
    return words.text(
        "Personal identity codes, home addresses, data about health, or why you need the help of a"
        " social service or a crisis centre: such groups are only counted."
    )


def _how_long(words: Phrasebook, notice: PrivacyNotice) -> str:
    spans = "; ".join(
        f"{_CATEGORIES[category](words)}: " + words.counted("{n} month", "{n} months", months)
        for category, months in notice.months.items()
    )
    return words.text("After the last time we saw you – {spans}.", spans=spans)


def _after(words: Phrasebook) -> str:
    return words.text(
        "Then names, contacts, consents and papers are erased; numbers of visits and hours stay,"
        " without a name."
    )


def _rights(words: Phrasebook) -> str:
    return words.text(
        "You may see everything that is kept about you and get a copy, have mistakes corrected,"
        " withdraw a consent at any time, object, have your data erased, and complain to the Data"
        " State Inspectorate (dvi.gov.lv). A refusal never keeps you from taking part."
    )


def _whom(sheet: Sheet, notice: PrivacyNotice) -> str:
    role = sheet.name(notice.coordinator_role)
    parts = (notice.coordinator, role, sheet.name(notice.centre), notice.address)
    return ", ".join(part for part in parts if part)
