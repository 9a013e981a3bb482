"""The desk at which commands work: the folder of the data, the language, the time, the answers."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from krc_desktop import paths
from krc_desktop.atomic_files import make_folder
from krc_desktop.clock import Clock
from krc_desktop.errors import Fault, Trouble
from krc_desktop.language import Phrasebook
from krc_desktop.operations.centre_files import (
    create_centre_file,
    new_centre_file,
)
from krc_desktop.store.centre_file import CentreFile


class Unheard(Exception):
    """What was asked for is done; its answer could not be shown."""


def say(text: str) -> None:
    """Answer on stdout; a full or closed one is no failure of what was done."""
    if sys.stdout is None:
        raise Unheard
    try:
        click.echo(text)
        sys.stdout.flush()
    except OSError as error:
        # what is still buffered must not fail once more at the end
        sys.stdout = None
        raise Unheard from error


@dataclass(frozen=True)
class Desk:
    """Where the commands work: the data folder, the language, the time."""

    folder: Path
    words: Phrasebook
    clock: Clock

    @property
    def path(self) -> Path:
        """The centre's file."""
        return self.folder / paths.CENTRE_FILE

    def to_read(self) -> CentreFile:
        """The centre's file, open for reading."""
        self._must_exist()
        return CentreFile.opened_to_read(self.path, self.clock)

    def to_write(self) -> CentreFile:
        """The centre's file, open for writing."""
        self._must_exist()
        return CentreFile.opened(self.path, self.clock)

    def _must_exist(self) -> None:
        if not self.has_file():
            raise Trouble(Fault.NO_CENTRE_FILE, path=self.folder)

    def has_file(self) -> bool:
        """Whether a centre's file stands in the folder."""
        try:
            if self.folder.exists() and not self.folder.is_dir():
                raise Trouble(Fault.NOT_A_FOLDER, path=self.folder)
            return self.path.exists()
        except (OSError, ValueError) as error:
            raise Trouble(Fault.CANNOT_READ, path=self.folder) from error

    def make_folder(self) -> None:
        """Make the data folder where it is missing."""
        make_folder(self.folder)


@contextmanager
def file_to_fill(desk: Desk, *, dry_run: bool) -> Iterator[CentreFile]:
    """The centre's file; where there is none yet a new one, kept only if all goes well."""
    if desk.has_file():
        with desk.to_write() as file:
            yield file
    elif dry_run:
        with tempfile.TemporaryDirectory() as folder:
            rehearsal = Desk(Path(folder), desk.words, desk.clock)
            with create_centre_file(rehearsal.path, desk.clock) as file:
                yield file
    else:
        with new_file(desk) as file:
            yield file


@contextmanager
def new_file(desk: Desk) -> Iterator[CentreFile]:
    """A new centre's file that takes its place only when the block has ended well."""
    if desk.has_file():
        raise Trouble(Fault.FOLDER_NOT_EMPTY, path=desk.folder)
    with new_centre_file(desk.path, desk.clock) as file:
        yield file
