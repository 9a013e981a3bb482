"""Visits by week on the cover: named people solid, those only counted hatched on top."""

from __future__ import annotations

from decimal import Decimal

from reportlab.lib.colors import white

from krc_desktop.model.reports import MonthlyReport, WeekVisits
from krc_desktop.reports import letters
from krc_desktop.reports.charts import Pen, Picture, legend
from krc_desktop.reports.letters import Face
from krc_desktop.reports.monthly import phrases
from krc_desktop.reports.paper import Sheet

_HEAD, _FOOT, _ABOVE = 46.0, 26.0, 14.0
_LABEL_FITS = 10.0


def weekly_chart(sheet: Sheet, report: MonthlyReport, width: float, height: float) -> Picture:
    """The chart with its heading and legend, or one sentence for a month without visits."""
    weeks = report.weeks
    highest = max((w.visits_named + w.visits_unnamed for w in weeks), default=0)

    def drawn(pen: Pen) -> None:
        _heading(pen, report, width, height, empty=highest == 0)
        if highest:
            scale_top = max(float(highest), report.weekly_average_before or 0)
            scale = (height - _HEAD - _FOOT - _ABOVE) / scale_top
            step = width / len(weeks)
            _average(pen, report, width, scale)
            for index, week in enumerate(weeks):
                _week(pen, week, (index + 0.5) * step, min(step * 0.55, 30), scale)
            _average_on_bars(pen, report, step, scale)
            pen.line(0, _FOOT, width, _FOOT, 0.7)

    return Picture(sheet, width, height if highest else _HEAD + 10, drawn)


def _heading(pen: Pen, report: MonthlyReport, width: float, height: float, *, empty: bool) -> None:
    words, grey = pen.sheet.words, pen.profile.grey
    top = _HEAD + 10 if empty else height
    pen.line(0, top, width, top, 0.6)
    title = words.text("Visits by week")
    pen.text(0, top - 15, title, face=Face.SANS_SEMIBOLD, size=9.2)
    if empty:
        text = words.text("No visits were recorded this month.")
        pen.text(0, top - 28, text, colour=grey)
        return
    about = words.text("All visits of held events, {month}", month=words.month(report.month))
    pen.text(0, top - 26, about, colour=grey)
    entries = [
        ("solid", words.text("registered by name")),
        ("hatch", words.text("only counted")),
    ]
    average = report.weekly_average_before
    if average is not None:
        shown = words.text(
            "average week of the months before: {average}", average=_shown(pen, average)
        )
        entries.append(("dots", shown))
    legend(pen, 0, top - 39, entries, width)


def _shown(pen: Pen, average: float) -> str:
    """Whole visits, a decimal where they are few."""
    decimals = 0 if average >= 10 or average == int(average) else 1
    return pen.sheet.words.number(Decimal(str(average)), decimals)


def _week(pen: Pen, week: WeekVisits, centre: float, wide: float, scale: float) -> None:
    words, profile = pen.sheet.words, pen.profile
    left, named = centre - wide / 2, week.visits_named * scale
    counted = week.visits_unnamed * scale
    pen.bar(left, _FOOT, wide, named, profile.accent)
    pen.hatch(left, _FOOT + named + (0.8 if named else 0), wide, counted)
    if named > _LABEL_FITS and week.visits_unnamed:
        shown = words.number(week.visits_named)
        pen.text(
            centre,
            _FOOT + 4,
            shown,
            size=7.4,
            colour=white,
            align="centre",
            face=Face.SANS_SEMIBOLD,
        )
    if counted > _LABEL_FITS and week.visits_named:
        _plate(pen, centre, _FOOT + named + counted / 2, words.number(week.visits_unnamed))
    total = words.number(week.visits_named + week.visits_unnamed)
    above = _FOOT + named + counted + 4.5
    taken = letters.width(total, Face.SANS_SEMIBOLD, 8.6) + 4
    pen.bar(centre - taken / 2, above - 1.5, taken, 9, white)
    pen.text(centre, above, total, face=Face.SANS_SEMIBOLD, size=8.6, align="centre")
    name = words.text("week {n}", n=week.number)
    pen.text(centre, 15, name, face=Face.SANS_SEMIBOLD, size=7.6, align="centre")
    days = phrases.day_span(words, week.span.first, week.span.last)
    pen.text(centre, 5, days, size=7, colour=profile.grey, align="centre")


def _plate(pen: Pen, centre: float, middle: float, text: str) -> None:
    """A figure on a hatched bar, on white so that it can be read."""
    wide = letters.width(text, Face.SANS_SEMIBOLD, 7.4) + 5
    pen.bar(centre - wide / 2, middle - 4.2, wide, 8.4, white)
    pen.text(centre, middle - 2.6, text, face=Face.SANS_SEMIBOLD, size=7.4, align="centre")


def _average(pen: Pen, report: MonthlyReport, width: float, scale: float) -> None:
    """The dotted average, behind the bars."""
    if report.weekly_average_before is not None:
        y = _FOOT + report.weekly_average_before * scale
        pen.canvas.setDash([1.2, 2])
        pen.line(0, y, width, y, 0.9)
        pen.canvas.setDash([])


def _average_on_bars(pen: Pen, report: MonthlyReport, step: float, scale: float) -> None:
    """The same in white where a solid bar covers it."""
    average, canvas = report.weekly_average_before, pen.canvas
    if average is None:
        return
    wide, y = min(step * 0.55, 30), _FOOT + average * scale
    canvas.saveState()
    canvas.setDash([1.2, 2])
    canvas.setLineWidth(0.9)
    canvas.setStrokeColor(white)
    for index, week in enumerate(report.weeks):
        if week.visits_named > average:
            left = (index + 0.5) * step - wide / 2
            canvas.line(left, y, left + wide, y)
    canvas.restoreState()
