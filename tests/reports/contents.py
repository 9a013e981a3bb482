"""Contents for the monthly report: an October like the sample's, a rich month, an empty one.

Every person and organisation is invented.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO

from krc_desktop.clock import instant
from krc_desktop.model.figures import Figures
from krc_desktop.model.reports import (
    Attention,
    AttentionKind,
    Both,
    Difficulty,
    EventRow,
    FiringRow,
    GroupRow,
    Headline,
    IndicatorRow,
    LineBlock,
    MachineRow,
    MonthlyReport,
    Narrative,
    OrganisationRow,
    Photo,
    Plan,
    ProjectHead,
    Recheck,
    Signer,
    Story,
    TaskRow,
    Trend,
    UnheldEvent,
    Unit,
    WeekVisits,
)
from krc_desktop.periods import Month

OCTOBER = Month(2026, 10)


def event(
    number: int, day: int, lv: str, kind: str, named: int, *, counted: int = 0, **more: object
) -> EventRow:
    """One held event of October; `last`, `whole`, `en`, `place`, `volunteers` where it differs."""
    first = date(2026, 10, day)
    return EventRow(
        number=f"PRE-{number:03}",
        first_day=first,
        last_day=date(2026, 10, int(str(more.get("last", day)))),
        starts_at=instant(datetime.combine(first, time(16))),
        title=Both(lv, str(more.get("en", ""))),
        kind=Both(kind, ""),
        place=str(more.get("place", "Preiļu KRC")),
        visits_named=named,
        visits_unnamed=counted,
        participations_named=int(str(more.get("whole", named))),
        volunteers=int(str(more.get("volunteers", 1))),
    )


def october_events() -> tuple[EventRow, ...]:
    """Ten events: 78 visits of named people and 48 only counted."""
    return (
        event(
            1,
            1,
            "Senioru dienas pēcpusdiena pie māla galda",
            "meistarklase",
            7,
            volunteers=2,
            en="Seniors’ Day afternoon at the clay table",
        ),
        event(
            2,
            3,
            "Siltumnīcas ražas talka",
            "talka",
            8,
            volunteers=4,
            place="Siltumnīca pie Krīzes centra",
            en="Greenhouse harvest bee",
        ),
        event(3, 6, "Māla bļodiņas veidošana iesācējiem", "meistarklase", 8),
        event(
            4, 7, "Keramikas cepļa drošas lietošanas instruktāža", "instruktāža", 4, volunteers=0
        ),
        event(
            5,
            10,
            "Rudens veltes ziemas krājumiem",
            "darbnīca",
            9,
            en="Autumn harvest preserving workshop",
        ),
        event(6, 13, "Trauku glazēšana", "meistarklase", 7, en="Glazing workshop"),
        event(
            7, 15, "Sadarbība ar vecākiem: no sapulces līdz kopdarbam", "seminārs", 9, volunteers=0
        ),
        event(
            8,
            20,
            "Rudens brīvlaika dienas nometne “Māla ciems”",
            "nometne",
            18,
            last=22,
            whole=6,
            en="Autumn break day camp “Clay Village”",
        ),
        event(9, 27, "Kopienas aktīvistu mēneša tikšanās", "tikšanās", 8, volunteers=0),
        event(
            10,
            30,
            "Izstādes “No māla līdz traukam” atklāšana",
            "izstāde",
            0,
            counted=48,
            volunteers=2,
            en="Opening of the exhibition “From Clay to Vessel”",
        ),
    )


def _flat(value: int) -> Trend:
    return Trend((None, None, None, None, None, None, value))


def october() -> MonthlyReport:
    """The sample's October of Preiļi: no earlier month, no narrative, no indicators."""
    held = october_events()
    initiatives = tuple(e for e in held if e.number not in {"PRE-004", "PRE-007"})
    figures = Figures(
        period=OCTOBER.period,
        centre="PRE",
        visits_named=78,
        visits_unnamed=48,
        participations_named=66,
        unique_people=29,
        new_people=11,
        largest_event_visits=48,
        organisations=4,
        volunteers=7,
        volunteer_entries=14,
        volunteer_minutes=57 * 60,
        volunteer_minutes_measured=40 * 60,
    )
    values = {
        Headline.EVENTS: 10,
        Headline.VISITS: 126,
        Headline.UNIQUE_PEOPLE: 29,
        Headline.VOLUNTEER_MINUTES: 57 * 60,
        Headline.EQUIPMENT_MINUTES: 138 * 60,
        Headline.ORGANISATIONS: 4,
    }
    return MonthlyReport(
        centre_code="PRE",
        centre=Both("Preiļu kopienas resursu centrs", "Preiļi Community Resource Centre"),
        centre_short=Both("Preiļu KRC", "Preiļi CRC"),
        centre_locative="Preiļos",
        month=OCTOBER,
        document_number="KRC-PRE-2026-10",
        issue=1,
        data_as_of=date(2026, 11, 2),
        program_version="1.0",
        checksum="7F3A-91C2-0B64",
        prepared_by=Signer(
            "Linda Paraudziņa", Both("vietējās kopienas koordinatore", "coordinator")
        ),
        recipient=Signer("Sanita Izdomāta", Both("projekta vadītāja", "project manager")),
        project=project(),
        trends={headline: _flat(value) for headline, value in values.items()},
        figures=figures,
        busiest=held[-1],
        weeks=weeks((15, 0), (21, 0), (16, 0), (18, 0), (8, 48)),
        weekly_average_before=None,
        attention=(),
        narrative=Narrative(),
        lines=(
            LineBlock(
                "A1",
                Both("Kopienu iniciatīvu īstenošana kopienu resursu centros"),
                initiatives,
                7,
            ),
            LineBlock("A5", Both("Semināri skolotājiem projekta norises pašvaldībās"), (held[6],)),
            LineBlock("A6", Both("Kopienu ilgtspējas stiprināšana"), (held[3],)),
        ),
        unheld=(),
        event_volunteers=7,
        groups=groups(),
        machines=october_machines(),
        open_days=None,
        open_minutes=None,
        closed_days=frozenset(),
        firings=october_firings(),
        tasks=(
            TaskRow("Nometnes palīgs", "", 1, 990, None),
            TaskRow("Palīdzība māla sagatavošanā un dalībniekiem", "", 2, 780, None),
            TaskRow("Ražas novākšana un talkas koordinēšana", "Siltumnīca", 4, 990, None),
            TaskRow("Cepļa iekraušana un uzraudzība", "", 1, 660, None),
        ),
        organisations=(
            OrganisationRow("Biedrība “Māla stāsti”", "biedrība", "", 5, is_new=True),
            OrganisationRow("PII “Rasas lāse”", "izglītības iestāde", "", 1, is_new=True),
            OrganisationRow("Sākumskola “Pūpoliņš”", "izglītības iestāde", "", 5, is_new=True),
            OrganisationRow(
                "Senioru kopa “Vakara blāzma”", "neformāla iedzīvotāju grupa", "", 3, is_new=True
            ),
        ),
        indicators=(),
        photos=(),
        recheck=tuple(Recheck(headline, value, value) for headline, value in values.items()),
        is_sample=True,
    )


