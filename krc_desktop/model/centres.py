"""Centres, their sites, opening hours and closures; municipalities."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.fields import LINE, NAME, Record, text, whole

_CODE = re.compile(r"[A-Z0-9]{1,12}")


@dataclass(frozen=True, kw_only=True)
class Centre(Record):
    """A community resource centre; short names are ready forms, because none is ever inflected."""

    code: str = text(12, needed=True)
    name_lv: str = text(NAME, needed=True)
    name_en: str = text(NAME)
    short_lv: str = text(NAME)
    short_en: str = text(NAME)
    locative_lv: str = text(NAME)
    address: str = text(LINE)
    host: str = text(LINE)
    coordinator: str = text(NAME)
    coordinator_role_lv: str = text(NAME)
    coordinator_role_en: str = text(NAME)
    is_sample: bool = False
    archived_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Site(Record):
    """A place where a centre works."""

    centre_id: int
    name: str = text(NAME, needed=True)
    address: str = text(LINE)
    archived_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class OpeningHours(Record):
    """Hours of one weekday (1 = Monday), in minutes of the local day; of a machine where named."""

    centre_id: int
    equipment_id: int | None = None
    weekday: int = whole(1, 7)
    opens: int = whole(0, 1439)
    closes: int = whole(1, 1440)
    valid_from: date
    valid_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Closure(Record):
    """Days on which a centre is closed; `is_open`: its usual hours hold although a holiday."""

    centre_id: int
    first_day: date
    last_day: date
    is_open: bool = False
    reason: str = text(LINE)


@dataclass(frozen=True, kw_only=True)
class Municipality(Record):
    """A territory with the days on which it existed."""

    name_lv: str = text(NAME, needed=True)
    name_en: str = text(NAME)
    valid_from: date | None = None
    valid_until: date | None = None
    successor_id: int | None = None


def centre_code(given: str) -> str:
    """A centre's code in capitals; refuses what could not stand in a document's number."""
    code = given.strip().upper()
    if not _CODE.fullmatch(code):
        raise BrokenRule(Rule.CHOICE_UNKNOWN, field="code", given=given)
    return code
