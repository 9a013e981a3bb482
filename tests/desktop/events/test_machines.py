"""The machines of an event: chosen among those that are free, moved, freed and told."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from krc_desktop import clock
from krc_desktop.desktop.events.copying import CopyPopover
from krc_desktop.desktop.events.detail import EventDetail
from krc_desktop.desktop.events.machine_choices import MachineChoicesPopover
from krc_desktop.desktop.events.machine_hours import MachineHoursPopover
from krc_desktop.desktop.events.machines import EventMachines
from krc_desktop.desktop.events.series import SeriesPopover
from krc_desktop.desktop.window import MainWindow
from krc_desktop.language import Language
from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.equipment import Equipment, EquipmentKind
from krc_desktop.model.events import Event, EventStatus
from krc_desktop.model.places import PageName, Place
from krc_desktop.model.series import Reach, weekly
from krc_desktop.operations import event_machines, events, history, series
from krc_desktop.store.event_machines import machines_of
from tests.builders import World, at, day
from tests.desktop.conftest import Opened
from tests.desktop.events.typing_in import enter, retype, shown

LEFT = Qt.MouseButton.LeftButton


def planned(
    world: World, starts: str = "2026-11-14 16:00", ends: str = "2026-11-14 18:00"
) -> Event:
    return world.event(starts, ends, status=EventStatus.PLANNED, title="Dāvanu darbnīca")


def use(world: World, event: Event, *machines: Equipment) -> None:
    event_machines.occupy(
        world.file, event_id=event.id, equipment_ids=[machine.id for machine in machines]
    )


def block(world: World, machine: Equipment, starts: str, ends: str) -> None:
    world.book(
        machine, starts, ends, purpose=BookingPurpose.MAINTENANCE, status=BookingStatus.BOOKED
    )


def told(world: World, event: Event) -> list[str]:
    found = [one.booking for one in machines_of(world.file, event.id)]
    return [
        f"{clock.local(one.starts_at):%d. %H:%M}–{clock.local(one.ends_at):%H:%M}" for one in found
    ]


def row_of(detail: EventDetail) -> EventMachines:
    return detail.details.machines


def chips(detail: EventDetail) -> list[str]:
    return [chip.door.text() for chip in row_of(detail).chips]


def ticks(popover: QWidget) -> list[str]:
    found = popover.findChild(QListWidget)
    assert found is not None
    return [found.item(at).text() for at in range(found.count())]


def tick(popover: QWidget, at_row: int) -> None:
    found = popover.findChild(QListWidget)
    assert found is not None
    place = found.visualItemRect(found.item(at_row)).center()
    QTest.mouseClick(found.viewport(), LEFT, pos=place)


def choosing(window: MainWindow, detail: EventDetail) -> MachineChoicesPopover:
    QTest.mouseClick(row_of(detail).add, LEFT)
    return window.findChildren(MachineChoicesPopover)[-1]


def test_a_centre_without_machines_says_nothing_of_them(world: World, opened: Opened):
    detail = shown(opened(world), planned(world))
    assert not row_of(detail).isVisibleTo(detail)


def test_machines_are_ticked_and_booked_in_one_step(world: World, opened: Opened, qtbot: QtBot):
    event = planned(world)
    taken = world.machine("Galds", EquipmentKind.OTHER)
    free = [world.machine(name) for name in ("Šujmašīna A", "Šujmašīna B")]
    block(world, taken, "2026-11-14 17:00", "2026-11-14 20:00")
    window = opened(world)
    detail = shown(window, event)
    assert row_of(detail).isVisibleTo(detail)
    popover = choosing(window, detail)
    assert [text.split(" · ")[0] for text in ticks(popover)] == [
        "Šujmašīna A",
        "Šujmašīna B",
        "Galds",
    ]
    assert "laiks aizņemts 17:00–20:00: Apkope" in ticks(popover)[2]
    assert not popover.save.isEnabled()
    tick(popover, 0)
    tick(popover, 1)
    tick(popover, 2)
    assert popover.save.text() == "Pievienot 2 iekārtas"
    QTest.mouseClick(popover.save, LEFT)
    assert popover.isHidden()
    assert told(world, event) == ["14. 16:00–18:00"] * 2
    assert chips(detail) == ["Šujmašīna A · 16:00–18:00", "Šujmašīna B · 16:00–18:00"]
    assert len(free) == 2
    history.undo(world.file)
    detail.refresh()
    assert chips(detail) == []


def test_hours_of_their_own_are_weighed_anew(world: World, opened: Opened):
    event = planned(world)
    machine = world.machine()
    block(world, machine, "2026-11-14 14:00", "2026-11-14 15:30")
    window = opened(world)
    popover = choosing(window, shown(window, event))
    assert "laiks brīvs" in ticks(popover)[0]
    retype(popover.hours.begins.line, "15:00")
    assert "laiks aizņemts 14:00–15:30" in ticks(popover)[0]
    tick(popover, 0)
    assert popover.remark.said.startswith("Šujmašīna: laiks aizņemts 14:00–15:30: Apkope.")
    assert popover.remark.said.endswith("15:30–18:30.")
    QTest.mouseClick(popover.remark.fix, LEFT)
    assert popover.hours.ends.typed == "18:30"
    retype(popover.hours.ends.line, "18:00")
    tick(popover, 0)
    QTest.mouseClick(popover.save, LEFT)
    assert told(world, event) == ["14. 15:30–18:00"]


def test_a_chip_asks_for_other_hours_and_its_cross_frees_the_machine(world: World, opened: Opened):
    event = planned(world)
    use(world, event, world.machine("Stelles"))
    window = opened(world)
    detail = shown(window, event)
    QTest.mouseClick(row_of(detail).chips[0].door, LEFT)
    popover = window.findChildren(MachineHoursPopover)[-1]
    ((_, hours),) = popover.lines
    enter_over(hours.begins.line, "15:00")
    assert told(world, event) == ["14. 15:00–18:00"]
    assert chips(detail) == ["Stelles · 15:00–18:00"]
    QTest.mouseClick(row_of(detail).chips[0].cross, LEFT)
    assert told(world, event) == []
    assert row_of(detail).add.hasFocus()
    window.session.undo()
    assert chips(detail) == ["Stelles · 15:00–18:00"]


def enter_over(line: QWidget, text: str) -> None:
    line.selectAll()  # type: ignore[attr-defined]
    enter(line, text)  # type: ignore[arg-type]


def test_hours_that_are_taken_are_refused_in_words(world: World, opened: Opened):
    event = planned(world)
    machine = world.machine("Stelles")
    use(world, event, machine)
    block(world, machine, "2026-11-14 14:00", "2026-11-14 15:30")
    window = opened(world)
    detail = shown(window, event)
    QTest.mouseClick(row_of(detail).chips[0].door, LEFT)
    popover = window.findChildren(MachineHoursPopover)[-1]
    ((_, hours),) = popover.lines
    enter_over(hours.begins.line, "15:00")
    assert "Stelles" in popover.remark.said
    assert popover.isVisible()
    enter_over(hours.begins.line, "25:00")
    assert "25:00" in hours.remark.said
    assert told(world, event) == ["14. 16:00–18:00"]


def test_on_a_camp_the_same_hours_are_kept_for_every_day(world: World, opened: Opened):
    camp = planned(world, "2026-11-19 10:00", "2026-11-21 15:00")
    use(world, camp, world.machine("Stelles"))
    window = opened(world)
    detail = shown(window, camp)
    assert chips(detail) == ["Stelles · katru dienu 10:00–15:00"]
    QTest.mouseClick(row_of(detail).chips[0].door, LEFT)
    popover = window.findChildren(MachineHoursPopover)[-1]
    enter_over(popover.lines[0][1].begins.line, "9:00")
    assert told(world, camp) == ["19. 09:00–15:00", "20. 09:00–15:00", "21. 09:00–15:00"]
    QTest.mouseClick(row_of(detail).chips[0].door, LEFT)
    popover = window.findChildren(MachineHoursPopover)[-1]
    cross = next(b for b in popover.findChildren(QPushButton) if "20.11." in b.accessibleName())
    QTest.mouseClick(cross, LEFT)
    assert told(world, camp) == ["19. 09:00–15:00", "21. 09:00–15:00"]
    popover.close_up()
    assert chips(detail) == ["Stelles · 19.11., 21.11. 09:00–15:00"]


def test_the_hours_lead_to_the_booking_on_the_board(world: World, opened: Opened):
    event = planned(world)
    use(world, event, world.machine())
    window = opened(world)
    detail = shown(window, event)
    window.session.went.disconnect(window.go)
    went: list[Place] = []
    window.session.went.connect(went.append)
    QTest.mouseClick(row_of(detail).chips[0].door, LEFT)
    popover = window.findChildren(MachineHoursPopover)[-1]
    door = next(b for b in popover.findChildren(QPushButton) if "kalendārā" in b.text())
    QTest.mouseClick(door, LEFT)
    (booking,) = world.file.bookings.all()
    assert went == [Place(PageName.EQUIPMENT, (booking.id,), part="booking")]


def test_a_red_machine_without_anybody_inducted_warns_and_no_more(world: World, opened: Opened):
    event = planned(world)
    laser = world.machine("Lāzers", EquipmentKind.LASER)
    use(world, event, laser)
    detail = shown(opened(world), event)
    assert row_of(detail).remark.said.endswith(": Lāzers.")
    from krc_desktop.operations import equipment

    person = world.person()
    equipment.record_induction(
        world.file, equipment_id=laser.id, person_id=person.id, inducted_on=day("2026-10-01")
    )
    world.attend(event, person)
    detail.refresh()
    assert row_of(detail).remark.said == ""


def test_a_move_that_meets_a_booking_can_be_done_without_the_machine(
    world: World, opened: Opened, qtbot: QtBot
):
    event = planned(world)
    machine = world.machine("Stelles")
    use(world, event, machine)
    block(world, machine, "2026-11-20 17:00", "2026-11-20 20:00")
    window = opened(world)
    said: list[str] = []
    window.session.messages.toasted.connect(lambda toast: said.append(toast.text))
    detail = shown(window, event)
    when = detail.details.when
    retype(when.days.line, "20.11.2026.")
    assert "Stelles" in when.remark.said
    assert when.days.typed == "20.11.2026."
    assert told(world, event) == ["14. 16:00–18:00"]
    assert when.without.text() == "Pārcelt, atbrīvojot 1 iekārtu"
    QTest.mouseClick(when.without, LEFT)
    assert world.file.events.get(event.id).local_day == day("2026-11-20")
    assert told(world, event) == []
    assert when.remark.said == ""
    assert not when.without.isVisible()
    assert said == ["Izdarīts: pārcelt pasākumu. Atbrīvota 1 iekārta."]
    window.session.undo()
    assert told(world, event) == ["14. 16:00–18:00"]


def test_a_day_that_goes_says_that_its_machine_is_free(world: World, opened: Opened):
    camp = planned(world, "2026-11-19 10:00", "2026-11-21 15:00")
    use(world, camp, world.machine("Stelles"))
    window = opened(world)
    said: list[str] = []
    window.session.messages.toasted.connect(lambda toast: said.append(toast.text))
    detail = shown(window, camp)
    retype(detail.details.when.ends.line, "16:00")
    assert said == []
    retype(detail.details.when.days.line, "19.–20.11.2026.")
    assert said == ["Izdarīts: pārcelt pasākumu. Atbrīvota 1 iekārta."]
    assert told(world, camp) == ["19. 10:00–16:00", "20. 10:00–16:00"]


def test_another_trouble_offers_no_freeing(world: World, opened: Opened):
    event = planned(world)
    use(world, event, world.machine())
    detail = shown(opened(world), event)
    when = detail.details.when
    retype(when.ends.line, "15:00")
    assert when.remark.said
    assert not when.without.isVisible()


def test_what_became_of_an_event_says_what_happens_to_its_machines(
    world: World, opened: Opened, qtbot: QtBot
):
    event = planned(world)
    machines = [world.machine(name) for name in ("Stelles", "Galds")]
    use(world, event, *machines)
    window = opened(world)
    said: list[str] = []
    window.session.messages.toasted.connect(lambda toast: said.append(toast.text))
    detail = shown(window, event)
    detail.details._set_status(EventStatus.CANCELLED, said.append)
    assert said[-1].endswith("Atbrīvotas 2 iekārtas.")
    assert chips(detail) == []
    assert not row_of(detail).add.isVisible()
    block(world, machines[1], "2026-11-14 17:00", "2026-11-14 20:00")
    detail.details._set_status(EventStatus.PLANNED, said.append)
    assert said[-1].endswith("Atkal rezervēta 1 iekārta. Laiks vairs nav brīvs: Galds.")
    assert chips(detail) == ["Stelles · 16:00–18:00"]


def test_a_copy_takes_the_machines_that_are_ticked(world: World, opened: Opened, qtbot: QtBot):
    event = planned(world)
    machines = [world.machine(name) for name in ("Stelles", "Galds", "Ceplis")]
    use(world, event, *machines)
    block(world, machines[1], "2026-11-21 17:00", "2026-11-21 20:00")
    window = opened(world)
    detail = shown(window, event)
    said: list[str] = []
    window.session.messages.toasted.connect(lambda toast: said.append(toast.text))
    popover = CopyPopover(window.session, detail.head.menu, event.id)
    popover.open()
    assert "laiks aizņemts" in ticks(popover)[1]
    assert popover.machines.chosen == [machines[0].id, machines[2].id]
    tick(popover, 2)
    retype(popover.when.days.line, "28.11.2026.")
    assert popover.machines.chosen == [machines[0].id, machines[1].id]
    retype(popover.when.days.line, "21.11.2026.")
    QTest.mouseClick(popover.save, LEFT)
    (_, copy) = world.file.events.all()
    assert [one.name.lv for one in machines_of(world.file, copy.id)] == ["Stelles"]
    assert said[-1].endswith("Galds.")


def test_a_series_moves_without_a_machine_that_is_taken(world: World, opened: Opened):
    event = planned(world)
    machine = world.machine("Stelles")
    use(world, event, machine)
    series.repeat_event(
        world.file,
        event_id=event.id,
        repeat=weekly(event.local_day, count=2),
        days=[day("2026-11-21")],
    )
    block(world, machine, "2026-11-22 17:00", "2026-11-22 20:00")
    window = opened(world)
    detail = shown(window, event)
    popover = SeriesPopover(window.session, detail.head.menu, event.id)
    popover.open()
    popover.reach.choose(Reach.ALL)
    popover.choose_task("move")
    retype(popover.task.when.days.line, "15.11.2026.")  # type: ignore[attr-defined]
    QTest.mouseClick(popover.act, LEFT)
    assert "Stelles" in popover.remark.said
    QTest.mouseClick(popover.remark.fix, LEFT)
    assert popover.isHidden()
    assert [one.local_day for one in world.file.events.all()] == [
        day("2026-11-15"),
        day("2026-11-22"),
    ]
    assert told(world, event) == ["15. 16:00–18:00"]


def test_everything_fits_a_narrow_window_and_large_letters(world: World, opened: Opened):
    event = planned(world, "2026-11-19 10:00", "2026-11-21 15:00")
    use(
        world,
        event,
        *(world.machine(f"Ļoti gari nosaukta šujmašīna darbnīcas stūrī {n}") for n in range(4)),
    )
    for how in ({"size": (911, 512)}, {"language": Language.ENGLISH, "size": (911, 512)}):
        detail = shown(opened(world, **how), event)
        inside = detail.scrolled.widget()
        assert inside.minimumSizeHint().width() <= detail.scrolled.viewport().width()
    events.delete_event(world.file, event_id=event.id)
    assert at("2026-11-19 10:00") == event.starts_at
