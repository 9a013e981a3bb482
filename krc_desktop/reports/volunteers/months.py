"""The month of each volunteer to sign: a page a person, further ones where the month was long."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import KeepTogether, PageBreak, Spacer

from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.volunteer_papers import MonthPage, MonthSheets, WorkedEntry
from krc_desktop.model.volunteers import Known
from krc_desktop.reports.document import built
from krc_desktop.reports.equipment.pages import imprint_of
from krc_desktop.reports.paper import COLOUR, Profile, Role, Sheet, clipped
from krc_desktop.reports.tables import Column, ruled
from krc_desktop.reports.volunteers.signing import side_by_side, signature

_MOST_TASK = 400


def month_sheets(content: MonthSheets, words: Phrasebook, *, profile: Profile = COLOUR) -> bytes:
    """All sheets as one PDF; a month without volunteers says so on one page."""
    sheet = Sheet(words, profile)
    title = words.text("Hours of volunteer work")
    number = f"KRC-{content.head.centre_code}-BS-{content.month}"
    imprint = imprint_of(sheet, content.head, number, title)
    story: list[Any] = []
    for page in content.pages:
        story += _of_person(sheet, content, page)
        story.append(PageBreak())
    if not story:
        nobody = words.text("Nobody has accepted hours in this month.")
        story = [*_heading(sheet, content, ""), sheet.para(nobody, Role.NARRATIVE), PageBreak()]
    return built(sheet, imprint, None, story[:-1])


def _heading(sheet: Sheet, content: MonthSheets, name: str) -> list[Any]:
    words = sheet.words
    return [
        sheet.para(sheet.name(content.head.centre), Role.SUBHEAD),
        Spacer(1, 10),
        sheet.para(clipped(name, 130) or "–", Role.CENTRE, fontSize=22, leading=26),
        sheet.para(
            words.text("Hours of volunteer work, {month}", month=words.month(content.month)),
            Role.MONTH,
            fontSize=13,
            leading=18,
        ),
        Spacer(1, 8),
    ]


def _of_person(sheet: Sheet, content: MonthSheets, page: MonthPage) -> list[Any]:
    words = sheet.words
    story = _heading(sheet, content, page.name)
    if page.agreement:
        said = words.text("Agreement No. {number}", number=page.agreement)
        story += [sheet.para(said, Role.CAPTION), Spacer(1, 6)]
    story += [_table(sheet, page), Spacer(1, 6)]
    note = words.text(
        "Measured {measured} h, declared {declared} h. Once this sheet is signed, all its hours"
        " count as measured.",
        measured=words.hours(page.measured),
        declared=words.hours(page.minutes - page.measured),
    )
    oath = words.text("I confirm that I did this work on these days.")
    signer = content.head.coordinator
    signing = side_by_side(
        signature(
            sheet, words.text_in("agreement", "Volunteer"), page.name, words.text("signature")
        ),
        signature(sheet, words.text("For the organiser"), signer.name, sheet.name(signer.role)),
    )
    closing = [
        sheet.para(note, Role.NOTE),
        Spacer(1, 14),
        sheet.para(oath, Role.NARRATIVE),
        Spacer(1, 8),
        signing,
    ]
    return [*story, KeepTogether(closing)]


def _table(sheet: Sheet, page: MonthPage) -> Any:
    words = sheet.words
    columns = [
        Column(words.text("Date"), 23),
        Column(words.text("Task"), 62),
        Column(words.text_in("event", "Place"), 36),
        Column(words.text("Time"), 22),
        Column(words.text("Known"), 15),
        Column(words.text("Hours"), 12, figures=True),
    ]
    rows = [
        [
            sheet.para(words.day_and_weekday(entry.day), Role.CELL),
            _task(sheet, entry),
            sheet.para(clipped(entry.place, 120), Role.CELL),
            sheet.para(_time(words, entry), Role.CELL),
            sheet.para(_known(words, entry.known), Role.SECOND),
            sheet.figure(words.hours(entry.minutes)),
        ]
        for entry in page.entries
    ]
    total = [
        sheet.para(words.text("Total"), Role.KEY),
        *[sheet.para("", Role.CELL)] * 4,
        sheet.figure(words.hours(page.minutes), Role.KEY),
    ]
    return ruled(sheet, columns, rows, total=total)


def _task(sheet: Sheet, entry: WorkedEntry) -> Any:
    event = sheet.title(entry.event) if entry.event.lv else ""
    if not entry.task:
        return sheet.para(clipped(event, _MOST_TASK) or "–", Role.CELL)
    if not event:
        return sheet.para(clipped(entry.task, _MOST_TASK), Role.CELL)
    parts = (clipped(entry.task, _MOST_TASK), clipped(event, _MOST_TASK))
    return [sheet.para(parts[0], Role.CELL), sheet.para(parts[1], Role.SECOND)]


def _time(words: Phrasebook, entry: WorkedEntry) -> str:
    if entry.starts is None or entry.ends is None:
        return "–"
    point = "." if words.language is Language.LATVIAN else ":"
    clock = [f"{at // 60 % 24}{point}{at % 60:02}" for at in (entry.starts, entry.ends)]
    return "–".join(clock)


def _known(words: Phrasebook, known: Known) -> str:
    if known is Known.MEASURED:
        return words.text_in("hours", "measured")
    return words.text_in("hours", "declared")
