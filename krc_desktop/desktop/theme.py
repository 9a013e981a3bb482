"""The look at hand: one theme, one text size; asks for a colour, a font or an icon end here.

A change of the look makes a new Theme and the window builds its pages anew with it: nothing has to
follow along.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from krc_desktop.desktop.colours import DARK, LIGHT
from krc_desktop.desktop.icons import Icons
from krc_desktop.paths import resources_folder

_WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold}
# role: (pixels at 100 %, weight)
_ROLES: Mapping[str, tuple[int, int]] = {
    "display": (28, 600),
    "title": (24, 600),
    "number": (26, 600),
    "record": (20, 600),
    "total": (20, 600),
    "period": (16, 600),
    "section": (15, 600),
    "body": (14, 400),
    "strong": (14, 600),
    "label": (13, 500),
    "meta": (13, 400),
    "meta_strong": (13, 600),
    "caption": (12, 500),
    "caption_strong": (12, 600),
}


@cache
def _families() -> list[str]:
    """Inter, loaded once for the process, before what the system has."""
    for weight in ("Regular", "Medium", "SemiBold"):
        path = resources_folder() / "fonts" / f"Inter-{weight}.otf"
        QFontDatabase.addApplicationFont(str(path))
    return ["Inter", "Segoe UI", "Noto Sans"]


@cache
def _icons() -> Icons:
    return Icons(resources_folder() / "icons")


class Theme:
    """Colours, fonts, icons and lengths of one look."""

    def __init__(self, *, dark: bool = False, text_size: int = 100) -> None:
        """The light or the dark look, with texts of so many per cent."""
        self.is_dark = dark
        self.scale = text_size / 100
        self._tokens = DARK if dark else LIGHT
        self._fonts: dict[str, QFont] = {}
        self.icons = _icons()

    def hex(self, token: str) -> str:
        """A colour as #RRGGBB (#AARRGGBB for a transparent one)."""
        return self._tokens[token]

    def colour(self, token: str) -> QColor:
        """A colour to paint with."""
        return QColor(self._tokens[token])

    def font(self, role: str) -> QFont:
        """The font of a role, digits of one width."""
        if role not in self._fonts:
            pixels, weight = _ROLES[role]
            font = QFont(_families())
            font.setPixelSize(round(pixels * self.scale))
            font.setWeight(_WEIGHTS[weight])
            font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
            font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[role] = font
        return self._fonts[role]

    def px(self, length: int) -> int:
        """A length that grows with the text: around text no height is fixed."""
        return round(length * self.scale)

    def icon_px(self, length: int) -> int:
        """The size of an icon beside text: it grows with it, half as fast."""
        return round(length * (1 + (self.scale - 1) * 0.5))

    def line_height(self, role: str) -> int:
        """The height of one line in a role's font."""
        return QFontMetrics(self.font(role)).height()

    def pixmap(self, name: str, ink: str = "ink2", size: int = 20) -> QPixmap:
        """An icon in a colour of ours, of so many pixels at 100 %."""
        return self.icons.pixmap(name, self.hex(ink), self.icon_px(size))

    def icon(
        self, name: str, ink: str = "ink2", size: int = 18, *, checked: str | None = None
    ) -> QIcon:
        """An icon for a button; `checked` is the colour of its filled form when chosen."""
        icon = QIcon(self.pixmap(name, ink, size))
        if checked:
            filled = f"{name}-fill" if self.icons.knows(f"{name}-fill") else name
            icon.addPixmap(self.pixmap(filled, checked, size), QIcon.Mode.Normal, QIcon.State.On)
        return icon

    def icon_size(self, size: int = 18) -> QSize:
        """The size to give a button for its icon."""
        return QSize(self.icon_px(size), self.icon_px(size))

    def apply(self, application: QApplication) -> None:
        """Dress the application: palette, font, stylesheet."""
        application.setPalette(self._palette())
        application.setFont(self.font("body"))
        application.setStyleSheet("" if _high_contrast() else self._stylesheet())

    def _stylesheet(self) -> str:
        template = (resources_folder() / "style" / "krc.qss").read_text("utf-8")
        look = "dark" if self.is_dark else "light"
        drawn = {
            name: (resources_folder() / "style" / f"{name}-{look}.png").as_posix()
            for name in ("caret", "tick")
        }
        tokens = {**self._tokens, **drawn}
        coloured = re.sub(r"@(\w+)", lambda found: tokens[found[1]], template)
        return re.sub(
            r"(min-height|min-width): (\d+)px",
            lambda found: f"{found[1]}: {max(int(found[2]), self._grown(int(found[2])))}px",
            coloured,
        )

    def _grown(self, height: int) -> int:
        """A height around one line of text when the text is larger."""
        return round(height + (self.scale - 1) * 20) if height > 20 else height

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.colour(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("ink3"))
        return palette


_PALETTE = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.ToolTipBase: "toast",
    QPalette.ColorRole.ToolTipText: "toast_ink",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "rule",
    QPalette.ColorRole.Dark: "field",
    QPalette.ColorRole.Shadow: "ink3",
    QPalette.ColorRole.Accent: "accent",
}


def system_is_dark() -> bool:
    """Whether the system asks for a dark look."""
    return QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _high_contrast() -> bool:
    """Whether the system has a high-contrast look of its own, which ours must not paint over."""
    hints = QApplication.styleHints()
    access = getattr(hints, "accessibility", None)
    preference = getattr(access() if access else None, "contrastPreference", None)
    return preference is not None and preference() == Qt.ContrastPreference.HighContrast
