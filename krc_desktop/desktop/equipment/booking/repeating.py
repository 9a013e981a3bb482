"""How a booking repeats: how often, how many times, and the dates that come of it, each to tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.steppers import Stepper
from krc_desktop.desktop.widgets.tick_lists import TickList, grow_to
from krc_desktop.errors import BrokenRule
from krc_desktop.model.series import Planned, Repeat, monthly, weekly
from krc_desktop.sentences import sentence

Planning = Callable[[Repeat], Sequence[Planned]]
_DAY = int(Qt.ItemDataRole.UserRole)
_ROWS = 4
_USUAL, _MOST = 8, 60


class Often(StrEnum):
    """How often a booking repeats."""

    NEVER = "never"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"


class Repeating(QWidget):
    """Not at all, to begin with; what can't be made is told and left out.

    `often` is placed by whoever holds it: the rest is seen only once a booking repeats.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        """A booking that does not repeat."""
        super().__init__()
        self._session = session
        self._first: date | None = None
        self._planning: Planning | None = None
        self._left_out: set[date] = set()
        self._is_filling = False
        words, theme = session.words, session.theme
        self.often = ChoiceField(
            theme, words.text("Repeats"), lambda _often, _refused: self._told()
        )
        self.often.offer(
            [
                (Often.NEVER, words.text_in("booking", "Does not repeat")),
                (Often.WEEK, words.text("Every week")),
                (Often.FORTNIGHT, words.text("Every two weeks")),
                (Often.MONTH, words.text("Every month")),
            ],
            Often.NEVER,
        )
        self.times = Stepper(theme, words.text("How many times"), least=2, most=_MOST)
        self.times.show_value(_USUAL)
        self.times.changed.connect(lambda _times: self._told())
        how_many = label(theme, words.text("How many times"), "label", "ink2")
        how_many.setBuddy(self.times)
        self.remark = Remark(theme)
        self.summary = label(theme, "", "meta_strong", wraps=True)
        self.dates = TickList(theme, words.text("Dates of the series"))
        self.dates.itemChanged.connect(self._ticked)
        self._how_many = boxed(row(how_many, self.times, None, spacing=8))
        self.setLayout(column(self._how_many, self.remark, self.summary, self.dates, spacing=8))
        self._show_parts()

    @property
    def is_wanted(self) -> bool:
        """Whether the booking repeats at all."""
        return self.often.value is not Often.NEVER

    @property
    def repeat(self) -> Repeat | None:
        """The rule; None where it does not repeat."""
        if self._first is None or not self.is_wanted:
            return None
        if self.often.value is Often.MONTH:
            return monthly(self._first, count=self.times.value)
        step = 2 if self.often.value is Often.FORTNIGHT else 1
        return weekly(self._first, count=self.times.value, step=step)

    @property
    def chosen(self) -> list[date]:
        """The days that are ticked."""
        items = (self.dates.item(at) for at in range(self.dates.count()))
        return [item.data(_DAY) for item in items if item.checkState() is Qt.CheckState.Checked]

    def plan_from(self, first: date | None, planning: Planning | None) -> None:
        """Plan anew from a first day; `planning` answers what a rule would make."""
        if first != self._first:
            self._left_out.clear()
        self._first, self._planning = first, planning
        self._plan()

    def _told(self) -> None:
        self._show_parts()
        self._plan()
        self.changed.emit()

    def _show_parts(self) -> None:
        self.setVisible(self.is_wanted)

    def _plan(self) -> None:
        self.remark.clear()
        repeat = self.repeat
        planned: Sequence[Planned] = ()
        if repeat is not None and self._planning is not None:
            try:
                planned = self._planning(repeat)
            except BrokenRule as broken:
                self.remark.say("bad", sentence(self._session.words, broken))
        self._is_filling = True
        self.dates.clear()
        for one in planned:
            self.dates.addItem(self._item(one))
        self._is_filling = False
        grow_to(self.dates, _ROWS)
        self.dates.setVisible(bool(planned))
        self._sum_up()

    def _item(self, one: Planned) -> QListWidgetItem:
        words, theme = self._session.words, self._session.theme
        told = f"{words.weekday(one.day.isoweekday())}, {words.date(one.day)}"
        if one.refusal is not None:
            told = f"{told} · {sentence(words, one.refusal)}"
        item = QListWidgetItem(told)
        item.setData(_DAY, one.day)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if one.refusal is None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        else:
            item.setForeground(theme.colour("bad"))
        item.setFlags(flags)
        ticked = one.refusal is None and one.day not in self._left_out
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _ticked(self, item: QListWidgetItem) -> None:
        if self._is_filling:
            return
        day = item.data(_DAY)
        if item.checkState() is Qt.CheckState.Checked:
            self._left_out.discard(day)
        else:
            self._left_out.add(day)
        self._sum_up()
        self.changed.emit()

    def _sum_up(self) -> None:
        words = self._session.words
        many, out = len(self.chosen), self.dates.count() - len(self.chosen)
        said = words.counted("{n} booking", "{n} bookings", many)
        if out:
            said += words.text(", days left out: {n}", n=out)
        self.summary.setText(said)
