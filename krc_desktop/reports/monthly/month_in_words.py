"""Section 1: what figures can't say, in the coordinator's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import HRFlowable, Spacer

from krc_desktop.language import Case
from krc_desktop.model.reports import Difficulty, MonthlyReport, Narrative, Plan, Story
from krc_desktop.reports.letters import Face, Markup
from krc_desktop.reports.monthly import phrases
from krc_desktop.reports.monthly.sections import SideBlock, section
from krc_desktop.reports.paper import GUTTER, TEXT_WIDTH, Role, Sheet, clipped, quoted, span
from krc_desktop.reports.tables import Column, ruled

_OFFSET = span(3) + GUTTER
_WIDE = TEXT_WIDTH - _OFFSET


def month_in_words(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    """The narrative's parts with hanging heads; parts that are empty are left out."""
    words, narrative = sheet.words, report.narrative
    title = words.text("The month in words")
    parts = [
        part
        for part in (
            _highlights(sheet, narrative),
            _difficulties(sheet, narrative.difficulties),
            _stories(sheet, narrative.stories),
            _plans(sheet, report, narrative.plans),
        )
        if part
    ]
    if not parts:
        empty = words.text("No description of the month was added.")
        return section(sheet, 1, title, "", [sheet.para(empty, Role.CAPTION)])
    content: list[Any] = []
    for index, part in enumerate(parts):
        content += [_divider(sheet), *part] if index else part
    remark = words.text("told by the centre")
    return section(sheet, 1, title, remark, content, room=40 * mm)


def paragraphs(text: str) -> list[str]:
    """A typed text by its lines, empty ones left out."""
    return [line.strip() for line in text.replace("\r", "\n").split("\n") if line.strip()]


def _divider(sheet: Sheet) -> HRFlowable:
    return HRFlowable(
        width=_WIDE,
        hAlign="RIGHT",
        thickness=0.4,
        color=sheet.profile.hair,
        spaceBefore=4,
        spaceAfter=6,
        lineCap="butt",
    )


def _head(sheet: Sheet, text: str, remark: str = "") -> list[Any]:
    head = [sheet.para(text, Role.SUBHEAD, leading=13.6)]
    return [*head, sheet.para(remark, Role.NOTE)] if remark else head


def _blocks(bodies: Sequence[Any], head: Sequence[Any]) -> list[Any]:
    """Bodies in the wide column, the head beside the first."""
    return [SideBlock(body, _OFFSET, () if index else head) for index, body in enumerate(bodies)]


def _highlights(sheet: Sheet, narrative: Narrative) -> list[Any]:
    lines = paragraphs(narrative.highlights)
    bodies = [sheet.para(line, Role.NARRATIVE, spaceAfter=5) for line in lines]
    return _blocks(bodies, _head(sheet, sheet.words.text("Highlights of the month")))


def _difficulties(sheet: Sheet, difficulties: Sequence[Difficulty]) -> list[Any]:
    bodies = [
        sheet.rich(
            _difficulty(sheet, difficulty),
            Role.NARRATIVE,
            leftIndent=14,
            bulletIndent=0,
            bulletText=f"{number}.",
            bulletFontName=Face.SANS_BOLD.value,
            bulletFontSize=8.2,
            bulletColor=sheet.profile.accent,
            spaceAfter=5,
        )
        for number, difficulty in enumerate(difficulties, start=1)
    ]
    head = _head(
        sheet,
        sheet.words.text("Difficulties"),
        sheet.words.text("and what has been done about them"),
    )
    return _blocks(bodies, head)


def _difficulty(sheet: Sheet, difficulty: Difficulty) -> Markup:
    title = " ".join(difficulty.title.split())
    text = sheet.escaped(" ".join(difficulty.text.split()), Face.SERIF)
    if not title:
        return text
    ended = title if title[-1] in ".!?…:" else f"{title}."
    return Markup(f"{sheet.strong(ended, Face.SERIF_SEMIBOLD)} {text}")


def _stories(sheet: Sheet, stories: Sequence[Story]) -> list[Any]:
    name = sheet.words.text("Story") if len(stories) == 1 else sheet.words.text("Stories")
    head: Sequence[Any] = _head(sheet, name)
    blocks: list[Any] = []
    for story in stories:
        for body, bar in _story(sheet, story):
            blocks.append(SideBlock(body, _OFFSET, head, bar=bar))
            head = ()
    return blocks


def _story(sheet: Sheet, story: Story) -> list[tuple[Any, Any]]:
    """The story's paragraphs, the quote beside a bar."""
    bodies: list[tuple[Any, Any]] = []
    quote = " ".join(story.quote.split())
    if quote:
        shown = quote if quote[0] in '“„"' else quoted(quote)
        paragraph = sheet.para(shown, Role.QUOTE, leftIndent=14, spaceAfter=3)
        bodies.append((paragraph, sheet.profile.accent))
    source = phrases.joined(" ".join(story.said_by.split()), " ".join(story.consent.split()))
    if source:
        bodies.append((sheet.para(source, Role.NOTE, leftIndent=14, spaceAfter=6), None))
    lines = paragraphs(story.text)
    return bodies + [(sheet.para(line, Role.NARRATIVE, spaceAfter=5), None) for line in lines]


def _plans(sheet: Sheet, report: MonthlyReport, plans: Sequence[Plan]) -> list[Any]:
    if not plans:
        return []
    words = sheet.words
    month = words.month_name(report.month.shifted(1).month, Case.DATIVE)
    columns = [
        Column(words.text_in("report", "Date"), 21),
        Column(words.text_in("report", "Planned"), 45.5),
        Column(words.text_in("report", "Line"), 11, figures=True),
        Column(words.text_in("report", "Responsible"), 25),
        Column(words.text_in("report", "Target group"), 24),
    ]
    rows = [
        [
            sheet.para(phrases.day_span(words, plan.first_day, plan.last_day)),
            sheet.para(clipped(" ".join(plan.what.split()), 600)),
            sheet.figure(plan.line),
            sheet.para(plan.responsible),
            sheet.para(plan.target_group),
        ]
        for plan in plans
    ]
    table = ruled(sheet, columns, rows)
    head = _head(
        sheet,
        words.text("Plans for {month}", month=month),
        words.text("“Line” is the number of the project’s activity"),
    )
    return [Spacer(1, 3), SideBlock(table, _OFFSET, head)]
