"""A volunteer's card: what is missing by law, agreements made, changed, ended, taken away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.papers.popover import PaperPopover
from krc_desktop.desktop.volunteers.agreement_popover import AgreementPopover
from krc_desktop.desktop.volunteers.page import VolunteersPage
from krc_desktop.language import Language
from krc_desktop.model.agreements import Reminder
from krc_desktop.model.people import Answer
from krc_desktop.operations import agreements
from krc_desktop.settings import TextSize
from tests.builders import World, day
from tests.desktop.letters import type_over
from tests.desktop.volunteers.conftest import Shown

Left = Qt.MouseButton.LeftButton
_LONG = 10_000


def form_of(page: VolunteersPage) -> AgreementPopover:
    found = page.window().findChildren(AgreementPopover)
    assert found
    return found[-1]


def test_nobody_chosen_shows_no_card(world: World, shown: Shown) -> None:
    world.person("Zenta Upmale")
    assert shown().volunteer.isHidden()


def test_what_is_missing_is_said_with_the_laws_name(world: World, shown: Shown) -> None:
    young = world.person("Ilze Jaunā", birth_year=2012)
    page = shown(young.id)
    assert "likumiskā pārstāvja rakstveida piekrišana" in page.volunteer.notes.said
    assert "Līguma vēl nav" in page.volunteer.notes.said


def test_an_agreement_is_made_with_the_next_number(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    zenta = world.person("Zenta Upmale")
    page = shown(zenta.id)
    qtbot.mouseClick(page.volunteer.adding, Left)
    form = form_of(page)
    assert form.number.typed == "KRC-PRE-BL-2026-01"
    assert form.contents.missing == [
        "Darbs",
        "Darba kārtība",
        "Iepazīstināšana ar pienākumiem un tiesībām",
    ]
    form.tasks.text.setPlainText("Palīdz darbnīcās")
    form.arrangements.text.setPlainText("Centrā, pēc vienošanās")
    form.instructed.setChecked(True)
    assert form.contents.missing == []
    type_over(form.last.line, "31.12.2027.")
    type_over(form.signed.line, "1.11.2026.")
    qtbot.mouseClick(form.save, Left)
    (made,) = list(world.file.volunteers.agreements.all())
    assert (made.number, made.tasks, made.instructed) == (
        "KRC-PRE-BL-2026-01",
        "Palīdz darbnīcās",
        True,
    )
    assert (made.signed_on, made.valid_until) == (day("2026-11-01"), day("2027-12-31"))
    assert made.guardian_consent is Answer.NOT_NEEDED
    assert page.volunteer.notes.isHidden()


def test_days_that_cannot_be_stay_typed_and_are_said(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    zenta = world.person("Zenta Upmale")
    page = shown(zenta.id)
    page.volunteer.add_agreement()
    form = form_of(page)
    type_over(form.last.line, "32.13.")
    qtbot.mouseClick(form.save, Left)
    assert "32.13." in form.remark.said
    type_over(form.last.line, "1.1.2020.")
    qtbot.mouseClick(form.save, Left)
    assert form.remark.said
    assert form.isVisible()
    assert not list(world.file.volunteers.agreements.all())


def test_an_agreement_is_ended_and_taken_away(world: World, shown: Shown, qtbot: QtBot) -> None:
    zenta = world.person("Zenta Upmale")
    made = agreements.make_agreement(
        world.file, centre_id=world.centre, person_id=zenta.id, valid_from=day("2026-01-01")
    )
    page = shown(zenta.id)
    page.volunteer.open_agreement(made.row_id or 0)
    form = form_of(page)
    type_over(form.ended.line, "30.10.2026.")
    qtbot.mouseClick(form.save, Left)
    known = world.file.volunteers.agreements.get(made.row_id or 0)
    assert known.ended_on == day("2026-10-30")
    assert page.volunteer.notes.findings[0].reminder is Reminder.LAPSED
    page.volunteer.open_agreement(known.id)
    form_of(page)._remove(known.id)
    assert not list(world.file.volunteers.agreements.all())
    page.session.undo()
    assert list(world.file.volunteers.agreements.all()) == [known]


def test_a_minor_is_asked_for_the_guardians_consent(world: World, shown: Shown) -> None:
    young, old = world.person("Ilze Jaunā", birth_year=2012), world.person("Zenta Upmale")
    page = shown(young.id)
    page.volunteer.add_agreement()
    form = form_of(page)
    assert not form.guardian.isHidden()
    form.close_up()
    page._person_chosen(old.id)
    page.volunteer.add_agreement()
    assert form_of(page).guardian.isHidden()


def test_nobody_under_13_gets_an_agreement(world: World, shown: Shown, qtbot: QtBot) -> None:
    young = world.person("Zane Maza", birth_year=2015)
    page = shown(young.id)
    page.volunteer.add_agreement()
    form = form_of(page)
    qtbot.mouseClick(form.save, Left)
    assert "13 gadu" in form.remark.said
    assert not list(world.file.volunteers.agreements.all())


def test_the_form_is_printed_as_it_is_kept(world: World, shown: Shown, qtbot: QtBot) -> None:
    zenta = world.person("Zenta Upmale")
    made = agreements.make_agreement(world.file, centre_id=world.centre, person_id=zenta.id)
    page = shown(zenta.id)
    page.volunteer.open_agreement(made.row_id or 0)
    form = form_of(page)
    form.tasks.text.setPlainText("Palīdz darbnīcās")
    form._print()
    paper = page.window().findChild(PaperPopover)
    assert isinstance(paper, PaperPopover)
    qtbot.waitUntil(lambda: paper.made is not None, timeout=_LONG)
    assert paper.made is not None
    assert paper.made.file_name == "KRC-PRE-BL-2026-01.pdf"
    assert world.file.volunteers.agreements.get(made.row_id or 0).tasks == "Palīdz darbnīcās"


def test_reminders_while_typing_open_the_card(world: World, shown: Shown, qtbot: QtBot) -> None:
    young = world.person("Ilze Jaunā", birth_year=2012)
    page = shown()
    line = page.entry.line
    line.who.show_person(young)
    type_over(line.day.line, "7.10.")
    type_over(line.hours.line, "1")
    type_over(line.task.line, "Izkrāva cepli")
    qtbot.waitUntil(lambda: "Izkrāva cepli" in page.entry.law.said)
    assert "rakstveida piekrišana" in page.entry.law.said
    page.entry.law.asked.emit(page.entry.law.findings[0])
    assert page.volunteer.card is not None
    assert page.volunteer.card.person.id == young.id
    assert "rakstveida" not in page.entry.law.said  # the card tells of it now
    qtbot.keyClick(line.hours.line, Qt.Key.Key_Return)
    assert len(list(world.file.volunteers.all())) == 1  # a reminder is no wall


def test_from_when_to_when_the_same_hour_is_pointed_out(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    zenta = world.person("Zenta Upmale")
    world.hours(zenta, "2026-10-07", 120, task="Adīja", starts=840, ends=960)
    page = shown()
    line = page.entry.line
    line.who.show_person(zenta)
    type_over(line.day.line, "7.10.")
    type_over(line.hours.line, "15-17")
    qtbot.waitUntil(lambda: "Adīja" in page.entry.remark.said)
    type_over(line.hours.line, "16:00-17:30")
    qtbot.keyClick(line.hours.line, Qt.Key.Key_Return)
    newest = list(world.file.volunteers.all())[-1]
    assert (newest.minutes, newest.starts, newest.ends) == (90, 960, 1050)


def test_a_narrow_window_and_large_letters_cut_nothing(world: World, shown: Shown) -> None:
    zenta = world.person("Zenta Upmale")
    agreements.make_agreement(world.file, centre_id=world.centre, person_id=zenta.id)
    for size, text_size in (((911, 512), TextSize.USUAL), ((1366, 768), list(TextSize)[-1])):
        for language in Language:
            page = shown(zenta.id, size=size, text_size=text_size, language=language)
            inside = page.detail.widget()
            assert inside is not None
            assert inside.minimumSizeHint().width() <= page.detail.viewport().width()
            assert page.minimumSizeHint().width() <= page.width()
            page.volunteer.add_agreement()
            form = form_of(page)
            assert form.geometry().bottom() <= page.window().height()
            form.close_up()


def test_whoever_lacks_something_is_listed_by_the_chip(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    zenta, toms = world.person("Zenta Upmale"), world.person("Toms Cīrulis")
    world.hours(zenta, "2026-09-07", 60)
    world.hours(toms, "2026-10-07", 60)
    page = shown()
    chip = page.people.to_settle
    qtbot.waitUntil(lambda: chip.text() == "Jāsakārto 2")
    qtbot.mouseClick(chip, Left)
    rows = page.people.list.rows.rows
    assert [row.title for row in rows] == ["Toms Cīrulis", "Zenta Upmale"]
    assert rows[0].meta == "Līguma vēl nav. Sagatavojiet to."
    page.people.list.setCurrentIndex(page.people.list.rows.index(1))
    assert page.volunteer.card is not None
    assert page.volunteer.card.person.id == zenta.id
    page.volunteer.add_agreement()
    form = form_of(page)
    form.written.setChecked(False)
    form.tasks.text.setPlainText("Palīdz")
    form.arrangements.text.setPlainText("Centrā")
    form.instructed.setChecked(True)
    qtbot.mouseClick(form.save, Left)
    qtbot.waitUntil(lambda: chip.text() == "Jāsakārto 1")
    assert [row.title for row in page.people.list.rows.rows] == ["Toms Cīrulis"]
