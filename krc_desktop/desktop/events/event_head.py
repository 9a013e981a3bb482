"""The head of one event: its title, when it was saved last, what can be done with all of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from krc_desktop import clock
from krc_desktop.desktop.events.event_menu import open_event_menu
from krc_desktop.desktop.events.seen import Seen
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import icon_button
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.language import Language
from krc_desktop.model.fields import TITLE
from krc_desktop.operations import events


class EventHead(QWidget):
    """The title, to be typed over; the menu of the event."""

    made = Signal(int)

    def __init__(self, session: Session) -> None:
        """The head without an event yet."""
        super().__init__()
        self.session = session
        self.seen: Seen | None = None
        theme, words = session.theme, session.words
        self.title = TextField(
            theme,
            words.text("Title of the event"),
            self._set_title,
            limit=TITLE,
            kind="title",
            shows_name=False,
        )
        self.saved = label(theme, "", "meta", "ink2")
        self.menu = icon_button(
            theme, "dots-three-bold", words.text("More about this event"), self._open_menu
        )
        line = row(self.title, self.saved, self.menu, spacing=8)
        line.setStretch(0, 1)
        line.setAlignment(self.menu, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        session.saved.connect(self._say_saved)

    def show_event(self, seen: Seen, *, anew: bool) -> None:
        """Show an event's title; `anew`: another event than before."""
        self.seen = seen
        if anew:
            self.saved.setText("")
        (self.title.show_anew if anew else self.title.show_value)(self._title(seen))

    def _say_saved(self) -> None:
        now = self.session.words.time(clock.local(self.session.clock.now()))
        self.saved.setText(self.session.words.text("Saved {time}", time=now))

    def _title(self, seen: Seen) -> str:
        return seen.event.title_en if self._titles_in_english(seen) else seen.event.title_lv

    def _titles_in_english(self, seen: Seen) -> bool:
        """Whether the title that is seen, and so changed, is the English one."""
        return self.session.words.language is Language.ENGLISH and bool(seen.event.title_en)

    def _set_title(self, text: str, refused: Callable[[str], None]) -> None:
        if self.seen is None:
            return
        field = "title_en" if self._titles_in_english(self.seen) else "title_lv"
        self.session.do(
            events.change_event,
            refused=refused,
            quiet=True,
            called=self.title.name,
            event_id=self.seen.id,
            **{field: text},
        )

    def _open_menu(self) -> None:
        if self.seen is not None:
            open_event_menu(self.session, self.seen.event, self.menu, self.made.emit)
