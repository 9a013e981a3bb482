"""What the program remembers for this laptop, apart from the centre's data: a small JSON file.

A setting that is missing or makes no sense falls back to its default: settings never stop a start.
To add one: 1. a field here with its default; 2. how it is read, in `_READERS`; 3. a line in its
test. Nothing personal is kept here: the file is not protected by the centre's password.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import IntEnum, StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from krc_desktop.atomic_files import written_whole
from krc_desktop.language import Language

LONGEST_KEPT = 20_000
MOST_REMEMBERED = 500


class Theme(StrEnum):
    """Whether the window is light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class TextSize(IntEnum):
    """How large texts are, in percent."""

    USUAL = 100
    LARGER = 115
    LARGE = 130
    VERY_LARGE = 150
    DOUBLE = 200


@dataclass(frozen=True)
class Settings:
    """The settings, each with its default.

    `report_language` None: the window's. `centre_code` and `page`: those last used, "" for none
    yet. `geometry`: Qt's own bytes in base64. `remembered`: small things of pages (splitters,
    columns, filters) under keys of their own.
    """

    language: Language = Language.LATVIAN
    theme: Theme = Theme.SYSTEM
    text_size: TextSize = TextSize.USUAL
    report_language: Language | None = None
    centre_code: str = ""
    page: str = ""
    geometry: str = ""
    rail_collapsed: bool = False
    remembered: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

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
    for spec in fields(Settings):
        try:
            value = _READERS[spec.name](kept[spec.name])
        except (KeyError, TypeError, ValueError):
            continue
        settings = replace(settings, **{spec.name: value})
    return settings


def write_settings(path: Path, settings: Settings) -> None:
    """Keep the settings; the old file stays whole until the new one is."""
    plain = asdict(replace(settings, remembered=dict(settings.remembered)))
    written_whole(path, json.dumps(plain, indent=1).encode("utf-8"))


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_KEPT:
        raise ValueError
    return value


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _language_or_none(value: Any) -> Language | None:
    return None if value is None else Language(value)


def _small_things(value: Any) -> Mapping[str, str]:
    """Texts under keys; what is no text is left out, one such does not cost the others."""
    if not isinstance(value, dict) or len(value) > MOST_REMEMBERED:
        raise ValueError
    kept = {
        key: one for key, one in value.items() if isinstance(one, str) and len(one) <= LONGEST_KEPT
    }
    return MappingProxyType(kept)


_READERS: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "language": Language,
        "theme": Theme,
        "text_size": TextSize,
        "report_language": _language_or_none,
        "centre_code": _text,
        "page": _text,
        "geometry": _text,
        "rail_collapsed": _yes_or_no,
        "remembered": _small_things,
    }
)
