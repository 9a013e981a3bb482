"""Everything that the file has about one person, section by section."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise
from typing import Any

from krc_desktop import clock
from krc_desktop.alphabet import folded
from krc_desktop.model.erasures import MARK, NameMarks, marks_of
from krc_desktop.model.person_extracts import Fact, Paper, Section
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.erased_texts import TEXTS, rows_naming

# fields that hold another person's id end in _other, instants in _at, yes and no begin with is_
_SECTIONS = {
    Section.CARD: """
        SELECT p.uid, c.name_lv AS centre, p.first_name, p.last_name, p.original_name,
            g.name_lv AS group_name, b.label AS age_band, p.birth_year, o.name AS organisation,
            m.name_lv AS municipality, p.email, p.phone, p.notes, p.guardian_consent,
            p.privacy_notice_on, p.outside_id, p.archived_on
        FROM people AS p JOIN centres AS c ON c.id = p.centre_id
        JOIN groups AS g ON g.id = p.group_id LEFT JOIN age_bands AS b ON b.id = p.age_band_id
        LEFT JOIN organisations AS o ON o.id = p.organisation_id
        LEFT JOIN municipalities AS m ON m.id = p.municipality_id WHERE p.id = :id""",
    Section.ROLES: "SELECT role FROM person_roles WHERE person_id = :id ORDER BY id",
    Section.LINKS: """
        SELECT kind, other_id AS person_other, FALSE AS is_ward FROM person_links
        WHERE person_id = :id UNION ALL
        SELECT kind, person_id, kind = 'guardian' FROM person_links WHERE other_id = :id""",
    Section.CONSENTS: """
        SELECT purpose, answer, given_by, guardian_id AS guardian_other, form, given_on,
            withdrawn_on, scan_sha256 IS NOT NULL AS is_scanned FROM consents
        WHERE person_id = :id ORDER BY given_on, id""",
    Section.VISITS: """
        SELECT d.local_day AS day, e.title_lv AS event, a.present AS is_present,
            g.name_lv AS group_name, o.name AS organisation, b.label AS age_band
        FROM attendances AS a JOIN event_days AS d ON d.id = a.event_day_id
        JOIN events AS e ON e.id = a.event_id JOIN groups AS g ON g.id = a.group_id
        LEFT JOIN organisations AS o ON o.id = a.organisation_id
        LEFT JOIN age_bands AS b ON b.id = a.age_band_id
        WHERE a.person_id = :id ORDER BY d.local_day, a.id""",
    Section.SIGN_UPS: """
        SELECT e.local_day AS day, e.title_lv AS event, s.status, s.made_at FROM signups AS s
        JOIN events AS e ON e.id = s.event_id WHERE s.person_id = :id ORDER BY e.local_day, s.id""",
    Section.HOURS: """
        SELECT v.local_day AS day, v.minutes, v.task, v.place, e.title_lv AS event, v.known, v.state
        FROM volunteer_entries AS v LEFT JOIN events AS e ON e.id = v.event_id
        WHERE v.person_id = :id ORDER BY v.local_day, v.id""",
    Section.AGREEMENTS: """
        SELECT number, organiser, is_written, signed_on, valid_from, valid_until, ended_on, tasks,
            arrangements, guardian_consent, instructed AS is_instructed,
            insurance_needed AS is_insurance_needed, insurance_policy, insured_until
        FROM agreements WHERE person_id = :id ORDER BY id""",
    Section.CERTIFICATES: """
        SELECT year || '/' || number AS number, first_day, last_day, minutes, local_day AS day
        FROM certificates WHERE person_id = :id ORDER BY id""",
    Section.INDUCTIONS: """
        SELECT m.name_lv AS machine, i.inducted_on, i.valid_until, i.inductor_id AS inductor_other
        FROM inductions AS i JOIN equipment AS m ON m.id = i.equipment_id
        WHERE i.person_id = :id ORDER BY i.inducted_on, i.id""",
    Section.BOOKINGS: """
        SELECT b.local_day AS day, m.name_lv AS machine, b.starts_at, b.ends_at, b.status,
            b.status_reason, b.note, b.supervisor_id = :id AS is_supervisor
        FROM bookings AS b JOIN equipment AS m ON m.id = b.equipment_id
        WHERE :id IN (b.person_id, b.supervisor_id) ORDER BY b.starts_at, b.id""",
    Section.FIRINGS: """
        SELECT b.local_day AS day, f.number, f.on_at, f.off_at FROM firings AS f
        JOIN bookings AS b ON b.id = f.booking_id WHERE f.operator_id = :id
            OR EXISTS (SELECT 1 FROM firing_readings WHERE firing_id = f.id AND person_id = :id)
            OR EXISTS (SELECT 1 FROM firing_checks WHERE firing_id = f.id AND person_id = :id)
        ORDER BY b.starts_at""",
    Section.PIECES: """
        SELECT label, what, amount, state, made_on, promised_on, collected_on FROM pieces
        WHERE person_id = :id ORDER BY id""",
    Section.LOANS: """
        SELECT item, out_on, due_on, back_on, condition_out, condition_back FROM loans
        WHERE person_id = :id ORDER BY id""",
    Section.STORIES: """
        SELECT local_day AS day, title, body, quote, said_by FROM stories
        WHERE person_id = :id ORDER BY id""",
    Section.PHOTOS: """
        SELECT h.local_day AS day, h.caption, h.photographer FROM photo_people AS pp
        JOIN photos AS h ON h.id = pp.photo_id WHERE pp.person_id = :id ORDER BY h.local_day""",
    Section.SHEETS: """
        SELECT e.local_day AS day, e.title_lv AS event, s.number AS sheet, l.line, l.outcome, l.note
        FROM sheet_lines AS l JOIN sheets AS s ON s.id = l.sheet_id
        JOIN events AS e ON e.id = s.event_id WHERE l.person_id = :id ORDER BY e.local_day""",
    Section.HISTORY: """
        SELECT g.made_at, g.verb FROM change_groups AS g
        WHERE g.subject_table = 'people' AND g.subject_row = :id ORDER BY g.id""",
    Section.KEPT_UNTIL: "SELECT until, reason FROM retention_holds WHERE person_id = :id",
}
_PAPERS = {
    Section.CONSENTS: "SELECT scan_sha256 FROM consents WHERE person_id = :id",
    Section.AGREEMENTS: "SELECT scan_sha256 FROM agreements WHERE person_id = :id",
}
_WORD = re.compile(r"\w+(?:-\w+)*")


def sections_of(file: CentreFile, person_id: int) -> dict[Section, tuple[Mapping[str, Fact], ...]]:
    """Every section of an extract, other people masked."""
    masked = _Masked(file, person_id)
    found: dict[Section, tuple[Mapping[str, Fact], ...]] = {}
    for section in Section:
        if section is Section.NAMED_IN:
            found[section] = _named_in(file, masked)
            continue
        cursor = file.connection.execute(_SECTIONS[section], {"id": person_id})
        names = [column[0] for column in cursor.description]
        found[section] = tuple(
            {
                name.removesuffix("_other"): masked.fact(name, value)
                for name, value in zip(names, row, strict=True)
            }
            for row in cursor.fetchall()
        )
    return found


def _named_in(file: CentreFile, masked: _Masked) -> tuple[Mapping[str, Fact], ...]:
    """Texts elsewhere that name the person, others masked: what is told, not whose record it is."""
    found: list[Mapping[str, Fact]] = []
    for table, rows in rows_naming(file.connection, masked.own).items():
        if table == "people":
            continue
        for row_id in rows:
            columns = TEXTS[table]
            sql = f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?"
            for column, text in zip(
                columns, file.connection.execute(sql, (row_id,)).fetchone(), strict=True
            ):
                if text and masked.own.found_in(text):
                    found.append({"where": f"{table}.{column}", "text": masked.text(text)})
    return tuple(found)


def papers_of(file: CentreFile, person_id: int) -> tuple[Paper, ...]:
    """The scans kept with what is the person's own."""
    found = []
    for section, sql in _PAPERS.items():
        rows = file.connection.execute(
            f"SELECT sha256, media_type, size FROM kept_files WHERE sha256 IN ({sql})",
            {"id": person_id},
        )
        found += [Paper(digest, media, size, section) for digest, media, size in rows]
    return tuple(found)


