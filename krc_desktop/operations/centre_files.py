"""Making a centre's file: what every centre starts with."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from krc_desktop.atomic_files import make_folder, trouble_of
from krc_desktop.clock import Clock
from krc_desktop.errors import Fault, Trouble
from krc_desktop.model.events import EventKind
from krc_desktop.model.people import AgeBand, Group
from krc_desktop.model.projects import ActivityLine, Indicator, Measure, Project, Target
from krc_desktop.operations.change import Verb, doing
from krc_desktop.store.centre_file import CentreFile

# code, Latvian, Latvian genitive, English, numbers only
GROUPS = (
    ("PED", "pedagogi", "pedagogu", "educators", False),
    ("BER", "bērni", "bērnu", "children", False),
    ("JAU", "jaunieši", "jauniešu", "young people", False),
    ("VEC", "vecāki", "vecāku", "parents", False),
    ("SEN", "seniori", "senioru", "seniors", False),
    ("NVO", "NVO pārstāvji", "NVO pārstāvju", "NGO representatives", False),
    (
        "PAS",
        "pašvaldības iestāžu darbinieki",
        "pašvaldības iestāžu darbinieku",
        "municipal employees",
        False,
    ),
    (
        "MED",
        "plašsaziņas līdzekļu pārstāvji",
        "plašsaziņas līdzekļu pārstāvju",
        "media representatives",
        False,
    ),
    ("KOP", "kopienas aktīvisti", "kopienas aktīvistu", "community activists", False),
    ("CIT", "citi", "citu", "others", False),
    (
        "SOC",
        "sociālo pakalpojumu klienti",
        "sociālo pakalpojumu klientu",
        "clients of social services",
        True,
    ),
)

AGE_BANDS = (
    ("0–6", 0, 6),
    ("7–12", 7, 12),
    ("13–15", 13, 15),
    ("16–17", 16, 17),
    ("18–25", 18, 25),
    ("26–30", 26, 30),
    ("31–64", 31, 64),
    ("65+", 65, None),
)

EVENT_KINDS = (
    ("meistarklase", "masterclass"),
    ("darbnīca", "workshop"),
    ("seminārs", "seminar"),
    ("vebinārs", "webinar"),
    ("apmācības", "training"),
    ("instruktāža", "safety induction"),
    ("konsultācija", "consultation"),
    ("talka", "work bee"),
    ("tikšanās", "meeting"),
    ("saiets", "gathering"),
    ("nometne", "camp"),
    ("izstāde", "exhibition"),
    ("Dzīvā bibliotēka", "Living Library"),
    ("pieredzes apmaiņa", "exchange of experience"),
    ("simpozijs", "symposium"),
    ("atvērto durvju diena", "open day"),
    ("pulciņš", "club"),
)

# the project has no official English name
_NAME = ("Darbīgās kopienas", "")
_IMPLEMENTER = (
    "Biedrība “Izglītības iniciatīvu centrs”",
    "Association “Izglītības iniciatīvu centrs”",
)
_FUNDER = ("British Council pārstāvniecība Latvijā", "British Council in Latvia")
_CREDIT = (
    "Projekts “Darbīgās kopienas” tiek īstenots sadarbībā ar British Council pārstāvniecību"
    " Latvijā.",
    "The project “Darbīgās kopienas” is implemented in cooperation with the British Council in"
    " Latvia.",
)

# The founding description numbers its lines 1, 2, 3, 4, 6; there is no 5 in it.
_FIRST_LINES = (
    (
        "1",
        "Apmācību programmu izstrāde un semināri pedagogiem un jauktām iedzīvotāju grupām",
        "Training programmes and seminars for educators and mixed groups of residents",
    ),
    (
        "2",
        "Kopienu resursu centra izveide – mēbeļu un materiālu iegāde, centra darbības plānošana,"
        " stiprināšana un attīstīšana",
        "Setting up the community resource centre – furniture, materials, planning and development",
    ),
    (
        "3",
        "Vietējo kopienu mobilizēšanas un aktivizēšanas pasākumi, vietējā koordinatora darba"
        " apmaksa",
        "Events that mobilise local communities, pay of the local coordinator",
    ),
    (
        "4",
        "Atbalsta materiālu (vadlīnijas u. c.) izstrāde",
        "Support materials (guidelines and others)",
    ),
    (
        "6",
        "Sociālās uzņēmējdarbības popularizēšanas pasākumi, simpozijs un labās prakses apkopošana"
        " un izplatīšana plašākā Latvijas teritorijā",
        "Promotion of social enterprise, symposium, collecting and sharing good practice",
    ),
)

_LINES = (
    (
        "A1",
        "Kopienu iniciatīvu īstenošana kopienu resursu centros",
        "Community initiatives in the community resource centres",
    ),
    (
        "A2",
        "Apmācības kopienu pārstāvjiem jaunajās KRC izveides vietās Krāslavas novadā",
        "Training for community representatives where new centres open in Krāslava municipality",
    ),
    ("A3", "Jaunu KRC izveidošana, to darbības uzsākšana", "Setting up and starting new centres"),
    (
        "A4",
        "Mazo grantu programma Latgales reģiona NVO un aktīvistiem",
        "Small grants for NGOs and activists of Latgale",
    ),
    (
        "A5",
        "Semināri skolotājiem projekta norises pašvaldībās",
        "Seminars for teachers in the project’s municipalities",
    ),
    (
        "A6",
        "Kopienu ilgtspējas stiprināšana (darbnīcas, konsultatīvais atbalsts)",
        "Strengthening the sustainability of communities (workshops, advice)",
    ),
    ("A7", "Atbalsta materiālu izstrāde", "Support materials"),
    (
        "A8",
        "Iniciatīvas dalībnieku simpozijs – kopienu labās pieredzes apmaiņas pasākums",
        "Symposium of the initiative’s participants – exchange of good practice",
    ),
)

_INDICATORS = (
    (
        "Dalībnieki (dažādas personas)",
        "Participants (different people)",
        Measure.UNIQUE_PEOPLE,
        2000,
    ),
    (
        "Iestādes un organizācijas",
        "Institutions and organisations",
        Measure.ORGANISATIONS,
        100,
    ),
)


def create_centre_file(path: Path, clock: Clock) -> CentreFile:
    """A new centre's file with the groups, age bands and project lines that all centres share."""
    file = CentreFile.created(path, clock)
    try:
        with doing(file, Verb.START_FILE, undoable=False):
            _add_groups(file)
            _add_event_kinds(file)
            _add_projects(file)
    except BaseException:
        file.close()
        path.unlink(missing_ok=True)
        raise
    return file


