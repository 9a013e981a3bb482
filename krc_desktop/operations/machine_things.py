"""What machines ask for today, each with the place where it is answered, and in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from krc_desktop import clock
from krc_desktop.language import Phrasebook
from krc_desktop.model.machine_things import CoolingKiln, MachineThing, NamedDay, ThingKind
from krc_desktop.model.places import PageName, Place
from krc_desktop.model.reports import Both
from krc_desktop.operations.agenda_words import ToldThing, named
from krc_desktop.operations.booking_words import day_and_time
from krc_desktop.store import machine_things as rows
from krc_desktop.store.centre_file import CentreFile

_MOST_NAMED = 3


def _at(part: str, *row_ids: int) -> Place:
    return Place(PageName.EQUIPMENT, row_ids, part=part)


def machine_things(file: CentreFile, *, centre_id: int) -> tuple[MachineThing, ...]:
    """What waits at the machines of a centre, the most pressing first."""
    now, today = file.clock.now(), clock.today(file.clock)
    connection = file.connection
    with file.reading():
        kilns = rows.cooling_kilns(connection, centre_id, now, today)
        faults = rows.open_faults(connection, centre_id, today)
        pieces = rows.uncollected(connection, centre_id, now)
        loans = rows.loans_overdue(connection, centre_id, today)
        lapsing = rows.inductions_lapsing(connection, centre_id, today)
    found = [thing for kiln in kilns if (thing := _of_kiln(kiln, now)) is not None]
    found.sort(key=lambda one: one.kind is not ThingKind.KILN_CAN_BE_OPENED)
    found += _of_faults(faults)
    machines = list(dict.fromkeys(machine for machine, _ in lapsing))
    where = _at("machine", machines[0]) if len(machines) == 1 else _at("machines")
    for kind, place, told in (
        (ThingKind.PIECES_NOT_COLLECTED, _at("shelf"), pieces),
        (ThingKind.LOANS_OVERDUE, _at("machines"), loans),
        (ThingKind.INDUCTIONS_LAPSE, where, [row for _, row in lapsing]),
    ):
        if told:
            shown = tuple(told[: _MOST_NAMED + 1])
            found.append(MachineThing(kind=kind, place=place, count=len(told), rows=shown))
    return tuple(found)


def _of_faults(faults: list[tuple[int, Both, str, datetime]]) -> list[MachineThing]:
    """Each fault by itself; where there are many, one line for all of them."""
    if len(faults) > _MOST_NAMED:
        return [MachineThing(kind=ThingKind.FAULT, place=_at("machines"), count=len(faults))]
    return [
        MachineThing(kind=ThingKind.FAULT, place=_at("machine", machine), machine=name, what=what)
        for machine, name, what, _ in faults
    ]


def _of_kiln(kiln: CoolingKiln, now: datetime) -> MachineThing | None:
    """A kiln that may be opened, or that should be read; None of one that cools undisturbed."""
    if kiln.can_be_opened:
        kind = ThingKind.KILN_CAN_BE_OPENED
    elif kiln.asks_for_reading(now):
        kind = ThingKind.KILN_IS_COOLING
    else:
        return None
    return MachineThing(
        kind=kind, place=_at("firing", kiln.booking_id), machine=kiln.machine, kiln=kiln
    )


# -- in words ----------------------------------------------------------------------------------


def told_machine_thing(words: Phrasebook, thing: MachineThing) -> ToldThing:
    """A thing to do about machines: what, which, and the verb of its button."""
    return _TOLD[thing.kind](words, thing)


def _name(words: Phrasebook, thing: MachineThing) -> str:
    return named(words, thing.machine) if thing.machine is not None else ""


def _can_be_opened(words: Phrasebook, thing: MachineThing) -> ToldThing:
    return ToldThing(
        words.text("{machine}: may be opened", machine=_name(words, thing)),
        _last_reading(words, thing.kiln),
        words.text_in("thing to do", "Open the kiln"),
    )


def _is_cooling(words: Phrasebook, thing: MachineThing) -> ToldThing:
    return ToldThing(
        words.text("{machine}: cooling, write down a reading", machine=_name(words, thing)),
        _last_reading(words, thing.kiln),
        words.text_in("thing to do", "Write down"),
    )


def _last_reading(words: Phrasebook, kiln: CoolingKiln | None) -> str:
    if kiln is None:
        return ""
    if kiln.celsius is None or kiln.read_at is None:
        return words.text(
            "Switched off {when}, no reading since", when=day_and_time(words, kiln.off_at)
        )
    return words.text(
        "Last reading {when}: {celsius}",
        when=day_and_time(words, kiln.read_at),
        celsius=words.degrees(kiln.celsius),
    )


def _fault(words: Phrasebook, thing: MachineThing) -> ToldThing:
    if thing.machine is None:
        what = words.text("Machines with a fault: {n}", n=thing.count)
    else:
        what = words.text("{machine}: a fault is reported", machine=_name(words, thing))
    return ToldThing(
        what,
        thing.what,
        words.text_in("thing to do", "Look"),
    )


def _pieces(words: Phrasebook, thing: MachineThing) -> ToldThing:
    return ToldThing(
        words.text("Pieces not collected: {n}", n=thing.count),
        _rows_told(words, thing),
        words.text_in("thing to do", "Look"),
    )


def _loans(words: Phrasebook, thing: MachineThing) -> ToldThing:
    return ToldThing(
        words.text("Lent and not back in time: {n}", n=thing.count),
        _rows_told(words, thing),
        words.text_in("thing to do", "Look"),
    )


def _inductions(words: Phrasebook, thing: MachineThing) -> ToldThing:
    return ToldThing(
        words.text("Inductions that lapse soon: {n}", n=thing.count),
        _rows_told(words, thing),
        words.text_in("thing to do", "Renew"),
    )


def _rows_told(words: Phrasebook, thing: MachineThing) -> str:
    told = ", ".join(_row_told(words, row) for row in thing.rows[:_MOST_NAMED])
    more = thing.count - _MOST_NAMED
    return words.text("{some} and {n} more", some=told, n=more) if more > 0 else told


def _row_told(words: Phrasebook, row: NamedDay) -> str:
    return f"{row.name} {words.short_date(row.day)}"


_TOLD: Mapping[ThingKind, Callable[[Phrasebook, MachineThing], ToldThing]] = MappingProxyType(
    {
        ThingKind.KILN_CAN_BE_OPENED: _can_be_opened,
        ThingKind.KILN_IS_COOLING: _is_cooling,
        ThingKind.FAULT: _fault,
        ThingKind.PIECES_NOT_COLLECTED: _pieces,
        ThingKind.LOANS_OVERDUE: _loans,
        ThingKind.INDUCTIONS_LAPSE: _inductions,
    }
)
