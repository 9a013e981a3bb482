"""The popover that makes a sheet: what it says, saving, printing, opening, and what goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from krc_desktop.desktop import papers, pdf_pages
from krc_desktop.desktop.messages import Message
from krc_desktop.desktop.papers import errands
from krc_desktop.desktop.papers.errands import PaperErrand
from krc_desktop.desktop.papers.popover import PaperPopover
from krc_desktop.desktop.pdf_pages import document_of
from krc_desktop.desktop.window import MainWindow
from krc_desktop.errors import Fault, Trouble
from krc_desktop.language import Language
from krc_desktop.model.bookings import FiringKind, PieceState
from krc_desktop.operations import shelf
from krc_desktop.settings import TextSize
from tests.builders import World, day
from tests.desktop.conftest import Opened

_LONG = 10_000


@pytest.fixture
def window(world: World, opened: Opened) -> MainWindow:
    """A window over a file with a machine."""
    world.machine("Šujmašīna", outside_id="S1")
    return opened(world)


@pytest.fixture
def beside(window: MainWindow) -> QWidget:
    """What the popover opens beside."""
    return window.current.head


def made(qtbot: QtBot, popover: PaperPopover) -> PaperPopover:
    """The popover once its sheet is made."""
    qtbot.waitUntil(lambda: popover.made is not None, timeout=_LONG)
    return popover


@pytest.fixture
def labels(window: MainWindow, beside: QWidget, qtbot: QtBot) -> PaperPopover:
    """Labels for one machine, made."""
    return made(qtbot, papers.equipment_labels(window.session, beside, [1]))


@pytest.fixture
def said(window: MainWindow) -> list[Message]:
    """Every toast."""
    found: list[Message] = []
    window.session.messages.toasted.connect(found.append)
    return found


@pytest.fixture
def shown(window: MainWindow) -> list[Message]:
    """Every message that stays."""
    found: list[Message] = []
    window.session.messages.shown.connect(lambda one: found.append(one) if one else None)
    return found


def errand_of(window: MainWindow) -> PaperErrand:
    """The errand that goes on."""
    found = window.findChildren(PaperErrand)
    assert found
    return found[-1]


# -- what it says ----------------------------------------------------------------------------------


def test_it_says_what_it_will_be(labels: PaperPopover):
    assert labels.accessibleName() == "Iekārtu uzlīmes"
    assert labels.said.text() == "1 lapa · A4, stateniski"
    assert labels.made is not None
    assert labels.made.file_name == "KRC-PRE-S1-uzlimes.pdf"
    assert labels.save.hasFocus()


def test_every_sheet_can_be_made(world: World, window: MainWindow, beside: QWidget, qtbot: QtBot):
    session, kiln = window.session, world.kiln(outside_id="K1")
    booking = world.book(kiln, "2026-10-20 10:00", "2026-10-21 10:00", override_reason="pārbaude")
    change = shelf.add_piece(
        world.file,
        centre_id=world.centre,
        amount=1,
        person_id=world.person().id,
        waits_for=FiringKind.GLAZE,
        state=PieceState.READY,
    )
    sheets = [
        (papers.week_poster(session, beside, day("2026-11-05")), "KRC-PRE-N45-2026.pdf"),
        (papers.passport(session, beside, 1), "KRC-PRE-S1-pase.pdf"),
        (papers.firing_log(session, beside, booking.id), "KRC-PRE-K1-apdedzinasana.pdf"),
        (papers.blank_firing_log(session, beside, kiln.id), "KRC-PRE-K1-tukss-zurnals.pdf"),
        (
            papers.piece_labels(session, beside, [change.row_id or 0]),
            "KRC-PRE-darbu-uzlimes.pdf",
        ),
        (papers.ready_list(session, beside), "KRC-PRE-sanemsanai-2026-11-02.pdf"),
    ]
    for popover, name in sheets:
        made(qtbot, popover)
        assert popover.made is not None
        assert popover.made.file_name == name
        popover.close_up()


def test_another_language_makes_it_anew(labels: PaperPopover, qtbot: QtBot):
    qtbot.mouseClick(labels.language.button_of(Language.ENGLISH), Qt.MouseButton.LeftButton)
    made(qtbot, labels)
    assert labels.made is not None
    assert labels.made.file_name == "KRC-PRE-S1-labels-en.pdf"
    assert "May be used" in _text(labels) or "induction" in _text(labels)


def test_labels_may_begin_further_on(labels: PaperPopover, qtbot: QtBot):
    assert labels.made is not None
    before = labels.made.pdf
    qtbot.mouseClick(labels.place.more, Qt.MouseButton.LeftButton)
    made(qtbot, labels)
    assert labels.made.wish.first_place == 1
    assert labels.made.pdf != before


def test_what_is_not_there_is_said(window: MainWindow, beside: QWidget, qtbot: QtBot):
    popover = papers.passport(window.session, beside, 99)
    qtbot.waitUntil(lambda: not popover.save.isEnabled(), timeout=_LONG)
    assert popover.made is None
    assert popover.said.text()


def test_escape_closes_it(labels: PaperPopover, qtbot: QtBot):
    qtbot.keyClick(labels.save, Qt.Key.Key_Escape)
    qtbot.waitUntil(labels.isHidden)


@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_cut_in_a_small_window(
    world: World, opened: Opened, qtbot: QtBot, language: Language
):
    world.machine(outside_id="S1")
    window = opened(world, language=language, text_size=list(TextSize)[-1], size=(911, 512))
    popover = made(qtbot, papers.equipment_labels(window.session, window.current.head, [1]))
    assert popover.sizeHint().width() <= popover.width()
    assert popover.geometry().bottom() <= window.height()


# -- saving ----------------------------------------------------------------------------------------


def test_saving_asks_where_and_tells_where_it_went(
    labels: PaperPopover, window: MainWindow, said: list[Message], tmp_path: Path, qtbot: QtBot
):
    window.session.keep("reports.folder", str(tmp_path))
    qtbot.mouseClick(labels.save, Qt.MouseButton.LeftButton)
    dialog = errand_of(window).dialog
    assert isinstance(dialog, QFileDialog)
    named = dialog.findChild(QLineEdit)
    assert named is not None
    assert (Path(dialog.directory().path()), named.text()) == (
        tmp_path,
        "KRC-PRE-S1-uzlimes.pdf",
    )
    dialog.accept()
    qtbot.waitUntil(lambda: bool(said), timeout=_LONG)
    assert (tmp_path / "KRC-PRE-S1-uzlimes.pdf").read_bytes().startswith(b"%PDF")
    assert said[0].text == "Saglabāts: KRC-PRE-S1-uzlimes.pdf"
    assert (said[0].action, said[0].other) == ("Atvērt", "Atvērt mapi")


def test_whoever_thinks_better_of_it_leaves_nothing(
    labels: PaperPopover, window: MainWindow, qtbot: QtBot
):
    qtbot.mouseClick(labels.save, Qt.MouseButton.LeftButton)
    dialog = errand_of(window).dialog
    assert dialog is not None
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(PaperErrand))


def test_only_a_pdf_is_replaced(
    labels: PaperPopover,
    window: MainWindow,
    shown: list[Message],
    said: list[Message],
    tmp_path: Path,
    qtbot: QtBot,
):
    letter = tmp_path / "vestule.pdf"
    letter.write_bytes(b"nav PDF")
    assert labels.made is not None
    errand = PaperErrand(window.session, window, labels._recipe, labels.made, "Uzlīmes")
    errand.save_at(letter)
    qtbot.waitUntil(lambda: bool(shown), timeout=_LONG)
    assert letter.read_bytes() == b"nav PDF"
    letter.unlink()
    assert shown[0].act is not None
    shown[0].act()
    qtbot.waitUntil(lambda: bool(said), timeout=_LONG)
    assert letter.read_bytes() == labels.made.pdf


def test_a_button_pressed_too_early_waits_for_the_sheet(
    window: MainWindow, beside: QWidget, qtbot: QtBot
):
    popover = papers.equipment_labels(window.session, beside, [1])
    qtbot.mouseClick(popover.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.findChildren(PaperErrand)), timeout=_LONG)
    dialog = errand_of(window).dialog
    assert dialog is not None
    dialog.reject()


# -- printing --------------------------------------------------------------------------------------


def test_a_poster_is_printed_lying(
    window: MainWindow,
    beside: QWidget,
    said: list[Message],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(pdf_pages, "_DPI", 40)
    popover = made(qtbot, papers.week_poster(window.session, beside, day("2026-11-05")))
    qtbot.mouseClick(popover.print, Qt.MouseButton.LeftButton)
    errand = errand_of(window)
    dialog = errand.dialog
    assert isinstance(dialog, QPrintDialog)
    printer = dialog.printer()
    assert printer.docName() == "Nedēļas plakāts pie durvīm"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "plakats.pdf"))
    dialog.finished.emit(1)
    qtbot.waitUntil(lambda: bool(said), timeout=2 * _LONG)
    assert said[0].text == "Nosūtīts printerim: 1 lapa"
    size = document_of((tmp_path / "plakats.pdf").read_bytes()).pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (842, 595)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said(
    labels: PaperPopover, window: MainWindow, shown: list[Message], tmp_path: Path, qtbot: QtBot
):
    assert labels.made is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nav" / "x.pdf"))
    errand = PaperErrand(window.session, window, labels._recipe, labels.made, "Uzlīmes")
    errand.print_on(printer)
    qtbot.waitUntil(lambda: bool(shown), timeout=_LONG)
    assert "printer" in shown[0].text.lower()


# -- looking ---------------------------------------------------------------------------------------


def test_opening_shows_it_in_the_systems_viewer(
    labels: PaperPopover, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    seen: list[Path] = []
    monkeypatch.setattr(errands, "opened", lambda path: seen.append(path) is None)
    qtbot.mouseClick(labels.look, Qt.MouseButton.LeftButton)
    assert seen[0].name == "KRC-PRE-S1-uzlimes.pdf"
    assert seen[0].read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: not window.findChildren(PaperErrand))


def test_a_computer_without_a_viewer_is_told(
    labels: PaperPopover,
    shown: list[Message],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(errands, "opened", lambda _path: False)
    qtbot.mouseClick(labels.look, Qt.MouseButton.LeftButton)
    assert "nav programmas, kas atver PDF" in shown[0].text


def test_a_full_disk_is_told(
    labels: PaperPopover,
    shown: list[Message],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
):
    def full(path: Path, _content: bytes) -> None:
        raise Trouble(Fault.DISK_FULL, path=path)

    monkeypatch.setattr(errands, "written_whole", full)
    qtbot.mouseClick(labels.look, Qt.MouseButton.LeftButton)
    assert shown[0].tone == "bad"


def _text(popover: PaperPopover) -> str:
    assert popover.made is not None
    document = document_of(popover.made.pdf)
    return " ".join(document.getAllText(page).text() for page in range(document.pageCount()))
