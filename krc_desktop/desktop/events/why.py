"""Why an event was not held as planned, and to when it was postponed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.events.seen import Seen
from krc_desktop.desktop.events.typed_fields import WholeField, is_whole_day
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.errors import BrokenRule
from krc_desktop.model.events import EventStatus
from krc_desktop.model.fields import TITLE
from krc_desktop.model.typed_days import read_day
from krc_desktop.operations.event_status import settle_event
from krc_desktop.operations.events import REASONED
from krc_desktop.sentences import sentence

Refused = Callable[[str], None]


class Why(QWidget):
    """Why an event was cancelled, postponed (and to when) or not held."""

    def __init__(self, session: Session) -> None:
        """The two fields, hidden while nothing is to be explained."""
        super().__init__()
        self.session = session
        self.seen: Seen | None = None
        theme, words = session.theme, session.words
        self.reason = TextField(
            theme,
            words.text_in("event", "Why?"),
            self._set_reason,
            limit=TITLE,
            hint=words.text("In a few words: it is printed in the monthly report"),
        )
        self.new_day = WholeField(
            theme,
            words.text("New date"),
            self._set_new_day,
            is_whole_day,
            icon="calendar-blank",
            width=190,
        )
        self.new_day.line.editingFinished.connect(self._show)
        self.fields = (self.reason, self.new_day)
        self.remark = Remark(theme)
        self.new_day.told.connect(lambda sentence: self.remark.say("bad", sentence))
        fields = row(self.reason, self.new_day, spacing=10)
        self.setLayout(column(fields, self.remark, spacing=4))

    def show_event(self, seen: Seen, *, anew: bool) -> None:
        """Show the reason of an event that was not held as planned."""
        self.seen = seen
        event = seen.event
        self.setVisible(event.status in REASONED)
        self.new_day.setVisible(event.status is EventStatus.POSTPONED)
        day = self.session.words.date(event.postponed_to) if event.postponed_to else ""
        for field, text in ((self.reason, event.status_reason), (self.new_day, day)):
            (field.show_anew if anew else field.show_value)(text)

    def _show(self) -> None:
        if self.seen is not None:
            self.show_event(self.seen, anew=False)

    def _set_reason(self, text: str, refused: Refused) -> None:
        if self.seen is not None:
            self._settle(refused, text, self.seen.event.postponed_to)

    def _set_new_day(self, text: str, refused: Refused) -> None:
        if self.seen is None:
            return
        event = self.seen.event
        try:
            day = read_day(text, self.session.today) if text.strip() else None
        except BrokenRule as broken:
            refused(sentence(self.session.words, broken))
            return
        self._settle(refused, event.status_reason, day)

    def _settle(self, refused: Refused, reason: str, day: date | None) -> None:
        if self.seen is None:
            return
        self.session.do(
            settle_event,
            refused=refused,
            quiet=True,
            called=self.reason.name,
            event_id=self.seen.id,
            status=self.seen.event.status,
            reason=reason,
            postponed_to=day,
        )
