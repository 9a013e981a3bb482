"""Contents of the sheets about equipment: an ordinary one of each, an empty one, a hostile one.

Every person and organisation is invented.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO

from pypdf import PdfReader

from krc_desktop.language import Phrasebook
from krc_desktop.model.bookings import FiringKind, FiringOutcome
from krc_desktop.model.equipment import (
    Counter,
    CounterMeasure,
    EquipmentKind,
    MaintenanceJob,
    MaintenancePlan,
    Phase,
    Risk,
)
from krc_desktop.model.equipment_papers import (
    AskedLine,
    EquipmentLabel,
    EquipmentLabels,
    Inducted,
    MachineDay,
    MachineHead,
    MachineWeek,
    PaperHead,
    Passport,
    PosterDay,
    Sign,
    Taken,
    WeekPoster,
)
from krc_desktop.model.kiln_papers import (
    CheckLine,
    CurvePoint,
    FiringLog,
    LoadLine,
    PieceLabel,
    PieceLabels,
    ReadyLine,
    ReadyList,
    SegmentLine,
)
from krc_desktop.model.machine_cards import CounterNow, Mark, PlanNow
from krc_desktop.model.reports import Both, ProjectHead, Signer
from krc_desktop.periods import Period
from krc_desktop.reports.equipment.firing_log import firing_log
from krc_desktop.reports.equipment.machine_labels import equipment_labels
from krc_desktop.reports.equipment.passport import passport
from krc_desktop.reports.equipment.piece_labels import piece_labels
from krc_desktop.reports.equipment.poster import week_poster
from krc_desktop.reports.equipment.ready_list import ready_list
from krc_desktop.reports.paper import COLOUR, Profile
from tests.builders import at
from tests.reports.reading import LATVIAN

# markup, a formula, changes of direction, letters that no font has, and no place to break
HOSTILE = (
    "<b>&amp;<para>=SUM(A1)\u202e\u200b\U0001f3fa\x07 " + "Ŗ" * 80 + " “iekšā” " + "garšvārds " * 20
)
UID = "01934c1e-7a2b-7000-8000-00000000000{}"
MONDAY = date(2026, 11, 2)


def head(*, is_sample: bool = False) -> PaperHead:
    """Of a centre with a coordinator and a project."""
    return PaperHead(
        centre=Both("Preiļu kopienas resursu centrs", "Preiļi Community Resource Centre"),
        centre_code="PRE",
        coordinator=Signer("Linda Ozolkalne", Both("koordinatore", "coordinator")),
        project=ProjectHead(
            name=Both("Darbīgās kopienas"),
            implementer=Both("Izglītības iniciatīvu centrs"),
            funder=Both("British Council"),
            credit=Both(""),
            starts_on=date(2025, 1, 1),
            ends_on=date(2027, 12, 31),
        ),
        program_version="1.0",
        made_at=at("2026-11-02 16:05"),
        is_sample=is_sample,
    )


def machine(code: str = "K1", name: str = "Keramikas ceplis", **others: object) -> MachineHead:
    """A kiln, unless said otherwise."""
    known = MachineHead(UID.format(1), code, Both(name, ""), EquipmentKind.KILN, Risk.RED)
    return replace(known, **others)  # type: ignore[arg-type]


def booked(begins: int, ends: int, name: str) -> Taken:
    """A stretch of a day, in hours, taken by somebody."""
    until = at("2026-11-03 18:00")
    return Taken(Sign.BOOKED, begins * 60, ends * 60, until, who=Both(name, name))


def poster(*rows: MachineWeek, first: date = date(2026, 11, 3), days: int = 5) -> WeekPoster:
    """A week of machines from a day on."""
    columns = tuple(PosterDay(first + timedelta(days=at_), ((720, 1080),)) for at_ in range(days))
    last = columns[-1].day if columns else first
    return WeekPoster(head(), "KRC-PRE-N45-2026", Period(first, last), columns, rows)


def week(known: MachineHead, *taken: tuple[Taken, ...], days: int = 5) -> MachineWeek:
    """A machine's week, from its first day on; the days not given are free."""
    cells = [*taken, *((),) * (days - len(taken))]
    return MachineWeek(known, tuple(MachineDay(((720, 1080),), cell) for cell in cells))


def usual_poster() -> WeekPoster:
    """A kiln that is fired overnight, and a wheel with two people."""
    until = at("2026-11-05 06:00")
    fired = Taken(
        Sign.FIRING, 720, None, until, firing_kind=FiringKind.GLAZE, firing_number="A-049"
    )
    cools = replace(fired, begins=None, cools=True)
    wheel = machine("R1", "Podnieka ripa", uid=UID.format(2), risk=Risk.GREEN)
    return poster(
        week(machine(), (fired,), (cools,), (replace(cools, ends=360),)),
        week(wheel, (booked(12, 14, "Vilma R."), booked(15, 17, "Krišs Ģ."))),
    )


def usual_labels() -> EquipmentLabels:
    """Two machines."""
    kiln = EquipmentLabel(machine(serial_number="PRE-0012"), "Neatver karstu", 60, ())
    laser = machine("L1", "Lāzergravieris", uid=UID.format(3), kind=EquipmentKind.LASER)
    forbidden = Both("PVC un vinils", "PVC and vinyl")
    return EquipmentLabels(
        head(), "KRC-PRE-uzlimes", (kiln, EquipmentLabel(laser, "", None, (forbidden,)))
    )


