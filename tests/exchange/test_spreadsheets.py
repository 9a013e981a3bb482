"""Whatever file is chosen: a table, or a clean refusal that names the file."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.errors import BrokenRule, Fault, Refusal, Rule, Trouble
from krc_desktop.exchange.spreadsheets import read_table
from krc_desktop.paths import resources_folder

SAMPLE = sorted((resources_folder() / "sample").glob("*.csv"))
STARTS = [
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"a,b\n",
]


@pytest.mark.parametrize("path", SAMPLE, ids=[path.stem for path in SAMPLE])
def test_the_sample_is_read_whole(path: Path) -> None:
    table = read_table(path)
    header, *lines = path.read_text("utf-8-sig").splitlines()
    assert table.columns == tuple(header.split(","))
    assert [row.number for row in table.rows] == list(range(2, len(lines) + 2))


@pytest.mark.parametrize("start", STARTS)
@given(noise=st.binary(max_size=2000))
def test_noise_is_read_or_refused(start: bytes, noise: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "noise.xlsx"
        path.write_bytes(start + noise)
        try:
            read_table(path)
        except Refusal as refused:
            assert refused.facts["path"] == path  # noqa: PT017 -- either is right


def test_much_noise_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "noise.csv"
    path.write_bytes(os.urandom(5_000_000))
    with pytest.raises(BrokenRule) as refused:
        read_table(path)
    assert refused.value.key is Rule.NOT_A_TABLE


def test_an_empty_file_is_an_empty_table(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    with pytest.raises(BrokenRule) as refused:
        read_table(tmp_path / "empty.csv")
    assert refused.value.key is Rule.TABLE_EMPTY


def test_what_is_no_file_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    for name, fault in {
        "missing.csv": Fault.NO_SUCH_FILE,
        "empty.csv/under.csv": Fault.NO_SUCH_FILE,
        "": Fault.CANNOT_READ,
        "a\0b": Fault.CANNOT_READ,
    }.items():
        with pytest.raises(Trouble) as refused:
            read_table(tmp_path / name)
        assert (refused.value.key, refused.value.facts) == (fault, {"path": tmp_path / name})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only some systems have pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)
    with pytest.raises(Trouble) as refused:
        read_table(path)
    assert refused.value.key is Fault.CANNOT_READ
