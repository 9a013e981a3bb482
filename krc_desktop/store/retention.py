"""Who has not been seen for so long that their data are due to be erased."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from krc_desktop.model.retention import (
    DuePerson,
    HeldPerson,
    LastSeen,
    RetentionCategory,
    months_after,
)

# when somebody was seen, kind by kind: the newest day of each
_SEEN = {
    LastSeen.VISIT: (
        "SELECT max(d.local_day) FROM attendances AS a"
        " JOIN event_days AS d ON d.id = a.event_day_id"
        " WHERE a.person_id = p.id AND a.present = 1"
    ),
    LastSeen.SIGN_UP: (
        "SELECT max(e.local_day) FROM signups AS s JOIN events AS e ON e.id = s.event_id"
        " WHERE s.person_id = p.id"
    ),
    LastSeen.HOURS: "SELECT max(local_day) FROM volunteer_entries WHERE person_id = p.id",
    LastSeen.BOOKING: (
        "SELECT max(local_day) FROM (SELECT local_day FROM bookings WHERE person_id = p.id"
        " UNION ALL SELECT local_day FROM bookings WHERE supervisor_id = p.id)"
    ),
    LastSeen.INDUCTION: "SELECT max(inducted_on) FROM inductions WHERE person_id = p.id",
    LastSeen.PIECE: (
        "SELECT max(coalesce(collected_on, made_on)) FROM pieces WHERE person_id = p.id"
    ),
    LastSeen.LOAN: "SELECT max(coalesce(back_on, out_on)) FROM loans WHERE person_id = p.id",
    LastSeen.AGREEMENT: (
        "SELECT max(coalesce(ended_on, valid_until, signed_on, valid_from)) FROM agreements"
        " WHERE person_id = p.id"
    ),
    LastSeen.CONSENT: "SELECT max(given_on) FROM consents WHERE person_id = p.id",
    LastSeen.CARD: (
        "SELECT max(g.local_day) FROM change_rows AS c JOIN change_groups AS g ON g.id = c.group_id"
        " WHERE c.table_name = 'people' AND c.first_id = p.id AND g.kind = 'do'"
    ),
}
_IS_VOLUNTEER = (
    "(EXISTS (SELECT 1 FROM volunteer_entries WHERE person_id = p.id AND state = 'accepted')"
    " OR EXISTS (SELECT 1 FROM agreements WHERE person_id = p.id))"
)
_IS_GUARDIAN = "EXISTS (SELECT 1 FROM person_links WHERE other_id = p.id AND kind = 'guardian')"
# what stands in the way of an erasure stands in the way of being due
_OPEN = (
    "EXISTS (SELECT 1 FROM loans WHERE person_id = p.id AND back_on IS NULL)"
    " OR EXISTS (SELECT 1 FROM pieces WHERE person_id = p.id"
    " AND state NOT IN ('damaged', 'collected'))"
    " OR EXISTS (SELECT 1 FROM agreements WHERE person_id = p.id AND ended_on IS NULL"
    " AND coalesce(valid_until, :today) >= :today"
    " AND coalesce(signed_on, valid_from, :today) >= :cutoff)"
)
_NOT_SEEN_SINCE = " AND ".join(
    f"NOT EXISTS ({sql})"
    for sql in (
        # the commonest first: most people are let go at once
        "SELECT 1 FROM attendances AS a JOIN events AS e ON e.id = a.event_id"
        " WHERE a.person_id = p.id AND a.present = 1 AND e.local_day > :cutoff",
        "SELECT 1 FROM volunteer_entries WHERE person_id = p.id AND local_day > :cutoff",
        "SELECT 1 FROM bookings WHERE person_id = p.id AND local_day > :cutoff",
    )
)
_DUE = f"""
SELECT p.id, trim(p.last_name || ' ' || p.first_name), {_IS_VOLUNTEER}, {_IS_GUARDIAN},
    p.is_sample, (SELECT until FROM retention_holds WHERE person_id = p.id),
    {", ".join(f"({sql})" for sql in _SEEN.values())}
FROM people AS p
WHERE p.erased_on IS NULL AND coalesce(p.centre_id = :centre, TRUE) AND {_NOT_SEEN_SINCE}
    AND NOT ({_OPEN})
    AND NOT EXISTS (SELECT 1 FROM retention_holds WHERE person_id = p.id AND until >= :today)
ORDER BY p.sort_key, p.id
"""
_WARDS = "SELECT other_id, person_id FROM person_links WHERE kind = 'guardian'"


def people_due(
    connection: Any,
    months: Mapping[RetentionCategory, int],
    today: date,
    centre_id: int | None = None,
) -> list[DuePerson]:
    """Those whose time is over, in the order of lists; a guardian only with all they look after."""
    values = {
        "today": today.isoformat(),
        "cutoff": months_after(today, -min(months.values())).isoformat(),
        "centre": centre_id,
    }
    found = [_due(row, months) for row in connection.execute(_DUE, values)]
    due = {one.person_id: one for one in found if one.due_since <= today}
    erased = {
        row[0] for row in connection.execute("SELECT id FROM people WHERE erased_on IS NOT NULL")
    }
    wards: dict[int, set[int]] = {}
    for guardian, ward in connection.execute(_WARDS):
        wards.setdefault(guardian, set()).add(ward)
    return [one for one in due.values() if wards.get(one.person_id, set()) <= due.keys() | erased]


def _due(row: Any, months: Mapping[RetentionCategory, int]) -> DuePerson:
    person, name, volunteer, guardian, sample, held, *days = row
    seen = [(date.fromisoformat(day), kind) for kind, day in zip(_SEEN, days, strict=True) if day]
    known = [one for one in seen if one[1] is not LastSeen.CARD] or seen
    last_seen, seen_by = max(known, key=lambda one: one[0], default=(date.min, LastSeen.CARD))
    category = (
        RetentionCategory.VOLUNTEER
        if volunteer
        else RetentionCategory.GUARDIAN
        if guardian
        else RetentionCategory.PARTICIPANT
    )
    return DuePerson(
        person_id=person,
        name=name,
        category=category,
        last_seen=last_seen,
        seen_by=seen_by,
        due_since=months_after(last_seen, months[category]),
        is_sample=bool(sample),
        held_until=date.fromisoformat(held) if held else None,
    )


def people_held(connection: Any, today: date) -> list[HeldPerson]:
    """Those kept beyond their time, those to be looked at first before the others."""
    rows = connection.execute(
        "SELECT h.id, p.id, trim(p.last_name || ' ' || p.first_name), h.until, h.reason"
        " FROM retention_holds AS h JOIN people AS p ON p.id = h.person_id"
        " WHERE h.until >= ? ORDER BY h.until, p.sort_key, p.id",
        (today.isoformat(),),
    )
    return [
        HeldPerson(hold, person, name, date.fromisoformat(until), reason)
        for hold, person, name, until, reason in rows
    ]
