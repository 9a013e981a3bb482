"""A card of settings, and how its rows and fields look: each change is kept at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtWidgets import QLabel, QWidget

from krc_desktop.alphabet import folded
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, Item, boxed, column, row
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.labels import label

Verb = Callable[..., Any]
Refused = Callable[[str], None]


class SettingsCard(Card):
    """One subject of settings; `part` is its name in a Place, `icon` that of its index line."""

    part: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    subjects: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, session: Session, title: str, *aside: Item) -> None:
        """A card with a title and what stands at its right."""
        super().__init__(session.theme, title, *aside)
        self.title = title
        self.short_title = title
        self.session = session
        self.theme = session.theme
        self.words = session.words

    def refresh(self) -> None:
        """Read the file and show it."""

    def speaks_of(self, wanted: str) -> bool:
        """Whether all the words wanted stand somewhere in the card."""
        said = [self.title, *(one.text() for one in self.findChildren(QLabel))]
        said += [one.accessibleName() for one in self.findChildren(QWidget)]
        whole = folded(" ".join(said))
        return all(part in whole for part in folded(wanted).split())

    def go_to(self, place: str) -> None:
        """Put the focus on a control of the card that `place_within` named."""

    def place_within(self) -> str:
        """Which control was touched last, where the card wants to find it again."""
        return ""


def setting_row(session: Session, title: str, meta: str, *controls: QWidget) -> QWidget:
    """What is set, in a word and a sentence, with what sets it at the right."""
    theme = session.theme
    said = column(None, label(theme, title, "strong", wraps=True), spacing=1)
    if meta:
        said.addWidget(label(theme, meta, "meta", "ink2", wraps=True))
    said.addStretch(1)
    line = row(said, *controls, spacing=12)
    line.setStretch(0, 1)
    made = boxed(line)
    made.setMinimumHeight(theme.px(40))
    return made


def kept_text(
    session: Session,
    name: str,
    verb: Verb,
    field: str,
    which: Callable[[], dict[str, Any]],
    *,
    limit: int,
    width: int = 0,
    waits: bool = False,
) -> TextField:
    """A line that writes one field of a row; `which` says of which row, by the verb's own word."""

    def commit(text: str, refused: Refused) -> None:
        session.do(verb, refused=refused, quiet=True, called=name, **which(), **{field: text})

    return TextField(session.theme, name, commit, limit=limit, width=width, waits=waits)
