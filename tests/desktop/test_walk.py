"""Walks every page and state in both languages, sizes and text sizes, and looks for what is wrong.

Clipped text, controls without a name, hit areas under 32 pixels, rich text where people's own words
stand, a page that grows the window or is silently wider than its view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from krc_desktop.desktop.help_panel import HelpPanel
from krc_desktop.desktop.palette import Palette
from krc_desktop.desktop.widgets.labels import ElidedLabel
from krc_desktop.desktop.widgets.popovers import Popover
from krc_desktop.desktop.window import MainWindow
from krc_desktop.language import Language
from krc_desktop.settings import TextSize
from tests.builders import World
from tests.desktop.conftest import Opened
from tests.desktop.scenes import SCENES
from tests.desktop.workshop_scenes import WORKSHOP_SCENES

LEAST_HIT = 32
LAPTOP, TASKBAR, SMALL = (1366, 768), (1366, 690), (911, 512)
LOOKS = [
    (Language.LATVIAN, LAPTOP, TextSize.USUAL),
    (Language.ENGLISH, TASKBAR, TextSize.USUAL),
    (Language.LATVIAN, SMALL, TextSize.USUAL),
    (Language.ENGLISH, SMALL, TextSize.USUAL),
    (Language.LATVIAN, LAPTOP, TextSize.LARGER),
    (Language.LATVIAN, LAPTOP, TextSize.LARGE),
    (Language.LATVIAN, LAPTOP, TextSize.VERY_LARGE),
    (Language.ENGLISH, LAPTOP, TextSize.VERY_LARGE),
    (Language.LATVIAN, LAPTOP, TextSize.DOUBLE),
    (Language.ENGLISH, LAPTOP, TextSize.DOUBLE),
]


@dataclass(frozen=True)
class Fault:
    """Something wrong with a control."""

    what: str
    where: str

    def __str__(self) -> str:
        return f"{self.what}: {self.where}"


def told(widget: QWidget) -> str:
    """A control as a person would find it: its kind, what it says, what it stands in."""
    said = getattr(widget, "text", lambda: "")
    text = said() if callable(said) else ""
    parents = []
    at = widget.parentWidget()
    while at is not None and len(parents) < 4:
        if type(at).__name__ != "QWidget":
            parents.append(type(at).__name__)
        at = at.parentWidget()
    size = f"{widget.width()}x{widget.height()}"
    return f"{type(widget).__name__} “{text or widget.accessibleName()}” {size} in {parents}"


def seen(window: QWidget) -> Iterator[QWidget]:
    """Every control that can be seen, but for Qt's own parts of one."""
    for widget in window.findChildren(QWidget):
        if widget.isVisibleTo(window) and not _is_qts_own(widget):
            yield widget


def _is_qts_own(widget: QWidget) -> bool:
    if widget.objectName().startswith("qt_"):
        return True
    parent = widget.parentWidget()
    return isinstance(parent, (QComboBox, QLineEdit)) or type(widget).__name__ in {
        "QComboBoxPrivateContainer",
        "QScrollBar",
        "QMenu",
    }


def faults(window: QWidget) -> list[Fault]:
    """Everything wrong with what is seen."""
    found: list[Fault] = []
    for widget in seen(window):
        found += _clipped(widget)
        found += _nameless(widget)
        found += _small(widget)
        found += _rich(widget)
    return found


def _rich(widget: QWidget) -> list[Fault]:
    plain = Qt.TextFormat.PlainText
    if isinstance(widget, QLabel) and widget.text() and widget.textFormat() != plain:
        return [Fault("rich text", told(widget))]
    return []


def _clipped(widget: QWidget) -> list[Fault]:
    if isinstance(widget, QScrollArea) and widget.widget() is not None:
        silent = widget.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        least = widget.widget().minimumSizeHint().width()
        if silent and least > widget.viewport().width():
            room = widget.viewport().width()
            return [Fault(f"wider than its view by {least - room}", told(widget))]
    if isinstance(widget, ElidedLabel) or not _has_text(widget):
        return []
    if isinstance(widget, QLabel) and widget.wordWrap():
        if widget.heightForWidth(widget.width()) > widget.height() + 1:
            return [Fault("clipped text (height)", told(widget))]
        return []
    if isinstance(widget, (QLabel, QPushButton, QCheckBox, QRadioButton)):
        wanted = widget.sizeHint()
        if wanted.width() > widget.width() + 1 or wanted.height() > widget.height() + 2:
            size = f"{wanted.width()}x{wanted.height()}"
            return [Fault(f"clipped text (wants {size})", told(widget))]
    return []


def _has_text(widget: QWidget) -> bool:
    said = getattr(widget, "text", None)
    return callable(said) and bool(said())


def _is_control(widget: QWidget) -> bool:
    return isinstance(
        widget, (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView)
    ) or (
        widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QAbstractScrollArea)
    )


def _nameless(widget: QWidget) -> list[Fault]:
    # a screen reader says the text of a tick box where it has no other name
    if _is_control(widget) and not (widget.accessibleName() or _has_text(widget)):
        return [Fault("nameless", told(widget))]
    return []


def _small(widget: QWidget) -> list[Fault]:
    if not isinstance(widget, (QAbstractButton, QLineEdit, QComboBox)):
        return []
    parent = widget.parentWidget()
    height, width = widget.height(), widget.width()
    if isinstance(widget, QLineEdit) and parent is not None:
        # the number inside a stepper: the stepper itself is what one hits
        height = max(height, parent.height())
    if height < LEAST_HIT or width < LEAST_HIT:
        return [Fault("hit area under 32 px", told(widget))]
    return []


@pytest.mark.parametrize(("language", "size", "text_size"), LOOKS)
def test_every_page_is_whole(
    sample_world: World,
    opened: Opened,
    qapp: QApplication,
    language: Language,
    size: tuple[int, int],
    text_size: TextSize,
) -> None:
    window = opened(sample_world, language=language, size=size, text_size=text_size, centre="PRE")
    found = list(_walked(window, SCENES, size, qapp))
    assert found == [], "\n".join(found)


@pytest.mark.parametrize(("language", "size", "text_size"), LOOKS)
def test_the_equipment_of_a_full_week_is_whole(
    workshop_world: World,
    opened: Opened,
    qapp: QApplication,
    language: Language,
    size: tuple[int, int],
    text_size: TextSize,
) -> None:
    window = opened(workshop_world, language=language, size=size, text_size=text_size)
    found = list(_walked(window, WORKSHOP_SCENES, size, qapp))
    assert found == [], "\n".join(found)


def _walked(
    window: MainWindow,
    scenes: Mapping[str, Callable[[MainWindow], None]],
    size: tuple[int, int],
    qapp: QApplication,
) -> Iterator[str]:
    """What is wrong in each scene."""
    for name, scene in scenes.items():
        scene(window)
        for _ in range(6):
            qapp.processEvents()
        for fault in dict.fromkeys(faults(window)):
            yield f"{name}: {fault}"
        if (window.width(), window.height()) != size:
            yield f"{name}: the window grew to {window.width()}x{window.height()}"
        _tidy(window)


def _tidy(window: MainWindow) -> None:
    """Close what floats, as Esc does, so that the next scene finds the window as it was."""
    for floating in window.findChildren(QWidget):
        if isinstance(floating, (Popover, Palette)) and floating.isVisible():
            floating.close_up()
    if window.findChildren(HelpPanel):
        window.toggle_help()
    window.messages.close_said()
    window.session.messages.clear_trouble()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
