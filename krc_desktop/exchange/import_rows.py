"""The rows of somebody's own list understood: fields of a noun, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import Any

from krc_desktop.alphabet import folded
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.exchange.cells import read_day, read_time, read_yes_no
from krc_desktop.exchange.column_guesses import Field, ListKind
from krc_desktop.exchange.import_cells import (
    CellProblem,
    CellTrouble,
    Wrong,
    read_birth_year,
    read_email,
    read_phone,
    read_text,
)
from krc_desktop.exchange.import_lookups import ImportLookups
from krc_desktop.exchange.vocabulary import KNOWN, ORGANISATION_KIND
from krc_desktop.model.fields import LINE, NAME, NOTE
from krc_desktop.model.organisation_history import doubt_of, is_a_persons
from krc_desktop.model.organisations import OrganisationKind
from krc_desktop.model.people import name_from_line
from krc_desktop.model.typed_hours import read_hours
from krc_desktop.model.volunteers import Known, check_age

_SUMS = frozenset({"kopa", "pavisam", "summa", "total", "sum", "in all"})
_DAY_MINUTES = 24 * 60

Cells = Mapping[Field, str]


@dataclass
class ReadRow:
    """A row read: the noun's fields, what belongs to other nouns, what is wrong.

    `name` is how it is shown; `organisation` is one that is not in the file yet.
    """

    values: dict[str, Any] = field(default_factory=dict)
    extras: dict[str, Any] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)
    name: str = ""
    organisation: str = ""
    is_sum: bool = False

    def take(self, into: str, read: Callable[[], Any]) -> None:
        """Put what a cell says into a field; what can't be read is a problem, and left out."""
        try:
            self.values[into] = read()
        except Wrong as wrong:
            self.problems.append(wrong.problem)

    def warn(self, told: tuple[str, CellProblem | None]) -> str:
        """The value of a cell that may come with a warning."""
        value, problem = told
        if problem is not None:
            self.problems.append(problem)
        return value


def read_row(kind: ListKind, cells: Cells, look: ImportLookups) -> ReadRow:
    """A row by the fields chosen for its columns; empty cells are left out."""
    told = {field: text for field, text in cells.items() if text}
    if any(folded(text).strip(" :.") in _SUMS for text in list(cells.values())[:2]):
        return ReadRow(is_sum=True)
    return _READERS[kind](told, look)


def _person(told: Cells, look: ImportLookups) -> ReadRow:
    row = ReadRow()
    _named(row, told)
    row.values |= {"centre_id": look.centre_id, "group_id": look.others}
    _contacts(row, told)
    if Field.GROUP in told:
        row.take("group_id", lambda: _group(told[Field.GROUP], look))
    if Field.BIRTH_YEAR in told:
        row.take("birth_year", lambda: read_birth_year(told[Field.BIRTH_YEAR], look.today))
    if Field.AGE_BAND in told:
        band = look.band(told[Field.AGE_BAND])
        _found(row, "age_band_id", band, Field.AGE_BAND, CellTrouble.BAND_UNKNOWN, told)
    _municipality(row, told, look)
    if Field.ORGANISATION in told:
        _organisation_of(row, told[Field.ORGANISATION], look)
    if Field.PHOTO in told:
        try:
            row.extras["photo"] = read_yes_no(told[Field.PHOTO])
        except BrokenRule:
            row.problems.append(
                CellProblem(Field.PHOTO, CellTrouble.ANSWER_UNKNOWN, told[Field.PHOTO][:60])
            )
    return row


def _named(row: ReadRow, told: Cells) -> None:
    """The name from one column or from two; needed."""
    first, last = told.get(Field.FIRST_NAME, ""), told.get(Field.LAST_NAME, "")
    if not first and not last:
        first, last = name_from_line(told.get(Field.NAME, ""))
    names = ((Field.FIRST_NAME, "first_name", first), (Field.LAST_NAME, "last_name", last))
    for of, into, text in names:
        if text:
            shown = of if of in told else Field.NAME
            row.take(into, partial(read_text, shown, text, NAME))
    read = (row.values.get("first_name", ""), row.values.get("last_name", ""))
    row.name = " ".join(part for part in read if part)
    if not first and not last:
        of = Field.NAME if Field.NAME in told else Field.FIRST_NAME
        row.problems.append(CellProblem(of, CellTrouble.NAME_MISSING))


