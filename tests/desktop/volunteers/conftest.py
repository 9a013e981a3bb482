"""The page of volunteers over a test's own file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from krc_desktop.desktop.volunteers.page import VolunteersPage
from krc_desktop.model.places import PageName, Place
from krc_desktop.periods import Month
from tests.builders import World
from tests.desktop.conftest import Opened

OCTOBER = Month(2026, 10)
Shown = Callable[..., VolunteersPage]


@pytest.fixture
def shown(world: World, opened: Opened) -> Shown:
    """Opens the page at October: `shown(person_id, …)`; what is said of the window goes along."""

    def show(*rows: int, part: str = "", **how: object) -> VolunteersPage:
        window = opened(world, **how)
        window.go(Place(PageName.VOLUNTEERS, rows, OCTOBER, part))
        page = window.current
        if not isinstance(page, VolunteersPage):
            raise TypeError(page)
        return page

    return show
