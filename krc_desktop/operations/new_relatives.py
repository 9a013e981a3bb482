"""The verb that writes down a guardian, a ward or family who has no card yet, in one step."""

from __future__ import annotations

from krc_desktop.model.people import LinkKind
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.families import link_people
from krc_desktop.operations.people import add_person_from_line
from krc_desktop.store.centre_file import CentreFile


def link_new_person(
    file: CentreFile, *, person_id: int, line: str, kind: LinkKind, is_ward: bool = False
) -> Change:
    """Make a card from a typed name and link it: as the person's guardian or family.

    `is_ward`: the person is the guardian of the new one. Raises what the two verbs raise.
    """
    with doing(file, Verb.LINK_PEOPLE) as work:
        centre_id = file.people.get(person_id).centre_id
        other_id = add_person_from_line(file, centre_id=centre_id, line=line).row_id or 0
        ward, guardian = (other_id, person_id) if is_ward else (person_id, other_id)
        link_people(file, person_id=ward, other_id=guardian, kind=kind)
        work.about("people", person_id)
    return work.change
