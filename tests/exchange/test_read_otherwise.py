"""A text file read in an encoding and by a separator that somebody chose."""

from __future__ import annotations

from pathlib import Path

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.exchange.column_guesses import ListKind
from krc_desktop.exchange.import_lists import OpenedList, open_list


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "saraksts.csv"
    path.write_bytes("Vārds uzvārds;Mob.\r\nĢirts Ķēniņš;20000131\r\n".encode("cp1257"))
    return path


def read(path: Path, encoding: str = "", separator: str = "") -> OpenedList:
    return open_list(path, ListKind.PEOPLE, encoding=encoding, separator=separator)


def test_what_is_told_stands_before_what_is_guessed(path: Path) -> None:
    assert (read(path).encoding, read(path).separator) == ("cp1257", ";")
    assert read(path).rows[0].cells == ("Ģirts Ķēniņš", "20000131")
    assert read(path, "cp1252").rows[0].cells[0] != "Ģirts Ķēniņš"
    assert read(path, "cp1252").encoding == "cp1252"
    whole = read(path, separator="|")
    assert (whole.separator, len(whole.columns)) == ("|", 1)


def test_an_encoding_that_does_not_fit_is_refused(path: Path) -> None:
    with pytest.raises(BrokenRule) as refused:
        read(path, "utf-8")
    assert refused.value.key is Rule.NOT_A_TABLE


def test_a_mark_at_the_beginning_is_no_part_of_the_heading(tmp_path: Path) -> None:
    path = tmp_path / "saraksts.csv"
    path.write_bytes("Vārds uzvārds;Mob.\r\nAnna Liepa;20000131\r\n".encode("utf-8-sig"))
    assert read(path, "utf-8").columns[0].heading == "Vārds uzvārds"