def project() -> ProjectHead:
    """The project's head."""
    return ProjectHead(
        name=Both("Darbīgās kopienas", "Active Communities"),
        implementer=Both("Izglītības iniciatīvu centrs", "Centre for Education Initiatives"),
        funder=Both("British Council pārstāvniecība Latvijā", "British Council in Latvia"),
        credit=Both(
            "Projekts “Darbīgās kopienas” tiek īstenots sadarbībā ar British Council "
            "pārstāvniecību Latvijā.",
            "The project “Darbīgās kopienas” is implemented in cooperation with the British "
            "Council in Latvia.",
        ),
        starts_on=date(2025, 1, 1),
        ends_on=date(2027, 12, 31),
    )


def weeks(*visits: tuple[int, int]) -> tuple[WeekVisits, ...]:
    """October's ISO weeks with their visits by name and only counted."""
    return tuple(
        WeekVisits(span.first.isocalendar().week, span, named, counted)
        for span, (named, counted) in zip(OCTOBER.period.weeks(), visits, strict=True)
    )


def groups() -> tuple[GroupRow, ...]:
    """Groups that add up to the month's visits; unique people of groups are not its own."""
    rows = (
        ("PED", "pedagogi", "educators", 18, 4, 9),
        ("BER", "bērni", "children", 22, 12, 6),
        ("JAU", "jaunieši", "young people", 11, 6, 3),
        ("VEC", "vecāki", "parents", 5, 10, 3),
        ("SEN", "seniori", "seniors", 14, 11, 5),
        ("NVO", "NVO pārstāvji", "NGO representatives", 3, 0, 1),
        ("PAS", "pašvaldības iestāžu darbinieki", "municipal employees", 2, 0, 1),
        ("KOP", "kopienas aktīvisti", "community activists", 3, 0, 1),
        ("CIT", "citi", "others", 0, 5, 0),
    )
    return tuple(GroupRow(code, Both(lv, en), n, c, u) for code, lv, en, n, c, u in rows)


