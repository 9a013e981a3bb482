"""Merging two organisations as a person does it: seen before, filled up, one step back."""

from __future__ import annotations

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.organisation_merges import OrganisationMerge, filled_by
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.organisations import change_organisation, merge_organisations
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.organisation_lists import figures_together, organisation_card


def merge_preview(file: CentreFile, *, gone_id: int, stays_id: int) -> OrganisationMerge:
    """What a merge would do; nothing is written. Raises BrokenRule (MERGE_INTO_ITSELF)."""
    if gone_id == stays_id:
        raise BrokenRule(Rule.MERGE_INTO_ITSELF)
    with file.reading():
        return OrganisationMerge(
            stays=organisation_card(file, stays_id),
            gone=organisation_card(file, gone_id),
            together=figures_together(file, stays_id, gone_id),
        )


def merge_filling(file: CentreFile, *, gone_id: int, stays_id: int) -> Change:
    """Merge two organisations; what the one that stays lacks is taken from the other."""
    with doing(file, Verb.MERGE_ORGANISATIONS) as work:
        stays, gone = file.organisations.get(stays_id), file.organisations.get(gone_id)
        filled = filled_by(stays, gone)
        if filled:
            change_organisation(file, organisation_id=stays_id, **filled)
        merge_organisations(file, gone_id=gone_id, stays_id=stays_id)
        work.about("organisations", stays_id)
    return work.change
