"""Skaitītāji un apkope: what the counters say, and how near each planned job is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.card import wording
from krc_desktop.desktop.equipment.card.part import MachinePart, link, quiet_line
from krc_desktop.desktop.equipment.card.signs import ShareBar
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.labels import hairline, label
from krc_desktop.desktop.widgets.row_button import RowButton
from krc_desktop.model.machine_cards import CounterNow, MachineCard, Mark, PlanNow

_TONES = {Mark.OVERDUE: "bad", Mark.SOON: "warn"}
_BESIDE = 3


class UpkeepPart(MachinePart):
    """Numbers in a row, then the plans by how near they are."""

    def __init__(self, session: Session) -> None:
        """An empty card."""
        words = session.words
        self.done = link(session, words.text("Maintenance done"), self._done)
        super().__init__(session, words.text("Counters and upkeep"), self.done)

    def said(self, card: MachineCard) -> object:
        """Counters and plans."""
        return card.machine.id, card.counters, card.plans

    def fill(self, card: MachineCard) -> None:
        """The numbers, a line, the plans, and the ways to add."""
        words = self.words
        for start in range(0, len(card.counters), _BESIDE):
            some = card.counters[start : start + _BESIDE]
            line = row(*(self._counter(one) for one in some), spacing=8)
            for number in range(len(some)):
                line.setStretch(number, 1)
            self.rows.addLayout(line)
        if card.counters and card.plans:
            self.rows.addWidget(hairline())
        for one in card.plans:
            self.rows.addWidget(self._plan(one))
        if not card.plans:
            self.rows.addWidget(quiet_line(self.session, words.text("Nothing is planned yet.")))
        plan = link(self.session, words.text("Plan maintenance"), self._new_plan)
        counter = link(self.session, words.text("Add a counter"), self._new_counter)
        for made in (plan, counter):
            made.setProperty("kind", "flush")
            made.setFont(self.theme.font("meta_strong"))
        self.rows.addLayout(row(plan, counter, None, spacing=12))

    def _counter(self, one: CounterNow) -> QWidget:
        theme, words = self.theme, self.words
        value = wording.counted_value(words, one.counter.measure, one.value)
        name = wording.counter_name(words, one)
        if one.counter.limit_value:
            limit = wording.counted_value(words, one.counter.measure, one.counter.limit_value)
            name = words.text("{name}, limit {limit}", name=name, limit=limit)
        inside = column(
            label(theme, value, "number", _TONES.get(one.mark, "")),
            label(theme, name, "meta", "ink2", wraps=True),
            None,
            spacing=0,
        )
        made = RowButton(theme, inside, f"{name}: {value}")
        made.clicked.connect(lambda: self._open_counter(one.counter.id, made))
        return made

    def _plan(self, one: PlanNow) -> QWidget:
        theme, words = self.theme, self.words
        title = f"{one.plan.what}: {wording.how_often(words, one)}"
        due, tone = wording.due(words, one)
        said = label(theme, title, "body", wraps=True)
        right = label(theme, due, "label", tone)
        right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        head = row(said, right, spacing=8)
        head.setStretch(0, 1)
        last = wording.last_done(words, one)
        inside = column(
            head,
            ShareBar(theme, one.share, _TONES.get(one.mark, "accent")),
            label(theme, last, "meta", "ink2", wraps=True),
            spacing=4,
        )
        made = RowButton(theme, inside, f"{title}, {due}, {last}")
        made.clicked.connect(lambda: self._open_plan(one.plan.id, made))
        return made

    # -- opening -------------------------------------------------------------------------------

    def _done(self, beside: QWidget) -> None:
        from krc_desktop.desktop.equipment.card.done_popover import DonePopover

        DonePopover(self.session, beside, self.card).show_up()

    def _new_plan(self, beside: QWidget) -> None:
        from krc_desktop.desktop.equipment.card.plan_popovers import PlanPopover

        PlanPopover(self.session, beside, self.card.machine.id).show_up()

    def _open_plan(self, plan_id: int, beside: QWidget) -> None:
        from krc_desktop.desktop.equipment.card.plan_popovers import PlanPopover

        PlanPopover(self.session, beside, self.card.machine.id, plan_id).show_up()

    def _new_counter(self, beside: QWidget) -> None:
        from krc_desktop.desktop.equipment.card.counter_popover import CounterPopover

        CounterPopover(self.session, beside, self.card.machine.id).show_up()

    def _open_counter(self, counter_id: int, beside: QWidget) -> None:
        from krc_desktop.desktop.equipment.card.counter_popover import CounterPopover

        CounterPopover(self.session, beside, self.card.machine.id, counter_id).show_up()
