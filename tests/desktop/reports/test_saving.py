"""Saving the report: whole, named, told; what stands in the way stays on screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.messages import Message
from krc_desktop.desktop.reports import saving
from krc_desktop.desktop.reports.making import Wanted
from krc_desktop.desktop.reports.page import ReportsPage
from krc_desktop.errors import Fault, Trouble
from krc_desktop.language import Language
from tests.desktop.reports.conftest import OCTOBER


@pytest.fixture
def wanted(page: ReportsPage) -> Wanted:
    """October's report."""
    assert page.wanted is not None
    return page.wanted


def toasts_of(page: ReportsPage) -> list[Message]:
    """Every toast from now on."""
    said: list[Message] = []
    page.session.messages.toasted.connect(said.append)
    return said


def test_what_is_saved_is_what_was_seen(
    seen: ReportsPage, wanted: Wanted, tmp_path: Path, qtbot: QtBot
):
    said = toasts_of(seen)
    path = tmp_path / "KRC-PRE-2026-10.pdf"
    seen.saving.save(wanted, path)
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert seen.preview.shown is not None
    assert path.read_bytes() == seen.preview.shown.pdf
    assert said[0].text == "Saglabāts: KRC-PRE-2026-10.pdf"
    assert (said[0].action, said[0].other) == ("Atvērt", "Atvērt mapi")
    assert seen.session.recalled("reports.folder") == str(tmp_path)


def test_the_button_asks_where_and_proposes_a_name(page: ReportsPage, tmp_path: Path, qtbot: QtBot):
    said = toasts_of(page)
    page.session.keep("reports.folder", str(tmp_path))
    qtbot.mouseClick(page.parts.save, Qt.MouseButton.LeftButton)
    dialog = page.saving.dialog
    assert dialog is not None
    named = dialog.findChild(QLineEdit)
    assert named is not None
    assert (Path(dialog.directory().path()), named.text()) == (tmp_path, "KRC-PRE-2026-10.pdf")
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.accept()
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert (tmp_path / "KRC-PRE-2026-10.pdf").read_bytes().startswith(b"%PDF")
    assert said[0].text.startswith("Saglabāts melnraksts, trūkst 3 lietu: ")


def test_the_english_report_has_a_name_of_its_own(page: ReportsPage, wanted: Wanted):
    english = Wanted(wanted.centre_id, OCTOBER, Language.ENGLISH)
    assert page.saving.name_of(english) == "KRC-PRE-2026-10-en.pdf"


def test_only_a_pdf_is_replaced(page: ReportsPage, wanted: Wanted, tmp_path: Path, qtbot: QtBot):
    letter = tmp_path / "vestule.pdf"
    letter.write_bytes(b"nav PDF")
    shown: list[Message] = []
    page.session.messages.shown.connect(lambda message: shown.append(message) if message else None)
    page.saving.save(wanted, letter)
    qtbot.waitUntil(lambda: bool(shown), timeout=10_000)
    assert letter.read_bytes() == b"nav PDF"


def test_a_full_disk_is_said_and_can_be_tried_again(
    page: ReportsPage,
    wanted: Wanted,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
):
    def full(path: Path, _content: bytes) -> None:
        raise Trouble(Fault.DISK_FULL, path=path)

    said, shown, path = toasts_of(page), list[Message](), tmp_path / "parskats.pdf"
    page.session.messages.shown.connect(lambda message: shown.append(message) if message else None)
    with monkeypatch.context() as patched:
        patched.setattr(saving, "written_whole", full)
        page.saving.save(wanted, path)
        qtbot.waitUntil(lambda: bool(shown), timeout=10_000)
    assert (shown[0].tone, shown[0].action) == ("bad", "Mēģināt vēlreiz")
    assert page.window().messages.isVisible()  # type: ignore[attr-defined]
    assert shown[0].act is not None
    shown[0].act()
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert path.exists()


def test_what_can_not_be_kept_stops_the_saving(page: ReportsPage, qtbot: QtBot):
    field = page.narratives.fields["highlights"]
    field.setFocus()
    qtbot.keyClicks(field.text, "010203-12345")
    page.save_pdf()
    assert page.saving.dialog is None
    assert field.text.hasFocus()
    assert field.complains
