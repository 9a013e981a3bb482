"""Renaming an organisation: the new name, and the last day of the old one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.organisations import Organisation
from krc_desktop.operations.change import Change
from krc_desktop.operations.organisations import rename_organisation


class RenamePopover(FormPopover):
    """The old name stays on the card with its last day."""

    def __init__(self, session: Session, beside: QWidget, organisation: Organisation) -> None:
        """A form over an organisation."""
        words = session.words
        super().__init__(session, beside, words.text("Rename the organisation"))
        self._organisation = organisation
        self.name = self.line(words.text("New name"), organisation.name)
        self.until = self.day_line(words.text("Last day of the old name"), session.today)
        hint = words.text("In reports it counts as one organisation, before and after.")
        self.put(self.name, self.until, label(self.theme, hint, "meta", "ink2", wraps=True))
        self.finish(words.text("Rename"))

    def keep(self) -> Change | None:
        """Give it the new name."""
        until = self.day_typed(self.until)
        if until > self.session.today:
            raise BrokenRule(Rule.MOMENT_IN_FUTURE, moment=until)
        if self.name.typed == self._organisation.name:
            self.close_up()
            return None
        return self.session.do(
            rename_organisation,
            refused=self.refused,
            called=self.name.name,
            organisation_id=self._organisation.id,
            name=self.name.typed,
            until=until,
        )
