"""The page of the day: its agenda and line, the week, things to do, figures, nothing yet."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from krc_desktop.clock import FixedClock
from krc_desktop.desktop.events.new_event import NewEventPopover
from krc_desktop.desktop.today.elided_button import ElidedButton
from krc_desktop.desktop.today.outcomes import OutcomesPopover
from krc_desktop.desktop.today.page import TodayPage
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.desktop.window import MainWindow
from krc_desktop.language import Language
from krc_desktop.model.agenda import MonthFigure, ReportDue
from krc_desktop.model.bookings import BookingStatus
from krc_desktop.model.checklist import Check, CheckKind, PlanDue
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.events import EventStatus
from krc_desktop.model.machine_things import MachineThing, ThingKind
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations import equipment
from krc_desktop.periods import Month, Period
from tests.builders import World, at, day
from tests.desktop.conftest import Opened

NOON = FixedClock(at("2026-11-26 12:19"))
PLANNED = EventStatus.PLANNED


def open_page(opened: Opened, world: World, **how: object) -> TodayPage:
    window = opened(world, clock=NOON, **how)
    window.go(Place(PageName.TODAY))
    page = window.page(PageName.TODAY)
    assert isinstance(page, TodayPage)
    return page


def texts(widget: QWidget) -> list[str]:
    """What is written in a part of the page, from top to bottom."""
    found = widget.findChildren(QLabel) + widget.findChildren(QAbstractButton)
    return [one.text() for one in found if one.isVisible() and one.text()]


def went_to(window: MainWindow) -> list[Place]:
    went: list[Place] = []
    window.session.went.connect(went.append)
    return went


def press(widget: QWidget, text: str) -> None:
    found = [one for one in widget.findChildren(QPushButton) if one.text() == text]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def two_events(world: World) -> tuple[int, int]:
    over = world.event(
        "2026-11-26 10:00",
        "2026-11-26 12:00",
        title="Adītāju rīts",
        status=PLANNED,
        place="Lielā telpa",
        leader="Zenta Upmale",
    )
    coming = world.event(
        "2026-11-26 15:30", "2026-11-26 17:30", title="Māla darbnīca", status=PLANNED, capacity=12
    )
    return over.id, coming.id


# -- the day -----------------------------------------------------------------------------------


def test_the_day_in_words_and_in_the_order_of_time(world: World, opened: Opened):
    two_events(world)
    page = open_page(opened, world)
    assert page.head.title.text() == "Ceturtdiena, 26.\xa0novembris"
    assert page.sentence.text().startswith("Šodien: 2 pasākumi.")
    shown = texts(page.agenda)
    assert shown.index("Adītāju rīts") < shown.index("Māla darbnīca")
    assert "Lielā telpa · vada Zenta Upmale · nav dalībnieku" in shown
    assert "pieteikti 0 no 12" in shown


def test_only_an_event_that_is_over_without_people_has_the_soft_button(
    world: World, opened: Opened
):
    over, coming = two_events(world)
    page = open_page(opened, world)
    went = went_to(page.window())  # type: ignore[arg-type]
    soft = [b for b in page.findChildren(QPushButton) if b.property("kind") == "soft"]
    assert [b.text() for b in soft] == ["Ierakstīt dalībniekus"]
    press(page.agenda, "Ierakstīt dalībniekus")
    page.session.go(Place(PageName.TODAY))
    press(page.agenda, "Atvērt")
    assert went[0] == Place(PageName.EVENTS, (over,), part="people")
    assert went[-1] == Place(PageName.EVENTS, (coming,))


def test_the_line_moves_with_the_minutes(world: World, opened: Opened):
    two_events(world)
    page = open_page(opened, world)
    line, box = page.agenda._line, page.agenda._rows.box
    assert line.said == "12:19"
    assert box.indexOf(line) == 1
    world.file.clock = FixedClock(at("2026-11-26 15:31"))
    page.session.minute_passed.emit()
    line, box = page.agenda._line, page.agenda._rows.box
    assert line.said == "15:31"
    assert box.indexOf(line) == 2


def test_an_event_asks_for_its_people_as_soon_as_it_is_over(world: World, opened: Opened):
    two_events(world)
    page = open_page(opened, world)
    world.file.clock = FixedClock(at("2026-11-26 17:30"))
    page.session.minute_passed.emit()
    assert texts(page.agenda).count("Ierakstīt dalībniekus") == 2


def test_bookings_are_told_and_lead_to_the_board(world: World, opened: Opened):
    world.event()
    booking = world.book(
        world.kiln("Ceplis"),
        "2026-11-25 18:00",
        "2026-11-26 14:00",
        status=BookingStatus.BOOKED,
    )
    page = open_page(opened, world)
    shown = texts(page.agenda)
    assert "Ceplis: apdedzināšana" in shown
    assert shown[shown.index("līdz") + 1] == "14:00"
    went = went_to(page.window())  # type: ignore[arg-type]
    press(page.agenda, "Atvērt")
    assert went == [Place(PageName.EQUIPMENT, (booking.id,), part="booking")]


def test_a_day_without_anything_offers_a_new_event(world: World, opened: Opened):
    world.event()
    page = open_page(opened, world)
    press(page.agenda, "Pievienot pasākumu")
    popover = page.window().findChild(NewEventPopover)
    assert popover is not None
    assert popover.when.period == Period(day("2026-11-26"), day("2026-11-26"))


# -- the week ----------------------------------------------------------------------------------


def test_the_week_is_told_by_days(world: World, opened: Opened, qtbot: QtBot):
    event = world.event("2026-11-28 11:00", "2026-11-28 14:00", title="Vainagi", status=PLANNED)
    world.event("2026-11-27 13:00", "2026-11-27 16:00", title="Dāvanas", status=PLANNED)
    page = open_page(opened, world)
    shown = texts(page.week)
    assert "Turpmāk šonedēļ" in shown
    assert shown.index("Rīt") < shown.index("Sestdiena")
    assert "13:00–16:00" in shown
    went = went_to(page.window())  # type: ignore[arg-type]
    page.week.opened.emit(event.id)
    assert went == [Place(PageName.EVENTS, (event.id,))]


def test_a_machine_of_the_week_leads_to_its_booking(world: World, opened: Opened):
    world.event()
    booking = world.book(
        world.kiln("Ceplis"), "2026-11-27 18:00", "2026-11-28 14:00", status=BookingStatus.BOOKED
    )
    page = open_page(opened, world)
    went = went_to(page.window())  # type: ignore[arg-type]
    door = page.week.findChildren(ElidedButton)[0]
    assert door.text() == "Ceplis: apdedzināšana"
    QTest.mouseClick(door, Qt.MouseButton.LeftButton)
    assert went == [Place(PageName.EQUIPMENT, (booking.id,), part="booking")]


def test_a_closed_day_of_the_week_says_why(world: World, opened: Opened, qtbot: QtBot):
    from krc_desktop.operations import centres

    world.event()
    centres.add_closure(
        world.file,
        centre_id=world.centre,
        first_day=day("2026-11-29"),
        last_day=day("2026-11-29"),
        reason="1. Advente",
    )
    page = open_page(opened, world)
    qtbot.waitUntil(lambda: "1. Advente. Centrs slēgts." in texts(page.week))


# -- what is to be done ------------------------------------------------------------------------


def things(page: TodayPage, qtbot: QtBot) -> tuple[object, ...]:
    qtbot.waitUntil(lambda: page.to_do._shown is not None)
    return page.to_do._shown or ()


def test_things_to_do_lead_to_where_they_are_done(world: World, opened: Opened, qtbot: QtBot):
    over, _ = two_events(world)
    page = open_page(opened, world)
    first, due = things(page, qtbot)
    assert isinstance(first, Check)
    assert first.kind is CheckKind.EVENTS_WITHOUT_PEOPLE
    assert isinstance(due, ReportDue)
    shown = texts(page.to_do)
    assert "Pasākumi bez dalībniekiem: 1" in shown
    assert "Pārskats par novembri" in shown
    went = went_to(page.window())  # type: ignore[arg-type]
    press(page.to_do, "Ierakstīt")
    assert went[-1] == Place(PageName.EVENTS, (over,), Month(2026, 11), "people")
    page.session.go(Place(PageName.TODAY))
    press(page.to_do, "Turpināt")
    assert went[-1] == Place(PageName.REPORTS, month=Month(2026, 11))


def test_rows_have_room_after_every_change(world: World, opened: Opened, qtbot: QtBot):
    two_events(world)
    page = open_page(opened, world)
    things(page, qtbot)
    world.event("2026-11-25 10:00", "2026-11-25 12:00", title="Vakar", status=PLANNED)
    page.refresh()
    qtbot.waitUntil(lambda: "Pasākumi bez dalībniekiem: 2" in texts(page.to_do))
    verbs = page.to_do.findChildren(QPushButton)
    qtbot.waitUntil(lambda: all(one.height() >= 30 for one in verbs))
    rows = [verb.parentWidget() for verb in page.to_do.findChildren(QPushButton)]
    qtbot.waitUntil(lambda: all(row is not None and row.height() > 30 for row in rows))


def test_bookings_get_their_outcome_on_the_spot(world: World, opened: Opened, qtbot: QtBot):
    world.count(world.event("2026-11-05 10:00", "2026-11-05 12:00"), 3)
    kiln = world.kiln()
    booked = [
        world.book(kiln, f"2026-11-{n} 18:00", f"2026-11-{n} 23:00", status=BookingStatus.BOOKED)
        for n in (10, 12)
    ]
    page = open_page(opened, world)
    things(page, qtbot)
    press(page.to_do, "Atzīmēt")
    popover = page.window().findChild(OutcomesPopover)
    assert popover is not None
    went = went_to(page.window())  # type: ignore[arg-type]
    QTest.mouseClick(popover.findChildren(ElidedButton)[0], Qt.MouseButton.LeftButton)
    assert went == [Place(PageName.EQUIPMENT, (booked[0].id,), part="booking")]
    page.session.go(Place(PageName.TODAY))
    press(page.to_do, "Atzīmēt")
    popover = page.window().findChildren(OutcomesPopover)[-1]
    press(popover, "Notika")
    assert world.file.bookings.get(booked[0].id).status is BookingStatus.USED
    assert popover.isVisible()
    visible = [b for b in popover.findChildren(QPushButton) if b.isVisible()]
    QTest.mouseClick(next(b for b in visible if b.text() == "Neieradās"), Qt.MouseButton.LeftButton)
    assert world.file.bookings.get(booked[1].id).status is BookingStatus.NO_SHOW
    assert popover.isHidden()


def test_maintenance_is_marked_as_done_with_one_press(world: World, opened: Opened, qtbot: QtBot):
    world.count(world.event("2026-11-05 10:00", "2026-11-05 12:00"), 3)
    machine = world.machine()
    equipment.add_maintenance_plan(
        world.file,
        equipment_id=machine.id,
        what="Eļļošana",
        every_days=30,
        starts_on=day("2026-10-01"),
    )
    page = open_page(opened, world)
    assert any(isinstance(one, PlanDue) for one in things(page, qtbot))
    press(page.to_do, "Atzīmēt paveikto")
    job = next(world.file.equipment.jobs.all())
    assert (job.what, job.done_on) == ("Eļļošana", day("2026-11-26"))
    qtbot.waitUntil(lambda: not any(isinstance(one, PlanDue) for one in things(page, qtbot)))


def test_what_machines_ask_for_leads_to_where_it_is_answered(
    world: World, opened: Opened, qtbot: QtBot
):
    world.count(world.event("2026-11-05 10:00", "2026-11-05 12:00"), 3)
    laser = world.machine("Lāzers", EquipmentKind.LASER)
    equipment.record_induction(
        world.file,
        equipment_id=laser.id,
        person_id=world.person("Toms Ķirsis").id,
        inducted_on=day("2025-12-01"),
    )
    page = open_page(opened, world)
    (thing,) = [one for one in things(page, qtbot) if isinstance(one, MachineThing)]
    assert thing.kind is ThingKind.INDUCTIONS_LAPSE
    shown = texts(page.to_do)
    assert "Instruktāžas, kam drīz beidzas termiņš: 1" in shown
    assert "Toms Ķirsis 01.12." in shown
    went = went_to(page.window())  # type: ignore[arg-type]
    press(page.to_do, "Atjaunot")
    assert went == [Place(PageName.EQUIPMENT, (laser.id,), part="machine")]


def test_everything_done_is_said(world: World, opened: Opened, qtbot: QtBot):
    event = world.event("2025-11-05 10:00", "2025-11-05 12:00")
    world.count(event, 3)
    page = open_page(opened, world)
    page.to_do.show_things(())
    assert "Viss ir izdarīts." in texts(page.to_do)


# -- figures -----------------------------------------------------------------------------------


def test_figures_are_those_of_the_month_and_lead_to_their_rows(
    world: World, opened: Opened, qtbot: QtBot
):
    world.file.clock = NOON
    helper = world.person()
    world.count(world.event("2026-11-05 10:00", "2026-11-05 12:00"), 12)
    world.count(world.event("2026-10-05 10:00", "2026-10-05 12:00"), 7)
    world.hours(helper, "2026-11-05", 150)
    page = open_page(opened, world)
    buttons = page.figures.figures
    qtbot.waitUntil(lambda: buttons[MonthFigure.VISITS].number == "12")
    counted = world.figures("2026-11")
    assert counted.visits == 12
    assert buttons[MonthFigure.EVENTS].number == "1"
    assert buttons[MonthFigure.VOLUNTEER_MINUTES].number == "2,5"
    assert buttons[MonthFigure.VISITS].accessibleName() == "Apmeklējumi, 12, oktobrī 7"
    went = went_to(page.window())  # type: ignore[arg-type]
    for figure, where in (
        (MonthFigure.VISITS, PageName.EVENTS),
        (MonthFigure.VOLUNTEER_MINUTES, PageName.VOLUNTEERS),
    ):
        page.session.go(Place(PageName.TODAY))
        QTest.mouseClick(buttons[figure], Qt.MouseButton.LeftButton)
        assert went[-1] == Place(where, month=Month(2026, 11))


# -- nothing yet, narrow, another day ------------------------------------------------------------


def test_an_empty_file_teaches_how_to_begin(world: World, opened: Opened):
    page = open_page(opened, world)
    assert "Šeit sāksies jūsu diena" in texts(page)
    assert page.agenda.isVisible() is False
    press(page, "Pievienot pirmo pasākumu")
    popover = page.window().findChild(NewEventPopover)
    assert popover is not None
    popover.close_up()
    world.event("2026-11-26 15:00", "2026-11-26 16:00")
    page.session.go(Place(PageName.TODAY))
    page.refresh()
    assert page.agenda.isVisible()
    assert "Šeit sāksies jūsu diena" not in texts(page)


def test_a_narrow_window_has_one_column(world: World, opened: Opened):
    two_events(world)
    page = open_page(opened, world, size=(911, 512))
    assert page.width_now is Width.NARROW
    tops = [card.mapTo(page, card.rect().topLeft()) for card in (page.agenda, page.to_do)]
    assert tops[0].x() == tops[1].x()
    assert tops[0].y() < tops[1].y()


def test_the_day_changes_at_midnight(world: World, opened: Opened):
    two_events(world)
    page = open_page(opened, world, language=Language.ENGLISH)
    world.file.clock = FixedClock(NOON.instant + timedelta(days=1))
    page.window()._minute_passed()  # type: ignore[attr-defined]
    assert page.head.title.text() == "Friday, 27\xa0November"
    assert "Nothing is planned for today." in texts(page.agenda)
