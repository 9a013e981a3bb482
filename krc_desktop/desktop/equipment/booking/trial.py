"""What the board draws while a booking is being typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Trial:
    """The times as typed, whether they meet another booking, and the free ones offered instead."""

    equipment_id: int
    starts_at: datetime
    ends_at: datetime
    conflicts: bool
    free_at: datetime | None = None
    free_until: datetime | None = None
