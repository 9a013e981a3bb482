"""Every pair of colours that carries text is readable, in both themes."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from krc_desktop.desktop.colours import CRAFTS, DARK, LIGHT, contrast

TEXT = 4.5
DRAWN = 3.0
READ = [
    *[(ink, ground) for ink in ("ink", "ink2") for ground in ("bg", "rail", "surface", "sunken")],
    *[("ink3", ground) for ground in ("bg", "surface", "sunken", "press")],
    *[("ink", ground) for ground in ("soft", "hover", "press", "warn_soft")],
    *[("ink2", ground) for ground in ("soft", "hover", "press")],
    *[(tone, f"{tone}_soft") for tone in ("ok", "warn", "bad", *CRAFTS)],
    *[(tone, "surface") for tone in ("ok", "warn", "bad", "accent", "now", *CRAFTS)],
    ("soft_ink", "soft"),
    ("accent", "bg"),
    ("accent", "warn_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_h"),
    ("on_accent", "accent_p"),
    ("toast_ink", "toast"),
    ("toast_act", "toast"),
]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable_on_each_of_its_grounds(theme: Mapping[str, str]) -> None:
    faint = [
        (ink, ground, round(contrast(theme[ink], theme[ground]), 2))
        for ink, ground in READ
        if contrast(theme[ink], theme[ground]) < TEXT
    ]
    assert faint == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_borders_of_fields_are_seen(theme: Mapping[str, str]) -> None:
    assert contrast(theme["field"], theme["surface"]) >= DRAWN
    assert contrast(theme["field"], theme["bg"]) >= DRAWN


def test_both_themes_know_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
