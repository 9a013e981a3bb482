"""What is done on the page of the shelf: each button, key and row of it ends here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.kiln import kiln_words as said
from krc_desktop.model.bookings import FiringKind

if TYPE_CHECKING:
    from krc_desktop.desktop.equipment.kiln.shelf_pane import ShelfPane


class ShelfActs(QObject):
    """Acts of a pane; popovers and verbs are loaded when first needed."""

    def __init__(self, pane: ShelfPane) -> None:
        """The acts of a pane."""
        super().__init__(pane)
        self.pane = pane
        self.session = pane.session

    # -- ticks and choices ---------------------------------------------------------------------

    def tick(self, piece_id: int) -> None:
        """Turn a tick; one of another kind makes the next firing of that kind."""
        reading = self.pane.reading
        kind = self.session.file.bookings.pieces.get(piece_id).waits_for
        if kind is not reading.kind and kind is not None:
            reading.take_kind(kind)
            one = next((one for one in reading.candidates if one.piece.id == piece_id), None)
            if one is not None and reading.is_ticked(one) is False:
                reading.tick(piece_id)
        elif not reading.tick(piece_id):
            self._say_why_not(piece_id)
        self.pane.show_reading()

    def _say_why_not(self, piece_id: int) -> None:
        reading = self.pane.reading
        one = next((one for one in reading.candidates if one.piece.id == piece_id), None)
        why = reading.why_not(one) if one is not None else None
        if one is not None and why is not None:
            self.session.messages.toast(said.left_out(self.session.words, [(one.piece.label, why)]))

    def take_kind(self, kind: FiringKind | None) -> None:
        """Let the next firing be of a kind, and show its pieces."""
        self.pane.reading.take_kind(kind)
        self.pane.show_reading()
        first = next(iter(self.pane.reading.candidates), None)
        if first is not None:
            at = self.pane.list.pieces.number_of(first.piece.id) - 1
            index = self.pane.list.pieces.index(max(at, 0))
            self.pane.list.scrollTo(index, self.pane.list.ScrollHint.PositionAtTop)

    def take_programme(self, programme_id: int) -> None:
        """Choose a programme."""
        self.pane.reading.take_programme(programme_id)
        self.pane.show_reading()

    def take_kiln(self, kiln_id: int) -> None:
        """Go to another kiln."""
        self.pane.reading.take_kiln(kiln_id)
        self.pane.show_reading()

    def fill_anew(self) -> None:
        """Let the next firing fill itself again."""
        self.pane.reading.fill_anew()
        self.pane.show_reading()

    # -- the next firing -----------------------------------------------------------------------

    def book(self) -> None:
        """Book the kiln at the next free time, with what is ticked in it."""
        from krc_desktop.operations import firings

        reading = self.pane.reading
        if reading.kiln is None or reading.programme is None or reading.promise is None:
            return
        change = self.session.do(
            firings.plan_firing,
            equipment_id=reading.kiln.id,
            starts_at=reading.promise.starts_at,
            programme_id=reading.programme.id,
            piece_ids=[one.piece.id for one in reading.filling.chosen],
            promises=True,
        )
        if change is not None:
            reading.ticks.pop(reading.kind, None)

    def ask_time(self) -> None:
        """Book it at another time, or write down a firing that was."""
        from krc_desktop.desktop.equipment.kiln.other_time import OtherTimePopover

        reading = self.pane.reading
        if reading.kiln is None or reading.programme is None:
            return
        starts = reading.promise.starts_at if reading.promise else self.session.clock.now()
        popover = OtherTimePopover(
            self.session,
            self.pane.next.other,
            equipment_id=reading.kiln.id,
            programme_id=reading.programme.id,
            starts_at=starts,
            piece_ids=[one.piece.id for one in reading.filling.chosen],
        )
        popover.made.connect(self._booked)
        popover.open()

    def _booked(self, booking_id: int) -> None:
        self.pane.reading.ticks.pop(self.pane.reading.kind, None)
        booking = self.session.file.bookings.get(booking_id)
        if booking.ends_at < self.session.clock.now():
            # it was: its log is what comes next
            self.open_firing(booking_id)

    def keep_promise(self) -> None:
        """Keep the day with the ticked pieces: it was said."""
        from krc_desktop.operations import shelf

        reading = self.pane.reading
        if reading.promise is not None and reading.filling.chosen:
            self.session.do(
                shelf.promise_pieces,
                piece_ids=[one.piece.id for one in reading.filling.chosen],
                day=reading.promise.collect_on,
            )

    def lay_usual(self) -> None:
        """Lay the usual programmes for a kiln that has none."""
        from krc_desktop.operations.kiln_programmes import furnish_programmes

        if self.pane.reading.kiln is not None:
            self.session.do(furnish_programmes, equipment_id=self.pane.reading.kiln.id)

    def edit_programmes(self) -> None:
        """Open the programmes of the kiln."""
        from krc_desktop.desktop.equipment.kiln.programmes import ProgrammesPopover

        reading = self.pane.reading
        if reading.kiln is None:
            return
        chosen = reading.programme.id if reading.programme is not None else None
        ProgrammesPopover(self.session, self.pane.next.edit, reading.kiln.id, chosen).open()

    def open_card(self) -> None:
        """Go to the kiln's card."""
        if self.pane.reading.kiln is not None:
            self.session.go(places.place_of(places.MACHINE, self.pane.reading.kiln.id))

    def open_firing(self, booking_id: int) -> None:
        """Go to the log of a firing."""
        self.session.go(places.place_of(places.FIRING, booking_id))
