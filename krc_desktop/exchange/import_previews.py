"""What an import would bring, before anything is written: row by row, with the sums.

Nothing here writes. What a person decided stands in `Choices`; the preview is made anew from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.exchange.column_guesses import FIELDS_OF, Field, ListKind
from krc_desktop.exchange.import_cells import CellProblem, CellTrouble
from krc_desktop.exchange.import_lists import (
    Asked,
    OpenedList,
    Progress,
    SourceRow,
    Stopped,
)
from krc_desktop.exchange.import_lookups import AlikeCard, ImportLookups
from krc_desktop.exchange.import_rows import ReadRow, read_row
from krc_desktop.model.duplicates import Alike, named
from krc_desktop.store.centre_file import CentreFile

# beyond so many rows only equal names and telephones are proposed: a slip takes longer to find
MOST_MISTYPED = 3000
_TOLD_EVERY = 500


class RowState(StrEnum):
    """What becomes of a row. Only NEW and COMPLETES come in; UNDECIDED rows wait."""

    NEW = "new"
    COMPLETES = "completes"
    UNDECIDED = "undecided"
    PROBLEM = "problem"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Choices:
    """What a person decided about a list, all of it by the list's own rows and columns.

    `fields`: column → field. `fixes`: (row number, column) → another text. `same`: row number →
    whether the proposed card is the same. `left_out`: rows to be passed over.
    """

    fields: Mapping[int, Field]
    fixes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    same: Mapping[int, bool] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()

    def with_field(self, column: int, chosen: Field | None) -> Choices:
        """A column brought in as a field, or not at all; another column gives the field up."""
        others = {at: f for at, f in self.fields.items() if at != column and f is not chosen}
        return replace(self, fields=others | ({column: chosen} if chosen is not None else {}))

    def with_fix(self, row: int, column: int, text: str) -> Choices:
        """Another text in a cell."""
        return replace(self, fixes={**self.fixes, (row, column): text})

    def with_same(self, row: int, *, same: bool) -> Choices:
        """Whether the proposed card and the row are one person."""
        return replace(self, same={**self.same, row: same})

    def without(self, row: int) -> Choices:
        """A row passed over."""
        return replace(self, left_out=self.left_out | {row})


@dataclass(frozen=True)
class Match:
    """A card that may be the row's, in what they are alike, and whether nothing speaks against."""

    row_id: int
    name: str
    reasons: tuple[Alike, ...]
    sure: bool


@dataclass(frozen=True)
class PreviewRow:
    """A row as it would come in."""

    source: SourceRow
    read: ReadRow = field(repr=False)
    state: RowState
    problems: tuple[CellProblem, ...] = ()
    match: Match | None = None

    @property
    def number(self) -> int:
        """The row's number in its spreadsheet."""
        return self.source.number


@dataclass(frozen=True)
class ImportSums:
    """How many rows would come in as new, would complete known cards, wait, or stay out."""

    new: int
    completed: int
    waiting: int
    left_out: int
    organisations: int


@dataclass(frozen=True)
class ImportPreview:
    """A list as it would come in. `missing` are fields without which nothing can."""

    opened: OpenedList
    choices: Choices
    centre_id: int
    rows: tuple[PreviewRow, ...] = field(repr=False)
    sums: ImportSums
    missing: tuple[Field, ...] = ()

    @property
    def questions(self) -> tuple[PreviewRow, ...]:
        """The rows about which something is asked."""
        return tuple(row for row in self.rows if row.problems)

    @property
    def matches(self) -> tuple[PreviewRow, ...]:
        """The rows that may be known already."""
        return tuple(row for row in self.rows if row.match is not None)

    @property
    def may_run(self) -> bool:
        """Whether there is anything to bring in."""
        return not self.missing and bool(self.sums.new or self.sums.completed)


def first_choices(opened: OpenedList) -> Choices:
    """The choices by the guesses alone."""
    fields = {
        at: column.guess.field
        for at, column in enumerate(opened.columns)
        if column.guess.field is not None
    }
    return Choices(fields)


def preview(
    file: CentreFile,
    opened: OpenedList,
    choices: Choices,
    *,
    centre_id: int,
    progress: Progress = lambda _done, _of: None,
    asked: Asked = lambda: False,
) -> ImportPreview:
    """What would come in; `asked` says whether to give up (raises Stopped).

    Raises BrokenRule: COLUMN_HAS_CODES, COLUMN_TWICE, CHOICE_UNKNOWN (a field of another list).
    """
    _check(opened, choices)
    missing = _missing(opened.kind, frozenset(choices.fields.values()))
    look = ImportLookups(file, centre_id, mistyped=len(opened.rows) <= MOST_MISTYPED)
    seen: dict[tuple[object, ...], int] = {}
    rows: list[PreviewRow] = []
    with file.reading():
        for at, source in enumerate(opened.rows if not missing else ()):
            if at % _TOLD_EVERY == 0:
                progress(at, len(opened.rows))
                if asked():
                    raise Stopped
            rows.append(_row(opened.kind, source, choices, look, seen))
    progress(len(opened.rows), len(opened.rows))
    return ImportPreview(opened, choices, centre_id, tuple(rows), _sums(rows), missing)


