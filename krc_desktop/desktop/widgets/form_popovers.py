"""A small form beside a link: fields, what is wrong with them, and the button that keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLayout, QPushButton, QWidget

from krc_desktop import clock
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.typed_days import read_day
from krc_desktop.model.typed_times import read_time
from krc_desktop.operations.change import Change
from krc_desktop.sentences import sentence


class FormPopover(ScrolledPopover):
    """Fields that are kept together; what can't be is said below them, what was typed stays."""

    def __init__(self, session: Session, beside: QWidget, name: str, *, width: int = 400) -> None:
        """An empty form of a name."""
        super().__init__(session, beside, name, width=width)
        self.theme = session.theme
        self.words = session.words
        self.remark = Remark(session.theme)
        self._first: QWidget | None = None
        self._fields: list[LineField] = []

    # -- building ------------------------------------------------------------------------------

    def put(self, *items: QWidget | QLayout) -> None:
        """Add fields below each other; Enter in a line keeps the form."""
        self.add_scrolled(*items)

    def line(self, name: str, text: str = "", *, hint: str = "", icon: str = "") -> LineField:
        """A line of the form."""
        return self.own(LineField(self.theme, name, hint=hint, icon=icon), text)

    def own(self, field: LineField, text: str = "") -> LineField:
        """Take a line among those of the form."""
        if text:
            field.line.setText(text)
            field.line.setCursorPosition(0)
        field.line.returnPressed.connect(self.keep_form)
        field.line.textEdited.connect(lambda _text: self.nothing_wrong())
        self._fields.append(field)
        self._first = self._first or field.line
        return field

    def day_line(self, name: str, day: date | None) -> LineField:
        """A line for a day."""
        shown = self.words.date(day) if day is not None else ""
        return self.line(name, shown, icon="calendar-blank")

    def choice(self, name: str, choices: Sequence[tuple[Any, str]], value: Any) -> ChoiceField:
        """A drop-down of the form."""
        made = ChoiceField(self.theme, name, lambda _value, _refused: None)
        made.offer(choices, value)
        return made

    def tick(self, text: str, *, on: bool) -> QCheckBox:
        """A tick of the form."""
        made = QCheckBox(text.replace("&", "&&"))
        made.setFont(self.theme.font("body"))
        made.setAccessibleName(text)
        made.setChecked(on)
        return made

    def finish(self, verb: str, *deeds: QPushButton) -> None:
        """The foot: what is wrong, other deeds, the way out, the button that keeps the form."""
        self.save = button(self.theme, verb, self.keep_form, kind="primary")
        leave = button(self.theme, self.words.text("Cancel"), self.close_up, kind="quiet")
        self.add_below(self.remark, row(*deeds, None, leave, self.save, spacing=6))

    def deed(self, text: str, icon: str, act: Any) -> QPushButton:
        """A deed at the foot: done, the form closes."""

        def do() -> None:
            self.close_up()
            act()

        return button(self.theme, text, do, kind="quiet", icon=icon)

    def show_up(self) -> None:
        """Open it with the focus in the first line."""
        self.open(self._first)
        if self._fields and self._first is self._fields[0].line:
            self._fields[0].line.selectAll()

    # -- keeping -------------------------------------------------------------------------------

    def keep(self) -> Change | None:
        """Write what was typed: the Change, or None where it was refused (and said why)."""
        raise NotImplementedError

    def keep_form(self) -> None:
        """Keep the form and close it."""
        self.nothing_wrong()
        try:
            change = self.keep()
        except BrokenRule as broken:
            self.refused(sentence(self.words, broken))
            return
        if change is not None:
            self.close_up()

    def nothing_wrong(self) -> None:
        """Take back what was said."""
        self.remark.clear()
        for field in self._fields:
            field.complain("")

    def refused(self, said: str) -> None:
        """Say what is wrong."""
        self.remark.say("bad", said)
        self.refit_soon()

    # -- reading what was typed ----------------------------------------------------------------

    def day_typed(self, field: LineField) -> date:
        """The day of a line; BrokenRule where there is none."""
        try:
            return read_day(field.typed, self.session.today)
        except BrokenRule as broken:
            field.complain(sentence(self.words, broken))
            raise

    def day_or_none(self, field: LineField) -> date | None:
        """The day of a line; None where it is empty."""
        return self.day_typed(field) if field.typed else None

    def whole_typed(self, field: LineField) -> int:
        """The whole number of a line; BrokenRule where there is none."""
        found = self.whole_or_none(field)
        if found is None:
            field.complain(field.name)
            raise BrokenRule(Rule.FIELD_EMPTY, field=field.name)
        return found

    def whole_or_none(self, field: LineField) -> int | None:
        """The whole number of a line; None where it is empty."""
        typed = field.typed.replace("\u00a0", "").replace(" ", "")
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
            field.complain(field.name)
            raise BrokenRule(Rule.NUMBER_UNREADABLE, given=field.typed[:40])
        return int(typed)

    def moment_typed(self, day: LineField, hour: LineField) -> datetime:
        """The instant of a day and a time of day."""
        try:
            wall = datetime.combine(self.day_typed(day), read_time(hour.typed))
        except BrokenRule as broken:
            if broken.key is Rule.TIME_UNREADABLE:
                hour.complain(sentence(self.words, broken))
            raise
        return clock.instant(wall)


def end_of_day(day: date) -> datetime:
    """The instant at which a local day is over."""
    return clock.midnight(day + timedelta(days=1))
