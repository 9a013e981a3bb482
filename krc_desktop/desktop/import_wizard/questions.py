"""What is asked about the rows of a list: the same question about several rows is asked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from krc_desktop.exchange.column_guesses import Field
from krc_desktop.exchange.import_cells import CellProblem, CellTrouble
from krc_desktop.exchange.import_previews import Choices, ImportPreview, RowState

# what one answer settles for every row that says the same
_ALIKE = frozenset(
    {
        CellTrouble.CODE,
        CellTrouble.GROUP_UNKNOWN,
        CellTrouble.GROUP_NUMBERS_ONLY,
        CellTrouble.BAND_UNKNOWN,
        CellTrouble.MUNICIPALITY_UNKNOWN,
        CellTrouble.ORGANISATION_UNCLEAR,
        CellTrouble.ANSWER_UNKNOWN,
        CellTrouble.KIND_UNKNOWN,
        CellTrouble.PERSON_UNKNOWN,
        CellTrouble.PERSON_UNCLEAR,
        CellTrouble.TOO_YOUNG,
    }
)
# nothing typed into the cell would answer these
_ONLY_LEFT_OUT = frozenset({CellTrouble.REPEATED, CellTrouble.TOO_YOUNG})
_NAMES = (Field.NAME, Field.FIRST_NAME, Field.LAST_NAME)


@dataclass(frozen=True)
class Question:
    """A problem, the rows that have it, and the column in which it stands (None: in none)."""

    problem: CellProblem
    rows: tuple[int, ...]
    column: int | None

    @property
    def takes_text(self) -> bool:
        """Whether another text in the cell can answer it."""
        return self.column is not None and self.problem.trouble not in _ONLY_LEFT_OUT

    def cells(self, text: str) -> Mapping[tuple[int, int], str]:
        """The text in each of its cells."""
        return {(row, self.column): text for row in self.rows if self.column is not None}


def questions_of(shown: ImportPreview) -> list[Question]:
    """Every question about a list, in the order of its rows."""
    found: dict[object, tuple[CellProblem, list[int]]] = {}
    for row in shown.questions:
        if row.state is RowState.LEFT_OUT:
            continue
        for problem in row.problems:
            alike = (problem.field, problem.trouble, problem.given)
            key = alike if problem.trouble in _ALIKE else (row.number, *alike)
            found.setdefault(key, (problem, []))[1].append(row.number)
    return [
        Question(problem, tuple(rows), column_of(shown.choices, problem.field))
        for problem, rows in found.values()
    ]


def column_of(choices: Choices, field: Field) -> int | None:
    """The column that is brought in as a field; of a name whichever part of it there is."""
    columns = {chosen: at for at, chosen in choices.fields.items()}
    wanted = (field, *_NAMES) if field in _NAMES else (field,)
    return next((columns[one] for one in wanted if one in columns), None)
