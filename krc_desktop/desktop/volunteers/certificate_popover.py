"""A certificate: whose, of which days; the hours it will say, then the paper itself."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.papers import volunteers as papers
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.known_who import KnownWhoField
from krc_desktop.desktop.volunteers.shown import hours
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.people import Person
from krc_desktop.model.typed_days import read_day
from krc_desktop.model.volunteer_papers import CertificatePaper
from krc_desktop.operations.change import Change
from krc_desktop.operations.volunteer_papers import certificate_paper, certify
from krc_desktop.periods import Month, Period
from krc_desktop.store.volunteer_cards import span_of


class CertificatePopover(FormPopover):
    """Person and period; the draft can be looked at before a number is given."""

    def __init__(
        self, session: Session, beside: QWidget, person: Person | None, month: Month
    ) -> None:
        """A form for a person, of this year so far."""
        words = session.words
        super().__init__(session, beside, words.text("Certificate of volunteer work"), width=424)
        self._beside, self._month = beside, month
        self.who = KnownWhoField(session)
        self.own(self.who)
        self.who.show_person(person)
        today = session.today
        self.first = self.day_line(words.text_in("certificate", "From"), date(today.year, 1, 1))
        self.last = self.day_line(words.text_in("certificate", "Until"), today)
        self.summary = label(self.theme, "", "body", wraps=True)
        hint = words.text("Only accepted hours are certified, suggestions are left out.")
        self.put(
            self.who,
            row(self.first, self.last, spacing=10),
            self._spans(),
            self.summary,
            label(self.theme, hint, "meta", "ink2", wraps=True),
        )
        self.draft = button(self.theme, words.text("Draft"), self._show_draft, icon="eye")
        self.finish(words.text("Give out"), self.draft)
        self.who.decided.connect(self._turned)
        for field in (self.who, self.first, self.last):
            field.line.textChanged.connect(lambda _text: self._turned())
        self._turned()

    def _spans(self) -> QWidget:
        """Periods that are asked for most."""
        words, today = self.words, self.session.today
        month = self._month.period
        made = [
            (words.month(self._month), lambda: self._take(month.first, month.last)),
            (
                words.text("the year {year}", year=today.year),
                lambda: self._take(date(today.year, 1, 1), today),
            ),
            (words.text("since the first hours"), self._take_all),
        ]
        return flowing(
            *(button(self.theme, text, act, kind="link") for text, act in made), spacing=10
        )

    def _take(self, first: date, last: date) -> None:
        self.first.line.setText(self.words.date(first))
        self.last.line.setText(self.words.date(min(last, self.session.today)))

    def _take_all(self) -> None:
        person_id = self._person_id()
        span = span_of(self.session.file, self.session.centre_id, person_id) if person_id else None
        if span is not None:
            self._take(span.first, span.last)

    # -- while typing --------------------------------------------------------------------------

    def _turned(self) -> None:
        said = ""
        paper = self._paper()
        if paper is not None:
            said = self._said(paper)
        self.summary.setText(said)
        self.summary.setVisible(bool(said))
        self.refit_soon()

    def _said(self, paper: CertificatePaper) -> str:
        words = self.words
        if not paper.minutes:
            return words.text("No hours are accepted in this time.")
        parts = (
            hours(words, paper.minutes),
            words.counted("{n} day", "{n} days", paper.days),
            words.text("measured {hours}", hours=hours(words, paper.measured)),
            words.text("declared {hours}", hours=hours(words, paper.minutes - paper.measured)),
        )
        return " · ".join(parts)

    def _paper(self) -> CertificatePaper | None:
        """What would be certified; None while the form can't be read."""
        person_id = self._person_id()
        try:
            days = [read_day(field.typed, self.session.today) for field in (self.first, self.last)]
            if not person_id or days[1] < days[0]:
                return None
            return certificate_paper(
                self.session.file,
                centre_id=self.session.centre_id,
                person_id=person_id,
                period=Period(*days),
            )
        except BrokenRule:
            return None

    def _person_id(self) -> int:
        who = self.who.who()
        return who.person_id if who is not None else 0

    # -- giving out ----------------------------------------------------------------------------

    def _typed(self) -> tuple[int, Period]:
        person_id = self._person_id()
        if not person_id:
            self.who.complain(self.who.name)
            raise BrokenRule(Rule.FIELD_EMPTY, field=self.who.name)
        first, last = self.day_typed(self.first), self.day_typed(self.last)
        if last < first:
            raise BrokenRule(Rule.PERIOD_REVERSED, first=first, last=last)
        return person_id, Period(first, last)

    def keep(self) -> Change | None:
        """Give the certificate a number and show its paper."""
        person_id, period = self._typed()
        change = self.session.do(
            certify,
            refused=self.refused,
            centre_id=self.session.centre_id,
            person_id=person_id,
            period=period,
        )
        if change is not None and change.row_id is not None:
            self.close_up()
            papers.certificate(self.session, self._beside, change.row_id)
        return change

    def _show_draft(self) -> None:
        try:
            person_id, period = self._typed()
        except BrokenRule as broken:
            from krc_desktop.sentences import sentence

            self.refused(sentence(self.words, broken))
            return
        self.close_up()
        papers.draft_certificate(self.session, self._beside, person_id, period)
