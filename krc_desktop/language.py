"""A phrasebook for one language: texts, counted nouns, numbers, dates, months in their cases.

It is passed to whoever speaks and never installed globally: the window, the report and the command
line may each speak another language at the same moment. English texts stand in the code, Latvian
ones in `translations/`. To add a text: 1. write it in English through `text`, `text_in` or
`counted`; 2. `make translations`; 3. fill in the Latvian in the catalogue.

Babel is loaded when first needed: it must not slow the start.
"""

from __future__ import annotations

import datetime as dt
import gettext
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from krc_desktop import clock
from krc_desktop.paths import translations_folder
from krc_desktop.periods import Month, Period, whole_month

if TYPE_CHECKING:
    from decimal import Decimal

NBSP = "\u00a0"
MINUS = "\u2212"
_DOMAIN = "krc_desktop"


class Language(StrEnum):
    """The languages spoken."""

    LATVIAN = "lv"
    ENGLISH = "en"


class Case(StrEnum):
    """The cases in which Latvian needs the name of a month."""

    NOMINATIVE = "month, nominative"
    DATIVE = "month, dative"
    ACCUSATIVE = "month, accusative"
    LOCATIVE = "month, locative"


class Phrasebook:
    """All that is said in one language."""

    def __init__(self, language: Language) -> None:
        """Open the catalogue of the language; English is the language of the texts themselves."""
        self.language = language
        self._catalogue: gettext.NullTranslations = (
            gettext.NullTranslations()
            if language is Language.ENGLISH
            else gettext.translation(_DOMAIN, translations_folder(), [language.value])
        )

    # -- texts ---------------------------------------------------------------------------------

    def text(self, message: str, /, **values: object) -> str:
        """A text in this language, with {named} values put in as they are."""
        return _filled(self._catalogue.gettext(message), values)

    def text_in(self, context: str, message: str, /, **values: object) -> str:
        """A text whose translation depends on what it is said of (a status and its gender)."""
        return _filled(self._catalogue.pgettext(context, message), values)

    def counted(self, one: str, many: str, count: int, /, **values: object) -> str:
        """A counted noun: `{n}` in the texts becomes the count. Latvian follows CLDR's rule."""
        template = self._catalogue.ngettext(one, many, count)
        return _filled(template, {"n": self.number(count), **values})

    # -- numbers -------------------------------------------------------------------------------

    def number(self, value: int | float | Decimal, decimals: int = 0) -> str:
        """A number, rounded half up once, with this language's separators and a true minus."""
        if isinstance(value, int) and not decimals and 0 <= value < 1000:
            # the commonest figures are written alike everywhere: Babel is not loaded for them
            return str(value)
        from decimal import ROUND_HALF_UP, Decimal

        from babel.numbers import format_decimal

        exact = value if isinstance(value, Decimal) else Decimal(str(value))
        rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        shown: str = format_decimal(abs(rounded), format=pattern, locale=self._locale)
        return (MINUS if rounded < 0 else "") + shown.replace("\u202f", NBSP)

    def signed(self, value: int | float | Decimal, decimals: int = 0) -> str:
        """A change: always with its sign, a zero without one."""
        shown = self.number(value, decimals)
        grew = not shown.startswith(MINUS) and any(digit in shown for digit in "123456789")
        return "+" + shown if grew else shown

    def hours(self, minutes: int) -> str:
        """Minutes as hours with one decimal, without the unit."""
        from decimal import Decimal

        return self.number(Decimal(minutes) / 60, 1)

    def percent(self, share: float | Decimal) -> str:
        """A share of one as whole percent: `24 %` in Latvian, `24%` in English."""
        from decimal import Decimal

        shown = self.number(Decimal(str(share)) * 100)
        return shown + (f"{NBSP}%" if self.language is Language.LATVIAN else "%")

    def degrees(self, celsius: int) -> str:
        """A temperature: no separator, a space before the unit."""
        return f"{str(celsius).replace('-', MINUS)}{NBSP}°C"

    # -- days and months -----------------------------------------------------------------------

    def date(self, day: dt.date) -> str:
        """A whole date: `01.10.2026.` or `1 October 2026`."""
        if self.language is Language.LATVIAN:
            return f"{day:%d.%m.%Y}."
        return f"{day.day}{NBSP}{self.month_name(day.month)} {day.year}"

    def short_date(self, day: dt.date) -> str:
        """Day and month: `07.10.` or `7 Oct`."""
        if self.language is Language.LATVIAN:
            return f"{day:%d.%m}."
        return f"{day.day}{NBSP}{self.month_name(day.month)[:3]}"

    def day_and_weekday(self, day: dt.date) -> str:
        """Day, month and short weekday as tables show it: `07.10. Tr` or `7 Oct We`."""
        return f"{self.short_date(day)}{NBSP}{self.weekday(day.isoweekday())}"

    def date_in_words(self, day: dt.date, case: Case = Case.NOMINATIVE) -> str:
        """`2026. gada 1. oktobrī` (in the case asked for) or `1 October 2026`."""
        name = self.month_name(day.month, case)
        if self.language is Language.LATVIAN:
            return f"{day.year}.{NBSP}gada {day.day}.{NBSP}{name}"
        return f"{day.day}{NBSP}{name} {day.year}"

    def day_in_words(self, day: dt.date, case: Case = Case.NOMINATIVE) -> str:
        """The same without the year: `1. oktobrī` or `1 October`."""
        name = self.month_name(day.month, case)
        dot = "." if self.language is Language.LATVIAN else ""
        return f"{day.day}{dot}{NBSP}{name}"

    def month_name(self, month: int, case: Case = Case.NOMINATIVE) -> str:
        """A month's name, small in Latvian, in a case."""
        return self._catalogue.pgettext(case.value, _MONTHS[month - 1])

    def month(self, month: Month, case: Case = Case.NOMINATIVE) -> str:
        """A month of a year: `2026. gada oktobris` or `October 2026`."""
        name = self.month_name(month.month, case)
        if self.language is Language.LATVIAN:
            return f"{month.year}.{NBSP}gada {name}"
        return f"{name} {month.year}"

    def month_initial(self, month: int) -> str:
        """The first letter of a month, for the foot of a small chart."""
        return self.month_name(month)[0].upper()

    def weekday(self, isoweekday: int) -> str:
        """The short name of a weekday, 1 = Monday, as CLDR has it: Pr Ot Tr Ce Pk Se Sv."""
        from babel.dates import get_day_names

        return str(get_day_names("short", locale=self._locale)[isoweekday - 1]).capitalize()

    def weekday_name(self, isoweekday: int) -> str:
        """The whole name of a weekday, 1 = Monday, as a sentence begins: Pirmdiena, Monday."""
        from babel.dates import get_day_names

        return str(get_day_names("wide", locale=self._locale)[isoweekday - 1]).capitalize()

    def period(self, period: Period) -> str:
        """A span as a heading: `2026. gada 1.–31. oktobris`, `1–31 October 2026`."""
        first, last = period.first, period.last
        latvian = self.language is Language.LATVIAN
        dot = "." if latvian else ""
        if (first.year, first.month) == (last.year, last.month):
            days = f"{first.day}{dot}–{last.day}{dot}{NBSP}{self.month_name(first.month)}"
            return f"{first.year}.{NBSP}gada {days}" if latvian else f"{days} {first.year}"
        if first.year == last.year:
            ends = f"{self.day_in_words(first)} – {self.day_in_words(last)}"
            return f"{first.year}.{NBSP}gada {ends}" if latvian else f"{ends} {first.year}"
        return f"{self.date_in_words(first)} – {self.date_in_words(last)}"

    def period_name(self, period: Period) -> str:
        """The shortest name of a span: a month's, a year's, else the span as a heading."""
        month = whole_month(period)
        if month is not None:
            return self.month(month)
        whole_year = (period.first.month, period.first.day, period.last.month, period.last.day)
        if period.first.year == period.last.year and whole_year == (1, 1, 12, 31):
            return self.text("the year {year}", year=period.first.year)
        return self.period(period)

    def time(self, moment: datetime | dt.time) -> str:
        """A time of day as tables show it, 24 hours: 16:00. Instants are shown in Riga's time."""
        wall = clock.local(moment) if isinstance(moment, datetime) else moment
        return f"{wall:%H:%M}"

    def time_in_words(self, moment: datetime | dt.time) -> str:
        """A time of day in running text: `plkst. 16.00` or `16:00`."""
        shown = self.time(moment)
        if self.language is Language.LATVIAN:
            return f"plkst.{NBSP}{shown.replace(':', '.')}"
        return shown

    def stamp(self, moment: datetime) -> str:
        """An instant as printed at the foot of a document: `03.11.2026. 10.42`."""
        wall = clock.local(moment)
        if self.language is Language.LATVIAN:
            return f"{wall:%d.%m.%Y}. {wall:%H.%M}"
        return f"{self.date(wall.date())} {wall:%H:%M}"

    @cached_property
    def _locale(self) -> Any:
        from babel import Locale

        return Locale("lv") if self.language is Language.LATVIAN else Locale("en", "GB")


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _filled(template: str, values: dict[str, object]) -> str:
    """The template with its values; only {names} given are replaced, by one pass."""
    return template.format_map(values) if values else template
