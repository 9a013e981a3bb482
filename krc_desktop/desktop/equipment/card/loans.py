"""Izsniegtas lietas: what has left the centre, overdue first; lent and taken back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.card import wording
from krc_desktop.desktop.equipment.card.figure_rows import Line
from krc_desktop.desktop.equipment.card.part import link, quiet_line
from krc_desktop.desktop.equipment.card.rows_popover import RowsPopover
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import ElidedLabel, hairline
from krc_desktop.desktop.widgets.row_button import RowButton
from krc_desktop.language import Phrasebook
from krc_desktop.model.machine_cards import LoanLine
from krc_desktop.operations.loans import take_back
from krc_desktop.store.machine_lists import loans_back, loans_out

_SHOWN = 12


class LoansPart(Card):
    """The things that are out."""

    def __init__(self, session: Session) -> None:
        """An empty card."""
        words = session.words
        self.session = session
        self.lend = link(session, words.text("Lend"), self._lend, name=words.text("Lend a thing"))
        super().__init__(session.theme, words.text("Things lent out"), self.lend)
        self.theme, self.words = session.theme, words
        self._said: object = None
        self._rows = column(spacing=4)
        self.add(self._rows)

    def refresh(self) -> None:
        """Read what is out."""
        centre_id = self.session.centre_id
        out = loans_out(self.session.file, centre_id)
        back = loans_back(self.session.file, centre_id)
        if self._said == (out, back):
            return
        self._said = (out, back)
        clear(self._rows)
        for number, one in enumerate(out[:_SHOWN]):
            if number:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(one))
        if not out:
            text = self.words.text("Feet, bobbins, hoops: what is lent is written down here.")
            self._rows.addWidget(quiet_line(self.session, text))
        more = []
        if len(out) > _SHOWN:
            said = self.words.text("All {n}", n=self.words.number(len(out)))
            more.append(link(self.session, said, lambda beside: self._show(beside, out)))
        if back:
            said = self.words.text("Came back last")
            more.append(link(self.session, said, lambda beside: self._show(beside, back)))
        for made in more:
            made.setProperty("kind", "flush")
            made.setFont(self.theme.font("meta_strong"))
        self._rows.addLayout(row(*more, None, spacing=12))

    def _row(self, one: LoanLine) -> QWidget:
        theme, words = self.theme, self.words
        due, tone = due_said(words, one)
        meta = " · ".join(part for part in (one.who or words.text("erased person"), due) if part)
        said = column(
            ElidedLabel(theme, one.loan.item, "strong"),
            ElidedLabel(theme, meta, "meta", tone),
            spacing=0,
        )
        inside = row(said, spacing=0)
        opens = RowButton(theme, inside, f"{one.loan.item}, {meta}")
        opens.clicked.connect(lambda: self._open(one, opens))
        back = button(
            theme,
            words.text_in("loan", "Back"),
            partial(
                self.session.do,
                take_back,
                loan_id=one.loan.id,
                back_on=self.session.today,
            ),
            kind="soft" if one.is_overdue else "quiet",
        )
        back.setAccessibleName(words.text("Came back: {item}", item=one.loan.item))
        line = row(opens, back, spacing=6)
        line.setStretch(0, 1)
        return boxed(line)

    def _show(self, beside: QWidget, loans: list[LoanLine]) -> None:
        words = self.words
        lines = [
            Line(one.loan.item, one.who or words.text("erased person"), due_said(words, one)[0])
            for one in loans
        ]
        RowsPopover(self.session, beside, words.text("Things lent out"), lines).open()

    def _lend(self, beside: QWidget) -> None:
        from krc_desktop.desktop.equipment.card.loan_popover import LoanPopover

        LoanPopover(self.session, beside).show_up()

    def _open(self, one: LoanLine, beside: QWidget) -> None:
        from krc_desktop.desktop.equipment.card.loan_popover import LoanPopover

        LoanPopover(self.session, beside, one).show_up()


def due_said(words: Phrasebook, one: LoanLine) -> tuple[str, str]:
    """When a thing is due or came back, and the tone of it."""
    loan = one.loan
    if loan.back_on is not None:
        return words.text("back {day}", day=wording.day_said(words, loan.back_on)), "ink2"
    if loan.due_on is None:
        return words.text("since {day}", day=wording.day_said(words, loan.out_on)), "ink2"
    if one.is_overdue:
        return words.text("was due {day}", day=wording.day_said(words, loan.due_on)), "bad"
    return words.text("until {day}", day=wording.day_said(words, loan.due_on)), "ink2"
