"""What stands over the days of the board."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from krc_desktop.desktop.equipment.board.head_painter import DayHead
from krc_desktop.desktop.equipment.board.words import hours_said
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.board import Board


def day_heads(
    words: Phrasebook, board: Board, names: Mapping[date, str], today: date
) -> tuple[DayHead, ...]:
    """Each day's name with its hours; a holiday's name or the reason where doors are closed."""
    return tuple(_head(words, board, number, names, today) for number in range(len(board.days)))


def _head(
    words: Phrasebook, board: Board, number: int, names: Mapping[date, str], today: date
) -> DayHead:
    one = board.days[number]
    holiday = names.get(one.day, "") if not one.opens else ""
    hours = holiday or one.closed_for or hours_said(words, board, number)
    if one.day == today and not holiday:
        hours = words.text_in("day", "today")
    dot = "." if words.language is Language.LATVIAN else ""
    return DayHead(
        weekday=words.weekday(one.day.isoweekday()),
        number=f"{one.day.day}{dot}",
        hours=hours,
        is_today=one.day == today,
        is_open=bool(one.opens) or not board.knows_hours,
        is_holiday=bool(holiday),
    )
