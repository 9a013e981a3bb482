"""What a new machine of a kind begins with: rules, questions, materials, counters, maintenance.

Data, not ifs: whoever adds a machine gets a copy, and every line of it can be changed on its card.
Stored names are in both languages where the file has room for both, else in Latvian.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from krc_desktop.model.equipment import (
    AnswerKind,
    CounterMeasure,
    EquipmentKind,
    Moment,
    Ruling,
)

_MONTH = 30
_HALF_YEAR = 183
_YEAR = 365


@dataclass(frozen=True)
class AskedOf:
    """A question before or after each use; `needed`: without an answer one can't go on."""

    moment: Moment
    lv: str
    en: str
    answer: AnswerKind = AnswerKind.YES
    needed: bool = True


@dataclass(frozen=True)
class CountedOf:
    """A counter of wear, from zero on the day it begins."""

    lv: str
    en: str
    measure: CounterMeasure
    limit: int | None = None


@dataclass(frozen=True)
class PlannedFor:
    """Maintenance every so many days, or every so many counts of the counter of that name."""

    what: str
    every_days: int | None = None
    counter: str = ""
    every_count: int | None = None


@dataclass(frozen=True)
class Beginning:
    """All that a new machine of a kind begins with."""

    rules: tuple[str, ...] = ()
    shelves: int | None = None
    places_per_shelf: int | None = None
    questions: tuple[AskedOf, ...] = ()
    materials: tuple[tuple[Ruling, str, str], ...] = ()
    counters: tuple[CountedOf, ...] = ()
    plans: tuple[PlannedFor, ...] = ()


_BEFORE, _AFTER = Moment.BEFORE, Moment.AFTER
_ALLOWED, _FORBIDDEN, _ASK = Ruling.ALLOWED, Ruling.FORBIDDEN, Ruling.ASK

_KILN = Beginning(
    rules=(
        "Ieslēdz un atver instruēts cilvēks vai kāds kopā ar viņu",
        "Ventilācija ieslēgta, apkārt 1 m brīvs",
        "Atver tikai tad, kad temperatūra ir zem robežas",
    ),
    shelves=3,
    places_per_shelf=8,
    questions=(
        AskedOf(
            _BEFORE,
            "Plaukti tīri un pārklāti ar atdalītāju",
            "Shelves clean and covered with separator",
        ),
        AskedOf(_BEFORE, "Konusi redzami lodziņā", "Cones can be seen through the spy-hole"),
        AskedOf(
            _BEFORE,
            "Ventilācija ieslēgta, apkārt 1 m brīvs",
            "Ventilation on, 1 m free all round",
        ),
        AskedOf(
            _BEFORE, "Kas uzrauga naktī", "Who watches at night", AnswerKind.TEXT, needed=False
        ),
        AskedOf(_AFTER, "Ceplis tukšs, plaukti notīrīti", "Kiln empty, shelves cleaned"),
        AskedOf(
            _AFTER,
            "Kas saplīsa vai neizdevās",
            "What broke or failed",
            AnswerKind.TEXT,
            needed=False,
        ),
    ),
    counters=(
        CountedOf(
            "apdedzināšanas kopš elementu maiņas",
            "firings since the elements were changed",
            CounterMeasure.FIRINGS,
        ),
    ),
    plans=(
        PlannedFor(
            "Elementu un termopāra pārbaude",
            counter="apdedzināšanas kopš elementu maiņas",
            every_count=50,
        ),
    ),
)

