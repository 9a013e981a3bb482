"""The register of purposes: what is kept about a person, why, and for how long."""

from __future__ import annotations

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings import privacy_words
from krc_desktop.desktop.settings.unfolding import Unfolding
from krc_desktop.desktop.widgets.boxes import clear, column
from krc_desktop.desktop.widgets.labels import hairline, label
from krc_desktop.desktop.work import Job, Progress
from krc_desktop.language import Phrasebook
from krc_desktop.operations.retention import retention_months
from krc_desktop.store.centre_file import CentreFile


class RegisterPart(Unfolding):
    """A row for each purpose, the terms below."""

    def __init__(self, session: Session) -> None:
        """Folded."""
        words = session.words
        super().__init__(
            session,
            words.text("What is kept about people, and why"),
            words.text("Every field has its purpose; the privacy notice says it in the same words"),
        )

    def read(self) -> None:
        """Gather the purposes beside the window: paper's texts are not on the start path."""
        if not self.inside.count():
            said = self._session.words.text("Being gathered…")
            self.inside.addWidget(label(self._session.theme, said, "meta", "ink2"))
        self._session.work.start(_purposes(self._session.words), done=self._show)

    def _show(self, purposes: list[tuple[str, str]]) -> None:
        theme, words = self._session.theme, self._session.words
        clear(self.inside)
        for what, why in [*purposes, (words.text("For how long"), self._terms())]:
            if self.inside.count():
                self.inside.addWidget(hairline())
            self.inside.addLayout(
                column(
                    label(theme, what, "body", wraps=True),
                    label(theme, why, "meta", "ink2", wraps=True),
                    spacing=1,
                )
            )

    def _terms(self) -> str:
        words = self._session.words
        spans = "; ".join(
            f"{privacy_words.category(words, which)[0]}: {privacy_words.months(words, months)}"
            for which, months in retention_months(self._session.file).items()
        )
        return words.text("Counted from when somebody was last seen. {spans}", spans=spans)


def _purposes(words: Phrasebook) -> Job:
    """The job that gathers what is kept and why, in words."""

    def gather(_file: CentreFile, _progress: Progress) -> list[tuple[str, str]]:
        from krc_desktop.reports.people.privacy_notice import REASONS

        return [(what(words), why(words)) for what, why in REASONS.values()]

    return gather
