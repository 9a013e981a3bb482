"""Sign-in sheets line by line, as they lie on the table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from krc_desktop.model.events import Event, EventDay, Sheet
from krc_desktop.model.fields import LINE, Record, Row, text, whole
from krc_desktop.model.people import Answer
from krc_desktop.model.reports import Both

MOST_LINES = 1000


class LineOutcome(StrEnum):
    """What became of a line of the paper. The first two count, the others say why they don't."""

    PERSON = "person"
    UNNAMED = "unnamed"
    TWICE = "twice"
    STRUCK = "struck"
    ABSENT = "absent"
    OTHER = "other"


COUNTED = frozenset({LineOutcome.PERSON, LineOutcome.UNNAMED})


class ListedBefore(StrEnum):
    """What stood on the event's list for a person before their sheet was entered."""

    NO = "no"
    ABSENT = "absent"
    PRESENT = "present"


@dataclass(frozen=True, kw_only=True)
class SheetLine(Record):
    """A line of a sheet: who signed, or why it counts nobody (`note`: other reasons in words)."""

    sheet_id: int
    line: int = whole(1, MOST_LINES)
    outcome: LineOutcome
    person_id: int | None = None
    made_card: bool = False
    group_id: int | None = None
    note: str = text(LINE)
    consent_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class SheetMark(Row):
    """One signature: of a line, on a day; an illegible one counts in a head-count line."""

    line_id: int
    event_day_id: int
    headcount_id: int | None = None
    listed_before: ListedBefore = ListedBefore.NO


class SheetState(StrEnum):
    """How a sheet stands against the total that is written on it."""

    NO_TOTAL = "no_total"
    DIFFERS = "differs"
    EXPLAINED = "explained"
    AGREES = "agrees"
    FINISHED = "finished"


@dataclass(frozen=True)
class Balance:
    """A sheet's own total against its lines.

    `counted` lines count somebody, `explained` ones say why they don't; `open_lines` are the
    numbers not entered, up to the last one that the total or an entry asks for.
    """

    stated: int | None
    counted: int
    explained: int
    open_lines: tuple[int, ...]
    has_reason: bool = False

    @property
    def difference(self) -> int:
        """How many more signed by the sheet than were entered; below nought: fewer."""
        return 0 if self.stated is None else self.stated - self.counted

    @property
    def state(self) -> SheetState:
        """Whether both agree, or every line between them is explained."""
        if self.stated is None:
            return SheetState.NO_TOTAL
        if self.difference == 0:
            return SheetState.AGREES
        enough = self.explained >= self.difference
        explained = enough if self.difference > 0 else self.has_reason
        return SheetState.EXPLAINED if explained else SheetState.DIFFERS

    @property
    def missing(self) -> tuple[int, ...]:
        """The lines still to be entered or explained; none once the total is accounted for."""
        return () if self.may_finish else self.open_lines

    @property
    def may_finish(self) -> bool:
        """Whether the sheet may be put aside."""
        return self.state in (SheetState.AGREES, SheetState.EXPLAINED)


def balance(sheet: Sheet, lines: Iterable[SheetLine]) -> Balance:
    """How a sheet's lines stand against its total."""
    entered = {line.line: line.outcome in COUNTED for line in lines}
    counted = sum(entered.values())
    wanted = min(max(sheet.stated_total or 0, max(entered, default=0)), MOST_LINES)
    return Balance(
        stated=sheet.stated_total,
        counted=counted,
        explained=len(entered) - counted,
        open_lines=tuple(at for at in range(1, wanted + 1) if at not in entered),
        has_reason=bool(sheet.difference_reason),
    )


class CardFound(StrEnum):
    """Whose card a line led to."""

    KNOWN = "known"
    NEW = "new"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class EnteredLine:
    """A line as the entry screen shows it; `days` are those signed on.

    `volunteered`: the person has hours at the event too. `elsewhere` is (sheet, line) of another
    sheet of the event with the same person. `off_list`: taken off the event's list since.
    """

    line: SheetLine
    name: str
    group_id: int | None
    group: Both | None
    card: CardFound
    photo: Answer
    days: tuple[date, ...]
    volunteered: bool = False
    elsewhere: tuple[int, int] | None = None
    listed_before: bool = False
    off_list: bool = False


@dataclass(frozen=True)
class Stated:
    """A box of the sheet: what was entered of it, and what is written in it (None: nothing)."""

    entered: int
    stated: int | None

    @property
    def agrees(self) -> bool:
        """Whether both say the same; an empty box contradicts nothing."""
        return self.stated is None or self.stated == self.entered


@dataclass(frozen=True, kw_only=True)
class SheetView:
    """A sheet as it is entered: its head, its lines, and how the totals stand.

    `of` is how many sheets the event has. `counted` and `volunteers` are the whole event's against
    the boxes of all its sheets: people only counted belong to no line.
    """

    sheet: Sheet
    event: Event
    code: str
    of: int
    days: tuple[EventDay, ...]
    lines: tuple[EnteredLine, ...]
    balance: Balance
    counted: Stated
    volunteers: Stated

    @property
    def state(self) -> SheetState:
        """How the sheet stands; a finished one that was changed since is open again."""
        return SheetState.FINISHED if self.sheet.finished_at else self.balance.state

    @property
    def next_line(self) -> int:
        """The first line that was not entered yet."""
        taken = {one.line.line for one in self.lines}
        return next(at for at in range(1, MOST_LINES + 2) if at not in taken)


@dataclass(frozen=True, kw_only=True)
class SheetInList:
    """A sheet among those of an event."""

    sheet: Sheet
    balance: Balance

    @property
    def state(self) -> SheetState:
        """How the sheet stands."""
        return SheetState.FINISHED if self.sheet.finished_at else self.balance.state
