"""Photographs every page and state of the window into one folder, to be looked at.

    python -m tests.photographs FOLDER [WORD …]

With words: only the pictures whose names contain one of them. Nothing is shown on a screen.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from krc_desktop.clock import Clock, FixedClock
from krc_desktop.desktop.first_run.page import FirstRun
from krc_desktop.desktop.look import dress_application, theme_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.window import MainWindow
from krc_desktop.exchange.sample import fill_with_sample
from krc_desktop.language import Language, Phrasebook
from krc_desktop.operations.centre_files import create_centre_file
from krc_desktop.operations.centres import add_centre
from krc_desktop.settings import Settings, TextSize, Theme, write_settings
from krc_desktop.store.centre_file import CentreFile
from tests.benchmarks import scales
from tests.desktop.scenes import SCENES
from tests.desktop.workshop import NOW as FRIDAY
from tests.desktop.workshop import workshop
from tests.desktop.workshop_scenes import WORKSHOP_SCENES

# Thursday, 29 October 2026, 12:20 in Riga: the sample's month is nearly over
NOW = FixedClock(datetime(2026, 10, 29, 10, 20, tzinfo=UTC))
FILLED = FixedClock(datetime(2026, 11, 2, 8, 0, tzinfo=UTC))
_PAUSE_MS = 450
KINDS = ("sample", "empty", "workshop", "M")
LAPTOP, TASKBAR, SMALL = (1366, 768), (1366, 690), (911, 512)


@dataclass(frozen=True)
class Look:
    """A language, a theme, a size."""

    language: Language = Language.LATVIAN
    theme: Theme = Theme.LIGHT
    size: tuple[int, int] = LAPTOP
    text_size: TextSize = TextSize.USUAL

    @property
    def name(self) -> str:
        """The look in a file name."""
        width, height = self.size
        return f"{self.language.value}-{self.theme.value}-{width}x{height}-{int(self.text_size)}"


LOOKS = (
    Look(),
    Look(language=Language.ENGLISH),
    Look(theme=Theme.DARK),
    Look(size=TASKBAR),
    Look(size=SMALL),
    Look(language=Language.ENGLISH, text_size=TextSize.VERY_LARGE),
)


@contextmanager
def window_over(
    path: Path, look: Look, *, clock: Clock = NOW, **settings: Any
) -> Iterator[MainWindow]:
    """A window over a file in a look, painted."""
    chosen = Settings(
        language=look.language, theme=look.theme, text_size=look.text_size, **settings
    )
    with CentreFile.opened(path, clock) as file:
        theme = theme_of(chosen)
        dress_application(theme, look.language)
        session = Session(
            file=file,
            words=Phrasebook(look.language),
            theme=theme,
            settings=chosen,
            settings_path=path.parent / "settings.json",
        )
        window = MainWindow(session)
        window.open_where_left()
        window.resize(*look.size)
        window.show()
        settle(session)
        yield window
        window.close()
        window.deleteLater()
        QApplication.processEvents()


def settle(session: Session) -> None:
    """Let everything be painted: what begins after a pause, and what works in the background."""
    wait(_PAUSE_MS)
    while session.work.is_busy:
        wait(20)
    wait(_PAUSE_MS // 3)


def wait(milliseconds: int) -> None:
    """Let the window live; Qt's own waiting for tests would starve the threads beside it."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def first_centre_with_most(window: MainWindow) -> None:
    """Show Preiļi, the centre with the kiln."""
    preili = window.session.file.centres.by_code("PRE")
    if preili is not None:
        window.session.choose_centre(preili)


def first_run(folder: Path, look: Look) -> QWidget:
    """The page of the first start, in a folder where nothing is yet."""
    settings = Settings(language=look.language, theme=look.theme, text_size=look.text_size)
    path = folder / "settings.json"
    write_settings(path, settings)
    dress_application(theme_of(settings), look.language)
    page = FirstRun(folder, path, NOW)
    page.resize(*look.size)
    page.show()
    wait(_PAUSE_MS // 3)
    return page


def make_files(folder: Path) -> dict[str, Path]:
    """The sample, a centre with nothing in it, a workshop, the M data of the benchmarks."""
    files = {kind: folder / kind / "centrs.krc" for kind in KINDS}
    for path in files.values():
        path.parent.mkdir()
    with create_centre_file(files["sample"], FILLED) as file:
        fill_with_sample(file)
    with create_centre_file(files["empty"], FILLED) as file:
        add_centre(
            file,
            code="VAR",
            name_lv="Vārkavas kopienas resursu centrs",
            name_en="Vārkava Community Resource Centre",
        )
    workshop(files["workshop"]).close()
    files["M"].write_bytes(scales.made(scales.M).path.read_bytes())
    return files


def wanted_scenes(kind: str, look: Look) -> Iterator[tuple[str, Callable[[MainWindow], None]]]:
    """What is photographed of a file in a look: states of records only where there are some."""
    if kind == "empty" and look.size is not LAPTOP:
        return
    if kind == "M" and look != LOOKS[0]:
        return
    if kind == "workshop":
        yield from WORKSHOP_SCENES.items()
        return
    for name, scene in SCENES.items():
        if kind == "sample" or "-" not in name:
            yield name, scene


def main(folder: Path, words: list[str]) -> None:
    """Take the pictures whose names contain one of the words; all of them without words."""
    application = QApplication(["krc-desktop", "-style", "fusion"])
    folder.mkdir(parents=True, exist_ok=True)

    def is_wanted(name: str) -> bool:
        return not words or any(word in name for word in words)

    with tempfile.TemporaryDirectory() as made_in:
        files = make_files(Path(made_in))
        for look in LOOKS:
            if is_wanted(f"first-run-{look.name}"):
                page = first_run(Path(made_in), look)
                page.grab().save(str(folder / f"first-run-{look.name}.png"))
                page.close()
            for kind, path in files.items():
                for name, scene in wanted_scenes(kind, look):
                    file_name = f"{name}-{kind}-{look.name}.png"
                    if is_wanted(file_name):
                        clock = FRIDAY if kind == "workshop" else NOW
                        with window_over(path, look, clock=clock) as window:
                            first_centre_with_most(window)
                            scene(window)
                            settle(window.session)
                            window.grab().save(str(folder / file_name))
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
