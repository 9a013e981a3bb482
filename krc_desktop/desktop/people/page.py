"""The page of people and organisations: two tabs under one head."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from krc_desktop.desktop.pages import title
from krc_desktop.desktop.people.organisation_tab import OrganisationTab
from krc_desktop.desktop.people.people_tab import PeopleTab
from krc_desktop.desktop.people.tab import Tab
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.buttons import Segmented, button
from krc_desktop.desktop.widgets.page import Page
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.model.places import PageName, Place
from krc_desktop.store.organisation_lists import organisation_counts
from krc_desktop.store.people_lists import people_counts

PEOPLE, ORGANISATIONS = "people", "organisations"
_KEPT = "people.tab"


class PeoplePage(Page):
    """People | Organisations."""

    name = PageName.PEOPLE
    subjects = frozenset(
        {
            "people",
            "person_roles",
            "person_links",
            "consents",
            "groups",
            "age_bands",
            "organisations",
            "organisation_names",
            "municipalities",
            "attendances",
            "signups",
            "events",
            "event_days",
            "event_organisations",
            "headcounts",
            "headcount_organisations",
            "volunteer_entries",
            "inductions",
            "bookings",
        }
    )

    def __init__(self, session: Session) -> None:
        """The page over a session."""
        super().__init__(session, title(session.words, self.name))
        words, theme = self.words, self.theme
        self.tabs = Segmented(theme, words.text("What is listed"))
        self.tabs.offer(PEOPLE, words.text_in("page", "People"), icon="users")
        self.tabs.offer(ORGANISATIONS, words.text("Organisations"), icon="buildings")
        self.tabs.chosen.connect(self._show_tab)
        self.add = button(theme, words.text("Add"), self.start_new, icon="plus", keys="Ctrl+N")
        self.head.beside_title(self.tabs)
        self.head.at_right(self.add)
        self._tabs: dict[str, Tab] = {
            PEOPLE: PeopleTab(session, self.add),
            ORGANISATIONS: OrganisationTab(session, self.add),
        }
        self._stack = QStackedWidget()
        for tab in self._tabs.values():
            self._stack.addWidget(tab)
        self.body.addWidget(self._stack)
        self._centre_id = session.centre_id
        kept = session.recalled(_KEPT, PEOPLE)
        self._show_tab(kept if kept in self._tabs else PEOPLE)

    # -- reading -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the file and show it."""
        if self._centre_id != self.session.centre_id:
            self._centre_id = self.session.centre_id
            for tab in self._tabs.values():
                tab.forget()
        self._count()
        self.tab.refresh()

    def _count(self) -> None:
        connection, centre_id = self.session.file.connection, self.session.centre_id
        words = self.words
        people = people_counts(connection, centre_id)
        organisations = organisation_counts(connection, centre_id)
        for value, name, count in (
            (PEOPLE, words.text_in("page", "People"), people.active),
            (ORGANISATIONS, words.text("Organisations"), organisations.active),
        ):
            self.tabs.button_of(value).setText(f"{name}  {words.number(count)}")
        self.people.people.show_counts(people)
        self.organisations.organisations.show_counts(organisations)

    # -- tabs ----------------------------------------------------------------------------------

    @property
    def people(self) -> PeopleTab:
        """The tab of people."""
        return self._tabs[PEOPLE]  # type: ignore[return-value]

    @property
    def organisations(self) -> OrganisationTab:
        """The tab of organisations."""
        return self._tabs[ORGANISATIONS]  # type: ignore[return-value]

    @property
    def tab(self) -> Tab:
        """The tab that is seen."""
        return self._tabs[self.tabs.value]

    def _show_tab(self, which: str) -> None:
        self.tabs.choose(which)
        self.session.keep(_KEPT, which)
        self._stack.setCurrentWidget(self._tabs[which])
        if self.isVisible():
            self.tab.refresh()

    # -- going ---------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Open a person, or an organisation where the place's part says so."""
        if place.part == ORGANISATIONS or place.record is not None:
            self._show_tab(ORGANISATIONS if place.part == ORGANISATIONS else PEOPLE)
        if place.record is not None:
            self.tab.open_record(place.record)

    def place(self) -> Place:
        """The card that is open; none where the chips have left it out of the list."""
        rows = (self.tab.record_id,) if self.tab.is_in_list() else ()
        return Place(self.name, rows, part=self.tabs.value)

    def start_new(self) -> None:
        """Begin a new person or organisation."""
        self.tab.add_new()

    def focus_search(self) -> bool:
        """Put the cursor into the search over the list."""
        self.tab.split.show_list()
        self.tab.records.search.setFocus()
        self.tab.records.search.selectAll()
        return True

    def take_width(self, width: Width) -> None:
        """Arrange for a window of another width."""
        super().take_width(width)
        for tab in self._tabs.values():
            tab.take_width(width)
