"""Verbs of sign-ups beforehand: a place, the waiting list, taken back, came or not.

Capacity is never a wall: whoever signs up over it is signed up, and the answer says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.event_details import Room
from krc_desktop.model.events import Signup, SignupStatus
from krc_desktop.model.signups import SignupRow, Turnout
from krc_desktop.operations import attendance, people, presence
from krc_desktop.operations.change import Change, Verb, Work, doing
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.signups import signup_list


@dataclass(frozen=True)
class SignedUp:
    """A sign-up that was made, whose it is, and how the places stand with it (OVER: a warning)."""

    change: Change
    person_id: int
    room: Room


@dataclass(frozen=True)
class TakenBack:
    """A sign-up that was taken back, and who waits first for the place that it left, if any."""

    change: Change
    proposed: SignupRow | None


def sign_up(file: CentreFile, *, event_id: int, person_id: int, waits: bool = False) -> SignedUp:
    """Give a person a place, or put them last on the waiting list (`waits`).

    Raises BrokenRule (SIGNED_UP_ALREADY); whoever took it back before begins anew at the end.
    """
    wanted = SignupStatus.WAITING if waits else SignupStatus.REGISTERED
    with doing(file, Verb.SIGN_UP) as work:
        work.about("events", event_id)
        person = file.people.get(person_id)
        if person.erased_on is not None:
            raise BrokenRule(Rule.NOT_FOUND, what="people")
        known = file.events.signups.find_one("event_id = ? AND person_id = ?", event_id, person_id)
        if known is not None and known.status is wanted:
            raise BrokenRule(Rule.SIGNED_UP_ALREADY, person=person.name)
        made = Signup(
            id=known.id if known else 0,
            event_id=event_id,
            person_id=person_id,
            status=wanted,
            made_at=file.clock.now(),
        )
        if known is None:
            file.events.signups.add(made)
        else:
            file.events.signups.remove(known.id)
            file.events.signups.add(replace(made, id=0))
        room = signup_list(file, event_id).room
    return SignedUp(work.change, person_id, room)


def sign_up_new(
    file: CentreFile,
    *,
    event_id: int,
    typed: str,
    waits: bool = False,
    group_id: int | None = None,
) -> SignedUp:
    """Make a card from a name typed as people say it, and sign the person up, in one step."""
    with doing(file, Verb.SIGN_UP) as work:
        work.about("events", event_id)
        added = people.add_person_from_line(
            file, centre_id=file.events.get(event_id).centre_id, line=typed, group_id=group_id
        )
        made = sign_up(file, event_id=event_id, person_id=added.row_id or 0, waits=waits)
    return replace(made, change=work.change)


def cancel_sign_up(file: CentreFile, *, event_id: int, person_id: int) -> TakenBack:
    """Take a sign-up back. Whoever waits first is proposed, never moved: they are asked first."""
    with doing(file, Verb.CANCEL_SIGN_UP) as work:
        _set(work, event_id, person_id, SignupStatus.CANCELLED)
        proposed = signup_list(file, event_id).proposed
    return TakenBack(work.change, proposed)


def take_from_waiting(file: CentreFile, *, event_id: int, person_id: int) -> SignedUp:
    """Give somebody who waits a place; the answer says how the places stand then."""
    with doing(file, Verb.TAKE_FROM_WAITING) as work:
        _set(work, event_id, person_id, SignupStatus.REGISTERED)
        room = signup_list(file, event_id).room
    return SignedUp(work.change, person_id, room)


def _set(work: Work, event_id: int, person_id: int, status: SignupStatus) -> None:
    work.about("events", event_id)
    shelf = work.file.events.signups
    known = shelf.find_one("event_id = ? AND person_id = ?", event_id, person_id)
    if known is None:
        raise BrokenRule(Rule.NOT_FOUND, what="signups")
    shelf.change(replace(known, status=status))


def mark_present(
    file: CentreFile,
    *,
    event_id: int,
    people_ids: Iterable[int] | None = None,
    day: date | None = None,
) -> Change:
    """Write down that those signed up came (None: all who have a place), in one step."""
    with doing(file, Verb.MARK_PRESENT) as work:
        work.about("events", event_id)
        for person_id in _whom(file, event_id, people_ids):
            presence.add_visitor(file, event_id=event_id, person_id=person_id, day=day)
    return work.change


def mark_absent(
    file: CentreFile,
    *,
    event_id: int,
    people_ids: Iterable[int] | None = None,
    day: date | None = None,
) -> Change:
    """Write down that those signed up did not come (None: all who are not listed as present)."""
    with doing(file, Verb.MARK_ABSENT) as work:
        work.about("events", event_id)
        came = {
            row.person_id
            for row in signup_list(file, event_id).registered
            if row.turnout is Turnout.CAME
        }
        for person_id in _whom(file, event_id, people_ids):
            if people_ids is None and person_id in came:
                continue
            attendance.record_attendance(
                file, event_id=event_id, person_id=person_id, day=day, present=False
            )
    return work.change


def _whom(file: CentreFile, event_id: int, people_ids: Iterable[int] | None) -> list[int]:
    if people_ids is not None:
        return list(dict.fromkeys(people_ids))
    return [row.person_id for row in signup_list(file, event_id).registered]
