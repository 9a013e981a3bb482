"""The list of events and the chosen one beside it: how one goes from one to the other."""

from __future__ import annotations

from PySide6.QtCore import Signal

from krc_desktop.desktop.events.detail import EventDetail
from krc_desktop.desktop.events.event_list import EventList
from krc_desktop.desktop.events.event_menu import delete
from krc_desktop.desktop.events.later import single_shot
from krc_desktop.desktop.pages import title
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.list_detail import ListDetail
from krc_desktop.model.places import PageName, Place

_KEPT = "events.event"
_REMEMBERED_MS = 1500


class EventPanes(ListDetail):
    """List and event; in a narrow window one of the two (`rearranged` says when which changes)."""

    event_asked = Signal(int)
    rearranged = Signal()

    def __init__(self, session: Session) -> None:
        """The panes without an event yet."""
        self.list = EventList(session)
        self.event_pane = EventDetail(session)
        back_to = title(session.words, PageName.EVENTS)
        super().__init__(session, "events", self.list, self.event_pane, back_to=back_to)
        self._remembered = single_shot(self, _REMEMBERED_MS, self._remember)
        rows = self.list.rows
        rows.chosen.connect(self.choose)
        rows.opened.connect(self.open)
        rows.entered.connect(self._enter)
        rows.removed.connect(lambda event_id: delete(session, event_id))
        self.event_pane.person_asked.connect(
            lambda person: session.go(Place(PageName.PEOPLE, (person,)))
        )
        self.event_pane.made.connect(self.event_asked)
        self.back.connect(self._came_back)
        self.stepped.connect(self._step)

    @property
    def shows_event_alone(self) -> bool:
        """Whether the window is narrow and the event fills it."""
        return self.shows_only_one and not self.event_pane.isHidden()

    def choose(self, event_id: int) -> None:
        """Show an event beside the list."""
        self.event_pane.show_event(event_id)
        self._remembered.start()
        self.position.setText(self.list.position(event_id))

    def open(self, event_id: int) -> None:
        """Show an event, also in a narrow window."""
        self.choose(event_id)
        self.show_detail()
        self.rearranged.emit()

    def reveal(self, event_id: int) -> None:
        """Open an event; where the filter of the list hides it, the filter gives way."""
        self.list.reveal(event_id)
        self.open(event_id)

    def refresh(self) -> None:
        """Read the event that is shown again; where it is gone, show another one."""
        self.event_pane.refresh()
        if self.event_pane.event_id is None:
            self._choose_first()
        else:
            self.list.rows.show_chosen(self.event_pane.event_id)

    def _choose_first(self) -> None:
        """Show the event that was looked at last, else the first of the list."""
        kept = self._session.recalled(_KEPT)
        event_id = int(kept) if kept.isdigit() else None
        if event_id is None or not self.list.rows.show_chosen(event_id):
            event_id = self.list.rows.first_key()
        if event_id is not None:
            self.choose(event_id)
            self.list.rows.show_chosen(event_id)

    def _remember(self) -> None:
        if self.event_pane.event_id is not None:
            self._session.keep(_KEPT, str(self.event_pane.event_id))

    def _enter(self, event_id: int) -> None:
        """Enter in the list goes on to the title."""
        self.open(event_id)
        self.event_pane.focus_title()

    def _step(self, by: int) -> None:
        event_id = self.list.neighbour(self.event_pane.event_id, by)
        if event_id is not None:
            self.list.mark(event_id)
            self.choose(event_id)

    def _came_back(self) -> None:
        self.rearranged.emit()
        self.list.rows.setFocus()
