"""All that is said of a booking while it is typed: boxes with ways out, and what they ask for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from krc_desktop import clock
from krc_desktop.desktop.equipment.booking.finding_box import FindingBox, WayOut
from krc_desktop.desktop.equipment.booking.person_line import PersonLine
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, clear, column
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.flowing import Flow
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.model.booking_checks import Finding, Kind, Slot, Wanted
from krc_desktop.model.equipment import Equipment
from krc_desktop.model.fields import TITLE
from krc_desktop.model.people import Person
from krc_desktop.operations import booking_gate, equipment
from krc_desktop.operations.booking_checks import free_times
from krc_desktop.operations.booking_finding_words import heading, sentence_of
from krc_desktop.operations.booking_words import slot_in_figures

OF_TIME = frozenset(
    {
        Kind.END_BEFORE_START,
        Kind.TOO_LONG_FOR_ALL,
        Kind.OVERLAP,
        Kind.OUT_OF_SERVICE,
        Kind.CLOSED_DAY,
        Kind.OUTSIDE_HOURS,
        Kind.TOO_SHORT,
        Kind.TOO_LONG,
    }
)
_EXCEPTIONS = frozenset({Kind.CLOSED_DAY, Kind.OUTSIDE_HOURS, Kind.TOO_SHORT, Kind.TOO_LONG})
_SUPERVISED = frozenset(
    {
        Kind.NO_INDUCTION,
        Kind.INDUCTED_ONE_UNNAMED,
        Kind.SUPERVISOR_NOT_INDUCTED,
        Kind.SUPERVISOR_IS_MINOR,
        Kind.ADULT_NEEDED,
    }
)
_INDUCTED_NOW = frozenset({Kind.NO_INDUCTION, Kind.INDUCTION_ADVISED})
# a line that has just appeared has its place by then
_SETTLED_MS = 80
# said beside the button alone: nobody has typed anything yet
_UNSAID = frozenset({Kind.NO_ONE_NAMED})


class Findings(QWidget):
    """Boxes, and below them who supervises, who inducts, why there is an exception.

    `chosen` brings a free stretch that is taken instead; `answered` tells that one of the lines, or
    the file, says something else by now; `revealed` what has just come into sight; `used` that the
    machine was used at that time already.
    """

    chosen = Signal(object)
    answered = Signal()
    revealed = Signal(QWidget)
    used = Signal()

    def __init__(self, session: Session, machine: Equipment) -> None:
        """Nothing is said yet."""
        super().__init__()
        self._session = session
        self._machine = machine
        self._wanted: Wanted | None = None
        self._shown: object = None
        words, theme = session.words, session.theme
        self.boxes: list[FindingBox] = []
        self._column = column(spacing=8)
        self._others = Flow(spacing=6)
        self.others = boxed(self._others)
        self.others.hide()
        self.supervisor = PersonLine(
            session, words.text("Who inducted will be there"), self._supervisors, anybody=True
        )
        self.inductor = PersonLine(session, words.text("Who inducted"), self._inductors)
        self.record = button(
            theme, words.text("Record the induction of today"), self._record, icon="check"
        )
        self.reason = LineField(
            theme, words.text("Why is there an exception?"), hint=words.text("In a few words")
        )
        self.reason.line.setMaxLength(TITLE)
        self._inducting = boxed(column(self.inductor, self.record, spacing=6))
        self.setLayout(
            column(
                boxed(self._column),
                self.others,
                self._inducting,
                self.supervisor,
                self.reason,
                spacing=8,
            )
        )
        for part in (self._inducting, self.supervisor, self.reason, self):
            part.hide()
        self.supervisor.decided.connect(self.answered)
        self.supervisor.line.textEdited.connect(lambda _text: self.answered.emit())
        self.reason.line.textEdited.connect(lambda _text: self.answered.emit())

    # -- what was answered ---------------------------------------------------------------------

    @property
    def supervisor_id(self) -> int | None:
        """Who will be there; None where nobody is asked for."""
        return None if self.supervisor.isHidden() else self.supervisor.person_id

    @property
    def override_reason(self) -> str:
        """Why there is an exception; empty where none is needed."""
        return "" if self.reason.isHidden() else self.reason.typed

    def begin_with(self, supervisor: Person | None, reason: str) -> None:
        """Show what a stored booking says."""
        self.supervisor.show_person(supervisor)
        self.supervisor.setVisible(supervisor is not None)
        self.reason.line.setText(reason)
        self.reason.setVisible(bool(reason))
        self.setVisible(supervisor is not None or bool(reason))

    # -- showing -------------------------------------------------------------------------------

    def show_findings(self, found: Sequence[Finding], wanted: Wanted | None) -> None:
        """Show what is said of a booking; boxes that say the same stay as they are."""
        self._wanted = wanted
        words = self._session.words
        told = [one for one in found if one.kind not in _UNSAID]
        seen = [(heading(words, one), sentence_of(words, one), one.free) for one in told]
        kinds = {one.kind for one in told}
        if not kinds & _SUPERVISED and self.supervisor.person_id is None:
            self.supervisor.hide()
        if not kinds & _INDUCTED_NOW:
            self._inducting.hide()
        self.reason.setVisible(bool(kinds & _EXCEPTIONS))
        parts = (self._inducting, self.supervisor, self.reason)
        self.setVisible(bool(told) or any(not part.isHidden() for part in parts))
        if seen == self._shown:
            return
        self._shown = seen
        self._forget_others()
        said = [(one, self._ways(one, is_first=at == 0)) for at, one in enumerate(told)]
        if len(said) == len(self.boxes) and all(
            box.say(words, *one) for box, one in zip(self.boxes, said, strict=True)
        ):
            return
        clear(self._column)
        self.boxes = [FindingBox(self._session.theme, words, *one) for one in said]
        for box in self.boxes:
            self._column.addWidget(box)

    def _ways(self, finding: Finding, *, is_first: bool) -> tuple[WayOut, ...]:
        words = self._session.words
        if finding.free is not None:
            return self._other_times(finding.free)
        if finding.kind in OF_TIME and is_first and finding.stands_in_the_way:
            if finding.kind in (Kind.END_BEFORE_START, Kind.TOO_LONG_FOR_ALL):
                return ()
            return (WayOut(words.text("Other times"), self._offer_others),)
        ways: list[WayOut] = []
        if finding.kind in _INDUCTED_NOW:
            ways.append(
                WayOut(words.text("Record an induction"), self._ask_inductor, "identification-card")
            )
        if finding.kind is Kind.IN_THE_PAST and finding.facts["is_over"]:
            ways.append(WayOut(words.text("Log it as used"), self.used.emit, "note-pencil"))
        if finding.kind in _SUPERVISED:
            ways.append(WayOut(words.text("Together with …"), self._ask_supervisor))
        return tuple(ways)

    def _other_times(self, free: Slot) -> tuple[WayOut, ...]:
        words = self._session.words
        wanted = self._wanted
        day = clock.local_day(wanted.starts_at) if wanted is not None else self._session.today
        shown = slot_in_figures(words, free.starts_at, free.ends_at, day)
        return (
            WayOut(
                words.text("Move to {slot}", slot=shown),
                lambda: self.chosen.emit(free),
                "arrow-right",
            ),
            WayOut(words.text("Other times"), self._offer_others),
        )

    def _offer_others(self) -> None:
        """A few more free times as buttons; said where there are none."""
        wanted = self._wanted
        if wanted is None:
            return
        words, theme = self._session.words, self._session.theme
        self._forget_others()
        after: datetime = max(wanted.starts_at, self._session.clock.now())
        length = wanted.ends_at - wanted.starts_at
        found = free_times(
            self._session.file, wanted.equipment_id, after, length, but=wanted.booking_id, count=6
        )
        day = date.min
        for slot in found:
            text = slot_in_figures(words, slot.starts_at, slot.ends_at, day)
            made = button(theme, text, partial(self.chosen.emit, slot), kind="chip")
            made.setFont(theme.font("label"))
            self._others.addWidget(made)
        if not found:
            self._session.messages.toast(words.text("No free time is found within 60 days."))
        self.others.setVisible(bool(found))
        self.revealed.emit(self.others)

    def _forget_others(self) -> None:
        clear(self._others)
        self.others.hide()

    # -- people --------------------------------------------------------------------------------

    def _day(self) -> date:
        wanted = self._wanted
        return clock.local_day(wanted.starts_at) if wanted is not None else self._session.today

    def _supervisors(self) -> Sequence[Person]:
        return booking_gate.supervisors(self._session.file, self._machine.id, self._day())

    def _inductors(self) -> Sequence[Person]:
        file = self._session.file
        where = "equipment_id = ? ORDER BY id"
        ids = [one.person_id for one in file.equipment.inductors.find(where, self._machine.id)]
        named = file.people.by_ids(ids)
        first = [named[one] for one in ids if one in named]
        return first or booking_gate.supervisors(file, self._machine.id, self._session.today)

    def _ask_supervisor(self) -> None:
        self.supervisor.show()
        self.supervisor.line.setFocus()
        self.revealed.emit(self.supervisor)
        QTimer.singleShot(_SETTLED_MS, self.supervisor, self.supervisor.ask)

    def _ask_inductor(self) -> None:
        self._inducting.show()
        self.inductor.line.setFocus()
        self.revealed.emit(self._inducting)
        QTimer.singleShot(_SETTLED_MS, self.inductor, self.inductor.ask)

    def _record(self) -> None:
        """Write down that the person was inducted today; the booking is checked anew."""
        finding = next((b.finding for b in self.boxes if b.finding.kind in _INDUCTED_NOW), None)
        if finding is None:
            return
        done = self._session.do(
            equipment.record_induction,
            refused=self._session.messages.toast,
            equipment_id=self._machine.id,
            person_id=finding.facts["person_id"],
            inducted_on=self._session.today,
            inductor_id=self.inductor.person_id,
        )
        if done is not None:
            self._inducting.hide()
            self.answered.emit()
