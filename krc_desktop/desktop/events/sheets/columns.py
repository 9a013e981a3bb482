"""Where the columns of the entry stand, for the rows and for what is typed over one of them."""

from __future__ import annotations

from dataclasses import dataclass

from krc_desktop.desktop.theme import Theme

_ROOMY = 540
_LEAST_ROW = 32


@dataclass(frozen=True)
class Columns:
    """Left edges and widths of number, name, group, days (0: none), card, photo."""

    number: tuple[int, int]
    name: tuple[int, int]
    group: tuple[int, int]
    days: tuple[int, int]
    card: tuple[int, int]
    photo: tuple[int, int]
    shows_card_words: bool


def columns_of(theme: Theme, width: int, days: int) -> Columns:
    """The columns in so many pixels; where they are few, the card is told by its icon alone."""
    roomy = width >= theme.px(_ROOMY)
    number, gap = theme.px(38), 8
    photo = theme.px(130 if roomy else 104)
    card = theme.px(108) if roomy else theme.icon_px(18) + 6
    for_days = days * max(32, theme.px(30)) if days > 1 else 0
    fixed = number + photo + card + for_days + gap * (5 if for_days else 4)
    rest = max(width - fixed - 4, theme.px(150))
    name = round(rest * 0.58)
    at = 0
    placed: list[tuple[int, int]] = []
    for wide in (number, name, rest - name - gap, for_days, card, photo):
        placed.append((at, wide))
        at += wide + (gap if wide else 0)
    one, two, three, four, five, six = placed
    return Columns(one, two, three, four, five, six, roomy)


def row_height(theme: Theme) -> int:
    """How high a line is at least: a field fits into it."""
    return max(_LEAST_ROW, theme.line_height("body") + 14, theme.px(30) + 2)
