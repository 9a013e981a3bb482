"""The tab of people."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.people.empty import nobody_yet
from krc_desktop.desktop.people.new_record import NewPerson, NewRecord
from krc_desktop.desktop.people.people_list import PeopleList
from krc_desktop.desktop.people.person_card import PersonCardPane
from krc_desktop.desktop.people.tab import Tab
from krc_desktop.desktop.session import Session
from krc_desktop.model.people_lists import PeopleFilter, PeopleShown
from krc_desktop.store.people_lists import people_page


class PeopleTab(Tab):
    """Everybody of the centre, and one card."""

    def __init__(self, session: Session, beside: QWidget) -> None:
        """The tab; a new person is typed `beside` the button that asks for one."""
        words = session.words
        self.people = PeopleList(session)
        self.card = PersonCardPane(session)
        self._beside = beside
        super().__init__(
            session,
            self.people,
            self.card,
            key="people",
            name=words.text_in("page", "People"),
            unchosen=words.text("Choose somebody from the list, and the card opens here."),
            empty=nobody_yet(session, lambda: self.add_new()),
        )
        self.card.gone.connect(self._show_nothing)

    def is_empty(self) -> bool:
        """Whether the centre has nobody at all."""
        kinds = (PeopleShown.ACTIVE, PeopleShown.ARCHIVED)
        return not any(
            people_page(
                self.session.file.connection,
                PeopleFilter(shown, centre_id=self.session.centre_id),
                self.session.today,
                limit=1,
            )
            for shown in kinds
        )

    def show_card(self, record_id: int) -> bool:
        """Show a person's card; False where there is none any more."""
        return self.card.show_person(record_id)

    def name_of(self, record_id: int) -> str:
        """A person's name as the list has it."""
        return self.session.file.people.get(record_id).listed_name

    def new_record(self) -> NewRecord:
        """The small card for a new person."""
        return NewPerson(self.session, self._beside)

    def focus_title(self) -> None:
        """Put the cursor into the first name."""
        self.card.head.names.first.line.setFocus()
