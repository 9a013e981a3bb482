"""The chosen volunteer: what is missing by law, agreements, certificates, hours since ever."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.papers import volunteers as papers
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.agreement_popover import AgreementPopover
from krc_desktop.desktop.volunteers.law_notes import LawNotes
from krc_desktop.desktop.volunteers.law_words import (
    NEEDS_AN_AGREEMENT,
    STATE_TONES,
    signed_said,
    state_said,
    term_said,
)
from krc_desktop.desktop.volunteers.shown import hours
from krc_desktop.desktop.widgets.boxes import Card, clear, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import ElidedLabel, hairline, icon_label, label, tag
from krc_desktop.desktop.widgets.row_button import RowButton
from krc_desktop.model.agreements import Finding, Law
from krc_desktop.model.places import PageName, Place
from krc_desktop.model.volunteer_cards import VolunteerCard, state_on
from krc_desktop.model.volunteers import Agreement, Certificate

_MOST_CERTIFICATES = 3


class VolunteerCardBox(Card):
    """Hidden while nobody is chosen; rows open what they say."""

    certificate_asked = Signal()

    def __init__(self, session: Session) -> None:
        """Nobody's card yet."""
        super().__init__(session.theme, dense=True)
        self._session = session
        theme, words = session.theme, session.words
        self.card: VolunteerCard | None = None
        self.name = ElidedLabel(theme, "", "section")
        self.about = label(theme, "", "meta", "ink2")
        self.opening = button(theme, words.text("Person's card"), self._open_person, kind="link")
        self.adding = button(
            theme, words.text("New agreement"), self.add_agreement, kind="link", icon="plus"
        )
        head = row(self.name, self.about, None, self.opening, self.adding, spacing=8)
        self.notes = LawNotes(session)
        self.notes.asked.connect(self._see_to)
        self._rows = column(spacing=0)
        self.add(head, self.notes, self._rows)
        self.hide()

    def show_card(self, card: VolunteerCard | None) -> None:
        """Show a volunteer; None: nobody is chosen."""
        self.setVisible(card is not None)
        if card is None or card == self.card:
            self.card = card
            return
        self.card = card
        words = self._session.words
        self.setAccessibleName(words.text("Volunteer: {name}", name=card.person.name))
        self.name.setText(card.person.name)
        total = hours(words, card.minutes)
        self.about.setText(words.text("{hours} in all", hours=total) if card.minutes else "")
        self.notes.show_findings(card.law.findings, act=self._act_for(card.law.findings))
        self._lay(card)

    def _act_for(self, findings: tuple[Finding, ...]) -> str:
        words = self._session.words
        if not findings or findings[0].forbids:
            return ""
        if findings[0].law is Law.AGE and not self._holding():
            return words.text("Open the card")
        return words.text("See to it")

    def _holding(self) -> Agreement | None:
        card = self.card
        if card is None:
            return None
        return card.law.agreement or next(iter(card.agreements), None)

    def _lay(self, card: VolunteerCard) -> None:
        clear(self._rows)
        rows: list[QWidget] = [self._agreement(one) for one in card.agreements]
        rows += [self._certificate(one) for one in card.certificates[:_MOST_CERTIFICATES]]
        for made in rows:
            self._rows.addWidget(hairline())
            self._rows.addWidget(made)

    def _agreement(self, one: Agreement) -> QWidget:
        theme, words = self._session.theme, self._session.words
        state = state_on(one, self._session.today)
        said = state_said(words, state)
        parts = (term_said(words, one), signed_said(words, one))
        meta = " · ".join(part for part in parts if part)
        texts = column(
            ElidedLabel(theme, one.number, "strong"),
            ElidedLabel(theme, meta, "meta", "ink2"),
            spacing=0,
        )
        inside = row(
            icon_label(theme, "file-text", "ink2", 18),
            texts,
            tag(theme, said, STATE_TONES[state]),
            spacing=10,
        )
        inside.setStretch(1, 1)
        name = words.text("Agreement {number}, {state}", number=one.number, state=said)
        return RowButton(theme, inside, name, partial(self.open_agreement, one.id))

    def _certificate(self, one: Certificate) -> QWidget:
        theme, words = self._session.theme, self._session.words
        days = f"{words.date(one.first_day)}–{words.date(one.last_day)}"
        title = words.text("Certificate {n} of {year}", n=one.number, year=one.year)
        texts = column(
            ElidedLabel(theme, title, "strong"),
            ElidedLabel(theme, days, "meta", "ink2"),
            spacing=0,
        )
        length = hours(words, one.minutes)
        inside = row(
            icon_label(theme, "identification-card", "ink2", 18),
            texts,
            label(theme, length, "strong"),
            spacing=10,
        )
        inside.setStretch(1, 1)
        made = RowButton(theme, inside, f"{title}, {length}")
        made.clicked.connect(lambda: papers.certificate(self._session, made, one.id))
        return made

    # -- what is done --------------------------------------------------------------------------

    def add_agreement(self) -> None:
        """A new agreement with this volunteer."""
        self._open(0)

    def open_agreement(self, agreement_id: int) -> None:
        """Change or end an agreement, or print its form."""
        self._open(agreement_id)

    def _open(self, agreement_id: int) -> None:
        if self.card is not None:
            AgreementPopover(self._session, self.adding, self.card.person, agreement_id).show_up()

    def _see_to(self, finding: Finding) -> None:
        """Open where a reminder is put right: the agreement, a new one, or the person's card."""
        holding = self._holding()
        if finding.reminder in NEEDS_AN_AGREEMENT or (
            holding is None and finding.law is not Law.AGE
        ):
            self.add_agreement()
        elif holding is not None:
            self.open_agreement(holding.id)
        else:
            self._open_person()

    def _open_person(self) -> None:
        if self.card is not None:
            self._session.go(Place(PageName.PEOPLE, (self.card.person.id,)))
