"""What a printed sign-in sheet reads from the file."""

from __future__ import annotations

from collections.abc import Sequence

from krc_desktop.model.reports import Both
from krc_desktop.model.sheet_papers import SheetPerson
from krc_desktop.store.centre_file import CentreFile

_PEOPLE = """
SELECT trim(p.first_name || ' ' || p.last_name), p.group_id,
    coalesce(m.name_lv, ''), coalesce(m.name_en, '')
FROM people AS p LEFT JOIN municipalities AS m ON m.id = p.municipality_id
WHERE p.id IN ({ids}) AND p.erased_on IS NULL ORDER BY p.sort_key, p.id
"""
_MOST = 500


def printed_people(file: CentreFile, ids: Sequence[int]) -> tuple[SheetPerson, ...]:
    """People as a sheet prints them, by surname; at most 500."""
    wanted = list(dict.fromkeys(ids))[:_MOST]
    marks = ", ".join("?" for _ in wanted)
    rows = file.connection.execute(_PEOPLE.format(ids=marks), wanted)
    return tuple(SheetPerson(row[0], row[1], Both(row[2], row[3])) for row in rows)


def signed_up(file: CentreFile, event_id: int) -> list[int]:
    """The people who have a place at an event, in the order in which they signed up."""
    where = "event_id = ? AND status = 'registered' ORDER BY made_at, id"
    return [signup.person_id for signup in file.events.signups.find(where, event_id)]


def line_codes(file: CentreFile, event_id: int) -> tuple[str, ...]:
    """The codes of the activity lines on which an event sits."""
    rows = file.connection.execute(
        "SELECT l.code FROM event_lines AS e JOIN activity_lines AS l ON l.id = e.line_id"
        " WHERE e.event_id = ? ORDER BY e.project_id",
        (event_id,),
    )
    return tuple(row[0] for row in rows)


def next_number(file: CentreFile, event_id: int) -> int:
    """The number of an event's next sheet."""
    row = file.connection.execute(
        "SELECT coalesce(max(number), 0) + 1 FROM sheets WHERE event_id = ?", (event_id,)
    ).fetchone()
    return int(row[0])
