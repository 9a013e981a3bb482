"""The events of which an organisation was part: figures since ever, and a timeline."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from krc_desktop.desktop.people.timeline import Timeline
from krc_desktop.desktop.people.visits import Figure
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, boxed, column, row
from krc_desktop.desktop.widgets.labels import hairline, label
from krc_desktop.desktop.widgets.rows import Lead, ListRow, Portion
from krc_desktop.language import Phrasebook
from krc_desktop.model.events import EventStatus, PartnerRole
from krc_desktop.model.organisation_history import OrganisationHistory
from krc_desktop.model.organisation_lists import OrganisationCard, OrganisationEvent
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations.agenda_words import named
from krc_desktop.store.organisation_lists import events_of_organisation

_ROLES = {
    PartnerRole.ORGANISER: lambda w: w.text_in("partner", "organiser"),
    PartnerRole.CO_ORGANISER: lambda w: w.text_in("partner", "co-organiser"),
    PartnerRole.PARTICIPANT: lambda w: w.text_in("partner", "took part"),
    PartnerRole.SUPPORTER: lambda w: w.text_in("partner", "supporter"),
}
_STATES = {
    EventStatus.PLANNED: lambda w: w.text_in("moment", "event planned"),
    EventStatus.CANCELLED: lambda w: w.text_in("moment", "event cancelled"),
    EventStatus.POSTPONED: lambda w: w.text_in("moment", "event postponed"),
    EventStatus.NOT_HELD: lambda w: w.text_in("moment", "event not held"),
}


class OrganisationEvents(Card):
    """What came of it: events, people by name and counted, and the first time."""

    def __init__(self, session: Session) -> None:
        """No organisation's events yet."""
        self._session = session
        self._words = words = session.words
        theme = session.theme
        self.since = label(theme, "", "meta", "ink2")
        super().__init__(theme, words.text_in("page", "Events"), self.since)
        self._organisation_id = 0
        self.figures = [Figure(theme) for _ in range(3)]
        self.timeline = Timeline(theme, words.text_in("page", "Events"))
        self.timeline.opened.connect(
            lambda event_id: session.go(Place(PageName.EVENTS, (event_id,)))
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.timeline)
        nothing = words.text("Not part of any event yet. Partners are chosen on the event.")
        said = label(theme, nothing, "body", "ink2", wraps=True)
        self._stack.addWidget(boxed(column(8, said, None)))
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.add(4, row(*self.figures, spacing=12), 2, hairline(), self._stack)
        self.body.setStretchFactor(self._stack, 1)

    def show_card(self, card: OrganisationCard) -> None:
        """Show an organisation's figures and events."""
        words = self._words
        first, second, third = self.figures
        first.say(words.number(card.events), words.counted("event", "events", card.events))
        second.say(words.number(card.visits), words.text_in("visits", "visits by name"))
        third.say(words.number(card.counted), words.text_in("visits", "only counted"))
        third.setToolTip(
            words.text("{n} of them together with other organisations", n=words.number(card.shared))
            if card.shared
            else ""
        )
        if card.organisation.id != self._organisation_id:
            self._organisation_id = card.organisation.id
            self.timeline.rows.read(lambda _after, _limit: Portion(()))
        self.timeline.read(self._portion)
        self._stack.setCurrentIndex(0 if self.timeline.first_key() is not None else 1)

    def show_history(self, history: OrganisationHistory) -> None:
        """Say when it was seen or gave something for the first time."""
        words, since = self._words, history.first_day
        self.since.setText(words.text("since {day}", day=words.date(since)) if since else "")

    def _portion(self, after: Any, limit: int) -> Portion:
        found = events_of_organisation(
            self._session.file.connection, self._organisation_id, before=after, limit=limit
        )
        rows = [event_row(self._words, one, self._session.today.year) for one in found]
        return Portion(rows, found[-1].key if len(found) == limit else None)


def event_row(words: Phrasebook, event: OrganisationEvent, this_year: int) -> ListRow:
    """An event as a row: what the organisation was in it, and how many came."""
    held = event.status is EventStatus.HELD
    is_long_ago = event.day.year != this_year
    parts = [] if held else [_STATES[event.status](words)]
    if event.role is not None:
        parts.append(_ROLES[event.role](words))
    if event.visits:
        parts.append(words.text("{n} by name", n=words.number(event.visits)))
    people = event.counted
    if people:
        parts.append(words.text("{n} counted", n=words.number(people)))
    if event.contribution:
        parts.append(event.contribution)
    lead = Lead("icon", "check", tone="ok") if held else Lead("icon", "calendar-blank", tone="soft")
    title, said = named(words, event.title), " · ".join(parts)
    return ListRow(
        event.id,
        title,
        said,
        right=words.date(event.day) if is_long_ago else words.short_date(event.day),
        lead=lead,
        is_dimmed=not held and event.status is not EventStatus.PLANNED,
        sentence=f"{words.date(event.day)} {title}, {said}",
    )
