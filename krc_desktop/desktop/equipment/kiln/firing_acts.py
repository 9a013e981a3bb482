"""What is done on the page of a firing: each button and line of its menu ends here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from krc_desktop.desktop.equipment import places
from krc_desktop.model.bookings import BookingStatus, FiringKind
from krc_desktop.model.firings import Stage
from krc_desktop.operations import firing_log, firings
from krc_desktop.operations.firing_contents import Becomes

if TYPE_CHECKING:
    from krc_desktop.desktop.equipment.kiln.firing_pane import FiringPane

_AFTER_BISQUE = "kiln.after_bisque"


class FiringActs(QObject):
    """Acts of a pane."""

    def __init__(self, pane: FiringPane) -> None:
        """The acts of a pane."""
        super().__init__(pane)
        self.pane = pane
        self.session = pane.session

    # -- at the kiln ---------------------------------------------------------------------------

    def switch_off(self) -> None:
        """The kiln is off, with the temperature and the time that are typed, if any."""
        entry = self.pane.heat.entry
        typed = entry.typed()
        if typed is None:
            return
        celsius, at = typed
        change = self.session.do(
            firing_log.switch_off,
            refused=entry.complain,
            booking_id=self.pane.booking_id,
            at=at,
            celsius=celsius,
        )
        if change is not None:
            entry.clear()

    def open_kiln(self) -> None:
        """Open the kiln; what becomes of bisque ware is as it was the last time."""
        entry, course = self.pane.heat.entry, self.pane.course
        typed = entry.typed()
        if typed is None or course is None:
            return
        becomes = Becomes.READY
        if course.firing.kind is FiringKind.BISQUE:
            kept = self.session.recalled(_AFTER_BISQUE, Becomes.GLAZE.value)
            becomes = Becomes(kept) if kept in set(Becomes) else Becomes.GLAZE
        self.session.do(
            firing_log.open_kiln,
            refused=entry.complain,
            booking_id=self.pane.booking_id,
            at=typed[1],
            becomes=becomes,
        )

    def vent(self) -> None:
        """The vent was opened now."""
        self.session.do(firing_log.vent, booking_id=self.pane.booking_id)

    def stop(self) -> None:
        """Break the firing off."""
        self.session.do(firing_log.stop_firing, booking_id=self.pane.booking_id)

    def cancel(self) -> None:
        """Cancel a firing that is not on."""
        self.session.do(firings.cancel_firing, booking_id=self.pane.booking_id)

    # -- cards ---------------------------------------------------------------------------------

    def ask_time(self) -> None:
        """Begin it at another time."""
        from krc_desktop.desktop.equipment.kiln.other_time import OtherTimePopover

        course = self.pane.course
        if course is None or course.firing.programme_id is None:
            return
        OtherTimePopover(
            self.session,
            self.pane.more,
            equipment_id=course.booking.equipment_id,
            programme_id=course.firing.programme_id,
            starts_at=course.booking.starts_at,
            booking_id=course.booking.id,
        ).open()

    def show_contents(self) -> None:
        """What is in the kiln."""
        from krc_desktop.desktop.equipment.kiln.contents_popover import ContentsPopover

        course = self.pane.course
        if course is not None:
            ContentsPopover(
                self.session, self.pane.contents.contents, course.booking, course.firing
            ).open()

    def show_log(self) -> None:
        """Number, cone, meter, times."""
        from krc_desktop.desktop.equipment.kiln.log_popover import LogPopover

        if self.pane.course is not None:
            LogPopover(self.session, self.pane.contents.log, self.pane.booking_id).open()

    def show_checks(self) -> None:
        """Who ticked what, and when."""
        from krc_desktop.desktop.equipment.kiln.checks_popover import ChecksPopover

        if self.pane.course is not None:
            ChecksPopover(self.session, self.pane.contents.checks, self.pane.course).open()

    def edit_programmes(self) -> None:
        """The programmes of the kiln."""
        from krc_desktop.desktop.equipment.kiln.programmes import ProgrammesPopover

        booking = self.pane.booking()
        firing = self.session.file.bookings.firing_of(self.pane.booking_id)
        if booking is not None:
            chosen = firing.programme_id if firing is not None else None
            ProgrammesPopover(
                self.session, self.pane.before.edit, booking.equipment_id, chosen
            ).open()

    def open_card(self) -> None:
        """The kiln's card."""
        booking = self.pane.booking()
        if booking is not None:
            self.session.go(places.place_of(places.MACHINE, booking.equipment_id))

    def print_log(self) -> None:
        """The firing's log on paper."""
        from krc_desktop.desktop import papers

        if self.pane.booking() is not None:
            papers.firing_log(self.session, self.pane.paper, self.pane.booking_id)

    def print_blank(self) -> None:
        """An empty log, to be written by hand."""
        from krc_desktop.desktop import papers

        booking = self.pane.booking()
        if booking is not None:
            papers.blank_firing_log(self.session, self.pane.paper, booking.equipment_id)

    # -- the menu ------------------------------------------------------------------------------

    def fill_menu(self, menu: QMenu) -> None:
        """The lines of ⋯ that make sense at this stage."""
        words, stage = self.session.words, self.pane.stage
        menu.clear()
        has_log = self.pane.course is not None
        if stage is Stage.PLANNED and has_log:
            menu.addAction(words.text("Change the contents"), self.show_contents)
            if self._is_booked():
                menu.addAction(words.text("Another time"), self.ask_time)
        if stage in {Stage.FIRING, Stage.COOLING}:
            menu.addAction(words.text("The vent is open now"), self.vent)
        menu.addAction(words.text("Blank firing log"), self.print_blank)
        menu.addAction(words.text("The kiln's card"), self.open_card)
        menu.addSeparator()
        if stage in {Stage.FIRING, Stage.COOLING}:
            menu.addAction(words.text("Break the firing off"), self.stop)
        elif stage is Stage.PLANNED and self._is_booked():
            menu.addAction(words.text("Cancel the firing"), self.cancel)

    def _is_booked(self) -> bool:
        """Whether the firing is yet to be: one that took place is neither moved nor cancelled."""
        booking = self.pane.booking()
        return booking is not None and booking.status is BookingStatus.BOOKED
