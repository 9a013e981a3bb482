"""The small card beside a button that prints: what it will be, and what to do with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.papers.errands import PaperErrand
from krc_desktop.desktop.papers.making import MadePaper, Recipe, Wish, job_of
from krc_desktop.desktop.pdf_pages import document_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import Segmented, button, icon_button
from krc_desktop.desktop.widgets.labels import label, set_tone
from krc_desktop.desktop.widgets.popovers import Popover
from krc_desktop.desktop.widgets.steppers import Stepper
from krc_desktop.desktop.work import Task
from krc_desktop.errors import Refusal
from krc_desktop.language import Language
from krc_desktop.sentences import sentence


class PaperPopover(Popover):
    """A sheet about to be saved, printed or looked at; it is made while one reads the card."""

    def __init__(self, session: Session, beside: QWidget, name: str, recipe: Recipe) -> None:
        """A card for a sheet called `name`, in the window's language unless chosen otherwise."""
        super().__init__(session.theme, beside, name, width=420)
        self._session = session
        self._name = name
        self._recipe = recipe
        self._task: Task | None = None
        self._waiting: Callable[[], None] | None = None
        self.made: MadePaper | None = None
        self.wish = Wish(session.words.language)
        theme, words = session.theme, session.words
        close = icon_button(theme, "x", words.text("Close"), self.close_up, keys="Esc")
        heading = label(theme, name, "section", wraps=True)
        head = row(heading, close, spacing=8)
        head.setStretch(0, 1)
        self.said = label(theme, "", "meta", "ink2", wraps=True)
        self.add(head, self.said)
        self._offer_language()
        if recipe.places > 1:
            self._offer_places()
        self._offer_deeds()
        self.closed.connect(self._forget)

    # -- what may be chosen --------------------------------------------------------------------

    def _offer_language(self) -> None:
        theme, words = self._session.theme, self._session.words
        self.language = Segmented(theme, words.text("Language of the sheet"))
        self.language.offer(Language.LATVIAN, words.text("In Latvian"))
        self.language.offer(Language.ENGLISH, words.text("In English"))
        self.language.choose(self.wish.language)
        self.language.chosen.connect(self._choose_language)
        self.add(row(self.language, None))

    def _offer_places(self) -> None:
        theme, words = self._session.theme, self._session.words
        name = words.text("Begin with label no.")
        self.place = Stepper(theme, name, least=1, most=self._recipe.places)
        self.place.show_value(1)
        self.place.changed.connect(self._choose_place)
        hint = words.text("For a sheet from which some labels are gone already.")
        self.add(
            column(
                row(label(theme, name, "label"), None, self.place),
                label(theme, hint, "caption", "ink2", wraps=True),
                spacing=4,
            )
        )

    def _offer_deeds(self) -> None:
        theme, words = self._session.theme, self._session.words
        self.save = button(
            theme, words.text("Save as PDF"), self._save, kind="primary", icon="file-pdf"
        )
        self.print = button(theme, words.text("Print"), self._print, icon="printer")
        self.look = button(theme, words.text_in("file", "Open"), self._open, icon="eye")
        self.add(row(self.save, self.print, self.look, None, spacing=8))

    def _choose_language(self, language: Language) -> None:
        self._make(Wish(language, first_place=self.wish.first_place))

    def _choose_place(self, place: int) -> None:
        self._make(Wish(self.wish.language, first_place=place - 1))

    # -- making --------------------------------------------------------------------------------

    def open_ready(self) -> None:
        """Show the card and begin to make the sheet."""
        self._make(self.wish)
        self.open(self.save)

    def _make(self, wish: Wish) -> None:
        self._forget()
        self.wish, self.made = wish, None
        self._say(self._session.words.text("Being made…"))
        self._task = self._session.work.start(
            job_of(self._recipe, wish), done=self._ready, failed=self._failed
        )

    def _ready(self, made: MadePaper) -> None:
        if made.wish != self.wish:
            return
        self._task, self.made = None, made
        words = self._session.words
        pages = document_of(made.pdf).pageCount()
        lies = self._recipe.is_landscape
        paper = words.text("A4, landscape") if lies else words.text("A4, portrait")
        self._say(f"{words.counted('{n} page', '{n} pages', pages)} · {paper}")
        if self._waiting is not None:
            self._waiting()

    def _failed(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, Refusal):
            raise error
        self._say(sentence(self._session.words, error), tone="bad")
        for deed in (self.save, self.print, self.look):
            deed.setEnabled(False)

    def _say(self, text: str, *, tone: str = "ink2") -> None:
        self.said.setText(text)
        set_tone(self.said, tone)
        self.refit()

    def _forget(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    # -- what to do with it --------------------------------------------------------------------

    def _save(self) -> None:
        self._once_made(PaperErrand.save)

    def _print(self) -> None:
        self._once_made(PaperErrand.print)

    def _open(self) -> None:
        self._once_made(PaperErrand.open)

    def _once_made(self, deed: Callable[[PaperErrand], None]) -> None:
        """Do it now, or as soon as the sheet is made; the deed outlives the card."""
        if self.made is None:
            self._waiting = partial(self._once_made, deed)
            return
        errand = PaperErrand(self._session, self.window(), self._recipe, self.made, self._name)
        self.close_up()
        deed(errand)