def october_machines() -> tuple[MachineRow, ...]:
    """The kiln and the greenhouse; no opening hours are known."""
    kiln = MachineRow(
        code="EQ1",
        name=Both("Keramikas ceplis", "Kiln"),
        kind="ceplis",
        bookings_used=4,
        people_served=12,
        occupied_minutes=134 * 60,
        working_minutes=40 * 60,
        working_minutes_open=33 * 60,
        open_minutes=None,
        months=(None, None, None, None, None, None, 134 * 60),
        days={8: 900, 9: 900, 14: 900, 15: 960, 24: 480, 25: 1500, 26: 540, 28: 900, 29: 960},
        maintenance_days=frozenset({2}),
        maintenance_minutes=180,
        inductions=4,
    )
    greenhouse = replace(
        kiln,
        code="EQ6",
        name=Both("Siltumnīca", "Greenhouse"),
        kind="vieta",
        bookings_used=1,
        people_served=8,
        occupied_minutes=240,
        working_minutes=240,
        working_minutes_open=240,
        months=(None, None, None, None, None, None, 240),
        days={3: 240},
        maintenance_days=frozenset(),
        maintenance_minutes=0,
        inductions=0,
    )
    return (kiln, greenhouse)


def october_firings() -> tuple[FiringRow, ...]:
    """Four firings; of two nobody wrote down the owners."""
    kiln = Both("Keramikas ceplis", "Kiln")
    return (
        FiringRow(date(2026, 10, 8), "A-01", kiln, "biskvīta", "08", 950, 690, 3, 21, 21),
        FiringRow(date(2026, 10, 14), "A-02", kiln, "glazūras", "04", 1050, 720, 2, 18, 17),
        FiringRow(date(2026, 10, 24), "A-03", kiln, "biskvīta", "08", 950, 690, None, 40, 38),
        FiringRow(date(2026, 10, 28), "A-04", kiln, "glazūras", "", None, 720, None, None, None),
    )


# -- a rich month ----------------------------------------------------------------------------------


def rich() -> MonthlyReport:
    """The same October after half a year: trends, narrative, indicators, photographs."""
    base = october()
    lines = (
        LineBlock(
            "1",
            Both("Apmācību programmas un semināri pedagogiem un jauktām iedzīvotāju grupām"),
            base.lines[1].events,
            2,
        ),
        LineBlock(
            "2", Both("Kopienu resursu centra izveide un stiprināšana"), base.lines[2].events, 1
        ),
        LineBlock(
            "3",
            Both("Vietējo kopienu mobilizēšanas un aktivizēšanas pasākumi"),
            base.lines[0].events,
            7,
        ),
        LineBlock("4", Both("Atbalsta materiālu (vadlīniju u. c.) izstrāde")),
        LineBlock("5", Both(""), missing=True),
        LineBlock("6", Both("Sociālās uzņēmējdarbības popularizēšana")),
    )
    return replace(
        base,
        is_sample=False,
        trends={
            Headline.EVENTS: Trend((6, 8, 5, 3, 4, 8, 10)),
            Headline.VISITS: Trend((71, 96, 60, 41, 52, 102, 126)),
            Headline.UNIQUE_PEOPLE: Trend((18, 22, 16, 12, 14, 24, 29)),
            Headline.VOLUNTEER_MINUTES: Trend((1800, 2400, 2100, 960, 1200, 3600, 57 * 60)),
            Headline.EQUIPMENT_MINUTES: Trend((None, 3000, 2400, 0, 1800, 6900, 138 * 60)),
            Headline.ORGANISATIONS: Trend((2, 3, 3, 1, 2, 4, 4)),
        },
        weekly_average_before=18.4,
        lines=lines,
        unheld=(
            UnheldEvent(
                date(2026, 10, 22),
                Both("Adīti cimdi dāvanu kastītei"),
                "atcelts",
                "saslima nodarbības vadītāja",
            ),
            UnheldEvent(
                date(2026, 10, 29),
                Both("Stāstu vakars “Mana iela”"),
                "pārcelts",
                "telpas vajadzīgas vēlēšanām",
                date(2026, 11, 12),
            ),
        ),
        attention=attention(),
        narrative=narrative(),
        machines=rich_machines(),
        open_days=23,
        open_minutes=133 * 60,
        closed_days=frozenset({4, 5, 11, 12, 18, 19, 25, 26}),
        tasks=tuple(
            replace(
                task, previous_minutes=before, note=task.note or "sagatavošanās laiks ieskaitīts"
            )
            for task, before in zip(base.tasks, (600, 900, 1260, None), strict=True)
        ),
        organisations=organisations(11),
        indicators=indicators(),
        photos=tuple(photo(number) for number in range(1, 5)),
    )


