"""The popover in which a machine is booked: checked while one types."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from krc_desktop import clock
from krc_desktop.desktop.equipment.booking.booking_fields import BookingFields
from krc_desktop.desktop.equipment.booking.findings import OF_TIME
from krc_desktop.desktop.equipment.booking.known_booking import BookingPopover
from krc_desktop.desktop.equipment.booking.repeating import Repeating
from krc_desktop.desktop.equipment.booking.trial import Trial
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.crafts import icon_of, ink_of
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.errors import BrokenRule
from krc_desktop.model.booking_checks import Kind, Wanted
from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.model.opening import is_holiday
from krc_desktop.model.reports import Both
from krc_desktop.operations import booking_checks, booking_series, bookings
from krc_desktop.operations.booking_words import called

_OF_PEOPLE = frozenset(
    {
        Kind.NO_INDUCTION,
        Kind.SUPERVISOR_NOT_INDUCTED,
        Kind.SUPERVISOR_IS_MINOR,
        Kind.ADULT_NEEDED,
    }
)


class NewBookingPopover(ScrolledPopover):
    """Asks who, when and what for; says what speaks against it, and offers ways out.

    `made` brings the new booking's id; `trial` what the board draws meanwhile, None in the end.
    """

    made = Signal(int)
    trial = Signal(object)

    def __init__(
        self,
        session: Session,
        beside: QWidget,
        *,
        equipment_id: int,
        starts_at: datetime | None = None,
        ends_at: datetime | None = None,
    ) -> None:
        """A popover for a machine, at the times that were dragged, else at the next free ones."""
        self.machine = session.file.equipment.get(equipment_id)
        words, theme = session.words, session.theme
        name = called(words, Both(self.machine.name_lv, self.machine.name_en))
        title = words.text("New booking: {machine}", machine=name)
        super().__init__(session, beside, title, width=412)
        self._has_phases = bool(session.file.equipment.phases_of(equipment_id))
        self.repeating = Repeating(session)
        self.repeating.often.setFixedWidth(theme.px(170))
        self.fields = BookingFields(session, self.machine, self.repeating.often)
        self.why_not = label(theme, "", "meta", "ink2", wraps=True)
        self.book = button(theme, words.text_in("booking", "Book"), self._book, kind="primary")
        self._arrange()
        self._begin(starts_at, ends_at)
        self.fields.checked.connect(self._checked)
        self.fields.entered.connect(self._entered)
        self.fields.revealed.connect(self.show_part)
        self.fields.findings.used.connect(self._book_used)
        self.repeating.changed.connect(self._say_ready)
        session.changes.changed.connect(self._something_changed)

    # -- building ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        theme, words = self.session.theme, self.session.words
        craft = icon_label(theme, icon_of(self.machine.kind), ink_of(self.machine.kind), 20)
        self.head.insertWidget(0, craft)
        self.add_scrolled(self.fields, self.repeating)
        if self.machine.rules:
            rules = label(theme, self.machine.rules, "meta", "ink2", wraps=True)
            sign = icon_label(theme, "info", "ink3", 16)
            line = row(sign, rules, spacing=6)
            line.setStretch(1, 1)
            line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
            self.add_scrolled(line)
        cancel = button(theme, words.text_in("dialog", "Cancel"), self.close_up, kind="quiet")
        foot = row(self.why_not, cancel, self.book, spacing=8)
        foot.setStretch(0, 1)
        self.add_below(foot)

    def _begin(self, starts: datetime | None, ends: datetime | None) -> None:
        """Show the times that were meant, else the next free ones."""
        self.fields.when.follow(self._ending)
        if starts is None:
            now = self.session.clock.now()
            slot = booking_checks.next_free(
                self.session.file, self.machine.id, now, self._usual_length()
            )
            next_hour = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
            starts = slot.starts_at if slot is not None else next_hour
        self.fields.when.show_span(starts, ends or self._ending(starts))
        self.fields.when.end_is_typed = ends is not None

    def _usual_length(self) -> timedelta | None:
        """How long it is booked at first; as long as its phases take where it has some."""
        if self._has_phases:
            return None
        usual = min(max(60, self.machine.shortest_minutes), self.machine.longest_minutes)
        return timedelta(minutes=usual)

    def _ending(self, starts: datetime) -> datetime:
        laid = booking_checks.usual_phases(self.session.file, self.machine.id, starts)
        return laid[-1][2] if laid else starts + (self._usual_length() or timedelta(hours=1))

    def open(self, focus: QWidget | None = None) -> None:
        """Show it with the cursor where somebody is named, checked."""
        super().open(focus or self.fields.whom.line)
        if "holidays" in sys.modules:
            self.fields.check()
        else:
            # the list of holidays takes most of a second, once in the life of the program
            today = self.session.today
            self.session.work.start(
                lambda _file, _progress: is_holiday(today), done=self._holidays_known
            )

    def _holidays_known(self, _answer: object) -> None:
        if self.isVisible():
            self.fields.check()

    def close_up(self) -> None:
        """Close it; the board draws no trial any more."""
        if self.isVisible():
            self.trial.emit(None)
        super().close_up()

    # -- checking ------------------------------------------------------------------------------

    def _something_changed(self, _change: object) -> None:
        if self.isVisible():
            self.fields.check_soon()

    def _checked(self) -> None:
        try:
            wanted = self.fields.wanted()
        except BrokenRule:
            self.repeating.plan_from(None, None)
            self.trial.emit(None)
        else:
            self._plan(wanted)
            self._tell_trial(wanted)
        self._say_ready()

    def _plan(self, wanted: Wanted) -> None:
        """The dates of a series: once it is known for whom."""
        if self.fields.whom.whom is None:
            self.repeating.plan_from(None, None)
            return
        facts = self.fields.facts() | {"equipment_id": self.machine.id}
        planning = partial(booking_series.planned_bookings, self.session.file, **facts)
        day = clock.local_day(wanted.starts_at)
        self.repeating.plan_from(day, lambda repeat: planning(repeat=repeat))

    def _tell_trial(self, wanted: Wanted) -> None:
        if wanted.ends_at <= wanted.starts_at:
            self.trial.emit(None)
            return
        free = next((one.free for one in self.fields.found if one.free is not None), None)
        self.trial.emit(
            Trial(
                wanted.equipment_id,
                wanted.starts_at,
                wanted.ends_at,
                bool(self.fields.in_the_way),
                free.starts_at if free is not None else None,
                free.ends_at if free is not None else None,
            )
        )

    def _say_ready(self) -> None:
        """Whether it can be booked, and beside the button why not."""
        why = self._why_not()
        self.why_not.setText(why)
        self.book.setEnabled(not why)
        self.book.setToolTip(why)
        self.refit_soon()

    def _why_not(self) -> str:
        words, fields = self.session.words, self.fields
        stops = [one for one in fields.found if one.stands_in_the_way]
        if fields.unread.said:
            return words.text("Check the day and the times")
        if any(one.kind in OF_TIME and not one.asks_reason for one in stops):
            return words.text("Choose a free time first")
        if fields.whom.whom is None:
            return words.text("Say first for whom it is")
        if any(one.kind in _OF_PEOPLE for one in stops):
            return words.text("Say first who will be there")
        if any(one.asks_reason for one in stops):
            return words.text("Write the reason first")
        if stops:
            return words.text("It can't be booked like this")
        if self.repeating.is_wanted and not self.repeating.chosen:
            return words.text("Tick at least one day")
        return ""

    # -- deciding ------------------------------------------------------------------------------

    def _entered(self) -> None:
        if self.book.isEnabled():
            self._book()

    def _book_used(self) -> None:
        """What is over was used: booked, and the use is asked for at once."""
        if not self.book.isEnabled() or self.repeating.is_wanted:
            return
        booking_id = self._book()
        if booking_id is not None:
            known = BookingPopover(self.session, self._beside, booking_id)
            known.open()
            known.show_use()

    def _book(self) -> int | None:
        """Book it, or each of the days that are ticked; the first booking's id."""
        wanted = self.fields.wanted()
        facts = self.fields.facts() | {"equipment_id": self.machine.id}
        if self._has_phases and wanted.purpose is not BookingPurpose.MAINTENANCE:
            facts["phases"] = booking_checks.phase_lengths(self.session.file, wanted)
        repeat = self.repeating.repeat
        verb: Any = bookings.book
        if repeat is not None:
            verb = booking_series.book_series
            facts |= {"repeat": repeat, "days": self.repeating.chosen}
        done = self.session.do(verb, refused=self.fields.complain, **facts)
        if done is None or done.row_id is None:
            return None
        self.close_up()
        self.made.emit(done.row_id)
        return done.row_id
