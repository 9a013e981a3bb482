"""The list of people, a page at a time: one question a page, whatever the size of the file."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from krc_desktop.model.people import OTHERS, Gap, Purpose, Role
from krc_desktop.model.people_lists import PeopleCounts, PeopleFilter, PeopleShown, PersonRow
from krc_desktop.model.reports import Both
from krc_desktop.periods import Month
from krc_desktop.store.search import matching_words

_PHONE = re.compile(r"[\d\s+()-]+")
_SEEN = "p.archived_on IS NULL AND p.erased_on IS NULL"
_PUT_AWAY = "p.archived_on IS NOT NULL AND p.erased_on IS NULL"
# a role only opens cards: whoever has hours is a volunteer too
_VOLUNTEER = (
    "(EXISTS (SELECT 1 FROM person_roles AS r WHERE r.person_id = p.id AND r.role = 'volunteer')"
    " OR EXISTS (SELECT 1 FROM volunteer_entries AS v"
    " WHERE v.person_id = p.id AND v.state = 'accepted'))"
)
_NO_GROUP = f"p.group_id IN (SELECT id FROM groups WHERE code = '{OTHERS}')"
_PHOTO_NOT_ASKED = (
    "NOT EXISTS (SELECT 1 FROM consents AS c"
    f" WHERE c.person_id = p.id AND c.purpose = '{Purpose.PHOTO}')"
)
# the newest answer is a no, or a yes that was withdrawn
_PHOTO_REFUSED = (
    "coalesce((SELECT c.answer = 'no' OR c.withdrawn_on IS NOT NULL FROM consents AS c"
    f" WHERE c.person_id = p.id AND c.purpose = '{Purpose.PHOTO}'"
    " ORDER BY c.given_on DESC, c.id DESC LIMIT 1), FALSE)"
)
_INCOMPLETE = f"({_NO_GROUP} OR {_PHOTO_NOT_ASKED})"
_SHOWN = {
    PeopleShown.ACTIVE: _SEEN,
    PeopleShown.VOLUNTEERS: f"{_SEEN} AND {_VOLUNTEER}",
    PeopleShown.INCOMPLETE: f"{_SEEN} AND {_INCOMPLETE}",
    PeopleShown.ARCHIVED: _PUT_AWAY,
}

# rows in tables beside are looked up for the people of the page alone
_PAGE = """
WITH page AS MATERIALIZED (
    SELECT p.id, p.first_name, p.last_name, p.sort_key, p.group_id, p.age_band_id, p.birth_year,
        p.phone, p.archived_on, {no_group} AS no_group, {no_photo} AS no_photo,
        {refused} AS refused
    FROM people AS p WHERE {where} AND (p.sort_key, p.id) > (:key, :after)
    ORDER BY p.sort_key, p.id LIMIT :limit),
came AS (
    SELECT a.person_id, count(DISTINCT a.event_id) AS events, count(*) AS visits
    FROM page CROSS JOIN attendances AS a ON a.person_id = page.id AND a.present = 1
    CROSS JOIN events AS e ON e.id = a.event_id
    WHERE e.status = 'held' AND e.local_day BETWEEN :year_first AND :year_last
    GROUP BY a.person_id),
helped AS (
    SELECT v.person_id, sum(v.minutes) AS minutes
    FROM page CROSS JOIN volunteer_entries AS v ON v.person_id = page.id
    WHERE v.state = 'accepted' AND v.local_day BETWEEN :first AND :last GROUP BY v.person_id),
roled AS (
    SELECT r.person_id, group_concat(r.role) AS roles
    FROM page CROSS JOIN person_roles AS r ON r.person_id = page.id GROUP BY r.person_id)
SELECT page.id, trim(page.last_name || ' ' || page.first_name), page.sort_key, page.group_id,
    g.name_lv, g.name_en, coalesce(b.label, ''), page.birth_year, page.phone, page.archived_on,
    page.no_group, page.no_photo, coalesce(roled.roles, ''), coalesce(came.events, 0),
    coalesce(came.visits, 0), coalesce(helped.minutes, 0), page.refused
