"""A person's consents, to be read: what was answered, by whom, how and when."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.people import wording
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, boxed, clear, column, row
from krc_desktop.desktop.widgets.labels import hairline, icon_label, label
from krc_desktop.model.people import Answer, Purpose, is_child
from krc_desktop.model.people_lists import PersonCard


class ConsentsCard(Card):
    """One line for each purpose; what was not asked says so, and counts as no."""

    def __init__(self, session: Session) -> None:
        """No lines yet."""
        self._session = session
        super().__init__(session.theme, session.words.text("Consents"))
        self._lines = column(spacing=8)
        self.add(self._lines)
        foot = session.words.text("A consent never decides whether somebody may take part.")
        self.add(2, label(session.theme, foot, "meta", "ink3", wraps=True))
        self._shown: object = None

    def show_card(self, card: PersonCard) -> None:
        """Show what was answered."""
        shown = (card.person.id, card.consents, card.person.guardian_consent, card.is_volunteer)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._lines)
        lines = [self._line_of(card, purpose) for purpose in self._purposes(card)]
        if self._guardian_matters(card):
            words, answer = self._session.words, card.person.guardian_consent
            counts = words.text("Not asked counts as no") if answer is Answer.NOT_ASKED else ""
            lines.append(self._line(words.text("Consent of the guardian"), counts, answer))
        for number, line in enumerate(lines):
            if number:
                self._lines.addWidget(hairline())
            self._lines.addWidget(line)

    @staticmethod
    def _purposes(card: PersonCard) -> list[Purpose]:
        return [
            purpose
            for purpose in Purpose
            if purpose in card.consents or purpose is not Purpose.VOLUNTEERING or card.is_volunteer
        ]

    def _guardian_matters(self, card: PersonCard) -> bool:
        asked = card.person.guardian_consent in (Answer.YES, Answer.NO)
        return asked or is_child(card.person, card.age_band, self._session.today)

    def _line_of(self, card: PersonCard, purpose: Purpose) -> QWidget:
        words, consent = self._session.words, card.consents.get(purpose)
        guardian_id = consent.guardian_id if consent is not None else None
        guardian = next((one.name for one in card.links if one.id == guardian_id), "")
        facts = wording.consent_facts(words, consent, guardian)
        return self._line(wording.purpose(words, purpose), facts, wording.answer_of(consent))

    def _line(self, title: str, facts: str, answer: Answer) -> QWidget:
        theme, said = self._session.theme, wording.answer(self._session.words, answer)
        icon, tone = wording.ANSWER_SIGNS[answer]
        texts = column(label(theme, title, "strong", wraps=True), spacing=1)
        if facts:
            texts.addWidget(label(theme, facts, "meta", "ink2", wraps=True))
        sign = row(icon_label(theme, icon, tone, 18), label(theme, said, "strong", tone), spacing=6)
        line = row(boxed(texts), sign, spacing=12)
        line.setStretch(0, 1)
        made = boxed(line)
        made.setAccessibleName(f"{title}: {said}. {facts}")
        return made
