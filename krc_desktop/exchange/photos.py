"""A photo on its way in: turned upright, made small, freed of everything but the picture itself."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from krc_desktop.errors import BrokenRule, Fault, Rule, Trouble

LONGEST_EDGE = 2000
QUALITY = 82
MOST_PIXELS = 60_000_000
MOST_BYTES = 40 * 1024 * 1024


@dataclass(frozen=True)
class CleanPhoto:
    """JPEG bytes without metadata, and their size in pixels."""

    jpeg: bytes
    width: int
    height: int


def read_photo(path: Path) -> CleanPhoto:
    """The picture in a file, at most 2000 px a side, without place, time or camera.

    Raises Trouble (NO_SUCH_FILE, CANNOT_READ) and BrokenRule (NOT_A_PICTURE, PICTURE_TOO_LARGE).
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise Trouble(Fault.NO_SUCH_FILE, path=path) from error
    except OSError as error:
        raise Trouble(Fault.CANNOT_READ, path=path) from error
    if len(content) > MOST_BYTES:
        raise BrokenRule(Rule.PICTURE_TOO_LARGE, path=path)
    try:
        return cleaned(content)
    except BrokenRule as broken:
        broken.facts["path"] = path
        raise


def cleaned(content: bytes) -> CleanPhoto:
    """The same for bytes."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP", "TIFF")) as picture:
            # the size stands in the header: nothing is unpacked for a bomb
            if picture.width * picture.height > MOST_PIXELS:
                raise BrokenRule(Rule.PICTURE_TOO_LARGE)
            picture.draft("RGB", (LONGEST_EDGE, LONGEST_EDGE))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
            upright.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
            # a fresh picture: whatever else the file said of itself stays behind
            bare = Image.new("RGB", upright.size)
            bare.paste(upright)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise BrokenRule(Rule.NOT_A_PICTURE) from error
    except Image.DecompressionBombError as error:
        raise BrokenRule(Rule.PICTURE_TOO_LARGE) from error
    written = io.BytesIO()
    bare.save(written, "JPEG", quality=QUALITY, optimize=True)
    return CleanPhoto(written.getvalue(), bare.width, bare.height)
