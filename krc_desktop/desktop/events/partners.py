"""Organisations that were partners of the event, each with its part."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.events.entry_line import EntryLine
from krc_desktop.desktop.events.event_card import EventCard
from krc_desktop.desktop.events.event_words import role_name
from krc_desktop.desktop.events.from_organisations import NEW, proposed_organisations
from krc_desktop.desktop.events.seen import Seen
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import DropChip, icon_button
from krc_desktop.desktop.widgets.completing import Completer, Proposal
from krc_desktop.desktop.widgets.labels import ElidedLabel
from krc_desktop.model.event_details import PartnerLine
from krc_desktop.model.events import PartnerRole
from krc_desktop.operations import events, organisations
from krc_desktop.store.event_details import partners_of

Parts = dict[int, tuple[PartnerRole, str]]


class PartnersCard(EventCard):
    """The partners; letters, Enter, next."""

    def __init__(self, session: Session) -> None:
        """The card, empty."""
        super().__init__(session, session.words.text("Partners"))
        words = self.words
        self._lines: list[PartnerRow] = []
        self._partners: list[PartnerLine] = []
        self.entry = EntryLine(
            self.theme,
            words,
            words.text("Name of a partner"),
            self._enter,
            hint=words.text("Organisation"),
            icon="buildings",
        )
        self.completer = Completer(self.theme, self.entry.line, self._propose)
        self.completer.taken.connect(self._take)
        self._rows = column(spacing=0)
        self.add(self.entry, self._rows, None)

    def begin(self) -> None:
        """Forget what was typed for another event."""
        self.entry.begin()
        self.completer.close()

    def fill(self, seen: Seen) -> None:
        """Show the partners."""
        self._partners = partners_of(self.session.file, seen.id)
        while len(self._lines) < len(self._partners):
            made = PartnerRow(self)
            self._lines.append(made)
            self._rows.addWidget(made)
        for shown, line in zip(self._lines, self._partners, strict=False):
            shown.show_line(line)
        for at, shown in enumerate(self._lines):
            shown.setVisible(at < len(self._partners))

    def _parts(self) -> Parts:
        return {
            one.partner.organisation_id: (one.partner.role, one.partner.contribution)
            for one in self._partners
        }

    def _propose(self, typed: str) -> list[Proposal]:
        return proposed_organisations(self.session, typed, set(self._parts()))

    def _take(self, proposal: Proposal) -> None:
        if proposal.key == NEW:
            self.entry.enter()
        elif self._add(proposal.key):
            self.entry.begin()

    def _enter(self, text: str, refused: Callable[[str], None]) -> bool:
        """Enter without a proposal: a new organisation."""
        change = self.session.do(
            organisations.add_organisation,
            refused=refused,
            quiet=True,
            called=self.entry.name,
            name=text,
        )
        return change is not None and change.row_id is not None and self._add(change.row_id)

    def _add(self, organisation_id: int) -> bool:
        parts = self._parts()
        parts.setdefault(organisation_id, (PartnerRole.CO_ORGANISER, ""))
        return self._keep(parts)

    def set_role(self, line: PartnerLine, role: PartnerRole) -> None:
        """Say what a partner was in the event."""
        parts = self._parts()
        parts[line.partner.organisation_id] = (role, line.partner.contribution)
        self._keep(parts, quiet=True)

    def remove(self, line: PartnerLine) -> None:
        """Take a partner away."""
        parts = self._parts()
        parts.pop(line.partner.organisation_id, None)
        self._keep(parts)

    def _keep(self, parts: Parts, *, quiet: bool = False) -> bool:
        if self.seen is None:
            return False
        change = self.session.do(
            events.set_partners,
            refused=self.entry.complain,
            quiet=quiet,
            event_id=self.seen.id,
            organisations=parts,
        )
        return change is not None


class PartnerRow(QWidget):
    """One partner with its part."""

    def __init__(self, card: PartnersCard) -> None:
        """An empty row of a card."""
        super().__init__()
        self._card = card
        self._line: PartnerLine | None = None
        words = card.words
        self.name = ElidedLabel(card.theme)
        self.role = DropChip(card.theme, words.text("Part in the event"))
        self.role.offer([(one, role_name(words, one)) for one in PartnerRole], None)
        self.role.chosen.connect(self._set_role)
        self.cross = icon_button(card.theme, "x", words.text("Take away"), self._remove)
        inside = row(
            column(self.name, self.role, spacing=2), self.cross, spacing=4, margins=(0, 4, 0, 4)
        )
        inside.setAlignment(self.cross, Qt.AlignmentFlag.AlignTop)
        self.setLayout(inside)

    def show_line(self, line: PartnerLine) -> None:
        """Show a partner."""
        self._line = line
        self.name.setText(line.name)
        self.role.choose(line.partner.role)
        self.cross.setAccessibleName(f"{self._card.words.text('Take away')}: {line.name}")

    def _set_role(self, role: PartnerRole) -> None:
        if self._line is not None:
            self._card.set_role(self._line, role)

    def _remove(self) -> None:
        if self._line is not None:
            self._card.remove(self._line)