_LASER = Beginning(
    rules=(
        "Nekad bez uzraudzības: strādā instruēts cilvēks vai kāds kopā ar viņu",
        "Nosūkšana ieslēgta, vāku ver pēc 30 s",
        "Nepilngadīgam klāt ir pieaugušais",
    ),
    questions=(
        AskedOf(_BEFORE, "Nosūkšana ieslēgta", "Extraction on"),
        AskedOf(_BEFORE, "Materiāls ir sarakstā", "Material from the list", AnswerKind.MATERIAL),
        AskedOf(
            _BEFORE,
            "Ja strādā nepilngadīgais, klāt ir pieaugušais",
            "If a minor works, an adult is present",
        ),
        AskedOf(
            _AFTER,
            "Pirms vāka atvēršanas nogaidītas 30 s",
            "Waited 30 s before opening the lid",
        ),
        AskedOf(_AFTER, "Galds tīrs, atgriezumi izmesti", "Table clean, offcuts thrown away"),
    ),
    materials=(
        (_ALLOWED, "saplāksnis", "plywood"),
        (_ALLOWED, "MDF", "MDF"),
        (_ALLOWED, "masīvkoks", "solid wood"),
        (_ALLOWED, "papīrs un kartons", "paper and card"),
        (_ALLOWED, "dabīgā āda", "natural leather"),
        (_ALLOWED, "kokvilna", "cotton"),
        (_ALLOWED, "filcs", "felt"),
        (_ALLOWED, "akrils (PMMA)", "acrylic (PMMA)"),
        (_ALLOWED, "stikls (tikai gravēt)", "glass (engraving only)"),
        (_ALLOWED, "anodēts alumīnijs (tikai gravēt)", "anodised aluminium (engraving only)"),
        (_FORBIDDEN, "PVC un vinils", "PVC and vinyl"),
        (_FORBIDDEN, "mākslīgā āda", "imitation leather"),
        (_FORBIDDEN, "ABS", "ABS"),
        (_FORBIDDEN, "polikarbonāts", "polycarbonate"),
        (_FORBIDDEN, "PTFE", "PTFE"),
        (_FORBIDDEN, "polistirola un PP putuplasts", "polystyrene and PP foam"),
        (_FORBIDDEN, "stikla šķiedra", "fibreglass"),
        (_FORBIDDEN, "pārklāta oglekļa šķiedra", "coated carbon fibre"),
        (_FORBIDDEN, "impregnēts koks", "treated wood"),
        (_FORBIDDEN, "nezināma plastmasa", "unknown plastic"),
        (_ASK, "cits materiāls", "another material"),
    ),
    counters=(
        CountedOf("caurules stundas", "hours of the tube", CounterMeasure.WORKING_MINUTES),
        CountedOf(
            "stundas filtram", "hours of the filter", CounterMeasure.WORKING_MINUTES, 50 * 60
        ),
    ),
    plans=(
        PlannedFor("Priekšfiltra maiņa", 2 * _MONTH),
        PlannedFor("Galvenā filtra maiņa", counter="stundas filtram", every_count=50 * 60),
        PlannedFor("Galvenā filtra maiņa", _YEAR),
    ),
)

_KNITTING = Beginning(
    rules=(
        "Mašīnā atstātu darbu piesakiet: cik ilgi tas tur paliks",
        "Pēc dzijas maiņas pierakstiet, kura dzija ir mašīnā",
    ),
    questions=(
        AskedOf(_BEFORE, "Raksts", "Pattern", AnswerKind.TEXT, needed=False),
        AskedOf(_BEFORE, "Dzija", "Yarn", AnswerKind.TEXT, needed=False),
        AskedOf(_BEFORE, "Blīvums", "Gauge", AnswerKind.TEXT, needed=False),
        AskedOf(
            _AFTER,
            "Kļūdas un kā tās novērsa",
            "Errors and how they were solved",
            AnswerKind.TEXT,
            needed=False,
        ),
        AskedOf(
            _AFTER,
            "Kura dzija un blīvums ir mašīnā",
            "Which yarn and gauge is on the machine",
            AnswerKind.TEXT,
            needed=False,
        ),
    ),
    counters=(
        CountedOf(
            "stundas kopš adatu sliedes porolona maiņas",
            "hours since the sponge bar was changed",
            CounterMeasure.WORKING_MINUTES,
        ),
    ),
    plans=(
        PlannedFor("Adatu sliedes porolona maiņa", _HALF_YEAR),
        PlannedFor("Tīrīšana un eļļošana", _HALF_YEAR),
    ),
)

_SEWING = Beginning(
    rules=("Adatu izvēlieties pēc auduma",),
    questions=(
        AskedOf(_BEFORE, "Adata piemērota audumam", "The needle suits the fabric"),
        AskedOf(_AFTER, "Mašīna notīrīta", "The machine is clean"),
        AskedOf(_AFTER, "Ieeļļota", "Oiled", AnswerKind.YES_NO, needed=False),
    ),
    counters=(
        CountedOf("stundas kopš eļļošanas", "hours since oiling", CounterMeasure.WORKING_MINUTES),
    ),
    plans=(PlannedFor("Eļļošana un apskate", _YEAR),),
)

BEGINNINGS: Mapping[EquipmentKind, Beginning] = MappingProxyType(
    {
        EquipmentKind.KILN: _KILN,
        EquipmentKind.LASER: _LASER,
        EquipmentKind.KNITTING: _KNITTING,
        EquipmentKind.SEWING: _SEWING,
        EquipmentKind.PLACE: Beginning(),
        EquipmentKind.OTHER: Beginning(),
    }
)
