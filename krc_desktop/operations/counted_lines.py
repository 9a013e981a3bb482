"""The verb of a counted line that names where people came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.language import Language
from krc_desktop.model.counted_organisations import CountedFrom, counted_with_names
from krc_desktop.operations import attendance, organisations, presence
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.organisation_history import organisations_by_name


def understood(file: CentreFile, typed: str, language: Language) -> CountedFrom:
    """What a counted line says by the groups and organisations of the file.

    Raises BrokenRule: HEADCOUNT_UNREADABLE, GROUP_UNKNOWN, GROUP_UNCLEAR, NUMBER_OUT_OF_RANGE.
    """
    groups = list(file.people.groups.find("TRUE ORDER BY position, id"))
    return counted_with_names(typed, groups, organisations_by_name(file), language)


@dataclass(frozen=True)
class CountedLineAdded:
    """A counted line that was written down, and the organisations that it made."""

    change: Change
    made: tuple[int, ...]


def add_counted_from(
    file: CentreFile,
    *,
    event_id: int,
    line: CountedFrom,
    day: date | None = None,
    adds_unknown: bool = False,
) -> CountedLineAdded:
    """Count people as a line says, each organisation once, in one step.

    Names that nobody knows are refused (CHOICE_UNKNOWN) unless they are to be added as
    organisations; those that several bear are refused always.
    """
    strange = line.unclear + (() if adds_unknown else line.unknown)
    if strange:
        raise BrokenRule(Rule.CHOICE_UNKNOWN, field="organisation", given=", ".join(strange))
    with doing(file, Verb.ADD_HEADCOUNT) as work:
        work.about("events", event_id)
        made = tuple(
            organisations.add_organisation(file, name=name).row_id or 0 for name in line.unknown
        )
        presence.add_counted(file, event_id=event_id, counted=line.counted, day=day)
        newest = file.events.headcounts.find_one("event_id = ? ORDER BY id DESC", event_id)
        if newest is not None:
            attendance.change_headcount(
                file, headcount_id=newest.id, organisations=[*line.organisations, *made]
            )
    return CountedLineAdded(work.change, made)
