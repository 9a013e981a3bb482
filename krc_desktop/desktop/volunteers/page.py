"""Brīvprātīgie: a month of volunteers, whose hours are logged in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.import_wizard.doors import import_icon, open_import
from krc_desktop.desktop.pages import title
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.entry_card import EntryCard
from krc_desktop.desktop.volunteers.in_kind_card import InKindCard
from krc_desktop.desktop.volunteers.laws import Laws
from krc_desktop.desktop.volunteers.log_card import LogCard
from krc_desktop.desktop.volunteers.paper_buttons import PaperButtons
from krc_desktop.desktop.volunteers.people_pane import EVERYBODY, PeoplePane
from krc_desktop.desktop.volunteers.suggestions_card import SuggestionsCard
from krc_desktop.desktop.volunteers.volunteer_card import VolunteerCardBox
from krc_desktop.desktop.widgets.boxes import ScrolledColumn
from krc_desktop.desktop.widgets.list_detail import ListDetail
from krc_desktop.desktop.widgets.month_stepper import MonthStepper
from krc_desktop.desktop.widgets.page import Page
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.exchange.column_guesses import ListKind
from krc_desktop.language import Phrasebook
from krc_desktop.model.people import Person
from krc_desktop.model.places import IMPORT, PageName, Place
from krc_desktop.operations.volunteer_cards import volunteer_card
from krc_desktop.operations.volunteer_papers import in_kind
from krc_desktop.periods import Month
from krc_desktop.store.figures import Scope
from krc_desktop.store.volunteer_months import (
    hours_log,
    suggestions_of,
    volunteer_sums,
    volunteers_of,
)

if TYPE_CHECKING:
    from krc_desktop.operations.change import Change

SUGGESTIONS = "suggestions"


_SUBJECTS = frozenset(
    {
        "volunteer_entries",
        "people",
        "events",
        "attendances",
        "agreements",
        "certificates",
        "consents",
        "person_roles",
        "in_kind_rates",
        "projects",
    }
)


class Detail(ScrolledColumn):
    """The right side: the line, whoever is chosen, the suggestions, the log, its value."""

    def __init__(self, entry: EntryCard, *cards: QWidget) -> None:
        """The cards below each other, the line first."""
        super().__init__(entry, *cards, None, margins=(22, 14, 24, 20))
        self._entry = entry

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the entry line out for the room there is."""
        super().resizeEvent(event)
        self._entry.line.arrange(self.viewport().width() - 46 - 32)


