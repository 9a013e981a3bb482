"""Verbs of small things that leave the centre: out, due, back, in what condition, to whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.equipment import Loan
from krc_desktop.model.fields import checked
from krc_desktop.model.people import check_still_here
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile


def lend(file: CentreFile, *, centre_id: int, item: str, out_on: date, **others: Any) -> Change:
    """Lend a small thing to a person or an organisation."""
    loan = acceptable(Loan(centre_id=centre_id, item=item, out_on=out_on, **others))
    with doing(file, Verb.LEND) as work:
        if loan.person_id is not None:
            check_still_here(file.people.get(loan.person_id))
        work.about("loans", file.equipment.loans.add(loan).id)
    return work.change


def acceptable(loan: Loan) -> Loan:
    """The loan tidied: to one somebody, due no earlier than out, back no earlier either."""
    if (loan.person_id is None) == (loan.organisation_id is None):
        raise BrokenRule(Rule.NO_ONE_NAMED, purpose="loan")
    for later in (loan.due_on, loan.back_on):
        if later is not None and later < loan.out_on:
            raise BrokenRule(Rule.PERIOD_REVERSED, first=loan.out_on, last=later)
    return checked(loan)


def take_back(file: CentreFile, *, loan_id: int, back_on: date, condition: str = "") -> Change:
    """Write down that a lent thing is back."""
    with doing(file, Verb.TAKE_BACK) as work:
        loan = file.equipment.loans.get(loan_id)
        back = replace(loan, back_on=back_on, condition_back=condition)
        file.equipment.loans.change(acceptable(back))
        work.about("loans", loan_id)
    return work.change


def change_loan(file: CentreFile, *, loan_id: int, **changes: Any) -> Change:
    """Change what is known of a loan: the thing, the days, to whom, its condition."""
    with doing(file, Verb.CHANGE_LOAN) as work:
        known = file.equipment.loans.get(loan_id)
        changed = acceptable(replace(known, **changes))
        if changed.person_id not in (None, known.person_id):
            check_still_here(file.people.get(changed.person_id))
        file.equipment.loans.change(changed)
        work.about("loans", loan_id)
    return work.change


def remove_loan(file: CentreFile, *, loan_id: int) -> Change:
    """Take a loan back that was written down by mistake."""
    with doing(file, Verb.REMOVE_LOAN) as work:
        loan = file.equipment.loans.get(loan_id)
        work.about("centres", loan.centre_id)
        file.equipment.loans.remove(loan_id)
    return work.change
