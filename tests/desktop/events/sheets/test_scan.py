"""The scan beside the lines: attached, replaced, moved along with them, fitted, taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.events.deeper import sheet_place
from krc_desktop.desktop.events.sheets.fit import Fit, Strip, keeping, kept
from krc_desktop.desktop.events.sheets.halves import SCAN
from krc_desktop.desktop.events.sheets.pane import SheetPane
from krc_desktop.desktop.window import MainWindow
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.places import PageName
from krc_desktop.operations import sheet_papers, sheets
from krc_desktop.reports.sign_in import sign_in_sheet
from krc_desktop.settings import TextSize
from tests.builders import World
from tests.desktop.conftest import Opened

_LONG = 10_000


def entry_of(world: World, window: MainWindow) -> SheetPane:
    made = sheets.make_sheet(world.file, event_id=world.event().id, stated_total=30)
    window.go(sheet_place(made.row_id or 0))
    sight = window.page(PageName.EVENTS).deeper  # type: ignore[attr-defined]
    assert isinstance(sight, SheetPane)
    return sight


@pytest.fixture
def pane(world: World, opened: Opened) -> SheetPane:
    """The entry of a sheet without a scan."""
    return entry_of(world, opened(world))


def picture(folder: Path, name: str = "lapa.jpg") -> Path:
    path = folder / name
    Image.new("RGB", (595, 842), "white").save(path)
    return path


def printed(folder: Path, world: World) -> Path:
    content = sheet_papers.sign_in_sheet(world.file, event_id=1, least_lines=40)
    path = folder / "lapa.pdf"
    path.write_bytes(sign_in_sheet(content, Phrasebook(Language.LATVIAN)))
    return path


def attach(qtbot: QtBot, pane: SheetPane, path: Path) -> None:
    pane.attaching.take(pane.sheet_id, path)
    qtbot.waitUntil(lambda: pane.scan.view.shows_scan, timeout=_LONG)


def row_y(pane: SheetPane, line: int) -> float:
    rows = pane.rows
    return rows.viewport().mapTo(pane, rows.viewport().rect().topLeft()).y() + rows.y_of(line)


def scan_y(pane: SheetPane, line: int) -> float:
    view = pane.scan.view
    return view.mapTo(pane, view.rect().topLeft()).y() + view.y_of(line)


def test_each_line_of_the_scan_lies_beside_its_row(
    world: World, pane: SheetPane, qtbot: QtBot, tmp_path: Path
):
    attach(qtbot, pane, printed(tmp_path, world))
    assert pane.scan.view.line_height == pane.rows.line_height
    for line in (1, 7, 20, 21, 33):
        pane.entering.go_to(line)
        assert scan_y(pane, line) == pytest.approx(row_y(pane, line), abs=1)
    assert scan_y(pane, 34) == pytest.approx(row_y(pane, 34), abs=1)


def test_a_blank_does_the_same_without_a_scan(pane: SheetPane):
    assert not pane.scan.view.shows_scan
    assert pane.scan.attach.isVisible()
    assert not pane.scan.fit.isVisible()
    pane.entering.go_to(12)
    assert scan_y(pane, 12) == pytest.approx(row_y(pane, 12), abs=1)


def test_both_are_zoomed_together(pane: SheetPane, qtbot: QtBot, tmp_path: Path):
    attach(qtbot, pane, picture(tmp_path))
    before = pane.rows.line_height
    qtbot.mouseClick(pane.scan.closer, Qt.MouseButton.LeftButton)
    assert pane.rows.line_height > before
    assert pane.scan.view.line_height == pane.rows.line_height
    assert scan_y(pane, 1) == pytest.approx(row_y(pane, 1), abs=1)
    assert pane.entering.editor.y() == pane.rows.y_of(1)
    pane.scan.zoom_asked.emit(-1)
    assert pane.rows.line_height == before
    assert not pane.scan.further.isEnabled()


def test_moving_the_scan_moves_the_rows_and_then_shows_its_head(
    pane: SheetPane, qtbot: QtBot, tmp_path: Path
):
    attach(qtbot, pane, picture(tmp_path))
    view, bar = pane.scan.view, pane.rows.verticalScrollBar()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert bar.value() > 0
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert bar.value() == 0
    assert view.top == pytest.approx(12, abs=1)
    pane.entering.go_to(2)
    assert scan_y(pane, 2) == pytest.approx(row_y(pane, 2), abs=1)


def test_a_file_that_is_no_scan_is_refused_in_words(
    world: World, pane: SheetPane, qtbot: QtBot, tmp_path: Path
):
    for name in ("piezimes.txt", "lapa.exe"):
        path = tmp_path / name
        path.write_text("x")
        pane.scan.complain("")
        pane.attaching.take(pane.sheet_id, path)
        qtbot.waitUntil(lambda: bool(pane.scan.remark.said), timeout=_LONG)
    assert world.file.events.sheets.get(pane.sheet_id).scan_sha256 is None


def test_a_scan_is_replaced_and_removed_with_undo(
    world: World, pane: SheetPane, qtbot: QtBot, tmp_path: Path
):
    attach(qtbot, pane, picture(tmp_path))
    first = world.file.events.sheets.get(pane.sheet_id).scan_sha256
    pane.attaching.take(pane.sheet_id, printed(tmp_path, world))
    qtbot.waitUntil(
        lambda: world.file.events.sheets.get(pane.sheet_id).scan_sha256 != first, timeout=_LONG
    )
    pane.attaching.remove(pane.sheet_id)
    assert not pane.scan.view.shows_scan
    pane.session.undo()
    qtbot.waitUntil(lambda: pane.scan.view.shows_scan, timeout=_LONG)


def test_another_form_is_fitted_by_pointing_at_two_lines(
    pane: SheetPane, qtbot: QtBot, tmp_path: Path
):
    attach(qtbot, pane, picture(tmp_path))
    view = pane.scan.view
    before = pane.scan.fit_now
    qtbot.mouseClick(pane.scan.fit, Qt.MouseButton.LeftButton)
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.guide is None
    assert pane.scan.fit_now == before
    qtbot.mouseClick(pane.scan.fit, Qt.MouseButton.LeftButton)
    view.guide_set.emit(0.2)
    view.guide_set.emit(0.2 + 19 * 0.04)
    fit = pane.scan.fit_now
    assert (fit.first, fit.pitch) == (pytest.approx(0.18), pytest.approx(0.04))
    assert scan_y(pane, 1) == pytest.approx(row_y(pane, 1), abs=1)
    qtbot.mouseClick(pane.scan.turn, Qt.MouseButton.LeftButton)
    assert pane.scan.fit_now.turned == 1


def test_fits_are_remembered_but_not_for_ever():
    text, fit = "", Fit(0.2, 0.03, 20, 1)
    for number in range(40):
        text = keeping(text, f"{number:064d}"[::-1], fit)
    assert kept(text, f"{39:064d}"[::-1]) == fit
    assert kept(text, f"{0:064d}"[::-1]) is None
    assert kept("nonsense", "a") is None
    assert kept('{"a": {"first": 1}}', "a") is None


def test_lines_beyond_the_last_page_go_on_below_it():
    strip = Strip(Fit(0.2, 0.03, 20), (0.7,), 30.0)
    assert strip.top(21) - strip.top(20) == pytest.approx(30)
    two = Strip(Fit(0.2, 0.03, 20), (0.7, 0.7), 30.0)
    assert two.top(21) == pytest.approx(two.page_top(1) + two.top(1))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("size", "text_size"),
    [
        ((911, 512), TextSize.USUAL),
        ((1366, 768), TextSize.VERY_LARGE),
        ((1366, 768), TextSize(200)),
    ],
)
def test_nothing_is_wider_than_the_window(
    world: World, opened: Opened, language: Language, size: tuple[int, int], text_size: TextSize
):
    window = opened(world, language=language, size=size, text_size=text_size)
    pane = entry_of(world, window)
    assert window.width() == size[0]
    assert pane.minimumSizeHint().width() <= pane.width()
    assert pane.rows.viewport().height() >= 2 * pane.rows.line_height
    pane.halves.show_half(SCAN)
    assert pane.minimumSizeHint().width() <= pane.width()
    pane.entering.go_to(5)
    assert pane.scan.view.line == 5
