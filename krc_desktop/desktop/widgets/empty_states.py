"""What an empty list says: what belongs here, and how to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.drawings import CalendarDrawing
from krc_desktop.desktop.widgets.labels import label


class EmptyState(QWidget):
    """A drawing, a title, one sentence, what to do, and three steps."""

    def __init__(
        self,
        theme: Theme,
        *,
        title: str,
        sentence: str,
        actions: Sequence[QPushButton] = (),
        hint: str = "",
        steps: Sequence[tuple[str, str]] = (),
        drawing: QWidget | None = None,
    ) -> None:
        """The parts, each of which may be missing but the title and the sentence."""
        super().__init__()
        column_ = column(None, spacing=12, margins=(24, 24, 24, 24))
        if drawing is None:
            drawing = CalendarDrawing(theme)
        column_.addWidget(drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        for text, role, tone in ((title, "record", ""), (sentence, "body", "ink2")):
            made = label(theme, text, role, tone, wraps=True)
            made.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column_.addWidget(made)
        if actions:
            column_.addLayout(row(None, *actions, None, spacing=8))
        if hint:
            made = label(theme, hint, "meta", "ink3", wraps=True)
            made.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column_.addWidget(made)
        if steps:
            column_.addSpacing(8)
            column_.addLayout(
                row(None, *(_step(theme, *one) for one in _numbered(steps)), None, spacing=24)
            )
        column_.addStretch(2)
        self.setLayout(column_)


def _numbered(steps: Sequence[tuple[str, str]]) -> list[tuple[int, str, str]]:
    return [(number, title, text) for number, (title, text) in enumerate(steps, start=1)]


def _step(theme: Theme, number: int, title: str, text: str) -> QWidget:
    disc = label(theme, str(number), "caption_strong", "soft")
    disc.setProperty("kind", "disc")
    disc.setFixedSize(theme.px(26), theme.px(26))
    disc.setAlignment(Qt.AlignmentFlag.AlignCenter)
    words = column(
        label(theme, title, "strong"),
        label(theme, text, "meta", "ink2", wraps=True),
        None,
        spacing=2,
    )
    made = boxed(row(disc, words, spacing=10))
    made.layout().setAlignment(disc, Qt.AlignmentFlag.AlignTop)  # type: ignore[union-attr]
    made.setMaximumWidth(theme.px(230))
    return made


def nothing_found(theme: Theme, text: str, *actions: QPushButton) -> QWidget:
    """What a search without hits says."""
    said = label(theme, text, "body", "ink2", wraps=True)
    said.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return boxed(column(16, said, row(None, *actions, None), None, margins=(16, 16, 16, 16)))
