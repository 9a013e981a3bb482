"""Verbs of centres: adding, changing, opening hours, closures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.centres import (
    Centre,
    Closure,
    Municipality,
    OpeningHours,
    Site,
    centre_code,
)
from krc_desktop.model.fields import checked
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile


def add_centre(file: CentreFile, *, code: str, name_lv: str, **others: Any) -> Change:
    """Add a centre; its short name is taken from the full one where none is given."""
    centre = Centre(code=centre_code(code), name_lv=name_lv, **others)
    if not centre.short_lv:
        centre = replace(centre, short_lv=short_name(centre.name_lv, "kopienas resursu centrs"))
    if not centre.short_en:
        centre = replace(centre, short_en=short_name(centre.name_en, "Community Resource Centre"))
    with doing(file, Verb.ADD_CENTRE) as work:
        work.about("centres", file.centres.add(checked(centre)).id)
    return work.change


def short_name(name: str, generic: str) -> str:
    """A centre's name with the generic part as KRC: “Preiļu KRC”; empty where it has none."""
    at = name.lower().find(generic.lower())
    return (name[:at] + "KRC" + name[at + len(generic) :]).strip() if at >= 0 else ""


def change_centre(file: CentreFile, *, centre_id: int, **changes: Any) -> Change:
    """Change what is known of a centre."""
    with doing(file, Verb.CHANGE_CENTRE) as work:
        centre = checked(replace(file.centres.get(centre_id), **changes))
        file.centres.change(replace(centre, code=centre_code(centre.code)))
        work.about("centres", centre_id)
    return work.change


def add_site(file: CentreFile, *, centre_id: int, name: str, address: str = "") -> Change:
    """Add a place where a centre works."""
    with doing(file, Verb.ADD_SITE) as work:
        site = file.centres.sites.add(
            checked(Site(centre_id=centre_id, name=name, address=address))
        )
        work.about("sites", site.id)
    return work.change


def change_site(file: CentreFile, *, site_id: int, **changes: Any) -> Change:
    """Change a site's name or address."""
    with doing(file, Verb.CHANGE_SITE) as work:
        file.centres.sites.change(checked(replace(file.centres.sites.get(site_id), **changes)))
        work.about("sites", site_id)
    return work.change


def archive_site(file: CentreFile, *, site_id: int) -> Change:
    """Take a site out of use."""
    with doing(file, Verb.ARCHIVE_SITE) as work:
        site = file.centres.sites.get(site_id)
        file.centres.sites.change(replace(site, archived_on=clock.today(file.clock)))
        work.about("sites", site_id)
    return work.change


def restore_site(file: CentreFile, *, site_id: int) -> Change:
    """Take an archived site into use again."""
    with doing(file, Verb.RESTORE_SITE) as work:
        file.centres.sites.change(replace(file.centres.sites.get(site_id), archived_on=None))
        work.about("sites", site_id)
    return work.change


def set_opening_hours(
    file: CentreFile,
    *,
    centre_id: int,
    hours: Mapping[int, tuple[int, int]],
    since: date,
    equipment_id: int | None = None,
) -> Change:
    """Set the hours of each weekday (1 = Monday; minutes of the day) from a day on.

    Hours that held before end the day before: past utilisation stays what it was.
    """
    with doing(file, Verb.SET_OPENING_HOURS) as work:
        for old in list(file.centres.hours.find("centre_id = ?", centre_id)):
            if old.equipment_id != equipment_id:
                continue
            if old.valid_from >= since:
                file.centres.hours.remove(old.id)
            elif old.valid_until is None or old.valid_until >= since:
                file.centres.hours.change(replace(old, valid_until=since - timedelta(days=1)))
        for weekday, (opens, closes) in sorted(hours.items()):
            if closes <= opens:
                raise BrokenRule(Rule.END_BEFORE_START, starts=opens, ends=closes)
            file.centres.hours.add(
                checked(
                    OpeningHours(
                        centre_id=centre_id,
                        equipment_id=equipment_id,
                        weekday=weekday,
                        opens=opens,
                        closes=closes,
                        valid_from=since,
                    )
                )
            )
        work.about("centres", centre_id)
    return work.change


def add_closure(
    file: CentreFile,
    *,
    centre_id: int,
    first_day: date,
    last_day: date,
    reason: str = "",
    is_open: bool = False,
) -> Change:
    """Close a centre on some days (or open it on a holiday)."""
    if last_day < first_day:
        raise BrokenRule(Rule.PERIOD_REVERSED, first=first_day, last=last_day)
    closure = Closure(
        centre_id=centre_id, first_day=first_day, last_day=last_day, reason=reason, is_open=is_open
    )
    with doing(file, Verb.ADD_CLOSURE) as work:
        work.about("closures", file.centres.closures.add(checked(closure)).id)
    return work.change


def change_closure(file: CentreFile, *, closure_id: int, **changes: Any) -> Change:
    """Change closed days or their reason."""
    with doing(file, Verb.CHANGE_CLOSURE) as work:
        closure = checked(replace(file.centres.closures.get(closure_id), **changes))
        if closure.last_day < closure.first_day:
            raise BrokenRule(Rule.PERIOD_REVERSED, first=closure.first_day, last=closure.last_day)
        file.centres.closures.change(closure)
        work.about("closures", closure_id)
    return work.change


def remove_closure(file: CentreFile, *, closure_id: int) -> Change:
    """Take a closure back."""
    with doing(file, Verb.REMOVE_CLOSURE) as work:
        file.centres.closures.get(closure_id)
        work.about("closures", closure_id)
        file.centres.closures.remove(closure_id)
    return work.change


def add_municipality(file: CentreFile, *, name_lv: str, **others: Any) -> Change:
    """Add a municipality."""
    with doing(file, Verb.ADD_MUNICIPALITY) as work:
        added = file.centres.municipalities.add(checked(Municipality(name_lv=name_lv, **others)))
        work.about("municipalities", added.id)
    return work.change
