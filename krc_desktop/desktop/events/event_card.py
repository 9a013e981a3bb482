"""What the cards of an event share: a heading with a count, and the event that they show."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.events.seen import Seen
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, Item, row
from krc_desktop.desktop.widgets.labels import label


class EventCard(Card):
    """A card of the detail; filled anew for each event, never built anew."""

    def __init__(self, session: Session, title: str, *aside: Item) -> None:
        """A card with a heading, room for a count after it, and something at its right."""
        super().__init__(session.theme, dense=True)
        self.session = session
        self.theme = session.theme
        self.words = session.words
        self.seen: Seen | None = None
        self.heading.setText(title)
        self.setAccessibleName(title)
        self.count = label(session.theme, "", "body", "ink2")
        strut = QWidget()
        strut.setFixedSize(0, max(34, session.theme.px(34)))
        self.add(row(self.heading, self.count, strut, None, *aside, spacing=6))

    def show_event(self, seen: Seen, *, anew: bool) -> None:
        """Show an event; `anew`: another one than before, what was typed for that one goes."""
        self.seen = seen
        if anew:
            self.begin()
        self.fill(seen)

    def begin(self) -> None:
        """Forget what was typed for the event before."""

    def fill(self, seen: Seen) -> None:
        """Read the file and show it."""
        raise NotImplementedError

    def say_count(self, count: int) -> None:
        """Show how many there are after the heading; nothing for none."""
        self.count.setText(self.words.number(count) if count else "")
