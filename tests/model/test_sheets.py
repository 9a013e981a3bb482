"""A sheet's total against its lines."""

from __future__ import annotations

import pytest

from krc_desktop.model.events import Sheet
from krc_desktop.model.sheets import LineOutcome, SheetLine, SheetState, balance

P, U, T, S = LineOutcome.PERSON, LineOutcome.UNNAMED, LineOutcome.TWICE, LineOutcome.STRUCK


@pytest.mark.parametrize(
    ("stated", "lines", "state", "missing"),
    [
        (None, [P], SheetState.NO_TOTAL, ()),
        (0, [], SheetState.AGREES, ()),
        (3, [P, U, P], SheetState.AGREES, ()),
        (3, [P], SheetState.DIFFERS, (2, 3)),
        (3, [P, T, S], SheetState.EXPLAINED, ()),
        (3, [P, T], SheetState.DIFFERS, (3,)),
        (2, [P, S, P], SheetState.AGREES, ()),
        (1, [P, P], SheetState.DIFFERS, ()),
    ],
)
def test_a_sheet_agrees_is_explained_or_differs(
    stated: int | None, lines: list[LineOutcome], state: SheetState, missing: tuple[int, ...]
):
    entered = [
        SheetLine(sheet_id=1, line=at, outcome=outcome) for at, outcome in enumerate(lines, 1)
    ]
    found = balance(Sheet(event_id=1, number=1, stated_total=stated), entered)
    assert (found.state, found.missing) == (state, missing)


def test_a_gap_in_a_printed_list_is_no_question_once_the_total_agrees():
    lines = [SheetLine(sheet_id=1, line=at, outcome=P) for at in (1, 3)]
    found = balance(Sheet(event_id=1, number=1, stated_total=2), lines)
    assert found.open_lines == (2,)
    assert found.missing == ()
