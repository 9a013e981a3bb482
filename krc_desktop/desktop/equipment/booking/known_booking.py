"""The popover of a booking that stands: what, when, who, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.booking.booking_fields import BookingFields
from krc_desktop.desktop.equipment.booking.ending import Ending
from krc_desktop.desktop.equipment.booking.summary import Summary
from krc_desktop.desktop.equipment.booking.use_form import UseForm
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import Segmented, button
from krc_desktop.desktop.widgets.crafts import icon_of, ink_of
from krc_desktop.desktop.widgets.labels import icon_label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.errors import BrokenRule
from krc_desktop.model.bookings import OCCUPYING, Booking, BookingPurpose, BookingStatus
from krc_desktop.model.places import PageName, Place
from krc_desktop.model.series import Reach
from krc_desktop.operations import booking_series, bookings
from krc_desktop.operations.booking_words import for_whom
from krc_desktop.operations.change import Change
from krc_desktop.sentences import sentence
from krc_desktop.store.booking_clashes import named

_SUBJECTS = frozenset({"bookings", "booking_uses", "inductions"})


class BookingPopover(ScrolledPopover):
    """Shows one booking, changes it in place, logs its use."""

    def __init__(self, session: Session, beside: QWidget, booking_id: int) -> None:
        """The popover of a booking."""
        self.booking = session.file.bookings.get(booking_id)
        self.machine = session.file.equipment.get(self.booking.equipment_id)
        title = for_whom(session.words, named(session.file.connection, self.booking))
        super().__init__(session, beside, title, width=412)
        words, theme = session.words, session.theme
        self.summary = Summary(session, self.machine)
        self.fields = BookingFields(session, self.machine)
        self.ending = Ending(session)
        self.use: UseForm | None = None
        self._use_box = column(spacing=8)
        self._using = boxed(self._use_box)
        self.refusal = Remark(theme)
        self.reach = _reach_choice(session)
        self.save = button(theme, words.text("Save"), self._save, kind="primary")
        self.log = button(theme, words.text("Log the use"), self.show_use, icon="note-pencil")
        self.log_now = button(theme, words.text("Log the use"), self._log, kind="primary")
        self.back = button(theme, words.text("Back"), self._leave_use, kind="quiet")
        self._arrange()
        self._listen()
        self._show(self.booking)

    # -- building ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        kind = self.machine.kind
        self.head.insertWidget(0, icon_label(self.session.theme, icon_of(kind), ink_of(kind), 20))
        self.add_scrolled(self.summary, self.fields, self._using, self.ending)
        self.add_scrolled(self.refusal, row(self.reach, None))
        self.add_below(row(self.log, self.back, None, self.log_now, self.save, spacing=8))

    def _listen(self) -> None:
        self.fields.checked.connect(self._say_ready)
        self.fields.entered.connect(self._entered)
        self.fields.revealed.connect(self.show_part)
        machine = places.place_of(places.MACHINE, self.machine.id)
        firing = places.place_of(places.FIRING, self.booking.id)
        self.summary.machine_wanted.connect(lambda: self._leave_for(machine))
        self.summary.firing_wanted.connect(lambda: self._leave_for(firing))
        self.summary.event_wanted.connect(
            lambda: self._leave_for(Place(PageName.EVENTS, (self.booking.event_id or 0,)))
        )
        self.ending.settled.connect(self._settle)
        self.ending.cancelled.connect(self._cancel)
        self.ending.removed.connect(self._remove)
        self.ending.revealed.connect(self._reveal)
        self.session.changes.changed.connect(self._something_changed)

    def open(self, focus: QWidget | None = None) -> None:
        """Show it, the cursor where a booking that waits is most often changed."""
        waits = self.booking.status is BookingStatus.BOOKED
        field = self.fields.when.begins.line if waits else self.summary.to_machine
        super().open(focus or field)
        self.refit_soon()

    # -- showing -------------------------------------------------------------------------------

    def _show(self, booking: Booking) -> None:
        """Show what is stored."""
        self.booking = booking
        words = self.session.words
        self.heading.setText(for_whom(words, named(self.session.file.connection, booking)))
        self.summary.show_booking(booking)
        self.fields.show_booking(booking)
        self.ending.show_booking(booking)
        self._show_parts()

    def _show_parts(self) -> None:
        words, booking = self.session.words, self.booking
        is_using = self.use is not None
        waits = booking.status is BookingStatus.BOOKED
        begun = booking.starts_at <= self.session.clock.now()
        is_firing = booking.purpose is BookingPurpose.FIRING
        can_log = booking.status in OCCUPYING and begun and not is_firing
        used = booking.status is BookingStatus.USED
        self.log.setText(words.text("Correct the use") if used else words.text("Log the use"))
        self.fields.setVisible(waits and not is_using)
        self._using.setVisible(is_using)
        self.ending.setVisible(not is_using)
        self.log.setVisible(can_log and not is_using)
        self.back.setVisible(is_using)
        self.log_now.setVisible(is_using)
        self.save.setVisible(waits and not is_using)
        self._say_ready()

    def _say_ready(self) -> None:
        """Whether what was typed can be saved; and which of a series is meant."""
        fields = self.fields
        changed = fields.is_changed
        stops = any(one.stands_in_the_way for one in fields.found)
        named_one = fields.whom.whom is not None
        self.save.setEnabled(changed and named_one and not stops and not fields.unread.said)
        in_series = self.booking.series_id is not None and self.use is None
        self.reach.setVisible(in_series and (changed or self.ending.is_asking))
        self.refit_soon()

    def _reveal(self, part: QWidget) -> None:
        self._say_ready()
        self.show_part(part)

    def _something_changed(self, change: Change) -> None:
        """Somebody else's change, or an undo: what was typed here stays."""
        if self.isHidden() or not _SUBJECTS & change.subjects:
            return
        known = self.session.file.bookings.by_ids([self.booking.id]).get(self.booking.id)
        if known is None:
            self.close_up()
        elif known != self.booking and not self.fields.is_changed and self.use is None:
            self._show(known)
        else:
            self.fields.check_soon()

    # -- changing ------------------------------------------------------------------------------

    def _entered(self) -> None:
        if self.save.isEnabled():
            self._save()

    def _save(self) -> None:
        """Write down what was changed: times and the rest are one step together."""
        self._do(
            booking_series.correct_bookings,
            self.fields.complain,
            reach=self._reached(),
            **self.fields.changes(),
        )

    def _reached(self) -> Reach:
        in_series = self.booking.series_id is not None
        return self.reach.value if in_series else Reach.THIS

    def _do(self, verb: Any, refused: Callable[[str], None], **facts: Any) -> None:
        """Do a verb to the booking, and close; a refusal is said here."""
        done = self.session.do(verb, refused=refused, booking_id=self.booking.id, **facts)
        if done is not None:
            self.close_up()

    def _say_refused(self, said: str) -> None:
        self.refusal.say("bad", said)
        self.show_part(self.refusal)

    # -- use -----------------------------------------------------------------------------------

    def show_use(self) -> None:
        """Ask how the machine was really used."""
        self.use = UseForm(self.session, self.booking)
        self._use_box.addWidget(self.use)
        self.refusal.clear()
        self._show_parts()
        self.use.when.begins.line.setFocus()

    def _leave_use(self) -> None:
        if self.use is not None:
            self._use_box.removeWidget(self.use)
            self.use.hide()
            self.use.deleteLater()
            self.use = None
        self.refusal.clear()
        self._show_parts()

    def _log(self) -> None:
        if self.use is None:
            return
        try:
            if self.use.save(self._say_refused):
                self.close_up()
        except BrokenRule as broken:
            self._say_refused(sentence(self.session.words, broken))

    # -- ending --------------------------------------------------------------------------------

    def _settle(self, status: BookingStatus) -> None:
        self._do(bookings.set_booking_status, self._say_refused, status=status)

    def _cancel(self, reason: str) -> None:
        self._do(
            booking_series.cancel_bookings,
            self._say_refused,
            reach=self._reached(),
            reason=reason,
        )

    def _remove(self) -> None:
        self._do(bookings.delete_booking, self._say_refused)

    def _leave_for(self, place: Place) -> None:
        self.close_up()
        self.session.go(place)


def _reach_choice(session: Session) -> Segmented:
    """Which bookings of a series are meant."""
    words = session.words
    made = Segmented(session.theme, words.text("Which bookings are meant"))
    made.offer(Reach.THIS, words.text_in("reach", "This one"))
    made.offer(Reach.LATER, words.text_in("reach", "This and later"))
    made.offer(Reach.ALL, words.text_in("reach", "All"))
    made.choose(Reach.THIS)
    made.hide()
    return made
