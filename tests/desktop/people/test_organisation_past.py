"""What an organisation gave, its renames and merges, a number that looks wrong."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.people.gift_popover import GiftPopover
from krc_desktop.desktop.people.organisation_card import OrganisationCardPane
from krc_desktop.desktop.people.organisation_merge import OrganisationMergePopover
from krc_desktop.desktop.people.page import ORGANISATIONS, PeoplePage
from krc_desktop.desktop.people.rename_popover import RenamePopover
from krc_desktop.desktop.widgets.completing import Proposal
from krc_desktop.desktop.window import MainWindow
from krc_desktop.language import Language
from krc_desktop.model.events import PartnerRole
from krc_desktop.model.organisations import Gift, Organisation
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations import centres, events, organisation_history, organisations
from krc_desktop.settings import TextSize
from tests.builders import World, day
from tests.desktop.conftest import Opened
from tests.desktop.letters import type_over

Left = Qt.MouseButton.LeftButton


def _is_inside(form: GiftPopover, window: MainWindow) -> bool:
    return form.geometry().bottom() <= window.height()


def card_of(window: MainWindow, one: Organisation) -> OrganisationCardPane:
    window.go(Place(PageName.PEOPLE, (one.id,), part=ORGANISATIONS))
    page = window.page(PageName.PEOPLE)
    assert isinstance(page, PeoplePage)
    return page.organisations.card


def gift_of(window: MainWindow) -> GiftPopover:
    return window.findChildren(GiftPopover)[-1]


def test_gifts_are_added_changed_and_taken_away(world: World, opened: Opened, qtbot: QtBot) -> None:
    school = world.organisation("Sākumskola")
    window = opened(world)
    gifts = card_of(window, school).gifts
    qtbot.mouseClick(gifts.adding, Left)
    form = gift_of(window)
    type_over(form.what.line, "zāle")
    type_over(form.day.line, "7.10.2026.")
    type_over(form.much.line, "2,5")
    type_over(form.value.line, "40")
    qtbot.mouseClick(form.save, Left)
    (gift,) = list(world.file.organisations.contributions.all())
    assert (gift.kind, gift.quantity, gift.cents, gift.what) == (Gift.ROOM, 150, 4000, "zāle")
    assert gift.local_day == day("2026-10-07")
    assert gifts.sums.text() == "telpas 2,5\u00a0h · natūrā 40\u00a0€"
    assert card_of(window, school).events.since.text() == "kopš 07.10.2026."

    gifts.open_gift(gift.id)
    form = gift_of(window)
    qtbot.mouseClick(form.kind.button_of(Gift.PEOPLE), Left)
    type_over(form.much.line, "3")
    qtbot.mouseClick(form.save, Left)
    assert world.file.organisations.contributions.get(gift.id).quantity == 3
    assert "3 cilvēki" in gifts.sums.text()
    gifts.open_gift(gift.id)
    gift_of(window)._remove(gift.id)
    assert not list(world.file.organisations.contributions.all())


def test_what_cannot_be_given_is_said(world: World, opened: Opened, qtbot: QtBot) -> None:
    school = world.organisation("Sākumskola")
    window = opened(world)
    card_of(window, school).gifts.add_gift()
    form = gift_of(window)
    qtbot.mouseClick(form.save, Left)
    assert form.remark.said  # none of the three facts
    for line, typed in (
        (form.value.line, "daudz"),
        (form.much.line, "25"),
        (form.day.line, "31.12.2026."),
    ):
        type_over(form.what.line, "zāle")
        type_over(line, typed)
        qtbot.mouseClick(form.save, Left)
        assert form.remark.said, typed
        assert line.text() == typed
        type_over(line, "")
        type_over(form.day.line, "7.10.2026.")
    assert not list(world.file.organisations.contributions.all())


def test_what_partners_gave_at_events_opens_the_event(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    school = world.organisation("Sākumskola")
    event = world.event()
    events.set_partners(
        world.file,
        event_id=event.id,
        organisations={school.id: (PartnerRole.SUPPORTER, "māls")},
    )
    window = opened(world)
    gifts = card_of(window, school).gifts
    texts = [one.text() for one in gifts.findChildren(QLabel)]
    assert "māls" in texts
    went: list[Place] = []
    window.session.went.disconnect(window.go)
    window.session.went.connect(went.append)
    gifts._rows.itemAt(0).widget().click()  # type: ignore[union-attr]
    assert went == [Place(PageName.EVENTS, (event.id,))]


def test_a_wrong_check_digit_is_pointed_out_and_kept(world: World, opened: Opened) -> None:
    school = world.organisation("Sākumskola", registration_number="90009737221")
    details = card_of(opened(world), school).details
    assert "Pēdējais cipars" in details.doubt.said
    organisations.change_organisation(
        world.file, organisation_id=school.id, registration_number="90009737220"
    )


def test_a_municipality_tells_its_days(world: World, opened: Opened) -> None:
    new = centres.add_municipality(
        world.file, name_lv="Preiļu novads", valid_from=day("2021-07-01")
    )
    old = centres.add_municipality(
        world.file, name_lv="Aglonas novads", valid_until=day("2021-06-30"), successor_id=new.row_id
    )
    school = world.organisation("Sākumskola", municipality_id=old.row_id)
    card = card_of(opened(world), school)
    assert card.details.place_past.text() == (
        "Aglonas novads: līdz 30.06.2021. · Preiļu novads: kopš 01.07.2021."
    )
    assert "Preiļu novads" in [one.text() for one in card.earlier.findChildren(QLabel)]


def test_renaming_from_a_day_on(world: World, opened: Opened, qtbot: QtBot) -> None:
    school = world.organisation("Sākumskola")
    window = opened(world)
    card = card_of(window, school)
    card.head.open_rename()
    form = window.findChildren(RenamePopover)[-1]
    type_over(form.until.line, "31.12.2026.")
    qtbot.mouseClick(form.save, Left)
    assert form.remark.said
    type_over(form.name.line, "Pamatskola")
    type_over(form.until.line, "30.06.2026.")
    qtbot.mouseClick(form.save, Left)
    assert world.file.organisations.get(school.id).name == "Pamatskola"
    (earlier,) = list(world.file.organisations.names.all())
    assert (earlier.name, earlier.until) == ("Sākumskola", day("2026-06-30"))
    texts = [one.text() for one in card.earlier.findChildren(QLabel)]
    assert "kopš 01.07.2026." in texts


def test_two_are_merged_after_a_preview_and_parted_by_undo(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    school, other = world.organisation("Sākumskola"), world.organisation("Saulītes sākumskola")
    event = world.event(partners=[school, other])
    world.count(event, 12, "BER", organisations=[other])
    window = opened(world)
    card = card_of(window, school)
    card.head.open_merge()
    popover = window.findChild(OrganisationMergePopover)
    assert isinstance(popover, OrganisationMergePopover)
    assert popover.merge.isHidden()
    assert [one.key for one in popover._propose("saul")] == [other.id]
    popover._take(Proposal(other.id, other.name))
    said = " ".join(one.text() for one in popover.findChildren(QLabel))
    assert "1 pasākumā bija abas" in said
    assert world.file.organisations.get(other.id).merged_into_id is None
    qtbot.mouseClick(popover.swap, Left)
    qtbot.mouseClick(popover.swap, Left)
    qtbot.mouseClick(popover.merge, Left)
    assert world.file.organisations.get(other.id).merged_into_id == school.id
    texts = [one.text() for one in card.earlier.findChildren(QLabel)]
    assert "Saulītes sākumskola" in texts
    assert [figure.number.text() for figure in card.events.figures] == ["1", "0", "12"]
    window.session.undo()
    assert world.file.organisations.get(other.id).merged_into_id is None
    assert card.earlier.isHidden()


def test_nothing_is_cut(world: World, opened: Opened, qtbot: QtBot) -> None:
    school = world.organisation("Sākumskola", registration_number="90009737221")
    organisation_history.add_contribution(
        world.file,
        centre_id=world.centre,
        organisation_id=school.id,
        kind=Gift.THINGS,
        day=day("2026-10-01"),
        what="garš " * 30,
    )
    for size, text_size in (((911, 512), TextSize.USUAL), ((1366, 768), list(TextSize)[-1])):
        for language in Language:
            window = opened(world, size=size, text_size=text_size, language=language)
            card = card_of(window, school)
            inside = card.scrolled.widget()
            assert inside is not None
            assert inside.minimumSizeHint().width() <= card.scrolled.viewport().width()
            card.gifts.add_gift()
            form = gift_of(window)
            qtbot.waitUntil(partial(_is_inside, form, window))
            form.close_up()
