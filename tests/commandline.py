"""The command line in a test: what was said, and over which folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from krc_desktop.clock import FixedClock
from krc_desktop.paths import CENTRE_FILE, resources_folder

CLOCK = FixedClock(datetime(2026, 11, 2, 8, tzinfo=UTC))
SAMPLE = resources_folder() / "sample"


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


Krc = Callable[..., Said]


def centre_file(tmp_path: Path) -> Path:
    return tmp_path / "data" / CENTRE_FILE


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def one_sentence(text: str) -> bool:
    return bool(text.strip()) and "Traceback" not in text and "{" not in text
