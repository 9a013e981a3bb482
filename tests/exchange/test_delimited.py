"""Text tables: what Excel here writes is understood, what we write comes back as it was."""

import codecs
import tempfile
import unicodedata
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from krc_desktop.errors import BrokenRule, Fault, Rule, Trouble
from krc_desktop.exchange.spreadsheets import Table, read_table, write_csv

WORDS = "id;vārds;piezīme\r\n1;Jānis Bērziņš;“ķēdes”, °C\r\n2;Žanete;šņore\r\n"


def read(tmp_path: Path, content: bytes) -> Table:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    return read_table(path)


def plain(table: Table) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, tuple(row.cells.values())) for row in table.rows]


def refusal_of(tmp_path: Path, content: bytes) -> BrokenRule:
    with pytest.raises(BrokenRule) as refused:
        read(tmp_path, content)
    assert refused.value.facts["path"] == tmp_path / "table.csv"
    return refused.value


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("cp1257"),
        unicodedata.normalize("NFD", WORDS).encode(),
    ],
    ids=["utf-8", "utf-8 bom", "utf-16 le", "utf-16 be", "windows-1257", "decomposed"],
)
def test_every_encoding_of_a_latvian_excel_is_read(tmp_path: Path, content: bytes) -> None:
    table = read(tmp_path, content)
    assert table.columns == ("id", "vārds", "piezīme")
    assert plain(table) == [
        (2, ("1", "Jānis Bērziņš", "“ķēdes”, °C")),
        (3, ("2", "Žanete", "šņore")),
    ]


def test_an_encoding_that_windows_1257_cannot_be_is_guessed(tmp_path: Path) -> None:
    # Ґ has a byte that windows-1257 leaves empty
    words = "ім'я;прізвище\n" + "Олена;Ґалаґан\nМарія;Шевченко\n" * 20
    assert read(tmp_path, words.encode("cp1251")).rows[0].cells["прізвище"] == "Ґалаґан"


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found(tmp_path: Path, separator: str) -> None:
    lines = [("id", "hours", "note"), ("1", "2", '"a; b, c | d"'), ("2", "", '"q ""q"""')]
    content = "\n".join(separator.join(line) for line in lines).encode()
    assert plain(read(tmp_path, content)) == [
        (2, ("1", "2", "a; b, c | d")),
        (3, ("2", "", 'q "q"')),
    ]


def test_a_separator_that_the_file_declares_is_believed(tmp_path: Path) -> None:
    table = read(tmp_path, b"sep=|\r\na,b|c\r\n1,2|3\r\n")
    assert table.columns == ("a,b", "c")
    assert plain(table) == [(2, ("1,2", "3"))]


def test_one_column_needs_no_separator(tmp_path: Path) -> None:
    assert plain(read(tmp_path, b"name\none; two, three\nfour\n")) == [
        (2, ("one; two, three",)),
        (3, ("four",)),
    ]


def test_decimal_commas_do_not_look_like_columns(tmp_path: Path) -> None:
    assert plain(read(tmp_path, b"id;h,min\n1;2,5\n2;3,5\n"))[0] == (2, ("1", "2,5"))


def test_rows_have_the_numbers_that_excel_shows(tmp_path: Path) -> None:
    content = b'\n a ,b,,\n\n"1\n1",2\n,,,\n3,\n'
    table = read(tmp_path, content)
    assert table.columns == ("a", "b")
    assert plain(table) == [(4, ("1\n1", "2")), (6, ("3", ""))]


def test_control_characters_in_cells_are_kept_for_the_importer_to_refuse(tmp_path: Path) -> None:
    assert plain(read(tmp_path, b"a,b\n\x00x,\x07\x08y\n")) == [(2, ("\x00x", "\x07\x08y"))]


@pytest.mark.parametrize(
    ("content", "rule", "facts"),
    [
        (b"a;b;a\n1;2;3\n", Rule.NOT_A_TABLE, {"column": "a"}),
        (b"a;b\n1;2;3\n", Rule.NOT_A_TABLE, {"row": 2}),
        (b"a;;b\n1;;3\n1;2;3\n", Rule.NOT_A_TABLE, {"row": 3}),
        (b'a;b\n1;2\n"1;2\n3;4\n', Rule.NOT_A_TABLE, {"row": 3}),
        (b"a;b\n", Rule.TABLE_EMPTY, {}),
        (b"\n\n\n", Rule.TABLE_EMPTY, {}),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", Rule.NOT_A_TABLE, {}),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), Rule.NOT_A_TABLE, {}),
        (b"\xff\xd8\xff\xe0" + bytes(99), Rule.NOT_A_TABLE, {}),
        (b"%PDF-1.7\n1 0 obj\n", Rule.NOT_A_TABLE, {}),
        (b"\n<!DOCTYPE html><table>", Rule.NOT_A_TABLE, {}),
        (b"MZ\x00,\x01\nb,c\n", Rule.NOT_A_TABLE, {"row": 1}),
    ],
)
def test_what_is_no_table_is_refused(
    tmp_path: Path, content: bytes, rule: Rule, facts: dict[str, object]
) -> None:
    refused = refusal_of(tmp_path, content)
    assert refused.key is rule
    assert {key: refused.facts[key] for key in facts} == facts


