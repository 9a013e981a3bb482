"""What the month's hours are worth in kind, where a project shows it: with the rate's source."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.shown import hours, in_language
from krc_desktop.desktop.widgets.boxes import Card, boxed, clear, column, row
from krc_desktop.desktop.widgets.labels import ElidedLabel, icon_label, label
from krc_desktop.language import NBSP, Phrasebook
from krc_desktop.model.volunteer_papers import InKind, RatedHours


class InKindCard(Card):
    """Hidden where no project shows the value; never added to money."""

    def __init__(self, session: Session) -> None:
        """No value yet."""
        words = session.words
        aside = label(
            session.theme, words.text("never added to the project's money"), "meta", "ink2"
        )
        super().__init__(session.theme, words.text("Value in kind"), aside, dense=True)
        self._session = session
        self._shown: tuple[InKind, ...] = ()
        self._lines = column(spacing=6)
        self.add(self._lines)
        self.hide()

    def show_values(self, values: Sequence[InKind]) -> None:
        """Show the value for each project, rate by rate."""
        found = tuple(one for one in values if one.rated or one.unrated)
        self.setVisible(bool(found))
        if found == self._shown:
            return
        self._shown = found
        clear(self._lines)
        for value in found:
            for one in value.rated:
                self._lines.addWidget(self._rated(value, one))
            if value.unrated:
                self._lines.addWidget(self._unrated(value))

    def _rated(self, value: InKind, one: RatedHours) -> QWidget:
        words, rate = self._session.words, one.rate
        since = words.date(rate.valid_from)
        until = f"–{words.date(rate.valid_until)}" if rate.valid_until else ""
        valid = f"{since}{until}" if until else words.text("from {day}", day=since)
        title = words.text(
            "{hours} at {rate} an hour",
            hours=hours(words, one.minutes),
            rate=euros(words, rate.cents_per_hour),
        )
        meta = words.text(
            "{project}. Source of the rate: {source}, {valid}",
            project=in_language(words, value.project),
            source=rate.source,
            valid=valid,
        )
        return self._line("handshake", title, meta, euros(words, one.cents))

    def _unrated(self, value: InKind) -> QWidget:
        words = self._session.words
        title = words.text("{hours} without a rate", hours=hours(words, value.unrated))
        meta = words.text(
            "{project}. No rate is given for these days", project=in_language(words, value.project)
        )
        return self._line("warning-circle", title, meta, "–")

    def _line(self, icon: str, title: str, meta: str, right: str) -> QWidget:
        theme = self._session.theme
        texts = column(
            ElidedLabel(theme, title, "strong"),
            label(theme, meta, "meta", "ink2", wraps=True),
            spacing=0,
        )
        tone = "warn" if icon == "warning-circle" else "ink2"
        line = row(icon_label(theme, icon, tone, 18), texts, label(theme, right, "strong"))
        line.setStretch(1, 1)
        made = boxed(line)
        made.setAccessibleName(f"{title}: {right}. {meta}")
        return made


def euros(words: Phrasebook, cents: int) -> str:
    """A sum as it is read: 12,50 €."""
    return f"{words.number(Decimal(cents) / 100, 2)}{NBSP}€"