def attention() -> tuple[Attention, ...]:
    """Three points for the manager."""
    return (
        Attention(
            AttentionKind.DECISION,
            "līdz 15.11. apstiprināt otra cepļa operatora apmācību (120 EUR, 2. aktivitāte).",
        ),
        Attention(
            AttentionKind.RISK,
            "cepļa rinda ir 9 dienas; bez otra operatora adventes darbi "
            "netiks pabeigti līdz 28.11.",
        ),
        Attention(
            AttentionKind.NOTICE,
            "PII “Rasas lāse” un vēl divas organizācijas iesaistījās pirmo reizi.",
        ),
    )


def narrative() -> Narrative:
    """A month in words."""
    return Narrative(
        lead_extra="Brīvlaika nedēļā ceplis dedzis divas reizes.",
        highlights="Oktobra centrā bija māls un rudens brīvlaiks. Dienas nometnē “Māla ciems” "
        "bērni un jaunieši izveidoja 176 darbus, no kuriem 112 jau ir apdedzināti.\n"
        "Ražas talkā siltumnīcā pirmo reizi kopā darbojās seniori, jaunieši un pirmsskolas "
        "ģimenes. No novāktajiem tomātiem un garšvielām tapa 86 burciņas ziemas krājumu.",
        difficulties=(
            Difficulty(
                "Ceplis ir noslogots līdz robežai",
                "Pēc brīvlaika uz apdedzināšanu gaida 64 "
                "darbi. Īstermiņā palielinājām kraušanas blīvumu un pārcēlām vienu "
                "apdedzināšanu uz nakti.",
            ),
            Difficulty(
                "Trūkst otra apmācīta cepļa operatora.",
                "Instruktāžā 7. oktobrī piedalījās "
                "četri cilvēki; divi ir gatavi kārtot pārbaudi novembrī.",
            ),
        ),
        stories=(
            Story(
                "Es domāju, ka esmu atnākusi pēc palīdzības. Izrādījās, ka mani te gaidīja kā "
                "skolotāju.",
                "brīvprātīgā, 74 gadi",
                "Kādreizējā šuvēja septembrī atnāca uz centru salabot somu. Ieraudzījusi, ka "
                "adāmmašīna stāv neizmantota, viņa palūdza atslēgu un uzadīja pirmo cepuri.",
                "publicēts ar rakstveida piekrišanu (14.10.2026.)",
            ),
        ),
        plans=(
            Plan(
                date(2026, 11, 3),
                date(2026, 11, 24),
                "Māla otrdienas: Ziemassvētku zvani (4 nodarbības)",
                "3",
                "Linda Paraudziņa",
                "bērni, vecāki",
            ),
            Plan(
                date(2026, 11, 12),
                date(2026, 11, 12),
                "Stāstu vakars “Mana iela”",
                "3",
                "Aldis Izdomāts",
                "seniori, jaunieši",
            ),
            Plan(
                date(2026, 11, 28),
                date(2026, 11, 28),
                "Adventes tirdziņa sagatavošana: cenas, etiķetes, kase",
                "6",
                "Krišs Paraugs",
                "jaunieši, NVO",
            ),
        ),
    )


