"""Which machines an event uses too: the centre's own, each free then or not."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from krc_desktop import clock
from krc_desktop.desktop.events.event_words import in_language
from krc_desktop.desktop.events.machine_words import in_the_way
from krc_desktop.desktop.events.typed_hours import TypedHours
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.crafts import icon_of, ink_of
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.desktop.widgets.tick_lists import TickList, grow_to
from krc_desktop.errors import BrokenRule
from krc_desktop.model.booking_checks import Slot
from krc_desktop.model.event_machines import MachineChoice, Span
from krc_desktop.model.events import Event
from krc_desktop.model.reports import Both
from krc_desktop.operations import booking_checks, event_machines
from krc_desktop.operations.booking_words import slot_in_figures
from krc_desktop.sentences import sentence

_ID = int(Qt.ItemDataRole.UserRole)
_ROWS = 7


class MachineChoicesPopover(ScrolledPopover):
    """Hours (the event's own unless typed), and the machines with a tick each."""

    def __init__(self, session: Session, beside: QWidget, event: Event) -> None:
        """The choice for an event."""
        words, theme = session.words, session.theme
        title = in_language(words, Both(event.title_lv, event.title_en))
        super().__init__(session, beside, words.text("Machines of “{title}”", title=title))
        self._event = event
        days = event_machines.days_known(session.file, event)
        self._several = len(days) > 1
        self.hours = TypedHours(session, days[0])
        self.hours.changed.connect(self._offer)
        self.hours.entered.connect(self._add)
        self.machines = TickList(theme, words.text_in("page", "Equipment"))
        self.machines.itemChanged.connect(lambda _item: self._weigh())
        self.machines.currentRowChanged.connect(self._tell)
        self.remark = Remark(theme)
        self.save = button(theme, "", self._add, kind="primary")
        self._is_filling = False
        self._offered: list[MachineChoice] = []
        told = words.text("The same on each of the {n} days.", n=len(days))
        self.add_scrolled(self.hours)
        if self._several:
            self.add_scrolled(label(theme, told, "meta", "ink2", wraps=True))
        self.add_scrolled(self.machines)
        self.add_below(self.remark, row(None, self.save))
        self._offer()

    def open(self, focus: QWidget | None = None) -> None:
        """Show it, the first machine that is free at hand."""
        super().open(focus or self.machines)
        free = (at for at in range(self.machines.count()) if self._can(self.machines.item(at)))
        self.machines.setCurrentRow(next(free, 0))

    @property
    def chosen(self) -> list[int]:
        """The machines that are ticked now and were not before."""
        items = (self.machines.item(at) for at in range(self.machines.count()))
        return [
            item.data(_ID)
            for item in items
            if self._can(item) and item.checkState() is Qt.CheckState.Checked
        ]

    @staticmethod
    def _can(item: QListWidgetItem) -> bool:
        return bool(item.flags() & Qt.ItemFlag.ItemIsUserCheckable)

    # -- offering ------------------------------------------------------------------------------

    def _offer(self) -> None:
        span = self.hours.quiet_span()
        if span is None:
            return
        ticked = set(self.chosen)
        self._is_filling = True
        self.machines.clear()
        self._offered = self._choices(span)
        for one in self._offered:
            self.machines.addItem(self._item(one, ticked))
        self._is_filling = False
        grow_to(self.machines, _ROWS)
        self._weigh()

    def _choices(self, span: Span) -> list[MachineChoice]:
        try:
            found = event_machines.choices(
                self.session.file, event_id=self._event.id, span=self._own(span)
            )
        except BrokenRule as broken:
            self._refused(sentence(self.session.words, broken))
            return []
        # what can be had first
        return sorted(found, key=lambda one: bool(one.obstacles) or self._has_all(one))

    def _own(self, span: Span) -> Span | None:
        """The span, where it is another one than the event's own hours."""
        return None if span == self.hours.usual else span

    def _has_all(self, one: MachineChoice) -> bool:
        """Whether nothing would be added: a single day may have a machine at other hours too."""
        return one.is_used and (self._several or self.hours.is_usual)

    def _item(self, one: MachineChoice, ticked: set[int]) -> QListWidgetItem:
        words, theme = self.session.words, self.session.theme
        name = in_language(words, one.name)
        has = self._has_all(one)
        if has:
            state = words.text("chosen already")
        else:
            state = self._state(one) or words.text_in("machine", "free")
        item = QListWidgetItem(f"{name} · {state}")
        item.setData(_ID, one.equipment_id)
        item.setIcon(theme.icon(icon_of(one.kind), ink_of(one.kind), 16))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can = not one.obstacles and not has
        item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if can else flags)
        is_on = has or (can and one.equipment_id in ticked)
        item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        if not can:
            item.setForeground(theme.colour("ink2" if has else "warn"))
        return item

    def _state(self, one: MachineChoice) -> str:
        return in_the_way(self.session.words, one.obstacles, with_days=self._several)

    def _tell(self, at: int) -> None:
        """Say of a machine that is taken who has it, and when it could be had."""
        if self._is_filling:
            return
        span = self.hours.quiet_span()
        one = self._offered[at] if 0 <= at < len(self._offered) else None
        if one is None or span is None or one.is_free:
            self.remark.clear()
            self.refit_soon()
            return
        words = self.session.words
        said = f"{in_language(words, one.name)}: {self._state(one)}."
        # of several days another time would be one for all of them: that is for the event to say
        slot = None if self._several else self._next_free(one, span)
        if slot is None:
            self.remark.say("warn", said)
        else:
            when = slot_in_figures(words, slot.starts_at, slot.ends_at, self.hours.day)
            next_free = words.text("Next free: {when}.", when=when)
            fits = clock.local_day(slot.starts_at) == self.hours.day
            fix = words.text("Take this time") if fits else ""
            self.remark.say("warn", f"{said} {next_free}", fix, partial(self._take, slot))
        self.refit_soon()

    def _next_free(self, one: MachineChoice, span: Span) -> Slot | None:
        """When a taken machine could be had for as long."""
        after = max(span[0], self.session.clock.now())
        length = span[1] - span[0]
        return booking_checks.next_free(self.session.file, one.equipment_id, after, length)

    def _take(self, slot: Slot) -> None:
        """Type another time for the machine, and go on choosing."""
        words = self.session.words
        self.hours.begins.line.setText(words.time(slot.starts_at))
        self.hours.ends.line.setText(words.time(slot.ends_at))
        self.remark.clear()
        self._offer()

    def _weigh(self) -> None:
        if self._is_filling:
            return
        words, many = self.session.words, len(self.chosen)
        self.save.setText(
            words.counted("Add {n} machine", "Add {n} machines", many)
            if many
            else words.text("Add a machine")
        )
        self.save.setAccessibleName(self.save.text())
        self.save.setEnabled(bool(many))
        self.save.updateGeometry()
        self.refit_soon()

    # -- adding --------------------------------------------------------------------------------

    def _add(self) -> None:
        span = self.hours.span()
        if span is None or not self.chosen:
            return
        change = self.session.do(
            event_machines.occupy,
            refused=self._refused,
            event_id=self._event.id,
            equipment_ids=self.chosen,
            span=self._own(span),
        )
        if change is not None:
            self.close_up()

    def _refused(self, said: str) -> None:
        self.remark.say("bad", said)
        self.refit_soon()
