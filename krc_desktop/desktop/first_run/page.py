"""The first start: one question, or one press for the sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from krc_desktop import paths
from krc_desktop.atomic_files import make_folder, trouble_of
from krc_desktop.clock import Clock
from krc_desktop.desktop.first_run.centres import KnownCentreCard
from krc_desktop.desktop.first_run.making import Making
from krc_desktop.desktop.first_run.question import Question
from krc_desktop.desktop.first_run.scene import Scene
from krc_desktop.desktop.look import dress_application, theme_of
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import Segmented, button
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.errors import Refusal, Trouble
from krc_desktop.language import Language, Phrasebook
from krc_desktop.operations.first_run import start_centre_file, start_sample_file
from krc_desktop.settings import read_settings, write_settings

LEAST_WIDTH, LEAST_HEIGHT = 800, 480
_SCENE_FROM = 1100
_BUSY_AFTER_MS = 400


class FirstRun(QWidget):
    """Makes a file of one's own, or opens the sample; `ready` gives its path."""

    ready = Signal(object)

    def __init__(self, folder: Path, settings_path: Path, clock: Clock) -> None:
        """The page over a data folder."""
        super().__init__()
        self._folder = folder
        self._settings_path = settings_path
        self._clock = clock
        self._settings = read_settings(settings_path)
        self._making: Making | None = None
        self._pool = QThreadPool(self)
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(1280, 720)
        self.setLayout(QVBoxLayout())
        self.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_BUSY_AFTER_MS)
        self._late.timeout.connect(lambda: self.progress.show())
        self._build()

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.theme = theme_of(self._settings)
        self.words = Phrasebook(self._settings.language)
        theme, words = self.theme, self.words
        self.setWindowTitle("KRC Desktop")
        self.setWindowIcon(QIcon(theme.pixmap("handshake", "accent", 32)))
        self._body = QWidget()
        self.scene = Scene(theme, words.text("Less paper,\nmore done together"))
        self.languages = self._languages()
        self.question = Question(theme, words, self.open_sample)
        self.question.chosen.connect(self._chosen)
        self.start = button(theme, words.text("Start"), self.start_own, kind="primary")
        self.start.setEnabled(False)
        self.why = label(theme, words.text("Choose your centre"), "label", "ink2")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(words.text("Being made…"))
        self.progress.hide()
        top = row(None, icon_label(theme, "translate"), self.languages, margins=(64, 20, 64, 4))
        asked = column(top, self.question, boxed(self._foot()), spacing=0)
        self._body.setLayout(row(self.scene, asked, spacing=0))
        self.layout().addWidget(self._body)  # type: ignore[union-attr]
        self._take_width()
        self.question.cards[0].radio.setFocus()

    def _languages(self) -> Segmented:
        made = Segmented(self.theme, "Valoda, language")
        made.offer(Language.LATVIAN, "Latviešu")
        made.offer(Language.ENGLISH, "English")
        made.choose(self._settings.language)
        made.chosen.connect(self.speak)
        return made

    def _foot(self) -> QVBoxLayout:
        theme, words = self.theme, self.words
        quiet = label(
            theme,
            words.text("Data stay on this computer only. No internet is needed."),
            "meta",
            "ink3",
            wraps=True,
        )
        line = row(
            icon_label(theme, "hard-drives", "ink3", 18), quiet, self.why, self.start, spacing=10
        )
        line.setStretch(1, 1)
        return column(self.progress, line, spacing=10, margins=(64, 8, 64, 20))

    # -- language and choice -------------------------------------------------------------------

    def speak(self, language: Language) -> None:
        """Switch the language at once, and remember it."""
        self._settings = self._settings.with_(language=language)
        self._remember()
        old, before = self._body, self.question
        self._build()
        dress_application(self.theme, language)
        self.question.take_over(before)
        old.hide()
        old.deleteLater()
        self.languages.button_of(language).setFocus()

    def _remember(self) -> None:
        """A folder that can't be written to stops nobody here; making the file will say so."""
        try:
            make_folder(self._folder)
            write_settings(self._settings_path, self._settings)
        except (OSError, Trouble):
            return

    def _chosen(self) -> None:
        card = self.question.card
        if isinstance(card, KnownCentreCard):
            name = self.words.text("Start with {centre}", centre=card.title)
        else:
            name = self.words.text("Start")
        self.start.setText(name.replace("&", "&&"))
        self.start.setAccessibleName(name)
        self.start.setEnabled(True)
        self.start.setDefault(True)
        self.why.hide()

    # -- making --------------------------------------------------------------------------------

    def open_sample(self) -> None:
        """Make the sample's file, or take the one that is there."""
        from krc_desktop.exchange.sample import fill_with_sample

        self._make(lambda: start_sample_file(self._folder, self._clock, fill_with_sample))

    def start_own(self) -> None:
        """Make the centre's own file."""
        card = self.question.card
        centre = card.centre() if card is not None else None
        if card is None or centre is None:
            return
        path = self._folder / paths.CENTRE_FILE
        machines, coordinator = card.machines(), self.question.coordinator_name

        def make() -> Path:
            start_centre_file(
                path, self._clock, centre=centre, machines=machines, coordinator=coordinator
            )
            return path

        self._make(make)

    def _make(self, make: Callable[[], Path]) -> None:
        """Make a file on a thread of its own; nothing can be pressed meanwhile."""
        if self._making is not None:
            return
        self.question.fall_silent()

        def with_folder() -> Path:
            make_folder(self._folder)
            return make()

        self._making = Making(with_folder)
        self._making.made.connect(self._made)
        self._making.refused.connect(self._refused)
        self._making.failed.connect(self._failed)
        self._body.setEnabled(False)
        self._late.start()
        self._making.start(self._pool)

    def _over(self) -> None:
        self._late.stop()
        self._making = None
        self.progress.hide()
        self._body.setEnabled(True)

    def _made(self, path: Path) -> None:
        self._over()
        self.ready.emit(path)

    def _refused(self, refusal: Refusal) -> None:
        self._over()
        self.question.say(refusal)

    def _failed(self, error: Exception) -> None:
        """What nobody foresaw ends where all such errors end."""
        if isinstance(error, OSError):
            self._refused(trouble_of(error, self._folder))
            return
        self._over()
        raise error

    # -- the window ----------------------------------------------------------------------------

    def _take_width(self) -> None:
        self.scene.setVisible(self.width() / self.theme.scale >= _SCENE_FROM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture gives way in a narrow window."""
        super().resizeEvent(event)
        self._take_width()

    def closeEvent(self, event: QCloseEvent) -> None:
        """A file on its way is made whole before the window goes."""
        self._pool.waitForDone()
        super().closeEvent(event)
