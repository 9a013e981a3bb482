"""Closed days: from, to and why; typed as one says them."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import Segmented, button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.desktop.widgets.popovers import Popover
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.errors import BrokenRule
from krc_desktop.language import Phrasebook
from krc_desktop.model.centres import Closure
from krc_desktop.model.typed_days import read_days
from krc_desktop.operations.centres import add_closure, change_closure
from krc_desktop.sentences import sentence

_CLOSED, _OPEN = "closed", "open"


def days_said(words: Phrasebook, closure: Closure) -> str:
    """One day, or from one to another: 24.12.2026.–03.01.2027."""
    if closure.first_day == closure.last_day:
        return words.date(closure.first_day)
    return f"{words.date(closure.first_day)}–{words.date(closure.last_day)}"


class ClosurePopover(Popover):
    """A new stretch of days, or one that is known."""

    def __init__(self, session: Session, beside: QWidget, closure: Closure | None) -> None:
        """A card beside what opened it; no closure: a new one."""
        words, theme = session.words, session.theme
        title = words.text("Add closed days") if closure is None else words.text("Closed days")
        super().__init__(theme, beside, title, width=420)
        self._session = session
        self._words = words
        self._id = closure.id if closure is not None else 0
        self.days = LineField(theme, words.text("Days"), hint=words.text("e.g. 24.12.–03.01."))
        self.reason = LineField(theme, words.text("Why"), hint=words.text("e.g. repairs"))
        self.kind = Segmented(theme, words.text("Closed or open"))
        self.kind.offer(_CLOSED, words.text_in("centre", "Closed"))
        self.kind.offer(_OPEN, words.text("Open although a holiday"))
        self.kind.choose(_OPEN if closure is not None and closure.is_open else _CLOSED)
        self.remark = Remark(theme)
        verb = words.text("Add") if closure is None else words.text("Save")
        save = button(theme, verb, self._save, kind="primary")
        leave = button(theme, words.text("Cancel"), self.close_up, kind="quiet")
        if closure is not None:
            self.days.line.setText(days_said(words, closure))
            self.reason.line.setText(closure.reason)
        for field in (self.days, self.reason):
            field.line.returnPressed.connect(self._save)
            field.line.textEdited.connect(lambda _text: self._nothing_wrong())
        self.add(
            label(theme, title, "section"),
            self.days,
            self.reason,
            row(self.kind, None),
            self.remark,
            row(None, leave, save),
        )

    def show_up(self) -> None:
        """Open it with the focus in the days."""
        self.open(self.days.line)

    def _nothing_wrong(self) -> None:
        self.remark.clear()
        self.days.complain("")

    def _refused(self, said: str) -> None:
        self.days.complain(said)
        self.remark.say("bad", said)
        self.refit()

    def _save(self) -> None:
        self._nothing_wrong()
        try:
            period = read_days(self.days.typed, self._session.today)
        except BrokenRule as broken:
            self._refused(sentence(self._words, broken))
            return
        verb = (
            partial(change_closure, closure_id=self._id)
            if self._id
            else partial(add_closure, centre_id=self._session.centre_id)
        )
        change = self._session.do(
            verb,
            refused=self._refused,
            called=self.reason.name,
            first_day=period.first,
            last_day=period.last,
            reason=self.reason.typed,
            is_open=self.kind.value == _OPEN,
        )
        if change is not None:
            self.close_up()
