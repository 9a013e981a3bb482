"""The list of organisations, a page at a time, and one organisation's card.

Those merged into another count with the one that stays. No index leads from an organisation to
the attendance of its people: the rows are read from the index of events, whole only for a card.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from krc_desktop.model.events import EventStatus, PartnerRole
from krc_desktop.model.organisation_lists import (
    OrganisationCard,
    OrganisationCounts,
    OrganisationEvent,
    OrganisationFilter,
    OrganisationRow,
)
from krc_desktop.model.organisation_merges import OrganisationFigures
from krc_desktop.model.organisations import OrganisationKind
from krc_desktop.model.reports import Both
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.person_cards import municipality_called
from krc_desktop.store.search import matching_words

_PAGE = """
WITH page AS MATERIALIZED (
    SELECT o.* FROM organisations AS o
    WHERE {where} AND (o.sort_key, o.id) > (:key, :after)
    ORDER BY o.sort_key, o.id LIMIT :limit),
member AS MATERIALIZED (
    SELECT id, id AS stays FROM page UNION ALL
    SELECT o.id, o.merged_into_id FROM page
    CROSS JOIN organisations AS o ON o.merged_into_id = page.id),
held AS MATERIALIZED (
    SELECT id FROM events WHERE {held}),
seen AS (
    SELECT m.stays, p.event_id FROM member AS m
    CROSS JOIN event_organisations AS p ON p.organisation_id = m.id
    WHERE p.event_id IN (SELECT id FROM held)
    UNION
    SELECT m.stays, h.event_id FROM member AS m
    CROSS JOIN headcount_organisations AS ho ON ho.organisation_id = m.id
    CROSS JOIN headcounts AS h ON h.id = ho.headcount_id
    WHERE h.event_id IN (SELECT id FROM held)
    UNION
    SELECT m.stays, a.event_id FROM held CROSS JOIN attendances AS a
    ON a.event_id = held.id AND a.present = 1 AND a.organisation_id IS NOT NULL
    JOIN member AS m ON m.id = a.organisation_id),
counted AS (SELECT stays, count(*) AS events FROM seen GROUP BY stays),
peopled AS (
    SELECT m.stays, count(*) AS people FROM member AS m
    CROSS JOIN people AS p ON p.organisation_id = m.id
    WHERE p.archived_on IS NULL AND p.erased_on IS NULL GROUP BY m.stays)
SELECT page.id, page.name, page.sort_key, page.kind, coalesce(t.name_lv, ''),
    coalesce(t.name_en, ''), coalesce(peopled.people, 0), coalesce(counted.events, 0),
    page.archived_on
FROM page LEFT JOIN municipalities AS t ON t.id = page.municipality_id
LEFT JOIN peopled ON peopled.stays = page.id LEFT JOIN counted ON counted.stays = page.id
ORDER BY page.sort_key, page.id
"""

# every event with what came of it: once a partner, once by name, once counted
_PARTS = """
WITH member AS MATERIALIZED (
    SELECT id FROM organisations WHERE id = :id OR merged_into_id = :id
        OR id = :other OR merged_into_id = :other),
parts AS MATERIALIZED (
    SELECT p.event_id, min(p.role) AS role, max(p.contribution) AS contribution,
        0 AS visits, 0 AS counted, 0 AS shared
    FROM event_organisations AS p WHERE p.organisation_id IN (SELECT id FROM member)
    GROUP BY p.event_id
    UNION ALL
    SELECT a.event_id, NULL, '', count(*), 0, 0
    FROM attendances AS a INDEXED BY attendances_of_event
    WHERE a.present = 1 AND a.organisation_id IN (SELECT id FROM member) GROUP BY a.event_id
    UNION ALL
    SELECT h.event_id, NULL, '', 0, sum(h.people),
        sum(iif(EXISTS (SELECT 1 FROM headcount_organisations AS other
            WHERE other.headcount_id = h.id
              AND other.organisation_id NOT IN (SELECT id FROM member)), h.people, 0))
    FROM headcounts AS h WHERE h.id IN (
        SELECT headcount_id FROM headcount_organisations
        WHERE organisation_id IN (SELECT id FROM member))
    GROUP BY h.event_id),
part AS (
    SELECT event_id, max(role) AS role, max(contribution) AS contribution,
        sum(visits) AS visits, sum(counted) AS counted, sum(shared) AS shared
    FROM parts GROUP BY event_id)
"""

_EVENTS = (
    _PARTS
    + """
SELECT e.id, e.local_day, e.title_lv, e.title_en, e.status, part.role, part.contribution,
    part.visits, part.counted, part.shared
FROM part JOIN events AS e ON e.id = part.event_id
WHERE (e.local_day, e.id) < (:day, :event) ORDER BY e.local_day DESC, e.id DESC LIMIT :limit
"""
)

_TOTALS = (
    _PARTS
    + """
SELECT count(*), count(part.role), coalesce(sum(part.visits), 0), coalesce(sum(part.counted), 0),
    coalesce(sum(part.shared), 0), min(e.local_day)
