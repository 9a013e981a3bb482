"""The part of a report that a person wrote or chose: texts, points, stories, plans, photos."""

from __future__ import annotations

from krc_desktop.model.reports import Attention, Difficulty, Narrative, Photo, Plan, Story
from krc_desktop.model.stories import ReportPart
from krc_desktop.periods import Month
from krc_desktop.store.centre_file import CentreFile

_MOST_PHOTOS = 4


def narrative(file: CentreFile, centre_id: int, month: Month) -> Narrative:
    """A month in the coordinator's words."""
    of_month = (centre_id, str(month))
    where = "centre_id = ? AND month = ?"
    texts = {text.part: text.body for text in file.stories.texts.find(where, *of_month)}
    difficulties = file.stories.difficulties.find(f"{where} ORDER BY position", *of_month)
    chosen = file.stories.chosen.find(f"{where} ORDER BY id", *of_month)
    stories = [file.stories.get(one.story_id) for one in chosen]
    return Narrative(
        lead_extra=texts.get(ReportPart.LEAD, ""),
        highlights=texts.get(ReportPart.HIGHLIGHTS, ""),
        difficulties=tuple(Difficulty(one.title, one.solution) for one in difficulties),
        stories=tuple(
            Story(story.quote, story.said_by, story.body, story.consent_note) for story in stories
        ),
        plans=_plans(file, centre_id, month),
    )


def _plans(file: CentreFile, centre_id: int, month: Month) -> tuple[Plan, ...]:
    lines = {line.id: line.code for line in file.projects.lines.all()}
    plans = file.stories.plans.find(
        "centre_id = ? AND month = ? ORDER BY first_day, id", centre_id, str(month)
    )
    return tuple(
        Plan(
            first_day=plan.first_day,
            last_day=plan.last_day,
            what=plan.what,
            line=lines.get(plan.line_id or 0, ""),
            responsible=plan.responsible,
            target_group=plan.target_group,
        )
        for plan in plans
    )


def points(file: CentreFile, centre_id: int, month: Month) -> tuple[Attention, ...]:
    """The points for the manager."""
    found = file.stories.points.find(
        "centre_id = ? AND month = ? ORDER BY position", centre_id, str(month)
    )
    return tuple(Attention(point.kind, point.body) for point in found)


def photos(file: CentreFile, centre_id: int, month: Month) -> tuple[Photo, ...]:
    """The photos chosen for the month, at most four; one with somebody who said no stays out."""
    found = file.stories.photos.find(
        "centre_id = ? AND in_report AND local_day BETWEEN ? AND ? ORDER BY position, id",
        centre_id,
        month.period.first.isoformat(),
        month.period.last.isoformat(),
    )
    agreed = [photo for photo in found if _all_agreed(file, photo.id)]
    events = file.events.by_ids(photo.event_id for photo in agreed if photo.event_id)
    return tuple(
        Photo(
            jpeg=file.kept(photo.file_sha256),
            width=photo.width,
            height=photo.height,
            caption=photo.caption,
            photographer=photo.photographer,
            taken_on=photo.local_day,
            event_number=(events[photo.event_id].outside_id or f"P-{photo.event_id}")
            if photo.event_id
            else "",
        )
        for photo in agreed[:_MOST_PHOTOS]
    )


def _all_agreed(file: CentreFile, photo_id: int) -> bool:
    """Whether everybody named in a photo has said yes; not asked counts as no."""
    for shown in file.stories.photo_people.find("photo_id = ?", photo_id):
        consent = file.people.latest_consent(shown.person_id, "photo")
        if consent is None or consent.answer != "yes" or consent.withdrawn_on is not None:
            return False
    return True
