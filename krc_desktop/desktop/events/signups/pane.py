"""The sign-ups of an event: those with a place, those who wait, those who took it back."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QBoxLayout

from krc_desktop.desktop.events.deeper import SIGNUPS, DeeperPane, signups_place
from krc_desktop.desktop.events.event_words import day_of_event
from krc_desktop.desktop.events.signups import signup_words
from krc_desktop.desktop.events.signups.cards import OFF, GoneCard, PlacesCard, QueueCard
from krc_desktop.desktop.events.signups.deeds import SignupDeeds
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import ScrolledColumn, boxed, column, row
from krc_desktop.desktop.widgets.buttons import DropChip, button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.errors import BrokenRule
from krc_desktop.model.event_details import Room, Visitor
from krc_desktop.model.events import Event, EventDay
from krc_desktop.model.places import PageName, Place
from krc_desktop.model.sheet_papers import Prefilled
from krc_desktop.model.signups import SignupList, SignupRow
from krc_desktop.store.event_details import visitors_of
from krc_desktop.store.signups import signup_list


class SignupsPane(DeeperPane):
    """Capacity is a warning, never a wall; on the day sign-ups become attendance."""

    part = SIGNUPS
    subjects = frozenset({"signups", "attendances", "people", "groups", "events", "event_days"})

    def __init__(self, session: Session) -> None:
        """The sight without an event yet."""
        super().__init__(session, session.words.text("Sign-ups"))
        self.event_id = 0
        self.found: SignupList | None = None
        self.day: date | None = None
        self._marks: dict[int, Visitor] = {}
        self.deeds = SignupDeeds(session)
        self._make_head()
        self.places = PlacesCard(session)
        self.places.rest_marked.connect(self._mark_rest)
        self.queue = QueueCard(session)
        self.gone = GoneCard(session)
        for people in (self.places.people, self.queue.people, self.gone.people):
            people.done.connect(self._do)
            people.removed.connect(self._cancel)
            people.opened.connect(lambda person: session.go(Place(PageName.PEOPLE, (person,))))
        self._make_body()

    def _make_head(self) -> None:
        theme, words = self.theme, self.words
        self.when = label(theme, "", "body", "ink2")
        self.days = DropChip(theme, words.text("Day"))
        self.days.chosen.connect(self._choose_day)
        self.head.beside_title(self.when, self.days)
        self.paper = button(
            theme,
            words.text("Print the sheet"),
            self.print_page,
            icon="printer",
            keys="Ctrl+P",
            tip=words.text("Print the sign-in sheet …"),
        )
        self.head.at_right(self.paper)

    def _make_body(self) -> None:
        left = boxed(column(self.places, None, spacing=0))
        right = boxed(column(self.queue, self.gone, None, spacing=12))
        self._beside = row(left, right, spacing=14)
        self._beside.setStretch(0, 58)
        self._beside.setStretch(1, 42)
        self.scrolled = ScrolledColumn(self._beside, margins=(24, 12, 24, 16))
        self.scrolled.column.addStretch(1)
        self.body.addWidget(self.scrolled)

    # -- showing -------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show an event's sign-ups."""
        if place.record != self.event_id:
            self.event_id = place.record or 0
            self.day = None
            self.scrolled.verticalScrollBar().setValue(0)
        self.refresh()
        if self.is_there:
            self.places.entry.entry.line.setFocus()

    def place(self) -> Place:
        """The event whose sign-ups are shown."""
        return signups_place(self.event_id)

    def refresh(self) -> None:
        """Read the sign-ups and show them."""
        file = self.session.file
        try:
            self.found = signup_list(file, self.event_id)
        except BrokenRule:
            self.found = None
            self.belong_to(None)
            return
        event = file.events.get(self.event_id)
        self.belong_to(event)
        self._show_days(event, list(file.events.days_of(event.id)))
        seen = visitors_of(file, event.id, self.day)
        self._marks = {one.person_id: one for one in seen}
        marks = {person: one.present for person, one in self._marks.items()}
        self.places.show_event(event, self.found, marks, can_mark=self.can_mark)
        self.queue.show_event(self.found)
        self.gone.show_event(self.found)

    def _show_days(self, event: Event, days: list[EventDay]) -> None:
        words = self.words
        known = [one.local_day for one in days]
        if self.day not in known:
            later = [day for day in known if day >= self.session.today]
            self.day = later[0] if later else known[-1] if known else event.local_day
        self.when.setText(words.day_and_weekday(event.local_day))
        self.when.setVisible(len(known) < 2 and self.width_now is not Width.NARROW)
        self.days.setVisible(len(known) > 1)
        choices = [(day, day_of_event(words, at, day)) for at, day in enumerate(known, start=1)]
        self.days.offer(choices, self.day)

    @property
    def can_mark(self) -> bool:
        """Whether it can be said who came: on the day or after it, of an event that is not off."""
        event = self._event
        on = event is not None and event.status not in OFF
        return on and self.day is not None and self.day <= self.session.today

    def _rest(self) -> list[int]:
        """Those with a place of whom it is not said yet whether they came."""
        found = self.found
        rows = found.registered if found is not None else ()
        return [one.person_id for one in rows if one.person_id not in self._marks]

    # -- what is done --------------------------------------------------------------------------

    def _row_of(self, person_id: int) -> SignupRow | None:
        found = self.found
        if found is None:
            return None
        rows = (*found.registered, *found.waiting, *found.cancelled)
        return next((one for one in rows if one.person_id == person_id), None)

    def _do(self, person_id: int, key: str) -> None:
        row_ = self._row_of(person_id)
        if row_ is None or self.found is None or self.day is None:
            return
        if key in (signup_words.CAME, signup_words.ABSENT):
            came = key == signup_words.CAME
            self.deeds.mark(self.event_id, self.day, [person_id], self._marks, came=came)
        elif key == signup_words.GIVE:
            self.deeds.give_place(self.event_id, row_)
        else:
            full = self.found.room in (Room.FULL, Room.OVER)
            self.deeds.sign_up_again(self.event_id, row_, waits=full)

    def _cancel(self, person_id: int) -> None:
        row_ = self._row_of(person_id)
        if row_ is not None:
            self.deeds.cancel(self.event_id, row_)

    def _mark_rest(self, came: bool) -> None:  # noqa: FBT001
        rest = self._rest()
        if rest and self.day is not None:
            self.deeds.mark(self.event_id, self.day, rest, {}, came=came)

    def _choose_day(self, day: date) -> None:
        self.day = day
        self.refresh()

    def start_new(self) -> None:
        """Sign somebody up."""
        self.places.entry.entry.line.setFocus()

    def print_page(self) -> bool:
        """Print the sign-in sheet with those signed up."""
        if self._event is None:
            return False
        from krc_desktop.desktop.papers.sign_in import print_sign_in

        names = Prefilled.SIGNED_UP if self.found and self.found.registered else Prefilled.NOBODY
        print_sign_in(self.session, self.paper, self._event, prefilled=names)
        return True

    # -- room ----------------------------------------------------------------------------------

    def take_width(self, width: Width) -> None:
        """One column in a narrow window."""
        super().take_width(width)
        narrow = width is Width.NARROW
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(down if narrow else across)
        self.when.setVisible(not narrow and self.days.isHidden())
