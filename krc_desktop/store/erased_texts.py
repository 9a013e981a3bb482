"""Every text in which somebody may be named, and how names are taken out of them.

A test holds both lists against the tables: a new text column has to be put into one of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from krc_desktop.model.erasures import NameMarks

TEXTS: dict[str, tuple[str, ...]] = {
    "agreements": ("organiser", "insurance_policy", "tasks", "arrangements"),
    "booking_uses": ("material", "note"),
    "bookings": ("outside_id", "status_reason", "override_reason", "note"),
    "closures": ("reason",),
    "contributions": ("what",),
    "equipment": ("place", "rules", "setup"),
    "equipment_documents": ("title",),
    "equipment_questions": ("text_lv", "text_en"),
    "event_organisations": ("contribution",),
    "events": (
        "outside_id",
        "title_lv",
        "title_en",
        "description",
        "place",
        "status_reason",
        "leader",
        "result",
        "report_note",
    ),
    "expenses": ("what",),
    "faults": ("reported_by", "what", "remedy"),
    "firing_checks": ("what",),
    "firings": ("number", "result"),
    "grants": ("applicant", "purpose"),
    "headcounts": ("note",),
    "indicator_entries": ("note",),
    "loans": ("item", "condition_out", "condition_back"),
    "maintenance_jobs": ("what", "done_by"),
    "maintenance_plans": ("what",),
    "organisations": ("email", "phone", "notes"),
    "outages": ("reason",),
    "outputs": ("what", "recipient"),
    "people": ("notes",),
    "person_aliases": ("outside_id",),
    "photos": ("caption", "photographer"),
    "pieces": ("label", "what"),
    "publicity": ("outlet", "title", "link"),
    "report_difficulties": ("title", "solution"),
    "report_plans": ("what", "responsible", "target_group", "outcome_reason"),
    "report_points": ("body",),
    "report_texts": ("body",),
    "retention_holds": ("reason",),
    "sheet_lines": ("note",),
    "sheets": ("difference_reason",),
    "stories": ("title", "body", "quote", "said_by", "consent_note"),
    "use_answers": ("answer",),
    "volunteer_entries": ("outside_id", "task", "place"),
}
# names of things and lists of the project; a centre's coordinator and a project's manager hold an
# office and are changed in the settings; a report once sent is never changed
WITHOUT_NAMES = frozenset(
    {
        "activity_lines",
        "age_bands",
        "booking_series",
        "centres",
        "counters",
        "equipment_materials",
        "event_kinds",
        "event_series",
        "funding_sources",
        "groups",
        "in_kind_rates",
        "indicators",
        "issued_reports",
        "kiln_programmes",
        "municipalities",
        "organisation_names",
        "projects",
        "sites",
    }
)
# of tables above: numbers, words of a list, and what is emptied with the card itself
OTHER_COLUMNS = {
    "agreements": ("number",),
    "equipment": ("outside_id", "name_lv", "name_en", "maker", "serial_number"),
    "firings": ("programme", "cone"),
    "organisations": ("outside_id", "name", "registration_number"),
    "outputs": ("unit",),
    "people": ("outside_id", "first_name", "last_name", "original_name", "email", "phone"),
    "pieces": ("size",),
}
# no two rows may bear the same: the mark alone would
_ALONE = frozenset({("pieces", "label"), ("firing_checks", "what"), ("firings", "number")})


def rows_naming(connection: Any, marks: NameMarks) -> dict[str, list[int]]:
    """The rows whose texts name somebody, by table."""
    found = {
        table: [row[0] for row in _matching(connection, table, marks)]
        for table in TEXTS
        if marks.pattern is not None
    }
    return {table: rows for table, rows in found.items() if rows}


def take_out(connection: Any, marks: NameMarks) -> frozenset[str]:
    """Put the mark in the place of every name in every text; the tables that were changed."""
    changed: set[str] = set()
    if marks.pattern is None:
        return frozenset()
    for table, columns in TEXTS.items():
        for row_id, *texts in list(_matching(connection, table, marks)):
            fresh = [
                _marked(table, column, row_id, text, marks)
                for column, text in zip(columns, texts, strict=True)
            ]
            names = ", ".join(f"{column} = ?" for column in columns)
            connection.execute(f"UPDATE {table} SET {names} WHERE id = ?", (*fresh, row_id))
            changed.add(table)
    return frozenset(changed)


def _matching(connection: Any, table: str, marks: NameMarks) -> Iterable[tuple[Any, ...]]:
    """The rows of a table that name somebody: id, then its texts."""
    columns = TEXTS[table]
    whole = " || char(10) || ".join(f"coalesce({column}, '')" for column in columns)
    likely = " OR ".join("t LIKE ? ESCAPE '\\'" for _ in marks.anchors)
    rows = connection.execute(
        f"SELECT id, {', '.join(columns)} FROM"
        f" (SELECT id, {', '.join(columns)}, {whole} AS t FROM {table}) WHERE {likely}",
        tuple(f"%{_plain(anchor)}%" for anchor in marks.anchors),
    )
    return (row for row in rows if any(text and marks.found_in(text) for text in row[1:]))


def _plain(anchor: str) -> str:
    return anchor.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _marked(table: str, column: str, row_id: int, text: str | None, marks: NameMarks) -> str | None:
    if not text or not marks.found_in(text):
        return text
    if column == "outside_id":
        # a key of somebody else's list: with a mark in it, it would find nothing any more
        return None if table != "person_aliases" else f"erased-{row_id}"
    fresh = marks.without(text)
    return f"{fresh} {row_id}" if (table, column) in _ALONE else fresh
