"""Guardianships as the file has them."""

from __future__ import annotations

from typing import Any

from krc_desktop.model.families import Guardianship

_AROUND = """
WITH RECURSIVE up (id) AS (
    SELECT :id
    UNION
    SELECT l.other_id FROM person_links AS l JOIN up ON l.person_id = up.id
    WHERE l.kind = 'guardian')
SELECT l.person_id, l.other_id FROM person_links AS l
WHERE l.kind = 'guardian' AND (l.person_id IN (SELECT id FROM up) OR l.other_id = :id)
"""


def guardianships_around(connection: Any, person_id: int) -> list[Guardianship]:
    """The guardians of a person, theirs in turn, and the person's own wards."""
    rows = connection.execute(_AROUND, {"id": person_id})
    return [Guardianship(ward, guardian) for ward, guardian in rows]
