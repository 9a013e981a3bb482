"""Documents of machines on their way in."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from krc_desktop.errors import BrokenRule, Rule, Trouble
from krc_desktop.exchange import documents
from krc_desktop.exchange.documents import ending_of, read_document


def test_a_manual_is_kept_byte_for_byte(tmp_path: Path):
    path = tmp_path / "Pamācība.PDF"
    path.write_bytes(b"%PDF-1.7 manual")
    kept = read_document(path)
    assert (kept.title, kept.content) == ("Pamācība.PDF", b"%PDF-1.7 manual")
    assert ending_of(kept.media_type) == ".pdf"


def test_a_picture_loses_its_metadata(tmp_path: Path):
    path = tmp_path / "plaksnite.png"
    picture = Image.new("RGB", (40, 20), "white")
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    picture.save(path, exif=exif)
    kept = read_document(path)
    assert (kept.title, ending_of(kept.media_type)) == ("plaksnite.jpg", ".jpg")
    assert not Image.open(io.BytesIO(kept.content)).getexif()


@pytest.mark.parametrize("name", ["start.exe", "script.sh", "page.html", "noending"])
def test_what_a_system_would_run_is_refused(tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_bytes(b"x")
    with pytest.raises(BrokenRule) as broken:
        read_document(path)
    assert broken.value.key is Rule.NOT_A_DOCUMENT


def test_a_text_that_is_called_a_picture_and_what_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "x.jpg"
    path.write_bytes(b"no picture")
    with pytest.raises(BrokenRule) as broken:
        read_document(path)
    assert broken.value.key is Rule.NOT_A_PICTURE
    monkeypatch.setattr(documents, "_MOST_BYTES", 4)
    with pytest.raises(BrokenRule) as broken:
        read_document(path)
    assert broken.value.key is Rule.DOCUMENT_TOO_LARGE
    with pytest.raises(Trouble):
        read_document(tmp_path / "missing.pdf")
