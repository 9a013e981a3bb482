"""A person's consents by purpose: what was answered, by whom, how and when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.people import wording
from krc_desktop.desktop.people.answer_switch import AnswerSwitch
from krc_desktop.desktop.people.editing import PersonEditing
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, column, row
from krc_desktop.desktop.widgets.labels import hairline, label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.row_button import RowButton
from krc_desktop.model.people import Answer, Purpose, is_child
from krc_desktop.model.people_lists import PersonCard


class ConsentLine(QWidget):
    """One purpose: its name over who answered, which opens the history; at its right the answer."""

    looked = Signal()

    def __init__(self, session: Session, title: str) -> None:
        """A line that was not asked yet."""
        super().__init__()
        theme = session.theme
        self._title = title
        self._facts = label(theme, "", "meta", "ink2", wraps=True)
        texts = column(label(theme, title, "strong", wraps=True), self._facts, spacing=1)
        self.about = RowButton(theme, texts, title, self.looked.emit)
        self.about.setToolTip(session.words.text("All answers, the paper, withdrawal"))
        self.switch = AnswerSwitch(theme, session.words, title)
        self.remark = Remark(theme)
        line = row(self.about, self.switch, spacing=10)
        line.setStretch(0, 1)
        self._rule = hairline()
        self.setLayout(column(self._rule, line, self.remark, spacing=6))

    def show_answer(self, answer: Answer, facts: str, *, has_history: bool) -> None:
        """Show what was answered, and the facts of it."""
        self.switch.show_answer(answer)
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))
        self.about.setEnabled(has_history)
        said = wording.answer(self.switch.words, answer)
        self.about.setAccessibleName(f"{self._title}: {said}. {facts}")
        self.remark.clear()

    def be_first(self, *, is_first: bool) -> None:
        """No hairline over the first line."""
        self._rule.setVisible(not is_first)


class ConsentsCard(Card):
    """One line for each purpose; what was not asked says so, and counts as no."""

    def __init__(self, editing: PersonEditing) -> None:
        """Nobody's consents yet."""
        self._session = session = editing.session
        self._editing = editing
        words, theme = session.words, session.theme
        self.of_minors = label(theme, words.text("under 18 a guardian answers"), "meta", "ink2")
        super().__init__(theme, words.text("Consents"), self.of_minors)
        self.lines: dict[Purpose, ConsentLine] = {}
        for purpose in Purpose:
            made = self.lines[purpose] = ConsentLine(session, wording.purpose(words, purpose))
            made.looked.connect(lambda which=purpose: self.open_history(which))
            made.switch.asked.connect(lambda answer, which=purpose: self._ask(which, answer))
            self.add(made)
        self.of_guardian = ConsentLine(session, words.text("Consent of the guardian"))
        self.of_guardian.switch.asked.connect(self._keep_guardians)
        self.add(self.of_guardian)
        foot = words.text("A consent never decides whether somebody may take part.")
        self.add(2, label(theme, foot, "meta", "ink3", wraps=True))

    def show_card(self, card: PersonCard) -> None:
        """Show what was answered."""
        self._card = card
        words = self._session.words
        self.of_minors.setVisible(is_child(card.person, card.age_band, self._session.today))
        shown = self._purposes(card)
        for purpose, line in self.lines.items():
            line.setVisible(purpose in shown)
            line.be_first(is_first=purpose is shown[0])
            consent = card.consents.get(purpose)
            facts = wording.consent_facts(words, consent, self._guardian(card, purpose))
            answer = wording.answer_of(consent)
            line.show_answer(answer, facts, has_history=consent is not None)
        answer = card.person.guardian_consent
        counts = words.text("Not asked counts as no") if answer is Answer.NOT_ASKED else ""
        self.of_guardian.show_answer(answer, counts, has_history=False)
        self.of_guardian.setVisible(self._guardian_matters(card))

    def _guardian(self, card: PersonCard, purpose: Purpose) -> str:
        """The name of the guardian who answered, linked to the card or not any more."""
        consent = card.consents.get(purpose)
        guardian_id = consent.guardian_id if consent is not None else None
        if guardian_id is None:
            return ""
        linked = next((one.name for one in card.links if one.id == guardian_id), "")
        known = self._session.file.people.by_ids([] if linked else [guardian_id])
        return linked or "".join(one.name for one in known.values())

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

    # -- answering -----------------------------------------------------------------------------

    def _ask(self, purpose: Purpose, answer: Answer) -> None:
        line = self.lines[purpose]
        line.remark.clear()
        if answer is Answer.NOT_ASKED:
            self._say_it_stays(line, purpose)
            return
        from krc_desktop.desktop.people.consent_popover import ConsentPopover

        beside = line.switch.buttons[answer]
        ConsentPopover(self._session, beside, self._card, purpose, answer).show_up()

    def _say_it_stays(self, line: ConsentLine, purpose: Purpose) -> None:
        words = self._session.words
        said = words.text("An answer that was given stays in the history.")
        line.remark.say("warn", said, words.text("History"), lambda: self.open_history(purpose))

    def open_history(self, purpose: Purpose) -> None:
        """Show every answer for a purpose."""
        from krc_desktop.desktop.people.consent_history import ConsentHistory

        line = self.lines[purpose]
        line.remark.clear()
        ConsentHistory(self._session, line.about, self._card.person.id, purpose).show_up()

    def _keep_guardians(self, answer: Answer) -> None:
        line = self.of_guardian
        self._editing.keep(
            lambda said: line.remark.say("bad", said),
            self._session.words.text("Consent of the guardian"),
            guardian_consent=answer,
        )
