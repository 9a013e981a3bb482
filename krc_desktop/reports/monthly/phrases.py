"""What the monthly report says of figures: labels, changes, spans of days, the lead sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from krc_desktop.language import NBSP, Case, Language, Phrasebook
from krc_desktop.model.reports import EventRow, Headline, MonthlyReport, Trend
from krc_desktop.reports.letters import Face, Markup
from krc_desktop.reports.paper import Sheet, clipped, quoted

_IN_HOURS = frozenset({Headline.VOLUNTEER_MINUTES, Headline.EQUIPMENT_MINUTES})
_LONGEST_TITLE_IN_LEAD = 100
DASH = "–"


def label(words: Phrasebook, headline: Headline) -> str:
    """The name of a headline figure."""
    match headline:
        case Headline.EVENTS:
            return words.text_in("report", "Events")
        case Headline.VISITS:
            return words.text_in("report", "Visits")
        case Headline.UNIQUE_PEOPLE:
            return words.text_in("report", "Unique participants")
        case Headline.VOLUNTEER_MINUTES:
            return words.text_in("report", "Volunteer hours")
        case Headline.EQUIPMENT_MINUTES:
            return words.text_in("report", "Equipment hours")
        case Headline.ORGANISATIONS:
            return words.text_in("report", "Organisations involved")


def value(words: Phrasebook, headline: Headline, amount: int) -> str:
    """A headline figure as printed: minutes become hours here and nowhere earlier."""
    return words.hours(amount) if headline in _IN_HOURS else words.number(amount)


def change(words: Phrasebook, headline: Headline, now: int, before: int) -> str:
    """The difference of two months with its sign, in the unit printed."""
    if headline in _IN_HOURS:
        return signed_hours(words, now - before)
    return words.signed(now - before)


def signed_hours(words: Phrasebook, minutes: int) -> str:
    """A change of minutes in hours with its sign."""
    return words.signed(Decimal(minutes) / 60, 1)


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def month_locative(words: Phrasebook, month: int) -> str:
    """“oktobrī”, “in October” without its preposition."""
    return words.month_name(month, Case.LOCATIVE)


def day_span(words: Phrasebook, first: date, last: date) -> str:
    """Days as tables show them: `07.10.`, `20.–22.10.`, `30.09.–02.10.`; `20–22 Oct`."""
    if first == last:
        return words.short_date(first)
    if (first.year, first.month) != (last.year, last.month):
        return f"{words.short_date(first)}–{words.short_date(last)}"
    if words.language is Language.LATVIAN:
        return f"{first:%d}.–{words.short_date(last)}"
    return f"{first.day}–{words.short_date(last)}"


def day_of_event(words: Phrasebook, first: date, last: date) -> str:
    """The same, a single day with its weekday."""
    return words.day_and_weekday(first) if first == last else day_span(words, first, last)


def joined(*parts: str) -> str:
    """Particulars of one thing on one line; empty ones left out."""
    return " · ".join(part for part in parts if part)


def or_dash(amount: int | None, words: Phrasebook) -> str:
    """A figure of a detail row: a dash for none."""
    return words.number(amount) if amount else DASH


# -- the lead sentence ---------------------------------------------------------------------------


def lead(sheet: Sheet, report: MonthlyReport) -> Markup:
    """The report in one or two sentences, true for every count."""
    words = sheet.words
    events, visits = report.trends[Headline.EVENTS].value, report.trends[Headline.VISITS]
    month = capital(month_locative(words, report.month.month))
    if events == 0:
        text = words.text("No events were held at the centre in {month}.")
        if not report.centre_code:
            text = words.text("No events were held at the centres in {month}.")
        return sheet.woven(text, Face.SERIF, month=sheet.escaped(month, Face.SERIF))
    said = words.text("In {month} the centre held {events} with {visits}{change}.")
    if not report.centre_code:
        said = words.text("In {month} the centres held {events} with {visits}{change}.")
    first = sheet.woven(
        said,
        Face.SERIF,
        month=sheet.escaped(month, Face.SERIF),
        events=_heavy(sheet, words.counted("{n} event", "{n} events", events)),
        visits=_heavy(sheet, words.counted("{n} visit", "{n} visits", visits.value)),
        change=sheet.escaped(visits_change(words, report, visits), Face.SERIF),
    )
    busiest = _busiest(sheet, report.busiest, only=events == 1)
    return Markup(f"{first} {busiest}") if busiest else first


def _heavy(sheet: Sheet, text: str) -> Markup:
    return sheet.strong(_glued(text), Face.SERIF_SEMIBOLD)


def _glued(text: str) -> str:
    """A figure and its noun on one line."""
    return text.replace(" ", NBSP)


def visits_change(words: Phrasebook, report: MonthlyReport, visits: Trend) -> str:
    """The visits against the month before: percent up to a hundred, beyond it the difference."""
    before, now = visits.previous, visits.value
    if not before:
        return ""
    month = month_locative(words, report.month.shifted(-1).month)
    if now == before:
        return words.text(", as many as in {month}", month=month)
    amount = words.number(abs(now - before))
    share = abs(Decimal(now - before)) / before
    if Decimal("0.005") <= share <= 1:
        amount = words.percent(share)
    if now > before:
        return words.text(", {amount} more than in {month}", amount=amount, month=month)
    return words.text(", {amount} fewer than in {month}", amount=amount, month=month)


def _busiest(sheet: Sheet, event: EventRow | None, *, only: bool) -> Markup | None:
    if event is None or event.visits == 0:
        return None
    words = sheet.words
    title = quoted(clipped(_bare_title(sheet, event), _LONGEST_TITLE_IN_LEAD))
    if only:
        text = words.text("It was {title} {on_day}.")
    else:
        text = words.text("The busiest was {title} {on_day}, with {visits}.")
    return sheet.woven(
        text,
        Face.SERIF,
        title=sheet.escaped(title, Face.SERIF),
        on_day=sheet.escaped(_on_day(words, event), Face.SERIF),
        visits=sheet.escaped(
            _glued(words.counted("{n} visit", "{n} visits", event.visits)), Face.SERIF
        ),
    )


def _bare_title(sheet: Sheet, event: EventRow) -> str:
    return sheet.name(event.title)


def _on_day(words: Phrasebook, event: EventRow) -> str:
    """“30. oktobrī”, “20.–22. oktobrī”; “on 30 October”."""
    if event.first_day == event.last_day:
        return words.text("on {day}", day=words.day_in_words(event.first_day, Case.LOCATIVE))
    if (event.first_day.year, event.first_day.month) == (event.last_day.year, event.last_day.month):
        dot = "." if words.language is Language.LATVIAN else ""
        until = words.day_in_words(event.last_day, Case.LOCATIVE)
        return words.text("on {day}", day=f"{event.first_day.day}{dot}–{until}")
    return f"({day_span(words, event.first_day, event.last_day)})"
