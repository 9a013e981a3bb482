"""Where things lie: the program's own files, the centre's folder, and names safe to write under."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

APPLICATION = "KRC Desktop"
CENTRE_FILE = "centrs.krc"
SAMPLE_FILE = "paraugs.krc"
SETTINGS_FILE = "settings.json"
LOG_FILE = "krc-desktop.log"
BACKUPS_FOLDER = "backups"

_PACKAGE = Path(__file__).resolve().parent
_RESERVED = {"con", "prn", "aux", "nul"} | {f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10)}
# with an ending and `.part` after it still within the 255 bytes that a disk takes
_LONGEST_NAME = 120
_MOST_BYTES = 240


def _own_folder(name: str) -> Path:
    """A folder of the program: inside the package when installed, beside it in the project."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def resources_folder() -> Path:
    """Fonts, the sample centres and other files that are not code."""
    return _own_folder("resources")


def translations_folder() -> Path:
    """The catalogues of texts."""
    return _own_folder("translations")


def default_data_folder() -> Path:
    """The folder of the centre's file when nobody names another."""
    from platformdirs import user_data_path

    return user_data_path(APPLICATION, appauthor=False)


def safe_filename(wished: str, fallback: str = "datne") -> str:
    """A file name that every system takes and that can't leave its folder.

    Letters, digits, spaces, dots, hyphens and underscores stay; all else becomes a hyphen. Names
    that Windows keeps for devices get an underscore in front.
    """
    composed = unicodedata.normalize("NFC", wished)
    kept = "".join(c if c.isalnum() or c in " ._-" else "-" for c in composed)
    tidy = re.sub(r"-{2,}", "-", re.sub(r"\.{2,}", ".", kept)).strip(" .-_")[:_LONGEST_NAME]
    tidy = tidy.encode()[:_MOST_BYTES].decode("utf-8", "ignore").rstrip(" .") or fallback
    # "con .txt" and "COM²" are devices of Windows as well
    device = unicodedata.normalize("NFKC", tidy.split(".")[0]).strip().lower()
    return f"_{tidy}" if device in _RESERVED else tidy
