"""Where each line of a person's timeline leads."""

from __future__ import annotations

from krc_desktop.desktop.people.moments import OF_EVENTS
from krc_desktop.model.person_timelines import TimelineKind, TimelineLine
from krc_desktop.model.places import PageName, Place
from krc_desktop.periods import Month
from krc_desktop.store.centre_file import CentreFile

_OF_VOLUNTEERS = frozenset(
    {
        TimelineKind.HOURS,
        TimelineKind.AGREEMENT,
        TimelineKind.AGREEMENT_ENDED,
        TimelineKind.CERTIFICATE,
    }
)
_OF_LOANS = frozenset({TimelineKind.LENT, TimelineKind.BROUGHT_BACK})
_OF_PIECES = frozenset({TimelineKind.PIECES_MADE, TimelineKind.PIECES_COLLECTED})
OF_CONSENTS = frozenset({TimelineKind.CONSENT, TimelineKind.CONSENT_WITHDRAWN})


def place_of_line(file: CentreFile, person_id: int, line: TimelineLine) -> Place | None:
    """The place of what a line tells of; None where it stands on the person's card itself."""
    if line.kind in OF_EVENTS:
        return Place(PageName.EVENTS, (line.row_id,))
    if line.kind in _OF_VOLUNTEERS:
        return Place(PageName.VOLUNTEERS, (person_id,), month=Month.of(line.day))
    if line.kind is TimelineKind.BOOKING:
        return _equipment("booking", line.row_id)
    if line.kind is TimelineKind.INDUCTION:
        induction = file.equipment.inductions.get(line.row_id)
        return _equipment("machine", induction.equipment_id)
    if line.kind in _OF_LOANS:
        lent = file.equipment.loans.get(line.row_id).equipment_id
        return _equipment("machine", lent) if lent else _equipment("machines")
    if line.kind in _OF_PIECES:
        return _equipment("shelf")
    if line.kind in (TimelineKind.STORY, TimelineKind.PHOTO):
        return _told(file, line)
    return None


def _equipment(part: str, *rows: int) -> Place:
    return Place(PageName.EQUIPMENT, rows, part=part)


def _told(file: CentreFile, line: TimelineLine) -> Place:
    """The event of a story or a photo, else the report of its month."""
    shelf = file.stories if line.kind is TimelineKind.STORY else file.stories.photos
    event_id = shelf.get(line.row_id).event_id
    if event_id is not None:
        return Place(PageName.EVENTS, (event_id,))
    return Place(PageName.REPORTS, month=Month.of(line.day))
