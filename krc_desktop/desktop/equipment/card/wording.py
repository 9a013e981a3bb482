"""What the card and the list say of machines, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType

from krc_desktop import clock
from krc_desktop.language import NBSP, Language, Phrasebook
from krc_desktop.model.equipment import CounterMeasure, EquipmentKind, Phase, Risk
from krc_desktop.model.machine_cards import (
    CounterNow,
    Doing,
    InductionNow,
    Mark,
    Now,
    PlanNow,
)

Said = Callable[[Phrasebook], str]
# kinds whose Latvian name is masculine: “ceplis: brīvs”, but “mašīna: brīva”
_MASCULINE = frozenset({EquipmentKind.KILN, EquipmentKind.LASER})

_KINDS: Mapping[EquipmentKind, Said] = MappingProxyType(
    {
        EquipmentKind.KILN: lambda w: w.text_in("kind of machine", "Kiln"),
        EquipmentKind.LASER: lambda w: w.text_in("kind of machine", "Laser engraver"),
        EquipmentKind.KNITTING: lambda w: w.text_in("kind of machine", "Knitting machine"),
        EquipmentKind.SEWING: lambda w: w.text_in("kind of machine", "Sewing machine"),
        EquipmentKind.PLACE: lambda w: w.text_in("kind of machine", "Shared place"),
        EquipmentKind.OTHER: lambda w: w.text_in("kind of machine", "Another machine"),
    }
)
_RISKS: Mapping[Risk, Said] = MappingProxyType(
    {
        Risk.RED: lambda w: w.text("Induction needed"),
        Risk.ORANGE: lambda w: w.text("Induction recommended"),
        Risk.GREEN: lambda w: w.text("No induction needed"),
    }
)
_PHASES: Mapping[Phase, Said] = MappingProxyType(
    {
        Phase.LOAD: lambda w: w.text_in("phase", "Loading"),
        Phase.FIRE: lambda w: w.text_in("phase", "Firing"),
        Phase.COOL: lambda w: w.text_in("phase", "Cooling"),
        Phase.UNLOAD: lambda w: w.text_in("phase", "Unloading"),
        Phase.PREPARE: lambda w: w.text_in("phase", "Preparing"),
        Phase.WORK: lambda w: w.text_in("phase", "Work"),
        Phase.TIDY: lambda w: w.text_in("phase", "Tidying up"),
    }
)
_MEASURES: Mapping[CounterMeasure, Said] = MappingProxyType(
    {
        CounterMeasure.FIRINGS: lambda w: w.text_in("counter", "Firings"),
        CounterMeasure.WORKING_MINUTES: lambda w: w.text_in("counter", "Hours of work"),
        CounterMeasure.USES: lambda w: w.text_in("counter", "Times of use"),
    }
)


def kind(words: Phrasebook, one: EquipmentKind) -> str:
    """What kind of machine it is."""
    return _KINDS[one](words)


def risk(words: Phrasebook, one: Risk) -> str:
    """What its risk asks of whoever uses it."""
    return _RISKS[one](words)


def phase(words: Phrasebook, one: Phase) -> str:
    """A phase of a booking."""
    return _PHASES[one](words)


def measure(words: Phrasebook, one: CounterMeasure) -> str:
    """What a counter counts."""
    return _MEASURES[one](words)


def day_said(words: Phrasebook, day: date) -> str:
    """A whole date in a narrow column: 02.11.2026., 2 Nov 2026."""
    if words.language is Language.LATVIAN:
        return words.date(day)
    return f"{words.short_date(day)}{NBSP}{day.year}"


# -- now ---------------------------------------------------------------------------------------


def now_pill(words: Phrasebook, one: Now, of: EquipmentKind, today: date) -> tuple[str, str]:
    """What a machine does now, in a word or two, and the tone of it."""
    if one.doing is Doing.COOLING and one.until is not None:
        return words.text("Cooling, about {time}", time=when(words, one.until, today)), "kiln"
    if one.doing is Doing.COOLING:
        return words.text("Cooling"), "kiln"
    if one.doing is Doing.RETIRED:
        return words.text("Out of use"), "neutral"
    if one.doing is Doing.OUT:
        return words.text("Out of service"), "bad"
    masculine = of in _MASCULINE
    if one.doing is Doing.BUSY and one.until is not None:
        until = when(words, one.until, today)
        if masculine:
            return words.text_in("kiln", "Taken until {time}", time=until), "soft"
        return words.text_in("machine", "Taken until {time}", time=until), "soft"
    free = words.text_in("kiln", "Free") if masculine else words.text_in("machine", "Free")
    return free, "ok"


def when(words: Phrasebook, moment: datetime, today: date) -> str:
    """A moment near to now: its time, with its day where that is another one."""
    day = clock.local_day(moment)
    if day == today:
        return words.time(moment)
    return f"{words.short_date(day)}{NBSP}{words.time(moment)}"


def moment_said(words: Phrasebook, moment: datetime) -> str:
    """A moment as a field shows it: 01.10.2026. 14:00."""
    return f"{words.date(clock.local_day(moment))} {words.time(moment)}"


def mark_pill(words: Phrasebook, mark: Mark) -> tuple[str, str, str]:
    """The worst of a machine in the list: its words, tone and icon; empty where all is well."""
    return {
        Mark.FINE: ("", "neutral", ""),
        Mark.SOON: (words.text_in("mark", "Soon"), "warn", "clock"),
        Mark.LAPSED: (words.text_in("mark", "Induction lapsed"), "warn", "identification-card"),
        Mark.OVERDUE: (words.text_in("mark", "Maintenance due"), "bad", "wrench"),
        Mark.OUT: (words.text("Out of service"), "bad", "prohibit"),
    }[mark]


# -- inductions and upkeep ---------------------------------------------------------------------


def validity(words: Phrasebook, one: InductionNow) -> tuple[str, str, str]:
    """Until when an induction is valid: the words, their tone, an icon."""
    day = day_said(words, one.valid_until)
    if one.mark is Mark.LAPSED:
        return words.text_in("induction", "ended {day}", day=day), "bad", "x-circle"
    until = words.text("until {day}", day=day)
    if one.mark is Mark.SOON:
        return until, "warn", "warning-circle"
    return until, "ok", "check-circle"


def inducted_by(words: Phrasebook, one: InductionNow) -> str:
    """Who inducted somebody, or that they induct others themselves."""
    if one.is_inductor:
        return words.text("inductor")
    if one.inductor:
        return words.text("inducted by {name}", name=one.inductor)
    return words.text("inducted on {day}", day=day_said(words, one.inducted_on))


def counted_value(words: Phrasebook, of: CounterMeasure, value: int) -> str:
    """A count as a number: whole hours for minutes of work."""
    return words.number(value // 60 if of is CounterMeasure.WORKING_MINUTES else value)


def counter_name(words: Phrasebook, one: CounterNow) -> str:
    """What a counter is called in the language spoken."""
    english = words.language is Language.ENGLISH and one.counter.name_en
    return one.counter.name_en if english else one.counter.name_lv


def how_often(words: Phrasebook, one: PlanNow) -> str:
    """How often planned maintenance comes."""
    plan = one.plan
    if plan.every_days is not None:
        months, rest = divmod(plan.every_days, 30)
        if plan.every_days % 365 == 0:
            return words.counted("every year", "every {n} years", plan.every_days // 365)
        if rest <= months // 2:
            return words.counted("every month", "every {n} months", months)
        return words.counted("every day", "every {n} days", plan.every_days)
    every = plan.every_count or 0
    if one.measure is CounterMeasure.FIRINGS:
        return words.counted("every firing", "every {n} firings", every)
    if one.measure is CounterMeasure.USES:
        return words.counted("every time", "every {n} times", every)
    return words.counted("every hour of work", "every {n} hours of work", every // 60)


def due(words: Phrasebook, one: PlanNow) -> tuple[str, str]:
    """When planned maintenance is due, and the tone of it."""
    tone = {Mark.OVERDUE: "bad", Mark.SOON: "warn"}.get(one.mark, "ink2")
    if one.due_on is not None:
        day = day_said(words, one.due_on)
        over = one.mark is Mark.OVERDUE
        said = words.text("was due {day}", day=day) if over else words.text("until {day}", day=day)
        return said, tone
    if one.mark is Mark.OVERDUE:
        return words.text("due now"), tone
    left = one.left or 0
    if one.measure is CounterMeasure.WORKING_MINUTES:
        return words.text("{hours} h left", hours=words.number(-(-left // 60))), tone
    return words.text("{n} left", n=words.number(left)), tone


def last_done(words: Phrasebook, one: PlanNow) -> str:
    """When it was last done, and by whom."""
    if one.last is None:
        return words.text("not done yet")
    day = day_said(words, one.last.done_on)
    if one.last.done_by:
        return words.text("done {day}, {name}", day=day, name=one.last.done_by)
    return words.text("done {day}", day=day)


def hours(words: Phrasebook, minutes: int) -> str:
    """Hours with their unit, without a decimal that says nothing: 2 h, 1,5 h, 20 min."""
    if minutes < 60 and minutes % 30:
        return words.text("{n} min", n=minutes)
    whole = words.number(minutes // 60) if minutes % 60 == 0 else words.hours(minutes)
    return f"{whole}{NBSP}h"


def length(words: Phrasebook, minutes: int) -> str:
    """A length of time in the largest units that say it: 14 d, 8 h, 1 h 30 min, 15 min."""
    if minutes and minutes % 1440 == 0:
        return words.counted("{n} day", "{n} days", minutes // 1440)
    whole, rest = divmod(minutes, 60)
    shown = words.text("{n} min", n=rest)
    if not whole:
        return shown
    return f"{whole}{NBSP}h {shown}" if rest else f"{whole}{NBSP}h"


def size(words: Phrasebook, octets: int) -> str:
    """The size of a file."""
    if octets < 100_000:
        return f"{words.number(max(octets // 1000, 1))}{NBSP}kB"
    return f"{words.number(octets / 1_000_000, 1)}{NBSP}MB"