FROM page JOIN groups AS g ON g.id = page.group_id
LEFT JOIN age_bands AS b ON b.id = page.age_band_id
LEFT JOIN came ON came.person_id = page.id
LEFT JOIN helped ON helped.person_id = page.id
LEFT JOIN roled ON roled.person_id = page.id
ORDER BY page.sort_key, page.id
"""


def people_page(
    connection: Any,
    wanted: PeopleFilter,
    today: date,
    *,
    after: tuple[str, int] = ("", 0),
    limit: int = 100,
) -> list[PersonRow]:
    """People in Latvian order, surname first: those after the `key` of the last row seen."""
    where, values = _condition(wanted)
    month = Month.of(today).period
    values |= {
        "key": after[0],
        "after": after[1],
        "limit": limit,
        "year_first": date(today.year, 1, 1).isoformat(),
        "year_last": date(today.year, 12, 31).isoformat(),
        "first": month.first.isoformat(),
        "last": month.last.isoformat(),
    }
    sql = _PAGE.format(
        where=where, no_group=_NO_GROUP, no_photo=_PHOTO_NOT_ASKED, refused=_PHOTO_REFUSED
    )
    return [_row(row) for row in connection.execute(sql, values)]


def _row(row: Any) -> PersonRow:
    row_id, name, key, group_id, lv, en, band, born, phone, put_away, *others = row
    no_group, no_photo, roles, events, visits, minutes, refused = others
    return PersonRow(
        id=row_id,
        name=name,
        sort_key=key,
        group_id=group_id,
        group=Both(lv, en),
        age_band=band,
        birth_year=born,
        phone=phone,
        roles=roles_of(roles),
        gaps=gaps_of(no_group, no_photo),
        events=events,
        visits=visits,
        minutes=minutes,
        refuses_photos=bool(refused),
        archived_on=date.fromisoformat(put_away) if put_away else None,
    )


def roles_of(listed: str) -> frozenset[Role]:
    """Roles listed with commas."""
    return frozenset(Role(role) for role in listed.split(",") if role)


def gaps_of(no_group: int, no_photo: int) -> frozenset[Gap]:
    """What a card lacks."""
    lacking = {Gap.GROUP: no_group, Gap.PHOTO: no_photo}
    return frozenset(gap for gap, lacks in lacking.items() if lacks)


def gaps_on(connection: Any, person_id: int) -> frozenset[Gap]:
    """What one card lacks."""
    row = connection.execute(
        f"SELECT {_NO_GROUP}, {_PHOTO_NOT_ASKED} FROM people AS p WHERE p.id = ?", (person_id,)
    ).fetchone()
    return gaps_of(*row)


def is_volunteer(connection: Any, person_id: int) -> bool:
    """Whether a person has the role, or accepted hours."""
    sql = f"SELECT {_VOLUNTEER} FROM people AS p WHERE p.id = ?"
    return bool(connection.execute(sql, (person_id,)).fetchone()[0])


def people_counted(connection: Any, wanted: PeopleFilter) -> int:
    """How many people a filter shows."""
    where, values = _condition(wanted)
    row = connection.execute(f"SELECT count(*) FROM people AS p WHERE {where}", values).fetchone()
    return int(row[0])


def people_counts(connection: Any, centre_id: int | None = None) -> PeopleCounts:
    """How many cards each filter would show, of a centre or of all."""
    where, values = _condition(PeopleFilter(centre_id=centre_id))
    active, volunteers, incomplete = connection.execute(
        f"SELECT count(*), coalesce(sum({_VOLUNTEER}), 0), coalesce(sum({_INCOMPLETE}), 0)"
        f" FROM people AS p WHERE {where}",
        values,
    ).fetchone()
    by_group = connection.execute(
        f"SELECT p.group_id, count(*) FROM people AS p WHERE {where} GROUP BY p.group_id", values
    )
    away = PeopleFilter(PeopleShown.ARCHIVED, centre_id=centre_id)
    return PeopleCounts(
        active, volunteers, incomplete, people_counted(connection, away), dict(by_group.fetchall())
    )


def _condition(wanted: PeopleFilter) -> tuple[str, dict[str, Any]]:
    """The condition of a filter and its values."""
    parts, values = [_SHOWN[wanted.shown]], dict[str, Any]()
    if wanted.centre_id is not None:
        parts.append("p.centre_id = :centre")
        values["centre"] = wanted.centre_id
    if wanted.group_id is not None:
        parts.append("p.group_id = :group")
        values["group"] = wanted.group_id
    typed = wanted.typed.strip()
    digits = "".join(letter for letter in typed if letter in "0123456789")
    if len(digits) >= 3 and _PHONE.fullmatch(typed):
        spaces = "replace(replace(replace(p.phone, ' ', ''), '-', ''), '\u00a0', '')"
        parts.append(f"instr({spaces}, :digits) > 0")
        values["digits"] = digits
    elif typed:
        words = matching_words(typed)
        parts.append(
            "p.id IN (SELECT rowid FROM people_search WHERE people_search MATCH :words)"
            if words
            else "FALSE"
        )
        values["words"] = words
    return " AND ".join(parts), values
