"""Taking somebody out of the file: card, contacts, links, papers, texts, history, search, bytes.

Visits stay as tally marks: the empty card keeps past figures, unique people among them, exactly as
they were. `erase` is one transaction; `sweep` after it rewrites the file, so that not one byte is
left; where it can't (somebody reads the file), it is tried again at the next opening.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from krc_desktop import clock
from krc_desktop.model.erasures import NameMarks, marks_of
from krc_desktop.model.people import OTHERS, Person
from krc_desktop.store import database, schema
from krc_desktop.store.centre_file import CentreFile, Writing
from krc_desktop.store.erased_texts import take_out
from krc_desktop.store.person_merges import BY_HAND, KEYS

# in this order: what leans on a row goes before it
_STEPS = (
    "DELETE FROM report_stories WHERE story_id IN (SELECT id FROM stories WHERE person_id = :id)",
    "DELETE FROM stories WHERE person_id = :id",
    "UPDATE stories SET consent_id = NULL, consent_note = ''"
    " WHERE consent_id IN (SELECT id FROM consents WHERE person_id = :id)",
    "UPDATE sheet_lines SET consent_id = NULL"
    " WHERE consent_id IN (SELECT id FROM consents WHERE person_id = :id)",
    "UPDATE sheet_lines SET note = '' WHERE person_id = :id AND note <> ''",
    "DELETE FROM consents WHERE person_id = :id",
    "UPDATE consents SET guardian_id = NULL WHERE guardian_id = :id",
    "DELETE FROM photo_people WHERE person_id = :id",
    "DELETE FROM volunteer_entries WHERE person_id = :id AND state <> 'accepted'",
    "UPDATE volunteer_entries SET agreement_id = NULL, starts = NULL, ends = NULL, place = ''"
    " WHERE person_id = :id",
    "DELETE FROM agreements WHERE person_id = :id",
    "UPDATE inductions SET inductor_id = NULL WHERE inductor_id = :id",
    "DELETE FROM equipment_inductors WHERE person_id = :id",
    "UPDATE bookings SET supervisor_id = NULL WHERE supervisor_id = :id",
    "UPDATE bookings SET status_reason = '', override_reason = '', note = '' WHERE person_id = :id",
    "UPDATE booking_uses SET note = ''"
    " WHERE booking_id IN (SELECT id FROM bookings WHERE person_id = :id)",
    "UPDATE use_answers SET answer = ''"
    " WHERE booking_id IN (SELECT id FROM bookings WHERE person_id = :id)"
    " AND question_id IN (SELECT id FROM equipment_questions WHERE answer_kind = 'text')",
    "UPDATE firings SET operator_id = NULL WHERE operator_id = :id",
    "UPDATE firing_readings SET person_id = NULL WHERE person_id = :id",
    "UPDATE firing_checks SET person_id = NULL WHERE person_id = :id",
    "DELETE FROM attendances WHERE person_id = :id AND present = 0",
    "DELETE FROM signups WHERE person_id = :id",
    "DELETE FROM person_roles WHERE person_id = :id",
    "DELETE FROM person_links WHERE :id IN (person_id, other_id)",
    "DELETE FROM not_duplicates WHERE :id IN (person_id, other_id)",
    "DELETE FROM person_aliases WHERE person_id = :id",
    "DELETE FROM retention_holds WHERE person_id = :id",
    "UPDATE people SET outside_id = NULL, first_name = '', last_name = '', original_name = '',"
    " sort_key = '', folded = '', age_band_id = NULL, birth_year = NULL, organisation_id = NULL,"
    " municipality_id = NULL, email = '', phone = '', notes = '', guardian_consent = 'not_asked',"
    " privacy_notice_on = NULL, archived_on = NULL, erased_on = :today,"
    f" group_id = coalesce((SELECT id FROM groups WHERE code = '{OTHERS}'), group_id)"
    " WHERE id = :id",
)
_PAPERS = (
    "SELECT scan_sha256 FROM consents WHERE person_id = :id AND scan_sha256 IS NOT NULL",
    "SELECT scan_sha256 FROM agreements WHERE person_id = :id AND scan_sha256 IS NOT NULL",
)
# a picture in which nobody else can be recognised is the person's own
_ALONE_IN = (
    "SELECT photo_id FROM photo_people GROUP BY photo_id"
    " HAVING count(*) = 1 AND max(person_id) = :id"
)
_PERSON_COLUMNS = sorted({key.column for key in (*KEYS, *BY_HAND)})
_DIGESTS = frozenset({"scan_sha256", "file_sha256"})


def erase(
    file: CentreFile, writing: Writing, ids: Iterable[int], *, texts: bool = True
) -> frozenset[str]:
    """Erase people inside a verb; the tables of others whose texts named them.

    `texts`: whether names are taken out of texts elsewhere as well. Cards erased already stay so.
    """
    connection = file.connection
    people = [person for person in file.people.by_ids(ids).values() if person.erased_on is None]
    merged = _merged_into(connection, people)
    cards = {person.id for person in people} | set(merged)
    known = [*people, *_known_as(connection, cards, people)]
    marks = marks_of(known) if texts else NameMarks(None, ())
    today = clock.today(file.clock).isoformat()
    papers: set[str] = set()
    for person in people:
        values = {"id": person.id, "today": today}
        _remember(file, person.id, person.uid, writing.group)
        for sql in _PAPERS:
            papers |= {row[0] for row in connection.execute(sql, {"id": person.id})}
        papers |= _remove_own_photos(connection, person.id)
        for step in _STEPS:
            connection.execute(step, {k: v for k, v in values.items() if f":{k}" in step})
    named = take_out(connection, marks)
    papers |= _purge_journal(connection, writing.group, cards, marks)
    _drop_papers(connection, papers)
    return named


def _merged_into(connection: Any, people: Sequence[Person]) -> list[int]:
    """The ids of cards that were merged into these: the history still has them."""
    found: list[int] = []
    for person in people:
        rows = connection.execute(
            "SELECT first_id FROM change_rows WHERE table_name = 'people' AND kind = 'delete'"
            " AND json_extract(old_values, '$.uid') IN"
            " (SELECT outside_id FROM person_aliases WHERE person_id = ?)",
            (person.id,),
        )
        found += [row[0] for row in rows]
    return found


def _known_as(connection: Any, cards: set[int], people: Sequence[Person]) -> Iterator[Person]:
    """The cards as they were: earlier names, e-mails, telephones."""
    if not people:
        return
    rows = connection.execute(
        "SELECT old_values FROM change_rows WHERE table_name = 'people' AND old_values IS NOT NULL"
        f" AND first_id IN ({', '.join('?' for _ in cards)})",
        tuple(cards),
    )
    names = ("first_name", "last_name", "original_name", "email", "phone")
    for (text,) in rows:
        old = json.loads(text)
        yield replace(people[0], **{name: old[name] for name in names})


def _remember(file: CentreFile, person_id: int, uid: str, group: int) -> None:
    """Note who was erased by uid alone, also those merged into them: backups still have them."""
    aliases = file.people.aliases.find("person_id = ? AND length(outside_id) = 36", person_id)
    for one in (uid, *(alias.outside_id for alias in aliases)):
        file.connection.execute(
            "INSERT INTO erasures (uid, erased_at, group_id) VALUES (?, ?, ?)"
            " ON CONFLICT (uid) DO UPDATE SET group_id = excluded.group_id, swept_at = NULL",
            (one, clock.seconds_of(file.clock.now()), group),
        )


def _remove_own_photos(connection: Any, person_id: int) -> set[str]:
    alone = [row[0] for row in connection.execute(_ALONE_IN, {"id": person_id})]
    digests = set()
    for photo in alone:
        row = connection.execute("SELECT file_sha256 FROM photos WHERE id = ?", (photo,)).fetchone()
        digests.add(row[0])
        connection.execute("DELETE FROM photo_people WHERE photo_id = ?", (photo,))
        connection.execute("DELETE FROM photos WHERE id = ?", (photo,))
    return digests


def _drop_papers(connection: Any, digests: Iterable[str]) -> None:
    """Remove kept files that nothing refers to any more."""
    holders = connection.execute(
        'SELECT m.name, k."from" FROM sqlite_schema AS m'
        " JOIN pragma_foreign_key_list(m.name) AS k ON k.\"table\" = 'kept_files'"
        " WHERE m.type = 'table'"
    ).fetchall()
    for digest in sorted(digests):
        held = any(
            connection.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (digest,)).fetchone()
            for table, column in holders
        )
        if not held:
            connection.execute("DELETE FROM kept_files WHERE sha256 = ?", (digest,))


# -- history -------------------------------------------------------------------------------------


def _purge_journal(connection: Any, group: int, ids: set[int], marks: NameMarks) -> set[str]:
    """Take people's values out of the history; the hashes of papers that it still knew."""
    digests: set[str] = set()
    columns: dict[str, set[str]] = {}
    for key in (*KEYS, *BY_HAND):
        columns.setdefault(key.table, set()).add(key.column)
    for row_id, table, row, own, *values in _likely_lines(connection, group, ids, marks):
        old, new = (json.loads(text) if text else None for text in values)
        theirs = table == "people" and row in ids
        for known in (old, new):
            theirs = theirs or any((known or {}).get(one) in ids for one in columns.get(table, ()))
        if own or theirs:
            digests |= {
                known[name] for known in (old, new) if known for name in _DIGESTS if known.get(name)
            }
            fresh: list[str | None] = [None, None]
        else:
            fresh = [_without_names(text, marks) for text in values]
        if fresh != values:
            connection.execute(
                "UPDATE change_rows SET old_values = ?, new_values = ? WHERE id = ?",
                (*fresh, row_id),
            )
    return digests


