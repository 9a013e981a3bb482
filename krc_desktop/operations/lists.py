"""Verbs of the lists that a centre keeps itself: groups and kinds of events.

What was used is archived and keeps its past; only what was never used can be removed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from krc_desktop import clock
from krc_desktop.alphabet import folded
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.fields import checked
from krc_desktop.model.people import OTHERS
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.people import add_group
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.lists import is_group_used, people_of_group
from krc_desktop.store.rows import Shelf

_CODE_LETTERS = 3


def add_group_called(
    file: CentreFile, *, name_lv: str, name_en: str = "", numbers_only: bool = False
) -> Change:
    """Add a group by its name; its short code is made from the name's letters."""
    return add_group(
        file,
        code=_free_code(file, name_lv),
        name_lv=name_lv,
        name_en=name_en,
        numbers_only=numbers_only,
    )


def _free_code(file: CentreFile, name: str) -> str:
    """Three letters of a name, with a number where they are taken: JAU, JAU2."""
    letters = "".join(c for c in folded(name) if c.isascii() and c.isalpha())
    wanted = (letters[:_CODE_LETTERS] or "g").upper()
    taken = {group.code.upper() for group in file.people.groups.all()}
    tries = (wanted if n == 1 else f"{wanted}{n}" for n in range(1, len(taken) + 2))
    return next(code for code in tries if code not in taken)


def set_numbers_only(file: CentreFile, *, group_id: int, numbers_only: bool) -> Change:
    """Say that a group is only counted; refused while named people have it or ever had it."""
    with doing(file, Verb.CHANGE_GROUP) as work:
        group = file.people.groups.get(group_id)
        if numbers_only and not group.numbers_only:
            people = people_of_group(file.connection, group_id)
            if people:
                raise BrokenRule(Rule.GROUP_HAS_PEOPLE, group=group.name_lv, people=people)
        file.people.groups.change(replace(group, numbers_only=numbers_only))
        work.about("groups", group_id)
    return work.change


def archive_group(file: CentreFile, *, group_id: int) -> Change:
    """Take a group out of use; its past stays. The group of the others is always in use."""
    with doing(file, Verb.ARCHIVE_GROUP) as work:
        if file.people.groups.get(group_id).code == OTHERS:
            raise BrokenRule(Rule.STILL_IN_USE)
        _archive(file.people.groups, group_id, clock.today(file.clock))
        work.about("groups", group_id)
    return work.change


def restore_group(file: CentreFile, *, group_id: int) -> Change:
    """Take an archived group into use again."""
    with doing(file, Verb.RESTORE_GROUP) as work:
        _archive(file.people.groups, group_id, None)
        work.about("groups", group_id)
    return work.change


def remove_group(file: CentreFile, *, group_id: int) -> Change:
    """Remove a group that was never used; one that was is refused (archive it instead)."""
    with doing(file, Verb.REMOVE_GROUP) as work:
        group = file.people.groups.get(group_id)
        if group.code == OTHERS or is_group_used(file.connection, group_id):
            raise BrokenRule(Rule.STILL_IN_USE)
        work.about("groups", group_id)
        file.people.groups.remove(group_id)
    return work.change


def order_groups(file: CentreFile, *, group_ids: Sequence[int]) -> Change:
    """Put groups in an order; those not named follow as they were."""
    with doing(file, Verb.ORDER_GROUPS) as work:
        _order(file.people.groups, group_ids)
        work.about("groups", group_ids[0])
    return work.change


def change_event_kind(file: CentreFile, *, kind_id: int, **changes: Any) -> Change:
    """Rename a kind of event; events of that kind keep it."""
    with doing(file, Verb.CHANGE_EVENT_KIND) as work:
        kind = checked(replace(file.events.kinds.get(kind_id), **changes))
        file.events.kinds.change(kind)
        work.about("event_kinds", kind_id)
    return work.change


def archive_event_kind(file: CentreFile, *, kind_id: int) -> Change:
    """Take a kind of event out of use; its past stays."""
    with doing(file, Verb.ARCHIVE_EVENT_KIND) as work:
        _archive(file.events.kinds, kind_id, clock.today(file.clock))
        work.about("event_kinds", kind_id)
    return work.change


def restore_event_kind(file: CentreFile, *, kind_id: int) -> Change:
    """Take an archived kind of event into use again."""
    with doing(file, Verb.RESTORE_EVENT_KIND) as work:
        _archive(file.events.kinds, kind_id, None)
        work.about("event_kinds", kind_id)
    return work.change


def remove_event_kind(file: CentreFile, *, kind_id: int) -> Change:
    """Remove a kind that no event has; one that has is refused (archive it instead)."""
    with doing(file, Verb.REMOVE_EVENT_KIND) as work:
        file.events.kinds.get(kind_id)
        if file.events.count("kind_id = ?", kind_id):
            raise BrokenRule(Rule.STILL_IN_USE)
        work.about("event_kinds", kind_id)
        file.events.kinds.remove(kind_id)
    return work.change


def order_event_kinds(file: CentreFile, *, kind_ids: Sequence[int]) -> Change:
    """Put kinds of events in an order; those not named follow as they were."""
    with doing(file, Verb.ORDER_EVENT_KINDS) as work:
        _order(file.events.kinds, kind_ids)
        work.about("event_kinds", kind_ids[0])
    return work.change


def _archive(shelf: Shelf[Any], row_id: int, day: date | None) -> None:
    row = shelf.get(row_id)
    if (row.archived_on is None) != (day is None):
        shelf.change(replace(row, archived_on=day))


def _order(shelf: Shelf[Any], wanted: Sequence[int]) -> None:
    put_in_order(shelf, list(shelf.find("TRUE ORDER BY position, id")), wanted)


def put_in_order(shelf: Shelf[Any], rows: Sequence[Any], wanted: Sequence[int]) -> None:
    """Write the positions of the rows, those wanted first; only what changes is written."""
    known = {row.id: row for row in rows}
    if not wanted or not known.keys() >= set(wanted):
        raise BrokenRule(Rule.NOT_FOUND, what=shelf.table)
    order = [*dict.fromkeys(wanted), *(row_id for row_id in known if row_id not in wanted)]
    for position, row_id in enumerate(order):
        if known[row_id].position != position:
            shelf.change(replace(known[row_id], position=position))
