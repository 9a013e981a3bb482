"""Sign-in sheets with their lines, as the entry screen shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from krc_desktop.model.events import Event, Sheet
from krc_desktop.model.people import Answer
from krc_desktop.model.reports import Both
from krc_desktop.model.sheets import (
    CardFound,
    EnteredLine,
    LineOutcome,
    SheetInList,
    SheetLine,
    SheetView,
    Stated,
    balance,
)
from krc_desktop.store.centre_file import CentreFile

# a person's group is the one frozen on the event's list; another's is the line's own
_LINES = """
SELECT l.id, trim(p.first_name || ' ' || p.last_name), p.erased_on IS NOT NULL,
    coalesce((SELECT a.group_id FROM attendances AS a WHERE a.event_id = s.event_id
        AND a.person_id = l.person_id ORDER BY a.present DESC, a.id LIMIT 1), l.group_id),
    c.answer, c.withdrawn_on,
    EXISTS (SELECT 1 FROM volunteer_entries AS v WHERE v.event_id = s.event_id
        AND v.person_id = l.person_id AND v.state = 'accepted')
FROM sheet_lines AS l JOIN sheets AS s ON s.id = l.sheet_id
LEFT JOIN people AS p ON p.id = l.person_id LEFT JOIN consents AS c ON c.id = l.consent_id
WHERE l.sheet_id = ?
"""
_MARKS = """
SELECT m.line_id, d.local_day, m.listed_before,
    m.headcount_id IS NULL AND l.person_id IS NOT NULL AND l.outcome = 'person' AND NOT EXISTS (
        SELECT 1 FROM attendances AS a WHERE a.event_day_id = m.event_day_id
            AND a.person_id = l.person_id AND a.present = 1)
FROM sheet_lines AS l JOIN sheet_marks AS m ON m.line_id = l.id
JOIN event_days AS d ON d.id = m.event_day_id
WHERE l.sheet_id = ? ORDER BY d.local_day
"""
_ELSEWHERE = """
SELECT l.id, s.number, other.line FROM sheet_lines AS l
JOIN sheets AS own ON own.id = l.sheet_id
JOIN sheets AS s ON s.event_id = own.event_id AND s.id <> own.id
JOIN sheet_lines AS other ON other.sheet_id = s.id AND other.person_id = l.person_id
WHERE l.sheet_id = ? AND l.outcome = 'person' AND other.outcome = 'person'
ORDER BY s.number DESC
"""
# people only counted, those of illegible lines left out: they stand on a line
_COUNTED = """
SELECT coalesce(sum(h.people), 0) - (SELECT count(*) FROM sheet_marks AS m
    JOIN sheet_lines AS l ON l.id = m.line_id JOIN sheets AS s ON s.id = l.sheet_id
    WHERE s.event_id = ?1 AND m.headcount_id IS NOT NULL)
FROM headcounts AS h WHERE h.event_id = ?1
"""


def sheet_view(file: CentreFile, sheet_id: int) -> SheetView:
    """A sheet with its lines in their order. Raises BrokenRule (NOT_FOUND)."""
    sheet = file.events.sheets.get(sheet_id)
    event = file.events.get(sheet.event_id)
    lines = lines_of(file, sheet_id)
    days = [day for day in file.events.days_of(event.id) if sheet.event_day_id in (None, day.id)]
    sheets = list(file.events.sheets.find("event_id = ?", event.id))
    return SheetView(
        sheet=sheet,
        event=event,
        code=event.outside_id or f"P-{event.id}",
        of=len(sheets),
        days=tuple(days),
        lines=tuple(_entered(file, sheet_id, lines)),
        balance=balance(sheet, lines),
        counted=Stated(_counted(file, event), _sum(one.stated_counted for one in sheets)),
        volunteers=Stated(_helpers(file, event), _sum(one.stated_volunteers for one in sheets)),
    )


def sheets_of(file: CentreFile, event_id: int) -> list[SheetInList]:
    """The sheets of an event by number, each with how it stands."""
    return [
        SheetInList(sheet=sheet, balance=balance(sheet, lines_of(file, sheet.id)))
        for sheet in list(file.events.sheets.find("event_id = ? ORDER BY number", event_id))
    ]


def lines_of(file: CentreFile, sheet_id: int) -> list[SheetLine]:
    """The lines of a sheet in their order."""
    return list(file.events.sheet_lines.find("sheet_id = ? ORDER BY line", sheet_id))


def sheet_numbered(file: CentreFile, event_uid: str, number: int) -> Sheet | None:
    """The sheet that a code read by a camera means; None where it was not recorded."""
    event = file.events.find_one("uid = ?", event_uid)
    if event is None:
        return None
    return file.events.sheets.find_one("event_id = ? AND number = ?", event.id, number)


def claimed_elsewhere(file: CentreFile, line: SheetLine, day_id: int) -> int | None:
    """The mark of another sheet's line that says the same of the same person and day."""
    row = file.connection.execute(
        "SELECT m.id FROM sheet_lines AS l JOIN sheet_marks AS m ON m.line_id = l.id"
        " WHERE l.person_id = ? AND l.id <> ? AND l.outcome = 'person' AND m.event_day_id = ?"
        " ORDER BY m.id LIMIT 1",
        (line.person_id, line.id, day_id),
    ).fetchone()
    return int(row[0]) if row else None


