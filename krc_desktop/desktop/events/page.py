"""The page of events: a list with one event beside it, or a month."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from krc_desktop.desktop.events.later import single_shot
from krc_desktop.desktop.events.month_figures import MonthFigures
from krc_desktop.desktop.events.panes import EventPanes
from krc_desktop.desktop.events.subjects import SMALL, SUBJECTS
from krc_desktop.desktop.events.views import LIST, MONTH, Views
from krc_desktop.desktop.pages import title
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.page import Page
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations.change import Change
from krc_desktop.periods import Month
from krc_desktop.store.event_entry import has_events

_SOON_MS = 400
# the part of a place that means: where people are written down
PEOPLE = "people"


class EventsPage(Page):
    """Events as a list with a detail, or as a month."""

    name = PageName.EVENTS
    subjects = SUBJECTS

    def __init__(self, session: Session) -> None:
        """The page over a session."""
        super().__init__(session, title(session.words, self.name))
        self.figures = MonthFigures(session)
        self.panes = EventPanes(session)
        self.list = self.panes.list
        self.detail = self.panes.event_pane
        self._is_small = False
        self._soon = single_shot(self, _SOON_MS, self._catch_up)
        self.views = Views(session, self.panes, self.start_new)
        self.head.beside_title(self.views.switch)
        self.head.at_right(self.figures)
        self.body.addWidget(self.views)
        self._connect()

    def _connect(self) -> None:
        self.list.new_asked.connect(lambda typed: self.start_new(typed=typed))
        self.list.month_changed.connect(lambda _month: self._show_figures())
        self.panes.event_asked.connect(self.open_event)
        self.panes.rearranged.connect(self._show_head)
        self.views.switch.chosen.connect(self._show_view)
        self.views.event_opened.connect(self.open_event)
        self.views.new_asked.connect(lambda day: self.start_new(day=day))
        self.views.month_changed.connect(self._show_figures)

    # -- reading -------------------------------------------------------------------------------

    def _something_changed(self, change: Change) -> None:
        self._is_small = change.subjects <= SMALL
        super()._something_changed(change)
        self._is_small = False

    def refresh(self) -> None:
        """Read the list and the event that is shown."""
        if self._is_small and self.detail.event_id is not None:
            self.detail.refresh()
            self.list.put(self.detail.event_id or 0)
            self._soon.start()
            return
        self._read_list()
        self.panes.refresh()
        self._show_what_there_is()

    def _catch_up(self) -> None:
        """Read the list after small changes, unless nobody looks at it any more."""
        if self.isVisible():
            self._read_list()
        else:
            self.make_stale()

    def _read_list(self) -> None:
        """Read the list, the month and its figures."""
        self._soon.stop()
        self.list.read()
        self.views.refresh()
        self._show_figures()

    def make_stale(self) -> None:
        """The centre or the day has changed: another centre's event is not shown on."""
        seen = self.detail.seen
        if seen is not None and seen.event.centre_id != self.session.centre_id:
            self.detail.save()
            self.detail.forget()
        super().make_stale()

    def _show_what_there_is(self) -> None:
        """A centre without any event is told how to begin."""
        known = has_events(self.session.file, self.session.centre_id)
        self.figures.setVisible(known and self.width_now is not Width.NARROW)
        self.views.show_what_there_is(has_events=known)
        self._show_head()

    def _show_head(self) -> None:
        """In a narrow window the event's own line takes the place of the head."""
        in_panes = not self.views.is_month and not self.views.is_empty
        self.head.setVisible(not (in_panes and self.panes.shows_event_alone))

    def open_event(self, event_id: int) -> None:
        """Show an event, whatever the list shows."""
        self._show_view(LIST)
        self.panes.reveal(event_id)

    # -- list or month -------------------------------------------------------------------------

    def _show_view(self, view: str) -> None:
        if view == MONTH:
            self.views.show_month(self._shown_month())
        else:
            self.views.show_list()
            self._show_what_there_is()
        self._show_head()
        self._show_figures()

    def _shown_month(self) -> Month:
        """The month that is looked at: that of the view, of the filter, else the present one."""
        return self.views.month or self.list.wanted.month or Month.of(self.session.today)

    def _to_month(self, month: Month | None) -> None:
        """Look at another month, in the view at hand; None: the list shows all of them."""
        if self.views.is_month:
            self.views.show_month(month or Month.of(self.session.today))
            self._show_figures()
        else:
            self.list.show_month(month)

    def _show_figures(self) -> None:
        self.figures.show_month(self._shown_month())

    # -- what a page is asked ------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Go to an event, to a month, or to what is incomplete of it."""
        if place.part == MONTH:
            self.views.show_month(place.month or self._shown_month())
            self._show_head()
            self._show_figures()
            return
        if len(place.rows) > 1 and place.month is not None:
            self.list.show_incomplete(place.month)
        if place.record is not None:
            self.open_event(place.record)
            if place.part == PEOPLE:
                self.detail.focus_people()
        elif place.month is not None:
            self._show_view(LIST)
            self.list.show_month(place.month)

    def place(self) -> Place:
        """The event or the month that is shown."""
        if self.views.is_month:
            return Place(self.name, month=self._shown_month(), part=MONTH)
        event_id = self.detail.event_id
        return Place(self.name, (event_id,) if event_id is not None else ())

    def start_new(self, *, day: date | None = None, typed: str = "") -> None:
        """Plan an event: on a day, by the title that was searched for."""
        from krc_desktop.desktop.events.new_event import NewEventPopover

        popover = NewEventPopover(self.session, self.views.switch, day)
        popover.made.connect(self._made)
        if typed:
            popover.title.line.setText(typed)
        popover.open()

    def _made(self, event_id: int) -> None:
        self.open_event(event_id)
        self.detail.focus_people()

    def step_period(self, by: int) -> None:
        """The next or the previous month."""
        self._to_month(self._shown_month().shifted(by))

    def go_to_today(self) -> None:
        """The present month; in the list today, under no filter of months."""
        self._to_month(None)
        self.list.rows.scrollToTop()

    def focus_search(self) -> bool:
        """The search of the list."""
        self._show_view(LIST)
        self.panes.show_list()
        self._show_head()
        self.list.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.filters.search.selectAll()
        return True

    def take_width(self, width: Width) -> None:
        """Arrange for a window of another width."""
        super().take_width(width)
        self.panes.take_width(width)
        self.detail.take_width(width)
        self.figures.setVisible(width is not Width.NARROW)
        self._show_head()
        self.views.take_width(width)
