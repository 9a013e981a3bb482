"""An answer being recorded: who gave it, in what form, when, and the paper it stands on."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.people import wording
from krc_desktop.desktop.people.scans import ScanReader
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import Segmented, button
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.desktop.widgets.labels import ElidedLabel, label
from krc_desktop.exchange.documents import CleanDocument
from krc_desktop.model.people import Answer, Form, Giver, LinkKind, Purpose, is_child
from krc_desktop.model.people_lists import PersonCard
from krc_desktop.operations.change import Change
from krc_desktop.operations.consents import record_consent

_FORM_KEPT = "people.consent_form"


class ConsentPopover(FormPopover):
    """Kept by Enter; closed by Esc, and what was recorded before stays as it was."""

    def __init__(
        self, session: Session, beside: QWidget, card: PersonCard, purpose: Purpose, answer: Answer
    ) -> None:
        """A form for an answer, with the most likely giver, the last form and today."""
        words = session.words
        said = wording.answer(words, answer).lower()
        name = f"{wording.purpose(words, purpose)}: {said}"
        super().__init__(session, beside, name, width=400)
        self._person_id, self._purpose, self._answer = card.person.id, purpose, answer
        self._scan: CleanDocument | None = None
        givers = givers_of(session, card, answer)
        self.giver = self.choice(words.text("Who answered"), givers, givers[0][0])
        self.day = self.day_line(words.text("Date of the answer"), session.today)
        self.put(self.giver)
        if is_child(card.person, card.age_band, session.today) and not _guardians(card):
            hint = words.text("Add the guardian to the card, and the name will stand here.")
            self.put(label(self.theme, hint, "meta", "ink2", wraps=True))
        self.put(row(self._forms(), None), self.day, self._scan_line())
        self.finish(words.text("Save"))

    def _forms(self) -> Segmented:
        words, kept = self.words, self.session.recalled(_FORM_KEPT, Form.PAPER.value)
        self.form = Segmented(self.theme, words.text("In what form"))
        self.form.offer(Form.PAPER, words.text("On paper"), icon="file-text")
        self.form.offer(Form.DIGITAL, words.text("Digitally"), icon="envelope-simple")
        self.form.choose(Form(kept) if kept in set(Form) else Form.PAPER)
        return self.form

    def _scan_line(self) -> Any:
        self.scanned = ElidedLabel(self.theme, "", "meta", "ink2")
        reader = ScanReader(self.session, self, self.take_scan, self.refused)
        choose = button(
            self.theme, self.words.text("Attach a scan"), reader.choose, icon="paperclip"
        )
        self.scanned.hide()
        return column(row(choose, None), self.scanned, spacing=4)

    def take_scan(self, scan: CleanDocument) -> None:
        """The paper that was chosen."""
        self._scan = scan
        self.scanned.setText(self.words.text("Attached: {name}", name=scan.title))
        self.scanned.show()
        self.refit_soon()

    def keep(self) -> Change | None:
        """Record the answer."""
        giver, guardian_id = self.giver.value
        self.session.keep(_FORM_KEPT, self.form.value.value)
        scan = self._scan
        return self.session.do(
            record_consent,
            refused=self.refused,
            person_id=self._person_id,
            purpose=self._purpose,
            answer=self._answer,
            given_on=self.day_typed(self.day),
            given_by=giver,
            guardian_id=guardian_id,
            form=self.form.value,
            scan=scan.content if scan else None,
            media_type=scan.media_type if scan else "",
        )


def givers_of(
    session: Session, card: PersonCard, answer: Answer
) -> list[tuple[tuple[Giver, int | None], str]]:
    """Who may have given an answer, the likeliest first: for a child a guardian says yes."""
    words = session.words
    own = ((Giver.SELF, None), words.text_in("consent", "Themselves"))
    guardians: list[tuple[tuple[Giver, int | None], str]] = [
        ((Giver.GUARDIAN, one), name) for one, name in _guardians(card)
    ]
    if not is_child(card.person, card.age_band, session.today):
        return [own, *guardians]
    unnamed = ((Giver.GUARDIAN, None), words.text("Guardian without a card"))
    return [*guardians, unnamed, *([own] if answer is Answer.NO else [])]


def _guardians(card: PersonCard) -> list[tuple[int, str]]:
    return [
        (one.id, one.name)
        for one in card.links
        if one.kind is LinkKind.GUARDIAN and not one.is_ward
    ]
