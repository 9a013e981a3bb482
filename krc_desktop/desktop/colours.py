"""The colours of both themes by token; `screens.md` of the design says what each is for.

Nothing else names a colour: stylesheets say `@token`, painters ask the theme. The pairs that carry
text are held to WCAG's 4.5 by a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "bg": "#F4F5F2",
        "rail": "#EAEDE9",
        "surface": "#FFFFFF",
        "sunken": "#F8F9F7",
        "hover": "#F0F3F0",
        "press": "#E4E9E5",
        "shade": "#ECEFEB",
        "line": "#E1E5E1",
        "rule": "#CBD3CE",
        "field": "#828C87",
        "ink": "#1A2321",
        "ink2": "#46524E",
        "ink3": "#5E6965",
        "accent": "#0D6767",
        "accent_h": "#0A5555",
        "accent_p": "#084545",
        "on_accent": "#FFFFFF",
        "soft": "#DCECEA",
        "soft_ink": "#0A5050",
        "ok": "#23693A",
        "ok_soft": "#E1F0E5",
        "warn": "#7D5000",
        "warn_soft": "#FCEFD3",
        "bad": "#A8201A",
        "bad_soft": "#FBE8E6",
        "kiln": "#A3431A",
        "kiln_soft": "#FBE7DD",
        "laser": "#75389A",
        "laser_soft": "#F1E7F7",
        "knit": "#23589E",
        "knit_soft": "#E3EDF9",
        "sew": "#4C6614",
        "sew_soft": "#EAF1D9",
        "toast": "#202A28",
        "toast_ink": "#F2F5F3",
        "toast_act": "#8CDCD4",
        "now": "#C5221F",
        "scrim": "#5C141E1C",
        "shadow": "#3C000000",
    }
)

DARK: Mapping[str, str] = MappingProxyType(
    {
        "bg": "#151A19",
        "rail": "#101413",
        "surface": "#1D2422",
        "sunken": "#19201E",
        "hover": "#27302D",
        "press": "#303A37",
        "shade": "#171D1B",
        "line": "#2D3734",
        "rule": "#44504C",
        "field": "#74807B",
        "ink": "#EDF2F0",
        "ink2": "#BFC9C5",
        "ink3": "#98A5A0",
        "accent": "#6FC9C2",
        "accent_h": "#86D6D0",
        "accent_p": "#5AB5AE",
        "on_accent": "#062B2A",
        "soft": "#1C3F3D",
        "soft_ink": "#9FE0DA",
        "ok": "#86CF9A",
        "ok_soft": "#1D3525",
        "warn": "#EBBE68",
        "warn_soft": "#3A2E14",
        "bad": "#F49A93",
        "bad_soft": "#43211F",
        "kiln": "#F0A27D",
        "kiln_soft": "#42281C",
        "laser": "#CFA3E8",
        "laser_soft": "#35253F",
        "knit": "#93BDF2",
        "knit_soft": "#1F3048",
        "sew": "#B5D178",
        "sew_soft": "#2B3517",
        "toast": "#E6ECEA",
        "toast_ink": "#161C1B",
        "toast_act": "#0A5F5C",
        "now": "#FF8A80",
        "scrim": "#8C000000",
        "shadow": "#B4000000",
    }
)

CRAFTS = ("kiln", "laser", "knit", "sew")


def contrast(one: str, other: str) -> float:
    """The contrast of two #RRGGBB colours after WCAG 2, from 1 to 21."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
