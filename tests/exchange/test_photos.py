"""Photos come in upright, small and without a word about where they were taken."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from krc_desktop.errors import BrokenRule, Rule, Trouble
from krc_desktop.exchange.photos import LONGEST_EDGE, cleaned, read_photo


def taken(size: tuple[int, int], *, orientation: int = 1) -> bytes:
    """A picture whose left half is red, with a place and a camera in its metadata."""
    picture = Image.new("RGB", size, "white")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Kameras ražotājs"
    exif.get_ifd(0x8825)[2] = (56.0, 17.0, 30.0)
    written = io.BytesIO()
    picture.save(written, "JPEG", exif=exif, quality=95)
    return written.getvalue()


def test_place_and_camera_stay_behind() -> None:
    photo = cleaned(taken((800, 600)))
    with Image.open(io.BytesIO(photo.jpeg)) as picture:
        assert not picture.getexif()
        assert "exif" not in picture.info
    assert b"Kameras" not in photo.jpeg
    assert (photo.width, photo.height) == (800, 600)


def test_a_picture_taken_sideways_stands_upright() -> None:
    photo = cleaned(taken((800, 600), orientation=6))
    assert (photo.width, photo.height) == (600, 800)
    with Image.open(io.BytesIO(photo.jpeg)) as picture:
        red, green, _ = picture.getpixel((300, 100))
    assert red > 200
    assert green < 60


def test_a_large_picture_is_made_small() -> None:
    photo = cleaned(taken((4000, 3000)))
    assert max(photo.width, photo.height) == LONGEST_EDGE


@pytest.mark.parametrize("content", [b"", b"noise" * 100, taken((800, 600))[:3000], b"%PDF-1.7"])
def test_what_is_no_whole_picture_is_refused(content: bytes) -> None:
    with pytest.raises(BrokenRule) as refused:
        cleaned(content)
    assert refused.value.key is Rule.NOT_A_PICTURE


def test_a_bomb_is_refused_by_its_header() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"0" * 99))
    with pytest.raises(BrokenRule) as refused:
        cleaned(bomb)
    assert refused.value.key is Rule.PICTURE_TOO_LARGE


def test_a_file_is_named_in_the_refusal(tmp_path: Path) -> None:
    path = tmp_path / "bilde.jpg"
    with pytest.raises(Trouble):
        read_photo(path)
    path.write_bytes(b"noise")
    with pytest.raises(BrokenRule) as refused:
        read_photo(path)
    assert refused.value.facts["path"] == path
