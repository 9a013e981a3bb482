"""The open centre's file: its shelves, and the one way to write: inside a verb."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from krc_desktop.atomic_files import part_of
from krc_desktop.clock import Clock
from krc_desktop.errors import Fault, Trouble
from krc_desktop.store import database, schema
from krc_desktop.store.journal import ChangeGroup, Journal

if TYPE_CHECKING:
    from krc_desktop.store.bookings import Bookings
    from krc_desktop.store.centres import Centres
    from krc_desktop.store.equipment import Machines
    from krc_desktop.store.events import Events
    from krc_desktop.store.organisations import Organisations
    from krc_desktop.store.people import People
    from krc_desktop.store.projects import Projects
    from krc_desktop.store.search import Search
    from krc_desktop.store.stories import Stories
    from krc_desktop.store.volunteers import Volunteers

_STEPS_BETWEEN_ASKING = 1000


@dataclass
class Writing:
    """A verb at work: its group in the journal, and what it was about."""

    group: int
    subjects: frozenset[str] = frozenset()
    row_id: int | None = None


class CentreFile:
    """One centre's file, open for writing (one at a time) or for reading only."""

    def __init__(self, path: Path, connection: Any, clock: Clock) -> None:
        """Use `opened`, `opened_to_read` or `created` instead."""
        self.path = path
        self.clock = clock
        self.connection = connection
        self._writing: Writing | None = None

    # -- opening -------------------------------------------------------------------------------

    @classmethod
    def created(cls, path: Path, clock: Clock, *, key: bytes | None = None) -> CentreFile:
        """A new file at a path where none stands; it appears whole or not at all."""
        from krc_desktop.store.migrations import migrate

        if path.exists():
            raise Trouble(Fault.FILE_EXISTS, path=path)
        with part_of(path) as part:
            part.unlink(missing_ok=True)
            connection = database.connect(part, mode="rwc", key=key)
            try:
                with database.sorted_trouble(path):
                    migrate(connection)
            finally:
                connection.close()
        return cls.opened(path, clock, key=key)

    @classmethod
    def opened(cls, path: Path, clock: Clock, *, key: bytes | None = None) -> CentreFile:
        """The file at a path, open for writing, brought to this version where it is older."""
        version = database.recognise(path)
        if version < database.SCHEMA_VERSION:
            from krc_desktop.store.backups import migrated_with_copy

            migrated_with_copy(path, clock, key=key)
        file = cls(path, cls._checked(path, database.connect(path, mode="rw", key=key)), clock)
        file.stay_erased()
        return file

    @classmethod
    def opened_to_read(cls, path: Path, clock: Clock, *, key: bytes | None = None) -> CentreFile:
        """The file at a path, for reading beside whoever writes."""
        version = database.recognise(path)
        if version < database.SCHEMA_VERSION:
            cls.opened(path, clock, key=key).close()
        file = cls(path, cls._checked(path, database.connect_to_read(path, key=key)), clock)
        if file.is_held_to_erasures():
            return file
        file.close()
        cls.opened(path, clock, key=key).close()
        return cls(path, cls._checked(path, database.connect_to_read(path, key=key)), clock)

    def stay_erased(self) -> None:
        """Erase again whoever was erased and came back with an older file put in this one's place.

        Asked at every opening; the answer is nearly always no, and takes no time.
        """
        from krc_desktop.store.erased_again import erase_again, is_due

        try:
            with database.sorted_trouble(self.path):
                due = is_due(self)
            if due:
                erase_again(self)
        except BaseException:
            self.close()
            raise

    def is_held_to_erasures(self) -> bool:
        """Whether nobody is in the file who was erased from a newer one in this place."""
        from krc_desktop.store.erased_again import somebody_came_back

        try:
            with database.sorted_trouble(self.path):
                return not somebody_came_back(self)
        except BaseException:
            self.close()
            raise

    @staticmethod
    def _checked(path: Path, connection: Any) -> Any:
        """The connection, if the file holds exactly the tables that it should."""
        try:
            with database.sorted_trouble(path):
                found = schema.listing(connection)
            if found != schema.golden():
                raise Trouble(Fault.DAMAGED, path=path)
        except BaseException:
            connection.close()
            raise
        return connection

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> CentreFile:
        """The file itself: closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    # -- writing and reading -------------------------------------------------------------------

    @contextmanager
    def writing(self, verb: str, *, undoable: bool = True) -> Iterator[Writing]:
        """One verb: one transaction, one group in the journal; on any error nothing is written.

        A verb called inside another one joins it: the outer one is the transaction.
        """
        if self._writing is not None:
            yield self._writing
            return
        with self._transaction("IMMEDIATE"):
            group = self.journal.take_pen(verb, self.clock.now(), undoable=undoable)
            yield from self._at_work(group)
            if undoable and not self.journal.tables_touched(group):
                self.journal.strike_out(group)

    @contextmanager
    def reversing(self, group: ChangeGroup) -> Iterator[Writing]:
        """Write a group of changes back, as a verb of its own."""
        with self._transaction("IMMEDIATE"):
            reversal = self.journal.take_pen_to_reverse(group, self.clock.now())
            yield from self._at_work(reversal)

    def _at_work(self, group: int) -> Iterator[Writing]:
        self._writing = Writing(group)
        try:
            yield self._writing
            self._writing.subjects = self.journal.tables_touched(group)
            self.journal.put_pen_down()
        finally:
            self._writing = None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One moment of the file for several questions, whatever others write meanwhile."""
        if self.connection.in_transaction:
            yield
            return
        with self._transaction("DEFERRED"):
            yield

    def stop_when(self, asked: Callable[[], bool]) -> None:
        """Give up what is being read as soon as `asked` says so (asked often, while reading)."""
        self.connection.set_progress_handler(lambda: int(asked()), _STEPS_BETWEEN_ASKING)

    @contextmanager
    def _transaction(self, kind: str) -> Iterator[None]:
        with database.sorted_trouble(self.path):
            self.connection.execute(f"BEGIN {kind}")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                # a full disk has rolled back by itself already; a second ROLLBACK would raise
                if self.connection.in_transaction:
                    with suppress(driver.Error):
                        self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def in_bulk(self, writing: Writing) -> Iterator[None]:
        """Inside a verb: rows put on shelves by `add_many` are journalled as ranges."""
        del writing  # asked for so that it can't be used outside a verb
        self.journal.begin_bulk()
        yield
        self.journal.end_bulk()

    def add_many(self, writing: Writing, shelf: Any, nouns: list[Any]) -> range:
        """Put many nouns on a shelf inside `in_bulk`; their ids."""
        ids: range = shelf.add_many(nouns)
        self.journal.enter_range(writing.group, shelf.table, ids)
        return ids

    # -- the shelves ---------------------------------------------------------------------------
    # Each is loaded with its nouns when first asked for: all of them together take as long as the
    # window itself.

    @cached_property
    def journal(self) -> Journal:
        """What was changed, and how to take it back."""
        return Journal(self.connection)

    @cached_property
    def centres(self) -> Centres:
        """Centres with sites, hours, closures; municipalities."""
        from krc_desktop.store.centres import Centres

        return Centres(self.connection, self.clock.now)

    @cached_property
    def projects(self) -> Projects:
        """Projects with lines, indicators, targets, money, grants."""
        from krc_desktop.store.projects import Projects

        return Projects(self.connection, self.clock.now)

    @cached_property
    def people(self) -> People:
        """People with roles, links, consents; groups and age bands."""
        from krc_desktop.store.people import People

        return People(self.connection, self.clock.now)

    @cached_property
    def organisations(self) -> Organisations:
        """Organisations and their earlier names."""
        from krc_desktop.store.organisations import Organisations

        return Organisations(self.connection, self.clock.now)

    @cached_property
    def events(self) -> Events:
        """Events with all that belongs to them."""
        from krc_desktop.store.events import Events

        return Events(self.connection, self.clock.now)

    @cached_property
    def equipment(self) -> Machines:
        """Machines and shared places with all that belongs to them."""
        from krc_desktop.store.equipment import Machines

        return Machines(self.connection, self.clock.now)

    @cached_property
    def bookings(self) -> Bookings:
        """Bookings, use, firings, pieces."""
        from krc_desktop.store.bookings import Bookings

        return Bookings(self.connection, self.clock.now)

    @cached_property
    def volunteers(self) -> Volunteers:
        """Volunteers' hours and agreements."""
        from krc_desktop.store.volunteers import Volunteers

        return Volunteers(self.connection, self.clock.now)

    @cached_property
    def stories(self) -> Stories:
        """The month in words; photos; reports as issued."""
        from krc_desktop.store.stories import Stories

        return Stories(self.connection, self.clock.now)

    @cached_property
    def search(self) -> Search:
        """Finding by a few letters."""
        from krc_desktop.store.search import Search

        return Search(self.connection)

    def keep(self, content: bytes, media_type: str) -> str:
        """Keep bytes inside the file under their SHA-256, each content once; the hash."""
        import hashlib

        digest = hashlib.sha256(content).hexdigest()
        self.connection.execute(
            "INSERT INTO kept_files (sha256, media_type, size, content) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (sha256) DO NOTHING",
            (digest, media_type, len(content), content),
        )
        return digest

    def kept(self, digest: str) -> bytes:
        """The bytes kept under a hash."""
        row = self.connection.execute(
            "SELECT content FROM kept_files WHERE sha256 = ?", (digest,)
        ).fetchone()
        if row is None:
            raise Trouble(Fault.DAMAGED, path=self.path)
        return bytes(row[0])