def _likely_lines(
    connection: Any, group: int, ids: set[int], marks: NameMarks
) -> Sequence[tuple[Any, ...]]:
    """The lines of history worth looking into: by the number of a person, or a piece of a name."""
    theirs = ", ".join(str(int(person_id)) for person_id in sorted(ids)) or "NULL"
    found = ["group_id = :group", f"(table_name = 'people' AND first_id IN ({theirs}))"]
    for side in ("old_values", "new_values"):
        found += [f"json_extract({side}, '$.{column}') IN ({theirs})" for column in _PERSON_COLUMNS]
    values: dict[str, Any] = {"group": group}
    for at, anchor in enumerate(marks.anchors):
        values[f"a{at}"] = f"%{anchor}%"
        found += [f"{side} LIKE :a{at}" for side in ("old_values", "new_values")]
    rows: Sequence[tuple[Any, ...]] = connection.execute(
        "SELECT id, table_name, first_id, group_id = :group, old_values, new_values"
        " FROM change_rows WHERE (old_values IS NOT NULL OR new_values IS NOT NULL)"
        f" AND ({' OR '.join(found)})",
        values,
    ).fetchall()
    return rows


def _without_names(text: str | None, marks: NameMarks) -> str | None:
    if text is None or not marks.found_in(text):
        return text
    values = json.loads(text)
    fresh = {
        name: marks.without(value) if isinstance(value, str) else value
        for name, value in values.items()
    }
    return json.dumps(fresh, ensure_ascii=False, separators=(",", ":"))


# -- bytes ---------------------------------------------------------------------------------------


def sweep(file: CentreFile) -> None:
    """Rewrite the file without what was erased: search indexes anew, every free byte gone.

    Raises Trouble where somebody else reads or writes the file, or the disk is full.
    """
    connection = file.connection
    with database.sorted_trouble(file.path):
        for table in schema.SEARCHED:
            connection.execute(f"INSERT INTO {table}_search ({table}_search) VALUES ('rebuild')")
        connection.execute("VACUUM")
        connection.execute(
            "UPDATE erasures SET swept_at = ? WHERE swept_at IS NULL",
            (clock.seconds_of(file.clock.now()),),
        )


def is_swept(connection: Any) -> bool:
    """Whether no erased byte waits to be swept out."""
    sql = "SELECT 1 FROM erasures WHERE swept_at IS NULL LIMIT 1"
    return connection.execute(sql).fetchone() is None
