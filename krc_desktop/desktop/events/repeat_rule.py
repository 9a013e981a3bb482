"""By which rule an event repeats, in a few choices: weeks or months, on what day, until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.events.repeat_words import nth_named
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import Chip, Segmented
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.steppers import Stepper
from krc_desktop.errors import BrokenRule
from krc_desktop.model.series import LAST_IN_MONTH, MOST_EVENTS, Every, Repeat, monthly
from krc_desktop.model.typed_days import LONGEST_TYPED, read_day
from krc_desktop.sentences import sentence

_USUAL_COUNT = 8
UNTIL, COUNT = "until", "count"


class RepeatRule(QWidget):
    """A rule from a first day on; that day is always one of it."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        """A rule of every week, eight times."""
        super().__init__()
        self._session = session
        self._first: date | None = None
        self.every = self._made_every()
        words, theme = session.words, session.theme
        self.step = Stepper(theme, words.text("Every how many"), least=1, most=52)
        self._step_unit = label(theme, "", "body", "ink2")
        self.weekdays = self._made_weekdays()
        self.nth = ChoiceField(
            theme, words.text("On which day of the month"), lambda _nth, _refused: self._told()
        )
        self.ends = self._made_ends()
        self.count = Stepper(theme, words.text("How many times"), least=2, most=MOST_EVENTS)
        self.count.show_value(_USUAL_COUNT)
        self.until = TextField(
            theme,
            words.text("Until which day"),
            self._until_typed,
            limit=LONGEST_TYPED,
            waits=True,
            shows_name=False,
            width=150,
        )
        self._arrange()

    # -- building ------------------------------------------------------------------------------

    def _made_every(self) -> Segmented:
        words = self._session.words
        made = Segmented(self._session.theme, words.text("Repeats"))
        made.offer(Every.WEEK, words.text("By weeks"))
        made.offer(Every.MONTH, words.text("By months"))
        made.choose(Every.WEEK)
        return made

    def _made_weekdays(self) -> list[Chip]:
        words = self._session.words
        made = [Chip(self._session.theme, words.weekday(number)) for number in range(1, 8)]
        for number, chip in enumerate(made, start=1):
            chip.setAccessibleName(words.weekday_name(number))
            chip.setToolTip(words.weekday_name(number))
            chip.clicked.connect(lambda: self._told())
        return made

    def _made_ends(self) -> Segmented:
        words = self._session.words
        made = Segmented(self._session.theme, words.text("Ends"))
        made.offer(COUNT, words.text("After so many times"))
        made.offer(UNTIL, words.text("On a day"))
        made.choose(COUNT)
        return made

    def _arrange(self) -> None:
        theme, words = self._session.theme, self._session.words
        self.every.chosen.connect(lambda _every: self._told())
        self.ends.chosen.connect(lambda _end: self._told())
        self.step.changed.connect(lambda _value: self._told())
        self.count.changed.connect(lambda _value: self._told())
        self.until.line.textChanged.connect(lambda _text: self._told())
        self._days_row = flowing(*self.weekdays, spacing=4)
        every = label(theme, words.text_in("repeat", "every"))
        self.setLayout(
            column(
                flowing(self.every, boxed(row(every, self.step, self._step_unit))),
                self._days_row,
                self.nth,
                flowing(self.ends, self.count, self.until),
                spacing=10,
            )
        )
        self._show_parts()

    # -- the rule ------------------------------------------------------------------------------

    def begin_on(self, first: date) -> None:
        """Offer what a first day makes possible."""
        self._first = first
        for number, chip in enumerate(self.weekdays, start=1):
            chip.setChecked(number == first.isoweekday())
        number = (first.day - 1) // 7 + 1
        offered = [number] if number <= 4 else []
        if monthly(first, count=2).nth == LAST_IN_MONTH:
            offered.append(LAST_IN_MONTH)
        words = self._session.words
        named = [(nth, nth_named(words, nth, first.isoweekday())) for nth in offered]
        self.nth.offer(named, offered[0])

    @property
    def repeat(self) -> Repeat | None:
        """The rule as chosen; None where it has no end that can be read."""
        first = self._first
        ends_on = self._until_day() if self.ends.value == UNTIL else None
        if first is None or (self.ends.value == UNTIL and ends_on is None):
            return None
        by_month = self.every.value is Every.MONTH
        ticked = tuple(n for n, chip in enumerate(self.weekdays, start=1) if chip.isChecked())
        return Repeat(
            every=self.every.value,
            weekdays=(first.isoweekday(),) if by_month else ticked,
            step=self.step.value,
            nth=(self.nth.value or 1) if by_month else 1,
            until=ends_on,
            count=self.count.value if self.ends.value == COUNT else None,
        )

    def _until_day(self) -> date | None:
        try:
            return read_day(self.until.typed, self._first or self._session.today)
        except BrokenRule:
            return None

    def _until_typed(self, text: str, refused: Callable[[str], None]) -> None:
        try:
            read_day(text, self._first or self._session.today)
        except BrokenRule as broken:
            refused(sentence(self._session.words, broken))

    def _told(self) -> None:
        if self._first is not None:
            # the first event is one of them, whatever its weekday
            self.weekdays[self._first.isoweekday() - 1].setChecked(True)
        self._show_parts()
        self.changed.emit()

    def _show_parts(self) -> None:
        words = self._session.words
        by_month = self.every.value is Every.MONTH
        self._days_row.setVisible(not by_month)
        self.nth.setVisible(by_month)
        self.count.setVisible(self.ends.value == COUNT)
        self.until.setVisible(self.ends.value == UNTIL)
        self._step_unit.setText(
            words.counted("month", "months", self.step.value)
            if by_month
            else words.counted("week", "weeks", self.step.value)
        )
