"""Buttons of every kind: verbs, links, icons, chips, segments, switches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import row

Act = Callable[[], object]
_ICON_INK = {"primary": "on_accent", "soft": "soft_ink", "link": "accent", "quiet": "ink2"}


def button(
    theme: Theme,
    text: str,
    act: Act | None = None,
    *,
    kind: str = "",
    icon: str = "",
    keys: str = "",
    tip: str = "",
) -> QPushButton:
    """A button that says what it does. kind: primary, soft, link, quiet, row or plain."""
    made = QPushButton(text.replace("&", "&&"))
    made.setProperty("kind", kind)
    made.setFont(theme.font("strong" if kind in {"primary", "soft", "link"} else "body"))
    if icon:
        made.setIcon(theme.icon(icon, _ICON_INK.get(kind, "ink")))
        made.setIconSize(theme.icon_size())
    if tip or keys:
        made.setToolTip(with_keys(tip or text, keys))
    made.setAccessibleName(text)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setAutoDefault(True)
    if act is not None:
        made.clicked.connect(lambda: act())
    return made


def with_keys(tip: str, keys: str) -> str:
    """A tooltip with its shortcut, written as the system writes it."""
    if not keys:
        return tip
    return f"{tip} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})"


def icon_button(
    theme: Theme, icon: str, name: str, act: Act | None = None, *, keys: str = "", ink: str = "ink2"
) -> QPushButton:
    """A button of an icon alone: its name is its tooltip and what a screen reader says."""
    made = QPushButton()
    made.setProperty("kind", "icon")
    made.setIcon(theme.icon(icon, ink))
    made.setIconSize(theme.icon_size())
    side = max(34, theme.icon_px(18) + 16)
    made.setFixedSize(side, side)
    made.setToolTip(with_keys(name, keys))
    made.setAccessibleName(name)
    if act is not None:
        made.clicked.connect(lambda: act())
    return made


class Chip(QPushButton):
    """A pill that filters: pressed or not."""

    def __init__(self, theme: Theme, text: str, *, icon: str = "", ink: str = "ink2") -> None:
        """A chip with a text."""
        super().__init__(text.replace("&", "&&"))
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setFont(theme.font("label"))
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if icon:
            self.setIcon(theme.icon(icon, ink, 16))
            self.setIconSize(theme.icon_size(16))

    def say(self, text: str) -> None:
        """Show another text."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)


