"""The tab of organisations."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.people.empty import nothing_yet
from krc_desktop.desktop.people.new_record import NewOrganisation, NewRecord
from krc_desktop.desktop.people.organisation_card import OrganisationCardPane
from krc_desktop.desktop.people.organisation_list import OrganisationList
from krc_desktop.desktop.people.tab import Tab
from krc_desktop.desktop.session import Session
from krc_desktop.model.organisation_lists import OrganisationFilter
from krc_desktop.store.organisation_lists import organisations_counted


class OrganisationTab(Tab):
    """Every organisation of the centre, and one card."""

    def __init__(self, session: Session, beside: QWidget) -> None:
        """The tab; a new organisation is typed `beside` the button that asks for one."""
        words = session.words
        self.organisations = OrganisationList(session)
        self.card = OrganisationCardPane(session)
        self._beside = beside
        super().__init__(
            session,
            self.organisations,
            self.card,
            key="organisations",
            name=words.text("Organisations"),
            unchosen=words.text("Choose an organisation from the list, and its card opens here."),
            empty=nothing_yet(session, lambda: self.add_new()),
        )

    def is_empty(self) -> bool:
        """Whether there is no organisation at all."""
        centre_id = self.session.centre_id
        return not any(
            organisations_counted(
                self.session.file.connection,
                OrganisationFilter(archived=archived, centre_id=centre_id),
            )
            for archived in (False, True)
        )

    def show_card(self, record_id: int) -> bool:
        """Show an organisation's card; False where there is none any more."""
        return self.card.show_organisation(record_id)

    def name_of(self, record_id: int) -> str:
        """An organisation's name."""
        return self.session.file.organisations.get(record_id).name

    def new_record(self) -> NewRecord:
        """The small card for a new organisation."""
        return NewOrganisation(self.session, self._beside)

    def focus_title(self) -> None:
        """Put the cursor into the name."""
        self.card.head.name.line.setFocus()