@contextmanager
def new_centre_file(path: Path, clock: Clock) -> Iterator[CentreFile]:
    """A new centre's file that takes its place only when the block has ended well.

    It is made in a folder of its own: whoever begins at the same moment neither sees nor overtakes
    it; the first to be ready is the one that stays. A file that stands there already stays too:
    Trouble(FOLDER_NOT_EMPTY).
    """
    folder = path.parent
    if path.exists():
        raise Trouble(Fault.FOLDER_NOT_EMPTY, path=folder)
    was_there = folder.exists()
    make_folder(folder)
    try:
        with tempfile.TemporaryDirectory(prefix=".new-", dir=folder) as made_in:
            making = Path(made_in) / path.name
            with create_centre_file(making, clock) as file:
                yield file
            _published(making, path)
    except FileExistsError as error:
        raise Trouble(Fault.FOLDER_NOT_EMPTY, path=folder) from error
    except OSError as error:
        raise trouble_of(error, path) from error
    finally:
        if not was_there:
            # what came to nothing leaves nothing; a folder with something in it stays
            with suppress(OSError):
                folder.rmdir()


def _published(making: Path, path: Path) -> None:
    """Give a finished file its name, unless another one has it already."""
    try:
        os.link(making, path)
    except FileExistsError:
        raise
    except OSError:
        # a disk without links (a stick): the name is taken first, then the file put over it
        path.touch(exist_ok=False)
        making.replace(path)


def _add_groups(file: CentreFile) -> None:
    for position, (code, name, genitive, english, numbers_only) in enumerate(GROUPS):
        file.people.groups.add(
            Group(
                code=code,
                name_lv=name,
                genitive_lv=genitive,
                name_en=english,
                numbers_only=numbers_only,
                position=position,
            )
        )
    for label, from_age, to_age in AGE_BANDS:
        file.people.age_bands.add(AgeBand(label=label, from_age=from_age, to_age=to_age))


def _add_event_kinds(file: CentreFile) -> None:
    for position, (name, english) in enumerate(EVENT_KINDS):
        file.events.kinds.add(EventKind(name_lv=name, name_en=english, position=position))


def _add_projects(file: CentreFile) -> None:
    """The programme periods known so far; later ones, and other lines, are entered as data."""
    _add_project(file, "DK-2019", date(2019, 1, 1), date(2021, 12, 31), _FIRST_LINES)
    running = _add_project(file, "DK-2022", date(2022, 1, 1), date(2027, 12, 31), _LINES)
    for position, (title, english, measure, target) in enumerate(_INDICATORS):
        indicator = file.projects.indicators.add(
            Indicator(
                project_id=running.id,
                title_lv=title,
                title_en=english,
                measure=measure,
                position=position,
            )
        )
        file.projects.targets.add(Target(indicator_id=indicator.id, value=target))


def _add_project(
    file: CentreFile, code: str, starts: date, ends: date, lines: tuple[tuple[str, str, str], ...]
) -> Project:
    project = file.projects.add(
        Project(
            code=code,
            name_lv=_NAME[0],
            name_en=_NAME[1],
            implementer_lv=_IMPLEMENTER[0],
            implementer_en=_IMPLEMENTER[1],
            funder_lv=_FUNDER[0],
            funder_en=_FUNDER[1],
            credit_lv=_CREDIT[0],
            credit_en=_CREDIT[1],
            manager_role_lv="projekta vadītājs/-a",
            manager_role_en="project manager",
            starts_on=starts,
            ends_on=ends,
        )
    )
    for position, (line, title, english) in enumerate(lines):
        file.projects.lines.add(
            ActivityLine(
                project_id=project.id,
                code=line,
                title_lv=title,
                title_en=english,
                valid_from=starts,
                valid_until=ends,
                position=position,
            )
        )
    return project
