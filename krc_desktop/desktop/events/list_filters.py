"""What narrows the list of events: letters, a month, a kind, what is incomplete; remembered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from krc_desktop.desktop.events.event_words import in_language
from krc_desktop.desktop.session import Session, capitalised
from krc_desktop.desktop.widgets.boxes import column
from krc_desktop.desktop.widgets.buttons import Chip, DropChip
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.model.event_lists import EventFilter
from krc_desktop.model.reports import Both
from krc_desktop.periods import Month
from krc_desktop.store.event_entry import kinds_offered

_SEARCH_MS = 150
_MOST_LETTERS = 80
_MOST_LETTERS_OF_KIND = 22
_MONTHS_AHEAD, _MONTHS_BACK = 3, 18
_KEPT = "events.filter"


class ListFilters(QWidget):
    """The search field over three chips; says when the filter has changed."""

    changed = Signal()
    month_changed = Signal(object)

    def __init__(self, session: Session) -> None:
        """The filter as it was left."""
        super().__init__()
        self.session = session
        self.words = session.words
        self.wanted = self._recalled()
        theme, words = session.theme, session.words
        self.search = self._search_field()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SEARCH_MS)
        self._soon.timeout.connect(self._search)
        self.search.textChanged.connect(lambda _text: self._soon.start())
        self.month = DropChip(theme, words.text("Month"))
        self.month.chosen.connect(lambda month: self.narrow(month=month))
        self.kind = DropChip(theme, words.text("Kind of event"))
        self.kind.chosen.connect(lambda kind: self.narrow(kind_id=kind))
        self.incomplete = Chip(theme, words.text("Incomplete"), icon="warning-circle", ink="warn")
        self.incomplete.setToolTip(
            words.text("Past events without people or a status, cancelled ones without a reason")
        )
        self.incomplete.clicked.connect(lambda on: self.narrow(incomplete_only=on))
        chips = flowing(self.month, self.kind, self.incomplete, spacing=6)
        self.setLayout(column(self.search, chips, spacing=10, margins=(16, 14, 16, 6)))

    def _search_field(self) -> QLineEdit:
        theme, name = self.session.theme, self.words.text("Search events")
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setPlaceholderText(name)
        made.setClearButtonEnabled(True)
        made.setMaxLength(_MOST_LETTERS)
        made.setFont(theme.font("body"))
        made.setMinimumWidth(theme.px(60))
        icon = theme.icon("magnifying-glass", "ink2", 16)
        made.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        return made

    # -- the filter ----------------------------------------------------------------------------

    def _recalled(self) -> EventFilter:
        """The filter that was left; of a month only within the month in which it was chosen."""
        kept = self.session.recalled(_KEPT).split("|")
        if len(kept) != 4:
            return EventFilter()
        chosen_in, month, kind, incomplete = kept
        this_month = chosen_in == str(Month.of(self.session.today))
        year, _, number = month.partition("-")
        known = this_month and year.isdigit() and number.isdigit()
        return EventFilter(
            month=Month(int(year), int(number)) if known else None,
            kind_id=int(kind) if kind.isdigit() else None,
            incomplete_only=incomplete == "1",
        )

    def _remember(self) -> None:
        wanted = self.wanted
        parts = (
            str(Month.of(self.session.today)),
            str(wanted.month or ""),
            str(wanted.kind_id or ""),
            str(int(wanted.incomplete_only)),
        )
        self.session.keep(_KEPT, "|".join(parts))

    def narrow(self, **changes: Any) -> None:
        """Change parts of the filter."""
        month = self.wanted.month
        self.wanted = replace(self.wanted, **changes)
        self._remember()
        self.changed.emit()
        if self.wanted.month != month:
            self.month_changed.emit(self.wanted.month)

    def _search(self) -> None:
        if self.isVisible() and self.wanted.typed != self.search.text().strip():
            self.narrow(typed=self.search.text().strip())

    def clear(self, *, month: Month | None = None, incomplete_only: bool = False) -> None:
        """Show everything again, or all of a month, or all that is incomplete."""
        self.search.clear()
        self._soon.stop()
        self.narrow(typed="", month=month, kind_id=None, incomplete_only=incomplete_only)

    # -- showing -------------------------------------------------------------------------------

    def refresh(self, today: date) -> None:
        """Read the centre at hand, the kinds, and how many are incomplete."""
        self.wanted = replace(self.wanted, centre_id=self.session.centre_id or None)
        wanted, words, file = self.wanted, self.words, self.session.file
        self.month.offer(self._months(Month.of(today)), wanted.month)
        named: list[tuple[int | None, str]] = [(None, words.text("All kinds"))]
        for kind in kinds_offered(file, wanted.kind_id):
            name = in_language(words, Both(kind.name_lv, kind.name_en))
            named.append((kind.id, shortened(name, _MOST_LETTERS_OF_KIND)))
        self.kind.offer(named, wanted.kind_id)
        count = file.events.lists.incomplete(replace(wanted, incomplete_only=False))
        self.incomplete.say(words.text("Incomplete {count}", count=words.number(count)))
        self.incomplete.setChecked(wanted.incomplete_only)

    def _months(self, now: Month) -> list[tuple[Month | None, str]]:
        months = [now.shifted(by) for by in range(_MONTHS_AHEAD, -_MONTHS_BACK, -1)]
        chosen = self.wanted.month
        if chosen is not None and chosen not in months:
            months = sorted({*months, chosen}, reverse=True)
        return [
            (None, self.words.text("All months")),
            *((one, self._name(one, now)) for one in months),
        ]

    def _name(self, month: Month, now: Month) -> str:
        name = self.words.month_name(month.month)
        return capitalised(name if month.year == now.year else f"{name} {month.year}")


def shortened(text: str, most: int) -> str:
    """A text of at most so many letters: a name may be as long as anybody likes."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
