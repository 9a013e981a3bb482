"""Nav izmantojams: intervals out of service with what they hit, and faults, open ones first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from krc_desktop import clock
from krc_desktop.desktop.equipment.card import log_words, wording
from krc_desktop.desktop.equipment.card.part import MachinePart, Opening, link, quiet_line
from krc_desktop.desktop.equipment.card.signs import IconSign
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.labels import hairline, label
from krc_desktop.model.equipment import Fault
from krc_desktop.model.machine_cards import MachineCard, OutageNow


class OutPart(MachinePart):
    """What keeps the machine from being used, or did."""

    def __init__(self, session: Session) -> None:
        """An empty card."""
        words = session.words
        add = link(
            session,
            words.text("Add"),
            self._add,
            name=words.text("Take out of service"),
        )
        super().__init__(session, words.text("Not usable"), add)

    def said(self, card: MachineCard) -> object:
        """Intervals and faults."""
        return card.machine.id, card.outages, card.faults

    def fill(self, card: MachineCard) -> None:
        """Open faults, intervals, mended faults."""
        by_fault = {one.outage.fault_id: one for one in card.outages if one.outage.fault_id}
        made = [self._fault(one, by_fault.get(one.id)) for one in card.faults if not one.closed_at]
        open_ones = {one.id for one in card.faults if not one.closed_at}
        made += [self._outage(one) for one in card.outages if one.outage.fault_id not in open_ones]
        made += [self._mended(one) for one in card.faults if one.closed_at]
        for number, one in enumerate(made):
            if number:
                self.rows.addWidget(hairline())
            self.rows.addWidget(one)
        if not made:
            text = self.words.text("It has been in order all the time.")
            self.rows.addWidget(quiet_line(self.session, text))

    def _row(self, sign: IconSign, title: str, meta: str, *deeds: QPushButton) -> QWidget:
        theme = self.theme
        said = column(label(theme, title, "strong", wraps=True), spacing=0)
        if meta:
            said.addWidget(label(theme, meta, "meta", "ink2", wraps=True))
        line = row(sign, said, *deeds, spacing=10, margins=(0, 2, 0, 2))
        line.setStretch(1, 1)
        line.setAlignment(sign, Qt.AlignmentFlag.AlignVCenter)
        return boxed(line)

    def _outage(self, one: OutageNow) -> QWidget:
        words = self.words
        is_on = one.outage.starts_at <= self.session.clock.now()
        title = log_words.outage_title(words, one)
        look = self._deed(
            words.text_in("outage", "View"), title, lambda b: self._open(one.outage.id, b)
        )
        sign = IconSign(self.theme, "wrench", "bad" if is_on else "warn")
        return self._row(sign, title, log_words.outage_meta(words, one), look)

    def _fault(self, one: Fault, outage: OutageNow | None) -> QWidget:
        words = self.words
        title = words.text("Fault: {what}", what=one.what)
        parts = [self._reported(one)]
        if outage is not None:
            parts.append(log_words.outage_meta(words, outage))
        mend = self._deed(words.text("Mended"), title, lambda b: self._mend(one, b))
        sign = IconSign(self.theme, "warning", "bad" if one.takes_out else "warn")
        return self._row(sign, title, " ".join(part for part in parts if part), mend)

    def _mended(self, one: Fault) -> QWidget:
        words = self.words
        day = wording.day_said(words, clock.local_day(one.closed_at)) if one.closed_at else ""
        parts = [self._reported(one), words.text("Mended {day}.", day=day), one.remedy]
        sign = IconSign(self.theme, "check", "ok")
        title = words.text("Fault: {what}", what=one.what)
        return self._row(sign, title, " ".join(part for part in parts if part))

    def _reported(self, one: Fault) -> str:
        day = wording.day_said(self.words, clock.local_day(one.reported_at))
        if one.reported_by:
            return self.words.text("Reported by {name} {day}.", name=one.reported_by, day=day)
        return self.words.text("Reported {day}.", day=day)

    def _deed(self, text: str, of: str, opening: Opening) -> QPushButton:
        made = link(self.session, text, opening)
        made.setProperty("kind", "quiet")
        made.setFont(self.theme.font("body"))
        made.setAccessibleName(f"{text}: {of}")
        return made

    # -- opening -------------------------------------------------------------------------------

    def _add(self, beside: QWidget) -> None:
        from krc_desktop.desktop.equipment.card.outage_popover import OutagePopover

        OutagePopover(self.session, beside, self.card.machine.id).show_up()

    def _open(self, outage_id: int, beside: QWidget) -> None:
        from krc_desktop.desktop.equipment.card.outage_popover import OutagePopover

        OutagePopover(self.session, beside, self.card.machine.id, outage_id).show_up()

    def _mend(self, one: Fault, beside: QWidget) -> None:
        from krc_desktop.desktop.equipment.card.fault_popovers import MendedFault

        MendedFault(self.session, beside, one).show_up()
