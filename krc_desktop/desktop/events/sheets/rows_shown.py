"""The rows of the entry out of what the file says of a sheet."""

from __future__ import annotations

from collections.abc import Mapping

from krc_desktop.desktop.events.event_words import in_language
from krc_desktop.desktop.events.sheets import sheet_words
from krc_desktop.desktop.events.sheets.sheet_rows import SheetRow
from krc_desktop.language import Phrasebook
from krc_desktop.model.sheets import EnteredLine, LineOutcome, SheetView


def rows_of(
    words: Phrasebook, view: SheetView, drafts: Mapping[int, str], per_page: int, at_hand: int
) -> list[SheetRow]:
    """As many rows as the pages that are needed have lines."""
    entered = {one.line.line: one for one in view.lines}
    stated = view.sheet.stated_total or 0
    last = max(stated, view.next_line, at_hand, max(entered, default=0), 1)
    pages = -(-last // max(per_page, 1))
    missing = set(view.balance.missing)
    return [
        _row(words, view, entered[line], drafts.get(line, ""))
        if line in entered
        else SheetRow(
            line=line,
            draft=drafts.get(line, ""),
            is_wanted=line in missing,
            sentence=words.text("Line {line}, not entered", line=line),
        )
        for line in range(1, pages * per_page + 1)
    ]


def _row(words: Phrasebook, view: SheetView, one: EnteredLine, draft: str) -> SheetRow:
    icon, ink, card = sheet_words.card_sign(words, one)
    is_named = one.line.outcome is LineOutcome.PERSON
    name = sheet_words.line_name(words, one)
    group = in_language(words, one.group) if one.group is not None else ""
    photo = sheet_words.answer_name(words, one.photo) if is_named else ""
    remark = sheet_words.remark_of(words, one)
    number = {day.local_day: at for at, day in enumerate(view.days, start=1)}
    said = (words.text("Line {line}", line=one.line.line), name, group, card, photo, remark)
    return SheetRow(
        line=one.line.line,
        name=name,
        group=group,
        days=frozenset(number[day] for day in one.days if day in number),
        icon=icon,
        icon_ink=ink,
        card=card,
        photo=photo,
        remark=remark,
        draft=draft,
        is_named=is_named,
        sentence=", ".join(part for part in said if part),
    )
