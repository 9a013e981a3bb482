"""The commands: the program's verbs without its window; no command opens the window.

Results go to stdout, one sentence of trouble to stderr. Exit 0: done; 1: refused or failed, nothing
half-done; 2: wrong words. Never a traceback: what nobody foresaw goes to the log without values.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import click

from krc_desktop import paths
from krc_desktop.clock import Clock, SystemClock
from krc_desktop.commands import command_group
from krc_desktop.desk import Desk, Unheard, say
from krc_desktop.errors import Refusal
from krc_desktop.language import Language, Phrasebook
from krc_desktop.log import keep_log, logger, traceback_without_values
from krc_desktop.sentences import sentence
from krc_desktop.settings import read_settings

DATA_VARIABLE = "KRC_DESKTOP_DATA"
DONE, REFUSED, WRONG_WORDS = 0, 1, 2


def run(arguments: Sequence[str], clock: Clock | None = None) -> int:
    """Do what the arguments ask for; the exit code."""
    _speak_utf8()
    data = _option(arguments, "--data") or os.environ.get(DATA_VARIABLE)
    folder = Path(data) if data else paths.default_data_folder()
    words = Phrasebook(_language(arguments, folder))
    desk = Desk(folder, words, clock or SystemClock())
    asked = _option(arguments, "--language")
    keep_log(folder / paths.LOG_FILE)
    try:
        commands = command_group(desk, partial(_open_window, desk, asked))
        # click answers the code of an Exit; a command that was done answers nothing
        left = commands.main(list(arguments), prog_name="krc-desktop", standalone_mode=False)
        return left if isinstance(left, int) else DONE
    except click.UsageError as error:
        _complain(_wrong_words(words, error))
        return WRONG_WORDS
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except Refusal as refusal:
        logger().info("refused: %s", refusal.key.value)
        _complain(sentence(words, refusal))
        return REFUSED
    except (click.Abort, KeyboardInterrupt):
        _complain(words.text("Stopped; nothing half-done was left behind."))
        return REFUSED
    except Unheard:
        _complain(words.text("It is done, but the answer could not be shown."))
        return REFUSED
    except Exception as error:
        logger().error("unforeseen: %s", traceback_without_values(error))
        kind = type(error).__name__
        _complain(
            words.text(
                "Something unforeseen happened ({kind}); nothing was changed. Send the log from the"
                " data folder to the project office.",
                kind=kind,
            )
        )
        return REFUSED


def _open_window(desk: Desk, asked: str | None, help_text: str) -> None:
    """Open the window; where there is no screen to show it on, say so with what can be done."""
    if not _has_screen():
        say(help_text)
        _complain(
            desk.words.text("The window needs a screen, and there is none here: use a command.")
        )
        raise click.exceptions.Exit(REFUSED)
    try:
        from krc_desktop.desktop.app import run_window
    except ImportError as error:
        logger().error("window: %s", traceback_without_values(error))
        _complain(
            desk.words.text(
                "The window could not be opened, something is missing on this computer: {what}."
                " The commands work: {command}",
                what=error,
                command="krc-desktop --help",
            )
        )
        raise click.exceptions.Exit(REFUSED) from error
    language = Language(asked) if asked else None
    raise click.exceptions.Exit(run_window(desk.folder, desk.clock, language))


def _has_screen() -> bool:
    """Whether there is somewhere to show a window; only on Linux may there be nowhere."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _speak_utf8() -> None:
    """Latvian letters on whatever console: those that it lacks are replaced, never fatal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _complain(text: str) -> None:
    """Say a trouble; where nobody listens the exit code has to do."""
    with suppress(OSError, AttributeError):
        click.echo(text, err=True)


def _option(arguments: Sequence[str], name: str) -> str | None:
    """The value of an option of the program itself, needed before the words can be read."""
    found = None
    for at, argument in enumerate(arguments):
        if argument == name and at + 1 < len(arguments):
            found = arguments[at + 1]
        elif argument.startswith(name + "="):
            found = argument.partition("=")[2]
        elif not argument.startswith("-") and (at == 0 or arguments[at - 1] not in _VALUED):
            # the command begins: what follows is its own
            break
    return found


_VALUED = ("--data", "--language")


def _language(arguments: Sequence[str], folder: Path) -> Language:
    """The language asked for, else the one that the settings remember."""
    asked = _option(arguments, "--language")
    if asked in tuple(Language):
        return Language(asked)
    return read_settings(folder / paths.SETTINGS_FILE).language


def _wrong_words(words: Phrasebook, error: click.UsageError) -> str:
    """What was wrong with the words, and where help is."""
    said = _what_is_wrong(words, error)
    where = error.ctx.command_path if error.ctx is not None else "krc-desktop"
    return said + " " + words.text("Help: {command} --help", command=where)


def _what_is_wrong(words: Phrasebook, error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return words.text("There is no option “{given}”.", given=error.option_name)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return words.text("“{name}” is missing.", name=error.param.human_readable_name)
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = error.param.human_readable_name
        if isinstance(error.param.type, click.Choice):
            known = ", ".join(str(choice) for choice in error.param.type.choices)
            return words.text("“{name}” can be: {known}.", name=name, known=known)
        return words.text("“{name}” has a value that is not possible.", name=name)
    if isinstance(error, click.BadOptionUsage):
        return words.text("The option “{given}” needs a value.", given=error.option_name)
    group = error.ctx.command if error.ctx is not None else None
    if isinstance(group, click.Group):
        known = ", ".join(sorted(group.commands))
        return words.text("There is no such command. The commands are: {known}.", known=known)
    return words.text("There are more words than this command takes.")
