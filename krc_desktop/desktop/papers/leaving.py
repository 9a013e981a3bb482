"""The line in the log of exports, written once something has left; nothing is said of it."""

from __future__ import annotations

from dataclasses import replace

from krc_desktop.desktop.papers.making import Leaving
from krc_desktop.desktop.session import Session
from krc_desktop.operations.exports import log_export

EXPORTS = "exports"


def note_left(session: Session, *left: Leaving) -> None:
    """Write the lines; whoever shows the log reads it again."""
    for one in left:
        change = session.do(
            log_export, quiet=True, what=one.what, rows=one.rows, with_names=one.with_names
        )
        if change is not None:
            # the log stands beside the journal: the change itself names no table
            session.changes.announce(replace(change, subjects=frozenset({EXPORTS})))
