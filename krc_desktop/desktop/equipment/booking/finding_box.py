"""One thing that is said of a booking, in a tinted box, with the ways out of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import Act, button
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.language import Phrasebook
from krc_desktop.model.booking_checks import Finding, Kind, Severity
from krc_desktop.operations.booking_finding_words import heading, sentence_of

_PEOPLE = frozenset(
    {
        Kind.NO_INDUCTION,
        Kind.INDUCTION_ADVISED,
        Kind.INDUCTED_ONE_UNNAMED,
        Kind.SUPERVISOR_NOT_INDUCTED,
        Kind.SUPERVISOR_IS_MINOR,
        Kind.ADULT_NEEDED,
        Kind.PERSON_ARCHIVED,
        Kind.PERSON_ERASED,
    }
)


@dataclass(frozen=True)
class WayOut:
    """A button that puts a finding right; the first is the one that is offered."""

    text: str
    act: Act
    icon: str = ""


def tone_of(finding: Finding) -> str:
    """Red: not at this time; amber: somebody has to be named or told."""
    is_stop = finding.severity is Severity.STOP
    return "bad" if is_stop and finding.kind not in _PEOPLE else "warn"


class FindingBox(QFrame):
    """Icon and heading in the tone, the sentence, the ways out."""

    def __init__(
        self, theme: Theme, words: Phrasebook, finding: Finding, ways: tuple[WayOut, ...]
    ) -> None:
        """A box of a finding."""
        super().__init__()
        tone = tone_of(finding)
        self.finding = finding
        self._acts: list[Act] = []
        self.setProperty("role", "finding")
        self.setProperty("tone", tone)
        self.title = label(theme, "", "strong", tone, wraps=True)
        self.text = label(theme, "", "meta", wraps=True)
        parts: list[QWidget] = [self.title, self.text]
        self.ways = [self._way(theme, at, way) for at, way in enumerate(ways)]
        if self.ways:
            parts.append(flowing(*self.ways, spacing=6))
        right = column(*parts, spacing=4)
        name = "warning-fill" if tone == "bad" else "identification-card"
        if tone == "warn" and finding.kind not in _PEOPLE:
            name = "info"
        left = column(icon_label(theme, name, tone, 18), None)
        box = row(left, right, spacing=10, margins=(12, 10, 12, 10))
        box.setStretch(1, 1)
        self.setLayout(box)
        self._say(words, finding, ways)

    def say(self, words: Phrasebook, finding: Finding, ways: tuple[WayOut, ...]) -> bool:
        """Say another finding of the same kind in place; False where it needs another box."""
        alike = finding.kind is self.finding.kind and tone_of(finding) == self.property("tone")
        if not alike or len(ways) != len(self.ways):
            return False
        self._say(words, finding, ways)
        return True

    def _say(self, words: Phrasebook, finding: Finding, ways: tuple[WayOut, ...]) -> None:
        self.finding = finding
        self._acts = [way.act for way in ways]
        told = heading(words, finding), sentence_of(words, finding)
        for shown, text in zip((self.title, self.text), told, strict=True):
            if shown.text() != text:
                shown.setText(text)
        self.setAccessibleName(". ".join(told))
        for made, way in zip(self.ways, ways, strict=True):
            if made.accessibleName() != way.text:
                made.setText(way.text.replace("&", "&&"))
                made.setAccessibleName(way.text)

    def _way(self, theme: Theme, at: int, way: WayOut) -> QPushButton:
        kind = "quiet" if at else ""
        made = button(theme, way.text, lambda: self._acts[at](), kind=kind, icon=way.icon)
        made.setFont(theme.font("label"))
        return made
