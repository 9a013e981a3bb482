"""The recipes of the sheets: what is read from the file, and what paper makes of it.

Paper and what it gathers are imported in the job: whoever only looks at a page loads neither.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from krc_desktop.desktop.papers.making import Recipe, Wish
from krc_desktop.language import Phrasebook
from krc_desktop.store.centre_file import CentreFile

if TYPE_CHECKING:
    from krc_desktop.reports.paper import Profile

_EQUIPMENT_PLACES, _PIECE_PLACES = 8, 24


def profile_of(wish: Wish) -> Profile:
    """The inks wished for."""
    from krc_desktop.reports.paper import BLACK, COLOUR

    return BLACK if wish.black else COLOUR


def week_poster(centre_id: int, day: date) -> Recipe:
    """The week in which a day lies."""

    def make(file: CentreFile, words: Phrasebook, wish: Wish) -> tuple[str, bytes]:
        from krc_desktop.operations import week_posters
        from krc_desktop.reports.equipment import poster

        content = week_posters.week_poster(file, centre_id=centre_id, first_day=day)
        return content.number, poster.week_poster(content, words, profile=profile_of(wish))

    return Recipe(make, is_landscape=True)


def equipment_labels(equipment_ids: tuple[int, ...]) -> Recipe:
    """Labels for machines."""

    def make(file: CentreFile, words: Phrasebook, wish: Wish) -> tuple[str, bytes]:
        from krc_desktop.operations import equipment_papers
        from krc_desktop.reports.equipment import machine_labels

        called = words.text_in("file name", "labels")
        content = equipment_papers.equipment_labels(
            file, equipment_ids=equipment_ids, called=called
        )
        pdf = machine_labels.equipment_labels(
            content, words, profile=profile_of(wish), first_place=wish.first_place
        )
        return content.number, pdf

    return Recipe(make, places=_EQUIPMENT_PLACES)


def passport(equipment_id: int) -> Recipe:
    """A machine's passport."""

    def make(file: CentreFile, words: Phrasebook, wish: Wish) -> tuple[str, bytes]:
        from krc_desktop.operations import machine_passports
        from krc_desktop.reports.equipment import passport as paper

        called = words.text_in("file name", "passport")
        content = machine_passports.passport(file, equipment_id=equipment_id, called=called)
        return content.number, paper.passport(content, words, profile=profile_of(wish))

    return Recipe(make)


def firing_log(booking_id: int) -> Recipe:
    """The log of a firing."""

    def make(file: CentreFile, words: Phrasebook, wish: Wish) -> tuple[str, bytes]:
        from krc_desktop.operations import firing_papers
        from krc_desktop.reports.equipment import firing_log as paper

        called = words.text_in("file name", "firing")
        content = firing_papers.firing_log(file, booking_id=booking_id, called=called)
        return content.number, paper.firing_log(content, words, profile=profile_of(wish))

    return Recipe(make)


def blank_firing_log(equipment_id: int) -> Recipe:
    """A log of a kiln to write by hand."""

    def make(file: CentreFile, words: Phrasebook, wish: Wish) -> tuple[str, bytes]:
        from krc_desktop.operations import firing_papers
        from krc_desktop.reports.equipment import firing_log as paper

        called = words.text_in("file name", "blank-firing-log")
        content = firing_papers.blank_firing_log(file, equipment_id=equipment_id, called=called)
        return content.number, paper.firing_log(content, words, profile=profile_of(wish))

    return Recipe(make)


def piece_labels(piece_ids: tuple[int, ...]) -> Recipe:
    """Labels for pieces."""

    def make(file: CentreFile, words: Phrasebook, wish: Wish) -> tuple[str, bytes]:
        from krc_desktop.operations import kiln_papers
        from krc_desktop.reports.equipment import piece_labels as paper

        called = words.text_in("file name", "piece-labels")
        content = kiln_papers.piece_labels(file, piece_ids=piece_ids, called=called)
        pdf = paper.piece_labels(
            content, words, profile=profile_of(wish), first_place=wish.first_place
        )
        return content.number, pdf

    return Recipe(make, places=_PIECE_PLACES)


def ready_list(centre_id: int) -> Recipe:
    """What is ready to be collected at a centre."""

    def make(file: CentreFile, words: Phrasebook, wish: Wish) -> tuple[str, bytes]:
        from krc_desktop.operations import kiln_papers
        from krc_desktop.reports.equipment import ready_list as paper

        called = words.text_in("file name", "ready")
        content = kiln_papers.ready_list(file, centre_id=centre_id, called=called)
        return content.number, paper.ready_list(content, words, profile=profile_of(wish))

    return Recipe(make)
