"""Every answer for one purpose, newest first: with its paper, and the way to withdraw it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from krc_desktop.desktop.people import wording
from krc_desktop.desktop.people.scans import ScanReader, look_at
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.desktop.widgets.labels import hairline, icon_label, label
from krc_desktop.exchange.documents import CleanDocument
from krc_desktop.model.people import Answer, Consent, Purpose
from krc_desktop.operations.change import Change
from krc_desktop.operations.consents import attach_scan, consent_history, withdraw_consent


class ConsentHistory(FormPopover):
    """What was answered when; a yes that stands can be withdrawn from a day on."""

    def __init__(self, session: Session, beside: QWidget, person_id: int, purpose: Purpose) -> None:
        """The answers of a person for a purpose."""
        words = session.words
        super().__init__(session, beside, wording.purpose(words, purpose), width=424)
        self.answers = consent_history(session.file, person_id=person_id, purpose=purpose)
        for number, consent in enumerate(self.answers):
            if number:
                self.put(hairline())
            self.put(self._row(consent))
        newest = self.answers[0] if self.answers else None
        self._standing = newest if newest and wording.answer_of(newest) is Answer.YES else None
        self.day = self.day_line(words.text("Withdrawn on"), session.today)
        self.finish(words.text("Withdraw the consent"))
        self.withdraw = button(
            self.theme,
            words.text("Withdraw the consent…"),
            self.ask_when,
            kind="quiet",
            icon="x-circle",
        )
        if self._standing is not None:
            self.put(hairline(), row(self.withdraw, None), self.day)
        self.day.hide()
        self.save.hide()

    def show_up(self) -> None:
        """Open it to be read: nothing is withdrawn by a mere Enter."""
        self.open(self.findChild(QPushButton))

    def ask_when(self) -> None:
        """Ask from which day on the consent is withdrawn."""
        self.withdraw.hide()
        self.day.show()
        self.save.show()
        self.day.line.setFocus()
        self.day.line.selectAll()
        self.show_part(self.day)

    def _row(self, consent: Consent) -> QWidget:
        words, theme = self.words, self.theme
        icon, tone = wording.ANSWER_SIGNS[consent.answer]
        facts = wording.given_facts(words, consent, self._guardian(consent))
        texts = column(label(theme, wording.answer(words, consent.answer), "strong"), spacing=0)
        texts.addWidget(label(theme, facts, "meta", "ink2", wraps=True))
        if consent.withdrawn_on is not None:
            said = words.text("Withdrawn {day}", day=words.date(consent.withdrawn_on))
            texts.addWidget(label(theme, said, "meta", "bad", wraps=True))
        sign = icon_label(theme, icon, tone, 18)
        line = row(sign, texts, self._scan_button(consent), spacing=10)
        line.setStretch(1, 1)
        line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        return boxed(line)

    def _guardian(self, consent: Consent) -> str:
        found = self.session.file.people.by_ids([consent.guardian_id or 0])
        return "".join(one.name for one in found.values())

    def _scan_button(self, consent: Consent) -> QWidget:
        words = self.words
        if consent.scan_sha256 is not None:
            title = f"{self.heading.text()} {consent.given_on.isoformat()}"
            look = partial(look_at, self.session, consent.scan_sha256, title)
            return button(self.theme, words.text("Open the scan"), look, icon="paperclip")
        reader = ScanReader(self.session, self, partial(self.attach, consent.id), self.refused)
        return button(
            self.theme, words.text("Attach a scan"), reader.choose, kind="quiet", icon="paperclip"
        )

    def attach(self, consent_id: int, scan: CleanDocument) -> None:
        """Keep the paper of an answer."""
        change = self.session.do(
            attach_scan,
            refused=self.refused,
            said=self.words.text("The scan is attached"),
            consent_id=consent_id,
            scan=scan.content,
            media_type=scan.media_type,
        )
        if change is not None:
            self.close_up()

    def keep(self) -> Change | None:
        """Withdraw the consent that stands."""
        if self._standing is None:
            return None
        return self.session.do(
            withdraw_consent,
            refused=self.refused,
            consent_id=self._standing.id,
            withdrawn_on=self.day_typed(self.day),
        )
