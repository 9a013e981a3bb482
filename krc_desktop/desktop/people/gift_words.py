"""How what organisations gave is said."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from krc_desktop.language import NBSP, Phrasebook
from krc_desktop.model.organisation_history import GiftSums
from krc_desktop.model.organisations import Contribution, Gift

_KINDS: dict[Gift, Callable[[Phrasebook], str]] = {
    Gift.ROOM: lambda w: w.text_in("gift", "Rooms"),
    Gift.PEOPLE: lambda w: w.text_in("gift", "People"),
    Gift.THINGS: lambda w: w.text_in("gift", "Things"),
    Gift.MONEY: lambda w: w.text_in("gift", "Money in kind"),
}
ICONS: dict[Gift, str] = {
    Gift.ROOM: "buildings",
    Gift.PEOPLE: "users",
    Gift.THINGS: "package",
    Gift.MONEY: "handshake",
}


def gift_name(words: Phrasebook, kind: Gift) -> str:
    """A kind of gift."""
    return _KINDS[kind](words)


def euros(words: Phrasebook, cents: int) -> str:
    """A sum as it is read: 12,50 €."""
    return f"{words.number(Decimal(cents) / 100, 2 if cents % 100 else 0)}{NBSP}€"


def length(words: Phrasebook, minutes: int) -> str:
    """For how long a room was given."""
    shown = words.hours(minutes) if minutes % 60 else words.number(minutes // 60)
    return f"{shown}{NBSP}h"


def amount_of(words: Phrasebook, gift: Contribution) -> str:
    """How much was given: hours or people, and its value where one was told."""
    parts = []
    if gift.quantity is not None and gift.kind is Gift.ROOM:
        parts.append(length(words, gift.quantity))
    elif gift.quantity is not None and gift.kind is Gift.PEOPLE:
        parts.append(words.counted("{n} person", "{n} people", gift.quantity))
    elif gift.quantity is not None:
        parts.append(words.number(gift.quantity))
    if gift.cents is not None:
        parts.append(euros(words, gift.cents))
    return " · ".join(parts)


def sums_said(words: Phrasebook, sums: GiftSums) -> str:
    """All gifts together in a line; empty where nothing can be added up."""
    parts = []
    if sums.room_minutes:
        parts.append(words.text("rooms {hours}", hours=length(words, sums.room_minutes)))
    if sums.people:
        parts.append(words.counted("{n} person", "{n} people", sums.people))
    if sums.cents:
        parts.append(words.text("in kind {sum}", sum=euros(words, sums.cents)))
    return " · ".join(parts)
