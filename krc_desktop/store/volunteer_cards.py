"""What a volunteer's card reads beside agreements: hours since ever, certificates given out."""

from __future__ import annotations

from datetime import date

from krc_desktop.model.volunteers import Agreement, Certificate
from krc_desktop.periods import Period
from krc_desktop.store.centre_file import CentreFile


def minutes_of(file: CentreFile, centre_id: int, person_id: int) -> int:
    """A person's accepted minutes at a centre since ever."""
    row = file.connection.execute(
        "SELECT coalesce(sum(minutes), 0) FROM volunteer_entries"
        " WHERE centre_id = ? AND person_id = ? AND state = 'accepted'",
        (centre_id, person_id),
    ).fetchone()
    return int(row[0])


def certificates_of(file: CentreFile, centre_id: int, person_id: int) -> list[Certificate]:
    """A person's certificates from a centre, newest first."""
    return list(
        file.volunteers.certificates.find(
            "centre_id = ? AND person_id = ? ORDER BY id DESC", centre_id, person_id
        )
    )


def newest_agreement(file: CentreFile, centre_id: int) -> Agreement | None:
    """The agreement that a centre made last; None where it has none."""
    return file.volunteers.agreements.find_one("centre_id = ? ORDER BY id DESC", centre_id)


def span_of(file: CentreFile, centre_id: int, person_id: int) -> Period | None:
    """From a person's first accepted hours at a centre to their last; None without any."""
    first, last = file.connection.execute(
        "SELECT min(local_day), max(local_day) FROM volunteer_entries"
        " WHERE centre_id = ? AND person_id = ? AND state = 'accepted'",
        (centre_id, person_id),
    ).fetchone()
    return Period(date.fromisoformat(first), date.fromisoformat(last)) if first else None
