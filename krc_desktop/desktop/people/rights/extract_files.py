"""Everything about a person in a new folder: to read, for another program, and the scans."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from krc_desktop.atomic_files import make_folder, written_whole
from krc_desktop.desktop.gentle import gently
from krc_desktop.desktop.work import Job, Progress
from krc_desktop.errors import Trouble
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.person_extracts import PersonExtract
from krc_desktop.paths import safe_filename
from krc_desktop.store.centre_file import CentreFile


@dataclass(frozen=True)
class ExtractWritten:
    """Where an extract was written, how many rows it has, how many scans lie beside it."""

    folder: Path
    rows: int
    scans: int


def extract_written(person_id: int, language: Language, inside: Path) -> Job:
    """The job that writes an extract into a new folder inside another; all of it or nothing."""

    def write(file: CentreFile, progress: Progress) -> ExtractWritten:
        from krc_desktop.operations import person_extracts
        from krc_desktop.reports.people import person_extract as paper

        words = Phrasebook(language)
        with gently(), file.reading():
            extract = person_extracts.person_extract(file, person_id=person_id)
            scans = person_extracts.paper_bytes(file, extract)
            pdf = paper.person_extract(extract, words)
        progress.check()
        called = words.text_in("file name", "personal-data")
        folder = _new_folder(inside, _name_of(words, extract))
        _write_all(folder, {f"{called}.pdf": pdf, f"{called}.json": _json(extract), **scans})
        return ExtractWritten(folder, extract.rows, len(scans))

    return write


def _name_of(words: Phrasebook, extract: PersonExtract) -> str:
    called = words.text_in("file name", "personal-data")
    day = extract.made_at.date().isoformat()
    return safe_filename(f"{called}-{extract.person_name}-{day}")


def _new_folder(inside: Path, name: str) -> Path:
    """A folder that was not there: what was handed out before is never written over."""
    folder, number = inside / name, 1
    while folder.exists():
        number += 1
        folder = inside / f"{name}-{number}"
    make_folder(folder)
    return folder


def _json(extract: PersonExtract) -> bytes:
    return json.dumps(extract.as_json(), ensure_ascii=False, indent=2).encode()


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    try:
        for name, content in files.items():
            written_whole(folder / name, content)
    except Trouble:
        # half an extract would pass for a whole one
        shutil.rmtree(folder, ignore_errors=True)
        raise
