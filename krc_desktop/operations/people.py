"""Verbs of people: cards, groups, roles, links, consents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.fields import checked
from krc_desktop.model.people import (
    OTHERS,
    AgeBand,
    Group,
    Person,
    PersonRole,
    Role,
    check_named_group,
    check_person,
    name_from_line,
)
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.consents import record_consent, withdraw_consent
from krc_desktop.operations.families import check_grown_up, link_people
from krc_desktop.store.centre_file import CentreFile

__all__ = [
    "acceptable",
    "add_age_band",
    "add_group",
    "add_person",
    "add_person_from_line",
    "archive_person",
    "change_group",
    "change_person",
    "delete_person",
    "link_people",
    "record_consent",
    "restore_person",
    "set_roles",
    "withdraw_consent",
]


def add_group(file: CentreFile, *, code: str, name_lv: str, **others: Any) -> Change:
    """Add a participants' group."""
    with doing(file, Verb.ADD_GROUP) as work:
        group = Group(code=code.strip().upper(), name_lv=name_lv, **others)
        group = replace(group, position=group.position or file.people.groups.count())
        work.about("groups", file.people.groups.add(checked(group)).id)
    return work.change


def change_group(file: CentreFile, *, group_id: int, **changes: Any) -> Change:
    """Rename, archive or re-order a group; its past stays."""
    with doing(file, Verb.CHANGE_GROUP) as work:
        file.people.groups.change(checked(replace(file.people.groups.get(group_id), **changes)))
        work.about("groups", group_id)
    return work.change


def add_age_band(file: CentreFile, *, label: str, from_age: int, to_age: int | None) -> Change:
    """Add an age band."""
    band = AgeBand(label=label, from_age=from_age, to_age=to_age)
    if to_age is not None and to_age < from_age:
        raise BrokenRule(
            Rule.NUMBER_OUT_OF_RANGE, field="to_age", given=to_age, least=from_age, most=120
        )
    with doing(file, Verb.ADD_AGE_BAND) as work:
        work.about("age_bands", file.people.age_bands.add(checked(band)).id)
    return work.change


def add_person(
    file: CentreFile, *, centre_id: int, group_id: int | None = None, **others: Any
) -> Change:
    """Add a person: only a name is needed; without a group they are of the others."""
    with doing(file, Verb.ADD_PERSON) as work:
        person = Person(centre_id=centre_id, group_id=group_id or _others(file), **others)
        added = file.people.add(acceptable(file, person))
        work.about("people", added.id)
    return work.change


def add_person_from_line(
    file: CentreFile, *, centre_id: int, line: str, group_id: int | None = None, **others: Any
) -> Change:
    """Add a person from a line typed as people say it: first name, then surname."""
    first, last = name_from_line(line)
    return add_person(
        file, centre_id=centre_id, group_id=group_id, first_name=first, last_name=last, **others
    )


def change_person(file: CentreFile, *, person_id: int, **changes: Any) -> Change:
    """Change a person's card; what was frozen at past events stays."""
    with doing(file, Verb.CHANGE_PERSON) as work:
        known = file.people.get(person_id)
        if known.erased_on is not None:
            raise BrokenRule(Rule.PERSON_ERASED)
        changed = file.people.change(acceptable(file, replace(known, **changes)))
        if file.people.links.count("other_id = ? AND kind = 'guardian'", person_id):
            check_grown_up(file, changed)
        work.about("people", person_id)
    return work.change


def acceptable(file: CentreFile, person: Person) -> Person:
    """The card tidied and held to every rule of a card."""
    person = checked(person)
    check_person(person, clock.today(file.clock))
    check_named_group(file.people.groups.get(person.group_id))
    return person


def archive_person(file: CentreFile, *, person_id: int) -> Change:
    """Put a card away; its past stays."""
    with doing(file, Verb.ARCHIVE_PERSON) as work:
        person = file.people.get(person_id)
        file.people.change(replace(person, archived_on=clock.today(file.clock)))
        work.about("people", person_id)
    return work.change


def restore_person(file: CentreFile, *, person_id: int) -> Change:
    """Bring a card back that was put away."""
    with doing(file, Verb.RESTORE_PERSON) as work:
        file.people.change(replace(file.people.get(person_id), archived_on=None))
        work.about("people", person_id)
    return work.change


def delete_person(file: CentreFile, *, person_id: int) -> Change:
    """Delete a card made by mistake; one that has a past is refused (archive it instead)."""
    with doing(file, Verb.DELETE_PERSON) as work:
        file.people.get(person_id)
        work.about("people", person_id)
        for role in list(file.people.roles.find("person_id = ?", person_id)):
            file.people.roles.remove(role.id)
        for consent in list(file.people.consents.find("person_id = ?", person_id)):
            file.people.consents.remove(consent.id)
        links = file.people.links.find("person_id = ? OR other_id = ?", person_id, person_id)
        for link in list(links):
            file.people.links.remove(link.id)
        pairs = file.people.not_duplicates.find("? IN (person_id, other_id)", person_id)
        for pair in list(pairs):
            file.people.not_duplicates.remove(pair.id)
        for hold in list(file.people.retention_holds.find("person_id = ?", person_id)):
            file.people.retention_holds.remove(hold.id)
        file.people.remove(person_id)
    return work.change


def set_roles(file: CentreFile, *, person_id: int, roles: Iterable[Role]) -> Change:
    """Say what a person is here; several at once."""
    wanted = set(roles)
    with doing(file, Verb.SET_ROLES) as work:
        if file.people.get(person_id).erased_on is not None:
            raise BrokenRule(Rule.PERSON_ERASED)
        for known in list(file.people.roles.find("person_id = ?", person_id)):
            if known.role in wanted:
                wanted.discard(known.role)
            else:
                file.people.roles.remove(known.id)
        for role in sorted(wanted):
            file.people.roles.add(PersonRole(person_id=person_id, role=role))
        work.about("people", person_id)
    return work.change


def _others(file: CentreFile) -> int:
    group = file.people.groups.find_one("code = ?", OTHERS)
    if group is None:
        raise BrokenRule(Rule.FIELD_EMPTY, field="group")
    return group.id
