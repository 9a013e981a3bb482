"""The page of people and organisations: two tabs under one head."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtWidgets import QMenu, QStackedWidget

from krc_desktop.desktop.import_wizard.doors import import_action, open_import
from krc_desktop.desktop.pages import title
from krc_desktop.desktop.papers.people import no_photo_list
from krc_desktop.desktop.people.deeper import DeeperPane
from krc_desktop.desktop.people.merging.places import DUPLICATES, MERGE, duplicates_place
from krc_desktop.desktop.people.organisation_tab import OrganisationTab
from krc_desktop.desktop.people.people_tab import PeopleTab
from krc_desktop.desktop.people.tab import Tab
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.buttons import Segmented, button, icon_button
from krc_desktop.desktop.widgets.page import Page
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.exchange.column_guesses import ListKind
from krc_desktop.model.places import IMPORT, PageName, Place
from krc_desktop.store.organisation_lists import organisation_counts
from krc_desktop.store.people_lists import people_counts

PEOPLE, ORGANISATIONS = "people", "organisations"
_KEPT = "people.tab"
# module and class of each sight below the tabs; imported when it is first opened
_DEEPER: dict[str, tuple[str, str]] = {
    DUPLICATES: ("krc_desktop.desktop.people.merging.pairs_pane", "PairsPane"),
    MERGE: ("krc_desktop.desktop.people.merging.merge_pane", "MergePane"),
}


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
            "contributions",
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
            "not_duplicates",
            "pieces",
            "loans",
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
        self.more = icon_button(
            theme, "dots-three-bold", words.text("More about the list"), self._open_menu
        )
        self.head.at_right(self.add, self.more)
        self._tabs: dict[str, Tab] = {
            PEOPLE: PeopleTab(session, self.add),
            ORGANISATIONS: OrganisationTab(session, self.add),
        }
        self._stack = QStackedWidget()
        for tab in self._tabs.values():
            self._stack.addWidget(tab)
        self._sights = QStackedWidget()
        self._sights.addWidget(self._stack)
        self._deeper: dict[str, DeeperPane] = {}
        self.body.addWidget(self._sights)
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
        deeper = self.deeper
        if deeper is not None:
            deeper.refresh()
            return
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
        """Open a person, an organisation where the place's part says so, or a deeper sight."""
        if place.part == IMPORT:
            hers = ListKind.ORGANISATIONS if self.tabs.value == ORGANISATIONS else ListKind.PEOPLE
            open_import(self, hers)
            return
        if place.part in _DEEPER:
            self._open_deeper(place)
            return
        self._close_deeper()
        if place.part == ORGANISATIONS or place.record is not None:
            self._show_tab(ORGANISATIONS if place.part == ORGANISATIONS else PEOPLE)
        if place.record is not None:
            self.tab.open_record(place.record)

    def place(self) -> Place:
        """The card that is open; none where the chips have left it out of the list."""
        deeper = self.deeper
        if deeper is not None:
            return deeper.place()
        rows = (self.tab.record_id,) if self.tab.is_in_list() else ()
        return Place(self.name, rows, part=self.tabs.value)

    def is_elsewhere(self, place: Place) -> bool:
        """Whether a place is a deeper sight, or leads out of one."""
        part = self.deeper.part if self.deeper is not None else ""
        return (place.part if place.part in _DEEPER else "") != part

    # -- deeper sights -------------------------------------------------------------------------

    @property
    def deeper(self) -> DeeperPane | None:
        """The sight below the tabs that is open; None where a tab is."""
        shown = self._sights.currentWidget()
        return shown if isinstance(shown, DeeperPane) else None

    def _open_deeper(self, place: Place) -> None:
        before = self.deeper.part if self.deeper is not None else ""
        if place.part not in self._deeper:
            module, cls = _DEEPER[place.part]
            made: DeeperPane = getattr(import_module(module), cls)(self.session)
            made.take_width(self.width_now)
            self._deeper[place.part] = made
            self._sights.addWidget(made)
        pane = self._deeper[place.part]
        if before != pane.part:
            pane.come_from(before)
        self.head.hide()
        self._sights.setCurrentWidget(pane)
        pane.show_place(place)
        pane.setFocus()
        pane.refresh()

    def _close_deeper(self) -> None:
        if self.deeper is not None:
            self.head.show()
            self._sights.setCurrentWidget(self._stack)
            self.refresh()

    # -- the list as a whole -------------------------------------------------------------------

    def list_menu(self) -> QMenu:
        """What can be done with the list that is seen."""
        words, theme = self.words, self.theme
        menu = QMenu(self)
        menu.setFont(theme.font("body"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(import_action(self.session, menu, self.name))
        if self.tabs.value != PEOPLE:
            return menu
        likely = menu.addAction(theme.icon("copy"), words.text("Likely duplicates"))
        likely.triggered.connect(lambda: self.session.go(duplicates_place()))
        photo = menu.addAction(theme.icon("camera-slash"), words.text("Print: do not photograph"))
        photo.triggered.connect(lambda: no_photo_list(self.session, self.more))
        return menu

    def _open_menu(self) -> None:
        self.list_menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def start_new(self) -> None:
        """Begin a new person or organisation."""
        self._close_deeper()
        self.tab.add_new()

    def focus_search(self) -> bool:
        """Put the cursor into the search over the list."""
        self._close_deeper()
        self.tab.split.show_list()
        self.tab.records.search.setFocus()
        self.tab.records.search.selectAll()
        return True

    def take_width(self, width: Width) -> None:
        """Arrange for a window of another width."""
        super().take_width(width)
        for tab in self._tabs.values():
            tab.take_width(width)
        for pane in self._deeper.values():
            pane.take_width(width)
