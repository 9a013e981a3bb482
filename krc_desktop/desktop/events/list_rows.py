"""How an event looks in the list: its day, its hours and place, what it still lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from krc_desktop.desktop.events.event_words import (
    STATUS_ICONS,
    in_language,
    status_name,
    times,
)
from krc_desktop.desktop.session import capitalised
from krc_desktop.desktop.widgets.rows import Lead, ListRow, Portion, Source
from krc_desktop.language import Case, Phrasebook
from krc_desktop.model.event_lists import EventFilter, EventRow, Gap, ListKey
from krc_desktop.model.events import EventStatus
from krc_desktop.operations.events import REASONED
from krc_desktop.periods import Month
from krc_desktop.store.event_lists import EventLists


@dataclass(frozen=True)
class _After:
    """Where the next portion begins: among those to come or those over, under which month."""

    is_earlier: bool
    key: ListKey | None
    month: Month | None


def source_of(lists: EventLists, words: Phrasebook, wanted: EventFilter, today: date) -> Source:
    """The rows of a filter: today and later upwards, then earlier ones back, under headings."""

    def portion(after: _After | None, limit: int) -> Portion:
        at = after or _After(is_earlier=False, key=None, month=None)
        rows: list[ListRow] = []
        if not at.is_earlier:
            found = lists.upcoming(wanted, after=at.key, limit=limit)
            rows += _under_headings(words, found, at, today)
            if len(found) == limit:
                return Portion(rows, _next(at, found))
            at = _After(is_earlier=True, key=None, month=None)
            limit -= len(found)
        found = lists.earlier(wanted, after=at.key, limit=limit)
        rows += _under_headings(words, found, at, today)
        return Portion(rows, _next(at, found) if len(found) == limit else None)

    return portion


def _next(at: _After, found: Sequence[EventRow]) -> _After:
    last = found[-1]
    return _After(is_earlier=at.is_earlier, key=last.key, month=_month_of(last, at, None))


def _month_of(row: EventRow, at: _After, today: date | None) -> Month:
    """The month under which a row stands: a camp that goes on stands under the present one."""
    month = Month.of(row.first_day)
    if today is not None and not at.is_earlier:
        return max(month, Month.of(today))
    return month


def _under_headings(
    words: Phrasebook, found: Sequence[EventRow], at: _After, today: date
) -> Iterator[ListRow]:
    """Rows with a heading over each month."""
    month = at.month
    for row in found:
        own = _month_of(row, at, today)
        if own != month:
            title = _heading(words, own, today, is_earlier=at.is_earlier)
            yield ListRow(key=("heading", at.is_earlier, str(own)), title=title, is_heading=True)
            month = own
        yield list_row(words, row, today)


def _heading(words: Phrasebook, month: Month, today: date, *, is_earlier: bool) -> str:
    now = Month.of(today)
    if month == now and not is_earlier:
        return words.text("Today and later")
    if month == now:
        name = words.month_name(month.month, Case.LOCATIVE)
        return words.text("Earlier in {month}", month=name)
    if month.year == now.year:
        return capitalised(words.month_name(month.month))
    return capitalised(words.month(month))


def list_row(words: Phrasebook, row: EventRow, today: date) -> ListRow:
    """One event as a row."""
    pill, tone, icon = _pill(words, row)
    facts = _facts(words, row)
    title = in_language(words, row.title)
    return ListRow(
        key=row.id,
        title=title,
        meta=facts,
        right="" if pill else _right(words, row),
        right_icon="users" if row.visits and not pill else "",
        pill=pill,
        pill_tone=tone,
        pill_icon=icon,
        lead=_lead(words, row, today),
        is_dimmed=row.status in REASONED,
        sentence=". ".join(
            part
            for part in (title, words.day_in_words(row.first_day), facts, pill, _right(words, row))
            if part
        ),
    )


def _lead(words: Phrasebook, row: EventRow, today: date) -> Lead:
    first, last = row.first_day, row.last_day
    tone = "soft" if first <= today <= last else "neutral"
    if first == last:
        return Lead("day", str(first.day), words.weekday(first.isoweekday()), tone)
    ends = (words.weekday(first.isoweekday()), words.weekday(last.isoweekday()))
    return Lead("day", f"{first.day}–{last.day}", "–".join(ends), tone)


def _facts(words: Phrasebook, row: EventRow) -> str:
    """The line under the title: when and where, or why not."""
    if row.status is EventStatus.POSTPONED and row.postponed_to is not None:
        moved = words.text("Postponed to {day}", day=words.short_date(row.postponed_to))
        return " · ".join(part for part in (moved, row.status_reason) if part)
    if row.status in REASONED and row.status_reason:
        return row.status_reason
    days = words.counted("{n} day", "{n} days", row.days) if row.days > 1 else ""
    hours = times(words, row.starts_at, row.ends_at)
    return " · ".join(part for part in (days, hours, row.place) if part)


def _right(words: Phrasebook, row: EventRow) -> str:
    if row.visits:
        return words.number(row.visits)
    if row.signed_up and row.status is EventStatus.PLANNED:
        return words.text("signed up {count}", count=row.signed_up)
    return ""


def _pill(words: Phrasebook, row: EventRow) -> tuple[str, str, str]:
    """What the row warns of, or what became of the event: text, tone, icon."""
    if row.gap is Gap.NO_PEOPLE:
        return words.text("No attendance"), "warn", "warning-circle"
    if row.gap is Gap.STILL_PLANNED:
        return words.text("Still planned"), "warn", "warning-circle"
    if row.gap is Gap.NO_REASON:
        return words.text("Reason missing"), "warn", "warning-circle"
    if row.status in REASONED:
        return status_name(words, row.status), "neutral", STATUS_ICONS[row.status]
    return "", "neutral", ""


def as_table(words: Phrasebook, rows: Sequence[EventRow]) -> tuple[list[str], list[list[object]]]:
    """Rows as a table for Excel: its headings and its cells."""
    headings = [
        words.text("Date"),
        words.text_in("time", "From"),
        words.text_in("time", "To"),
        words.text("Title"),
        words.text("Place"),
        words.text("Status"),
        words.text("Visits"),
    ]
    cells: list[list[object]] = [
        [
            row.first_day,
            words.time(row.starts_at),
            words.time(row.ends_at),
            in_language(words, row.title),
            row.place,
            status_name(words, row.status),
            row.visits,
        ]
        for row in rows
    ]
    return headings, cells
