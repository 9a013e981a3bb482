"""Verbs of who belongs to whom: guardians and families."""

from __future__ import annotations

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.families import circle_of
from krc_desktop.model.people import LinkKind, Person, PersonLink, is_child
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.families import guardianships_around


def link_people(file: CentreFile, *, person_id: int, other_id: int, kind: LinkKind) -> Change:
    """Link a person to their guardian or family; a guardian is grown up and somebody else.

    Raises BrokenRule: OWN_GUARDIAN, PERSON_ERASED, GUARDIAN_IS_CHILD, GUARDIAN_CIRCLE; and
    ALREADY_THERE where a family is linked already, in either direction.
    """
    if person_id == other_id:
        raise BrokenRule(Rule.OWN_GUARDIAN)
    with doing(file, Verb.LINK_PEOPLE) as work:
        person, other = file.people.get(person_id), file.people.get(other_id)
        if person.erased_on is not None or other.erased_on is not None:
            raise BrokenRule(Rule.PERSON_ERASED)
        known = file.people.links.find_one(
            "person_id = ? AND other_id = ? AND kind = ?", other_id, person_id, kind.value
        )
        if kind is LinkKind.FAMILY and known is not None:
            raise BrokenRule(Rule.ALREADY_THERE, field="family", given=other.name)
        file.people.links.add(PersonLink(person_id=person_id, other_id=other_id, kind=kind))
        if kind is LinkKind.GUARDIAN:
            check_guardianship(file, other_id)
        work.about("people", person_id)
    return work.change


def unlink_people(file: CentreFile, *, link_id: int) -> Change:
    """Take a link away; both people stay."""
    with doing(file, Verb.UNLINK_PEOPLE) as work:
        link = file.people.links.get(link_id)
        file.people.links.remove(link_id)
        work.about("people", link.person_id)
    return work.change


def check_guardianship(file: CentreFile, person_id: int) -> None:
    """Refuse a person who is guardian of somebody while a child, or round a circle."""
    around = guardianships_around(file.connection, person_id)
    circle = circle_of(around, person_id)
    if circle is not None:
        named = file.people.by_ids([circle.ward_id, circle.guardian_id])
        raise BrokenRule(
            Rule.GUARDIAN_CIRCLE,
            ward=named[circle.ward_id].name,
            guardian=named[circle.guardian_id].name,
        )
    if any(one.guardian_id == person_id for one in around):
        check_grown_up(file, file.people.get(person_id))


def check_grown_up(file: CentreFile, person: Person) -> None:
    """A guardian is of age, as far as the card says."""
    band = file.people.age_bands.get(person.age_band_id) if person.age_band_id else None
    if is_child(person, band, clock.today(file.clock)):
        raise BrokenRule(Rule.GUARDIAN_IS_CHILD, person=person.name)


def guardians_of(file: CentreFile, person_id: int) -> list[Person]:
    """The guardians of a person, in the order in which they were linked."""
    links = file.people.links.find("person_id = ? AND kind = 'guardian' ORDER BY id", person_id)
    ids = [link.other_id for link in links]
    known = file.people.by_ids(ids)
    return [known[guardian] for guardian in ids if known[guardian].erased_on is None]
