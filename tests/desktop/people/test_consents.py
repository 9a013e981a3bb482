"""Consents by purpose: three states, who gave the answer, its paper, its withdrawal."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from krc_desktop.desktop.people import consent_history
from krc_desktop.desktop.people.consent_history import ConsentHistory
from krc_desktop.desktop.people.consent_popover import ConsentPopover
from krc_desktop.desktop.people.consents import ConsentLine
from krc_desktop.desktop.people.person_card import PersonCardPane
from krc_desktop.desktop.window import MainWindow
from krc_desktop.exchange.documents import CleanDocument
from krc_desktop.model.people import Answer, Consent, Form, Giver, LinkKind, Person, Purpose
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations.people import link_people, record_consent
from tests.builders import World, day
from tests.desktop.conftest import Opened

Shown = TypeVar("Shown", bound=QWidget)
SCAN = CleanDocument("piekrišana.pdf", b"%PDF-1.4 signed", "application/pdf")


def card_of(window: MainWindow, person: Person) -> PersonCardPane:
    window.go(Place(PageName.PEOPLE, (person.id,)))
    pane: PersonCardPane = window.page(PageName.PEOPLE).people.card  # type: ignore[attr-defined]
    return pane


def line_of(card: PersonCardPane, purpose: Purpose = Purpose.PHOTO) -> ConsentLine:
    return card.consents.lines[purpose]


def shown(window: MainWindow, kind: type[Shown]) -> Shown:
    return next(one for one in window.findChildren(kind) if one.isVisible())


def asked(window: MainWindow, card: PersonCardPane, answer: Answer) -> ConsentPopover:
    """What opens when an answer is pressed."""
    line_of(card).switch.buttons[answer].click()
    return shown(window, ConsentPopover)


def texts(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def answers(world: World) -> list[Consent]:
    return list(world.file.people.consents.all())


def answered(world: World, person: Person, answer: Answer = Answer.YES) -> Consent:
    record_consent(
        world.file,
        person_id=person.id,
        purpose=Purpose.PHOTO,
        answer=answer,
        given_on=day("2026-09-12"),
        given_by=Giver.SELF,
        form=Form.PAPER,
    )
    return answers(world)[-1]


def test_an_answer_is_recorded_with_giver_form_and_day(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte", birth_year=1980)
    window = opened(world)
    card = card_of(window, anna)
    popover = asked(window, card, Answer.YES)
    assert line_of(card).switch.answer is Answer.NOT_ASKED  # until it is recorded
    popover.form.button_of(Form.DIGITAL).click()
    popover.day.line.setText("12.09.2026")
    QTest.keyClick(popover.day.line, Qt.Key.Key_Return)
    (kept,) = answers(world)
    assert (kept.purpose, kept.answer, kept.given_by) == (Purpose.PHOTO, Answer.YES, Giver.SELF)
    assert (kept.form, kept.given_on) == (Form.DIGITAL, day("2026-09-12"))
    assert line_of(card).switch.answer is Answer.YES
    assert "Pati/pats · digitāli · 12.09.2026." in texts(card.consents)
    assert asked(window, card, Answer.NO).form.value is Form.DIGITAL  # the last form is kept
    window.session.undo()
    assert not answers(world)
    assert line_of(card).switch.answer is Answer.NOT_ASKED


def test_escape_records_nothing(world: World, opened: Opened) -> None:
    window = opened(world)
    card = card_of(window, world.person("Anna Rudzāte"))
    popover = asked(window, card, Answer.NO)
    QTest.keyClick(popover.day.line, Qt.Key.Key_Escape)
    assert not answers(world)
    assert line_of(card).switch.buttons[Answer.NOT_ASKED].isChecked()


def test_a_new_answer_stands_beside_the_one_before(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte")
    answered(world, anna)
    window = opened(world)
    card = card_of(window, anna)
    asked(window, card, Answer.NO).save.click()
    assert [one.answer for one in answers(world)] == [Answer.YES, Answer.NO]
    line_of(card).about.click()
    assert len(shown(window, ConsentHistory).answers) == 2


def test_a_day_to_come_is_refused_and_stays_typed(world: World, opened: Opened) -> None:
    window = opened(world)
    card = card_of(window, world.person("Anna Rudzāte"))
    popover = asked(window, card, Answer.YES)
    for typed in ("01.01.2030.", "kaut kad"):
        popover.day.line.setText(typed)
        popover.keep_form()
        assert popover.remark.said
        assert popover.day.typed == typed
    assert not answers(world)


def test_for_a_child_the_guardian_says_yes(world: World, opened: Opened) -> None:
    child = world.person("Emīlija Cīrule", "BER", birth_year=2017)
    mother = world.person("Dace Cīrule")
    link_people(world.file, person_id=child.id, other_id=mother.id, kind=LinkKind.GUARDIAN)
    window = opened(world)
    card = card_of(window, child)
    assert "līdz 18 gadiem dod aizbildnis" in texts(card.consents)
    popover = asked(window, card, Answer.YES)
    offered = list(popover.giver._values)
    assert offered == [(Giver.GUARDIAN, mother.id), (Giver.GUARDIAN, None)]
    popover.save.click()
    (kept,) = answers(world)
    assert (kept.given_by, kept.guardian_id) == (Giver.GUARDIAN, mother.id)
    assert "Dace Cīrule · papīrs · 02.11.2026." in texts(card.consents)
    popover = asked(window, card, Answer.NO)
    assert (Giver.SELF, None) in popover.giver._values  # a no is heard from anybody


def test_what_was_answered_cannot_be_unasked(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte")
    answered(world, anna)
    window = opened(world)
    line = line_of(card_of(window, anna))
    line.switch.buttons[Answer.NOT_ASKED].click()
    assert "vēsturē" in line.remark.said
    assert line.switch.answer is Answer.YES
    line.remark.fix.click()
    assert shown(window, ConsentHistory)


def test_a_consent_is_withdrawn_from_a_day_on(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte")
    answered(world, anna)
    window = opened(world)
    card = card_of(window, anna)
    card.consents.open_history(Purpose.PHOTO)
    history = shown(window, ConsentHistory)
    assert not history.day.isVisible()
    history.withdraw.click()
    history.day.line.setText("01.09.2026.")
    history.save.click()
    assert history.remark.said  # before it was given
    history.day.line.setText("05.10.2026.")
    history.save.click()
    assert answers(world)[0].withdrawn_on == day("2026-10-05")
    assert line_of(card).switch.answer is Answer.NO
    assert "Atsaukta 05.10.2026." in texts(card.consents)
    window.session.undo()
    assert line_of(card).switch.answer is Answer.YES


def test_a_no_has_nothing_to_withdraw(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte")
    answered(world, anna, Answer.NO)
    window = opened(world)
    card_of(window, anna).consents.open_history(Purpose.PHOTO)
    assert not shown(window, ConsentHistory).withdraw.isVisible()


def test_the_paper_is_attached_and_opened(
    world: World, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = world.person("Anna Rudzāte")
    window = opened(world)
    card = card_of(window, anna)
    popover = asked(window, card, Answer.YES)
    popover.take_scan(SCAN)
    assert popover.scanned.text() == "Pievienots: piekrišana.pdf"
    popover.save.click()
    (kept,) = answers(world)
    assert world.file.kept(kept.scan_sha256 or "") == SCAN.content
    assert any("ir skens" in text for text in texts(card.consents))
    looked: list[str] = []
    monkeypatch.setattr(consent_history, "look_at", lambda _session, *what: looked.extend(what))
    card.consents.open_history(Purpose.PHOTO)
    history = shown(window, ConsentHistory)
    next(one for one in history.findChildren(QPushButton) if one.text() == "Atvērt skenu").click()
    assert looked[0] == kept.scan_sha256


def test_a_paper_is_attached_later(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte")
    consent = answered(world, anna)
    window = opened(world)
    card_of(window, anna).consents.open_history(Purpose.PHOTO)
    shown(window, ConsentHistory).attach(consent.id, SCAN)
    assert world.file.kept(answers(world)[0].scan_sha256 or "") == SCAN.content
    window.session.undo()
    assert answers(world)[0].scan_sha256 is None
