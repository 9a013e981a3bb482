"""Workbooks: typed cells out, text in, and bombs that are refused before they go off."""

import io
import tempfile
import time as clock
import unicodedata
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from krc_desktop.errors import BrokenRule, Fault, Refusal, Rule, Trouble
from krc_desktop.exchange.spreadsheets import Table, Value, read_table, write_xlsx

SECONDS = 5.0
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WORKBOOK = (
    f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Hidden" sheetId="1" state="hidden" r:id="r1"/>'
    '<sheet name="Seen" sheetId="2" r:id="r2"/></sheets></workbook>'
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}">'
    f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{OFFICE}/worksheet" Target="/xl/worksheets/sheet2.xml"/>'
    f'<Relationship Id="r3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    "</Relationships>"
)


def zipped(parts: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def sheet(rows: str) -> str:
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"


def text_cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def xlsx(rows: str, strings: str = "", **other: str | bytes) -> bytes:
    return zipped(parts_of_xlsx(rows, strings) | other)


def parts_of_xlsx(rows: str, strings: str = "") -> dict[str, str | bytes]:
    return {
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/worksheets/sheet1.xml": "not even XML",
        "xl/worksheets/sheet2.xml": sheet(rows),
        "xl/sharedStrings.xml": f"<sst {MAIN}>{strings}</sst>",
    }


HEADER = "<row r='1'>" + text_cell("A1", "a") + text_cell("B1", "b") + "</row>"


def ods(rows: str) -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="S">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": content,
        }
    )


def ods_row(*texts: str, repeated: int = 1, across: int = 1) -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{across}">'
        f"<text:p>{text}</text:p></table:table-cell>"
        for text in texts
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def read(content: bytes) -> Table:
    with tempfile.TemporaryDirectory() as folder:
        # the name tells nothing: the content does
        path = Path(folder) / "table.csv"
        path.write_bytes(content)
        return read_table(path)


def plain(table: Table) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, tuple(row.cells.values())) for row in table.rows]


def refusal_of(content: bytes) -> BrokenRule:
    began = clock.perf_counter()
    with pytest.raises(BrokenRule) as refused:
        read(content)
    assert clock.perf_counter() - began < SECONDS
    return refused.value


# -- what comes in -----------------------------------------------------------------------------


def test_the_first_visible_sheet_is_read_with_its_own_row_numbers() -> None:
    rows = f"<row r='3'>{text_cell('B3', 'x')}{text_cell('C3', 'y')}</row>"
    rows += f"<row r='5'><c r='B5'><v>1.50</v></c>{text_cell('C5', ' z ')}</row>"
    rows += "<row r='6'><c r='B6' s='1'/></row><row r='7'><c r='C7' t='b'><v>1</v></c></row>"
    table = read(xlsx(rows))
    assert table.columns == ("x", "y")
    assert plain(table) == [(5, ("1.5", "z")), (7, ("", "1"))]


def test_shared_texts_keep_their_places_around_an_empty_one() -> None:
    strings = "<si><t>a</t></si><si><t></t></si><si><r><t>b</t></r><r><t>c</t></r></si>"
    cells = "".join(f"<c r='{c}1' t='s'><v>{n}</v></c>" for c, n in (("A", 0), ("B", 2)))
    row = "<row r='2'><c r='A2' t='s'><v>1</v></c><c r='B2' t='s'><v>2</v></c></row>"
    assert plain(read(xlsx(f"<row r='1'>{cells}</row>{row}", strings))) == [(2, ("", "bc"))]


def test_cells_formatted_far_away_but_empty_do_no_harm() -> None:
    rows = HEADER + f"<row r='2'>{text_cell('A2', 'x')}</row>"
    assert plain(read(xlsx(rows + "<row r='1048576'><c r='XFD1048576' s='1'/></row>"))) == [
        (2, ("x", ""))
    ]


