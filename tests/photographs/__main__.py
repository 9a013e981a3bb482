"""Photographs every page and state of the window into one folder, to be looked at.

    python -m tests.photographs FOLDER [WORD …]

With words: only the pictures whose names contain one of them. Nothing is shown on a screen.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from krc_desktop.clock import FixedClock
from krc_desktop.desktop.look import dress_application, theme_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.window import MainWindow
from krc_desktop.exchange.sample import fill_with_sample
from krc_desktop.language import Language, Phrasebook
from krc_desktop.operations.centre_files import create_centre_file
from krc_desktop.operations.centres import add_centre
from krc_desktop.settings import Settings, TextSize, Theme
from krc_desktop.store.centre_file import CentreFile
from tests.desktop.scenes import SCENES

# Thursday, 29 October 2026, 12:20 in Riga: the sample's month is nearly over
NOW = FixedClock(datetime(2026, 10, 29, 10, 20, tzinfo=UTC))
FILLED = FixedClock(datetime(2026, 11, 2, 8, 0, tzinfo=UTC))
_PAUSE_MS = 450
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
def window_over(path: Path, look: Look, **settings: Any) -> Iterator[MainWindow]:
    """A window over a file in a look, painted."""
    chosen = Settings(
        language=look.language, theme=look.theme, text_size=look.text_size, **settings
    )
    with CentreFile.opened(path, NOW) as file:
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
    QTest.qWait(_PAUSE_MS)
    while session.work.is_busy:
        QTest.qWait(20)
    QTest.qWait(_PAUSE_MS // 3)


def first_centre_with_most(window: MainWindow) -> None:
    """Show Preiļi, the centre with the kiln."""
    preili = window.session.file.centres.by_code("PRE")
    if preili is not None:
        window.session.choose_centre(preili)


def main(folder: Path, wanted: list[str]) -> None:
    """Take the pictures."""
    application = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made_in:
        files = {
            "sample": Path(made_in) / "s" / "centrs.krc",
            "empty": Path(made_in) / "e" / "centrs.krc",
        }
        for kind, path in files.items():
            path.parent.mkdir()
            with create_centre_file(path, FILLED) as file:
                if kind == "sample":
                    fill_with_sample(file)
                else:
                    add_centre(
                        file,
                        code="VAR",
                        name_lv="Vārkavas kopienas resursu centrs",
                        name_en="Vārkava Community Resource Centre",
                    )
        for look in LOOKS:
            for kind, path in files.items():
                if kind == "empty" and look.size is not LAPTOP:
                    continue
                for name, scene in SCENES.items():
                    if kind == "empty" and "-" in name:
                        # states of a record, where there is none
                        continue
                    file_name = f"{name}-{kind}-{look.name}.png"
                    if wanted and not any(word in file_name for word in wanted):
                        continue
                    with window_over(path, look) as window:
                        first_centre_with_most(window)
                        scene(window)
                        settle(window.session)
                        window.grab().save(str(folder / file_name))
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
