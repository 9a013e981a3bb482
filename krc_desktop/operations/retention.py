"""How long names are kept: spans by category, who is due, who is kept longer and why.

Nothing is ever erased by itself: a list is shown once a month, and somebody confirms it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.fields import checked
from krc_desktop.model.retention import (
    DEFAULT_MONTHS,
    DuePerson,
    HeldPerson,
    RetentionCategory,
    RetentionHold,
    RetentionRule,
)
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.erasures import Erased, erase_people
from krc_desktop.store import retention
from krc_desktop.store.centre_file import CentreFile


def retention_months(file: CentreFile) -> dict[RetentionCategory, int]:
    """For how many months each category is kept: the file's own spans, else the proposed ones."""
    own = {rule.category: rule.months for rule in file.people.retention_rules.all()}
    return {category: own.get(category, months) for category, months in DEFAULT_MONTHS.items()}


def set_retention(file: CentreFile, *, category: RetentionCategory, months: int) -> Change:
    """Set for how many months a category is kept (1 to 240)."""
    with doing(file, Verb.SET_RETENTION) as work:
        shelf = file.people.retention_rules
        known = shelf.find_one("category = ?", category.value)
        wanted = checked(RetentionRule(category=category, months=months))
        if known is None:
            known = shelf.add(wanted)
        else:
            shelf.change(replace(known, months=months))
        work.about("retention_rules", known.id)
    return work.change


def due_people(file: CentreFile, *, centre_id: int | None = None) -> list[DuePerson]:
    """Those whose time is over today, with the reason; of a centre's cards or of all.

    Not due: who has a loan out, pieces waiting, a running agreement, or looks after a child who is
    not due. A second at 20,000 people: not for every click.
    """
    with file.reading():
        today = clock.today(file.clock)
        return retention.people_due(file.connection, retention_months(file), today, centre_id)


def held_people(file: CentreFile) -> list[HeldPerson]:
    """Those kept beyond their time, until when and why."""
    return retention.people_held(file.connection, clock.today(file.clock))


def erase_due(file: CentreFile, *, people: Collection[int], texts: bool = True) -> Erased:
    """Erase the people of the list that was confirmed, all or none; figures stay."""
    return erase_people(file, people=people, texts=texts)


def keep_person(file: CentreFile, *, person_id: int, until: date, reason: str) -> Change:
    """Keep somebody until a day although they are due, and why; a later word replaces it."""
    if until <= clock.today(file.clock):
        raise BrokenRule(Rule.KEPT_UNTIL_PAST, until=until)
    with doing(file, Verb.KEEP_PERSON) as work:
        if file.people.get(person_id).erased_on is not None:
            raise BrokenRule(Rule.PERSON_ERASED)
        hold = checked(RetentionHold(person_id=person_id, until=until, reason=reason))
        known = file.people.retention_holds.find_one("person_id = ?", person_id)
        if known is None:
            file.people.retention_holds.add(hold)
        else:
            file.people.retention_holds.change(replace(hold, id=known.id, uid=known.uid))
        work.about("people", person_id)
    return work.change


def end_keeping(file: CentreFile, *, person_id: int) -> Change:
    """Keep somebody no longer than usual."""
    with doing(file, Verb.END_KEEPING) as work:
        for hold in list(file.people.retention_holds.find("person_id = ?", person_id)):
            file.people.retention_holds.remove(hold.id)
        work.about("people", person_id)
    return work.change
