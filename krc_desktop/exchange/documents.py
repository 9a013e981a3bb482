"""A machine's documents on their way in: manuals, warranties, photos.

A picture is made small and freed of its metadata; everything else is kept byte for byte.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from krc_desktop.errors import BrokenRule, Fault, Rule, Trouble
from krc_desktop.exchange.photos import cleaned

MOST_MEGABYTES = 20
_MOST_BYTES = MOST_MEGABYTES * 1024 * 1024

_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff"})
# what a manual comes as; nothing that a system would run when it is opened
_TYPES = MappingProxyType(
    {
        ".pdf": "application/pdf",
        ".txt": "text/plain",
        ".csv": "text/csv",
        ".odt": "application/vnd.oasis.opendocument.text",
        ".ods": "application/vnd.oasis.opendocument.spreadsheet",
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
JPEG = "image/jpeg"
ENDINGS = tuple(sorted({*_TYPES, *_PICTURES}))


@dataclass(frozen=True)
class CleanDocument:
    """A document as it is kept: its title (the file's name), its bytes and what they are."""

    title: str
    content: bytes
    media_type: str


def read_document(path: Path) -> CleanDocument:
    """The document in a file, at most 20 MB.

    Raises Trouble (NO_SUCH_FILE, CANNOT_READ) and BrokenRule (NOT_A_DOCUMENT, DOCUMENT_TOO_LARGE,
    NOT_A_PICTURE, PICTURE_TOO_LARGE).
    """
    ending = path.suffix.lower()
    if ending not in _TYPES and ending not in _PICTURES:
        raise BrokenRule(Rule.NOT_A_DOCUMENT, path=path.name)
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise Trouble(Fault.NO_SUCH_FILE, path=path) from error
    except OSError as error:
        raise Trouble(Fault.CANNOT_READ, path=path) from error
    if len(content) > _MOST_BYTES:
        raise BrokenRule(Rule.DOCUMENT_TOO_LARGE, path=path.name, megabytes=MOST_MEGABYTES)
    if ending in _TYPES:
        return CleanDocument(path.name, content, _TYPES[ending])
    try:
        photo = cleaned(content)
    except BrokenRule as broken:
        broken.facts["path"] = path.name
        raise
    return CleanDocument(f"{path.stem}.jpg", photo.jpeg, JPEG)


def ending_of(media_type: str) -> str:
    """The ending of a file that holds such bytes; empty where it is not known."""
    if media_type == JPEG:
        return ".jpg"
    return next((ending for ending, known in _TYPES.items() if known == media_type), "")