class VolunteersPage(Page):
    """People at the left, hours at the right, one month at a time."""

    name = PageName.VOLUNTEERS
    subjects = _SUBJECTS

    def __init__(self, session: Session) -> None:
        """The page over a session, in this month."""
        super().__init__(session, title(session.words, self.name))
        self._person_id = EVERYBODY
        self.stepper = MonthStepper(session, Month.of(session.today))
        self.stepper.changed.connect(self._month_chosen)
        self.head.beside_title(self.stepper)
        self.people = PeoplePane(session)
        self.entry = EntryCard(session)
        self.suggestions = SuggestionsCard(session)
        self.log = LogCard(session)
        self.volunteer = VolunteerCardBox(session)
        self.in_kind = InKindCard(session)
        self.detail = Detail(self.entry, self.volunteer, self.suggestions, self.log, self.in_kind)
        self._laws = Laws(session, self.people)
        self.papers = PaperButtons(session)
        self.head.at_right(import_icon(session, self.name))
        self.head.at_right(self.papers.certificates, self.papers.sheets)
        self.panes = ListDetail(
            session, "volunteers", self.people, self.detail, back_to=title(session.words, self.name)
        )
        self.panes.show_detail()
        self.panes.stepped.connect(self._step_person)
        self.body.addWidget(self.panes)
        self.people.chosen.connect(self._person_chosen)
        self.people.opened.connect(lambda _id: self.panes.show_detail())
        self.people.new_asked.connect(self._begin)
        self.entry.logged.connect(self._logged)
        self.entry.card_asked.connect(self._person_chosen)
        self.log.reached.connect(self._let_be_seen)

    @property
    def month(self) -> Month:
        """The month that is seen."""
        return self.stepper.month

    @property
    def _scope(self) -> Scope:
        return Scope(self.month.period, self.session.centre_id)

    def refresh(self) -> None:
        """Read the month and show it."""
        file = self.session.file
        with file.reading():
            everybody = volunteers_of(file.connection, self._scope)
            sums = volunteer_sums(file.connection, self._scope)
            person = self._person()
            person_id = person.id if person is not None else None
            days = hours_log(file.connection, self._scope, person_id=person_id)
            offered = suggestions_of(file.connection, self._scope, person_id=person_id)
            centre_id = self.session.centre_id
            card = (
                volunteer_card(file, centre_id=centre_id, person_id=person.id) if person else None
            )
            worth = (
                in_kind(file, period=self.month.period, centre_id=centre_id) if not person else []
            )
        declared = {one.person_id: one.declared for one in everybody}
        self.papers.show(self.month, person, declared)
        known = {one.person_id for one in everybody}
        extra = person if person is not None and person.id not in known else None
        self.people.show_month(everybody, sums, extra)
        self.people.mark(self._person_id)
        self.volunteer.show_card(card)
        self.in_kind.show_values(worth)
        self.suggestions.show_entries(offered)
        self.log.show_days(days, _nothing(self.words, person))
        self.entry.line.who.look_again()
        self.panes.position.setText(person.name if person is not None else "")
        self._laws.read()

    def _person(self) -> Person | None:
        found = self.session.file.people.by_ids([self._person_id]) if self._person_id else {}
        if not found:
            self._person_id = EVERYBODY
        return found.get(self._person_id)

    # -- when it reads -------------------------------------------------------------------------

    def concerns(self, change: Change) -> bool:
        """Whether a change touched this page; what the law looks at is looked at anew."""
        self._laws.hear(change)
        return super().concerns(change)

    def make_stale(self) -> None:
        """The centre or the day has changed: so may have what is missing."""
        self._laws.forget()
        super().make_stale()

    # -- choosing ------------------------------------------------------------------------------

    def _person_chosen(self, person_id: int) -> None:
        self._person_id = person_id
        self.refresh()
        self.entry.show_person(self._person())

    def _step_person(self, by: int) -> None:
        keys = [row.key for row in self.people.list.rows.rows]
        at = keys.index(self._person_id) + by if self._person_id in keys else 0
        if 0 <= at < len(keys):
            self._person_chosen(keys[at])

    def _month_chosen(self, month: Month) -> None:
        self.entry.show_month(month)
        self.refresh()

    def _logged(self, entry_id: int) -> None:
        """Whoever was filtered away by the list is seen again after their hours were logged."""
        entry = self.session.file.volunteers.get(entry_id)
        if self._person_id not in (EVERYBODY, entry.person_id):
            self._person_id = EVERYBODY
        if entry.local_day not in self.month.period:
            self.stepper.show_month(Month.of(entry.local_day))
            self.entry.show_month(self.month)
        self.refresh()

    def _let_be_seen(self, place: QRect) -> None:
        corner = self.log.pos() + place.bottomLeft()
        self.detail.ensureVisible(0, corner.y(), 0, place.height() + 8)

    # -- what every page can -------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Go to a month, to a person in it; or to the suggestions, of whomever they are."""
        if place.part == IMPORT:
            open_import(self, ListKind.HOURS)
            return
        if place.month is not None:
            self.stepper.show_month(place.month)
            self.entry.show_month(place.month)
        if place.rows or place.month is not None:
            of_everybody = place.part == SUGGESTIONS
            self._person_id = EVERYBODY if of_everybody else place.record or EVERYBODY
            self.refresh()
            self.entry.show_person(self._person())
            self.panes.show_detail()
        if place.part == SUGGESTIONS:
            QTimer.singleShot(0, lambda: self.detail.ensureWidgetVisible(self.suggestions))

    def place(self) -> Place:
        """The month, and whom the list has chosen."""
        rows = (self._person_id,) if self._person_id else ()
        return Place(self.name, rows, self.month)

    def start_new(self) -> None:
        """Put the cursor into the entry line."""
        self._begin("")

    def _begin(self, name: str) -> None:
        self.panes.show_detail()
        self.detail.ensureVisible(0, 0)
        self.entry.begin(name)

    def step_period(self, by: int) -> None:
        """Another month."""
        self.stepper.step(by)

    def go_to_today(self) -> None:
        """Go to the present month."""
        self.stepper.show_month(Month.of(self.session.today))
        self._month_chosen(self.month)

    def print_page(self) -> bool:
        """The sheets to sign are what this page prints."""
        self.papers.open_sheets()
        return True

    def focus_search(self) -> bool:
        """Find a volunteer."""
        self.panes.show_list()
        self.people.search.setFocus()
        return True

    def take_width(self, width: Width) -> None:
        """List and detail side by side, or one of them."""
        super().take_width(width)
        self.panes.take_width(width)
        self.papers.fit(self.head, self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say in words what there is room for."""
        super().resizeEvent(event)
        self.papers.fit(self.head, self.width())


def _nothing(words: Phrasebook, person: Person | None) -> str:
    """What an empty log says."""
    if person is not None:
        return words.text("{name}: no hours are logged in this month.", name=person.name)
    return words.text(
        "No hours are logged in this month yet. Type above who helped, on which day and for how"
        " long, and press Enter."
    )
