"""A thing that is lent: what, to whom, from when until when, in what condition."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.card.who_line import Someone, WhoLine
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.model.machine_cards import LoanLine
from krc_desktop.model.reports import Both
from krc_desktop.operations.agenda_words import named
from krc_desktop.operations.change import Change
from krc_desktop.operations.loans import change_loan, lend, remove_loan
from krc_desktop.store.machine_lists import machine_rows


class LoanPopover(FormPopover):
    """A new loan, or one that is known."""

    def __init__(self, session: Session, beside: QWidget, known: LoanLine | None = None) -> None:
        """A form; without a loan: a new one from today on."""
        words = session.words
        name = words.text("Lent thing") if known else words.text("Lend a thing")
        super().__init__(session, beside, name)
        loan = known.loan if known else None
        self._id = loan.id if loan else 0
        self.item = self.line(words.text("What"), loan.item if loan else "")
        self.who = WhoLine(session, words.text("To whom"), organisations=True)
        self.own(self.who)
        if known is not None and loan is not None:
            someone = Someone(known.who, loan.person_id, loan.organisation_id)
            self.who.show_someone(someone)
        self.out = self.day_line(words.text("Lent on"), loan.out_on if loan else session.today)
        self.due = self.day_line(words.text("Due back"), loan.due_on if loan else None)
        machines: list[tuple[Any, str]] = [(None, words.text("Of no machine"))]
        machines += [
            (one.machine.id, named(words, Both(one.machine.name_lv, one.machine.name_en)))
            for one in machine_rows(session.file, session.centre_id)
        ]
        self.machine = self.choice(
            words.text("Belongs to"), machines, loan.equipment_id if loan else None
        )
        self.condition = self.line(
            words.text("Condition when lent"), loan.condition_out if loan else ""
        )
        self.put(self.item, self.who, row(self.out, self.due, spacing=10))
        self.put(self.machine, self.condition)
        if loan is not None:
            remove = self.deed(
                words.text("Remove"),
                "trash",
                partial(session.do, remove_loan, loan_id=loan.id),
            )
            self.put(row(remove, None))
        self.finish(words.text("Save") if known else words.text("Lend"))

    def keep(self) -> Change | None:
        """Write the loan down."""
        out_on, due_on = self.day_typed(self.out), self.day_or_none(self.due)
        who = self.who.someone(self.refused)
        if who is None:
            if not self.who.typed:
                self.who.complain(self.who.name)
                self.refused(self.words.text("Type to whom it is lent."))
            return None
        facts = {
            "item": self.item.typed,
            "person_id": who.person_id,
            "organisation_id": who.organisation_id,
            "out_on": out_on,
            "due_on": due_on,
            "equipment_id": self.machine.value,
            "condition_out": self.condition.typed,
        }
        if self._id:
            return self.session.do(
                change_loan,
                refused=self.refused,
                called=self.item.name,
                loan_id=self._id,
                **facts,
            )
        return self.session.do(
            lend,
            refused=self.refused,
            called=self.item.name,
            centre_id=self.session.centre_id,
            **facts,
        )
