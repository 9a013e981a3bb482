"""What is in the kiln, in a line, with the ways to its list, to the checks and to the log."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from krc_desktop.desktop.equipment.kiln import kiln_words as said
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.model.bookings import Firing, PieceFiring
from krc_desktop.model.shelf import ShelfPiece


class ContentsCard(Card):
    """Pieces and owners counted, cone, meter; three buttons."""

    contents_asked = Signal()
    checks_asked = Signal()
    log_asked = Signal()

    def __init__(self, session: Session) -> None:
        """A card without a firing."""
        super().__init__(session.theme, dense=True)
        words, theme = session.words, session.theme
        self._words, self._theme = words, theme
        self.setAccessibleName(words.text("What is in the kiln"))
        self.body.setContentsMargins(18, 9, 12, 9)
        self.title = label(theme, "", "strong", wraps=True)
        self.told = label(theme, "", "meta", "ink2", wraps=True)
        self.contents = button(
            theme,
            words.text("What is in the kiln"),
            lambda: self.contents_asked.emit(),
            kind="quiet",
            icon="stack",
        )
        self.checks = button(
            theme, "", lambda: self.checks_asked.emit(), kind="quiet", icon="check-circle"
        )
        self.log = button(
            theme,
            words.text_in("firing", "Log"),
            lambda: self.log_asked.emit(),
            kind="quiet",
            icon="pencil-simple",
        )
        texts = column(self.title, self.told, spacing=0)
        buttons = flowing(self.contents, self.checks, self.log, spacing=2)
        line = row(texts, buttons, spacing=12)
        line.setStretch(0, 1)
        self.add(line)

    def show_contents(
        self,
        firing: Firing | None,
        parts: Sequence[PieceFiring],
        pieces: Sequence[ShelfPiece],
        checks: tuple[int, int],
    ) -> None:
        """Show what is in a firing; `checks` are those ticked and those asked."""
        words = self._words
        listed = sum(part.pieces_in for part in parts)
        count = listed or (firing.pieces_in if firing is not None else 0) or 0
        opened = firing is not None and firing.opened_at is not None
        self.title.setText(
            words.counted("{n} piece was in the kiln", "{n} pieces were in the kiln", count)
            if opened
            else words.counted("{n} piece in the kiln", "{n} pieces in the kiln", count)
        )
        owners = {(one.owner.person_id, one.owner.event_id) for one in pieces}
        told = [words.text("Owners: {n}", n=words.number(len(owners)))] if owners else []
        if firing is not None:
            told += self._facts(firing)
        self.told.setText(" · ".join(told))
        done, asked = checks
        self.checks.setText(words.text("Checks before: {done} of {asked}", done=done, asked=asked))
        self.checks.setAccessibleName(self.checks.text())
        ink = "ok" if done >= asked else "ink2"
        self.checks.setIcon(self._theme.icon("check-circle", ink))
        self.checks.setVisible(bool(asked))
        self.checks.updateGeometry()
        self.log.setVisible(firing is not None)

    def _facts(self, firing: Firing) -> list[str]:
        words = self._words
        told = [words.text("cone {cone}", cone=firing.cone)] if firing.cone else []
        before, after = firing.tenths_kwh_before, firing.tenths_kwh_after
        if before is not None and after is not None:
            told.append(words.text("{n} kWh of electricity", n=said.kwh(words, after - before)))
        elif before is not None:
            told.append(words.text("meter {n} kWh before", n=said.kwh(words, before)))
        return told
