"""Counting and erasing beside the window."""

from __future__ import annotations

from collections.abc import Sequence

from krc_desktop.desktop.work import Job, Progress
from krc_desktop.model.erasures import ErasurePreview
from krc_desktop.store.centre_file import CentreFile


def counting(people: Sequence[int]) -> Job:
    """The job that counts what an erasure would take and leave."""

    def count(file: CentreFile, progress: Progress) -> list[ErasurePreview]:
        from krc_desktop.operations.erasures import erasure_preview

        previews = []
        for person_id in people:
            progress.check()
            previews.append(erasure_preview(file, person_id=person_id))
        return previews

    return count


def erasing(people: Sequence[int], *, texts: bool) -> Job:
    """The job that erases people, all or none; its answer is an Erased."""

    def erase(file: CentreFile, _progress: Progress) -> object:
        from krc_desktop.operations.erasures import erase_people

        return erase_people(file, people=people, texts=texts)

    return erase