def _contacts(row: ReadRow, told: Cells) -> None:
    if Field.PHONE in told:
        row.take("phone", lambda: row.warn(read_phone(told[Field.PHONE])))
    if Field.EMAIL in told:
        row.take("email", lambda: row.warn(read_email(told[Field.EMAIL], LINE)))
    if Field.NOTES in told:
        row.take("notes", lambda: read_text(Field.NOTES, told[Field.NOTES], NOTE))


def _group(typed: str, look: ImportLookups) -> int:
    group = look.group(typed)
    if group is None:
        raise Wrong(CellProblem(Field.GROUP, CellTrouble.GROUP_UNKNOWN, typed[:60]))
    if group.numbers_only:
        raise Wrong(CellProblem(Field.GROUP, CellTrouble.GROUP_NUMBERS_ONLY, typed[:60]))
    return group.id


def _municipality(row: ReadRow, told: Cells, look: ImportLookups) -> None:
    if Field.MUNICIPALITY in told:
        place = look.municipality(told[Field.MUNICIPALITY])
        trouble = CellTrouble.MUNICIPALITY_UNKNOWN
        _found(row, "municipality_id", place, Field.MUNICIPALITY, trouble, told)


def _found(
    row: ReadRow, into: str, found: int | None, of: Field, trouble: CellTrouble, told: Cells
) -> None:
    if found is None:
        row.problems.append(CellProblem(of, trouble, told[of][:60]))
    else:
        row.values[into] = found


def _organisation_of(row: ReadRow, typed: str, look: ImportLookups) -> None:
    """The organisation of a person: one known by name, or a new one to be made with the list."""
    try:
        name = read_text(Field.ORGANISATION, typed, LINE)
    except Wrong as wrong:
        row.problems.append(wrong.problem)
        return
    known = look.organisations(name)
    if len(known) == 1:
        row.values["organisation_id"] = known[0]
    elif known:
        row.problems.append(
            CellProblem(Field.ORGANISATION, CellTrouble.ORGANISATION_UNCLEAR, name[:60])
        )
    else:
        row.organisation = name


def _organisation(told: Cells, look: ImportLookups) -> ReadRow:
    row = ReadRow()
    row.values["centre_id"] = look.centre_id
    if Field.TITLE in told:
        row.take("name", lambda: read_text(Field.TITLE, told[Field.TITLE], LINE))
        row.name = row.values.get("name", "")
    else:
        row.problems.append(CellProblem(Field.TITLE, CellTrouble.NAME_MISSING))
    row.values["kind"] = OrganisationKind.OTHER
    if Field.KIND in told:
        try:
            row.values["kind"] = ORGANISATION_KIND.read(told[Field.KIND])
        except BrokenRule:
            problem = CellProblem(Field.KIND, CellTrouble.KIND_UNKNOWN, told[Field.KIND][:60])
            row.problems.append(problem)
    if Field.REGISTRATION_NUMBER in told:
        row.take("registration_number", lambda: _registered(row, told[Field.REGISTRATION_NUMBER]))
    _municipality(row, told, look)
    _contacts(row, told)
    return row


def _registered(row: ReadRow, typed: str) -> str:
    text = read_text(Field.REGISTRATION_NUMBER, typed, 40, digits=True).replace(" ", "")
    is_number = len(text) == 11 and text.isascii() and text.isdecimal()
    if is_number and is_a_persons(text):
        raise Wrong(CellProblem(Field.REGISTRATION_NUMBER, CellTrouble.CODE))
    if not is_number:
        raise Wrong(CellProblem(Field.REGISTRATION_NUMBER, CellTrouble.NUMBER_ODD, text[:20]))
    if doubt_of(text) is not None:
        row.problems.append(CellProblem(Field.REGISTRATION_NUMBER, CellTrouble.NUMBER_CHECK, text))
    return text


