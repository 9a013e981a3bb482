"""What is ready to be collected, for the coordinator: owner, pieces, since when, whom to call."""

from __future__ import annotations

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from krc_desktop.language import Phrasebook
from krc_desktop.model.kiln_papers import ReadyLine, ReadyList
from krc_desktop.reports import letters
from krc_desktop.reports.charts import Pen, Picture
from krc_desktop.reports.document import built
from krc_desktop.reports.equipment import blocks
from krc_desktop.reports.equipment.pages import imprint_of, joined, stamped
from krc_desktop.reports.letters import Face
from krc_desktop.reports.paper import COLOUR, TEXT_WIDTH, Profile, Role, Sheet
from krc_desktop.reports.tables import Column, ruled

_BADGE = 5.4 * mm
_LATE = "◆"


def ready_list(content: ReadyList, words: Phrasebook, *, profile: Profile = COLOUR) -> bytes:
    """The list as a PDF: equal content gives equal bytes."""
    sheet = Sheet(words, profile)
    kind = words.text_in("paper", "Ready for collection")
    imprint = imprint_of(sheet, content.head, content.number, kind)
    head = blocks.sheet_head(
        sheet,
        kind=words.text("Ceramics"),
        number="",
        name=kind,
        owner=joined(imprint.owner, imprint.mark),
        code="",
    )
    story: list[Any] = [
        head,
        _badge(sheet),
        Spacer(1, 8),
        sheet.para(_remark(sheet, content), Role.NOTE),
        Spacer(1, 4),
    ]
    if content.lines:
        story.append(_table(sheet, content))
    else:
        nothing = words.text("Nothing waits to be collected.")
        story.append(sheet.para(nothing, Role.NARRATIVE, fontSize=12, leading=18))
    story += [Spacer(1, 6), sheet.para(stamped(sheet, imprint, content.head), Role.NOTE)]
    return built(sheet, imprint, None, story)


def _badge(sheet: Sheet) -> Picture:
    """What the sheet holds, and how to deal with it."""
    words = sheet.words
    said = words.text("Contains personal data: don’t put it on the wall, destroy it after use")

    def drawn(pen: Pen) -> None:
        room = TEXT_WIDTH - 16
        shown = sheet.fitted(said, Face.SANS_SEMIBOLD, 9, room)
        width = letters.width(shown, Face.SANS_SEMIBOLD, 9) + 16
        pen.canvas.setStrokeColor(pen.profile.ink)
        pen.canvas.setLineWidth(0.9)
        pen.canvas.roundRect(0, 0.5, width, _BADGE - 1, 2.4, stroke=1, fill=0)
        pen.text(8, 4.6, shown, face=Face.SANS_SEMIBOLD, size=9)

    return Picture(sheet, TEXT_WIDTH, _BADGE, drawn)


def _remark(sheet: Sheet, content: ReadyList) -> str:
    words = sheet.words
    late = words.counted(
        "{mark} waits longer than {n} week",
        "{mark} waits longer than {n} weeks",
        content.late_weeks,
        mark=_LATE,
    )
    day = words.text("on {day}", day=words.date(content.day))
    return joined(day, late if any(line.is_late for line in content.lines) else "")


def _table(sheet: Sheet, content: ReadyList) -> Any:
    words = sheet.words
    columns = [
        Column(words.text_in("ready", "Owner"), 44),
        Column(words.text_in("ready", "What"), 46),
        Column(words.text_in("ready", "Pieces"), 11, figures=True),
        Column(words.text_in("ready", "Firing"), 15),
        Column(words.text_in("ready", "Since"), 13),
        Column(words.text_in("ready", "Weeks"), 13, figures=True),
        Column(words.text("Received by\n(signature, day)"), 28),
    ]
    pieces = words.number(sum(line.amount for line in content.lines))
    total = [
        sheet.para(words.text_in("report", "Total"), Role.KEY),
        "",
        sheet.figure(pieces, Role.KEY),
        "",
        "",
        "",
        "",
    ]
    return ruled(sheet, columns, [_row(sheet, line) for line in content.lines], total=total)


def _firing(words: Phrasebook, number: str) -> str:
    """A firing as people call it, so that its number is not read as one more count."""
    return words.text("No. {number}", number=number) if number else "–"


def _row(sheet: Sheet, line: ReadyLine) -> list[Any]:
    words = sheet.words
    contact = joined(line.guardian, line.phone)
    owner: list[Any] = [sheet.para(sheet.title(line.owner) or "–", Role.KEY)]
    owner.append(sheet.para(contact, Role.SECOND) if contact else Spacer(1, 9))
    weeks = words.number(line.weeks)
    return [
        owner,
        sheet.para("; ".join(line.pieces)),
        sheet.figure(words.number(line.amount)),
        sheet.para(_firing(words, line.firing_number)),
        sheet.para(words.short_date(line.since)),
        sheet.figure(f"{_LATE} {weeks}" if line.is_late else weeks, Role.KEY),
        "",
    ]
