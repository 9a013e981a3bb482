"""Everything about a person on paper, for the person; others are masked already."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from reportlab.lib.units import mm

from krc_desktop.language import Phrasebook
from krc_desktop.model.person_extracts import Fact, PersonExtract, Section
from krc_desktop.operations.change import Verb
from krc_desktop.operations.labels import label
from krc_desktop.reports.document import built, room_for
from krc_desktop.reports.paper import COLOUR, Profile, Role, Sheet
from krc_desktop.reports.people.extract_words import CHOICES, FIELDS, SECTIONS
from krc_desktop.reports.people.pages import chapter, heading, imprint
from krc_desktop.reports.tables import Column, ruled

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OTHER = re.compile(r"other (\d+)")
_VERBS = {verb.value: verb for verb in Verb}


def person_extract(
    extract: PersonExtract, words: Phrasebook, *, profile: Profile = COLOUR
) -> bytes:
    """The extract as a PDF: equal content gives equal bytes."""
    sheet = Sheet(words, profile)
    title = words.text("Extract of personal data")
    lead = words.text(
        "Everything that the centre's file holds about one person. Other people are numbered; their"
        " names in texts are replaced by […]."
    )
    story: list[Any] = heading(sheet, title, extract.person_name, lead)
    for section, rows in extract.sections.items():
        if rows:
            story += _section(sheet, section, rows)
    story += chapter(sheet, words.text("What is not there"), [_empty(words, extract)])
    if extract.papers:
        said = words.counted(
            "{n} scan is handed over beside this extract.",
            "{n} scans are handed over beside this extract.",
            len(extract.papers),
        )
        story += chapter(sheet, words.text("Scans"), [said])
    marks = imprint(
        sheet,
        title=title,
        centre=extract.centre,
        about=words.text("For the person themselves, or their guardian"),
        made_at=extract.made_at,
        program_version=extract.program_version,
        is_sample=extract.is_sample,
    )
    return built(sheet, marks, None, story)


def _empty(words: Phrasebook, extract: PersonExtract) -> str:
    named = [SECTIONS[section](words) for section, rows in extract.sections.items() if not rows]
    return words.text("Nothing is kept under: {sections}.", sections=", ".join(named) or "–")


def _section(sheet: Sheet, section: Section, rows: tuple[Mapping[str, Fact], ...]) -> list[Any]:
    """A section's rows: what leads them to the left, all that is said of them to the right."""
    title = f"{SECTIONS[section](sheet.words)} ({sheet.words.number(len(rows))})"
    head = chapter(sheet, title if section is not Section.CARD else title[: title.rfind(" ")], [])
    if section is Section.CARD:
        lines = [
            (FIELDS[name](sheet.words), fact_in_words(sheet.words, name, fact))
            for name, fact in rows[0].items()
            if fact not in (None, "")
        ]
    else:
        lines = [_line(sheet.words, row) for row in rows]
    words = sheet.words
    heads = (
        (words.text_in("extract", "field"), words.text_in("extract", "value"))
        if section is Section.CARD
        else (FIELDS[next(iter(rows[0]))](words), "")
    )
    cells = [[sheet.para(left, Role.KEY), sheet.para(right)] for left, right in lines]
    table = ruled(sheet, [Column(heads[0], 42), Column(heads[1], 128)], cells, tight=True)
    return [room_for(28 * mm), *head, table]


def _line(words: Phrasebook, row: Mapping[str, Fact]) -> tuple[str, str]:
    (first, lead), *others = row.items()
    told = "; ".join(
        f"{FIELDS[name](words)}: {fact_in_words(words, name, fact)}"
        for name, fact in others
        if fact not in (None, "")
    )
    return fact_in_words(words, first, lead), told


def fact_in_words(words: Phrasebook, name: str, fact: Fact) -> str:
    """A fact as a person reads it."""
    if fact is None:
        return "–"
    if isinstance(fact, bool):
        return words.text_in("extract", "yes") if fact else words.text_in("extract", "no")
    if isinstance(fact, int):
        return _number(words, name, fact)
    if (name, fact) in CHOICES:
        return CHOICES[name, fact](words)
    if name == "verb" and fact in _VERBS:
        return label(words, _VERBS[fact])
    if name.endswith("_at"):
        return words.stamp(datetime.fromisoformat(fact))
    if _DAY.fullmatch(fact):
        return words.date(date.fromisoformat(fact))
    numbered = _OTHER.fullmatch(fact)
    if numbered is not None:
        return words.text("other person {n}", n=numbered[1])
    return fact


def _number(words: Phrasebook, name: str, fact: int) -> str:
    if name == "minutes":
        return f"{words.hours(fact)}\u00a0h"
    return str(fact) if name == "birth_year" else words.number(fact)
