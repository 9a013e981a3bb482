"""Volunteers' papers: each opens a small popover beside the button pressed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.papers import volunteer_recipes as recipes
from krc_desktop.desktop.papers.making import Recipe
from krc_desktop.desktop.papers.popover import PaperPopover
from krc_desktop.desktop.session import Session
from krc_desktop.periods import Period


def draft_certificate(
    session: Session, beside: QWidget, person_id: int, period: Period
) -> PaperPopover:
    """A certificate as it would be given out now: it says that it is a draft."""
    recipe = recipes.draft_certificate(session.centre_id, person_id, period)
    return _opened(session, beside, session.words.text("Draft of the certificate"), recipe)


def certificate(session: Session, beside: QWidget, certificate_id: int) -> PaperPopover:
    """A certificate that was given out."""
    name = session.words.text("Certificate of volunteer work")
    return _opened(session, beside, name, recipes.certificate(certificate_id))


def agreement(session: Session, beside: QWidget, agreement_id: int) -> PaperPopover:
    """An agreement as a form to sign; what is not known yet is left to write in."""
    name = session.words.text("Agreement on volunteer work")
    return _opened(session, beside, name, recipes.agreement(agreement_id))


def _opened(session: Session, beside: QWidget, name: str, recipe: Recipe) -> PaperPopover:
    popover = PaperPopover(session, beside, name, recipe)
    popover.open_ready()
    return popover
