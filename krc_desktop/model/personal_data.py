"""The register of purposes: every column about a person, and why it is kept.

A test fails when a table that refers to people has a column that is not here. To keep one more fact
of a person: 1. ask whether the centre can do without; 2. the column here under its reason; 3. what
the privacy notice says of that reason, in `reports.people.privacy_notice`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from krc_desktop.model.reports import Both
from krc_desktop.model.retention import RetentionCategory


class Reason(StrEnum):
    """Why a fact about a person is kept."""

    RECOGNISE = "recognise"
    REACH = "reach"
    COUNT = "count"
    FAMILY = "family"
    CONSENT = "consent"
    VOLUNTEERING = "volunteering"
    SAFETY = "safety"
    BELONGINGS = "belongings"
    STORIES = "stories"
    RUNNING = "running"
    KEEPING = "keeping"


_ID = ("id",)
_KEYS = ("id", "uid", "centre_id")

REGISTER: Mapping[str, Mapping[Reason, tuple[str, ...]]] = MappingProxyType(
    {
        "people": {
            Reason.RECOGNISE: (
                *_KEYS,
                "outside_id",
                "first_name",
                "last_name",
                "original_name",
                "sort_key",
                "folded",
                "notes",
                "is_sample",
            ),
            Reason.REACH: ("email", "phone"),
            Reason.COUNT: (
                "group_id",
                "age_band_id",
                "birth_year",
                "organisation_id",
                "municipality_id",
            ),
            Reason.CONSENT: ("guardian_consent", "privacy_notice_on"),
            Reason.KEEPING: ("archived_on", "erased_on"),
        },
        "person_aliases": {Reason.RECOGNISE: (*_ID, "outside_id", "person_id")},
        "not_duplicates": {Reason.RECOGNISE: (*_ID, "person_id", "other_id")},
        "person_roles": {Reason.RUNNING: (*_ID, "person_id", "role")},
        "person_links": {Reason.FAMILY: (*_ID, "person_id", "other_id", "kind")},
        "consents": {
            Reason.CONSENT: (
                "id",
                "uid",
                "person_id",
                "purpose",
                "answer",
                "given_by",
                "guardian_id",
                "form",
                "given_on",
                "withdrawn_on",
                "scan_sha256",
            )
        },
        "attendances": {
            Reason.COUNT: (
                *_ID,
                "event_id",
                "event_day_id",
                "person_id",
                "present",
                "group_id",
                "organisation_id",
                "age_band_id",
            )
        },
        "signups": {Reason.RUNNING: (*_ID, "event_id", "person_id", "status", "made_at")},
        "sheet_lines": {
            Reason.COUNT: (
                "id",
                "uid",
                "sheet_id",
                "line",
                "outcome",
                "person_id",
                "made_card",
                "group_id",
                "note",
            ),
            Reason.CONSENT: ("consent_id",),
        },
        "agreements": {
            Reason.VOLUNTEERING: (
                *_KEYS,
                "person_id",
                "number",
                "organiser",
                "is_written",
                "signed_on",
                "valid_from",
                "valid_until",
                "guardian_consent",
                "instructed",
                "insurance_needed",
                "insurance_policy",
                "insured_until",
                "tasks",
                "arrangements",
                "expenses_covered",
                "ended_on",
                "scan_sha256",
            )
        },
        "certificates": {
            Reason.VOLUNTEERING: (
                *_KEYS,
                "person_id",
                "year",
                "number",
                "first_day",
                "last_day",
                "minutes",
                "local_day",
            )
        },
        "volunteer_entries": {
            Reason.VOLUNTEERING: (
                *_KEYS,
                "outside_id",
                "person_id",
                "event_id",
                "agreement_id",
                "local_day",
                "starts",
                "ends",
                "minutes",
                "task",
                "place",
                "known",
                "state",
                "is_sample",
            )
        },
        "inductions": {
            Reason.SAFETY: (
                "id",
                "uid",
                "equipment_id",
                "person_id",
                "inductor_id",
                "event_id",
                "inducted_on",
                "valid_until",
            )
        },
        "equipment_inductors": {Reason.SAFETY: (*_ID, "equipment_id", "person_id")},
        "bookings": {
            Reason.RUNNING: (
                *_KEYS,
                "equipment_id",
                "outside_id",
                "series_id",
                "starts_at",
                "ends_at",
                "local_day",
                "purpose",
                "person_id",
                "organisation_id",
                "event_id",
                "status",
                "status_reason",
                "note",
                "stays_until",
                "is_sample",
            ),
            Reason.SAFETY: ("supervisor_id", "override_reason"),
        },
        "firings": {
            Reason.SAFETY: (
                "id",
                "uid",
                "booking_id",
                "number",
                "kind",
                "programme",
                "target_celsius",
                "peak_celsius",
                "cone",
                "operator_id",
                "on_at",
                "off_at",
                "opened_at",
                "tenths_kwh_before",
                "tenths_kwh_after",
                "pieces_in",
                "pieces_lost",
                "result",
                "programme_id",
                "vent_at",
                "outcome",
            )
        },
        "firing_readings": {Reason.SAFETY: (*_ID, "firing_id", "read_at", "celsius", "person_id")},
        "firing_checks": {Reason.SAFETY: (*_ID, "firing_id", "what", "checked_at", "person_id")},
        "pieces": {
            Reason.BELONGINGS: (
                *_KEYS,
                "label",
                "person_id",
                "event_id",
                "what",
                "amount",
                "size",
                "waits_for",
                "state",
                "made_on",
                "dry_on",
                "promised_on",
                "collected_on",
            )
        },
        "loans": {
            Reason.BELONGINGS: (
                *_KEYS,
                "equipment_id",
                "item",
                "person_id",
                "organisation_id",
                "out_on",
                "due_on",
                "back_on",
                "condition_out",
                "condition_back",
            )
        },
        "stories": {
            Reason.STORIES: (
                *_KEYS,
                "event_id",
                "person_id",
                "local_day",
                "title",
                "body",
                "quote",
                "said_by",
            ),
            Reason.CONSENT: ("consent_id", "consent_note"),
        },
        "photo_people": {Reason.STORIES: (*_ID, "photo_id", "person_id")},
        "retention_holds": {Reason.KEEPING: ("id", "uid", "person_id", "until", "reason")},
    }
)

# texts of other records in which somebody may be named: a leader, a reporter, a photographer
MAY_NAME: Mapping[str, Reason] = MappingProxyType(
    {
        "booking_uses": Reason.RUNNING,
        "closures": Reason.RUNNING,
        "contributions": Reason.RUNNING,
        "equipment": Reason.SAFETY,
        "equipment_documents": Reason.SAFETY,
        "equipment_questions": Reason.SAFETY,
        "event_organisations": Reason.RUNNING,
        "events": Reason.RUNNING,
        "expenses": Reason.RUNNING,
        "faults": Reason.SAFETY,
        "grants": Reason.RUNNING,
        "headcounts": Reason.COUNT,
        "indicator_entries": Reason.COUNT,
        "maintenance_jobs": Reason.SAFETY,
        "maintenance_plans": Reason.SAFETY,
        "organisations": Reason.REACH,
        "outages": Reason.SAFETY,
        "outputs": Reason.RUNNING,
        "photos": Reason.STORIES,
        "publicity": Reason.STORIES,
        "report_difficulties": Reason.RUNNING,
        "report_plans": Reason.RUNNING,
        "report_points": Reason.RUNNING,
        "report_texts": Reason.RUNNING,
        "sheets": Reason.COUNT,
        "use_answers": Reason.SAFETY,
    }
)


@dataclass(frozen=True)
class PrivacyNotice:
    """What a centre tells people of their data: whose it is, how long, whom to ask."""

    centre: Both
    address: str
    controller: Both
    project: Both | None
    coordinator: str
    coordinator_role: Both
    months: Mapping[RetentionCategory, int]
    reasons: tuple[Reason, ...]
    made_at: datetime
    is_sample: bool
    program_version: str
