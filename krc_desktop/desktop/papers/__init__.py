"""What the page of equipment prints: each opens a small popover beside the button pressed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.papers import recipes
from krc_desktop.desktop.papers.making import Recipe
from krc_desktop.desktop.papers.popover import PaperPopover
from krc_desktop.desktop.session import Session


def week_poster(session: Session, beside: QWidget, first_day: date) -> PaperPopover:
    """The poster for the door: the week of a day, all machines of the centre at hand."""
    name = session.words.text("Week poster for the door")
    return _opened(session, beside, name, recipes.week_poster(session.centre_id, first_day))


def equipment_labels(
    session: Session, beside: QWidget, equipment_ids: Sequence[int]
) -> PaperPopover:
    """Labels to stick on machines; the first one may be placed further on the sheet."""
    name = session.words.text("Labels for machines")
    return _opened(session, beside, name, recipes.equipment_labels(tuple(equipment_ids)))


def passport(session: Session, beside: QWidget, equipment_id: int) -> PaperPopover:
    """A machine's passport for the wall beside it."""
    name = session.words.text("Machine passport")
    return _opened(session, beside, name, recipes.passport(equipment_id))


def firing_log(session: Session, beside: QWidget, booking_id: int) -> PaperPopover:
    """The log of a firing as it is by now; what is not known yet is left to write in."""
    name = session.words.text_in("paper", "Firing log")
    return _opened(session, beside, name, recipes.firing_log(booking_id))


def blank_firing_log(session: Session, beside: QWidget, equipment_id: int) -> PaperPopover:
    """An empty firing log of a kiln, to be written by hand."""
    name = session.words.text("Blank firing log")
    return _opened(session, beside, name, recipes.blank_firing_log(equipment_id))


def piece_labels(session: Session, beside: QWidget, piece_ids: Sequence[int]) -> PaperPopover:
    """Small labels for pieces; the first one may be placed further on the sheet."""
    name = session.words.text("Labels for pieces")
    return _opened(session, beside, name, recipes.piece_labels(tuple(piece_ids)))


def ready_list(session: Session, beside: QWidget) -> PaperPopover:
    """The list of what is ready for collection at the centre at hand."""
    name = session.words.text_in("paper", "Ready for collection")
    return _opened(session, beside, name, recipes.ready_list(session.centre_id))


def _opened(session: Session, beside: QWidget, name: str, recipe: Recipe) -> PaperPopover:
    popover = PaperPopover(session, beside, name, recipe)
    popover.open_ready()
    return popover
