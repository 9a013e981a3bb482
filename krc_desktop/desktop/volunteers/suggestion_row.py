"""One suggestion: who, when, what, about how long; accept or decline."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.shown import (
    bare_hours,
    in_language,
    refused_hours,
    short_day,
)
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.discs import Disc, tone_of
from krc_desktop.desktop.widgets.labels import ElidedLabel, hairline, label
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.errors import BrokenRule
from krc_desktop.model.typed_hours import read_hours
from krc_desktop.model.volunteer_months import EntryRow


class SuggestionRow(QWidget):
    """A row of the card; `accepted` gives the entry and its minutes, `declined` the entry."""

    accepted = Signal(int, int)
    declined = Signal(int)

    def __init__(self, session: Session, entry: EntryRow, today: date) -> None:
        """A row of a suggested entry."""
        super().__init__()
        self._words = words = session.words
        self.entry = entry
        theme = session.theme
        what = entry.task or in_language(words, entry.event)
        when = short_day(words, entry.day, today)
        self.hours = LineField(theme, words.text("Hours of {name}", name=entry.name))
        self.hours.heading.hide()
        self.hours.line.setText(bare_hours(words, entry.minutes))
        self.hours.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.hours.setFixedWidth(theme.px(62))
        self.hours.line.returnPressed.connect(self._accept)
        self.hours.line.editingFinished.connect(self._check)
        self.accept = button(theme, words.text("Accept"), self._accept, icon="check")
        self.accept.setAccessibleName(
            words.text("Accept: {name}, {what}", name=entry.name, what=what)
        )
        decline = icon_button(
            theme,
            "x",
            words.text("Decline: {name}, {what}", name=entry.name, what=what),
            partial(self.declined.emit, entry.id),
        )
        self._remark = Remark(theme)
        name = ElidedLabel(theme, entry.name, "strong")
        meta = ElidedLabel(theme, f"{when} · {what}" if what else when, "meta", "ink2")
        line = row(
            Disc(theme, entry.initials, tone_of(entry.person_id)),
            column(None, name, meta, None, spacing=1),
            label(theme, words.text_in("hours", "about"), "meta", "ink2"),
            self.hours,
            label(theme, "h", "meta", "ink2"),
            self.accept,
            decline,
            spacing=10,
        )
        line.setStretch(1, 1)
        self.setLayout(column(hairline(), line, self._remark, spacing=6))

    @property
    def is_corrected(self) -> bool:
        """Whether somebody has typed other hours."""
        return self.hours.typed != bare_hours(self._words, self.entry.minutes)

    def minutes(self) -> int | None:
        """The minutes that stand in the row; None, and said why, where they can't be read."""
        if not self.is_corrected:
            return self.entry.minutes
        try:
            found = read_hours(self.hours.typed)
        except BrokenRule as broken:
            said, meant = refused_hours(self._words, broken)
            shown = bare_hours(self._words, meant) if meant else ""
            fix = self._words.text("Enter {hours}", hours=shown) if shown else ""
            self.complain(said, fix, shown)
            return None
        self.complain("")
        return found

    def complain(self, said: str, fix: str = "", text: str = "") -> None:
        """Say below the row why it can't be accepted."""
        self.hours.complain(said)
        self._remark.say("bad", said, fix, partial(self._take, text))

    def _take(self, text: str) -> None:
        self.hours.line.setText(text)
        self.complain("")
        self.hours.line.setFocus()

    def _check(self) -> None:
        self.minutes()

    def _accept(self) -> None:
        minutes = self.minutes()
        if minutes is not None:
            self.accepted.emit(self.entry.id, minutes)
