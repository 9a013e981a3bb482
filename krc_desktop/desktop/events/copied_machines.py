"""The machines of an event that go along with its copy: each to tick, those taken left out."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from krc_desktop.desktop.events.machine_words import in_the_way, left_out_said, names_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column
from krc_desktop.desktop.widgets.crafts import icon_of, ink_of
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.tick_lists import TickList, grow_to
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.operations.change import Verb
from krc_desktop.operations.event_copies import machines_of_copy
from krc_desktop.operations.event_machine_copies import Copied
from krc_desktop.sentences import sentence
from krc_desktop.store.event_machines import obstacles

_ID = int(Qt.ItemDataRole.UserRole)
_ROWS = 4


class CopiedMachines(QWidget):
    """Hidden for an event without machines."""

    def __init__(self, session: Session, event_id: int) -> None:
        """The machines of an event, for no day yet."""
        super().__init__()
        self._session = session
        self._event_id = event_id
        self._unwanted: set[int] = set()
        self._taken: list[int] = []
        words = session.words
        self.ticks = TickList(session.theme, words.text("Machines that go along"))
        self.ticks.itemChanged.connect(self._ticked)
        name = label(session.theme, words.text("Machines that go along"), "label", "ink2")
        self.setLayout(column(name, self.ticks, spacing=4))
        self.hide()

    @property
    def chosen(self) -> list[int]:
        """The machines that are ticked."""
        items = (self.ticks.item(at) for at in range(self.ticks.count()))
        return [item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked]

    def left_out_said(self) -> str:
        """What is to be told after the copy, of machines that are taken then."""
        return left_out_said(self._session, Verb.COPY_EVENT, self._taken)

    def show_day(self, day: date) -> None:
        """Show what would go along to a day."""
        try:
            found = machines_of_copy(self._session.file, event_id=self._event_id, day=day)
        except BrokenRule:
            return
        found.sort(key=lambda one: one.booking.equipment_id)
        with QSignalBlocker(self.ticks):
            self.ticks.clear()
            self._taken = []
            for machine, group in groupby(found, key=lambda one: one.booking.equipment_id):
                self.ticks.addItem(self._item(machine, list(group)))
        grow_to(self.ticks, _ROWS)
        self.setVisible(bool(found))

    def _item(self, machine: int, group: list[Copied]) -> QListWidgetItem:
        words, theme = self._session.words, self._session.theme
        (name,) = names_of(self._session, [machine])
        refusals = [one.refusal for one in group if one.refusal is not None]
        told = self._why_not(group) or words.text_in("machine", "free")
        can = len(refusals) < len(group)
        item = QListWidgetItem(f"{name} · {told}")
        item.setData(_ID, machine)
        kind = self._session.file.equipment.get(machine).kind
        item.setIcon(theme.icon(icon_of(kind), ink_of(kind), 16))
        if refusals:
            self._taken.append(machine)
            item.setForeground(theme.colour("warn"))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if can else flags)
        is_on = can and machine not in self._unwanted
        item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        return item

    def _why_not(self, group: list[Copied]) -> str:
        """What stands in the way of a machine on the days of the copy; empty where nothing does."""
        refused = [one for one in group if one.refusal is not None]
        if not refused:
            return ""
        spans = [(one.booking.starts_at, one.booking.ends_at) for one in refused]
        machine = group[0].booking.equipment_id
        met = obstacles(self._session.file, machine, spans, but=0)
        words = self._session.words
        return in_the_way(words, met) or sentence(
            words, refused[0].refusal or BrokenRule(Rule.CONTRADICTION)
        )

    def _ticked(self, item: QListWidgetItem) -> None:
        wanted = item.checkState() is Qt.CheckState.Checked
        (self._unwanted.discard if wanted else self._unwanted.add)(item.data(_ID))
