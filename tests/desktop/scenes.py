"""Every page and state of the window that is looked at: by the photographs and by the walk.

To add one: a function that brings a window there, in SCENES. It may rely on the sample centres with
Preiļi chosen, and must not rely on the scene before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from krc_desktop.desktop.events.copying import CopyPopover
from krc_desktop.desktop.events.new_event import NewEventPopover
from krc_desktop.desktop.events.series import SeriesPopover
from krc_desktop.desktop.window import MainWindow
from krc_desktop.errors import Fault, Trouble
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations import people
from krc_desktop.periods import Month
from krc_desktop.sentences import sentence
from tests.desktop.people_scenes import PEOPLE_SCENES

OCTOBER = Month(2026, 10)


def _go(page: PageName, **where: object) -> Callable[[MainWindow], None]:
    return lambda window: window.go(Place(page, **where))  # type: ignore[arg-type]


def _first_event(window: MainWindow) -> None:
    busiest = _busiest(window)
    window.go(Place(PageName.EVENTS, (busiest,) if busiest else ()))


def _busiest(window: MainWindow) -> int:
    """The event of the centre at hand with most names on its list."""
    file, best, most = window.session.file, 0, -1
    for event in file.events.find("centre_id = ?", window.session.centre_id):
        names = file.events.attendances.count("event_id = ?", event.id)
        if names > most:
            best, most = event.id, names
    return best


def _camp(window: MainWindow) -> None:
    """The event with most days."""
    file = window.session.file
    days: dict[int, int] = {}
    for day in file.events.days.all():
        days[day.event_id] = days.get(day.event_id, 0) + 1
    longest = max(days, key=lambda event: days[event], default=0)
    window.go(Place(PageName.EVENTS, (longest,) if longest else ()))


def _new_event(window: MainWindow) -> None:
    window.go(Place(PageName.EVENTS))
    window.start_new()


def _new_series(window: MainWindow) -> None:
    """A new event that repeats, with its dates."""
    window.go(Place(PageName.EVENTS))
    popover = NewEventPopover(window.session, window.top, OCTOBER.period.last)
    popover.open()
    popover.title.line.setText("Senioru pēcpusdiena")
    popover.repeats.setChecked(True)


def _copy(window: MainWindow) -> None:
    _first_event(window)
    CopyPopover(window.session, window.top, _busiest(window)).open()


def _series(task: str) -> Callable[[MainWindow], None]:
    """What is done to a series; any event stands for one of it."""

    def show(window: MainWindow) -> None:
        _first_event(window)
        popover = SeriesPopover(window.session, window.top, _busiest(window))
        popover.open()
        popover.choose_task(task)

    return show


def _person(window: MainWindow) -> None:
    found = next(window.session.file.people.find("archived_on IS NULL ORDER BY sort_key"), None)
    window.go(Place(PageName.PEOPLE, (found.id,) if found else ()))


def _new_person(window: MainWindow) -> None:
    window.go(Place(PageName.PEOPLE))
    window.start_new()


def _organisation(window: MainWindow) -> None:
    found = next(window.session.file.organisations.find("TRUE ORDER BY sort_key"), None)
    window.go(Place(PageName.PEOPLE, (found.id,) if found else (), part="organisations"))


def _help(window: MainWindow) -> None:
    window.go(Place(PageName.EVENTS))
    window.toggle_help()


def _toast(window: MainWindow) -> None:
    window.go(Place(PageName.PEOPLE))
    window.session.do(
        people.add_person, centre_id=window.session.centre_id, first_name="Zane", last_name="Kalve"
    )


def _trouble(window: MainWindow) -> None:
    window.go(Place(PageName.TODAY))
    words = window.session.words
    full = Trouble(Fault.DISK_FULL, path=window.session.file.path.name)
    window.session.messages.trouble(sentence(words, full), words.text("Try again"), lambda: None)


SCENES: Mapping[str, Callable[[MainWindow], None]] = MappingProxyType(
    {
        "today": _go(PageName.TODAY),
        "events": _go(PageName.EVENTS),
        "events-event": _first_event,
        "events-camp": _camp,
        "events-month": _go(PageName.EVENTS, month=OCTOBER, part="month"),
        "events-new": _new_event,
        "events-new-series": _new_series,
        "events-copy": _copy,
        "events-series-move": _series("move"),
        "events-series-change": _series("change"),
        "events-series-status": _series("status"),
        "people": _go(PageName.PEOPLE),
        "people-person": _person,
        "people-new": _new_person,
        "people-organisation": _organisation,
        **PEOPLE_SCENES,
        "people-import": _go(PageName.PEOPLE, part="import"),
        "volunteers": _go(PageName.VOLUNTEERS, month=OCTOBER),
        "reports": _go(PageName.REPORTS, month=OCTOBER),
        "settings": _go(PageName.SETTINGS),
        "settings-look": _go(PageName.SETTINGS, part="look"),
        "settings-hours": _go(PageName.SETTINGS, part="hours"),
        "settings-lists": _go(PageName.SETTINGS, part="lists"),
        "settings-projects": _go(PageName.SETTINGS, part="projects"),
        "settings-about": _go(PageName.SETTINGS, part="about"),
        "search": lambda window: window.open_search(),
        "help": _help,
        "toast": _toast,
        "trouble": _trouble,
    }
)
