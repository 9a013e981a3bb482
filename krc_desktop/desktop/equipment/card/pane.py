"""The card of one machine."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.card.asked import AskedPart
from krc_desktop.desktop.equipment.card.columns import Columns, Laid
from krc_desktop.desktop.equipment.card.deeds import deeds_menu
from krc_desktop.desktop.equipment.card.documents import DocumentsPart
from krc_desktop.desktop.equipment.card.head_line import HeadLine
from krc_desktop.desktop.equipment.card.inducted import InductedPart
from krc_desktop.desktop.equipment.card.month import MonthPart
from krc_desktop.desktop.equipment.card.out import OutPart
from krc_desktop.desktop.equipment.card.part import MachinePart
from krc_desktop.desktop.equipment.card.rules import RulesPart
from krc_desktop.desktop.equipment.card.settings import SettingsPart
from krc_desktop.desktop.equipment.card.upkeep import UpkeepPart
from krc_desktop.desktop.equipment.card.used import UsedPart
from krc_desktop.desktop.equipment.pane import Pane
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.errors import BrokenRule
from krc_desktop.model.machine_cards import MachineCard
from krc_desktop.model.places import Place
from krc_desktop.periods import Month
from krc_desktop.store.machine_cards import machine_card
from krc_desktop.store.machine_states import machine_now


class MachinePane(Pane):
    """Everything of one machine: rules, people, upkeep, use."""

    part = places.MACHINE
    subjects = frozenset(
        {
            "equipment",
            "equipment_phases",
            "equipment_materials",
            "equipment_questions",
            "equipment_inductors",
            "equipment_documents",
            "inductions",
            "counters",
            "maintenance_plans",
            "maintenance_jobs",
            "faults",
            "outages",
            "bookings",
            "booking_uses",
            "booking_phases",
            "firings",
            "pieces",
            "piece_firings",
            "people",
            "organisations",
            "events",
            "attendances",
            "opening_hours",
            "closures",
        }
    )

    def __init__(self, session: Session) -> None:
        """No machine's card yet."""
        super().__init__(session, " ", back=session.words.text_in("page", "Equipment"))
        self.machine_id = 0
        self._card: MachineCard | None = None
        acts = {
            "shelf": self._open_shelf,
            "passport": self._print_passport,
            "fault": self._report_fault,
            "book": self.start_new,
            "more": self._open_menu,
        }
        self.line = HeadLine(session, self.head, self.back, acts)
        self.rules, self.inducted = RulesPart(session), InductedPart(session)
        self.asked, self.settings = AskedPart(session), SettingsPart(session)
        self.upkeep, self.out = UpkeepPart(session), OutPart(session)
        self.documents, self.month = DocumentsPart(session), MonthPart(session)
        self.used = UsedPart(session)
        self.columns = Columns()
        self.columns.lay(self._laid(self.width_now))
        gone = label(self.theme, self.words.text("This machine is not in the file."), tone="ink2")
        gone.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.columns)
        self._stack.addWidget(gone)
        self.body.addWidget(self._stack)
        session.minute_passed.connect(self._minute_passed)

    # -- showing -------------------------------------------------------------------------------

    @property
    def parts(self) -> list[MachinePart]:
        """Every part of the card, as in one column."""
        first: list[MachinePart] = [self.rules, self.inducted, self.upkeep, self.out, self.used]
        return [*first, self.asked, self.documents, self.month, self.settings]

    def refresh(self) -> None:
        """Read the machine and show it."""
        try:
            self._card = machine_card(self.session.file, self.machine_id)
        except BrokenRule:
            self._card = None
        self._stack.setCurrentIndex(0 if self._card is not None else 1)
        self.line.show_card(self._card)
        if self._card is not None:
            for part in self.parts:
                part.show_card(self._card)
            self._fit_head()

    def _minute_passed(self) -> None:
        if self._card is not None and self.isVisible():
            machine = self._card.machine
            now = machine_now(self.session.file.connection, machine, self.session.clock.now())
            self.line.tags.show_now(now, machine.kind)

    # -- going ---------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show the machine that is meant, its figures in the month that is meant."""
        if place.record is not None and place.record != self.machine_id:
            self.machine_id = place.record
            self.is_stale = True
            self.columns.verticalScrollBar().setValue(0)
        if place.month is not None:
            self.month.stepper.show_month(place.month)
            self.is_stale = True

    def place(self) -> Place:
        """The machine that is shown."""
        return places.place_of(self.part, *([self.machine_id] if self.machine_id else []))

    def forget(self) -> None:
        """Another centre is at hand."""
        self.machine_id = 0

    def step_period(self, by: int) -> None:
        """The next or the previous month of the figures."""
        self.month.stepper.step(by)

    def go_to_today(self) -> None:
        """The month at hand."""
        self.month.show_month(Month.of(self.session.today))

    # -- deeds ---------------------------------------------------------------------------------

    def start_new(self) -> None:
        """Book the machine."""
        from krc_desktop.desktop.equipment.booking.new_booking import NewBookingPopover

        if self._card is not None and self._card.machine.retired_on is None:
            NewBookingPopover(self.session, self.line.book, equipment_id=self.machine_id).open()

    def print_page(self) -> bool:
        """The passport for the wall."""
        if self._card is None:
            return False
        self._print_passport()
        return True

    def _print_passport(self) -> None:
        from krc_desktop.desktop import papers

        papers.passport(self.session, self.line.passport, self.machine_id)

    def _report_fault(self) -> None:
        from krc_desktop.desktop.equipment.card.fault_popovers import NewFault

        NewFault(self.session, self.line.fault, self.machine_id).show_up()

    def _open_shelf(self) -> None:
        self.session.go(places.place_of(places.SHELF, self.machine_id))

    def _open_menu(self) -> None:
        if self._card is not None:
            beside = self.line.more
            menu = deeds_menu(self.session, self._card, beside)
            menu.popup(beside.mapToGlobal(beside.rect().bottomLeft()))

    # -- room ----------------------------------------------------------------------------------

    def take_width(self, width: Width) -> None:
        """Three columns, two, or one."""
        if width is not self.width_now:
            super().take_width(width)
            self.columns.lay(self._laid(width))
        self._fit_head()

    def _laid(self, width: Width) -> Laid:
        if width is Width.FULL:
            return (
                [self.rules, self.inducted, self.asked, self.settings],
                [self.upkeep, self.out, self.documents],
                [self.used, self.month],
            )
        if width is Width.MEDIUM:
            return (
                [self.rules, self.inducted, self.asked, self.documents, self.settings],
                [self.upkeep, self.out, self.used, self.month],
            )
        return (self.parts,)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the head into the new width."""
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """The state stands in the head, or above the columns where there is no room."""
        fits, tags = self.line.fit(self.width()), self.line.tags
        is_in_head = self.head.left.indexOf(tags) >= 0
        if fits and not is_in_head:
            self.columns.take_from_above(tags)
            self.head.left.addWidget(tags)
        elif not fits and is_in_head:
            self.head.left.removeWidget(tags)
            self.columns.put_above(tags)
