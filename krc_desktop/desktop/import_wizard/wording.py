"""What the wizard says of lists, steps and sums."""

from __future__ import annotations

from collections.abc import Callable

from krc_desktop.desktop.import_wizard.draft import Step
from krc_desktop.exchange.column_guesses import ListKind
from krc_desktop.exchange.import_previews import ImportSums
from krc_desktop.exchange.import_runs import ImportDone
from krc_desktop.language import Phrasebook

Said = Callable[[Phrasebook], str]

_KINDS: dict[ListKind, Said] = {
    ListKind.PEOPLE: lambda w: w.text_in("page", "People"),
    ListKind.ORGANISATIONS: lambda w: w.text("Organisations"),
    ListKind.HOURS: lambda w: w.text("Volunteer hours"),
}
_STEPS: dict[Step, Said] = {
    Step.FILE: lambda w: w.text_in("import step", "File"),
    Step.COLUMNS: lambda w: w.text_in("import step", "Columns"),
    Step.CHECK: lambda w: w.text_in("import step", "Check"),
    Step.DONE: lambda w: w.text_in("import step", "Done"),
}
_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "cp1257": "Windows-1257",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
    "iso8859_13": "ISO 8859-13",
    "cp775": "DOS 775",
}
_SEPARATORS: dict[str, Said] = {
    ";": lambda w: w.text("semicolon"),
    ",": lambda w: w.text("comma"),
    "\t": lambda w: w.text_in("separator", "tab"),
    "|": lambda w: w.text("vertical line"),
    "": lambda w: w.text("none: one column"),
}


def kind_name(words: Phrasebook, kind: ListKind) -> str:
    """What is in a list."""
    return _KINDS[kind](words)


def step_name(words: Phrasebook, step: Step) -> str:
    """What a step is called."""
    return _STEPS[step](words)


def encoding_name(encoding: str) -> str:
    """An encoding as people know it from Excel."""
    return _ENCODINGS.get(encoding, encoding.upper())


def separator_name(words: Phrasebook, separator: str) -> str:
    """What separates the cells, in words: a mark alone is hardly seen."""
    name = _SEPARATORS[separator](words)
    return f"{name}  {separator}" if separator.strip() else name


def encodings() -> dict[str, str]:
    """The encodings that can be chosen, each name once."""
    return {code: name for code, name in _ENCODINGS.items() if code != "utf-8-sig"}


def separators() -> tuple[str, ...]:
    """The separators that can be chosen."""
    return tuple(mark for mark in _SEPARATORS if mark)


def rows_counted(words: Phrasebook, count: int) -> str:
    """So many rows."""
    return words.counted("{n} row", "{n} rows", count)


def sums_told(words: Phrasebook, sums: ImportSums, brought: int) -> list[tuple[int, str]]:
    """What would come in and what not, each as a number and its word; noughts are left out.

    `brought`: how many rows came in before and are passed over this time.
    """
    told = [
        (sums.new, words.counted("new one", "new ones", sums.new)),
        (sums.completed, words.text_in("import sums", "completed")),
        (sums.waiting, words.text_in("import sums", "to decide")),
        (max(0, sums.left_out - brought), words.text_in("import sums", "left out")),
    ]
    return [one for one in told if one[0]] or told[:1]


def run_verb(words: Phrasebook, sums: ImportSums | None) -> str:
    """The button that does it, by what it will have done."""
    ready = sums.new + sums.completed if sums is not None else 0
    if not ready:
        return words.text_in("import", "Import")
    return words.counted("Import {n} row", "Import {n} rows", ready)


def done_told(words: Phrasebook, done: ImportDone) -> str:
    """What came of an import, in a sentence."""
    new, changed = done.outcome.new, done.outcome.changed
    if not new and not changed:
        return words.text("Everything was in the file already. Nothing has changed.")
    added = words.counted("Added: {n} record", "Added: {n} records", new)
    completed = words.counted("completed: {n} record", "completed: {n} records", changed)
    return f"{added}, {completed}" if changed else added
