"""The public holidays of a year: computed, nobody types them."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.holidays import Holidays
from krc_desktop.desktop.session import Session, capitalised
from krc_desktop.desktop.widgets.boxes import boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.periods import EARLIEST_YEAR, LATEST_YEAR


class HolidayRows(QWidget):
    """A line that says how many there are; “Rādīt” unfolds them, ‹ › go to another year."""

    def __init__(self, session: Session) -> None:
        """Folded, of this year."""
        super().__init__()
        self._session = session
        self._words = words = session.words
        theme = session.theme
        self.year = session.today.year
        self._shown: dict[date, str] = {}
        self._holidays = Holidays(session, self)
        self._holidays.loaded.connect(self.refresh)
        self._meta = label(theme, "", "meta", "ink2", wraps=True)
        title = label(theme, words.text("Public holidays"), "strong")
        self.unfold = button(theme, words.text("Show"), self._unfold, kind="quiet")
        self.unfold.setAccessibleName(words.text("Show the public holidays"))
        head = row(column(title, self._meta, spacing=1), self.unfold)
        head.setStretch(0, 1)
        self._year = label(theme, "", "period")
        self._box = column(spacing=4)
        years = row(
            icon_button(theme, "caret-left", words.text("Previous year"), lambda: self._step(-1)),
            self._year,
            icon_button(theme, "caret-right", words.text("Next year"), lambda: self._step(1)),
            None,
        )
        self.list = boxed(column(years, self._box, spacing=6))
        self.list.hide()
        self.setLayout(column(head, self.list, spacing=4))

    def refresh(self) -> None:
        """Show the year's holidays as far as they are loaded."""
        words = self._words
        found = self._holidays.between(date(self.year, 1, 1), date(self.year, 12, 31))
        self._meta.setText(
            words.text(
                "{year}: {days}. They are computed; moved working days are typed by the centre",
                year=self.year,
                days=words.counted("{n} day", "{n} days", len(found)),
            )
            if found
            else words.text("Computed by the program; moved working days are typed by the centre")
        )
        self._year.setText(str(self.year))
        if found != self._shown:
            self._shown = found
            self._lay(found)

    def _lay(self, found: dict[date, str]) -> None:
        theme, words = self._session.theme, self._words
        clear(self._box)
        for day, name in sorted(found.items()):
            when = label(theme, words.day_and_weekday(day), "meta_strong")
            when.setFixedWidth(max(theme.px(96), when.sizeHint().width()))
            line = row(
                icon_label(theme, "flag-fill", "bad", 14),
                when,
                label(theme, capitalised(name), "body", wraps=True),
                spacing=10,
            )
            line.setStretch(2, 1)
            self._box.addWidget(boxed(line))

    def _unfold(self) -> None:
        unfolded = self.list.isHidden()
        self.list.setVisible(unfolded)
        self.unfold.setText(self._words.text("Fold") if unfolded else self._words.text("Show"))

    def _step(self, by: int) -> None:
        self.year = min(max(self.year + by, EARLIEST_YEAR), LATEST_YEAR)
        self.refresh()
