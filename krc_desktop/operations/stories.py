"""Verbs of the month in words: stories, publicity, photos, texts, points, difficulties, plans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.fields import Record, checked
from krc_desktop.model.reports import Attention, Difficulty
from krc_desktop.model.stories import (
    Photo,
    PhotoPerson,
    Publicity,
    ReportDifficulty,
    ReportPart,
    ReportPlan,
    ReportPoint,
    ReportStory,
    ReportText,
    Story,
)
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.periods import Month
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.rows import Shelf


def add_story(file: CentreFile, *, centre_id: int, day: date, **others: Any) -> Change:
    """Keep a story or a quote for reports to come."""
    story = checked(Story(centre_id=centre_id, local_day=day, **others))
    if not (story.body or story.quote):
        raise BrokenRule(Rule.FIELD_EMPTY, field="body")
    with doing(file, Verb.ADD_STORY) as work:
        work.about("stories", file.stories.add(story).id)
    return work.change


def choose_story(file: CentreFile, *, centre_id: int, month: Month, story_id: int) -> Change:
    """Choose a story for a month's report."""
    chosen = ReportStory(centre_id=centre_id, month=str(month), story_id=story_id)
    with doing(file, Verb.CHOOSE_STORY) as work:
        file.stories.chosen.add(chosen)
        work.about("stories", story_id)
    return work.change


def add_publicity(
    file: CentreFile, *, centre_id: int, day: date, outlet: str, **others: Any
) -> Change:
    """Write down something published about the centre."""
    item = Publicity(centre_id=centre_id, local_day=day, outlet=outlet, **others)
    with doing(file, Verb.ADD_PUBLICITY) as work:
        work.about("publicity", file.stories.publicity.add(checked(item)).id)
    return work.change


def add_photo(
    file: CentreFile,
    *,
    centre_id: int,
    jpeg: bytes,
    width: int,
    height: int,
    day: date,
    **others: Any,
) -> Change:
    """Keep a photo, made small and free of metadata beforehand (`exchange.photos`)."""
    with doing(file, Verb.ADD_PHOTO) as work:
        photo = Photo(
            centre_id=centre_id,
            file_sha256=file.keep(jpeg, "image/jpeg"),
            local_day=day,
            width=width,
            height=height,
            **others,
        )
        work.about("photos", file.stories.photos.add(checked(photo)).id)
    return work.change


def change_photo(file: CentreFile, *, photo_id: int, **changes: Any) -> Change:
    """Change what is said of a photo: caption, photographer, place in the row, in the report."""
    with doing(file, Verb.CHANGE_PHOTO) as work:
        photo = file.stories.photos.get(photo_id)
        file.stories.photos.change(checked(replace(photo, **changes)))
        work.about("photos", photo_id)
    return work.change


def remove_photo(file: CentreFile, *, photo_id: int) -> Change:
    """Take a photo away with those named in it; its bytes stay for the undo."""
    with doing(file, Verb.REMOVE_PHOTO) as work:
        file.stories.photos.get(photo_id)
        work.about("photos", photo_id)
        for shown in list(file.stories.photo_people.find("photo_id = ?", photo_id)):
            file.stories.photo_people.remove(shown.id)
        file.stories.photos.remove(photo_id)
    return work.change


def set_photo_people(file: CentreFile, *, photo_id: int, people: Iterable[int]) -> Change:
    """Say who can be recognised in a photo."""
    wanted = dict.fromkeys(people)
    with doing(file, Verb.SET_PHOTO_PEOPLE) as work:
        file.stories.photos.get(photo_id)
        for known in list(file.stories.photo_people.find("photo_id = ?", photo_id)):
            if known.person_id in wanted:
                del wanted[known.person_id]
            else:
                file.stories.photo_people.remove(known.id)
        for person_id in wanted:
            file.stories.photo_people.add(PhotoPerson(photo_id=photo_id, person_id=person_id))
        work.about("photos", photo_id)
    return work.change


def write_report_text(
    file: CentreFile, *, centre_id: int, month: Month, part: ReportPart, body: str
) -> Change:
    """Write one of a month's texts."""
    with doing(file, Verb.WRITE_REPORT_TEXT) as work:
        known = file.stories.texts.find_one(
            "centre_id = ? AND month = ? AND part = ?", centre_id, str(month), part.value
        )
        written = checked(ReportText(centre_id=centre_id, month=str(month), part=part, body=body))
        if known is None:
            known = file.stories.texts.add(written)
        else:
            file.stories.texts.change(replace(known, body=written.body))
        work.about("report_texts", known.id)
    return work.change


def set_attention(
    file: CentreFile, *, centre_id: int, month: Month, points: Sequence[Attention]
) -> Change:
    """Set the at most three points for the manager."""
    rows = [
        ReportPoint(
            centre_id=centre_id, month=str(month), kind=point.kind, body=point.text, position=at
        )
        for at, point in enumerate(points, start=1)
    ]
    return _set(file, Verb.SET_ATTENTION, file.stories.points, centre_id, month, rows)


def set_difficulties(
    file: CentreFile, *, centre_id: int, month: Month, difficulties: Sequence[Difficulty]
) -> Change:
    """Set a month's problems and what was done about them."""
    rows = [
        ReportDifficulty(
            centre_id=centre_id, month=str(month), title=one.title, solution=one.text, position=at
        )
        for at, one in enumerate(difficulties, start=1)
    ]
    return _set(file, Verb.SET_DIFFICULTIES, file.stories.difficulties, centre_id, month, rows)


def set_plans(
    file: CentreFile, *, centre_id: int, month: Month, plans: Sequence[ReportPlan]
) -> Change:
    """Set what a month's report plans for the month after."""
    for plan in plans:
        if plan.last_day < plan.first_day:
            raise BrokenRule(Rule.PERIOD_REVERSED, first=plan.first_day, last=plan.last_day)
    rows = [replace(plan, id=0, uid="", centre_id=centre_id, month=str(month)) for plan in plans]
    return _set(file, Verb.SET_PLANS, file.stories.plans, centre_id, month, rows)


def _set(
    file: CentreFile,
    verb: Verb,
    shelf: Shelf[Any],
    centre_id: int,
    month: Month,
    rows: Sequence[Record],
) -> Change:
    """Put a list of a month in the place of the one before."""
    with doing(file, verb) as work:
        for old in list(shelf.find("centre_id = ? AND month = ?", centre_id, str(month))):
            shelf.remove(old.id)
        for row in rows:
            shelf.add(checked(row))
        work.about("centres", centre_id)
    return work.change
