"""The card of privacy: terms, who is due, the register, what left."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.erasing.dialog import ErasureDialog
from krc_desktop.desktop.papers.popover import PaperPopover
from krc_desktop.desktop.settings.keep_popover import KeepPopover
from krc_desktop.desktop.settings.page import SettingsPage
from krc_desktop.desktop.settings.privacy_card import PrivacyCard
from krc_desktop.model.exports import Exported
from krc_desktop.model.people import Person
from krc_desktop.model.personal_data import Reason
from krc_desktop.model.retention import LastSeen, RetentionCategory
from krc_desktop.operations import retention
from krc_desktop.operations.exports import log_export
from krc_desktop.settings import TextSize
from tests.builders import World, day
from tests.desktop.letters import type_over
from tests.desktop.settings.conftest import Shown
from tests.desktop.settings.finding import card_of, floating

LEFT = Qt.MouseButton.LeftButton
LONG = 10_000
PARTICIPANT = RetentionCategory.PARTICIPANT


def visited(world: World, name: str, on: str) -> Person:
    person = world.person(name)
    world.attend(world.event(f"{on} 10:00", f"{on} 12:00"), person)
    return person


def settled(page: SettingsPage, qtbot: QtBot) -> PrivacyCard:
    """The card, once it has looked for those who are due."""
    card = card_of(page, PrivacyCard)
    qtbot.waitUntil(lambda: not page.session.work.is_busy, timeout=LONG)
    return card


def choose_months(card: PrivacyCard, which: RetentionCategory, months: int) -> None:
    choice = card.terms.choices[which]
    at = choice._values.index(months)
    choice.box.setCurrentIndex(at)
    choice.box.activated.emit(at)


def tick(card: PrivacyCard, *names: str) -> None:
    for at in range(card.due.list.count()):
        item = card.due.list.item(at)
        if item.text() in names:
            item.setCheckState(Qt.CheckState.Checked)


@pytest.fixture
def due(world: World) -> list[Person]:
    """Two who have not been there for years, and one who was there yesterday."""
    people = [
        visited(world, "Anna Rudzāte", "2023-05-05"),
        visited(world, "Jānis Bērzs", "2024-01-10"),
    ]
    visited(world, "Jauna Viesis", "2026-11-01")
    return people


# -- terms -----------------------------------------------------------------------------------------


def test_a_longer_term_is_kept_at_once_and_taken_back(world: World, shown: Shown, qtbot: QtBot):
    page = shown("privacy")
    card = settled(page, qtbot)
    choice = card.terms.choices[PARTICIPANT]
    assert choice.box.currentText() == "24 mēneši"
    choose_months(card, PARTICIPANT, 36)
    assert retention.retention_months(world.file)[PARTICIPANT] == 36
    assert card.terms.question.isHidden()
    page.session.undo()
    assert choice.value == 24


def test_a_shorter_one_says_first_what_it_brings(
    world: World, shown: Shown, qtbot: QtBot, due: list[Person]
):
    visited(world, "Pērn Bijusi", "2025-09-01")
    card = settled(shown("privacy"), qtbot)
    assert card.due.list.count() == 2
    choose_months(card, PARTICIPANT, 12)
    qtbot.waitUntil(lambda: "būs 3 cilvēki" in card.terms.said.text(), timeout=LONG)
    assert retention.retention_months(world.file)[PARTICIPANT] == 24
    qtbot.mouseClick(card.terms.leave, LEFT)
    assert card.terms.choices[PARTICIPANT].value == 24
    assert card.terms.question.isHidden()
    choose_months(card, PARTICIPANT, 12)
    qtbot.mouseClick(card.terms.shorten, LEFT)
    assert retention.retention_months(world.file)[PARTICIPANT] == 12
    qtbot.waitUntil(lambda: card.due.list.count() == 3, timeout=LONG)


# -- who is due ------------------------------------------------------------------------------------


def test_nobody_due_teaches_what_the_list_is_for(world: World, shown: Shown, qtbot: QtBot):
    card = settled(shown("privacy"), qtbot)
    assert card.due.title.text() == "Šomēnes nav neviena, ko pārskatīt"
    assert "ilgāk par termiņu" in card.due.meta.text()
    assert card.due.unfold.isHidden()


def test_the_list_says_who_and_why(shown: Shown, qtbot: QtBot, due: list[Person]):
    card = settled(shown("privacy"), qtbot)
    assert card.due.title.text() == "Šomēnes jāpārskata: 2 cilvēki"
    qtbot.mouseClick(card.due.unfold, LEFT)
    assert card.due.unfolded.isVisible()
    said = card.due.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Rudzāte Anna" in said
    assert "pēdējais apmeklējums 05.05.2023." in said
    assert "termiņš beidzās 05.05.2025." in said
    assert not card.due.keep.isEnabled()
    assert not card.due.erase.isEnabled()


def test_the_ticked_are_erased_after_the_question(
    world: World, shown: Shown, qtbot: QtBot, due: list[Person]
):
    page = shown("privacy")
    card = settled(page, qtbot)
    qtbot.mouseClick(card.due.unfold, LEFT)
    qtbot.mouseClick(card.due.all, LEFT)
    assert card.due.ticked.text() == "Atzīmēti: 2 no 2"
    qtbot.mouseClick(card.due.erase, LEFT)
    dialog = page.window().findChild(ErasureDialog)
    assert isinstance(dialog, ErasureDialog)
    qtbot.waitUntil(dialog.confirmation.typed.isVisible, timeout=LONG)
    qtbot.keyClicks(dialog.confirmation.typed.line, "2")
    with qtbot.waitSignal(dialog.erased, timeout=LONG):
        qtbot.mouseClick(dialog.erase, LEFT)
    assert all(world.file.people.get(one.id).erased_on for one in due)
    qtbot.waitUntil(lambda: card.due.list.count() == 0, timeout=LONG)
    assert card.due.unfolded.isHidden()


def test_the_ticked_are_kept_until_a_day_and_let_go(
    world: World, shown: Shown, qtbot: QtBot, due: list[Person]
):
    page = shown("privacy")
    card = settled(page, qtbot)
    qtbot.mouseClick(card.due.unfold, LEFT)
    tick(card, "Rudzāte Anna")
    qtbot.mouseClick(card.due.keep, LEFT)
    popover = floating(page, KeepPopover)
    assert popover.until.typed == "02.11.2027."
    qtbot.mouseClick(popover.save, LEFT)
    assert popover.remark.said
    type_over(popover.until.line, "vakar")
    type_over(popover.reason.line, "Lūgts apliecinājums")
    qtbot.mouseClick(popover.save, LEFT)
    assert popover.remark.said
    type_over(popover.until.line, "31.12.2027.")
    qtbot.mouseClick(popover.save, LEFT)
    held = retention.held_people(world.file)
    assert [(one.person_id, one.until) for one in held] == [(due[0].id, day("2027-12-31"))]
    qtbot.waitUntil(card.due.held.isVisible, timeout=LONG)
    said = [one.text() for one in card.due.held.findChildren(QLabel)]
    assert "līdz 31.12.2027. · Lūgts apliecinājums" in said
    retention.end_keeping(world.file, person_id=due[0].id)
    page.session.undo()
    assert retention.held_people(world.file)


def test_every_reason_can_be_said(shown: Shown, qtbot: QtBot, due: list[Person], world: World):
    from dataclasses import replace

    from krc_desktop.desktop.settings.privacy_words import exported, why_due

    words = shown("privacy").words
    one = retention.due_people(world.file)[0]
    for seen in LastSeen:
        assert why_due(words, replace(one, seen_by=seen, held_until=date(2026, 10, 1)))
    assert len({exported(words, what) for what in Exported}) == len(Exported)


# -- the register, the notice, the log -------------------------------------------------------------


def test_the_register_tells_every_purpose_and_the_terms(shown: Shown, qtbot: QtBot):
    card = settled(shown("privacy"), qtbot)
    qtbot.mouseClick(card.register.toggle, LEFT)
    qtbot.waitUntil(
        lambda: len(card.register.below.findChildren(QLabel)) >= 2 * len(Reason), timeout=LONG
    )
    said = " ".join(one.text() for one in card.register.below.findChildren(QLabel))
    assert "24 mēneši" in said
    qtbot.mouseClick(card.register.toggle, LEFT)
    assert not card.register.is_open


def test_the_notice_is_printed_in_either_language(shown: Shown, qtbot: QtBot):
    page = shown("privacy")
    card = settled(page, qtbot)
    qtbot.mouseClick(card.notice, LEFT)
    popover = floating(page, PaperPopover)
    qtbot.waitUntil(lambda: popover.made is not None, timeout=LONG)
    assert popover.made is not None
    assert popover.made.file_name == "personas-datu-pazinojums.pdf"
    assert popover.made.leaving is None
    popover.close_up()


def test_the_log_tells_what_left(world: World, shown: Shown, qtbot: QtBot):
    page = shown("privacy")
    card = settled(page, qtbot)
    qtbot.mouseClick(card.exports.toggle, LEFT)
    assert "Vēl nekas nav izgājis" in card.exports.below.findChildren(QLabel)[0].text()
    for number in range(1, 21):
        log_export(world.file, what=Exported.PERSON_PDF, rows=number, with_names=True)
    log_export(world.file, what=Exported.MONTHLY_REPORT, rows=214, with_names=False)
    card.exports.refresh()
    assert [line.rows for line in card.exports.lines[:2]] == [214, 20]
    assert len(card.exports.lines) == 15
    card.exports._more()
    assert len(card.exports.lines) == 21
    card.exports._copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].split("\t") == ["Kad", "Kas", "Rindas", "Vārdi"]
    assert copied[1].split("\t")[1:] == ["Mēneša pārskats", "214", "bez vārdiem"]


@pytest.mark.parametrize("text_size", [TextSize.USUAL, TextSize.DOUBLE])
def test_nothing_is_wider_than_a_small_window(
    world: World, shown: Shown, qtbot: QtBot, due: list[Person], text_size: TextSize
):
    log_export(world.file, what=Exported.PERSON_JSON, rows=12, with_names=True)
    size = (911, 512) if text_size is TextSize.USUAL else (1366, 768)
    page = shown("privacy", text_size=text_size, size=size)
    card = settled(page, qtbot)
    for button in (card.due.unfold, card.register.toggle, card.exports.toggle):
        button.click()
    qtbot.waitUntil(lambda: not page.session.work.is_busy, timeout=LONG)
    inside = page.scrolled.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= page.scrolled.viewport().width()
