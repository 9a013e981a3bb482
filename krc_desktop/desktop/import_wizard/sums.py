"""The sums before the button: what would come in, what would not, and that it can be undone."""

from __future__ import annotations

from krc_desktop.desktop.import_wizard.wording import sums_told
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, boxed, clear, row
from krc_desktop.desktop.widgets.flowing import Flow
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.exchange.import_previews import ImportSums


class SumsCard(Card):
    """Numbers with their words, and below them a sentence."""

    def __init__(self, session: Session) -> None:
        """A card without sums."""
        super().__init__(session.theme, dense=True)
        self._session = session
        self._flow = Flow(spacing=10)
        self.said = label(session.theme, "", "meta", "ink2", wraps=True)
        self.add(boxed(self._flow), self.said)
        self.body.setSpacing(4)
        self.setAccessibleName(session.words.text("What will happen"))

    def make_slim(self, *, slim: bool) -> None:
        """Leave the sentence away where the window is low."""
        self.said.setVisible(not slim)

    def show_sums(self, sums: ImportSums, brought: int) -> None:
        """Show what would come of it."""
        theme, words = self._session.theme, self._session.words
        clear(self._flow)
        told = sums_told(words, sums, brought)
        for number, name in told:
            one = row(
                label(theme, words.number(number), "total"),
                label(theme, name, "meta", "ink2"),
                spacing=5,
            )
            self._flow.addWidget(boxed(one))
        self._flow.invalidate()
        said = words.text("All or nothing. One Undo takes all of it back.")
        if sums.organisations:
            more = words.counted(
                "{n} new organisation comes with them.",
                "{n} new organisations come with them.",
                sums.organisations,
            )
            said = f"{more} {said}"
        self.said.setText(said)
