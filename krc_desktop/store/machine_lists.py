"""The machines of a centre as a list with the worst of each, and the things it has lent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from krc_desktop import clock
from krc_desktop.model.equipment import Equipment, EquipmentKind, Risk
from krc_desktop.model.machine_cards import (
    EXPIRING_DAYS,
    Doing,
    LoanLine,
    MachineRow,
    Mark,
    Now,
)
from krc_desktop.model.reports import Both
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.machine_states import coming_bookings, machines_now
from krc_desktop.store.maintenance import plans_of_centre

_RISKS = list(Risk)
_KINDS = list(EquipmentKind)
_RECENTLY = timedelta(days=EXPIRING_DAYS)

# the last induction of each person: lapsed lately, or lapsed and booked all the same; expiring
_INDUCTIONS = """
SELECT m.id, l.valid_until < :today, count(*)
FROM equipment AS m CROSS JOIN (
    SELECT i.equipment_id, i.person_id, max(i.valid_until) AS valid_until
    FROM inductions AS i JOIN people AS p ON p.id = i.person_id
    WHERE p.archived_on IS NULL AND p.erased_on IS NULL
    GROUP BY i.equipment_id, i.person_id) AS l ON l.equipment_id = m.id
WHERE m.centre_id = :centre AND l.valid_until <= :soon
  AND (l.valid_until >= :since OR EXISTS (
    SELECT 1 FROM bookings AS b WHERE b.equipment_id = m.id AND b.person_id = l.person_id
    AND b.status = 'booked' AND b.starts_at > :now))
GROUP BY 1, 2
"""
_LOANS = """
SELECT l.id, coalesce(nullif(trim(p.first_name || ' ' || p.last_name), ''), o.name, ''),
    m.name_lv, m.name_en
FROM loans AS l LEFT JOIN people AS p ON p.id = l.person_id
LEFT JOIN organisations AS o ON o.id = l.organisation_id
LEFT JOIN equipment AS m ON m.id = l.equipment_id
WHERE l.centre_id = ? AND {which} ORDER BY {order} LIMIT ?
"""


def machine_rows(file: CentreFile, centre_id: int, *, retired: bool = False) -> list[MachineRow]:
    """The machines of a centre by risk, those in use or those put away, with the worst of each."""
    now = file.clock.now()
    today = clock.local_day(now)
    where = "centre_id = ? AND coalesce(retired_on <= ?, FALSE) = ? ORDER BY name_lv, id"
    machines = list(file.equipment.find(where, centre_id, today.isoformat(), int(retired)))
    machines.sort(key=lambda one: (_RISKS.index(one.risk), _KINDS.index(one.kind)))
    nows = machines_now(file.connection, centre_id, machines, now)
    coming = coming_bookings(file.connection, centre_id, now)
    marks = _marks(file, centre_id, now, today)
    rows = []
    for machine in machines:
        state, ahead = nows[machine.id], coming.get(machine.id)
        mark, about = _worst(machine, state, marks)
        rows.append(
            MachineRow(
                machine=machine,
                now=state,
                mark=mark,
                about=about,
                next_at=ahead.starts_at if ahead else None,
                next_who=ahead.who if ahead else "",
            )
        )
    return rows


def _worst(
    machine: Equipment, state: Now, marks: Mapping[int, tuple[Mark, str]]
) -> tuple[Mark, str]:
    if state.doing is Doing.OUT:
        return Mark.OUT, state.reason
    if state.doing is Doing.RETIRED:
        return Mark.FINE, ""
    return marks.get(machine.id, (Mark.FINE, ""))


def _marks(
    file: CentreFile, centre_id: int, now: datetime, today: date
) -> dict[int, tuple[Mark, str]]:
    """The worst of maintenance and inductions, by machine."""
    found: dict[int, tuple[Mark, str]] = {}
    told = [
        (plan.plan.equipment_id, plan.mark, plan.plan.what)
        for plan in plans_of_centre(file.connection, centre_id, today)
    ]
    told += _induction_marks(file.connection, centre_id, now, today)
    for machine, mark, about in told:
        if mark > found.get(machine, (Mark.FINE, ""))[0]:
            found[machine] = (mark, about)
    return found


def _induction_marks(
    connection: Any, centre_id: int, now: datetime, today: date
) -> list[tuple[int, Mark, str]]:
    values = {
        "centre": centre_id,
        "today": today.isoformat(),
        "soon": (today + _RECENTLY).isoformat(),
        "since": (today - _RECENTLY).isoformat(),
        "now": clock.seconds_of(now),
    }
    return [
        (machine, Mark.LAPSED if lapsed else Mark.SOON, "")
        for machine, lapsed, _ in connection.execute(_INDUCTIONS, values)
    ]


# -- loans -------------------------------------------------------------------------------------


def loans_out(file: CentreFile, centre_id: int, *, most: int = 200) -> list[LoanLine]:
    """What is out, the longest overdue first; then what is due, then what has no day."""
    order = "l.due_on IS NULL, l.due_on, l.out_on, l.id"
    return _loans(file, centre_id, "l.back_on IS NULL", order, most)


def loans_back(file: CentreFile, centre_id: int, *, most: int = 20) -> list[LoanLine]:
    """What came back last."""
    order = "l.back_on DESC, l.id DESC"
    return _loans(file, centre_id, "l.back_on IS NOT NULL", order, most)


def _loans(file: CentreFile, centre_id: int, which: str, order: str, most: int) -> list[LoanLine]:
    sql = _LOANS.format(which=which, order=order)
    rows = file.connection.execute(sql, (centre_id, most)).fetchall()
    loans = file.equipment.loans.by_ids(row[0] for row in rows)
    today = clock.today(file.clock)
    found = []
    for loan_id, who, name_lv, name_en in rows:
        loan = loans[loan_id]
        is_overdue = loan.back_on is None and loan.due_on is not None and loan.due_on < today
        machine = Both(name_lv, name_en) if name_lv else None
        found.append(LoanLine(loan, who, machine, is_overdue))
    return found