def usual_passport() -> Passport:
    """A laser with everything."""
    plan = MaintenancePlan(
        id=1, equipment_id=1, what="Priekšfiltra maiņa", every_days=60, starts_on=MONDAY
    )
    job = MaintenanceJob(equipment_id=1, done_on=date(2026, 10, 1), what="Priekšfiltra maiņa")
    counter = Counter(
        equipment_id=1,
        name_lv="stundas filtram",
        name_en="hours of the filter",
        measure=CounterMeasure.WORKING_MINUTES,
        since=MONDAY,
        limit_value=3000,
    )
    return Passport(
        head=head(),
        number="KRC-PRE-L1-pase",
        machine=machine("L1", "Lāzergravieris", place="2. stāvs", maker="xTool"),
        rules="Nekad bez uzraudzības\nVāku ver pēc 30 s",
        phases=((Phase.WORK, 60),),
        longest_minutes=480,
        open_below_celsius=None,
        allowed=(Both("saplāksnis", "plywood"),),
        forbidden=(Both("PVC un vinils", "PVC and vinyl"),),
        to_ask=(Both("cits materiāls", "another material"),),
        before=(AskedLine(Both("Nosūkšana ieslēgta", "Extraction on"), is_ticked=True),),
        after=(AskedLine(Both("Kas neizdevās", "What failed"), is_ticked=False),),
        care=(
            PlanNow(
                plan=plan,
                machine=Both("Lāzergravieris"),
                mark=Mark.FINE,
                share=0.5,
                due_on=date(2026, 11, 30),
                last=job,
            ),
        ),
        counters=(CounterNow(counter, 600),),
        induction_months=12,
        inducted=(Inducted("Vilma R.", date(2027, 3, 1)),),
        inductors=("Aldis Č.",),
    )


def blank_log() -> FiringLog:
    """A log to write by hand."""
    checks = (CheckLine(Both("Konusi redzami lodziņā", "Cones can be seen")),)
    return FiringLog(head(), "KRC-PRE-K1-tukss", machine(), 60, checks)


def usual_log() -> FiringLog:
    """A glaze firing of three owners, opened."""
    return replace(
        blank_log(),
        number="KRC-PRE-A-045",
        checks=(CheckLine(Both("Konusi redzami lodziņā", "Cones can be seen"), is_ticked=True),),
        uid=UID.format(4),
        firing_number="A-045",
        kind=FiringKind.GLAZE,
        programme=Both("P4 glazūra", "P4 glaze"),
        cone="6",
        target_celsius=1222,
        peak_celsius=1224,
        on_at=at("2026-10-24 20:30"),
        off_at=at("2026-10-25 07:00"),
        opened_at=at("2026-10-26 10:00"),
        opened_celsius=58,
        tenths_kwh_before=418_220,
        tenths_kwh_after=418_690,
        operator="Linda Ozolkalne",
        segments=(SegmentLine(80, 120, 60, 75, 90), SegmentLine(150, 1222, 15, 575.2, None)),
        cooled_planned_minutes=2100,
        planned=(CurvePoint(0, 20), CurvePoint(575, 1222), CurvePoint(2100, 60)),
        readings=tuple(CurvePoint(60 * hour, 100 * hour) for hour in range(1, 12)),
        load=(
            LoadLine(Both("Brīvlaika keramikas diena"), "P-1022", "krūzes", 21, 1),
            LoadLine(Both("Žanna Pīgozne", "Žanna Pīgozne"), "", "šķīvji", 6, 0),
            LoadLine(Both("Kārlis B.", "Kārlis B."), "", "bļoda", 4, 0),
        ),
        outcome=FiringOutcome.GOOD,
        result="Konuss 6 noliecies līdz pusei.",
    )


def piece(number: int = 431, **others: object) -> PieceLabel:
    """Mugs that wait for glaze."""
    known = PieceLabel(
        uid=UID.format(5),
        label=f"K-{number:04}",
        owner=Both("Vilma R.", "Vilma R."),
        what="krūze",
        amount=2,
        waits_for=FiringKind.GLAZE,
        made_on=date(2026, 10, 30),
        promised_on=date(2026, 11, 12),
    )
    return replace(known, **others)  # type: ignore[arg-type]


def usual_pieces() -> PieceLabels:
    """One label."""
    return PieceLabels(head(), "KRC-PRE-darbu-uzlimes", (piece(),))


def usual_ready() -> ReadyList:
    """Two owners, one of whom lets it wait."""
    late = ReadyLine(
        owner=Both("Kārlis B.", "Kārlis B."),
        guardian="Ilze Sauleskalne",
        phone="+371 20000000",
        pieces=("K-0431 krūze", "K-0432 bļoda"),
        amount=3,
        firing_number="A-044",
        since=date(2026, 9, 21),
        weeks=6,
        is_late=True,
    )
    fresh = replace(
        late, owner=Both("Māla otrdiena", ""), phone="", guardian="", weeks=0, is_late=False
    )
    return ReadyList(head(), "KRC-PRE-sanemsanai", MONDAY, 4, (late, fresh))


# -- all of them -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class SheetKind:
    """A kind of sheet: its content and how it is printed."""

    content: Callable[[], object]
    make: Callable[..., bytes]


KINDS = {
    "poster": SheetKind(usual_poster, week_poster),
    "labels": SheetKind(usual_labels, equipment_labels),
    "passport": SheetKind(usual_passport, passport),
    "log": SheetKind(usual_log, firing_log),
    "blank log": SheetKind(blank_log, firing_log),
    "pieces": SheetKind(usual_pieces, piece_labels),
    "ready": SheetKind(usual_ready, ready_list),
}


def read(
    content: object,
    make: Callable[..., bytes],
    words: Phrasebook = LATVIAN,
    profile: Profile = COLOUR,
    **how: int,
) -> PdfReader:
    """A sheet as a reader of PDF sees it."""
    return PdfReader(BytesIO(make(content, words, profile=profile, **how)))
