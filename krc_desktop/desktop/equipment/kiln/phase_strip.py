"""The five steps of a firing: done with a tick, now with its sign, later with a lock."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import Card, boxed, clear, column, row
from krc_desktop.desktop.widgets.flowing import Flow, flowing
from krc_desktop.desktop.widgets.labels import label

_DISC = 28


@dataclass(frozen=True)
class Step:
    """One step: its name, what is known of it, and how far it is: done, now or later."""

    name: str
    told: str
    state: str
    icon: str


class _Disc(QWidget):
    """A filled circle with a tick, or a ring with an icon."""

    def __init__(self, theme: Theme, step: Step) -> None:
        super().__init__()
        self._theme, self._step = theme, step
        self.setFixedSize(theme.px(_DISC), theme.px(_DISC))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        done = self._step.state == "done"
        later = self._step.state == "later"
        ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ink = "field" if later else "kiln"
        painter.setPen(QPen(self._theme.colour(ink), 2))
        painter.setBrush(self._theme.colour("kiln" if done else "surface"))
        painter.drawEllipse(ring)
        side = round(self.width() * 0.5)
        name = "check-bold" if done else self._step.icon
        tint = "surface" if done else ("ink3" if later else "kiln")
        picture = self._theme.icons.pixmap(name, self._theme.hex(tint), side)
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, picture)


class PhaseStrip(Card):
    """The steps side by side; in a narrow window they go on in the next line."""

    def __init__(self, theme: Theme) -> None:
        """No steps."""
        super().__init__(theme, dense=True)
        self._theme = theme
        self._shown: tuple[Step, ...] = ()
        self._flow = flowing(spacing=10)
        self.body.setContentsMargins(18, 11, 18, 11)
        self.add(self._flow)

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Show steps; those as before are left alone."""
        if steps == self._shown:
            return
        self._shown = steps
        layout = self._flow.layout()
        if not isinstance(layout, Flow):
            return
        clear(layout)
        for step in steps:
            layout.addWidget(self._step(step))

    def _step(self, step: Step) -> QWidget:
        texts = column(
            label(self._theme, step.name, "caption_strong"),
            label(self._theme, step.told, "meta", "ink2"),
            spacing=0,
        )
        made = boxed(row(_Disc(self._theme, step), texts, spacing=6))
        made.setAccessibleName(f"{step.name}: {step.told}")
        return made
