"""The past of an organisation, with all that was merged into it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from krc_desktop.model.events import PartnerRole
from krc_desktop.model.organisation_history import (
    GivenAt,
    MergedIn,
    NameSpan,
    OrganisationHistory,
    PlaceSpan,
)
from krc_desktop.model.organisations import Organisation
from krc_desktop.model.reports import Both
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.organisation_lists import organisation_card

_MEMBERS = "organisation_id IN (SELECT id FROM organisations WHERE id = ?1 OR merged_into_id = ?1)"
_GIVEN = f"""
SELECT e.id, e.local_day, e.title_lv, e.title_en, p.role, p.contribution
FROM event_organisations AS p JOIN events AS e ON e.id = p.event_id
WHERE p.{_MEMBERS} AND p.contribution <> '' AND e.status = 'held'
ORDER BY e.local_day DESC, e.id DESC
"""


def organisation_history(file: CentreFile, organisation_id: int) -> OrganisationHistory:
    """An organisation's history; of one merged away, that of the one that stays.

    Raises BrokenRule (NOT_FOUND).
    """
    asked = file.organisations.get(organisation_id)
    stays = file.organisations.get(asked.merged_into_id) if asked.merged_into_id else asked
    gifts = file.organisations.contributions.find(
        f"{_MEMBERS} ORDER BY local_day DESC, id DESC", stays.id
    )
    merged = list(file.organisations.find("merged_into_id = ? ORDER BY sort_key, id", stays.id))
    return OrganisationHistory(
        organisation=stays,
        card=organisation_card(file, stays.id),
        names=tuple(_names(file, stays)),
        places=tuple(_places(file, stays)),
        merged=tuple(MergedIn(one.id, one.name) for one in merged),
        gifts=tuple(gifts),
        given_at=tuple(_given(file, stays.id)),
    )


def organisations_by_name(file: CentreFile) -> dict[str, list[int]]:
    """The organisations that bear or bore each name; one merged away is the one that stays."""
    rows = file.connection.execute(
        "SELECT name, id FROM ("
        " SELECT name, coalesce(merged_into_id, id) AS id FROM organisations"
        " UNION SELECT n.name, coalesce(o.merged_into_id, o.id) FROM organisation_names AS n"
        "  JOIN organisations AS o ON o.id = n.organisation_id) ORDER BY name, id"
    )
    found: dict[str, list[int]] = {}
    for name, row_id in rows:
        known = found.setdefault(name, [])
        if row_id not in known:
            known.append(row_id)
    return found


def _names(file: CentreFile, organisation: Organisation) -> Iterator[NameSpan]:
    """The names in their order, today's last."""
    since: date | None = None
    for earlier in file.organisations.names.find(
        "organisation_id = ? ORDER BY until, id", organisation.id
    ):
        yield NameSpan(earlier.name, since, earlier.until)
        since = earlier.until + timedelta(days=1)
    yield NameSpan(organisation.name, since, None)


def _places(file: CentreFile, organisation: Organisation) -> Iterator[PlaceSpan]:
    """The municipality with those that came after it: the reform of 2021 made new ones."""
    seen: set[int] = set()
    wanted = organisation.municipality_id
    while wanted is not None and wanted not in seen:
        seen.add(wanted)
        place = file.centres.municipalities.get(wanted)
        name = Both(place.name_lv, place.name_en)
        yield PlaceSpan(name, place.valid_from, place.valid_until)
        wanted = place.successor_id


def _given(file: CentreFile, organisation_id: int) -> Iterator[GivenAt]:
    for row in file.connection.execute(_GIVEN, (organisation_id,)):
        event_id, day, title_lv, title_en, role, what = row
        title = Both(title_lv, title_en)
        yield GivenAt(event_id, date.fromisoformat(day), title, PartnerRole(role), what)
