"""Apkope veikta: which planned jobs were done, what else, when and by whom."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from krc_desktop.desktop.equipment.card import wording
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.model.machine_cards import MachineCard
from krc_desktop.operations.change import Change
from krc_desktop.operations.maintenance import record_planned
from krc_desktop.store.machine_states import maintenance_booked


class DonePopover(FormPopover):
    """The plans with a tick each, those due ticked already."""

    def __init__(self, session: Session, beside: QWidget, card: MachineCard) -> None:
        """A form over a machine's plans."""
        words = session.words
        super().__init__(session, beside, words.text("Maintenance done"))
        self._equipment_id = card.machine.id
        self.ticks: dict[int, QCheckBox] = {}
        for one in card.plans:
            due, _ = wording.due(words, one)
            text = f"{one.plan.what} ({due})"
            self.ticks[one.plan.id] = self.tick(text, on=bool(one.mark))
            self.put(self.ticks[one.plan.id])
        name = words.text("What else was done") if card.plans else words.text("What was done")
        self.note = self.line(name)
        self.day = self.day_line(words.text("Day"), session.today)
        self.by = self.line(words.text("By whom"))
        self.put(self.note, row(self.day, self.by, spacing=10))
        self._booking = maintenance_booked(
            session.file.connection, card.machine.id, session.clock.now()
        )
        if self._booking is not None:
            said = words.text("The booking for maintenance is marked as used.")
            self.put(label(session.theme, said, "meta", "ink2", wraps=True))
        self.finish(words.text("Mark as done"))

    def keep(self) -> Change | None:
        """Write down what was done."""
        plans = [plan for plan, tick in self.ticks.items() if tick.isChecked()]
        if not plans and not self.note.typed:
            self.note.complain(self.note.name)
            self.refused(self.words.text("Tick what was done, or write it."))
            return None
        return self.session.do(
            record_planned,
            refused=self.refused,
            called=self.note.name,
            equipment_id=self._equipment_id,
            plan_ids=plans,
            done_on=self.day_typed(self.day),
            done_by=self.by.typed,
            note=self.note.typed,
            booking_id=self._booking,
        )
