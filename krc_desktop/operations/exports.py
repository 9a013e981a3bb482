"""The verb of whatever leaves the laptop: a line in the log."""

from __future__ import annotations

from krc_desktop.model.exports import Exported
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.exports import note_export


def log_export(file: CentreFile, *, what: Exported, rows: int, with_names: bool) -> Change:
    """Note that something was written outside the file; called once it is written whole.

    It is no step of undo: what has left has left.
    """
    with doing(file, Verb.LOG_EXPORT) as work:
        note_export(file.connection, file.clock.now(), what, rows, with_names=with_names)
    return work.change
