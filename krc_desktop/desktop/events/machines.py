"""The machines of an event among its fields: a chip for each, and the way to more of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QFrame, QWidget

from krc_desktop.desktop.events.machine_words import names_of, when_used
from krc_desktop.desktop.events.seen import Seen
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.crafts import icon_of, ink_of
from krc_desktop.desktop.widgets.flowing import Flow
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.model.event_machines import ON, Day, EventMachine
from krc_desktop.operations import event_machines
from krc_desktop.operations.agenda_words import listed, named
from krc_desktop.store.event_machines import has_machines, machines_of


class EventMachines(QWidget):
    """Chips in a row that wraps; hidden in a centre without machines."""

    def __init__(self, session: Session) -> None:
        """No machines yet."""
        super().__init__()
        self.session = session
        self.seen: Seen | None = None
        self._shown: object = None
        theme, words = session.theme, session.words
        self.name = label(theme, words.text_in("page", "Equipment"), "label", "ink2")
        self.chips: list[MachineChip] = []
        self._made: list[MachineChip] = []
        self.add = button(
            theme,
            words.text("Add a machine"),
            self._choose,
            kind="link",
            icon="plus",
        )
        self._flow = Flow(self.add)
        holder = QWidget()
        holder.setLayout(self._flow)
        self.remark = Remark(theme)
        self.setLayout(column(self.name, holder, self.remark, spacing=4))

    # -- showing -------------------------------------------------------------------------------

    def show_event(self, seen: Seen) -> None:
        """Show the machines of an event."""
        self.seen = seen
        file = self.session.file
        machines = machines_of(file, seen.id)
        self.add.setVisible(seen.event.status in ON)
        days = event_machines.days_known(file, seen.event)
        known = bool(machines) or (
            seen.event.status in ON and has_machines(file, seen.event.centre_id, self.session.today)
        )
        self.setVisible(known)
        self.name.setVisible(bool(machines))
        shown = (seen.id, machines, days, self.session.clock.now() >= seen.event.ends_at)
        if shown != self._shown:
            self._shown = shown
            self._build(machines, days)
        self._warn(machines)

    def _build(self, machines: Sequence[EventMachine], days: Sequence[Day]) -> None:
        """Fill the chips anew; they stay the same widgets, as something may be open beside one."""
        groups = [list(group) for _, group in groupby(machines, key=_machine)]
        while len(self._made) < len(groups):
            made = MachineChip(self)
            self._made.append(made)
            self._flow.removeWidget(self.add)
            self._flow.addWidget(made)
            self._flow.addWidget(self.add)
        for chip, group in zip(self._made, groups, strict=False):
            chip.show_machines(group, days)
        for at, chip in enumerate(self._made):
            chip.setVisible(at < len(groups))
        self.chips = self._made[: len(groups)]
        self.updateGeometry()

    def _warn(self, machines: Sequence[EventMachine]) -> None:
        """Say which red machines nobody inducted will be at; it stands in nobody's way."""
        if self.seen is None:
            return
        file, words = self.session.file, self.session.words
        lacking = event_machines.not_inducted(file, self.seen.event, machines)
        if not lacking:
            self.remark.clear()
            return
        names = listed(words, names_of(self.session, lacking))
        self.remark.say(
            "warn",
            words.text(
                "Nobody with a valid induction is among those signed up or leading: {machines}.",
                machines=names,
            ),
        )

    # -- doing ---------------------------------------------------------------------------------

    def _choose(self) -> None:
        if self.seen is None:
            return
        from krc_desktop.desktop.events.machine_choices import MachineChoicesPopover

        MachineChoicesPopover(self.session, self.add, self.seen.event).open()

    def open_hours(self, chip: MachineChip) -> None:
        """Ask for the hours of one machine."""
        if self.seen is None:
            return
        from krc_desktop.desktop.events.machine_hours import MachineHoursPopover

        MachineHoursPopover(self.session, chip.door, self.seen.event, chip.machines).open()

    def leave_out(self, chip: MachineChip) -> None:
        """Let the event do without a machine."""
        if self.seen is None:
            return
        done = self.session.do(
            event_machines.leave_out,
            event_id=self.seen.id,
            booking_ids=[one.booking.id for one in chip.machines],
        )
        if done is not None:
            self.add.setFocus()


def _machine(one: EventMachine) -> int:
    return one.booking.equipment_id


class MachineChip(QFrame):
    """One machine with its hours: a press asks for others, the cross frees it."""

    def __init__(self, row_of: EventMachines) -> None:
        """The chip of no machine yet."""
        super().__init__()
        self.machines: list[EventMachine] = []
        self._theme = theme = row_of.session.theme
        self._words = words = row_of.session.words
        self.setProperty("role", "chip")
        self.door = button(theme, "", partial(row_of.open_hours, self), kind="inchip")
        self.door.setIconSize(theme.icon_size(16))
        self.door.setFont(theme.font("label"))
        self.door.setToolTip(words.text("Change the hours"))
        self.cross = icon_button(
            theme, "x", words.text("Take away"), partial(row_of.leave_out, self)
        )
        self.cross.setProperty("kind", "inchip-cross")
        self.cross.setFixedSize(theme.px(28), max(32, theme.px(32)))
        self.cross.setIconSize(theme.icon_size(14))
        self.setLayout(row(self.door, self.cross, spacing=0, margins=(1, 0, 3, 0)))

    def show_machines(self, machines: list[EventMachine], days: Sequence[Day]) -> None:
        """Show the bookings of one machine."""
        self.machines = machines
        theme, words, first = self._theme, self._words, machines[0]
        name = named(words, first.name)
        when = when_used(words, machines, days)
        self.door.setText(f"{name} · {when}".replace("&", "&&"))
        self.door.setIcon(theme.icon(icon_of(first.kind), ink_of(first.kind), 16))
        self.door.setAccessibleName(f"{name}, {when}")
        self.cross.setAccessibleName(f"{words.text('Take away')}: {name}")
        self.cross.setVisible(any(one.is_free_to_leave for one in machines))
