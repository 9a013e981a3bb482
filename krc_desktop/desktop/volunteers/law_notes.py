"""What the law asks, in sentences with its name; reminders, of which one alone is a wall."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.law_words import tone_of
from krc_desktop.desktop.widgets.boxes import boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.model.agreements import Finding
from krc_desktop.operations.agreement_words import finding_sentence, law_name


class LawNotes(QWidget):
    """Reminders below each other, at most so many; `asked` wants to see to one of them."""

    asked = Signal(object)

    def __init__(self, session: Session, *, most: int = 20) -> None:
        """Nothing to remind of yet."""
        super().__init__()
        self._session = session
        self._most = most
        self.findings: tuple[Finding, ...] = ()
        self._lines = column(spacing=8)
        self.setLayout(self._lines)
        self.hide()

    @property
    def said(self) -> str:
        """Everything that is said at the moment."""
        words = self._session.words
        shown = self.findings[: self._most] if not self.isHidden() else ()
        return " ".join(finding_sentence(words, one) for one in shown)

    def show_findings(self, findings: Sequence[Finding], *, act: str = "") -> None:
        """Show reminders, the gravest first; `act` is the link beside the first of them."""
        found = tuple(findings)
        if found != self.findings:
            self.findings = found
            clear(self._lines)
            for at, one in enumerate(found[: self._most]):
                self._lines.addWidget(self._line(one, act if not at else ""))
        self.setVisible(bool(found))

    def _line(self, finding: Finding, act: str) -> QWidget:
        theme, words = self._session.theme, self._session.words
        tone = tone_of(finding)
        said = label(theme, finding_sentence(words, finding), "label", tone, wraps=True)
        law = label(theme, law_name(words, finding.law), "caption", "ink2", wraps=True)
        icon = icon_label(theme, "warning-circle", tone, 16)
        line = row(icon, column(said, law, spacing=0))
        line.setStretch(1, 1)
        line.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        if act:
            link = button(theme, act, lambda: self.asked.emit(finding), kind="link")
            link.setFont(theme.font("meta_strong"))
            line.addWidget(link)
        made = boxed(line)
        made.setAccessibleName(f"{said.text()} {law.text()}")
        return made