def _hours(told: Cells, look: ImportLookups) -> ReadRow:
    row = ReadRow()
    _named(row, told)
    row.values |= {"centre_id": look.centre_id, "known": Known.DECLARED}
    names = (row.values.pop("first_name", ""), row.values.pop("last_name", ""))
    if row.name:
        _worker(row, look, names)
    row.take("local_day", lambda: _day(told, look))
    _length(row, told)
    for of, into in ((Field.TASK, "task"), (Field.PLACE, "place")):
        if of in told:
            row.take(into, partial(read_text, of, told[of], LINE))
    if Field.KNOWN in told:
        try:
            row.values["known"] = KNOWN.read(told[Field.KNOWN])
        except BrokenRule:
            problem = CellProblem(Field.KNOWN, CellTrouble.ANSWER_UNKNOWN, told[Field.KNOWN][:60])
            row.problems.append(problem)
    _old_enough(row, look)
    return row


def _worker(row: ReadRow, look: ImportLookups, names: tuple[str, str]) -> None:
    """Whose hours they are: the one card of that name."""
    cards = look.people_called(*names)
    if len(cards) == 1:
        row.values["person_id"] = cards[0]
        return
    trouble = CellTrouble.PERSON_UNCLEAR if cards else CellTrouble.PERSON_UNKNOWN
    row.problems.append(CellProblem(Field.NAME, trouble, row.name[:60]))


def _day(told: Cells, look: ImportLookups) -> Any:
    typed = told.get(Field.DAY, "")
    try:
        day = read_day(typed.split(" ")[0] if typed[:4].isdecimal() else typed)
    except BrokenRule as broken:
        problem = CellProblem(Field.DAY, CellTrouble.DAY_UNREADABLE, typed[:60])
        raise Wrong(problem) from broken
    if day > look.today:
        raise Wrong(CellProblem(Field.DAY, CellTrouble.DAY_AHEAD, typed[:60]))
    return day


def _length(row: ReadRow, told: Cells) -> None:
    """How long, and from when to when if both are told; without a length the span tells it."""
    ends: dict[Field, int] = {}
    for of in (Field.STARTS, Field.ENDS):
        if of in told:
            try:
                moment = read_time(told[of])
                ends[of] = moment.hour * 60 + moment.minute
            except BrokenRule:
                problem = CellProblem(of, CellTrouble.TIME_UNREADABLE, told[of][:60])
                row.problems.append(problem)
    if len(ends) == 2:
        starts, last = ends[Field.STARTS], ends[Field.ENDS]
        last += _DAY_MINUTES if last <= starts else 0
        row.values |= {"starts": starts, "ends": last, "minutes": last - starts}
    typed = told.get(Field.HOURS, "")
    if typed or "minutes" not in row.values:
        row.take("minutes", lambda: _minutes(typed))


def _minutes(typed: str) -> int:
    try:
        return read_hours(typed)
    except BrokenRule as broken:
        meant = broken.facts.get("suggested") if broken.key is Rule.HOURS_OUT_OF_DAY else None
        proposal = f"{meant // 60}:{meant % 60:02}" if isinstance(meant, int) else ""
        problem = CellProblem(Field.HOURS, CellTrouble.HOURS_UNREADABLE, typed[:60], proposal)
        raise Wrong(problem) from broken


def _old_enough(row: ReadRow, look: ImportLookups) -> None:
    if "person_id" not in row.values or "local_day" not in row.values:
        return
    person = look.file.people.get(row.values["person_id"])
    bands = look.file.people.age_bands
    try:
        check_age(
            person,
            bands.get(person.age_band_id) if person.age_band_id else None,
            row.values["local_day"],
        )
    except BrokenRule:
        row.problems.append(CellProblem(Field.NAME, CellTrouble.TOO_YOUNG, row.name[:60]))


_READERS: Mapping[ListKind, Callable[[Cells, ImportLookups], ReadRow]] = MappingProxyType(
    {
        ListKind.PEOPLE: _person,
        ListKind.ORGANISATIONS: _organisation,
        ListKind.HOURS: _hours,
    }
)
