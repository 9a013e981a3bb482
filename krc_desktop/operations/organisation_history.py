"""Verbs of what organisations gave: rooms, people, things, money in kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.fields import checked
from krc_desktop.model.organisations import Contribution, Gift
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile


def add_contribution(
    file: CentreFile,
    *,
    centre_id: int,
    organisation_id: int,
    kind: Gift,
    day: date,
    **others: Any,
) -> Change:
    """Write down what an organisation gave on a day, at least one of three facts.

    `quantity`: minutes of a room, or people; `cents`: what it is worth in kind; `what`: in words.
    """
    with doing(file, Verb.ADD_CONTRIBUTION) as work:
        gift = Contribution(
            centre_id=centre_id,
            organisation_id=organisation_id,
            kind=kind,
            local_day=day,
            **others,
        )
        added = file.organisations.contributions.add(_acceptable(file, gift))
        work.about("contributions", added.id)
    return work.change


def change_contribution(file: CentreFile, *, contribution_id: int, **changes: Any) -> Change:
    """Change what is known of a gift."""
    with doing(file, Verb.CHANGE_CONTRIBUTION) as work:
        known = file.organisations.contributions.get(contribution_id)
        file.organisations.contributions.change(_acceptable(file, replace(known, **changes)))
        work.about("contributions", contribution_id)
    return work.change


def remove_contribution(file: CentreFile, *, contribution_id: int) -> Change:
    """Take a gift away that was written down by mistake."""
    with doing(file, Verb.REMOVE_CONTRIBUTION) as work:
        file.organisations.contributions.get(contribution_id)
        work.about("contributions", contribution_id)
        file.organisations.contributions.remove(contribution_id)
    return work.change


def _acceptable(file: CentreFile, gift: Contribution) -> Contribution:
    tidied = checked(gift)
    if tidied.quantity is None and tidied.cents is None and not tidied.what:
        raise BrokenRule(Rule.FIELD_EMPTY, field="what")
    if tidied.local_day > clock.today(file.clock):
        raise BrokenRule(Rule.MOMENT_IN_FUTURE, moment=tidied.local_day)
    return tidied
