"""Everything about a person in the order in which it happened, a page at a time."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from krc_desktop.model.person_timelines import TimelineKind, TimelineLine
from krc_desktop.model.reports import Both
from krc_desktop.store.person_cards import PAST

# kind, id, day, Latvian, English, days, of days, minutes, until, state, waits
_MORE = """
    SELECT 'agreement', a.id, coalesce(a.signed_on, a.valid_from), a.number, '', 0, 0, 0,
        a.valid_until, '', 0
    FROM agreements AS a WHERE a.person_id = :id AND coalesce(a.signed_on, a.valid_from) NOT NULL
    UNION ALL
    SELECT 'agreement_ended', a.id, a.ended_on, a.number, '', 0, 0, 0, NULL, '', 0
    FROM agreements AS a WHERE a.person_id = :id AND a.ended_on NOT NULL
    UNION ALL
    SELECT 'certificate', c.id, c.local_day, c.year || '/' || c.number, '', 0, 0, c.minutes,
        c.last_day, '', 0
    FROM certificates AS c WHERE c.person_id = :id
    UNION ALL
    SELECT 'consent', c.id, c.given_on, '', '', 0, 0, 0, NULL, c.purpose || ':' || c.answer, 0
    FROM consents AS c WHERE c.person_id = :id
    UNION ALL
    SELECT 'consent_withdrawn', c.id, c.withdrawn_on, '', '', 0, 0, 0, NULL,
        c.purpose || ':' || c.answer, 0
    FROM consents AS c WHERE c.person_id = :id AND c.withdrawn_on NOT NULL
    UNION ALL
    SELECT 'pieces_made', p.id, p.made_on, p.label, '', p.amount, p.amount, 0, NULL, p.state, 0
    FROM pieces AS p WHERE p.person_id = :id
    UNION ALL
    SELECT 'pieces_collected', p.id, p.collected_on, p.label, '', p.amount, p.amount, 0, NULL,
        p.state, 0
    FROM pieces AS p WHERE p.person_id = :id AND p.collected_on NOT NULL
    UNION ALL
    SELECT 'lent', l.id, l.out_on, l.item, '', 0, 0, 0, l.due_on, '', 0
    FROM loans AS l WHERE l.person_id = :id
    UNION ALL
    SELECT 'brought_back', l.id, l.back_on, l.item, '', 0, 0, 0, NULL, '', 0
    FROM loans AS l WHERE l.person_id = :id AND l.back_on NOT NULL
    UNION ALL
    SELECT 'role', r.id, g.local_day, '', '', 0, 0, 0, NULL, r.role, 0
    FROM person_roles AS r JOIN change_rows AS c
        ON c.table_name = 'person_roles' AND c.first_id = r.id AND c.kind = 'insert'
    JOIN change_groups AS g ON g.id = c.group_id AND g.kind = 'do' WHERE r.person_id = :id
    UNION ALL
    SELECT 'story', s.id, s.local_day, s.title, '', 0, 0, 0, NULL, '', 0
    FROM stories AS s WHERE s.person_id = :id
    UNION ALL
    SELECT 'photo', h.id, h.local_day, h.caption, '', 0, 0, 0, NULL, '', 0
    FROM photo_people AS pp JOIN photos AS h ON h.id = pp.photo_id WHERE pp.person_id = :id
    UNION ALL
    SELECT 'registered', p.id, g.local_day, '', '', 0, 0, 0, NULL, '', 0
    FROM people AS p JOIN change_rows AS c ON c.table_name = 'people' AND c.kind = 'insert'
        AND c.first_id = p.id
    JOIN change_groups AS g ON g.id = c.group_id AND g.kind = 'do' WHERE p.id = :id
"""
_PAGE = f"""
SELECT kind, id, day, lv, en, days, of_days, minutes, until, state, waits
FROM ({PAST} UNION ALL {_MORE})
WHERE day BETWEEN :first AND :last AND (day, kind, id) < (:day, :kind, :row) {{narrowed}}
ORDER BY day DESC, kind DESC, id DESC LIMIT :limit
"""

_YEARS = f"SELECT DISTINCT substr(day, 1, 4) FROM ({PAST} UNION ALL {_MORE}) ORDER BY 1 DESC"


def person_timeline(
    connection: Any,
    person_id: int,
    *,
    kinds: Collection[TimelineKind] = (),
    year: int | None = None,
    before: tuple[date, str, int] | None = None,
    limit: int = 50,
) -> list[TimelineLine]:
    """What happened with a person, newest first, of some kinds or all, of a year or ever.

    `before`: the key of the last one seen.
    """
    day, kind, row = before or (date.max, "", 0)
    first, last = (date.min, date.max) if year is None else (date(year, 1, 1), date(year, 12, 31))
    listed = ", ".join(f"'{TimelineKind(kind).value}'" for kind in kinds)
    rows = connection.execute(
        _PAGE.format(narrowed=f"AND kind IN ({listed})" if listed else ""),
        {
            "id": person_id,
            "first": first.isoformat(),
            "last": last.isoformat(),
            "day": day.isoformat(),
            "kind": kind,
            "row": row,
            "limit": limit,
        },
    )
    return [_line(row) for row in rows]


def timeline_years(connection: Any, person_id: int) -> list[int]:
    """The years of which a person's timeline tells, newest first."""
    rows = connection.execute(_YEARS, {"id": person_id})
    return [int(row[0]) for row in rows]


def _line(row: Any) -> TimelineLine:
    kind, row_id, day, lv, en, days, of_days, minutes, until, state, waits = row
    return TimelineLine(
        kind=TimelineKind(kind),
        row_id=row_id,
        day=date.fromisoformat(day),
        title=Both(lv, en),
        days=days,
        of_days=of_days,
        minutes=minutes,
        until=date.fromisoformat(until) if until else None,
        state=state,
        is_waiting=bool(waits),
    )
