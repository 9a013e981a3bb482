"""Nothing is clipped, in whatever language, width and text size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from krc_desktop.desktop.equipment.places import MACHINE, MACHINES
from krc_desktop.language import Language
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.operations import equipment, inductions, loans, outages
from krc_desktop.settings import TextSize
from tests.builders import World, at, day

LOOKS = [
    ((1366, 768), TextSize.USUAL),
    ((1366, 768), TextSize.VERY_LARGE),
    ((1366, 768), max(TextSize)),
    ((1100, 690), TextSize.USUAL),
    ((911, 512), TextSize.USUAL),
]


def fill(world: World) -> int:
    laser = world.machine("Lāzergravieris no Daugavpils darbnīcas", EquipmentKind.LASER)
    anna = world.person("Anna Maija Rudzāte-Kalniņa")
    inductions.record_induction(
        world.file,
        equipment_id=laser.id,
        person_id=anna.id,
        inductor_id=anna.id,
        inducted_on=day("2025-10-20"),
    )
    outages.take_out_of_service(
        world.file,
        equipment_id=laser.id,
        starts_at=at("2026-12-02 00:00"),
        ends_at=at("2026-12-04 00:00"),
        reason="filtra maiņa un visa pārējā pārbaude",
    )
    equipment.report_fault(world.file, equipment_id=laser.id, what="nestrādā vāka slēdzis")
    loans.lend(
        world.file,
        centre_id=world.centre,
        item="Liels koka rāmis ar skrūvēm",
        person_id=anna.id,
        out_on=day("2026-10-01"),
        due_on=day("2026-10-20"),
    )
    return laser.id


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("size", "text_size"), LOOKS)
def test_every_part_has_the_room_it_needs(
    world: World,
    shown: Any,
    size: tuple[int, int],
    text_size: TextSize,
    language: Language,
):
    machine = fill(world)
    made = shown(world, MACHINE, machine, language=language, size=size, text_size=text_size)
    made.qtbot.wait(1)
    pane = made.card
    for part in pane.parts:
        assert part.minimumSizeHint().width() <= part.width(), type(part).__name__
        layout = part.layout()
        assert layout is not None
        if layout.hasHeightForWidth():
            assert part.height() >= part.heightForWidth(part.width()), type(part).__name__
    head = pane.head
    assert head.minimumSizeHint().width() <= head.width()
    made.go(MACHINES)
    made.qtbot.wait(1)
    inside = made.list._scrolled.widget()
    viewport = made.list._scrolled.viewport()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= viewport.width()
    assert made.list.head.minimumSizeHint().width() <= made.list.head.width()


OPENINGS: dict[str, Callable[[Any], object]] = {
    "rules": lambda pane: pane.rules._edit(pane.rules),
    "induction": lambda pane: pane.inducted._add(pane.inducted),
    "known induction": lambda pane: pane.inducted._open(pane._card.inductions[0], pane.inducted),
    "inductors": lambda pane: pane.inducted._edit_inductors(pane.inducted),
    "questions": lambda pane: pane.asked._edit(pane.asked),
    "done": lambda pane: pane.upkeep._done(pane.upkeep),
    "plan": lambda pane: pane.upkeep._new_plan(pane.upkeep),
    "counter": lambda pane: pane.upkeep._open_counter(
        pane._card.counters[0].counter.id, pane.upkeep
    ),
    "outage": lambda pane: pane.out._open(pane._card.outages[1].outage.id, pane.out),
    "fault": lambda pane: pane._report_fault(),
    "settings": lambda pane: pane.settings.edit(pane.settings),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("size", "text_size"), [((911, 512), TextSize.USUAL), ((1366, 768), max(TextSize))]
)
def test_every_popover_fits_into_the_window(
    world: World,
    shown: Any,
    size: tuple[int, int],
    text_size: TextSize,
    language: Language,
):
    fill(world)
    kiln = world.kiln()
    machine = next(world.file.equipment.find("kind = 'laser'")).id
    made = shown(world, MACHINE, machine, language=language, size=size, text_size=text_size)
    for name, opening in OPENINGS.items():
        if name == "settings":
            made.go(MACHINE, kiln.id)
        opening(made.card)
        made.qtbot.wait(1)
        popover = made.popover
        content = popover._content
        inside = content.widget()
        assert inside.minimumSizeHint().width() <= content.viewport().width(), name
        assert popover.width() <= made.window.width(), name
        foot = popover.body.itemAt(popover.body.count() - 1)
        assert foot.minimumSize().width() <= popover.width() - 32, name
        popover.close_up()
