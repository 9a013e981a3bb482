"""What the wizard does beside the window: open a list, weigh its rows, bring them in."""

from __future__ import annotations

from pathlib import Path

from krc_desktop.desktop.gentle import gently
from krc_desktop.desktop.work import Cancelled, Job, Progress
from krc_desktop.exchange.column_guesses import ListKind
from krc_desktop.exchange.import_lists import OpenedList, Stopped, open_list
from krc_desktop.exchange.import_previews import Choices, ImportPreview, preview
from krc_desktop.exchange.import_runs import ImportDone, run_import
from krc_desktop.store.centre_file import CentreFile


def opening(path: Path, kind: ListKind, encoding: str = "", separator: str = "") -> Job:
    """A job that answers an OpenedList; a text file is read as told, else as it is guessed."""

    def job(_file: CentreFile, progress: Progress) -> OpenedList:
        try:
            with gently():
                return open_list(
                    path,
                    kind,
                    encoding=encoding,
                    separator=separator,
                    asked=progress.stopping.is_set,
                )
        except Stopped:
            raise Cancelled from None

    return job


def weighing(opened: OpenedList, choices: Choices, centre_id: int) -> Job:
    """A job that answers an ImportPreview."""

    def job(file: CentreFile, progress: Progress) -> ImportPreview:
        try:
            with gently():
                return preview(
                    file,
                    opened,
                    choices,
                    centre_id=centre_id,
                    progress=lambda done, of: progress.tell(done / of if of else 1.0),
                    asked=progress.stopping.is_set,
                )
        except Stopped:
            raise Cancelled from None

    return job


def bringing(shown: ImportPreview) -> Job:
    """A job that writes the rows that are ready and answers an ImportDone; all or nothing."""

    def job(file: CentreFile, progress: Progress) -> ImportDone:
        try:
            with gently():
                return run_import(
                    file,
                    shown,
                    # only told: what is written already is no longer stopped
                    progress=lambda done, of: progress.told(done / of if of else 1.0, ""),
                    asked=progress.stopping.is_set,
                )
        except Stopped:
            raise Cancelled from None

    return job
