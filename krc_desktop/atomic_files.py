"""Files written whole or not at all: `.part`, fsync, rename."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from krc_desktop.errors import Fault, Trouble

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


def trouble_of(error: OSError, path: Path) -> Trouble:
    """The trouble that an error of the operating system means, named with the path."""
    if error.errno in _FULL:
        return Trouble(Fault.DISK_FULL, path=path)
    if error.errno in _READ_ONLY:
        return Trouble(Fault.READ_ONLY, path=path)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Trouble(Fault.NO_SUCH_FOLDER, path=path.parent)
    return Trouble(Fault.CANNOT_WRITE, path=path)


def make_folder(folder: Path) -> None:
    """Make a data folder where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise Trouble(Fault.NOT_A_FOLDER, path=folder) from error
    except OSError as error:
        raise Trouble(Fault.READ_ONLY, path=folder) from error


@contextmanager
def part_of(path: Path, *, verify: Callable[[Path], None] | None = None) -> Iterator[Path]:
    """A `.part` file beside the path to write into; takes the path's place once it is whole.

    After the block the file is checked by `verify` (which raises), synced and renamed. On any error
    the part is removed, what stood at the path stays, and an OSError becomes a Trouble.
    """
    if path.is_symlink():
        path = path.resolve()
    if not path.name or (path.exists() and not path.is_file()):
        # a folder or a device is never replaced by a file
        raise Trouble(Fault.CANNOT_WRITE, path=path)
    part = path.with_name(path.name + ".part")
    try:
        try:
            yield part
            _synced(part)
            if verify is not None:
                verify(part)
            part.replace(path)
            _folder_synced(path.parent)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise trouble_of(error, path) from error


def written_whole(path: Path, content: bytes) -> None:
    """Write the content to the path, whole or not at all."""
    with part_of(path) as part:
        part.write_bytes(content)


def _synced(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _folder_synced(folder: Path) -> None:
    """Make the rename itself durable where the system can (Windows can't open folders)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
