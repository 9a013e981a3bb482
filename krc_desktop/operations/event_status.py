"""What became of an event, as the window says it: hours are suggested as soon as it was held."""

from __future__ import annotations

from datetime import date

from krc_desktop.model.events import EventStatus
from krc_desktop.operations import events, volunteers
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile


def settle_event(
    file: CentreFile,
    *,
    event_id: int,
    status: EventStatus,
    reason: str = "",
    postponed_to: date | None = None,
) -> Change:
    """Say what became of an event; of one that was held, hours are suggested in the same step."""
    with doing(file, Verb.SET_EVENT_STATUS) as work:
        work.about("events", event_id)
        events.set_event_status(
            file, event_id=event_id, status=status, reason=reason, postponed_to=postponed_to
        )
        volunteers.suggest_hours(file, event_id=event_id)
    return work.change