class _Masked:
    """Facts about one person with everybody else behind a number or a mark."""

    def __init__(self, file: CentreFile, person_id: int) -> None:
        person = file.people.get(person_id)
        self._connection = file.connection
        self._numbers: dict[int, str] = {}
        self._own_names = {
            folded(f"{person.last_name} {person.first_name}"),
            folded(f"{person.first_name} {person.last_name}"),
        }
        self.own: NameMarks = marks_of([person])
        links = file.people.links.find("? IN (person_id, other_id)", person_id)
        near = {one for link in links for one in (link.person_id, link.other_id)} - {person_id}
        self._near = marks_of(file.people.by_ids(near).values())

    def fact(self, name: str, value: Any) -> Fact:
        """A value as it is told."""
        if value is None:
            return None
        if name.endswith("_other"):
            return self._numbers.setdefault(value, f"other {len(self._numbers) + 1}")
        if name.endswith("_at"):
            local = clock.local(clock.from_seconds(value))
            return local.isoformat(timespec="minutes")
        if name.startswith("is_"):
            return bool(value)
        return self.text(value) if isinstance(value, str) else int(value)

    def text(self, text: str) -> str:
        """A text without the names of others: of those linked in any case, of all as written."""
        fresh = self._near.without(text)
        words = list(_WORD.finditer(fresh))
        pairs = [
            (folded(f"{one[0]} {other[0]}"), one.start(), other.end())
            for one, other in pairwise(words)
        ]
        wanted = {pair for pair, _, _ in pairs} - self._own_names
        for pair, start, end in reversed(pairs):
            if pair in wanted and {pair, _turned(pair)} & self._names:
                fresh = fresh[:start] + MARK + fresh[end:]
        return fresh

    @cached_property
    def _names(self) -> frozenset[str]:
        """All names of the file, folded, surname first."""
        rows = self._connection.execute("SELECT folded FROM people WHERE erased_on IS NULL")
        return frozenset(row[0] for row in rows)


def _turned(pair: str) -> str:
    first, _, last = pair.partition(" ")
    return f"{last} {first}"