def headcount_of_sheet(
    file: CentreFile, sheet_id: int, event_day_id: int, group_id: int | None
) -> int | None:
    """The head-count line in which a sheet's illegible lines of a day and group count."""
    row = file.connection.execute(
        "SELECT h.id FROM sheet_lines AS l JOIN sheet_marks AS m ON m.line_id = l.id"
        " JOIN headcounts AS h ON h.id = m.headcount_id"
        " WHERE l.sheet_id = ? AND m.event_day_id = ? AND h.group_id IS ? LIMIT 1",
        (sheet_id, event_day_id, group_id),
    ).fetchone()
    return int(row[0]) if row else None


def sheet_number_of_headcount(file: CentreFile, headcount_id: int) -> int | None:
    """The number of the sheet whose illegible lines a head-count line counts; None: of no sheet."""
    row = file.connection.execute(
        "SELECT s.number FROM sheet_marks AS m JOIN sheet_lines AS l ON l.id = m.line_id"
        " JOIN sheets AS s ON s.id = l.sheet_id WHERE m.headcount_id = ? LIMIT 1",
        (headcount_id,),
    ).fetchone()
    return int(row[0]) if row else None


def _entered(file: CentreFile, sheet_id: int, lines: list[SheetLine]) -> Iterable[EnteredLine]:
    groups = {group.id: Both(group.name_lv, group.name_en) for group in file.people.groups.all()}
    told = {row[0]: row[1:] for row in file.connection.execute(_LINES, (sheet_id,))}
    marks: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in file.connection.execute(_MARKS, (sheet_id,)):
        marks[row[0]].append(row[1:])
    elsewhere = {
        row[0]: (row[1], row[2]) for row in file.connection.execute(_ELSEWHERE, (sheet_id,))
    }
    for line in lines:
        name, erased, group_id, answer, withdrawn, helped = told[line.id]
        of_line = marks[line.id]
        yield EnteredLine(
            line=line,
            name="" if erased or name is None else name,
            group_id=group_id,
            group=groups.get(group_id) if group_id else None,
            card=_card(line),
            photo=Answer(answer) if answer and withdrawn is None else Answer.NOT_ASKED,
            days=tuple(date.fromisoformat(mark[0]) for mark in of_line),
            volunteered=bool(helped),
            elsewhere=elsewhere.get(line.id),
            listed_before=any(mark[1] == "present" for mark in of_line),
            off_list=any(mark[2] for mark in of_line),
        )


def _card(line: SheetLine) -> CardFound:
    if line.outcome is not LineOutcome.PERSON or line.person_id is None:
        return CardFound.NONE
    return CardFound.NEW if line.made_card else CardFound.KNOWN


def _counted(file: CentreFile, event: Event) -> int:
    return int(file.connection.execute(_COUNTED, (event.id,)).fetchone()[0])


def _helpers(file: CentreFile, event: Event) -> int:
    row = file.connection.execute(
        "SELECT count(DISTINCT person_id) FROM volunteer_entries"
        " WHERE event_id = ? AND state = 'accepted'",
        (event.id,),
    ).fetchone()
    return int(row[0])


def _sum(boxes: Iterable[int | None]) -> int | None:
    filled = [box for box in boxes if box is not None]
    return sum(filled) if filled else None
