"""The six tiles of the cover: a figure, its change, the month before, seven months of bars."""

from __future__ import annotations

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from krc_desktop.model.reports import SEVEN_MONTHS, Headline, MonthlyReport, Trend
from krc_desktop.reports import letters
from krc_desktop.reports.charts import SMALLEST, Pen, Picture, spark
from krc_desktop.reports.letters import Face
from krc_desktop.reports.monthly import phrases
from krc_desktop.reports.paper import GUTTER, TEXT_WIDTH, Role, Sheet, span

_TILE, _PITCH = 26 * mm, 31 * mm
_BARS = 21 * mm
_FIGURE = 34
_CHANGE_READABLE = 6.8
UP, DOWN = "△", "▽"


def tile_rows(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    """Two rows of three tiles and the line that explains their bars."""
    headlines = list(Headline)
    return [
        _row(sheet, report, headlines[:3], _PITCH),
        _row(sheet, report, headlines[3:], _TILE),
        _explanation(sheet, report),
        Spacer(1, 9),
    ]


def _row(sheet: Sheet, report: MonthlyReport, headlines: list[Headline], height: float) -> Picture:
    def drawn(pen: Pen) -> None:
        for index, headline in enumerate(headlines):
            _tile(pen, report, headline, index * (span(4) + GUTTER), height)

    return Picture(sheet, TEXT_WIDTH, height, drawn)


def _tile(pen: Pen, report: MonthlyReport, headline: Headline, x: float, top: float) -> None:
    """Draw one tile hanging from its rule."""
    words, trend = pen.sheet.words, report.trends[headline]
    pen.line(x, top, x + span(4), top, 0.8)
    pen.text(x, top - 12, phrases.label(words, headline), face=Face.SANS_SEMIBOLD, size=8.6)
    figure = phrases.value(words, headline, trend.value)
    room = span(4) - _BARS - 6
    size = _FIGURE * min(1.0, room / letters.width(figure, Face.SERIF_SEMIBOLD, _FIGURE))
    base = top - 20.2 * mm
    pen.text(x - 1, base + 8, figure, face=Face.SERIF_SEMIBOLD, size=size)
    _change_line(pen, report, headline, (x, base - 5), room)
    bars = x + span(4) - _BARS
    spark(pen, trend.months, (bars, base, _BARS, 11.5 * mm))
    _initials(pen, report, bars, base - 7.4)


def _change_line(
    pen: Pen, report: MonthlyReport, headline: Headline, at: tuple[float, float], room: float
) -> None:
    """△ +3  septembrī 14; the words give way first, then the size."""
    words, trend = pen.sheet.words, report.trends[headline]
    x, y = at
    if trend.previous is None:
        pen.text(x, y, words.text("no data"), size=7.8, colour=pen.profile.grey)
        return
    change = _change(words, headline, trend)
    before = phrases.value(words, headline, trend.previous)
    named = words.text(
        "in {month} {figure}",
        month=phrases.month_locative(words, report.month.shifted(-1).month),
        figure=before,
    )
    text = named
    size = _change_size(change, named, room)
    if size < _CHANGE_READABLE:
        text, size = before, max(_change_size(change, before, room), SMALLEST)
    pen.text(x, y, change, face=Face.SANS_SEMIBOLD, size=size)
    after = x + letters.width(change, Face.SANS_SEMIBOLD, size) + 5
    pen.text(after, y, text, size=size, colour=pen.profile.grey)


def _change_size(change: str, text: str, room: float) -> float:
    """The size at which the change and what follows fit their room."""
    size = 7.8
    wide = letters.width(change, Face.SANS_SEMIBOLD, size) + letters.width(text, Face.SANS, size)
    return min(size, size * room / (wide + 5))


def _change(words: Any, headline: Headline, trend: Trend) -> str:
    before = trend.previous or 0
    if trend.value == before:
        return "="
    shown = phrases.change(words, headline, trend.value, before)
    return f"{UP if trend.value > before else DOWN} {shown}"


def _initials(pen: Pen, report: MonthlyReport, x: float, y: float) -> None:
    step = _BARS / SEVEN_MONTHS
    for index in range(SEVEN_MONTHS):
        last = index == SEVEN_MONTHS - 1
        month = report.month.shifted(index - SEVEN_MONTHS + 1).month
        pen.text(
            x + (index + 0.5) * step,
            y,
            pen.sheet.words.month_initial(month),
            face=Face.SANS_BOLD if last else Face.SANS,
            size=SMALLEST,
            colour=pen.profile.ink if last else pen.profile.grey,
            align="centre",
        )


def _explanation(sheet: Sheet, report: MonthlyReport) -> Any:
    words = sheet.words
    text = words.text(
        "Bars: {first} – {last}; the dark bar is the reporting month. "
        "△ more, ▽ fewer than in {before}.",
        first=words.month_name(report.month.shifted(1 - SEVEN_MONTHS).month),
        last=words.month_name(report.month.month),
        before=phrases.month_locative(words, report.month.shifted(-1).month),
    )
    if any(month is None for trend in report.trends.values() for month in trend.months):
        dot = words.text("A dot (·): no data.")
        text = f"{text} {dot}"
    return sheet.para(text, Role.NOTE)
