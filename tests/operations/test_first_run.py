from __future__ import annotations

from pathlib import Path

import pytest

from krc_desktop.errors import BrokenRule, Fault, Rule, Trouble
from krc_desktop.exchange.sample import fill_with_sample
from krc_desktop.operations import first_run
from krc_desktop.operations.first_run import KNOWN_CENTRES, NewCentre
from krc_desktop.paths import BACKUPS_FOLDER, CENTRE_FILE
from krc_desktop.store.centre_file import CentreFile
from tests.builders import NOW


@pytest.mark.parametrize("centre", KNOWN_CENTRES, ids=lambda centre: centre.code)
def test_each_known_centre_begins_with_its_machines(tmp_path: Path, centre: NewCentre):
    path = tmp_path / "jauna" / CENTRE_FILE
    first_run.start_centre_file(
        path, NOW, centre=centre, machines=centre.machines, coordinator="Ilze Sauleskalne"
    )
    with CentreFile.opened_to_read(path, NOW) as file:
        (made,) = file.centres.all()
        machines = [machine.name_lv for machine in file.equipment.all()]
        assert file.people.groups.count() > 5
    assert (made.code, made.coordinator, made.is_sample) == (
        centre.code,
        "Ilze Sauleskalne",
        False,
    )
    assert made.short_lv.endswith("KRC")
    assert machines == [machine.name_lv for machine in centre.machines]


def test_a_centre_of_ones_own_needs_only_a_code_and_a_name(tmp_path: Path):
    path = tmp_path / CENTRE_FILE
    first_run.start_centre_file(path, NOW, centre=NewCentre(" dag ", "Dagdas centrs"))
    with CentreFile.opened_to_read(path, NOW) as file:
        assert [centre.code for centre in file.centres.all()] == ["DAG"]


@pytest.mark.parametrize(
    ("centre", "rule"),
    [
        (NewCentre("DAG", " "), Rule.FIELD_EMPTY),
        (NewCentre("dagda!", "Dagdas centrs"), Rule.CHOICE_UNKNOWN),
        (NewCentre("DAG", "x" * 200), Rule.TEXT_TOO_LONG),
    ],
)
def test_a_refused_centre_leaves_nothing_behind(tmp_path: Path, centre: NewCentre, rule: Rule):
    folder = tmp_path / "jauna"
    with pytest.raises(BrokenRule) as refused:
        first_run.start_centre_file(folder / CENTRE_FILE, NOW, centre=centre)
    assert refused.value.key is rule
    assert not folder.exists()


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path):
    path = tmp_path / CENTRE_FILE
    path.write_bytes(b"anything")
    with pytest.raises(Trouble) as refused:
        first_run.start_centre_file(path, NOW, centre=KNOWN_CENTRES[0])
    assert refused.value.key is Fault.FOLDER_NOT_EMPTY
    assert path.read_bytes() == b"anything"


def test_the_sample_has_a_file_of_its_own_and_goes_with_one_click(tmp_path: Path):
    own = tmp_path / CENTRE_FILE
    first_run.start_centre_file(own, NOW, centre=KNOWN_CENTRES[0])
    path = first_run.start_sample_file(tmp_path, NOW, fill_with_sample)
    assert path == first_run.sample_path(tmp_path) != own
    with CentreFile.opened_to_read(path, NOW) as file:
        assert all(centre.is_sample for centre in file.centres.all())
    before = path.stat().st_mtime_ns
    assert first_run.start_sample_file(tmp_path, NOW, fill_with_sample) == path
    assert path.stat().st_mtime_ns == before
    copies = tmp_path / BACKUPS_FOLDER
    copies.mkdir()
    (copies / "paraugs-2026-11-02-100000-migration.krc").write_bytes(b"copy")
    (copies / "centrs-2026-11-02-100000-migration.krc").write_bytes(b"copy")
    first_run.remove_sample_file(tmp_path)
    assert not path.exists()
    assert own.exists()
    assert [one.name for one in copies.iterdir()] == ["centrs-2026-11-02-100000-migration.krc"]
    first_run.remove_sample_file(tmp_path)


def test_a_sample_that_fails_leaves_nothing_behind(tmp_path: Path):
    def fail(_: CentreFile) -> None:
        raise Trouble(Fault.DISK_FULL, path=tmp_path)

    with pytest.raises(Trouble):
        first_run.start_sample_file(tmp_path / "jauna", NOW, fail)
    assert not (tmp_path / "jauna").exists()
