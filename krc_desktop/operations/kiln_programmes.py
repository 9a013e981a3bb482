"""Verbs of a kiln's programmes: the usual ones laid, added, changed, archived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import FiringKind, KilnProgramme, ProgrammeSegment
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.fields import checked
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.firings import programmes_of, segments_of_programme

MOST_SEGMENTS = 20
# degrees an hour, up to what °C, minutes held there
Stretch = tuple[int, int, int]


@dataclass(frozen=True)
class UsualProgramme:
    """A programme that a new kiln begins with; cooling None: as long as the kiln usually cools."""

    name_lv: str
    name_en: str
    kind: FiringKind
    cone: str
    stretches: tuple[Stretch, ...]
    cool_minutes: int | None = None


USUAL: tuple[UsualProgramme, ...] = (
    UsualProgramme(
        "Biskvīts 960\u00a0°C",
        "Bisque 960\u00a0°C",
        FiringKind.BISQUE,
        "08",
        ((80, 120, 60), (100, 600, 0), (150, 960, 15)),
    ),
    UsualProgramme(
        "Glazūra 1040\u00a0°C",
        "Glaze 1040\u00a0°C",
        FiringKind.GLAZE,
        "05",
        ((100, 573, 0), (150, 1040, 15)),
    ),
    UsualProgramme(
        "Glazūra 1220\u00a0°C",
        "Glaze 1220\u00a0°C",
        FiringKind.GLAZE,
        "6",
        ((100, 573, 0), (150, 1100, 0), (70, 1220, 15)),
        30 * 60,
    ),
    UsualProgramme(
        "Dekors 780\u00a0°C",
        "Decor 780\u00a0°C",
        FiringKind.DECOR,
        "015",
        ((100, 400, 0), (150, 780, 10)),
        16 * 60,
    ),
)


def furnish_programmes(file: CentreFile, *, equipment_id: int) -> Change:
    """Lay the usual programmes for a kiln that has none, archived ones counted."""
    with doing(file, Verb.FURNISH_PROGRAMMES) as work:
        machine = file.equipment.get(equipment_id)
        if machine.kind is not EquipmentKind.KILN:
            raise BrokenRule(Rule.NOT_A_KILN, equipment=machine.name_lv)
        if not file.bookings.programmes.count("equipment_id = ?", equipment_id):
            for position, usual in enumerate(USUAL, start=1):
                programme = KilnProgramme(
                    equipment_id=equipment_id,
                    name_lv=usual.name_lv,
                    name_en=usual.name_en,
                    kind=usual.kind,
                    cone=usual.cone,
                    cool_minutes=usual.cool_minutes,
                    position=position,
                )
                added = file.bookings.programmes.add(programme)
                _put_segments(file, added.id, usual.stretches)
        work.about("equipment", equipment_id)
    return work.change


def add_programme(
    file: CentreFile,
    *,
    equipment_id: int,
    name_lv: str,
    kind: FiringKind,
    segments: Sequence[Stretch] = (),
    **others: Any,
) -> Change:
    """Add a programme to a kiln, after those that it has."""
    with doing(file, Verb.ADD_PROGRAMME) as work:
        machine = file.equipment.get(equipment_id)
        if machine.kind is not EquipmentKind.KILN:
            raise BrokenRule(Rule.NOT_A_KILN, equipment=machine.name_lv)
        last = max((one.position for one in programmes_of(file, equipment_id)), default=0)
        programme = KilnProgramme(
            equipment_id=equipment_id, name_lv=name_lv, kind=kind, position=last + 1, **others
        )
        added = file.bookings.programmes.add(checked(programme))
        _put_segments(file, added.id, segments)
        work.about("kiln_programmes", added.id)
    return work.change


def change_programme(
    file: CentreFile,
    *,
    programme_id: int,
    segments: Sequence[Stretch] | None = None,
    **changes: Any,
) -> Change:
    """Change a programme, its segments too where they are given; firings keep their copies."""
    with doing(file, Verb.CHANGE_PROGRAMME) as work:
        known = file.bookings.programmes.get(programme_id)
        file.bookings.programmes.change(checked(replace(known, **changes)))
        if segments is not None:
            _put_segments(file, programme_id, segments)
        work.about("kiln_programmes", programme_id)
    return work.change


def archive_programme(file: CentreFile, *, programme_id: int) -> Change:
    """Put a programme away: it is offered no more, past firings keep their names."""
    with doing(file, Verb.ARCHIVE_PROGRAMME) as work:
        known = file.bookings.programmes.get(programme_id)
        today = clock.today(file.clock)
        file.bookings.programmes.change(replace(known, archived_on=today))
        work.about("kiln_programmes", programme_id)
    return work.change


def restore_programme(file: CentreFile, *, programme_id: int) -> Change:
    """Offer an archived programme again."""
    with doing(file, Verb.RESTORE_PROGRAMME) as work:
        known = file.bookings.programmes.get(programme_id)
        file.bookings.programmes.change(replace(known, archived_on=None))
        work.about("kiln_programmes", programme_id)
    return work.change


def _put_segments(file: CentreFile, programme_id: int, stretches: Sequence[Stretch]) -> None:
    """Write a programme's segments anew; equal ones change nothing."""
    if len(stretches) > MOST_SEGMENTS:
        facts = {"given": len(stretches), "least": 1, "most": MOST_SEGMENTS}
        raise BrokenRule(Rule.NUMBER_OUT_OF_RANGE, field="segments", **facts)
    known = {one.position: one for one in segments_of_programme(file, programme_id)}
    for position, (rate, target, hold) in enumerate(stretches, start=1):
        segment = checked(
            ProgrammeSegment(
                programme_id=programme_id,
                position=position,
                degrees_per_hour=rate,
                target_celsius=target,
                hold_minutes=hold,
            )
        )
        before = known.pop(position, None)
        if before is None:
            file.bookings.programme_segments.add(segment)
        else:
            file.bookings.programme_segments.change(replace(segment, id=before.id))
    for left in known.values():
        file.bookings.programme_segments.remove(left.id)
