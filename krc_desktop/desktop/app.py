"""The start, told in its order: one window, one file, checked, seen.

1. lock: a second start raises the first window and leaves;
2. look: the language and the colours, so that even a trouble is said in them;
3. open: the centre's file, or where there is none the first-run page;
4. window: painted before anything that can wait;
5. check: the file's health, in the background, and ears for a second start.

Whatever goes wrong on the way is said in a window too: who starts the program by its icon sees no
other place.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from krc_desktop import paths
from krc_desktop.atomic_files import make_folder, trouble_of
from krc_desktop.clock import Clock
from krc_desktop.desktop.garbage import Garbage
from krc_desktop.desktop.look import dress_application, theme_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.single import SingleWindow
from krc_desktop.desktop.unforeseen import Look, Unforeseen
from krc_desktop.desktop.window import MainWindow
from krc_desktop.errors import Fault, Refusal, Trouble
from krc_desktop.language import Language, Phrasebook
from krc_desktop.log import keep_log, logger
from krc_desktop.settings import read_settings, write_settings
from krc_desktop.store.centre_file import CentreFile

_AFTER_FIRST_PICTURE_MS = 400


class Program:
    """The running program: what meets here meets nowhere else."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """A program over a data folder."""
        self.folder = folder
        self.clock = clock
        self.settings_path = folder / paths.SETTINGS_FILE
        self.single = SingleWindow(folder)
        self.single.raise_asked.connect(self.raise_window)
        self.unforeseen = Unforeseen(look=self.look, over=lambda: self.shown, refused=self._said)
        self.shown: QWidget | None = None
        self.session: Session | None = None
        self._later = QTimer()
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_FIRST_PICTURE_MS)
        self._later.timeout.connect(self._after_first_picture)

    # -- the start -----------------------------------------------------------------------------

    def begin(self, language: Language | None = None) -> bool:
        """Lock, look, open, window; False where another window was raised instead.

        A language asked for is remembered, as if it were chosen in the window.
        """
        try:
            make_folder(self.folder)
            self._keep_log()
            if not self.single.take():
                if self.single.raise_first():
                    return False
                raise Trouble(Fault.LOCKED, path=self.folder)
            self._remember_language(language)
            self.dress()
            self.open()
        except Trouble as trouble:
            self.dress()
            self.show_trouble(trouble)
        return True

    def dress(self) -> None:
        """Put on the language and the look that the settings ask for."""
        theme, words = self.look()
        dress_application(theme, words.language)

    def open(self) -> None:
        """Open the file that is there; the first-run page where there is none."""
        path = self.file_to_open()
        if path is None:
            self.show_first_run()
        else:
            self.show_window(CentreFile.opened(path, self.clock))

    def file_to_open(self) -> Path | None:
        """The centre's file, else the sample's, else none."""
        try:
            for name in (paths.CENTRE_FILE, paths.SAMPLE_FILE):
                if (self.folder / name).exists():
                    return self.folder / name
        except OSError as error:
            raise trouble_of(error, self.folder) from error
        return None

    def _keep_log(self) -> None:
        """At the first start there was no folder yet when the command line began its log."""
        if all(isinstance(known, logging.NullHandler) for known in logger().handlers):
            keep_log(self.folder / paths.LOG_FILE)

    def _remember_language(self, language: Language | None) -> None:
        settings = read_settings(self.settings_path)
        if language is not None and settings.language is not language:
            write_settings(self.settings_path, settings.with_(language=language))

    # -- the three things that can be shown ----------------------------------------------------

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
        self._show(window)
        return window

    def show_first_run(self) -> None:
        """The page that makes a file of one's own, or opens the sample."""
        from krc_desktop.desktop.first_run.page import FirstRun

        page = FirstRun(self.folder, self.settings_path, self.clock)
        page.ready.connect(lambda _path: self._open_once_more())
        self._show(page)

    def show_trouble(self, trouble: Trouble) -> None:
        """Why the file can't be opened, and what to do."""
        from krc_desktop.desktop.first_run.trouble import StartTrouble

        self._show(StartTrouble(self.settings_path, trouble, again=self._open_once_more))

    def _open_once_more(self) -> None:
        """Begin again in place of the page that is seen; it leaves once the next one is there."""
        if not self.begin():
            QApplication.quit()

    def _show(self, page: QWidget) -> None:
        """Show a page in place of the one before, and do what can wait afterwards."""
        before, self.shown = self.shown, page
        page.show()
        if before is not None:
            before.hide()
            before.deleteLater()
        self._later.start()

    def _after_first_picture(self) -> None:
        """Ears for a second start; the file's health in the background."""
        self.single.listen()
        if self.session is not None:
            from krc_desktop.desktop.health import check_in_background

            check_in_background(self.session)

    # -- while it runs -------------------------------------------------------------------------

    def begin_anew(self) -> None:
        """Close this file's window and start over: another file is there now, or none."""
        session = self.session
        if session is None:
            return
        self.close_file()
        try:
            session.before_next_start()
        except Trouble as trouble:
            self.show_trouble(trouble)
            return
        self._open_once_more()

    def close_file(self) -> None:
        """Stop what works in the background and close the file."""
        session, self.session = self.session, None
        if session is not None:
            session.work.finish()
            session.file.close()

    def raise_window(self) -> None:
        """Show the window to whoever has started the program a second time."""
        if self.shown is not None:
            self.shown.setWindowState(
                self.shown.windowState() & ~self.shown.windowState().WindowMinimized
            )
            self.shown.show()
            self.shown.raise_()
            self.shown.activateWindow()

    def look(self) -> Look:
        """The look and the words at the moment."""
        if self.session is not None:
            return self.session.theme, self.session.words
        settings = read_settings(self.settings_path)
        return theme_of(settings), Phrasebook(settings.language)

    def _said(self, refusal: Refusal) -> bool:
        """Say a refusal that nobody took; only an open file's window has a place for it."""
        if self.session is None:
            return False
        self.session.say_refusal(refusal)
        return True


def run_window(folder: Path, clock: Clock, language: Language | None = None) -> int:
    """Run the program with its window; the exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName(paths.APPLICATION)
    application.setDesktopFileName("krc-desktop")
    program = Program(folder, clock)
    program.unforeseen.stand_behind()
    garbage = Garbage()

    def begin() -> None:
        if not program.begin(language):
            application.quit()

    # inside the loop: an error at the start, too, comes to the one dialog
    QTimer.singleShot(0, begin)
    code = application.exec()
    program.close_file()
    program.single.release()
    garbage.give_back()
    return code
