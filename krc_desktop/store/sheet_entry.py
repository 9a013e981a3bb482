"""Who may be meant by what is typed on a line of a sign-in sheet."""

from __future__ import annotations

from dataclasses import dataclass

from krc_desktop.model.reports import Both
from krc_desktop.model.sheets import SheetView
from krc_desktop.store.centre_file import CentreFile

MOST_PROPOSED = 6

_PEOPLE = """
SELECT p.id, trim(p.last_name || ' ' || p.first_name), p.centre_id, g.name_lv, g.name_en,
    (SELECT count(DISTINCT a.event_id) FROM attendances AS a
     WHERE a.person_id = p.id AND a.present = 1),
    EXISTS (SELECT 1 FROM signups AS s WHERE s.person_id = p.id AND s.event_id = ?1
     AND s.status = 'registered')
    OR EXISTS (SELECT 1 FROM attendances AS a WHERE a.person_id = p.id AND a.event_id = ?1)
FROM people AS p JOIN groups AS g ON g.id = p.group_id
WHERE p.id IN ({ids}) AND p.erased_on IS NULL
"""


@dataclass(frozen=True)
class ProposedSigner:
    """Somebody who may have signed. `events`: how many they came to; `line`: theirs already."""

    person_id: int
    name: str
    group: Both
    events: int
    is_expected: bool
    line: int | None


def proposed_signers(file: CentreFile, view: SheetView, typed: str) -> list[ProposedSigner]:
    """People with such letters in their names: those expected first, those entered already last."""
    ids = file.search.people(typed, limit=4 * MOST_PROPOSED)
    if not ids:
        return []
    marks = ", ".join(str(int(one)) for one in ids)
    rows = file.connection.execute(_PEOPLE.format(ids=marks), (view.event.id,))
    lines = {one.line.person_id: one.line.line for one in view.lines if one.line.person_id}
    found = {row[0]: row for row in rows}
    known = [found[one] for one in ids if one in found]
    known.sort(key=lambda row: (row[0] in lines, not row[6], row[2] != view.event.centre_id))
    return [
        ProposedSigner(
            row[0], row[1], Both(row[3], row[4]), row[5], bool(row[6]), lines.get(row[0])
        )
        for row in known[:MOST_PROPOSED]
    ]
