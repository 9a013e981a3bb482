"""A small rotating log without personal data.

Only keys are logged: the name of a verb, a rule or a fault, a version, a count. Facts of an error
(names, paths, what was typed) never are; `traceback_without_values` gives places, not messages.
"""

from __future__ import annotations

import logging
from pathlib import Path

_NAME = "krc_desktop"
_MEGABYTE = 1024 * 1024


def logger() -> logging.Logger:
    """The program's log; silent until `keep_log` is called."""
    log = logging.getLogger(_NAME)
    if not log.handlers:
        log.addHandler(logging.NullHandler())
        log.propagate = False
    return log


def keep_log(path: Path) -> None:
    """Keep the log in a file of at most two megabytes.

    A folder that can't be written is no reason to stop.
    """
    from logging.handlers import RotatingFileHandler

    log = logger()
    try:
        handler = RotatingFileHandler(path, maxBytes=_MEGABYTE, backupCount=1, encoding="utf-8")
    except OSError:
        return
    # a full disk has its own sentence; the log adds nothing to it
    handler.handleError = _unheard  # type: ignore[method-assign]
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.setLevel(logging.INFO)
    log.addHandler(handler)


def _unheard(record: logging.LogRecord) -> None:
    """What can't be logged is let go."""


def traceback_without_values(error: BaseException) -> str:
    """Where an error came from: types, files of the program and line numbers, no messages."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    return "\n".join([type(error).__name__, *places])
