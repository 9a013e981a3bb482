"""Finding the cards of the page and what floats over it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.settings.card import SettingsCard
from krc_desktop.desktop.settings.page import SettingsPage

Card = TypeVar("Card", bound=SettingsCard)
Floating = TypeVar("Floating", bound=QWidget)


def card_of(page: SettingsPage, kind: type[Card]) -> Card:
    """A card of the page."""
    return next(card for card in page.cards if isinstance(card, kind))


def floating(page: SettingsPage, kind: type[Floating]) -> Floating:
    """The popover that is open."""
    return next(one for one in page.window().findChildren(kind) if one.isVisible())