FROM part JOIN events AS e ON e.id = part.event_id WHERE e.status = 'held'
"""
)


def organisations_page(
    connection: Any,
    wanted: OrganisationFilter,
    today: date,
    *,
    after: tuple[str, int] = ("", 0),
    limit: int = 100,
) -> list[OrganisationRow]:
    """Organisations in Latvian order: those after the `key` of the last row seen."""
    where, values = _condition(wanted)
    values |= {
        "key": after[0],
        "after": after[1],
        "limit": limit,
        "first": date(today.year, 1, 1).isoformat(),
        "last": date(today.year, 12, 31).isoformat(),
    }
    sql = _PAGE.format(where=where, held=_held_of(wanted.centre_id))
    return [_row(row) for row in connection.execute(sql, values)]


def _held_of(centre_id: int | None) -> str:
    """Which events are counted in a list: a centre's own, or all."""
    held = "status = 'held' AND local_day BETWEEN :first AND :last"
    return held if centre_id is None else f"{held} AND centre_id = :centre"


def _row(row: Any) -> OrganisationRow:
    row_id, name, key, kind, place_lv, place_en, people, events, put_away = row
    return OrganisationRow(
        id=row_id,
        name=name,
        sort_key=key,
        kind=OrganisationKind(kind),
        municipality=Both(place_lv, place_en),
        people=people,
        events=events,
        archived_on=date.fromisoformat(put_away) if put_away else None,
    )


def organisation_counts(connection: Any, centre_id: int | None = None) -> OrganisationCounts:
    """How many organisations each filter would show, of a centre (and common ones) or of all."""
    where, values = _condition(OrganisationFilter(centre_id=centre_id))
    by_kind = connection.execute(
        f"SELECT o.kind, count(*) FROM organisations AS o WHERE {where} GROUP BY o.kind", values
    ).fetchall()
    away = organisations_counted(connection, OrganisationFilter(archived=True, centre_id=centre_id))
    return OrganisationCounts(
        active=sum(count for _, count in by_kind),
        archived=away,
        by_kind={OrganisationKind(kind): count for kind, count in by_kind},
    )


def organisations_counted(connection: Any, wanted: OrganisationFilter) -> int:
    """How many organisations a filter shows."""
    where, values = _condition(wanted)
    sql = f"SELECT count(*) FROM organisations AS o WHERE {where}"
    return int(connection.execute(sql, values).fetchone()[0])


def _condition(wanted: OrganisationFilter) -> tuple[str, dict[str, Any]]:
    parts = ["o.merged_into_id IS NULL"]
    parts.append(f"o.archived_on IS {'NOT ' if wanted.archived else ''}NULL")
    values: dict[str, Any] = {}
    if wanted.centre_id is not None:
        parts.append("(o.centre_id = :centre OR o.centre_id IS NULL)")
        values["centre"] = wanted.centre_id
    if wanted.kind is not None:
        parts.append("o.kind = :kind")
        values["kind"] = wanted.kind.value
    if wanted.typed.strip():
        values["words"] = matching_words(wanted.typed)
        parts.append(
            "o.id IN (SELECT rowid FROM organisations_search"
            " WHERE organisations_search MATCH :words)"
            if values["words"]
            else "FALSE"
        )
    return " AND ".join(parts), values


def organisation_card(file: CentreFile, organisation_id: int) -> OrganisationCard:
    """An organisation's card. Raises BrokenRule(NOT_FOUND)."""
    found = file.organisations.get(organisation_id)
    totals = file.connection.execute(_TOTALS, {"id": organisation_id, "other": None}).fetchone()
    events, partner_events, visits, counted, shared, first = totals
    names = file.organisations.names.find(
        "organisation_id = ? ORDER BY until DESC, id DESC", organisation_id
    )
    return OrganisationCard(
        organisation=found,
        municipality=municipality_called(file, found.municipality_id),
        earlier_names=tuple(names),
        people=_people_of(file, organisation_id),
        events=events,
        partner_events=partner_events,
        visits=visits,
        counted=counted,
        shared=shared,
        first_day=date.fromisoformat(first) if first else None,
    )


def figures_together(file: CentreFile, one_id: int, other_id: int) -> OrganisationFigures:
    """The figures of two organisations as one: what both were part of counts once."""
    values = {"id": one_id, "other": other_id}
    events, _, visits, counted, _, first = file.connection.execute(_TOTALS, values).fetchone()
    return OrganisationFigures(
        events=events,
        visits=visits,
        counted=counted,
        people=sum(_people_of(file, each) for each in (one_id, other_id)),
        first_day=date.fromisoformat(first) if first else None,
    )


def _people_of(file: CentreFile, organisation_id: int) -> int:
    active = "organisation_id = ? AND archived_on IS NULL AND erased_on IS NULL"
    return file.people.count(active, organisation_id)


def events_of_organisation(
    connection: Any,
    organisation_id: int,
    *,
    before: tuple[date, int] | None = None,
    limit: int = 50,
) -> list[OrganisationEvent]:
    """The events of which an organisation was part, newest first, whatever became of them."""
    day, event = before or (date.max, 0)
    values = {
        "id": organisation_id,
        "other": None,
        "day": day.isoformat(),
        "event": event,
        "limit": limit,
    }
    return [
        OrganisationEvent(
            id=row_id,
            day=date.fromisoformat(on),
            title=Both(lv, en),
            status=EventStatus(status),
            role=PartnerRole(role) if role else None,
            contribution=contribution,
            visits=visits,
            counted=counted,
            shared=shared,
        )
        for row_id, on, lv, en, status, role, contribution, visits, counted, shared in (
            connection.execute(_EVENTS, values)
        )
    ]
