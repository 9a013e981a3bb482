"""A firing at another time than the next free one, or one that was: day and hour are typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from krc_desktop import clock
from krc_desktop.desktop.equipment.kiln import kiln_words as said
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.fields import Field
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.desktop.widgets.popovers import Popover
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.errors import BrokenRule
from krc_desktop.model.booking_checks import Finding, Wanted
from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.model.equipment import Phase
from krc_desktop.model.typed_days import read_day
from krc_desktop.model.typed_times import read_time
from krc_desktop.operations import booking_checks, firings
from krc_desktop.operations.booking_finding_words import sentence_of
from krc_desktop.operations.firing_slots import FiringSlot, next_firing, promised, slot_at
from krc_desktop.sentences import sentence


class OtherTimePopover(Popover):
    """Asks when loading begins; `made` tells the booking that came of it, or was moved."""

    made = Signal(int)

    def __init__(
        self,
        session: Session,
        beside: QWidget,
        *,
        equipment_id: int,
        programme_id: int,
        starts_at: datetime,
        piece_ids: Sequence[int] = (),
        booking_id: int = 0,
    ) -> None:
        """A card at a time; with a `booking_id` that firing is moved, else a new one is booked."""
        words, theme = session.words, session.theme
        name = words.text("Another time") if booking_id else words.text("Firing at another time")
        super().__init__(theme, beside, name, width=420)
        self._session, self._words = session, words
        self._kiln, self._programme, self._booking = equipment_id, programme_id, booking_id
        self._pieces = list(piece_ids)
        self._make(name)
        self._put(starts_at)
        for line in (self.day.line, self.time.line, self.reason):
            line.textChanged.connect(lambda _text: self._tell())
            line.returnPressed.connect(self._save)
        self._tell()

    def _make(self, name: str) -> None:
        words, theme = self._words, self._session.theme
        self.day = LineField(theme, words.text("Loaded on"), icon="calendar-blank")
        self.time = LineField(theme, words.text_in("time", "From"))
        self.time.setFixedWidth(theme.px(96))
        self.told = label(theme, "", "meta", "ink2", wraps=True)
        self.remark = Remark(theme)
        self.reason = QLineEdit()
        self._reason = Field(theme, words.text("Reason for the exception"), self.reason)
        self._reason.hide()
        self.save = button(
            theme,
            words.text("Move") if self._booking else words.text("Book the kiln"),
            self._save,
            kind="primary",
            keys="Return",
        )
        cancel = button(theme, words.text("Cancel"), self.close_up, kind="quiet")
        self.add(
            label(theme, name, "section"),
            row(self.day, self.time, spacing=10),
            self.told,
            self.remark,
            self._reason,
            row(None, cancel, self.save, spacing=8),
        )

    def open(self, focus: QWidget | None = None) -> None:
        """Show it, the cursor in the day."""
        super().open(focus or self.day.line)

    def _put(self, starts: datetime) -> None:
        self.day.line.setText(self._words.date(clock.local_day(starts)))
        self.time.line.setText(self._words.time(starts))

    def _starts(self) -> datetime:
        """When loading begins, as typed. Raises BrokenRule."""
        day = read_day(self.day.typed, self._session.today)
        return clock.instant(datetime.combine(day, read_time(self.time.typed)))

    def _slot(self) -> FiringSlot | None:
        """The firing as typed; None where it can't be read: the remark then says why."""
        try:
            return slot_at(
                self._session.file, programme_id=self._programme, starts_at=self._starts()
            )
        except BrokenRule as broken:
            self.told.setText("")
            self.remark.say("bad", sentence(self._words, broken))
            return None

    def _tell(self) -> None:
        """Say what would come of what is typed, and what speaks against it."""
        self.remark.clear()
        slot = self._slot()
        if slot is not None:
            promise = promised(self._session.file, self._session.centre_id, slot)
            day = said.day_said(self._words, promise.collect_on)
            reason = said.promise_reason(self._words, promise)
            collected = self._words.text("Collected from: {day}.", day=day)
            self.told.setText(f"{reason}. {collected}")
            self._say_findings(slot)
        self.refit()

    def _say_findings(self, slot: FiringSlot) -> None:
        found = self._findings(slot)
        in_way = [one for one in found if one.stands_in_the_way]
        reasoned = [one for one in found if one.asks_reason or self.reason.text()]
        self._reason.setVisible(bool(reasoned))
        if not found:
            return
        first = (in_way or found)[0]
        free = self._next_free(slot) if in_way and not first.asks_reason else None
        fix = said.moment_said(self._words, free.starts_at) if free is not None else ""
        self.remark.say(
            "bad" if in_way else "warn",
            sentence_of(self._words, first),
            self._words.text("Take {when}", when=fix) if fix else "",
            (lambda: self._put(free.starts_at)) if free is not None else None,
        )

    def _findings(self, slot: FiringSlot) -> Sequence[Finding]:
        wanted = Wanted(
            equipment_id=self._kiln,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            purpose=BookingPurpose.FIRING,
            booking_id=self._booking,
            override_reason=self.reason.text(),
        )
        return booking_checks.findings(self._session.file, wanted)

    def _next_free(self, slot: FiringSlot) -> FiringSlot | None:
        return next_firing(
            self._session.file,
            programme_id=self._programme,
            after=max(slot.starts_at, self._session.clock.now() - timedelta(days=60)),
            but=self._booking,
        )

    def _save(self) -> None:
        slot = self._slot()
        if slot is None:
            return
        starts = slot.begins(Phase.LOAD)
        if self._booking:
            change = self._session.do(
                firings.move_firing,
                refused=self._refused,
                booking_id=self._booking,
                starts_at=starts,
                override_reason=self.reason.text().strip(),
            )
        else:
            change = self._session.do(
                firings.plan_firing,
                refused=self._refused,
                equipment_id=self._kiln,
                starts_at=starts,
                programme_id=self._programme,
                piece_ids=self._pieces,
                promises=slot.starts_at > self._session.clock.now(),
                override_reason=self.reason.text().strip(),
            )
        if change is not None:
            self.close_up()
            self.made.emit(change.row_id or 0)

    def _refused(self, said: str) -> None:
        self.remark.say("bad", said)
        self.refit()
