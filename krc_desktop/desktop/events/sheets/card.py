"""The door to the sheets of an event: print one, enter it, see how each stands."""

from __future__ import annotations

from krc_desktop.desktop.events.deeper import sheet_place
from krc_desktop.desktop.events.event_card import EventCard
from krc_desktop.desktop.events.seen import Seen
from krc_desktop.desktop.events.sheets.sheet_menu import begin_sheet
from krc_desktop.desktop.events.sheets.sheet_words import STATE_TONES, state_name
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import clear, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.labels import ElidedLabel, icon_label, label, tag
from krc_desktop.desktop.widgets.row_button import RowButton
from krc_desktop.model.events import EventStatus
from krc_desktop.model.sheets import SheetInList
from krc_desktop.store.sheets import sheets_of

_OFF = (EventStatus.CANCELLED, EventStatus.POSTPONED, EventStatus.NOT_HELD)


class SheetsCard(EventCard):
    """Sheets are printed beforehand and entered afterwards."""

    def __init__(self, session: Session) -> None:
        """The card, empty."""
        super().__init__(session, session.words.text("Sign-in sheets"))
        words, theme = self.words, self.theme
        self._shown: list[SheetInList] = []
        self._rows = column(spacing=0)
        self.said = label(
            theme,
            words.text("People sign on paper; the sheet is then entered line by line."),
            "meta",
            "ink2",
            wraps=True,
        )
        self.paper = button(theme, words.text("Print the sheet"), self._print, icon="printer")
        self.paper.setToolTip(words.text("Print the sign-in sheet …"))
        self.enter = button(theme, words.text("Enter a sheet"), self._enter, icon="pencil-line")
        self.add(self.said, self._rows, flowing(self.paper, self.enter), None)

    def fill(self, seen: Seen) -> None:
        """Show the sheets; a sheet can be entered from the event's first day on."""
        found = sheets_of(self.session.file, seen.id)
        self.say_count(len(found))
        if found != self._shown:
            self._shown = found
            clear(self._rows)
            for one in found:
                self._rows.addWidget(self._row(one))
        self.said.setVisible(not found)
        on = seen.event.status not in _OFF
        self.enter.setVisible(on and seen.event.local_day <= self.session.today)
        text = self.words.text("One more sheet") if found else self.words.text("Enter a sheet")
        self.enter.setText(text)
        self.enter.setAccessibleName(text)

    def _row(self, one: SheetInList) -> RowButton:
        words, theme = self.words, self.theme
        name = words.text("Sheet {number}", number=one.sheet.number)
        signed = words.counted("{n} signed", "{n} signed", one.balance.counted)
        state = state_name(words, one.state)
        line = row(label(theme, name, "strong"), ElidedLabel(theme, signed, "meta", "ink2"))
        line.setStretch(1, 1)
        if one.sheet.scan_sha256 is not None:
            line.addWidget(icon_label(theme, "paperclip", "ink2", 16))
        line.addWidget(tag(theme, state, STATE_TONES[one.state]))
        place = sheet_place(one.sheet.id)
        said = f"{name}, {signed}, {state}"
        return RowButton(theme, line, said, lambda: self.session.go(place))

    def _enter(self) -> None:
        if self.seen is not None:
            begin_sheet(self.session, self.seen.id)

    def _print(self) -> None:
        from krc_desktop.desktop.papers.sign_in import print_sign_in

        if self.seen is not None:
            print_sign_in(self.session, self.paper, self.seen.event)
