"""Keeping people longer than usual: until when, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.model.fields import TITLE
from krc_desktop.model.retention import months_after
from krc_desktop.operations.change import Change
from krc_desktop.operations.kept_people import keep_people

_PROPOSED_MONTHS = 12


class KeepPopover(FormPopover):
    """A day, proposed a year ahead, and a reason that somebody can check later."""

    def __init__(self, session: Session, beside: QWidget, people: Sequence[int]) -> None:
        """A form for people of the list."""
        words = session.words
        super().__init__(session, beside, words.text("Keep longer"))
        self._people = list(people)
        said = words.counted(
            "{n} person leaves the list until that day.",
            "{n} people leave the list until that day.",
            len(self._people),
        )
        self.until = self.day_line(
            words.text("Keep until"), months_after(session.today, _PROPOSED_MONTHS)
        )
        self.reason = self.line(
            words.text("Why"), hint=words.text("e.g. a certificate was asked for")
        )
        self.reason.line.setMaxLength(TITLE)
        self.put(label(session.theme, said, "meta", "ink2", wraps=True), self.until, self.reason)
        self.finish(words.text_in("people", "Keep"))

    def keep(self) -> Change | None:
        """Write until when they are kept."""
        return self.session.do(
            keep_people,
            refused=self.refused,
            called=self.reason.name,
            people=self._people,
            until=self.day_typed(self.until),
            reason=self.reason.typed,
        )