def _check(opened: OpenedList, choices: Choices) -> None:
    chosen = list(choices.fields.values())
    for at, of in choices.fields.items():
        if of not in FIELDS_OF[opened.kind]:
            raise BrokenRule(Rule.CHOICE_UNKNOWN, field="column", given=of.value)
        if chosen.count(of) > 1:
            raise BrokenRule(Rule.COLUMN_TWICE, field=of.value)
        column = opened.columns[at]
        if column.guess.holds_codes:
            called = column.heading or column.letter
            raise BrokenRule(Rule.COLUMN_HAS_CODES, column=called)


def _missing(kind: ListKind, chosen: frozenset[Field]) -> tuple[Field, ...]:
    """The fields that the list needs and no column gives."""
    if kind is ListKind.ORGANISATIONS:
        return () if Field.TITLE in chosen else (Field.TITLE,)
    found: list[Field] = []
    if not chosen & {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME}:
        found.append(Field.NAME)
    if kind is ListKind.HOURS:
        found += [Field.DAY] if Field.DAY not in chosen else []
        if Field.HOURS not in chosen and not {Field.STARTS, Field.ENDS} <= chosen:
            found.append(Field.HOURS)
    return tuple(found)


def _row(
    kind: ListKind,
    source: SourceRow,
    choices: Choices,
    look: ImportLookups,
    seen: dict[tuple[object, ...], int],
) -> PreviewRow:
    cells = {
        of: choices.fixes.get((source.number, at), source.cells[at])
        for at, of in sorted(choices.fields.items())
    }
    read = read_row(kind, cells, look)
    problems = list(read.problems)
    if read.is_sum or source.number in choices.left_out:
        return PreviewRow(source, read, RowState.LEFT_OUT)
    key = _key(kind, read)
    if key is not None and seen.setdefault(key, source.number) != source.number:
        of = Field.TITLE if kind is ListKind.ORGANISATIONS else Field.NAME
        problems.append(CellProblem(of, CellTrouble.REPEATED, str(seen[key])))
    if any(problem.keeps_out for problem in problems):
        return PreviewRow(source, read, RowState.PROBLEM, tuple(problems))
    match = _match(kind, read, look)
    state = _state(source.number, match, choices)
    return PreviewRow(source, read, state, tuple(problems), match)


def _key(kind: ListKind, read: ReadRow) -> tuple[object, ...] | None:
    """By what two rows of one list are the same; None where too little is known to say so."""
    if kind is ListKind.HOURS:
        wanted = ("person_id", "local_day", "minutes", "task", "starts")
        return tuple(read.values.get(name) for name in wanted)
    if kind is ListKind.ORGANISATIONS:
        return (read.name.casefold(),) if read.name else None
    phone = read.values.get("phone", "")
    born = read.values.get("birth_year")
    return (read.name.casefold(), phone, born) if read.name and (phone or born) else None


def _match(kind: ListKind, read: ReadRow, look: ImportLookups) -> Match | None:
    if kind is ListKind.PEOPLE:
        found = look.alike(
            named(
                0,
                read.values.get("first_name", ""),
                read.values.get("last_name", ""),
                born=read.values.get("birth_year"),
                phone=read.values.get("phone", ""),
                email=read.values.get("email", ""),
            )
        )
        return _matched(found, lambda row_id: look.file.people.get(row_id).name)
    if kind is ListKind.ORGANISATIONS:
        number = look.with_number(read.values.get("registration_number") or "")
        called = look.organisations(read.name)
        row_id = number or (called[0] if called else None)
        sure = number is not None or len(called) == 1
        alike = AlikeCard(row_id, (Alike.SAME_NAME,), sure) if row_id else None
        return _matched(alike, lambda found: look.file.organisations.get(found).name)
    known = look.file.volunteers.find_one(
        "person_id = ? AND local_day = ? AND minutes = ? AND task = ?",
        read.values["person_id"],
        read.values["local_day"].isoformat(),
        read.values["minutes"],
        read.values.get("task", ""),
    )
    if known is None:
        return None
    return Match(known.id, read.name, (Alike.SAME_NAME,), sure=True)


def _matched(found: AlikeCard | None, name: Callable[[int], str]) -> Match | None:
    if found is None:
        return None
    return Match(found.row_id, name(found.row_id), found.reasons, found.sure)


def _state(number: int, match: Match | None, choices: Choices) -> RowState:
    """A sure likeness is taken for the same until somebody says otherwise; a mere one waits."""
    if match is None:
        return RowState.NEW
    same = choices.same.get(number)
    if same is None:
        return RowState.COMPLETES if match.sure else RowState.UNDECIDED
    return RowState.COMPLETES if same else RowState.NEW


def _sums(rows: list[PreviewRow]) -> ImportSums:
    states = [row.state for row in rows]
    coming = (row for row in rows if row.state in (RowState.NEW, RowState.COMPLETES))
    made = {row.read.organisation.casefold() for row in coming if row.read.organisation}
    return ImportSums(
        new=states.count(RowState.NEW),
        completed=states.count(RowState.COMPLETES),
        waiting=states.count(RowState.UNDECIDED),
        left_out=states.count(RowState.PROBLEM) + states.count(RowState.LEFT_OUT),
        organisations=len(made),
    )
