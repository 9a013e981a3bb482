"""Verbs of organisations: adding, renaming, archiving, merging."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.fields import NAME, checked
from krc_desktop.model.organisation_history import is_a_persons
from krc_desktop.model.organisations import Organisation, OrganisationName
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile


def add_organisation(file: CentreFile, *, name: str, **others: Any) -> Change:
    """Add an organisation."""
    with doing(file, Verb.ADD_ORGANISATION) as work:
        added = file.organisations.add(acceptable(Organisation(name=name, **others)))
        work.about("organisations", added.id)
    return work.change


def change_organisation(file: CentreFile, *, organisation_id: int, **changes: Any) -> Change:
    """Change what is known of an organisation."""
    with doing(file, Verb.CHANGE_ORGANISATION) as work:
        known = file.organisations.get(organisation_id)
        file.organisations.change(acceptable(replace(known, **changes)))
        work.about("organisations", organisation_id)
    return work.change


def acceptable(organisation: Organisation) -> Organisation:
    """The organisation tidied; a registration number has eleven digits and is no person's code.

    A wrong check digit is only a warning: `model.organisation_history.doubt_of`.
    """
    number = organisation.registration_number
    if number is not None and not (len(number) == 11 and number.isdecimal() and number.isascii()):
        raise BrokenRule(Rule.CHOICE_UNKNOWN, field="registration_number", given=number)
    if number is not None and is_a_persons(number):
        raise BrokenRule(Rule.PERSONAL_CODE, field="registration_number")
    return checked(organisation)


def rename_organisation(
    file: CentreFile, *, organisation_id: int, name: str, until: date | None = None
) -> Change:
    """Give an organisation a new name; the old one is remembered with its last day (today)."""
    with doing(file, Verb.RENAME_ORGANISATION) as work:
        known = file.organisations.get(organisation_id)
        last = until or clock.today(file.clock)
        file.organisations.names.add(
            checked(OrganisationName(organisation_id=known.id, name=known.name[:NAME], until=last))
        )
        file.organisations.change(acceptable(replace(known, name=name)))
        work.about("organisations", organisation_id)
    return work.change


def archive_organisation(file: CentreFile, *, organisation_id: int) -> Change:
    """Put an organisation away; its past stays."""
    with doing(file, Verb.ARCHIVE_ORGANISATION) as work:
        known = file.organisations.get(organisation_id)
        file.organisations.change(replace(known, archived_on=clock.today(file.clock)))
        work.about("organisations", organisation_id)
    return work.change


def restore_organisation(file: CentreFile, *, organisation_id: int) -> Change:
    """Bring an organisation back that was put away."""
    with doing(file, Verb.RESTORE_ORGANISATION) as work:
        file.organisations.change(
            replace(file.organisations.get(organisation_id), archived_on=None)
        )
        work.about("organisations", organisation_id)
    return work.change


def merge_organisations(file: CentreFile, *, gone_id: int, stays_id: int) -> Change:
    """Let one organisation stand for two: from now on both count as one, in the past too."""
    if gone_id == stays_id:
        raise BrokenRule(Rule.MERGE_INTO_ITSELF)
    with doing(file, Verb.MERGE_ORGANISATIONS) as work:
        stays = file.organisations.get(stays_id)
        if stays.merged_into_id is not None:
            raise BrokenRule(Rule.MERGE_INTO_ITSELF)
        for earlier in list(file.organisations.find("merged_into_id = ?", gone_id)):
            file.organisations.change(replace(earlier, merged_into_id=stays_id))
        gone = file.organisations.get(gone_id)
        file.organisations.change(replace(gone, merged_into_id=stays_id))
        work.about("organisations", stays_id)
    return work.change
