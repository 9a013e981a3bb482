"""What the papers about people share: title, foot, sections, tables of facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from krc_desktop.model.reports import Both
from krc_desktop.reports.document import Imprint
from krc_desktop.reports.paper import Role, Sheet


def imprint(
    sheet: Sheet,
    *,
    title: str,
    centre: Both,
    about: str,
    made_at: datetime,
    program_version: str,
    is_sample: bool,
) -> Imprint:
    """What every page and the file's properties say."""
    owner = sheet.name(centre)
    printed = sheet.words.text("printed {when}", when=sheet.words.stamp(made_at))
    return Imprint(
        title=title,
        owner=owner,
        subject=title,
        number="",
        author=owner,
        footer=f"{about} · {owner} · {printed}",
        program=f"KRC Desktop {program_version}",
        mark=sheet.words.text("Sample data") if is_sample else "",
    )


def heading(sheet: Sheet, title: str, about: str, lead: str) -> list[Any]:
    """The title of a paper, whom or what it is about, and a sentence or two below it."""
    return [
        sheet.para(title, Role.MONTH),
        sheet.para(about, Role.LEAD),
        Spacer(0, 2 * mm),
        sheet.para(lead, Role.NARRATIVE),
        Spacer(0, 4 * mm),
    ]


def chapter(sheet: Sheet, title: str, texts: Sequence[str]) -> list[Any]:
    """A small heading with its paragraphs."""
    head = sheet.para(title, Role.SUBHEAD, keepWithNext=1, spaceBefore=9, spaceAfter=2)
    return [head, *(sheet.para(text, Role.SIDE, spaceAfter=3) for text in texts)]
