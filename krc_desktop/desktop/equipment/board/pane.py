"""The board of bookings: a day, a week or a month of a centre's machines."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from krc_desktop import clock
from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.board.acts import Acts
from krc_desktop.desktop.equipment.board.board_view import BoardView
from krc_desktop.desktop.equipment.board.controls import Controls
from krc_desktop.desktop.equipment.board.day_heads import day_heads
from krc_desktop.desktop.equipment.board.nothing_yet import hours_hint, no_machines
from krc_desktop.desktop.equipment.board.words import period_name
from krc_desktop.desktop.equipment.pane import Pane
from krc_desktop.desktop.holidays import Holidays
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.page import Page
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.errors import BrokenRule
from krc_desktop.model.board import Board, View, period_of, stepped
from krc_desktop.model.places import Place
from krc_desktop.model.public_holidays import names_are_at_hand
from krc_desktop.operations.board import board as read_board
from krc_desktop.periods import EARLIEST_YEAR, LATEST_YEAR, Period

_VIEW_KEY = "equipment.board.view"
_SUBJECTS = frozenset(
    {
        *("bookings", "booking_phases", "booking_uses", "firings", "firing_readings"),
        *("equipment", "outages", "counters", "maintenance_plans", "maintenance_jobs"),
        *("events", "people", "organisations", "centres", "opening_hours", "closures"),
    }
)


class BoardPane(Pane):
    """The board of bookings."""

    part = places.BOARD
    subjects = _SUBJECTS

    def __init__(self, session: Session) -> None:
        """The part over a session, at the present."""
        super().__init__(session, view=places.BOARD)
        kept = session.recalled(_VIEW_KEY, View.WEEK.value)
        self.view = View(kept) if kept in list(View) else View.WEEK
        self.day: date = session.today
        self._pending: Place | None = None
        self._begun: tuple[View, Period] | None = None
        self._holidays = Holidays(session, self)
        self._holidays.loaded.connect(self.refresh)
        self.acts = Acts(session, self)
        self.board_view = BoardView(session, self.acts.judge)
        self.acts.view = self.board_view
        self.empty = no_machines(session, self._add_machine)
        self.hint = hours_hint(session)
        self.controls = Controls(session, self.view)
        self._second = row(spacing=8)
        self._frame = column(boxed(self._second), self.hint, self.board_view, self.empty, spacing=8)
        self._frame.setStretch(2, 1)
        self._frame.setStretch(3, 1)
        self.body.addWidget(boxed(self._frame))
        self.head.line.hide()
        self._connect()
        self.empty.hide()
        self.hint.hide()
        self.take_width(Width.FULL)

    def _connect(self) -> None:
        grid, month = self.board_view.grid, self.board_view.month
        grid.aimed.connect(self.acts.move)
        grid.cancel_asked.connect(self.acts.cancel)
        grid.block_opened.connect(self.acts.open_block)
        grid.free_opened.connect(self.acts.book)
        grid.key_asked.connect(self._asked_by_key)
        month.key_asked.connect(self._asked_by_key)
        self.board_view.machine_opened.connect(
            lambda number: self.session.go(places.place_of(places.MACHINE, number))
        )
        self.board_view.day_opened.connect(self._open_day)
        self.controls.stepped.connect(self.step_period)
        self.controls.today_asked.connect(self.go_to_today)
        self.controls.view_asked.connect(self.show_view)
        self.controls.poster_asked.connect(self._print)
        self.session.minute_passed.connect(self._minute_passed)

    # -- reading -------------------------------------------------------------------------------

    @property
    def period(self) -> Period:
        """The days that are shown."""
        return period_of(self.view, self.day)

    @property
    def _now(self) -> int:
        return clock.seconds_of(self.session.clock.now())

    def refresh(self) -> None:
        """Read the period and show it; the first time once the holidays' names are at hand."""
        period = self.period
        self.controls.stepper.show_name(period_name(self.words, self.view, period))
        names = self._holidays.between(period.first, period.last)
        if not names_are_at_hand():
            return
        board = read_board(self.session.file, centre_id=self.session.centre_id, period=period)
        heads = day_heads(self.words, board, names, self.session.today)
        self._show_which(board)
        self.board_view.show_board(board, self.view, heads, self._now)
        if self._begun != (self.view, period):
            self._begun = (self.view, period)
            QTimer.singleShot(0, self, self.board_view.begin)
        if self._pending is not None:
            QTimer.singleShot(0, self, self._go_to_pending)

    def _show_which(self, board: Board) -> None:
        """The board, or how to begin where the centre has no machine."""
        has_any = bool(board.lanes)
        self.board_view.setVisible(has_any)
        self.empty.setVisible(not has_any)
        self.controls.setVisible(has_any)
        self.hint.setVisible(has_any and not board.knows_hours)

    def _minute_passed(self) -> None:
        self.board_view.set_now(self._now)

    # -- going ---------------------------------------------------------------------------------

    def show_view(self, view: View) -> None:
        """Show a day, a week or a month."""
        self.view = view
        self.controls.views.choose(view)
        self.session.keep(_VIEW_KEY, view.value)
        self.refresh()

    def show_day(self, day: date) -> None:
        """Show the period in which a day lies."""
        if EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            self.day = day
            self.refresh()

    def step_period(self, by: int) -> None:
        """The next or the previous day, week or month."""
        self.show_day(stepped(self.view, self.day, by))

    def go_to_today(self) -> None:
        """The present."""
        self.show_day(self.session.today)

    def _open_day(self, number: int) -> None:
        """One day alone, from a month or from the head of a week."""
        scene = self.board_view.scene
        if scene is not None:
            self.day = scene.board.days[number].day
            self.show_view(View.DAY)
            self.board_view.shown_grid.setFocus()

    def _asked_by_key(self, name: str, by: int) -> None:
        if name == "today":
            self.go_to_today()
        elif name == "period":
            self.step_period(by)

    def show_place(self, place: Place) -> None:
        """Show a booking, or begin one of a machine, once the board is there."""
        if place.part not in (places.BOOKING, places.BOOK) or place.record is None:
            return
        self._pending = place
        if place.part == places.BOOKING:
            try:
                booking = self.session.file.bookings.get(place.record)
            except BrokenRule as gone:
                self._pending = None
                self.session.say_refusal(gone)
                return
            if self.view is View.MONTH:
                self.view = View.WEEK
                self.controls.views.choose(self.view)
            self.day = booking.local_day
        self.is_stale = False
        self.refresh()

    def _go_to_pending(self) -> None:
        place, self._pending = self._pending, None
        scene = self.board_view.scene
        if place is None or place.record is None or scene is None:
            return
        if place.part == places.BOOK:
            lane = scene.board.lane_of(place.record)
            if lane is not None:
                self.acts.book(lane, 0, None)
            return
        self.acts.stand_on(place.record)
        stop = self.board_view.grid.cursor_at.stop(scene)
        if stop is not None and stop.block is not None and stop.block.row_id == place.record:
            self.acts.open_block(stop.block)

    def forget(self) -> None:
        """Another centre: its own present."""
        self.day = self.session.today

    # -- doing ---------------------------------------------------------------------------------

    def start_new(self) -> None:
        """Book where the cursor stands; without any machine add one."""
        scene = self.board_view.scene
        if scene is None or not scene.board.lanes:
            self._add_machine()
            return
        stop = self.board_view.grid.cursor_at.stop(scene)
        is_free = stop is not None and stop.block is None and self.view is not View.MONTH
        lane = stop.lane if stop is not None else 0
        self.acts.book(lane, stop.span.start if stop is not None and is_free else 0, None)

    def _add_machine(self) -> None:
        self.session.go(places.place_of(places.MACHINES))
        at: QWidget | None = self.parentWidget()
        while at is not None and not isinstance(at, Page):
            at = at.parentWidget()
        if at is not None:
            at.start_new()

    def print_page(self) -> bool:
        """The week's poster for the door."""
        scene = self.board_view.scene
        if scene is None or not scene.board.lanes:
            return False
        self._print()
        return True

    def _print(self) -> None:
        from krc_desktop.desktop import papers

        monday = period_of(View.WEEK, self.day).first
        papers.week_poster(self.session, self.controls.poster, monday)

    # -- arranging -----------------------------------------------------------------------------

    def take_width(self, width: Width) -> None:
        """Beside the title where there is room, else in a line of their own."""
        super().take_width(width)
        # larger letters leave no room for them beside the switch
        if width is Width.FULL and self.theme.px(100) <= 100:
            self.head.at_right(self.controls)
            self._frame.setContentsMargins(28, 2, 24, 18)
        else:
            self._second.addWidget(self.controls)
            self._frame.setContentsMargins(20, 0, 16, 12)
        self.board_view.take_width(width)
