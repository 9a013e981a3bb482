"""The pages: their names, icons, and where each is made when first opened."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.page import Page
from krc_desktop.language import Phrasebook
from krc_desktop.model.places import PageName

ICONS: dict[PageName, str] = {
    PageName.TODAY: "sun",
    PageName.EVENTS: "calendar-blank",
    PageName.PEOPLE: "users",
    PageName.EQUIPMENT: "fire",
    PageName.VOLUNTEERS: "handshake",
    PageName.REPORTS: "file-text",
    PageName.SETTINGS: "gear",
}

_TITLES: dict[PageName, Callable[[Phrasebook], str]] = {
    PageName.TODAY: lambda w: w.text_in("page", "Today"),
    PageName.EVENTS: lambda w: w.text_in("page", "Events"),
    PageName.PEOPLE: lambda w: w.text_in("page", "People"),
    PageName.EQUIPMENT: lambda w: w.text_in("page", "Equipment"),
    PageName.VOLUNTEERS: lambda w: w.text_in("page", "Volunteers"),
    PageName.REPORTS: lambda w: w.text_in("page", "Reports"),
    PageName.SETTINGS: lambda w: w.text_in("page", "Settings"),
}

# module and class; imported when the page is first opened
_CLASSES: dict[PageName, tuple[str, str]] = {
    PageName.TODAY: ("krc_desktop.desktop.today.page", "TodayPage"),
    PageName.EVENTS: ("krc_desktop.desktop.events.whole_page", "WholeEventsPage"),
    PageName.PEOPLE: ("krc_desktop.desktop.people.page", "PeoplePage"),
    PageName.EQUIPMENT: ("krc_desktop.desktop.equipment.page", "EquipmentPage"),
    PageName.VOLUNTEERS: ("krc_desktop.desktop.volunteers.page", "VolunteersPage"),
    PageName.REPORTS: ("krc_desktop.desktop.reports.page", "ReportsPage"),
    PageName.SETTINGS: ("krc_desktop.desktop.settings.page", "SettingsPage"),
}


def title(words: Phrasebook, name: PageName) -> str:
    """What a page is called."""
    return _TITLES[name](words)


def made(session: Session, name: PageName) -> Page:
    """A page, made now."""
    module, cls = _CLASSES[name]
    page: Page = getattr(import_module(module), cls)(session)
    return page
