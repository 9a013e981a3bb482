"""How an event repeats: the rule, and the dates that come of it, each to tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from krc_desktop.desktop.events.repeat_rule import RepeatRule
from krc_desktop.desktop.events.repeat_words import spoken_against
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.tick_lists import TickList, grow_to
from krc_desktop.errors import BrokenRule
from krc_desktop.model.series import Planned, Repeat
from krc_desktop.sentences import sentence

Planning = Callable[[Repeat], Sequence[Planned]]
_DAY = int(Qt.ItemDataRole.UserRole)
_ROWS = 5


class Repeating(QWidget):
    """The rule and its dates; holidays, closures and machines taken are left out at first."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        """Nothing is planned yet."""
        super().__init__()
        self._session = session
        self._first: date | None = None
        self._planning: Planning | None = None
        self._left_out: set[date] = set()
        self._taken_in: set[date] = set()
        self._is_filling = False
        self.rule = RepeatRule(session)
        self.rule.changed.connect(self._plan)
        self.summary = label(session.theme, "", "meta_strong", wraps=True)
        self.remark = Remark(session.theme)
        self.dates = TickList(session.theme, session.words.text("Dates of the series"))
        self.dates.itemChanged.connect(self._ticked)
        self.setLayout(column(self.rule, self.remark, self.summary, self.dates, spacing=10))

    def plan_from(self, first: date | None, planning: Planning | None) -> None:
        """Plan anew from a first day; `planning` answers what a rule would make. None: nothing."""
        if first != self._first:
            self._first = first
            self._left_out.clear()
            self._taken_in.clear()
            if first is not None:
                self.rule.begin_on(first)
        self._planning = planning
        self._plan()

    @property
    def repeat(self) -> Repeat | None:
        """The rule; None where it has no end yet."""
        return self.rule.repeat if self._first is not None else None

    @property
    def chosen(self) -> list[date]:
        """The days that are ticked."""
        items = (self.dates.item(at) for at in range(self.dates.count()))
        return [item.data(_DAY) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _plan(self) -> None:
        self.remark.clear()
        self._fill(self._planned())
        self.changed.emit()

    def _planned(self) -> Sequence[Planned]:
        repeat = self.repeat
        if repeat is None or self._planning is None:
            return ()
        try:
            return self._planning(repeat)
        except BrokenRule as broken:
            self.remark.say("bad", sentence(self._session.words, broken))
            return ()

    def _fill(self, planned: Sequence[Planned]) -> None:
        self._is_filling = True
        self.dates.clear()
        for at, one in enumerate(planned):
            self.dates.addItem(self._item(one, is_first=at == 0))
        self._is_filling = False
        grow_to(self.dates, _ROWS)
        self.dates.setVisible(bool(planned))
        self._sum_up()

    def _item(self, one: Planned, *, is_first: bool) -> QListWidgetItem:
        words, theme = self._session.words, self._session.theme
        against = spoken_against(words, one)
        told = [f"{words.weekday(one.day.isoweekday())}, {words.date(one.day)}", against]
        if is_first:
            told.append(words.text_in("event of a series", "the first"))
        item = QListWidgetItem(" · ".join(part for part in told if part))
        item.setData(_DAY, one.day)
        if against:
            item.setForeground(theme.colour("bad" if one.refusal is not None else "warn"))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not is_first and one.refusal is None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags)
        ticked = is_first or self._is_wanted(one)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _is_wanted(self, one: Planned) -> bool:
        """Whether a day is ticked: as somebody has said, else as is advised."""
        if one.refusal is not None or one.day in self._left_out:
            return False
        return one.is_advised or one.day in self._taken_in

    def _ticked(self, item: QListWidgetItem) -> None:
        if self._is_filling:
            return
        day = item.data(_DAY)
        taken = item.checkState() is Qt.CheckState.Checked
        (self._taken_in if taken else self._left_out).add(day)
        (self._left_out if taken else self._taken_in).discard(day)
        self._sum_up()
        self.changed.emit()

    def _sum_up(self) -> None:
        words = self._session.words
        many = len(self.chosen)
        out = self.dates.count() - many
        said = words.counted("{n} event in all", "{n} events in all", many) if many else ""
        if said and out:
            said += words.text(", days left out: {n}", n=out)
        self.summary.setText(said)
        self.summary.setVisible(bool(said))