def rich_machines() -> tuple[MachineRow, ...]:
    """Five machines with half a year behind them."""
    kiln, greenhouse = october_machines()
    kiln = replace(kiln, open_minutes=133 * 60, months=(None, 1500, 1200, 0, 1800, 4200, 134 * 60))

    def machine(code: str, lv: str, en: str, hours: int, days: tuple[int, ...]) -> MachineRow:
        minutes = hours * 60
        return replace(
            greenhouse,
            code=code,
            name=Both(lv, en),
            bookings_used=len(days) * 2,
            people_served=len(days),
            occupied_minutes=minutes,
            working_minutes=minutes,
            working_minutes_open=minutes - 60,
            open_minutes=133 * 60,
            months=tuple(minutes * share // 8 for share in (3, 4, 2, 1, 3, 7, 8)),
            days={day: minutes // len(days) + day * 3 for day in days},
            no_shows=1 if hours > 30 else 0,
            cancelled=2 if hours > 30 else 0,
        )

    return (
        kiln,
        machine("R1", "Podnieka ripas", "Potter’s wheels", 52, (1, 2, 3, 6, 7, 8, 13, 16, 22, 23)),
        machine("L1", "Lāzergravieris", "Laser engraver", 31, (1, 2, 3, 6, 7, 21, 22, 24)),
        machine("A1", "Adāmmašīna", "Knitting machine", 24, (7, 8, 9, 15, 17, 29, 30, 31)),
        machine(
            "S1",
            "Šujmašīna ar izšūšanas funkciju",
            "Sewing/embroidery machine",
            19,
            (10, 14, 15, 16, 20, 27),
        ),
    )


def indicators() -> tuple[IndicatorRow, ...]:
    """Ahead, behind, over the target, in hours, and without any target."""
    return (
        IndicatorRow(
            Both("Dalībnieki (dažādas personas)", "Participants (different people)"),
            Unit.COUNT,
            2000,
            260,
            171,
            31,
            202,
        ),
        IndicatorRow(
            Both("Iesaistītās iestādes un organizācijas", "Institutions and organisations"),
            Unit.COUNT,
            100,
            18,
            11,
            3,
            14,
        ),
        IndicatorRow(
            Both("Apmācīti pedagogi", "Educators trained"), Unit.COUNT, 350, 60, 29, 7, 36
        ),
        IndicatorRow(
            Both("Kopienas pasākumi", "Community events"), Unit.COUNT, 900, 120, 128, 10, 138
        ),
        IndicatorRow(
            Both("Brīvprātīgā darba stundas", "Volunteer hours"),
            Unit.MINUTES,
            540_000,
            90_000,
            62_610,
            3420,
            66_030,
        ),
        IndicatorRow(Both("Paveiktais", "Outputs"), Unit.COUNT, None, None, 40, 86, 126),
    )


def organisations(count: int) -> tuple[OrganisationRow, ...]:
    """So many invented organisations."""
    kinds = ("biedrība", "izglītības iestāde", "pašvaldības iestāde", "sociālais uzņēmums")
    names = ("Biedrība “Māla stāsti”", "Pamatskola “Upmalas”", "Novada bibliotēka", "Kopa “Vilna”")
    return tuple(
        OrganisationRow(
            f"{names[i % 4]} {i // 4 + 1 if i > 3 else ''}".strip(),
            kinds[i % 4],
            "telpas, jauniešu grupa" if i % 2 else "meistari, glazūru receptes",
            i % 5 + 1,
            is_new=i % 4 == 3,
        )
        for i in range(count)
    )


def photo(number: int, width: int = 800, height: int = 520) -> Photo:
    """A drawn picture: pots on a table."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (width, height), (226, 205, 178))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, height * 3 // 4, width, height), fill=(92, 64, 48))
    for pot in range(number + 2):
        left = 40 + pot * width // (number + 3)
        top = height // 2 - pot * 9
        draw.ellipse((left, top, left + width // 9, height * 4 // 5), fill=(130 + pot * 9, 60, 40))
    stream = BytesIO()
    image.save(stream, "JPEG", quality=82)
    return Photo(
        stream.getvalue(),
        width,
        height,
        "Glazētie trauki pirms pēdējās apdedzināšanas",
        "Krišs Paraugs",
        date(2026, 10, 23) + timedelta(days=number),
        f"PRE-00{number}",
    )


# -- an empty month --------------------------------------------------------------------------------


def empty() -> MonthlyReport:
    """A month in which nothing happened, of a centre with no project, no machine, no past."""
    return replace(
        october(),
        project=None,
        prepared_by=Signer(),
        recipient=Signer(),
        trends={headline: _flat(0) for headline in Headline},
        figures=Figures(period=OCTOBER.period, centre="PRE"),
        busiest=None,
        weeks=weeks(*[(0, 0)] * 5),
        lines=(),
        event_volunteers=0,
        groups=(),
        machines=(),
        firings=(),
        tasks=(),
        organisations=(),
        recheck=(),
        is_sample=False,
    )
