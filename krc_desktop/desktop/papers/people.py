"""What is printed about people and their rights: each leaves a line in the log where it must."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.papers.making import Leaving, Made, Recipe, Wish
from krc_desktop.desktop.papers.popover import PaperPopover
from krc_desktop.desktop.session import Session
from krc_desktop.language import Phrasebook
from krc_desktop.model.exports import Exported
from krc_desktop.store.centre_file import CentreFile

if TYPE_CHECKING:
    from krc_desktop.reports.paper import Profile


def privacy_notice(session: Session, beside: QWidget) -> PaperPopover:
    """What is kept about people, why and how long: for the wall, or to hand over."""
    name = session.words.text("Privacy notice")
    return _opened(session, beside, name, notice_recipe(session.centre_id))


def no_photo_list(
    session: Session, beside: QWidget, *, event_id: int | None = None
) -> PaperPopover:
    """Whom not to photograph: at an event, else at the centre at hand.

    Of a whole centre only those who said no: of everybody nobody asked there are too many.
    """
    name = session.words.text("Do not photograph")
    return _opened(session, beside, name, no_photo_recipe(session.centre_id, event_id))


def _opened(session: Session, beside: QWidget, name: str, recipe: Recipe) -> PaperPopover:
    popover = PaperPopover(session, beside, name, recipe)
    popover.open_ready()
    return popover


# -- recipes: paper and what it gathers are imported in the job ----------------------------------


def _profile(wish: Wish) -> Profile:
    from krc_desktop.reports.paper import BLACK, COLOUR

    return BLACK if wish.black else COLOUR


def notice_recipe(centre_id: int) -> Recipe:
    """A centre's privacy notice; it holds nobody's data, so it is not logged."""

    def make(file: CentreFile, words: Phrasebook, wish: Wish) -> Made:
        from krc_desktop.operations import privacy_notices
        from krc_desktop.reports.people import privacy_notice as paper

        content = privacy_notices.privacy_notice(file, centre_id=centre_id)
        called = words.text_in("file name", "privacy-notice")
        return called, paper.privacy_notice(content, words, profile=_profile(wish))

    return Recipe(make)


def no_photo_recipe(centre_id: int, event_id: int | None) -> Recipe:
    """The list for whoever holds the camera."""

    def make(file: CentreFile, words: Phrasebook, wish: Wish) -> Made:
        from krc_desktop.operations import consents
        from krc_desktop.reports.people import no_photo_list as paper

        content = consents.no_photo_list(
            file,
            event_id=event_id,
            centre_id=None if event_id is not None else centre_id,
            without_not_asked=event_id is None,
        )
        called = words.text_in("file name", "do-not-photograph")
        pdf = paper.no_photo_list(content, words, profile=_profile(wish))
        leaving = Leaving(Exported.NO_PHOTO_LIST, len(content.rows), with_names=True)
        return f"{called}-{content.day.isoformat()}", pdf, leaving

    return Recipe(make)


def extract_recipe(person_id: int) -> Recipe:
    """Everything about a person, others masked."""

    def make(file: CentreFile, words: Phrasebook, wish: Wish) -> Made:
        from krc_desktop.operations import person_extracts
        from krc_desktop.reports.people import person_extract as paper

        content = person_extracts.person_extract(file, person_id=person_id)
        called = words.text_in("file name", "personal-data")
        pdf = paper.person_extract(content, words, profile=_profile(wish))
        leaving = Leaving(Exported.PERSON_PDF, content.rows, with_names=True)
        day = content.made_at.date().isoformat()
        return f"{called}-{content.person_name}-{day}", pdf, leaving

    return Recipe(make)
