"""Which changes of the file concern the page of events, and which of them are small."""

from __future__ import annotations

SUBJECTS = frozenset(
    {
        "events",
        "event_days",
        "event_lines",
        "event_kinds",
        "event_organisations",
        "attendances",
        "headcounts",
        "headcount_organisations",
        "signups",
        "sheets",
        "sheet_lines",
        "outputs",
        "volunteer_entries",
        "photos",
        "photo_people",
        "consents",
        "people",
        "groups",
        "organisations",
        "projects",
        "activity_lines",
        "bookings",
        "booking_uses",
        "equipment",
        "inductions",
        "outages",
        "closures",
    }
)

# who writes down people touches only these: the event's row is shown at once, the list soon after
SMALL = frozenset(
    {
        "attendances",
        "event_organisations",
        "headcounts",
        "headcount_organisations",
        "organisations",
        "outputs",
        "people",
        "photos",
        "photo_people",
        "volunteer_entries",
    }
)
