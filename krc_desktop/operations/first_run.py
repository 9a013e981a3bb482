"""Beginning: the centres known so far and their machines, a centre's own file, the sample's file.

The sample lives in a file of its own beside the centre's, so that made-up data never mix with real
ones and go away with one click.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from krc_desktop import paths
from krc_desktop.atomic_files import trouble_of
from krc_desktop.clock import Clock
from krc_desktop.model.centres import centre_code
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.operations.centre_files import new_centre_file
from krc_desktop.operations.centres import add_centre
from krc_desktop.operations.change import Verb, doing
from krc_desktop.operations.equipment import add_equipment
from krc_desktop.store.centre_file import CentreFile


@dataclass(frozen=True)
class KnownMachine:
    """A machine or a shared place that a centre is known to have."""

    name_lv: str
    name_en: str
    kind: EquipmentKind


@dataclass(frozen=True)
class NewCentre:
    """A centre to begin with: one of those known, or one's own by code and name."""

    code: str
    name_lv: str
    name_en: str = ""
    locative_lv: str = ""
    address: str = ""
    host: str = ""
    machines: tuple[KnownMachine, ...] = ()


# as the project's public papers name them; a centre may have no address and no machine
KNOWN_CENTRES = (
    NewCentre(
        code="PRE",
        name_lv="Preiļu kopienas resursu centrs",
        name_en="Preiļi Community Resource Centre",
        locative_lv="Preiļos",
        address="Kooperatīva iela 6 (4. stāvs), Preiļi",
        host="Preiļu BJC",
        machines=(
            KnownMachine("Keramikas ceplis", "Kiln", EquipmentKind.KILN),
            KnownMachine("Siltumnīca", "Greenhouse", EquipmentKind.PLACE),
        ),
    ),
    NewCentre(
        code="VAR",
        name_lv="Vārkavas kopienas resursu centrs",
        name_en="Vārkava Community Resource Centre",
        locative_lv="Vecvārkavā",
        address="Skolas iela 3, Vecvārkava, Preiļu novads",
        machines=(KnownMachine("Ugunskura vieta", "Bonfire place", EquipmentKind.PLACE),),
    ),
    NewCentre(
        code="AGL",
        name_lv="Aglonas kopienas resursu centrs",
        name_en="Aglona Community Resource Centre",
        locative_lv="Aglonā",
        address="Daugavpils iela 8, Aglonas pagasts, Preiļu novads",
        host="Aglonas BJC “Strops”",
        machines=(
            KnownMachine("Šujmašīna", "Sewing machine", EquipmentKind.SEWING),
            KnownMachine("Lāzergravieris", "Laser engraver", EquipmentKind.LASER),
            KnownMachine("Adāmmašīna", "Knitting machine", EquipmentKind.KNITTING),
        ),
    ),
    NewCentre(
        code="DGP",
        name_lv="Daugavpils kopienas resursu centrs",
        name_en="Daugavpils Community Resource Centre",
        locative_lv="Daugavpilī",
    ),
)


def start_centre_file(
    path: Path,
    clock: Clock,
    *,
    centre: NewCentre,
    machines: Sequence[KnownMachine] = (),
    coordinator: str = "",
) -> None:
    """Make a centre's file with its machines, whole or not at all; it is closed afterwards.

    BrokenRule where the code or the name can't be; Trouble where the file can't be made.
    """
    code = centre_code(centre.code)
    with (
        new_centre_file(path, clock) as file,
        doing(file, Verb.START_FILE, undoable=False),
    ):
        added = add_centre(
            file,
            code=code,
            name_lv=centre.name_lv,
            name_en=centre.name_en,
            locative_lv=centre.locative_lv,
            address=centre.address,
            host=centre.host,
            coordinator=coordinator,
        )
        for machine in machines:
            add_equipment(
                file,
                centre_id=added.row_id or 0,
                name_lv=machine.name_lv,
                name_en=machine.name_en,
                kind=machine.kind,
            )


def sample_path(folder: Path) -> Path:
    """Where the sample's file stands in a data folder."""
    return folder / paths.SAMPLE_FILE


def start_sample_file(folder: Path, clock: Clock, fill: Callable[[CentreFile], None]) -> Path:
    """Make the sample's file by what fills it (`exchange.sample`); one that is there stays."""
    path = sample_path(folder)
    if not path.exists():
        with new_centre_file(path, clock) as file:
            fill(file)
    return path


def remove_sample_file(folder: Path) -> None:
    """Remove the sample's file, closed beforehand, with all that was made of it."""
    path = sample_path(folder)
    copies = (folder / paths.BACKUPS_FOLDER).glob(f"{path.stem}-*")
    try:
        for one in (path, path.with_name(path.name + "-journal"), *copies):
            one.unlink(missing_ok=True)
    except OSError as error:
        raise trouble_of(error, path) from error
    with suppress(OSError):
        # a folder in which only the sample's copies stood
        (folder / paths.BACKUPS_FOLDER).rmdir()
