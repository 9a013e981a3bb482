"""The sign-in sheet of an event: blank or with names, in colour or pure black, of so many pages."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.papers.making import Recipe, Wish
from krc_desktop.desktop.papers.popover import PaperPopover
from krc_desktop.desktop.papers.recipes import profile_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import Segmented
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.steppers import Stepper
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.events import Event, Sheet
from krc_desktop.model.sheet_papers import Prefilled
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.sheet_papers import signed_up
from krc_desktop.store.visitors_before import visitors_before

_UPRIGHT_LINES, _ACROSS_LINES = 20, 10
_MOST_PAGES = 10


def sign_in_sheet(
    event_id: int, prefilled: Prefilled, sheet: Sheet | None, lines: int, *, lies: bool
) -> Recipe:
    """The sheet of an event, of so many lines at least; `lies`: of several days, A4 across."""

    def make(file: CentreFile, words: Phrasebook, wish: Wish) -> tuple[str, bytes]:
        from krc_desktop.operations import sheet_papers
        from krc_desktop.reports.sign_in import sign_in_sheet as paper

        content = sheet_papers.sign_in_sheet(
            file, event_id=event_id, prefilled=prefilled, sheet=sheet, least_lines=lines
        )
        return content.document_number, paper(content, words, profile=profile_of(wish))

    return Recipe(make, is_landscape=lies)


def print_sign_in(
    session: Session,
    beside: QWidget,
    event: Event,
    sheet: Sheet | None = None,
    *,
    prefilled: Prefilled = Prefilled.NOBODY,
) -> SignInPopover:
    """Open the card of an event's next sheet, or of one that is recorded already."""
    popover = SignInPopover(session, beside, event, sheet, prefilled)
    popover.open_ready()
    return popover


class SignInPopover(PaperPopover):
    """Whose names stand on it, how many pages, in colour or black; kept, printed or looked at."""

    def __init__(
        self,
        session: Session,
        beside: QWidget,
        event: Event,
        sheet: Sheet | None,
        prefilled: Prefilled = Prefilled.NOBODY,
    ) -> None:
        """The card of an event's sheet."""
        self._event = event
        self._sheet = sheet
        days = list(session.file.events.days_of(event.id))
        of_day = sheet is not None and sheet.event_day_id is not None
        self._lies = len(days) > 1 and not of_day
        self._per_page = _ACROSS_LINES if self._lies else _UPRIGHT_LINES
        self.prefilled = prefilled
        self.page_count = min(-(-(event.capacity or 1) // self._per_page), _MOST_PAGES)
        name = session.words.text("Sign-in sheet")
        super().__init__(session, beside, name, self._recipe_now())

    def _recipe_now(self) -> Recipe:
        lines = self.page_count * self._per_page
        return sign_in_sheet(self._event.id, self.prefilled, self._sheet, lines, lies=self._lies)

    # -- what may be chosen --------------------------------------------------------------------

    def _offer_language(self) -> None:
        self._offer_names()
        super()._offer_language()
        theme, words = self._session.theme, self._session.words
        self.colour = Segmented(theme, words.text("Colours of the sheet"))
        self.colour.offer(False, words.text("In colour"))  # noqa: FBT003
        self.colour.offer(True, words.text("Black and white"))  # noqa: FBT003
        self.colour.choose(self.wish.black)
        self.colour.chosen.connect(self._choose_colour)
        self.pages = Stepper(theme, words.text("Pages"), least=1, most=_MOST_PAGES)
        self.pages.show_value(self.page_count)
        self.pages.changed.connect(self._choose_pages)
        said = label(theme, words.text("Pages"), "label", "ink2")
        said.setBuddy(self.pages)
        lines = words.text("{n} lines each", n=self._per_page)
        each = label(theme, lines, "meta", "ink2")
        self.add(row(self.colour, None), row(said, self.pages, each, None, spacing=10))

    def _offer_names(self) -> None:
        """Only what there is: nobody signed up, nobody is offered."""
        theme, words, file = self._session.theme, self._session.words, self._session.file
        counts = {Prefilled.SIGNED_UP: len(signed_up(file, self._event.id))}
        before = visitors_before(file, self._event, self._event.local_day)
        counts[Prefilled.USUAL] = len(before.people) if before is not None else 0
        self.names = Segmented(theme, words.text("Names on the sheet"))
        self.names.offer(Prefilled.NOBODY, words.text_in("names on the sheet", "Blank"))
        if counts[Prefilled.SIGNED_UP]:
            text = words.text("Signed up: {n}", n=counts[Prefilled.SIGNED_UP])
            self.names.offer(Prefilled.SIGNED_UP, text)
        if counts[Prefilled.USUAL]:
            text = words.text("As before: {n}", n=counts[Prefilled.USUAL])
            self.names.offer(Prefilled.USUAL, text)
        self.names.choose(self.prefilled)
        self.names.chosen.connect(self._choose_names)
        said = label(theme, words.text("Names on the sheet"), "label", "ink2")
        self.add(column(said, flowing(self.names), spacing=4))

    def _choose_names(self, prefilled: Prefilled) -> None:
        self.prefilled = prefilled
        self._anew(self.wish)

    def _choose_pages(self, pages: int) -> None:
        self.page_count = pages
        self._anew(self.wish)

    def _choose_colour(self, black: bool) -> None:  # noqa: FBT001
        self._anew(replace(self.wish, black=black))

    def _choose_language(self, language: Language) -> None:
        self._anew(replace(self.wish, language=language))

    def _anew(self, wish: Wish) -> None:
        self._recipe = self._recipe_now()
        self._make(wish)
