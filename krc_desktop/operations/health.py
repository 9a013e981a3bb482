"""What is wrong in a file, in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from krc_desktop.errors import Fault, Trouble
from krc_desktop.language import Phrasebook
from krc_desktop.store.health import Problem


def not_healthy(words: Phrasebook, path: Path, found: Sequence[Problem]) -> Trouble:
    """The trouble of a file in which something was found wrong."""
    named = ", ".join(_named(words, problem) for problem in found)
    return Trouble(Fault.NOT_HEALTHY, path=path, problems=named)


def _named(words: Phrasebook, problem: Problem) -> str:
    return {
        Problem.PAGES: words.text("damaged pages"),
        Problem.REFERENCES: words.text("references to what is not there"),
        Problem.TABLES: words.text("tables that differ from this version's"),
        Problem.SEARCH: words.text("a search index that differs from its table"),
        Problem.PEN: words.text("a change that was never finished"),
        Problem.OVERLAPS: words.text("bookings that overlap"),
        Problem.DAYS: words.text("days that do not fit their times"),
        Problem.KEPT_FILES: words.text("kept files that were altered"),
    }[problem]
