"""The list for whoever holds the camera: whom not to photograph."""

from __future__ import annotations

from typing import Any

from krc_desktop.language import Phrasebook
from krc_desktop.model.consents import NoPhoto, NoPhotoList
from krc_desktop.model.people import Answer
from krc_desktop.reports.document import built
from krc_desktop.reports.paper import COLOUR, Profile, Role, Sheet
from krc_desktop.reports.people.pages import chapter, heading, imprint
from krc_desktop.reports.tables import Column, ruled


def no_photo_list(listed: NoPhotoList, words: Phrasebook, *, profile: Profile = COLOUR) -> bytes:
    """The list as a PDF: equal content gives equal bytes."""
    sheet = Sheet(words, profile)
    title = words.text("Do not photograph")
    about = _about(sheet, listed)
    lead = words.text(
        "Nobody on this list may be recognised in a photo or a video. Whoever has not been asked"
        " counts as a no. Taking part never depends on the answer."
    )
    story: list[Any] = heading(sheet, title, about, lead)
    story.append(_table(sheet, listed.rows) if listed.rows else _nobody(sheet))
    story += chapter(sheet, words.text("How many"), _counts(sheet, listed))
    foot = words.text("Do not hand this list on; destroy it after the event.")
    marks = imprint(
        sheet,
        title=title,
        centre=listed.centre,
        about=foot,
        made_at=listed.made_at,
        program_version=listed.program_version,
        is_sample=listed.is_sample,
    )
    return built(sheet, marks, None, story)


def _about(sheet: Sheet, listed: NoPhotoList) -> str:
    day = sheet.words.date(listed.day)
    if listed.event is None:
        return f"{sheet.name(listed.centre)}, {day}"
    return f"{sheet.title(listed.event)}, {day}"


def _table(sheet: Sheet, rows: tuple[NoPhoto, ...]) -> Any:
    words = sheet.words
    columns = [
        Column(words.text("No."), 10, figures=True),
        Column(words.text_in("person", "Name"), 78),
        Column(words.text("Group"), 42),
        Column(words.text("Answer"), 40),
    ]
    cells = [
        [
            sheet.figure(words.number(number)),
            sheet.para(row.name, Role.KEY),
            sheet.para(sheet.name(row.group)),
            sheet.para(answer_in_words(words, row)),
        ]
        for number, row in enumerate(rows, start=1)
    ]
    return ruled(sheet, columns, cells)


def answer_in_words(words: Phrasebook, row: NoPhoto) -> str:
    """What somebody's answer about photos is."""
    if row.answer is Answer.NOT_ASKED or row.since is None:
        return words.text_in("photo consent", "not asked")
    day = words.date(row.since)
    if row.is_withdrawn:
        return words.text_in("photo consent", "withdrawn on {day}", day=day)
    return words.text_in("photo consent", "no, {day}", day=day)


def _nobody(sheet: Sheet) -> Any:
    return sheet.para(sheet.words.text("Everybody has said yes."), Role.NARRATIVE)


def _counts(sheet: Sheet, listed: NoPhotoList) -> list[str]:
    words = sheet.words
    said = [
        words.counted("{n} person was looked at.", "{n} people were looked at.", listed.people),
        words.counted("{n} is on the list.", "{n} are on the list.", len(listed.rows)),
    ]
    if listed.not_asked_left_out:
        said.append(
            words.counted(
                "{n} more has not been asked and is not listed here: that is a no too.",
                "{n} more have not been asked and are not listed here: that is a no too.",
                listed.not_asked,
            )
        )
    return [" ".join(said)]
