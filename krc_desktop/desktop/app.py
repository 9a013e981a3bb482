"""The start, told in its order: one window, one file, checked, seen.

1. lock: a second start raises the first window and leaves;
2. look: the language and the colours, so that even a trouble is said in them;
3. open: the centre's file, or where there is none the first-run page;
4. window: painted before anything that can wait;
5. check: the file's health, in the background, and ears for a second start.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from krc_desktop import paths
from krc_desktop.atomic_files import make_folder
from krc_desktop.clock import Clock
from krc_desktop.desktop.look import dress_application, theme_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.single import SingleWindow
from krc_desktop.desktop.unforeseen import Unforeseen
from krc_desktop.desktop.window import MainWindow
from krc_desktop.errors import Trouble
from krc_desktop.language import Phrasebook
from krc_desktop.settings import read_settings
from krc_desktop.store.centre_file import CentreFile


class Program:
    """The running program: what meets here meets nowhere else."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """A program over a data folder."""
        self.folder = folder
        self.clock = clock
        self.settings_path = folder / paths.SETTINGS_FILE
        self.single = SingleWindow(folder)
        self.shown: QWidget | None = None
        self.session: Session | None = None

    def start(self) -> None:
        """Look, open, window; what can wait comes after the first picture."""
        settings = read_settings(self.settings_path)
        theme = theme_of(settings)
        dress_application(theme, settings.language)
        path = self.file_to_open()
        if path is None:
            self.show_first_run()
            return
        try:
            file = CentreFile.opened(path, self.clock)
        except Trouble as trouble:
            self.show_trouble(trouble)
            return
        self.show_window(file)

    def file_to_open(self) -> Path | None:
        """The centre's file, else the sample's, else none."""
        for name in (paths.CENTRE_FILE, paths.SAMPLE_FILE):
            if (self.folder / name).exists():
                return self.folder / name
        return None

    def show_window(self, file: CentreFile) -> MainWindow:
        """The window over an open file."""
        settings = read_settings(self.settings_path)
        self.session = Session(
            file=file,
            words=Phrasebook(settings.language),
            theme=theme_of(settings),
            settings=settings,
            settings_path=self.settings_path,
        )
        self.session.begin_anew.connect(self.begin_anew)
        window = MainWindow(self.session)
        Unforeseen(self.session, window).stand_behind()
        self._show(window)
        QTimer.singleShot(400, self._check)
        return window

    def show_first_run(self) -> None:
        """The page that makes a file of one's own, or opens the sample."""
        from krc_desktop.desktop.first_run.page import FirstRun

        page = FirstRun(self.folder, self.settings_path, self.clock)
        page.ready.connect(self._first_file)
        self._show(page)

    def _first_file(self, path: Path) -> None:
        old = self.shown
        self.show_window(CentreFile.opened(path, self.clock))
        if old is not None:
            old.close()
            old.deleteLater()

    def show_trouble(self, trouble: Trouble) -> None:
        """Why the file can't be opened, and what to do."""
        from krc_desktop.desktop.first_run.trouble import StartTrouble

        page = StartTrouble(self.settings_path, trouble, again=self._again)
        self._show(page)

    def _again(self) -> None:
        old = self.shown
        self.start()
        if old is not None:
            old.close()
            old.deleteLater()

    def begin_anew(self) -> None:
        """Close this file's window and start over: another file is there now, or none."""
        old, session = self.shown, self.session
        if old is not None:
            old.hide()
        if session is not None:
            session.work.finish()
            session.file.close()
            session.before_next_start()
        self.session = None
        self.start()
        if old is not None:
            old.deleteLater()

    def _show(self, page: QWidget) -> None:
        self.shown = page
        page.show()

    def raise_window(self) -> None:
        """Show the window to whoever has started the program a second time."""
        if self.shown is not None:
            self.shown.setWindowState(
                self.shown.windowState() & ~self.shown.windowState().WindowMinimized
            )
            self.shown.show()
            self.shown.raise_()
            self.shown.activateWindow()

    def _check(self) -> None:
        """After the first picture: ears for a second start, the file's health in the background."""
        self.single.raise_asked.connect(self.raise_window)
        self.single.listen()
        if self.session is not None:
            from krc_desktop.desktop.health import check_in_background

            check_in_background(self.session)


def run_window(folder: Path, clock: Clock) -> int:
    """Run the program with its window; the exit code."""
    # Fusion is asked for here: later it costs a tenth of the whole start
    application = QApplication([sys.argv[0], "-style", "fusion"])
    application.setApplicationName(paths.APPLICATION)
    application.setDesktopFileName("krc-desktop")
    make_folder(folder)
    program = Program(folder, clock)
    if not program.single.take():
        return 0 if program.single.raise_first() else 1
    program.start()
    code = application.exec()
    if program.session is not None:
        program.session.file.close()
    program.single.release()
    return code
