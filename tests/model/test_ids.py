from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

from krc_desktop.model.ids import new_uid

NOW = datetime(2026, 11, 2, 8, tzinfo=UTC)


def test_a_uid_is_a_uuid_of_version_seven():
    made = uuid.UUID(new_uid(NOW))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == int(NOW.timestamp() * 1000)


def test_uids_are_all_different_and_in_order_of_time():
    made = [new_uid(NOW + timedelta(milliseconds=n)) for n in range(200)]
    assert made == sorted(made)
    assert len({new_uid(NOW) for _ in range(1000)}) == 1000
