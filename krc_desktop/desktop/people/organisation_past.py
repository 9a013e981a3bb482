"""An organisation over time: its names, the municipalities it lay in, what was merged into it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, boxed, clear, column, row
from krc_desktop.desktop.widgets.labels import hairline, icon_label, label
from krc_desktop.language import Phrasebook
from krc_desktop.model.organisation_history import OrganisationHistory
from krc_desktop.operations.agenda_words import named

_Line = tuple[str, str, str]


class OrganisationPast(Card):
    """Not there where it always had the one name, in one municipality."""

    def __init__(self, session: Session) -> None:
        """No past yet."""
        self._session = session
        super().__init__(session.theme, session.words.text_in("organisation", "History"))
        self._lines = column(spacing=6)
        self.add(self._lines)
        self._shown: tuple[_Line, ...] = ()

    def show_history(self, history: OrganisationHistory) -> None:
        """Show each name, municipality and merged organisation with its days."""
        lines = tuple(_lines(self._session.words, history))
        self.setVisible(bool(lines))
        if lines == self._shown:
            return
        self._shown = lines
        clear(self._lines)
        theme = self._session.theme
        for at, (icon, name, days) in enumerate(lines):
            if at:
                self._lines.addWidget(hairline())
            line = row(
                icon_label(theme, icon, "ink2", 16),
                label(theme, name, wraps=True),
                label(theme, days, "meta", "ink2"),
                spacing=10,
            )
            line.setStretch(1, 1)
            made = boxed(line)
            made.setAccessibleName(f"{name}, {days}")
            self._lines.addWidget(made)


def span_said(words: Phrasebook, first: date | None, last: date | None) -> str:
    """From when to when, as far as it is known."""
    if first and last:
        return f"{words.date(first)}–{words.date(last)}"
    if last:
        return words.text("until {day}", day=words.date(last))
    return words.text("since {day}", day=words.date(first)) if first else ""


def _lines(words: Phrasebook, history: OrganisationHistory) -> Iterator[_Line]:
    if len(history.names) > 1:
        for one in reversed(history.names):
            yield "pencil-simple", one.name, span_said(words, one.first, one.last)
    if len(history.places) > 1:
        for place in reversed(history.places):
            days = span_said(words, place.first, place.last)
            yield "buildings", named(words, place.name), days
    for merged in history.merged:
        yield "intersect", merged.name, words.text("merged into this one")