class DropChip(QPushButton):
    """A pill that opens a list of choices; shows the chosen one."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        """A chip; `name` says what is chosen with it."""
        super().__init__()
        self._theme = theme
        self._name = name
        self._value: Any = None
        self._choices: list[tuple[Any, str]] = []
        self.setProperty("kind", "chip")
        self.setProperty("drop", "true")
        self.setFont(theme.font("label"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    @property
    def value(self) -> Any:
        """What is chosen."""
        return self._value

    def offer(self, choices: Sequence[tuple[Any, str]], value: Any) -> None:
        """Offer values with their texts, one of them chosen."""
        self._choices = list(choices)
        self.choose(value)

    def choose(self, value: Any) -> None:
        """Show another value, without telling anybody."""
        self._value = value
        shown = dict(self._choices).get(value, "")
        self.setText(shown.replace("&", "&&"))
        self.setAccessibleName(f"{self._name}: {shown}")
        self.setToolTip(self._name)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The text, the arrow and the margins around them."""
        text = QFontMetrics(self.font()).horizontalAdvance(self.text())
        width = text + 24 + self._theme.icon_px(14) + 12
        return QSize(width, super().sizeHint().height())

    def keep_width(self) -> None:
        """Be as wide as its longest choice, so that chips below each other align."""
        metrics = QFontMetrics(self.font())
        longest = max((metrics.horizontalAdvance(text) for _, text in self._choices), default=0)
        self.setMinimumWidth(longest + 24 + self._theme.icon_px(14) + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chip with its arrow at the right."""
        super().paintEvent(event)
        arrow = self._theme.pixmap("caret-down", "ink2", 14)
        size = self._theme.icon_px(14)
        painter = QPainter(self)
        painter.drawPixmap(self.width() - size - 10, (self.height() - size) // 2, arrow)

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setFont(self._theme.font("body"))
        for value, text in self._choices:
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.triggered.connect(lambda _=False, v=value: self._chose(v))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _chose(self, value: Any) -> None:
        self.choose(value)
        self.chosen.emit(value)


class Segmented(QFrame):
    """Two to five choices side by side, one of them chosen; arrows move."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        """A control; `name` says what is chosen with it."""
        super().__init__()
        self._theme = theme
        self.setProperty("role", "segmented")
        self.setAccessibleName(name)
        self._box = row(spacing=2, margins=(2, 2, 2, 2))
        self.setLayout(self._box)
        self._group = QButtonGroup(self)
        self._values: list[Any] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def offer(self, value: Any, text: str, *, icon: str = "", tip: str = "") -> QPushButton:
        """Add a choice; the button made for it."""
        made = QPushButton(text.replace("&", "&&"))
        made.setProperty("kind", "segment")
        made.setCheckable(True)
        made.setFont(self._theme.font("label"))
        made.setAccessibleName(f"{self.accessibleName()}: {text}")
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if icon:
            made.setIcon(self._theme.icon(icon, "ink2", 16))
            made.setIconSize(self._theme.icon_size(16))
        if tip:
            made.setToolTip(tip)
        number = len(self._values)
        self._values.append(value)
        self._group.addButton(made, number)
        self._box.addWidget(made)
        made.clicked.connect(lambda: self._chose(number))
        return made

    @property
    def value(self) -> Any:
        """What is chosen; None where nothing is."""
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else None

    def choose(self, value: Any) -> None:
        """Show another choice, without telling anybody; a value not offered shows none."""
        self._group.setExclusive(False)
        for number, known in enumerate(self._values):
            self._group.button(number).setChecked(known == value)
        self._group.setExclusive(True)
        self._weigh()

    def button_of(self, value: Any) -> QAbstractButton:
        """The button of a choice."""
        return self._group.button(self._values.index(value))

    def _chose(self, number: int) -> None:
        self._weigh()
        self.chosen.emit(self._values[number])

    def _weigh(self) -> None:
        for made in self._group.buttons():
            made.setFont(self._theme.font("meta_strong" if made.isChecked() else "label"))


class Switch(QAbstractButton):
    """On or off, at once; a tick says on for those who don't see the colour."""

    def __init__(self, theme: Theme, name: str) -> None:
        """A switch of what `name` says."""
        super().__init__()
        self._theme = theme
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFixedSize(max(46, theme.px(46)), max(32, theme.px(32)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A track, a knob at one of its ends, a tick when on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self._theme.px(22)
        track = QRectF(2, (self.height() - height) / 2, self.width() - 4, height)
        is_on = self.isChecked()
        painter.setPen(self._theme.colour("accent" if is_on else "field"))
        painter.setBrush(self._theme.colour("accent" if is_on else "surface"))
        painter.drawRoundedRect(track, height / 2, height / 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._theme.colour("ink"))
            painter.drawRoundedRect(track.adjusted(-1, -1, 1, 1), height / 2, height / 2)
        side = height - 6
        left = track.right() - side - 3 if is_on else track.left() + 3
        knob = QRectF(left, track.top() + 3, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("on_accent" if is_on else "field"))
        painter.drawEllipse(knob)
        if is_on:
            tick = self._theme.icons.pixmap("check-bold", self._theme.hex("accent"), int(side) - 4)
            painter.drawPixmap(knob.adjusted(2, 2, -2, -2).toRect(), tick)


def named(widget: QWidget, name: str) -> QWidget:
    """Give a widget the name that a screen reader says."""
    widget.setAccessibleName(name)
    return widget
