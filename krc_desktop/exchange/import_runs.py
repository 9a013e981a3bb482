"""Bringing a previewed list in: every row that is ready, or nothing; one step of undo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from krc_desktop.exchange.column_guesses import ListKind
from krc_desktop.exchange.import_lists import Asked, Progress, Stopped
from krc_desktop.exchange.import_previews import ImportPreview, PreviewRow, RowState
from krc_desktop.model.imports import ImportKind, ImportOutcome, Incoming, RowRefused
from krc_desktop.model.people import Purpose
from krc_desktop.operations import organisations
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.imports import apply_import
from krc_desktop.store.centre_file import CentreFile

_AT_ONCE = 1000
_KINDS = MappingProxyType(
    {
        ListKind.PEOPLE: ImportKind.PEOPLE,
        ListKind.ORGANISATIONS: ImportKind.ORGANISATIONS,
        ListKind.HOURS: ImportKind.HOURS,
    }
)
# what a list may complete on a card that is known; never what is there already
_COMPLETED = MappingProxyType(
    {
        ListKind.PEOPLE: (
            "birth_year",
            "age_band_id",
            "phone",
            "email",
            "organisation_id",
            "municipality_id",
            "notes",
        ),
        ListKind.ORGANISATIONS: (
            "registration_number",
            "municipality_id",
            "phone",
            "email",
            "notes",
        ),
        ListKind.HOURS: (),
    }
)


@dataclass(frozen=True)
class ImportDone:
    """What came in; with a refused row nothing did, and `change` is None."""

    outcome: ImportOutcome
    change: Change | None = None


class _NothingKept(Exception):
    """Ends the transaction without keeping anything."""


def run_import(
    file: CentreFile,
    shown: ImportPreview,
    *,
    progress: Progress = lambda _done, _of: None,
    asked: Asked = lambda: False,
) -> ImportDone:
    """Write the rows that are new or complete a card, all of them in one step of undo.

    `asked` says whether to give up: raises Stopped, and nothing was written. Rows that wait or have
    a problem are passed over; a row that a rule refuses after all keeps everything out.
    """
    coming = [row for row in shown.rows if row.state in (RowState.NEW, RowState.COMPLETES)]
    counts = {"new": 0, "changed": 0, "same": 0}
    refused: list[RowRefused] = []
    try:
        with doing(file, Verb.IMPORT) as work:
            made = _organisations_made(file, coming)
            for start in range(0, len(coming), _AT_ONCE):
                progress(start, len(coming))
                if asked():
                    raise Stopped
                part = coming[start : start + _AT_ONCE]
                rows = list(_incoming(file, shown.opened.kind, part, made))
                outcome = apply_import(file, _KINDS[shown.opened.kind], rows)
                counts["new"] += outcome.new
                counts["changed"] += outcome.changed
                counts["same"] += outcome.same
                refused += outcome.refused
            if refused or not (counts["new"] or counts["changed"]):
                raise _NothingKept
        change: Change | None = work.change
    except _NothingKept:
        change = None
    progress(len(coming), len(coming))
    return ImportDone(ImportOutcome(**counts, refused=tuple(refused)), change)


def _organisations_made(file: CentreFile, coming: Sequence[PreviewRow]) -> dict[str, int]:
    """New organisations that people of the list come from, each made once."""
    made: dict[str, int] = {}
    for row in coming:
        name = row.read.organisation
        if name and name.casefold() not in made:
            added = organisations.add_organisation(file, name=name)
            made[name.casefold()] = added.row_id or 0
    return made


def _incoming(
    file: CentreFile, kind: ListKind, rows: Sequence[PreviewRow], made: dict[str, int]
) -> Iterator[Incoming]:
    for row in rows:
        values = dict(row.read.values)
        if row.read.organisation:
            values["organisation_id"] = made[row.read.organisation.casefold()]
        if row.state is RowState.NEW or row.match is None:
            yield Incoming(row.number, f"row {row.number} of a list", values, row.read.extras)
        elif kind is not ListKind.HOURS:
            yield _completing(file, kind, row, values)


def _completing(
    file: CentreFile, kind: ListKind, row: PreviewRow, values: dict[str, Any]
) -> Incoming:
    """What a row adds to a card that is known: only where the card says nothing."""
    row_id = row.match.row_id if row.match else 0
    shelf: Any = file.people if kind is ListKind.PEOPLE else file.organisations
    known = shelf.get(row_id)
    added = {
        name: values[name]
        for name in _COMPLETED[kind]
        if values.get(name) and not getattr(known, name)
    }
    extras = dict(row.read.extras)
    if kind is ListKind.PEOPLE and file.people.latest_consent(row_id, Purpose.PHOTO.value):
        extras.pop("photo", None)
    return Incoming(row.number, known.uid, added, extras)
