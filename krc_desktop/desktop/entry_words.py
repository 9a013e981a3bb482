"""What several pages say of an event or a booking in a few words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from krc_desktop.language import Phrasebook
from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.model.event_lists import Gap

_GAPS: Mapping[Gap, Callable[[Phrasebook], str]] = MappingProxyType(
    {
        Gap.NO_PEOPLE: lambda w: w.text("no participants entered"),
        Gap.STILL_PLANNED: lambda w: w.text("over but still planned"),
        Gap.NO_REASON: lambda w: w.text("without a reason"),
    }
)


def gap_said(words: Phrasebook, gap: Gap) -> str:
    """What an event still lacks."""
    return _GAPS[gap](words)


def purpose_said(words: Phrasebook, purpose: BookingPurpose) -> str:
    """For what a machine is taken, where nobody's name says it."""
    if purpose is BookingPurpose.FIRING:
        return words.text_in("booking", "Firing")
    if purpose is BookingPurpose.MAINTENANCE:
        return words.text_in("booking", "Maintenance")
    return ""