def test_numbers_and_times_come_as_a_person_sees_them(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    values: dict[str, Value] = {
        "12": 12,
        "3.5": 3.5,
        "0.3": 0.1 + 0.2,
        "0.0000001": 1e-7,
        "12345678901234567890": 12345678901234567890,
        "1": True,
        "2026-10-01": date(2026, 10, 1),
        "2026-10-01 14:00": datetime(2026, 10, 1, 13, 59, 59, 999_900),  # noqa: DTZ001
        "2026-10-01 00:00": datetime(2026, 10, 1),  # noqa: DTZ001
        "14:00": time(14),
        "09:30:15": time(9, 30, 15),
        "0850-06-01": date(850, 6, 1),
    }
    rows = [(value,) for value in values.values()]
    write_xlsx(path, {"S": (("v",), rows)})
    assert [row.cells["v"] for row in read_table(path).rows] == list(values)


def test_an_open_document_is_read() -> None:
    day = '<table:table-cell office:value-type="date" office:date-value="2026-10-01"/>'
    number = '<table:table-cell office:value-type="float" office:value="2.5"/>'
    filler = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
    filler += 'table:number-columns-repeated="16384"/></table:table-row>'
    rows = ods_row("vārds", "skaits") + f"<table:table-row>{day}{number}</table:table-row>"
    table = read(ods(rows + ods_row("x", "y", repeated=2) + filler))
    assert table.columns == ("vārds", "skaits")
    assert plain(table) == [(2, ("2026-10-01", "2.5")), (3, ("x", "y")), (4, ("x", "y"))]


# -- what is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "limit"),
    [
        (HEADER + f"<row r='1048576'>{text_cell('XFD1048576', 'x')}</row>", "rows"),
        (HEADER + f"<row r='2'>{text_cell('XFD2', 'x')}</row>", "columns"),
        (HEADER + f"<row r='200000'>{text_cell('Z200000', 'x')}</row>", "cells"),
        (HEADER + f"<row r='2'>{text_cell('A2', 'x' * 32_768)}</row>", "text"),
        (HEADER + f"<row r='2'>{text_cell('A2', 'x' * 3_000_000)}</row>", "text"),
    ],
    ids=["far away", "wide", "large", "long cell", "longer cell"],
)
def test_a_sheet_beyond_the_limits_is_refused(rows: str, limit: str) -> None:
    refused = refusal_of(xlsx(rows))
    assert (refused.key, refused.facts["limit"]) == (Rule.TABLE_TOO_LARGE, limit)


def test_a_shared_text_shown_a_million_times_is_refused() -> None:
    strings = f"<si><t>{'x' * 30_000}</t></si>"
    row = "".join("<c t='s'><v>0</v></c>" for _ in range(90))
    refused = refusal_of(xlsx(f"<row>{row}</row>" * 1000, strings))
    assert (refused.key, refused.facts["limit"]) == (Rule.TABLE_TOO_LARGE, "text")


def test_endless_elements_are_refused() -> None:
    parts = parts_of_xlsx("<c/>" * 3_100_000)
    refused = refusal_of(zipped(parts, zipfile.ZIP_STORED))
    assert (refused.key, refused.facts["limit"]) == (Rule.TABLE_TOO_LARGE, "cells")


def test_cells_out_of_order_are_refused() -> None:
    # the library would make room for four thousand million rows
    rows = f"<row r='9'>{text_cell('A9', 'x')}</row><row r='2'>{text_cell('A2', 'x')}</row>"
    assert refusal_of(xlsx(rows)).key is Rule.NOT_A_TABLE
    stray = (
        f"<row r='5'/><c t='inlineStr'><is><t>x</t></is></c><row r='5'>{text_cell('A5', 'x')}</row>"
    )
    assert refusal_of(xlsx(stray)).key is Rule.NOT_A_TABLE


def test_entities_are_refused_before_they_multiply() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE sst [<!ENTITY l0 "lol">{levels}]>'
    laughs = f"{doctype}<sst {MAIN}><si><t>&l11;</t></si></sst>"
    rows = HEADER + "<row r='2'><c r='A2' t='s'><v>0</v></c></row>"
    for part in ("xl/sharedStrings.xml", "xl/workbook.xml", "xl/worksheets/sheet2.xml"):
        assert refusal_of(xlsx(rows, **{part: laughs})).key is Rule.NOT_A_TABLE
    wide = {"xl/sharedStrings.xml": laughs.encode("utf-16")}
    assert refusal_of(zipped(parts_of_xlsx(rows) | wide)).key is Rule.NOT_A_TABLE


def swollen(parts: int) -> bytes:
    """A ZIP with a gigabyte of zeros in each part."""
    made = io.BytesIO(xlsx(HEADER))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as package:
        for number in range(parts):
            with package.open(f"xl/media/{number}.xml", "w", force_zip64=True) as part:
                for _ in range(64):
                    part.write(bytes(16 * 1024 * 1024))
    return made.getvalue()


def test_a_gigabyte_of_zeros_is_refused_unopened() -> None:
    bomb = swollen(1)
    assert len(bomb) < 2_000_000
    refused = refusal_of(bomb)
    assert (refused.key, refused.facts["limit"]) == (Rule.TABLE_TOO_LARGE, "unpacked")


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    honest = xlsx(HEADER + f"<row r='2'>{text_cell('A2', ' ' * 50_000_000)}</row>")
    where = honest.rindex(b"xl/worksheets/sheet2.xml") - 46
    lying = bytearray(honest)
    lying[where + 24 : where + 28] = (1000).to_bytes(4, "little")
    assert refusal_of(bytes(lying)).key is Rule.NOT_A_TABLE


