"""What is done from the board: booking, opening, moving, cancelling."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRectF
from PySide6.QtWidgets import QWidget

from krc_desktop import clock
from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.board.anchor import Anchor
from krc_desktop.desktop.equipment.board.blocks import Block, Subject
from krc_desktop.desktop.equipment.board.board_view import BoardView
from krc_desktop.desktop.equipment.board.dragging import Aim
from krc_desktop.desktop.equipment.board.ghosts import Ghost, Tone
from krc_desktop.desktop.equipment.board.words import (
    free_from,
    span_texts,
    time_of,
    weekday_and_time,
)
from krc_desktop.desktop.session import Session
from krc_desktop.model.board import Board, BoardBooking
from krc_desktop.model.bookings import BookingStatus
from krc_desktop.model.opening import Span
from krc_desktop.operations import board as verbs
from krc_desktop.sentences import sentence


class Acts(QObject):
    """Does what the board asks for, and shows on it what is being tried."""

    def __init__(self, session: Session, parent: QObject) -> None:
        """Acts of a session; `view` is the board once it is made."""
        super().__init__(parent)
        self._session = session
        self.view: BoardView | None = None
        self._anchor: Anchor | None = None

    @property
    def _board(self) -> Board | None:
        scene = self.view.scene if self.view is not None else None
        return scene.board if scene is not None else None

    # -- moving --------------------------------------------------------------------------------

    def judge(self, aim: Aim) -> tuple[Aim, str]:
        """Where an aim would really come to lie, and what forbids it; empty where nothing does."""
        board = self._board
        if board is None:
            return aim, ""
        file = self._session.file
        facts = self._facts(board, aim)
        starts, ends = verbs.landing(file, **facts)
        broken = verbs.stands_in_the_way(file, **facts)
        landed = replace(aim, span=Span(clock.seconds_of(starts), clock.seconds_of(ends)))
        return landed, sentence(self._session.words, broken) if broken is not None else ""

    @staticmethod
    def _facts(board: Board, aim: Aim) -> dict[str, Any]:
        return {
            "booking_id": aim.booking_id,
            "equipment_id": board.lanes[aim.lane].equipment_id,
            "starts_at": clock.from_seconds(aim.span.start),
            "ends_at": clock.from_seconds(aim.span.end),
        }

    def move(self, aim: Aim) -> None:
        """Drop a booking: it is moved, or it stays and the sentence says why."""
        board = self._board
        booking = board.booking(aim.booking_id) if board is not None else None
        if board is None or booking is None:
            return
        facts = self._facts(board, aim)
        if booking.span == aim.span and booking.equipment_id == facts["equipment_id"]:
            return
        done = self._session.do(
            verbs.move_on_board,
            refused=partial(self._refused, aim.booking_id),
            said=self._moved_said(booking, aim.span),
            **facts,
        )
        if done is not None:
            self._session.messages.close()
            self.stand_on(aim.booking_id)

    def _refused(self, booking_id: int, why: str) -> None:
        """Say why it stays where it is, with the way to where it can be changed all the same."""
        self._session.messages.show(
            "warn",
            why,
            action=self._session.words.text("Open the booking"),
            act=partial(self._open_booking, booking_id),
        )

    def _open_booking(self, booking_id: int) -> None:
        self._session.messages.close()
        self.stand_on(booking_id)
        scene = self.view.scene if self.view is not None else None
        stop = self.view.grid.cursor_at.stop(scene) if self.view and scene else None
        if stop is not None and stop.block is not None:
            self.open_block(stop.block)

    def _moved_said(self, booking: BoardBooking, after: Span) -> str:
        words, before = self._session.words, booking.span
        if before.start == after.start and before.end != after.end:
            return words.text("Booking now until {time}", time=time_of(words, after.end))
        when = weekday_and_time(words, after.start)
        if booking.event_id is not None:
            return words.text("Booking moved to {when}; the event stays when it was", when=when)
        return words.text("Booking moved to {when}", when=when)

    def cancel(self, block: Block) -> None:
        """Cancel a booking that is still to come; what was used is opened instead."""
        board = self._board
        booking = board.booking(block.row_id) if board is not None else None
        if booking is None:
            return
        if booking.status is not BookingStatus.BOOKED:
            self.open_block(block)
            return
        self._session.do(
            verbs.cancel_on_board,
            booking_id=block.row_id,
            said=self._session.words.text("Booking cancelled"),
        )

    # -- opening -------------------------------------------------------------------------------

    def open_block(self, block: Block) -> None:
        """Open a booking beside its block; what is out of service or due, on the machine's card."""
        board = self._board
        if self.view is None or board is None:
            return
        if block.subject is not Subject.BOOKING:
            equipment_id = board.lanes[block.lane].equipment_id
            self._session.go(places.place_of(places.MACHINE, equipment_id))
            return
        from krc_desktop.desktop.equipment.booking.known_booking import BookingPopover

        beside = self._beside(self._seen_places(block))
        BookingPopover(self._session, beside, block.row_id).open()

    def _seen_places(self, block: Block) -> list[QRectF]:
        """Where a block lies: first the piece that was pressed."""
        scene = self.view.scene if self.view is not None else None
        if scene is None:
            return []
        pieces = scene.placed(block.lane, block.part.day)
        own = [placed.place for placed in pieces if placed.block == block]
        return own or scene.places_of(block.key)

    def book(self, lane: int, start: int, end: int | None) -> None:
        """Begin a booking of a lane's machine; from instant 0 on its next free time."""
        board = self._board
        if self.view is None or board is None or lane >= len(board.lanes):
            return
        from krc_desktop.desktop.equipment.booking.new_booking import NewBookingPopover

        starts = max(start, self._next_step(board, lane)) if end is None else start
        span = Span(start, end or start + board.lanes[lane].step_minutes * 60)
        scene = self.view.scene
        found = scene.span_places(lane, span) if scene is not None and start else []
        popover = NewBookingPopover(
            self._session,
            self._beside(found),
            equipment_id=board.lanes[lane].equipment_id,
            starts_at=clock.from_seconds(starts) if start else None,
            ends_at=clock.from_seconds(end) if end else None,
        )
        popover.trial.connect(self.show_trial)
        popover.made.connect(self.stand_on)
        popover.closed.connect(lambda: self.show_trial(None))
        popover.open()

    def _next_step(self, board: Board, lane: int) -> int:
        """The machine's next step from now on, where a free stretch began before."""
        step = board.lanes[lane].step_minutes * 60
        now = clock.seconds_of(self._session.clock.now())
        return -(-now // step) * step

    def show_trial(self, trial: object) -> None:
        """Show what is being typed: red where it meets another, and green what is free instead."""
        from krc_desktop.desktop.equipment.booking.trial import Trial

        board = self._board
        if self.view is None or board is None:
            return
        lane = board.lane_of(trial.equipment_id) if isinstance(trial, Trial) else None
        if not isinstance(trial, Trial) or lane is None:
            self.view.grid.show_ghosts(())
            return
        words = self._session.words
        span = Span(clock.seconds_of(trial.starts_at), clock.seconds_of(trial.ends_at))
        tone = Tone.CONFLICT if trial.conflicts else Tone.FITS
        ghosts = [Ghost(lane, span, tone, span_texts(words, span))] if span.end > span.start else []
        if trial.conflicts and trial.free_at is not None:
            free = clock.seconds_of(trial.free_at)
            until = trial.free_until
            ends = clock.seconds_of(until) if until is not None else free + span.end - span.start
            text = free_from(words, board.lanes[lane], free)
            ghosts.append(Ghost(lane, Span(free, ends), Tone.FREE, (text, time_of(words, free))))
        self.view.grid.show_ghosts(tuple(ghosts))

    def stand_on(self, booking_id: int) -> None:
        """Put the cursor on a booking and bring it into sight."""
        if self.view is None:
            return
        key = (Subject.BOOKING, booking_id)
        self.view.grid.move_cursor(lambda cursor, scene: cursor.follow(scene, key))

    def _beside(self, found: list[QRectF]) -> QWidget:
        """What a popover is opened beside."""
        if self.view is None:
            raise TypeError("nothing opens without a board")
        if self._anchor is None:
            self._anchor = Anchor(self._session.theme, self.view)
        return self._anchor.put_beside(self.view.shown_grid, found)
