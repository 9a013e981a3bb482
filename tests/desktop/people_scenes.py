"""What is looked at of people, their rights, sheets, volunteers and lists, over the sample.

As in `scenes`: each brings a window there and relies on nothing before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from krc_desktop.desktop.events.deeper import sheet_place, signups_place
from krc_desktop.desktop.people.merging.places import duplicates_place, merge_place
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.events import Event
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations import sheets, signups
from krc_desktop.periods import Month

Scene = Callable[[MainWindow], None]


def _event(window: MainWindow, status: str) -> Event:
    found = window.session.file.events.find_one(
        "centre_id = ? AND status = ? ORDER BY local_day", window.session.centre_id, status
    )
    assert found is not None
    return found


def _merge(window: MainWindow) -> None:
    """The first two cards of the list; nobody says that they are one person."""
    first, second, *_ = window.session.file.people.find(
        "archived_on IS NULL ORDER BY sort_key LIMIT 2"
    )
    window.session.go(merge_place(first.id, second.id))


def _sheet(window: MainWindow) -> None:
    """A sheet of twelve signatures, of which two lines are entered."""
    file = window.session.file
    event = _event(window, "held")
    known = next(iter(sheets_of(window, event.id)), 0)
    if not known:
        made = sheets.make_sheet(file, event_id=event.id, stated_total=12)
        known = made.row_id or 0
        for line, person in enumerate(file.people.find("TRUE ORDER BY sort_key LIMIT 2"), start=1):
            sheets.enter_person(file, sheet_id=known, line=line, person_id=person.id)
    window.session.go(sheet_place(known))


def sheets_of(window: MainWindow, event_id: int) -> list[int]:
    """The sheets of an event."""
    return [one.id for one in window.session.file.events.sheets.find("event_id = ?", event_id)]


def _signups(window: MainWindow) -> None:
    """An event of the sample with four people signed up."""
    file = window.session.file
    event = _event(window, "held")
    if not file.events.signups.count("event_id = ?", event.id):
        for person in file.people.find("TRUE ORDER BY sort_key LIMIT 4"):
            signups.sign_up(file, event_id=event.id, person_id=person.id)
    window.session.go(signups_place(event.id))


def _volunteer(window: MainWindow) -> None:
    found = window.session.file.volunteers.find_one("TRUE ORDER BY local_day")
    rows = (found.person_id,) if found is not None else ()
    window.session.go(Place(PageName.VOLUNTEERS, rows, month=Month(2026, 10)))


PEOPLE_SCENES: Mapping[str, Scene] = MappingProxyType(
    {
        "people-duplicates": lambda window: window.session.go(duplicates_place()),
        "people-merge": _merge,
        "events-sheet": _sheet,
        "events-signups": _signups,
        "volunteers-person": _volunteer,
        "settings-privacy": lambda window: window.session.go(
            Place(PageName.SETTINGS, part="privacy")
        ),
    }
)
