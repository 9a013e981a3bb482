"""The board's geometry: where instants lie in days of 23 to 25 hours, and back again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop import clock
from krc_desktop.model.board import (
    Board,
    BoardBooking,
    BoardDay,
    BoardOutage,
    BoardPhase,
    Due,
    Lane,
    StateKind,
    Suggestion,
    View,
    day_use,
    free_between,
    period_of,
    state_of,
    stepped,
    whole_day,
)
from krc_desktop.model.board_geometry import (
    DAY_MINUTES,
    Layout,
    Sizes,
    Window,
    cell_of,
    common_window,
    days_later,
    parts_of,
    window_of,
)
from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.equipment import EquipmentKind, Phase, Risk
from krc_desktop.model.opening import Span
from krc_desktop.model.reports import Both
from krc_desktop.periods import Period
from tests.builders import at, day

AUTUMN, SPRING = day("2026-10-25"), day("2027-03-28")
HOUR = 3600


def second(wall: str) -> int:
    return clock.seconds_of(at(wall))


def span(first: str, last: str) -> Span:
    return Span(second(first), second(last))


def days(first: date, count: int = 7) -> tuple[BoardDay, ...]:
    return tuple(
        BoardDay(first + timedelta(days=n), whole_day(first + timedelta(days=n)))
        for n in range(count)
    )


def booking(first: str, last: str, **others: object) -> BoardBooking:
    facts = {
        "booking_id": 1,
        "equipment_id": 1,
        "span": span(first, last),
        "purpose": BookingPurpose.PERSON,
        **others,
    }
    return BoardBooking(**facts)  # type: ignore[arg-type]


def lane(kind: EquipmentKind = EquipmentKind.SEWING, **others: object) -> Lane:
    facts = {
        "equipment_id": 1,
        "name": Both("Iekārta"),
        "kind": kind,
        "risk": Risk.ORANGE,
        **others,
    }
    return Lane(**facts)  # type: ignore[arg-type]


def board_of(*lanes: Lane, first: date = AUTUMN - timedelta(days=6), count: int = 7) -> Board:
    found = days(first, count)
    return Board(Period(found[0].day, found[-1].day), found, lanes)


# -- periods -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("view", "first", "last"),
    [
        (View.DAY, "2026-10-28", "2026-10-28"),
        (View.WEEK, "2026-10-26", "2026-11-01"),
        (View.MONTH, "2026-10-01", "2026-10-31"),
    ],
)
def test_a_period_holds_its_day(view: View, first: str, last: str) -> None:
    assert period_of(view, day("2026-10-28")) == Period(day(first), day(last))


def test_steps_go_a_period_on_and_stay_in_shorter_months() -> None:
    assert stepped(View.DAY, day("2026-10-31"), 1) == day("2026-11-01")
    assert stepped(View.WEEK, day("2026-10-31"), -1) == day("2026-10-24")
    assert stepped(View.MONTH, day("2026-10-31"), 1) == day("2026-11-30")
    assert stepped(View.MONTH, day("2027-01-31"), 1) == day("2027-02-28")


# -- windows -----------------------------------------------------------------------------------


def test_a_kiln_shows_whole_days_and_others_their_hours() -> None:
    assert window_of(lane(EquipmentKind.KILN)) == Window(0, DAY_MINUTES)
    assert window_of(lane(usual=(540, 1140))) == Window(540, 1140)
    assert window_of(lane()) == Window(480, 1200)


@pytest.mark.parametrize(
    ("first", "last", "window"),
    [
        ("2026-10-20 07:30", "2026-10-20 09:00", (7 * 60, 19 * 60)),
        ("2026-10-20 18:00", "2026-10-20 21:15", (9 * 60, 22 * 60)),
        ("2026-10-20 22:00", "2026-10-21 00:00", (9 * 60, 24 * 60)),
        ("2026-10-20 22:00", "2026-10-21 02:00", (0, 24 * 60)),
    ],
)
def test_what_lies_outside_stretches_a_lane(first: str, last: str, window: tuple[int, int]) -> None:
    stretched = lane(usual=(540, 1140), bookings=(booking(first, last),))
    assert window_of(stretched) == Window(*window)


def test_a_suggestion_stretches_too_and_work_that_stays_does_not() -> None:
    due = Due(1, "Eļļot", is_over=False)
    early = Suggestion(due, 1, span("2026-10-20 08:00", "2026-10-20 09:00"))
    stays = booking("2026-10-20 15:00", "2026-10-20 18:00", stays_until=second("2026-10-21 09:00"))
    assert window_of(lane(usual=(540, 1140), suggestions=(early,))).first == 480
    assert window_of(lane(usual=(540, 1140), bookings=(stays,))) == Window(540, 1140)


def test_windows_are_joined_for_one_day() -> None:
    assert common_window([Window(540, 1140), Window(480, 900)]) == Window(480, 1140)
    assert common_window([]).minutes > 0


# -- cells -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("on", "hours"), [(AUTUMN, 25), (SPRING, 23), (day("2026-10-26"), 24)])
def test_a_cell_is_as_long_as_its_day(on: date, hours: int) -> None:
    cell = cell_of(on, Window(0, DAY_MINUTES))
    assert cell.shown.end - cell.shown.start == hours * HOUR
    noon = clock.seconds_of(at(f"{on} 12:00"))
    assert cell.share(noon) == pytest.approx((hours - 12) / hours)


@pytest.mark.parametrize("on", [AUTUMN, SPRING])
def test_a_firing_over_a_clock_change_is_drawn_by_the_hours_that_pass(on: date) -> None:
    cell = cell_of(on, Window(0, DAY_MINUTES))
    four = cell.share(cell.whole.start + 4 * HOUR) - cell.share(cell.whole.start)
    assert four * (cell.shown.end - cell.shown.start) == pytest.approx(4 * HOUR)


def test_the_hours_of_a_shop_are_the_same_on_the_day_of_a_change() -> None:
    cell = cell_of(AUTUMN, Window(540, 1140))
    assert cell.shown == span("2026-10-25 09:00", "2026-10-25 19:00")


WINDOWS = st.tuples(st.integers(0, 22), st.integers(1, 24)).map(
    lambda pair: Window(min(pair[0], pair[1] - 1) * 60, max(pair[0] + 1, pair[1]) * 60)
)
DAYS = st.one_of(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.sampled_from([AUTUMN, SPRING]))


@given(DAYS, WINDOWS, st.integers(0, 100), st.sampled_from([5, 10, 15, 30, 60]))
def test_an_instant_is_found_again_where_it_was_drawn(
    on: date, window: Window, steps: int, step: int
) -> None:
    cell = cell_of(on, window)
    length = (cell.shown.end - cell.shown.start) // (step * 60)
    wanted = cell.snapped(cell.shown.start, step) + steps % max(length, 1) * step * 60
    if not cell.shown.start <= wanted <= cell.shown.end:
        return
    assert cell.snapped(cell.second(cell.share(wanted)), step) == wanted


@given(DAYS, WINDOWS, st.floats(-1, 2))
def test_what_is_drawn_never_leaves_its_cell(on: date, window: Window, share: float) -> None:
    cell = cell_of(on, window)
    found = cell.second(share)
    assert cell.shown.start <= found <= cell.shown.end
    assert 0 <= cell.share(found) <= 1
    assert cell.share(cell.shown.start - 9999) == 0
    assert cell.share(cell.shown.end + 9999) == 1


# -- parts -------------------------------------------------------------------------------------


@given(st.integers(-3 * 24, 12 * 24), st.integers(1, 14 * 24), st.sampled_from([AUTUMN, SPRING]))
def test_the_parts_of_a_stretch_sum_to_the_whole(start: int, hours: int, sunday: date) -> None:
    shown = days(sunday - timedelta(days=6))
    whole = Span(shown[0].whole.start, shown[-1].whole.end)
    stretch = Span(whole.start + start * HOUR, whole.start + (start + hours) * HOUR)
    parts = parts_of(stretch, shown)
    inside = max(0, min(stretch.end, whole.end) - max(stretch.start, whole.start))
    assert sum(part.span.end - part.span.start for part in parts) == inside
    assert all(
        shown[p.day].whole.start <= p.span.start < p.span.end <= shown[p.day].whole.end
        for p in parts
    )
    assert [p.starts_here for p in parts[1:]] == [False] * len(parts[1:])
    assert [p.ends_here for p in parts[:-1]] == [False] * len(parts[:-1])


def test_a_night_of_twenty_five_hours_is_cut_at_its_midnights() -> None:
    parts = parts_of(span("2026-10-24 18:00", "2026-10-26 02:00"), days(day("2026-10-19"), 8))
    assert [(one.span.end - one.span.start) // HOUR for one in parts] == [6, 25, 2]


# -- layouts -----------------------------------------------------------------------------------


@given(
    st.integers(0, 7 * 24 * 4 - 1),
    st.integers(1, 7 * 24 * 4),
    st.sampled_from(list(View)),
    st.floats(200, 3000),
)
def test_no_block_lies_outside_its_cell(start: int, steps: int, view: View, width: float) -> None:
    board = board_of(lane(EquipmentKind.KILN), lane(usual=(540, 1140)))
    layout = Layout(board, Sizes(width, 500, 80, 100), view)
    first = board.days[0].whole.start
    stretch = Span(first + start * 900, first + (start + steps) * 900)
    for number in (0, 1):
        for part in parts_of(stretch, board.days[:1] if view is View.DAY else board.days):
            place, room = layout.place(number, part), layout.rect(number, part.day)
            if place is None:
                continue
            assert room.top - 1e-6 <= place.top < place.bottom <= room.bottom + 1e-6
            assert (place.left, place.width) == (room.left, room.width)


@given(st.integers(0, 6), st.integers(0, 1), st.floats(0, 0.999), st.sampled_from([AUTUMN, SPRING]))
def test_a_point_leads_to_its_instant_and_back(
    on: int, number: int, share: float, sunday: date
) -> None:
    board = board_of(
        lane(EquipmentKind.KILN), lane(usual=(540, 1140)), first=sunday - timedelta(days=6)
    )
    layout = Layout(board, Sizes(900, 500, 80, 100))
    room = layout.rect(number, on)
    y = room.top + share * room.height
    spot = layout.spot(room.left + room.width / 2, y)
    assert (spot.lane, spot.day) == (number, on)
    assert layout.line(number, on, spot.second) == pytest.approx(y, abs=0.02)


def test_lanes_share_the_height_and_a_kiln_gets_more() -> None:
    board = board_of(lane(EquipmentKind.KILN), lane(), lane(), lane())
    layout = Layout(board, Sizes(700, 592, 80, 100))
    heights = [b - a for a, b in zip(layout.row_edges, layout.row_edges[1:], strict=False)]
    assert layout.height == 592
    assert heights[0] == pytest.approx(1.42 * heights[1], abs=1.5)
    assert Layout(board, Sizes(100, 100, 80, 100)).width == 560


def test_one_day_has_a_column_for_each_machine_and_one_scale() -> None:
    board = board_of(lane(EquipmentKind.KILN), lane(usual=(540, 1140)), count=1)
    layout = Layout(board, Sizes(800, 600, 150, 100), View.DAY)
    assert layout.rect(0, 0).right == layout.rect(1, 0).left
    assert layout.windows == [Window(0, DAY_MINUTES)] * 2
    noon = clock.seconds_of(clock.midnight(board.days[0].day)) + 12 * HOUR
    assert layout.line(0, 0, noon) == layout.line(1, 0, noon)


def test_an_empty_board_has_a_layout() -> None:
    layout = Layout(board_of(), Sizes(700, 500, 80, 100))
    assert (layout.width, layout.height) == (700, 0)


def test_the_same_time_of_another_day_over_a_clock_change() -> None:
    assert days_later(second("2026-10-24 10:00"), 1) == second("2026-10-25 10:00")
    assert days_later(second("2027-03-28 10:00"), -1) == second("2027-03-27 10:00")
    # 03:30 doesn't exist on the night of spring: half an hour after the jump
    assert days_later(second("2027-03-27 03:30"), 1) == second("2027-03-28 04:30")


# -- states ------------------------------------------------------------------------------------

NOW = "2026-10-20 12:19"


def fire(first: str, *phases: tuple[Phase, int], **others: object) -> BoardBooking:
    at_, laid = second(first), []
    for phase, hours in phases:
        laid.append(BoardPhase(phase, Span(at_, at_ + hours * HOUR)))
        at_ += hours * HOUR
    return BoardBooking(
        booking_id=2,
        equipment_id=1,
        span=Span(second(first), at_),
        purpose=BookingPurpose.FIRING,
        phases=tuple(laid),
        **others,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("ahead", "kind", "until"),
    [
        ((), StateKind.FREE, None),
        (("2026-10-20 18:00", "2026-10-20 19:00"), StateKind.FREE_UNTIL, "2026-10-20 18:00"),
        (("2026-10-20 13:00", "2026-10-20 19:00"), StateKind.TAKEN_FROM, "2026-10-20 13:00"),
        (("2026-10-20 12:00", "2026-10-20 14:30"), StateKind.TAKEN_UNTIL, "2026-10-20 14:30"),
        (("2026-10-21 09:00", "2026-10-21 10:00"), StateKind.FREE, None),
    ],
)
def test_how_a_machine_is_now(ahead: tuple[str, str], kind: StateKind, until: str | None) -> None:
    state = state_of(lane(ahead=(booking(*ahead),) if ahead else ()), second(NOW))
    assert state.kind is kind
    assert state.at == (second(until) if until else None)


def test_a_kiln_fires_then_cools_then_waits_for_hands() -> None:
    firing = fire("2026-10-20 10:00", (Phase.LOAD, 1), (Phase.FIRE, 6), (Phase.COOL, 12))
    kiln = lane(EquipmentKind.KILN, ahead=(firing,))
    assert state_of(kiln, second(NOW)).kind is StateKind.FIRING
    assert state_of(kiln, second(NOW)).at == second("2026-10-20 17:00")
    cooling = state_of(kiln, second("2026-10-20 20:00"))
    assert (cooling.kind, cooling.at) == (StateKind.COOLING, second("2026-10-21 05:00"))


def test_out_of_service_wins_and_says_until_when_where_it_is_known() -> None:
    known = BoardOutage(1, 1, span("2026-10-20 09:00", "2026-10-22 09:00"), "Filtrs")
    unknown = BoardOutage(1, 1, span("2026-10-20 09:00", "2099-10-22 09:00"), "?", known_end=False)
    later = BoardOutage(1, 1, span("2026-10-20 15:00", "2026-10-22 09:00"), "Filtrs")
    taken = booking("2026-10-20 12:00", "2026-10-20 14:00")
    now = second(NOW)
    assert state_of(lane(ahead=(taken,), out_ahead=(known,)), now).kind is StateKind.OUT_UNTIL
    assert state_of(lane(out_ahead=(unknown,)), now).kind is StateKind.OUT
    assert state_of(lane(out_ahead=(later,)), now).kind is StateKind.FREE


# -- a month -----------------------------------------------------------------------------------


def test_a_day_is_taken_by_its_share_of_open_hours() -> None:
    one = days(day("2026-10-20"), 1)[0]
    opens = (span("2026-10-20 09:00", "2026-10-20 19:00"),)
    half = booking("2026-10-20 09:00", "2026-10-20 14:00")
    missed = booking("2026-10-20 14:00", "2026-10-20 19:00", status=BookingStatus.NO_SHOW)
    use = day_use(lane(opens=opens, bookings=(half, missed)), one)
    assert (use.share, use.minutes, len(use.bookings)) == (0.5, 300, 2)


def test_a_closed_day_is_taken_by_its_share_of_the_whole_day() -> None:
    one = days(AUTUMN, 1)[0]
    cooling = booking("2026-10-24 12:00", "2026-10-26 12:00")
    assert day_use(lane(bookings=(cooling,)), one).share == 1
    assert day_use(lane(bookings=(cooling,)), one).minutes == 25 * 60
    assert day_use(lane(), one).share == 0


def test_what_is_left_free() -> None:
    whole = span("2026-10-20 09:00", "2026-10-20 19:00")
    taken = [
        span("2026-10-20 08:00", "2026-10-20 10:00"),
        span("2026-10-20 09:30", "2026-10-20 11:00"),
        span("2026-10-20 15:00", "2026-10-20 19:00"),
    ]
    assert free_between(taken, whole) == [span("2026-10-20 11:00", "2026-10-20 15:00")]
    assert free_between([], whole) == [whole]
    assert free_between([whole], whole) == []
