"""Instruktāžas: who may use the machine and until when; lapsed ones first."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.card import wording
from krc_desktop.desktop.equipment.card.part import MachinePart, link, quiet_line
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.discs import Disc, tone_of
from krc_desktop.desktop.widgets.labels import ElidedLabel, hairline, icon_label, label
from krc_desktop.desktop.widgets.row_button import RowButton
from krc_desktop.model.equipment import Risk
from krc_desktop.model.machine_cards import InductionNow, MachineCard, Mark
from krc_desktop.operations.inductions import renew_induction

_SHOWN = 5


class InductedPart(MachinePart):
    """The inductions of a machine, one line a person."""

    def __init__(self, session: Session) -> None:
        """An empty card."""
        words = session.words
        inductors = link(session, words.text("Inductors"), self._edit_inductors)
        add = link(session, words.text("Record"), self._add, name=words.text("Record an induction"))
        super().__init__(session, words.text("Inductions"), inductors, add)
        self._all = False

    def said(self, card: MachineCard) -> object:
        """Inductions and inductors, and of which machine."""
        return card.machine.id, card.machine.risk, card.inductions, card.inductors

    def fill(self, card: MachineCard) -> None:
        """A row a person; the rest behind a link."""
        words = self.words
        if not card.inductions:
            self.rows.addWidget(quiet_line(self.session, self._nobody(card.machine.risk)))
        shown = card.inductions if self._all else card.inductions[:_SHOWN]
        for number, one in enumerate(shown):
            if number:
                self.rows.addWidget(hairline())
            self.rows.addWidget(self._row(one))
        if len(card.inductions) > _SHOWN:
            said = (
                words.text("Show fewer")
                if self._all
                else words.text("All {n}", n=words.number(len(card.inductions)))
            )
            more = button(self.theme, said, self._turn, kind="flush")
            self.rows.addLayout(row(more, None))
        if card.inductors:
            names = ", ".join(one.name for one in card.inductors)
            self.rows.addWidget(
                quiet_line(self.session, words.text("Inductors: {names}", names=names))
            )

    def _nobody(self, risk: Risk) -> str:
        if risk is Risk.GREEN:
            return self.words.text("No induction is needed here.")
        return self.words.text("Nobody has been inducted yet.")

    def _row(self, one: InductionNow) -> QWidget:
        theme, words = self.theme, self.words
        meta = wording.inducted_by(words, one)
        until, tone, icon = wording.validity(words, one)
        said = column(
            ElidedLabel(theme, one.name, "strong"),
            ElidedLabel(theme, meta, "meta", "ink2"),
            spacing=0,
        )
        inside = row(
            Disc(theme, one.initials, tone_of(one.person_id)),
            said,
            icon_label(theme, icon, tone, 16),
            label(theme, until, "label", tone),
            spacing=8,
        )
        inside.setStretch(1, 1)
        made = RowButton(theme, inside, f"{one.name}, {meta}, {until}")
        made.clicked.connect(lambda: self._open(one, made))
        if one.mark is Mark.FINE:
            return made
        renew = icon_button(
            theme,
            "arrow-clockwise",
            words.text("Renew today: {name}", name=one.name),
            partial(self.session.do, renew_induction, induction_id=one.induction_id),
        )
        line = row(made, renew, spacing=0)
        line.setStretch(0, 1)
        return boxed(line)

    def _turn(self) -> None:
        self._all = not self._all
        self.lay_anew()

    # -- opening -------------------------------------------------------------------------------

    def _add(self, beside: QWidget) -> None:
        from krc_desktop.desktop.equipment.card.induction_popovers import NewInduction

        NewInduction(self.session, beside, self.card.machine.id).show_up()

    def _open(self, one: InductionNow, beside: QWidget) -> None:
        from krc_desktop.desktop.equipment.card.induction_popovers import KnownInduction

        KnownInduction(self.session, beside, one.induction_id, one.name).show_up()

    def _edit_inductors(self, beside: QWidget) -> None:
        from krc_desktop.desktop.equipment.card.inductors_popover import InductorsPopover

        InductorsPopover(self.session, beside, self.card.machine.id).show_up()
