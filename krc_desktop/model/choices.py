"""The words for choices: what a status, a kind or a purpose is called in a language.

The context of each text is the noun that it is said of: Latvian statuses agree in gender.
"""

from __future__ import annotations

from krc_desktop.language import Phrasebook
from krc_desktop.model.bookings import FiringKind
from krc_desktop.model.events import EventStatus
from krc_desktop.model.organisations import OrganisationKind
from krc_desktop.model.reports import AttentionKind


def event_status(words: Phrasebook, status: EventStatus) -> str:
    """What became of an event."""
    return {
        EventStatus.PLANNED: words.text_in("event status", "planned"),
        EventStatus.HELD: words.text_in("event status", "held"),
        EventStatus.CANCELLED: words.text_in("event status", "cancelled"),
        EventStatus.POSTPONED: words.text_in("event status", "postponed"),
        EventStatus.NOT_HELD: words.text_in("event status", "not held"),
    }[status]


def organisation_kind(words: Phrasebook, kind: OrganisationKind) -> str:
    """What an organisation is."""
    return {
        OrganisationKind.ASSOCIATION: words.text("association"),
        OrganisationKind.FOUNDATION: words.text("foundation"),
        OrganisationKind.EDUCATIONAL: words.text("educational institution"),
        OrganisationKind.PRESCHOOL: words.text("pre-school"),
        OrganisationKind.MUNICIPAL: words.text("municipal institution"),
        OrganisationKind.STATE: words.text("state institution"),
        OrganisationKind.SOCIAL_ENTERPRISE: words.text("social enterprise"),
        OrganisationKind.BUSINESS: words.text("business"),
        OrganisationKind.INFORMAL_GROUP: words.text("informal group of residents"),
        OrganisationKind.MEDIA: words.text("media outlet"),
        OrganisationKind.CONGREGATION: words.text("congregation"),
        OrganisationKind.OTHER: words.text_in("organisation", "other"),
    }[kind]


def firing_kind(words: Phrasebook, kind: FiringKind) -> str:
    """What a firing does to the pieces."""
    return {
        FiringKind.BISQUE: words.text_in("firing", "bisque"),
        FiringKind.GLAZE: words.text_in("firing", "glaze"),
        FiringKind.DECOR: words.text_in("firing", "decor"),
        FiringKind.OTHER: words.text_in("firing", "other"),
    }[kind]


def attention_kind(words: Phrasebook, kind: AttentionKind) -> str:
    """Why the manager should read a point."""
    return {
        AttentionKind.DECISION: words.text_in("attention", "Decision"),
        AttentionKind.RISK: words.text_in("attention", "Risk"),
        AttentionKind.NOTICE: words.text_in("attention", "For information"),
    }[kind]
