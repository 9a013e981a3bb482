"""A volunteer's agreement: number, work, term, signed, insured; what the law asks is ticked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from krc_desktop.desktop.papers import volunteers as papers
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.agreement_contents import ContentTicks
from krc_desktop.desktop.widgets.area_fields import AreaField
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import icon_button
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.errors import BrokenRule
from krc_desktop.language import Phrasebook
from krc_desktop.model.people import Answer, Person
from krc_desktop.model.typed_days import read_day
from krc_desktop.model.volunteers import Agreement
from krc_desktop.operations import agreements
from krc_desktop.operations.change import Change
from krc_desktop.operations.volunteer_cards import is_minor, proposed_agreement


class AgreementPopover(FormPopover):
    """A new agreement of a person, or one that is known."""

    def __init__(
        self, session: Session, beside: QWidget, person: Person, agreement_id: int = 0
    ) -> None:
        """A form; without an agreement's id: a new one, proposed as the centre usually has it."""
        words = session.words
        name = words.text("Agreement") if agreement_id else words.text("New agreement")
        super().__init__(session, beside, f"{name}: {person.name}", width=424)
        self._beside, self._person = beside, person
        shelf = session.file.volunteers.agreements
        self._known = shelf.get(agreement_id) if agreement_id else None
        self._start = self._known or proposed_agreement(
            session.file, centre_id=session.centre_id, person_id=person.id
        )
        self.contents = ContentTicks(session)
        self.put(self.contents)
        self._put_what(self._start)
        self._put_when(self._start)
        self._put_signed(self._start)
        self._put_insured(self._start)
        verb = words.text("Save") if self._known else words.text("Add")
        self.finish(verb, *self._deeds())
        self._watch()
        self._turned()

    # -- fields --------------------------------------------------------------------------------

    def _put_what(self, start: Agreement) -> None:
        words = self.words
        self.number = self.line(words.text_in("agreement", "Number"), start.number)
        self.organiser = self.line(words.text("Organiser"), start.organiser)
        self.tasks = self._area(
            words.text("The work"), start.tasks, words.text("e.g. helps at workshops and events")
        )
        self.arrangements = self._area(
            words.text("How, where and when it is done"),
            start.arrangements,
            words.text("e.g. at the centre, by agreement, up to 10 hours a week"),
        )
        self.put(self.number, self.organiser, self.tasks, self.arrangements)

    def _put_when(self, start: Agreement) -> None:
        words = self.words
        self.first = self.day_line(words.text_in("agreement", "Holds from"), start.valid_from)
        self.last = self.day_line(words.text_in("agreement", "until"), start.valid_until)
        self.ended = self.day_line(words.text("Ended before its term"), start.ended_on)
        self.ended.setVisible(self._known is not None)
        self.put(row(self.first, self.last, spacing=10), self.ended)

    def _put_signed(self, start: Agreement) -> None:
        words = self.words
        self.written = self.tick(words.text("In writing"), on=start.is_written)
        self.signed = self.day_line(words.text("Signed on"), start.signed_on)
        self.instructed = self.tick(
            words.text("Duties, rights and safety were explained"), on=start.instructed
        )
        self.guardian = self.choice(
            words.text("Written consent of a parent or guardian"),
            _answers(words),
            start.guardian_consent,
        )
        is_young = is_minor(self.session.file, person_id=self._person.id)
        asks = is_young or start.guardian_consent in (Answer.YES, Answer.NO)
        self.guardian.setVisible(asks)
        self.put(self.written, self.signed, self.instructed, self.guardian)

    def _put_insured(self, start: Agreement) -> None:
        words = self.words
        self.expenses = self.tick(
            words.text("Expenses agreed on are covered"), on=start.expenses_covered
        )
        self.insurance = self.tick(
            words.text("The work needs accident insurance"), on=start.insurance_needed
        )
        self.policy = self.line(words.text("Policy"), start.insurance_policy)
        self.insured = self.day_line(words.text("Insured until"), start.insured_until)
        self.put(self.expenses, self.insurance, row(self.policy, self.insured, spacing=10))

    def _deeds(self) -> list[QPushButton]:
        """What else is done with a known agreement: its form, and taking it away."""
        if self._known is None:
            return []
        words, known = self.words, self._known
        form = icon_button(self.theme, "printer", words.text("Form to sign"), self._print)
        remove = icon_button(self.theme, "trash", words.text("Remove the agreement"))
        remove.clicked.connect(lambda: self._remove(known.id))
        return [form, remove]

    def _remove(self, agreement_id: int) -> None:
        self.close_up()
        self.session.do(agreements.remove_agreement, agreement_id=agreement_id)

    def _area(self, name: str, text: str, hint: str) -> AreaField:
        made = AreaField(self.theme, name, hint=hint)
        made.text.setPlainText(text)
        return made

    # -- while typing --------------------------------------------------------------------------

    def _watch(self) -> None:
        for field in (self.organiser, self.first, self.last):
            field.line.textChanged.connect(lambda _text: self._turned())
        for area in (self.tasks, self.arrangements):
            area.text.textChanged.connect(self._turned)
        for tick in (self.written, self.instructed, self.insurance):
            tick.toggled.connect(lambda _on: self._turned())

    def _turned(self) -> None:
        for field in (self.policy, self.insured):
            field.setVisible(self.insurance.isChecked())
        self.signed.setVisible(self.written.isChecked())
        self.contents.show_missing(
            replace(
                self._start,
                organiser=self.organiser.typed,
                tasks=self.tasks.typed,
                arrangements=self.arrangements.typed,
                valid_from=self._day_meant(self.first),
                valid_until=self._day_meant(self.last),
                instructed=self.instructed.isChecked(),
            )
        )
        self.refit_soon()

    def _day_meant(self, field: LineField) -> date | None:
        """The day of a line while it is typed: nothing is said of one that can't be read yet."""
        try:
            return read_day(field.typed, self.session.today) if field.typed else None
        except BrokenRule:
            return None

    # -- keeping -------------------------------------------------------------------------------

    def keep(self) -> Change | None:
        """Make or change the agreement."""
        facts: dict[str, Any] = {
            "number": self.number.typed,
            "organiser": self.organiser.typed,
            "tasks": self.tasks.typed,
            "arrangements": self.arrangements.typed,
            "valid_from": self.day_or_none(self.first),
            "valid_until": self.day_or_none(self.last),
            "is_written": self.written.isChecked(),
            "signed_on": self.day_or_none(self.signed) if self.written.isChecked() else None,
            "instructed": self.instructed.isChecked(),
            "guardian_consent": self.guardian.value,
            "expenses_covered": self.expenses.isChecked(),
            "insurance_needed": self.insurance.isChecked(),
            "insurance_policy": self.policy.typed,
            "insured_until": self.day_or_none(self.insured),
        }
        if self._known is None:
            return self.session.do(
                agreements.make_agreement,
                refused=self.refused,
                called=self.number.name,
                centre_id=self.session.centre_id,
                person_id=self._person.id,
                **facts,
            )
        return self.session.do(
            agreements.change_agreement,
            refused=self.refused,
            called=self.number.name,
            agreement_id=self._known.id,
            ended_on=self.day_or_none(self.ended),
            **facts,
        )

    def _print(self) -> None:
        """The form as it is kept: what was typed since is kept first."""
        if self._known is None:
            return
        self.keep_form()
        if self.isHidden():
            papers.agreement(self.session, self._beside, self._known.id)


def _answers(words: Phrasebook) -> list[tuple[Answer, str]]:
    return [
        (Answer.YES, words.text_in("consent", "Given in writing")),
        (Answer.NO, words.text_in("consent", "Refused")),
        (Answer.NOT_ASKED, words.text_in("answer", "Not asked")),
        (Answer.NOT_NEEDED, words.text_in("answer", "Not needed")),
    ]
