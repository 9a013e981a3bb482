"""The sign-ups of an event as its page shows them."""

from __future__ import annotations

from krc_desktop.model.events import EventStatus, SignupStatus
from krc_desktop.model.reports import Both
from krc_desktop.model.signups import SignupList, SignupRow, turnout_of
from krc_desktop.store.centre_file import CentreFile

_TOLD = """
SELECT s.id, trim(p.first_name || ' ' || p.last_name), g.name_lv, g.name_en, p.phone,
    (SELECT max(a.present) FROM attendances AS a
     WHERE a.person_id = s.person_id AND a.event_id = s.event_id)
FROM signups AS s JOIN people AS p ON p.id = s.person_id JOIN groups AS g ON g.id = p.group_id
WHERE s.event_id = ?
"""


def signup_list(file: CentreFile, event_id: int) -> SignupList:
    """Who signed up for an event, who waits, who took it back. Raises BrokenRule (NOT_FOUND)."""
    event = file.events.get(event_id)
    is_over = event.status is EventStatus.HELD and event.ends_at <= file.clock.now()
    told = {row[0]: row[1:] for row in file.connection.execute(_TOLD, (event_id,))}
    rows: dict[SignupStatus, list[SignupRow]] = {status: [] for status in SignupStatus}
    for signup in file.events.signups.find("event_id = ? ORDER BY made_at, id", event_id):
        name, group_lv, group_en, phone, present = told[signup.id]
        alike = rows[signup.status]
        alike.append(
            SignupRow(
                signup=signup,
                name=name,
                group=Both(group_lv, group_en),
                phone=phone,
                turnout=turnout_of(
                    signup.status, came=present == 1, listed_absent=present == 0, is_over=is_over
                ),
                place=len(alike) + 1,
            )
        )
    return SignupList(
        event_id=event_id,
        capacity=event.capacity,
        registered=tuple(rows[SignupStatus.REGISTERED]),
        waiting=tuple(rows[SignupStatus.WAITING]),
        cancelled=tuple(rows[SignupStatus.CANCELLED]),
    )