@pytest.mark.parametrize(
    ("content", "limit"),
    [
        (b"a,b\n" + b"1,2\n" * 200_001, "rows"),
        (b"\n" * 1_100_000, "rows"),
        (b",".join(b"c%d" % n for n in range(101)) + b"\n1\n", "columns"),
        (b"a,b\n1," + b"x" * 32_768 + b"\n", "text"),
        (b"a,b\n1," + b"x" * 3_000_000 + b"\n", "text"),
        (b"," * 3_000_000, "text"),
        (bytes(20 * 1024 * 1024 + 1), "bytes"),
        (b",".join(b"c%d" % n for n in range(100)) + b"\n" + b"1\n" * 7_001, "cells"),
    ],
    ids=["rows", "blank rows", "columns", "cell", "long cell", "long line", "bytes", "cells"],
)
def test_a_table_beyond_the_limits_is_refused(tmp_path: Path, content: bytes, limit: str) -> None:
    refused = refusal_of(tmp_path, content)
    assert (refused.key, refused.facts["limit"]) == (Rule.TABLE_TOO_LARGE, limit)


def test_the_longest_cell_and_most_columns_are_read(tmp_path: Path) -> None:
    names = ",".join(f"c{n}" for n in range(100))
    table = read(tmp_path, f"{names}\n{'x' * 32_767}\n".encode())
    assert len(table.columns) == 100
    assert table.rows[0].cells["c0"] == "x" * 32_767


# -- writing -----------------------------------------------------------------------------------


def test_a_table_for_excel_in_latvia(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    rows = [("Ādams", 1, 2.5, date(2026, 10, 1)), (None, True, None, datetime(2026, 10, 1, 14))]  # noqa: DTZ001
    write_csv(path, ("vārds", "n", "st", "diena"), rows)
    assert path.read_bytes() == (
        codecs.BOM_UTF8
        + 'vārds;n;st;diena\r\nĀdams;1;"2,5";2026-10-01\r\n;1;;2026-10-01 14:00\r\n'.encode()
    )


def test_a_plain_table(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write_csv(path, ("a", "b"), [("=1", 2.5), ("x,y", time(9, 30))], excel=False)
    assert path.read_bytes() == b'a,b\n=1,2.5\n"x,y",09:30\n'


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""),
        ("+1+2", "'+1+2"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", '"\'\t=1"'),
        ("'=1", "''=1"),
        ("-5", "-5"),
        ("-2,5", '"-2,5"'),
        ("+371 26 123 456", "+371 26 123 456"),
        ("+37126123456", "+37126123456"),
        ("'tis", "'tis"),
        ("a=b", "a=b"),
    ],
)
def test_no_text_becomes_a_formula(tmp_path: Path, text: str, written: str) -> None:
    path = tmp_path / "out.csv"
    write_csv(path, ("a",), [(text,)])
    assert path.read_bytes() == codecs.BOM_UTF8 + f"a\r\n{written}\r\n".encode()
    assert read_table(path).rows[0].cells["a"] == text.strip()


def test_a_full_or_missing_folder_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "out.csv"
    with pytest.raises(Trouble) as refused:
        write_csv(path, ("a",), [("b",)])
    assert refused.value.key is Fault.NO_SUCH_FOLDER


def test_half_a_pair_of_surrogates_is_written_as_unknown(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write_csv(path, ("a",), [("x\ud800y",)])
    assert read_table(path).rows[0].cells["a"] == "x\ufffdy"


hostile = st.text(alphabet="=+-@'\t\r\n \";,|1a\x00\u0338\u0101", max_size=8)


@pytest.mark.parametrize("excel", [True, False])
@given(texts=st.lists(st.one_of(st.text(max_size=20), hostile), min_size=2, max_size=2))
@example(texts=["' '=x", "'\t'"])
@example(texts=["=\u0338x", "sep=;"])
def test_any_text_comes_back_as_it_was(excel: bool, texts: list[str]) -> None:
    expected = [
        unicodedata.normalize("NFC", text.translate({0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}).strip())
        for text in texts
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        write_csv(path, ("a", "b", "c"), [("first", *texts)], excel=excel)
        assert list(read_table(path).rows[0].cells.values()) == ["first", *expected]
        write_csv(path, ("a",), [(text,) for text in texts], excel=excel)
        kept = [text for text in expected if text]
        if kept:
            assert [row.cells["a"] for row in read_table(path).rows] == kept
