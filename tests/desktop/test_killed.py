"""What was typed survives a kill two seconds later, without the field having been left."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from krc_desktop.store.centre_file import CentreFile
from tests.builders import NOW, World
from tests.desktop.killed_while_typing import TYPED

SURVIVES_S = 2.0


def test_what_was_typed_survives_a_kill_two_seconds_later(world: World) -> None:
    person = world.person("Anna Ozola")
    path = world.path
    world.file.close()
    child = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.desktop.killed_while_typing",
            str(path.parent),
            str(person.id),
        ],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "typed\n"
    with pytest.raises(subprocess.TimeoutExpired):
        child.wait(SURVIVES_S)
    child.kill()
    child.wait()
    child.stdout.close()
    with CentreFile.opened(path, NOW) as file:
        assert file.people.get(person.id).first_name == TYPED
