"""What an erasure takes and leaves, as one reads it before confirming."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from krc_desktop.desktop.erasing.erasure_words import ErasureTold
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import ScrolledColumn, boxed, column, row
from krc_desktop.desktop.widgets.labels import icon_label, label

_SCROLL_BAR = 12


class Account(ScrolledColumn):
    """Three lists, and the choice about namesakes."""

    def __init__(self, session: Session, margin: int) -> None:
        """Nothing is said yet."""
        super().__init__(spacing=14, margins=(margin, 0, margin, 12))
        self._session = session
        self.texts = QCheckBox(session.words.text("Replace the name in texts of other records too"))
        self.texts.setFont(session.theme.font("body"))
        self.texts.setAccessibleName(self.texts.text())
        self.texts.setChecked(True)
        self._asks_about_texts = False

    def tell(self, said: ErasureTold) -> None:
        """Say what was counted."""
        words = self._session.words
        self._list(words.text("Gone for good"), "x-circle", "bad", said.goes)
        self._list(words.text("Stays without a name"), "check-circle", "ok", said.stays)
        self._list(words.text("Mind this"), "warning-circle", "warn", said.minds)
        if said.texts and said.namesakes:
            self._asks_about_texts = True
            self.add(self._about_namesakes(said))

    @property
    def with_texts(self) -> bool:
        """Whether names go from other records' texts: where nobody was asked, they do."""
        return self.texts.isChecked() or not self._asks_about_texts

    def _list(self, title: str, icon: str, tone: str, lines: Sequence[str]) -> None:
        theme = self._session.theme
        said = column(label(theme, title, "section"), spacing=4)
        for line in lines:
            text = label(theme, line, "body", wraps=True)
            one = row(icon_label(theme, icon, tone, 16), text, spacing=8)
            one.setStretch(1, 1)
            said.addLayout(one)
        self.add(said)

    def _about_namesakes(self, said: ErasureTold) -> QWidget:
        why = self._session.words.counted(
            "{n} other person has the same name. If a text means them, take the tick away.",
            "{n} other people have the same name. If a text means them, take the tick away.",
            said.namesakes,
        )
        told = label(self._session.theme, why, "meta", "ink2", wraps=True)
        return boxed(column(self.texts, told, spacing=2))

    def height_at(self, width: int) -> int:
        """How high it would like to be; 0 while what was just put there is not arranged yet."""
        inside = self.widget()
        if inside is None or not self.column.hasHeightForWidth():
            return 0
        # as narrow as it is beside a scroll bar
        wanted = self.column.totalHeightForWidth(width - _SCROLL_BAR)
        # else it scrolls to the height that Qt guesses for texts not wrapped yet
        inside.setMaximumHeight(wanted)
        return wanted