@pytest.mark.parametrize(
    "content",
    [
        zipped({}),
        zipped({"word/document.xml": "<document/>"}),
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        zipped({"xl/workbook.xml": WORKBOOK}),
        xlsx(HEADER, **{"XL/Workbook.xml": WORKBOOK}),
        xlsx("<row r='x'/>"),
        xlsx("<row r='1'><c r='A1' t='s'><v>x</v></c></row>"),
        xlsx("<row><c r='1A'/></row>"),
        xlsx("<row>"),
        xlsx(HEADER)[:-40],
        xlsx(HEADER)[:300],
        xlsx(HEADER, **{"xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"/>'}),
    ],
)
def test_a_zip_that_is_no_workbook_is_refused(content: bytes) -> None:
    assert refusal_of(content).key is Rule.NOT_A_TABLE


def test_many_small_parts_are_refused() -> None:
    parts = {f"xl/{number}.xml": "" for number in range(3000)}
    assert refusal_of(xlsx(HEADER, **parts)).key is Rule.TABLE_TOO_LARGE


@pytest.mark.parametrize(
    ("rows", "limit"),
    [
        (ods_row("x", repeated=1_048_576), "rows"),
        (ods_row("x") + ods_row(repeated=4_000_000_000) + ods_row("x"), "rows"),
        (ods_row("x" * 300, repeated=100_000), "text"),
        (ods_row("<text:s text:c='900000000'/>"), "text"),
        (ods_row("x", across=999_999), "columns"),
        (ods_row(*"abcdefghijk", repeated=199_999), "cells"),
    ],
    ids=["rows", "gap", "text", "spaces", "columns", "cells"],
)
def test_a_repetition_beyond_the_limits_is_refused(rows: str, limit: str) -> None:
    refused = refusal_of(ods(rows))
    assert (refused.key, refused.facts["limit"]) == (Rule.TABLE_TOO_LARGE, limit)


def test_an_empty_workbook_is_an_empty_table() -> None:
    assert refusal_of(xlsx("")).key is Rule.TABLE_EMPTY
    assert refusal_of(xlsx(HEADER)).key is Rule.TABLE_EMPTY
    assert refusal_of(ods("")).key is Rule.TABLE_EMPTY


def test_a_panic_of_the_library_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def panics(_of: object) -> None:
        raise PanicException

    monkeypatch.setattr("python_calamine.load_workbook", panics)
    assert refusal_of(xlsx(HEADER)).key is Rule.NOT_A_TABLE


@pytest.mark.parametrize(
    "base", [xlsx(HEADER + HEADER.replace("1", "2")), ods(ods_row("a", "b") * 2)]
)
@given(data=st.data())
def test_a_damaged_workbook_is_read_or_refused(base: bytes, data: st.DataObject) -> None:
    damaged = bytearray(base)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(base) - 1))] = data.draw(st.integers(0, 255))
    try:
        read(bytes(damaged))
    except Refusal:
        return


# -- what goes out -----------------------------------------------------------------------------


@given(texts=st.lists(st.text(max_size=20), min_size=2, max_size=2))
@example(texts=["<r><t>x</t></r>", "<r></r>"])
@example(texts=["=1+1", "http://example.com"])
@example(texts=["_x0041_", "\x00\x1f"])
@example(texts=["\ufffe", "\uffff"])
def test_any_text_comes_back_as_it_was(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.xlsx"
        write_xlsx(path, {"S": (("a", "b", "c"), [("first", *texts)])})
        expected = [
            unicodedata.normalize("NFC", text.translate({0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}).strip())
            for text in texts
        ]
        assert list(read_table(path).rows[0].cells.values()) == ["first", *expected]


def test_texts_are_texts_and_the_header_stays_in_sight(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    rows = [("=1+1", date(2026, 10, 1), None, 2.5), ("https://example.com", None, "", 3)]
    write_xlsx(path, {"A/B": (("text", "day", "none", "n"), rows), "a-b": (("x",), [])})
    with zipfile.ZipFile(path) as package:
        shown = package.read("xl/worksheets/sheet1.xml").decode()
        styles = package.read("xl/styles.xml").decode()
        names = package.read("xl/workbook.xml").decode()
    assert "<f>" not in shown
    assert "hyperlink" not in shown
    assert 'state="frozen"' in shown
    assert "<b/>" in styles
    assert "dd.mm.yyyy&quot;.&quot;" in styles
    assert 'name="A-B"' in names
    assert 'name="a-b 2"' in names


def test_a_text_longer_than_a_cell_is_refused_and_nothing_written(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with pytest.raises(BrokenRule) as refused:
        write_xlsx(path, {"S": (("a",), [("x" * 32_768,)])})
    assert refused.value.key is Rule.TEXT_TOO_LONG
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as refused:
        write_xlsx(tmp_path / "nowhere" / "t.xlsx", {"S": (("a",), [])})
    assert refused.value.key is Fault.NO_SUCH_FOLDER
