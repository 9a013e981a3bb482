"""The desk at which commands work: the folder of the data, the language, the time, the answers."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import click

from krc_desktop import paths
from krc_desktop.atomic_files import trouble_of
from krc_desktop.clock import Clock
from krc_desktop.errors import Fault, Trouble
from krc_desktop.language import Phrasebook
from krc_desktop.operations.centre_files import create_centre_file
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
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise Trouble(Fault.NOT_A_FOLDER, path=self.folder) from error
        except OSError as error:
            raise Trouble(Fault.READ_ONLY, path=self.folder) from error


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
    """A new centre's file that takes its place only when the block has ended well.

    It is made in a folder of its own: whoever begins at the same moment neither sees nor overtakes
    it; the first to be ready is the one that stays.
    """
    if desk.has_file():
        raise Trouble(Fault.FOLDER_NOT_EMPTY, path=desk.folder)
    was_there = desk.folder.exists()
    desk.make_folder()
    try:
        with tempfile.TemporaryDirectory(prefix=".new-", dir=desk.folder) as folder:
            making = Path(folder) / paths.CENTRE_FILE
            with create_centre_file(making, desk.clock) as file:
                yield file
            _published(making, desk.path)
    except FileExistsError as error:
        raise Trouble(Fault.FOLDER_NOT_EMPTY, path=desk.folder) from error
    except OSError as error:
        raise trouble_of(error, desk.path) from error
    finally:
        if not was_there:
            # what came to nothing leaves nothing; a folder with something in it stays
            with suppress(OSError):
                desk.folder.rmdir()


def _published(making: Path, path: Path) -> None:
    """Give a finished file its name, unless another one has it already."""
    try:
        os.link(making, path)
    except FileExistsError:
        raise
    except OSError:
        # a disk without links (a stick): the name is taken first, then the file put over it
        path.touch(exist_ok=False)
        making.replace(path)
