"""What the program remembers for this laptop, apart from the centre's data: a small JSON file.

A setting that is missing or makes no sense falls back to its default: settings never stop a start.
To add one: 1. a field here with its default; 2. a line in its test.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from krc_desktop.atomic_files import written_whole
from krc_desktop.language import Language


@dataclass(frozen=True)
class Settings:
    """The settings, each with its default."""

    language: Language = Language.LATVIAN

    def with_(self, **changed: Any) -> Settings:
        """The same settings with some changed."""
        return replace(self, **changed)


def read_settings(path: Path) -> Settings:
    """The settings kept at a path; defaults where it is missing, unreadable or senseless."""
    try:
        kept = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    settings = Settings()
    for field in fields(Settings):
        default = getattr(settings, field.name)
        try:
            value = type(default)(kept[field.name])
        except (KeyError, TypeError, ValueError):
            continue
        settings = replace(settings, **{field.name: value})
    return settings


def write_settings(path: Path, settings: Settings) -> None:
    """Keep the settings; the old file stays whole until the new one is."""
    written_whole(path, json.dumps(asdict(settings), indent=1).encode("utf-8"))
