"""How a sheet is made beside the window: from the file to bytes, in the language wished for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from krc_desktop.desktop.gentle import gently
from krc_desktop.desktop.work import Job, Progress
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.exports import Exported
from krc_desktop.paths import safe_filename
from krc_desktop.store.centre_file import CentreFile


@dataclass(frozen=True)
class Wish:
    """How a sheet is wished: its language, in pure black, its first label at which place (0 on)."""

    language: Language
    black: bool = False
    first_place: int = 0


@dataclass(frozen=True)
class Leaving:
    """What the log of exports says of a sheet once it has left: what, how many rows, with names."""

    what: Exported
    rows: int
    with_names: bool


@dataclass(frozen=True)
class MadePaper:
    """A sheet's bytes and the name under which it is usually kept; `leaving`: it is logged."""

    wish: Wish
    pdf: bytes
    file_name: str
    leaving: Leaving | None = None


Made = tuple[str, bytes] | tuple[str, bytes, Leaving]


@dataclass(frozen=True)
class Recipe:
    """What makes a sheet: (file, words, wish) to (a document's number, its bytes).

    A third of them, `Leaving`, makes the log of exports know of each time it leaves.

    `places`: how many labels a sheet takes, 0 where it has none; `is_landscape`: the paper lies.
    """

    make: Callable[[CentreFile, Phrasebook, Wish], Made]
    places: int = 0
    is_landscape: bool = False


def job_of(recipe: Recipe, wish: Wish) -> Job:
    """The job that makes a sheet; its answer is a MadePaper."""

    def make(file: CentreFile, progress: Progress) -> MadePaper:
        with gently(), file.reading():
            made = recipe.make(file, Phrasebook(wish.language), wish)
        progress.check()
        ending = "" if wish.language is Language.LATVIAN else f"-{wish.language.value}"
        leaving = made[2] if len(made) == 3 else None
        return MadePaper(wish, made[1], safe_filename(f"{made[0]}{ending}.pdf"), leaving)

    return make
