"""The kiln's shelf as it is looked at: what waits by kind, what is ready, what was collected.

Only what stands in a state of interest is read (an index answers by centre and state): the pieces
of years that were collected long ago cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from krc_desktop import clock
from krc_desktop.model.bookings import FiringKind, Piece
from krc_desktop.model.reports import Both
from krc_desktop.model.shelf import LABEL_START, Contact, KindCount, Owner, ReadyPiece, ShelfPiece
from krc_desktop.store.rows import columns_of

_COLUMNS = columns_of(Piece)
_WIDTH = len(_COLUMNS)
_PIECE = ", ".join(f"i.{column.name}" for column in _COLUMNS)
_OWNER = (
    "coalesce(trim(p.first_name || ' ' || p.last_name), ''), coalesce(e.title_lv, ''),"
    " coalesce(e.title_en, ''), e.local_day"
)
_OWNERS = "LEFT JOIN people AS p ON p.id = i.person_id LEFT JOIN events AS e ON e.id = i.event_id"
_PLACES = "CASE size WHEN 'large' THEN 4 WHEN 'medium' THEN 2 ELSE 1 END"

_COUNTS = f"""
SELECT waits_for, sum(amount), sum(amount * {_PLACES}) FROM pieces
WHERE centre_id = ? AND state IN ('made', 'drying', 'shelf') GROUP BY waits_for
"""
_WAITING = f"""
SELECT {_PIECE}, {_OWNER} FROM pieces AS i {_OWNERS}
WHERE i.centre_id = :centre AND i.state IN ('made', 'drying', 'shelf') AND i.waits_for IS :kind
ORDER BY i.made_on, i.id LIMIT :limit
"""
_OF_IDS = f"SELECT {_PIECE}, {_OWNER} FROM pieces AS i {_OWNERS} WHERE i.id IN ({{marks}})"
_READY = f"""
SELECT {_PIECE}, {_OWNER}, p.phone, g.name, g.phone, last.opened_at, last.number
FROM pieces AS i {_OWNERS}
LEFT JOIN (
    SELECT l.person_id, min(l.id) AS link, trim(o.first_name || ' ' || o.last_name) AS name,
        o.phone
    FROM person_links AS l JOIN people AS o ON o.id = l.other_id
    WHERE l.kind = 'guardian' AND o.erased_on IS NULL AND l.person_id IN (
        SELECT person_id FROM pieces WHERE centre_id = :centre AND state = 'ready')
    GROUP BY l.person_id) AS g ON g.person_id = i.person_id
LEFT JOIN (
    SELECT pf.piece_id, max(f.opened_at) AS opened_at, f.number
    FROM pieces AS r CROSS JOIN piece_firings AS pf ON pf.piece_id = r.id
    CROSS JOIN firings AS f ON f.id = pf.firing_id
    WHERE r.centre_id = :centre AND r.state = 'ready' AND f.opened_at IS NOT NULL
    GROUP BY pf.piece_id) AS last ON last.piece_id = i.id
WHERE i.centre_id = :centre AND i.state = 'ready'
ORDER BY coalesce(last.opened_at, unixepoch(i.made_on)), i.id LIMIT :limit
"""
_LAST_LABEL = """
SELECT coalesce(max(CAST(substr(label, 3) AS INTEGER)), 0) FROM pieces
WHERE centre_id = ? AND label >= ? AND label < ?
"""
_USED_WORDS = """
SELECT what FROM (SELECT what, max(id) AS latest FROM (
    SELECT what, id FROM pieces WHERE centre_id = ? AND what <> '' ORDER BY id DESC LIMIT 500)
    GROUP BY what) ORDER BY latest DESC
"""


def kind_counts(connection: Any, centre_id: int) -> list[KindCount]:
    """How many pieces wait for each kind of firing; kinds for which none waits are left out."""
    rows = connection.execute(_COUNTS, (centre_id,))
    found = [KindCount(_kind(kind), pieces, places) for kind, pieces, places in rows]
    order = [*FiringKind, None]
    return sorted(found, key=lambda one: order.index(one.kind))


def waiting_for(
    connection: Any, centre_id: int, kind: FiringKind | None, *, limit: int = 200
) -> list[ShelfPiece]:
    """What waits for a kind of firing, oldest first."""
    values = {"centre": centre_id, "kind": kind, "limit": limit}
    return [_shelf_piece(row) for row in connection.execute(_WAITING, values)]


def pieces_with_owners(connection: Any, piece_ids: Iterable[int]) -> list[ShelfPiece]:
    """Pieces with their owners, in the order of their labels; unknown ids are left out."""
    wanted = list(dict.fromkeys(piece_ids))
    found: list[ShelfPiece] = []
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        sql = _OF_IDS.format(marks=", ".join("?" for _ in part))
        found += [_shelf_piece(row) for row in connection.execute(sql, part)]
    return sorted(found, key=lambda one: one.piece.label)


def ready_pieces(connection: Any, centre_id: int, *, limit: int = 200) -> list[ReadyPiece]:
    """What can be collected, the longest waiting first."""
    rows = connection.execute(_READY, {"centre": centre_id, "limit": limit})
    return [_ready(row) for row in rows]


def ready_count(connection: Any, centre_id: int) -> int:
    """How many rows wait to be collected."""
    row = connection.execute(
        "SELECT count(*) FROM pieces WHERE centre_id = ? AND state = 'ready'", (centre_id,)
    ).fetchone()
    return int(row[0])


def last_label(connection: Any, centre_id: int) -> int:
    """The highest running number of a centre's labels."""
    after = LABEL_START[:-1] + chr(ord(LABEL_START[-1]) + 1)
    row = connection.execute(_LAST_LABEL, (centre_id, LABEL_START, after)).fetchone()
    return int(row[0])


def words_used(connection: Any, centre_id: int) -> list[str]:
    """What pieces were called lately, the latest first: proposed while one types."""
    return [row[0] for row in connection.execute(_USED_WORDS, (centre_id,))]


def _kind(kind: str | None) -> FiringKind | None:
    return FiringKind(kind) if kind else None


def _shelf_piece(row: Any) -> ShelfPiece:
    piece = _piece(row)
    return ShelfPiece(piece, _owner(piece, row[_WIDTH : _WIDTH + 4]))


def _piece(row: Any) -> Piece:
    return Piece(**{one.name: one.read(row[at]) for at, one in enumerate(_COLUMNS)})


def _owner(piece: Piece, row: Any) -> Owner:
    person, title_lv, title_en, day = row
    name = Both(title_lv, title_en) if piece.event_id is not None else Both(person)
    return Owner(piece.person_id, piece.event_id, name, date.fromisoformat(day) if day else None)


def _ready(row: Any) -> ReadyPiece:
    piece = _piece(row)
    phone, guardian, guardian_phone, opened_at, number = row[_WIDTH + 4 :]
    contact = Contact(guardian_phone or phone or "", guardian or "")
    ready_on = (
        clock.local_day(clock.from_seconds(opened_at)) if opened_at is not None else piece.made_on
    )
    return ReadyPiece(
        piece, _owner(piece, row[_WIDTH : _WIDTH + 4]), contact, ready_on, number or ""
    )


def firings_of_piece(connection: Any, piece_id: int) -> list[str]:
    """The numbers of the firings in which pieces are, or were, in order; empty ones too."""
    rows = connection.execute(
        "SELECT f.number FROM piece_firings AS pf JOIN firings AS f ON f.id = pf.firing_id"
        " WHERE pf.piece_id = ? ORDER BY pf.id",
        (piece_id,),
    )
    return [row[0] for row in rows]
