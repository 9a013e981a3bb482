"""The sample: a fictional October 2026 of three centres, brought in like any other lists."""

from __future__ import annotations

from krc_desktop.exchange.imports import import_file
from krc_desktop.model.imports import ImportKind
from krc_desktop.operations.centres import change_centre
from krc_desktop.paths import resources_folder
from krc_desktop.store.centre_file import CentreFile

_FILES = {ImportKind.PEOPLE: "participants", ImportKind.HOURS: "volunteer_entries"}


def fill_with_sample(file: CentreFile) -> None:
    """Bring the sample lists into a fresh file and mark its centres as samples."""
    folder = resources_folder() / "sample"
    for kind in ImportKind:
        name = _FILES.get(kind, kind.value)
        outcome = import_file(file, kind, folder / f"{name}.csv", is_sample=True)
        if outcome.refused:
            raise outcome.refused[0].rule
    for centre in list(file.centres.all()):
        change_centre(file, centre_id=centre.id, is_sample=True)
