"""Finding by a few letters, without case or diacritics, as one types.

Never ordered by rank: on a large file that alone takes most of a second. Surnames that begin with
what was typed come first, from an index in their own order; the full-text index tops them up.
"""

from __future__ import annotations

from typing import Any

from krc_desktop.alphabet import folded, words_of

MOST_LETTERS = 80


def matching_words(typed: str) -> str:
    """What the full-text index is asked: every word typed begins one there. Empty: nothing."""
    return " ".join(f'"{word}"*' for word in words_of(typed[:MOST_LETTERS]))


class Search:
    """The search of an open file: each answers ids, best first."""

    def __init__(self, connection: Any) -> None:
        """Search over a connection."""
        self._connection = connection

    def people(self, typed: str, *, limit: int = 20) -> list[int]:
        """People whose surname begins so, then those with such words in any name."""
        return self._found("people", typed, limit, "archived_on IS NULL AND erased_on IS NULL")

    def organisations(self, typed: str, *, limit: int = 20) -> list[int]:
        """Organisations whose name begins so, then those with such words in it."""
        return self._found("organisations", typed, limit, "merged_into_id IS NULL")

    def events(self, typed: str, *, limit: int = 20) -> list[int]:
        """Events with such words in the title, the newest first; then those with them anywhere."""
        titles = self._newest_events(typed, limit, "{title_lv title_en} : ")
        if len(titles) >= limit:
            return titles
        anywhere = self._newest_events(typed, limit, "")
        return list(dict.fromkeys(titles + anywhere))[:limit]

    def _newest_events(self, typed: str, limit: int, columns: str) -> list[int]:
        """By the order of ids, which the index keeps: sorting by days would read every match."""
        wanted = matching_words(typed)
        if not wanted:
            return []
        rows = self._connection.execute(
            "SELECT rowid FROM events_search WHERE events_search MATCH ?"
            " ORDER BY rowid DESC LIMIT ?",
            (f"{columns}({wanted})", limit),
        )
        return [row[0] for row in rows]

    def equipment(self, typed: str, *, limit: int = 20) -> list[int]:
        """Machines and places with such words in the name."""
        return self._by_words("equipment", typed, limit)

    def _found(self, table: str, typed: str, limit: int, shown: str) -> list[int]:
        start = folded(typed[:MOST_LETTERS]).strip()
        if not start:
            return []
        rows = self._connection.execute(
            f"SELECT id FROM {table} WHERE folded >= ? AND folded < ? AND {shown}"
            " ORDER BY folded, id LIMIT ?",
            (start, start + "\U0010ffff", limit),
        )
        found = [row[0] for row in rows]
        if len(found) < limit:
            known = set(found)
            more = self._by_words(table, typed, limit, shown)
            found += [row_id for row_id in more if row_id not in known]
        return found[:limit]

    def _by_words(self, table: str, typed: str, limit: int, shown: str = "TRUE") -> list[int]:
        wanted = matching_words(typed)
        if not wanted:
            return []
        rows = self._connection.execute(
            f"SELECT s.rowid FROM {table}_search AS s JOIN {table} AS t ON t.id = s.rowid"
            f" WHERE {table}_search MATCH ? AND {shown} LIMIT ?",
            (wanted, limit),
        )
        return [row[0] for row in rows]
