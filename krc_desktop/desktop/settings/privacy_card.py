"""Privātums: how long people are kept, who is due, what is kept and why, what left."""

from __future__ import annotations

from krc_desktop.desktop.papers import people as papers
from krc_desktop.desktop.papers.leaving import EXPORTS
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.card import SettingsCard, setting_row
from krc_desktop.desktop.settings.due_part import DuePart
from krc_desktop.desktop.settings.exports_part import ExportsPart
from krc_desktop.desktop.settings.register_part import RegisterPart
from krc_desktop.desktop.settings.retention_rows import RetentionRows
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import hairline, label


class PrivacyCard(SettingsCard):
    """What a centre owes people for their data, in one place."""

    part = "privacy"
    icon = "eye-slash"
    subjects = frozenset({"people", "retention_rules", "retention_holds", EXPORTS})

    def __init__(self, session: Session) -> None:
        """The card's rows, empty until it is read."""
        super().__init__(session, session.words.text("Privacy"))
        words, theme = self.words, self.theme
        said = words.text(
            "For how long names are kept after somebody was last seen. The numbers always stay."
        )
        self.terms = RetentionRows(session)
        self.due = DuePart(session)
        self.register = RegisterPart(session)
        self.exports = ExportsPart(session)
        self.notice = button(theme, words.text("Print"), self._print_notice, icon="printer")
        notice = words.text("Privacy notice")
        self.notice.setAccessibleName(f"{self.notice.text()}: {notice}")
        self.add(
            label(theme, said, "meta", "ink2", wraps=True),
            self.terms,
            hairline(),
            self.due,
            hairline(),
            self.register,
            hairline(),
            setting_row(
                session,
                notice,
                words.text("For the wall by the door, or to hand over; Latvian or English"),
                self.notice,
            ),
            hairline(),
            self.exports,
        )

    def refresh(self) -> None:
        """Read each part; those who are due are looked for beside the window."""
        self.terms.refresh()
        self.due.refresh()
        self.exports.refresh()

    def _print_notice(self) -> None:
        papers.privacy_notice(self.session, self.notice)
