"""A window over a file of the test's own."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from krc_desktop.clock import Clock
from krc_desktop.desktop.look import dress_application, theme_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.window import MainWindow
from krc_desktop.exchange.sample import fill_with_sample
from krc_desktop.language import Language, Phrasebook
from krc_desktop.operations.centre_files import create_centre_file
from krc_desktop.settings import Settings, TextSize, Theme
from krc_desktop.store.centre_file import CentreFile
from tests.builders import NOW, World
from tests.desktop import workshop

Opened = Callable[..., MainWindow]


@pytest.fixture(scope="session")
def kept_for_good() -> None:
    """What is loaded once is not looked through after each test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def garbage_on_this_thread(kept_for_good: None) -> Iterator[None]:
    """As the program does: a worker that collected would destroy Qt's objects on its thread."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The closed file of the sample centres."""
    path = tmp_path_factory.mktemp("sample") / "centrs.krc"
    with create_centre_file(path, NOW) as file:
        fill_with_sample(file)
    return path


@pytest.fixture
def sample_world(tmp_path: Path, sample_file: Path) -> Iterator[World]:
    """A test's own copy of the sample."""
    path = tmp_path / "sample" / "centrs.krc"
    path.parent.mkdir()
    path.write_bytes(sample_file.read_bytes())
    with CentreFile.opened(path, NOW) as file:
        yield World(file)


@pytest.fixture(scope="session")
def workshop_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The closed file of the workshop's full week."""
    path = tmp_path_factory.mktemp("workshop") / "centrs.krc"
    workshop.workshop(path).close()
    return path


@pytest.fixture
def workshop_world(tmp_path: Path, workshop_file: Path) -> Iterator[World]:
    """A test's own copy of the workshop, on its Friday morning."""
    path = tmp_path / "workshop" / "centrs.krc"
    path.parent.mkdir()
    path.write_bytes(workshop_file.read_bytes())
    with CentreFile.opened(path, workshop.NOW) as file:
        yield World(file)


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Iterator[Opened]:
    """Opens a window over a world's file: `opened(world, language=…, theme=…, size=…, clock=…)`."""
    windows: list[MainWindow] = []

    def open_window(
        world: World,
        *,
        language: Language = Language.LATVIAN,
        theme: Theme = Theme.LIGHT,
        text_size: TextSize = TextSize.USUAL,
        size: tuple[int, int] = (1366, 768),
        clock: Clock | None = None,
        centre: str = "",
    ) -> MainWindow:
        if clock is not None:
            world.file.clock = clock
        settings = Settings(language=language, theme=theme, text_size=text_size, centre_code=centre)
        look = theme_of(settings)
        dress_application(look, language)
        session = Session(
            file=world.file,
            words=Phrasebook(language),
            theme=look,
            settings=settings,
            settings_path=world.path.parent / "settings.json",
        )
        window = MainWindow(session)
        window.open_where_left()
        window.resize(*size)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        windows.append(window)
        return window

    yield open_window
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.processEvents()
