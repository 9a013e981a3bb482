"""Who looks after whom: guardianships and the circles that they must not make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Guardianship:
    """Somebody and their guardian."""

    ward_id: int
    guardian_id: int


def circle_of(known: Iterable[Guardianship], person_id: int) -> Guardianship | None:
    """The link that closes a circle through a person: they would look after whom looks after them.

    None where there is no circle.
    """
    guardians: dict[int, set[int]] = {}
    for one in known:
        guardians.setdefault(one.ward_id, set()).add(one.guardian_id)
    waiting, seen = [person_id], set[int]()
    while waiting:
        ward = waiting.pop()
        for guardian in guardians.get(ward, set()):
            if guardian == person_id:
                return Guardianship(ward, guardian)
            if guardian not in seen:
                seen.add(guardian)
                waiting.append(guardian)
    return None
