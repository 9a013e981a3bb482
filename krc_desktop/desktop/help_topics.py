"""One topic of help that unfolds, and tables of keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.discs import Disc
from krc_desktop.desktop.widgets.labels import key_cap, label
from krc_desktop.help_pages import HelpTopic, Key


class TopicView(QWidget):
    """A topic's title; pressed, its steps appear below."""

    def __init__(
        self,
        session: Session,
        topic: HelpTopic,
        see: Sequence[HelpTopic],
        *,
        opened: Callable[[TopicView], object],
        see_asked: Callable[[str], object],
    ) -> None:
        """A folded topic; `see` are the ones to read on in, `opened` hears that it unfolded."""
        super().__init__()
        self.key = topic.key
        self._opened = opened
        self.title = TopicTitle(session.theme, topic.title)
        self.title.clicked.connect(self._pressed)
        self.body = boxed(self._told(session, topic, see, see_asked))
        self.setLayout(column(self.title, self.body, spacing=0))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.body.hide()

    def _told(
        self,
        session: Session,
        topic: HelpTopic,
        see: Sequence[HelpTopic],
        see_asked: Callable[[str], object],
    ) -> QHBoxLayout:
        theme = session.theme
        inside = column(
            label(theme, topic.intro, "body", "ink2", wraps=True),
            *(_step(theme, number, text) for number, text in enumerate(topic.steps, start=1)),
            spacing=8,
            margins=(12, 8, 8, 12),
        )
        if see:
            inside.addWidget(label(theme, session.words.text("Read on"), "label", "ink2"))
            for one in see:
                ask = button(theme, one.title, kind="link", icon="arrow-right")
                ask.clicked.connect(lambda _=False, key=one.key: see_asked(key))
                inside.addWidget(ask, 0, Qt.AlignmentFlag.AlignLeft)
        return row(boxed(inside))

    def _pressed(self) -> None:
        self.unfold(is_open=self.title.isChecked())
        if self.is_open:
            self._opened(self)

    @property
    def is_open(self) -> bool:
        """Whether its steps are seen."""
        return not self.body.isHidden()

    def unfold(self, *, is_open: bool) -> None:
        """Show or hide its steps, without telling anybody."""
        self.title.setChecked(is_open)
        self.body.setVisible(is_open)


class TopicTitle(QPushButton):
    """The title of a topic, with an arrow that says whether it is open."""

    def __init__(self, theme: Theme, text: str) -> None:
        """A folded topic's title."""
        super().__init__(text.replace("&", "&&"))
        self._theme = theme
        self.setProperty("kind", "topic")
        self.setCheckable(True)
        self.setFont(theme.font("strong"))
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The title, and its arrow at the right."""
        super().paintEvent(event)
        side = self._theme.icon_px(14)
        name, ink = ("caret-up", "soft_ink") if self.isChecked() else ("caret-down", "ink2")
        painter = QPainter(self)
        painter.drawPixmap(
            self.width() - side - 12,
            (self.height() - side) // 2,
            self._theme.pixmap(name, ink, 14),
        )


def _step(theme: Theme, number: int, text: str) -> QWidget:
    disc = Disc(theme, str(number), "soft", side=26)
    line = row(disc, label(theme, text, wraps=True), spacing=10)
    line.setAlignment(disc, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    return boxed(line)


def keys_table(theme: Theme, keys: Sequence[Key]) -> QWidget:
    """What each key does, and at the right the keys as they look."""
    return boxed(column(*(_key_row(theme, key) for key in keys), spacing=6))


def _key_row(theme: Theme, key: Key) -> QHBoxLayout:
    does = label(theme, key.does[:1].upper() + key.does[1:], wraps=True)
    made = row(does, _caps(theme, key.keys), spacing=12)
    made.setStretch(0, 1)
    return made


def _caps(theme: Theme, keys: str) -> QWidget:
    """Keys as caps: “Ctrl+Z, Ctrl+Y” in two rows of two, “↑ ↓” side by side."""
    lines = [line for line in keys.split(", ") if line]
    return boxed(column(*(_one_line(theme, line) for line in lines), spacing=4))


def _one_line(theme: Theme, line: str) -> QHBoxLayout:
    made = row(None, spacing=4)
    for combination in line.split(" "):
        if combination == "…":
            made.addWidget(label(theme, combination, "caption", "ink2"))
            continue
        for cap in combination.split("+"):
            made.addWidget(key_cap(theme, cap))
    return made
