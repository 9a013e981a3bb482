"""The page of settings over a test's own file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from krc_desktop.desktop.settings.page import SettingsPage
from krc_desktop.model.places import PageName, Place
from tests.builders import World
from tests.desktop.conftest import Opened

Shown = Callable[..., SettingsPage]


@pytest.fixture
def shown(world: World, opened: Opened) -> Shown:
    """Opens the page at a card: `shown("look")`; what is said of the window goes along."""

    def show(part: str = "", **how: object) -> SettingsPage:
        window = opened(world, **how)
        window.go(Place(PageName.SETTINGS, part=part))
        page = window.current
        if not isinstance(page, SettingsPage):
            raise TypeError(page)
        return page

    return show
