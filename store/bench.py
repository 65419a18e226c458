"""What every verb stands on: one open store, who works at it, and the transaction of a deed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import local
from types import TracebackType
from typing import TYPE_CHECKING, Self

from seeds.refusal import Invalid, Unavailable
from store.connection import Connection
from store.engine import BUSY_SECONDS, ERRORS, Engine, begin, connected, refusal
from store.journal import Via
from store.opening import Clock, is_simulated, open_store
from store.search import catch_up
from store.wiping import is_to_be_wiped, wipe

if TYPE_CHECKING:
    from store.deed import Deed
    from store.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a session step says of the deeds done in it."""

    run: str = ""
    key: str = ""
    analyst: str = ""
    at: datetime | None = None


class _TakenBackError(Exception):
    """Deeds are taken back, to be done as one."""


class Bench:
    """An open store. Reads see one state; a deed is one transaction, or part of a larger one."""

    def __init__(self, path: Path, engine: Engine, *, analyst: str, via: Via, clock: Clock) -> None:
        self.path = path
        self.analyst = analyst
        self.via = via
        self.clock = clock
        self.deeds_done: list[str] = []
        self._rested = 0  # how many of them are in the file itself
        self.engine = engine
        self._own = local()
        self._step = Step()
        self._numbers: dict[str, int] = {}
        self._text: tuple[str, str] | None = None
        self._pages: dict[str, Page] = {}  # by id, while a transaction changes no article
        self._emptied = False
        self._gathered: list[Deed] | None = None
        with self.reading() as connection:
            self.simulated = is_simulated(connection)
            left = is_to_be_wiped(connection)
        if left:
            with suppress(Unavailable):  # whoever holds the file now may do it, or the next
                wipe(engine, path)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        analyst: str,
        clock: Clock,
        via: Via = Via.COMMAND,
        create: bool = True,
        simulated: bool = False,
        busy_seconds: float = BUSY_SECONDS,
    ) -> Self:
        """Open a store, or make one; `busy_seconds` is how long to wait for another process.

        Raises:
            Unavailable: see `store.opening.open_store`.
            Invalid: `analyst` is empty or has a character that cannot be seen.
        """
        if not analyst.strip() or not analyst.isprintable():
            raise Invalid(f"{analyst!r} is no name for an analyst", attempt="--analyst NAME")
        engine = open_store(
            path, clock=clock, create=create, simulated=simulated, busy_seconds=busy_seconds
        )
        return cls(path, engine, analyst=analyst, via=via, clock=clock)

    @classmethod
    def taking_over(cls, other: Bench) -> Self:
        """The same open store, with all that this class can do with it."""
        made = cls.__new__(cls)
        made.__dict__ |= other.__dict__
        return made

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def _open(self) -> Connection | None:
        """The transaction that this thread is in; another one sees nothing of it."""
        return getattr(self._own, "connection", None)

    @_open.setter
    def _open(self, connection: Connection | None) -> None:
        self._own.connection = connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the store.

        Raises:
            Unavailable: the file is locked or damaged.
        """
        if self._open is not None:
            yield self._open
            return
        try:
            with connected(self.engine) as connection:
                connection.exec_driver_sql("BEGIN")
                yield connection
        except ERRORS as error:
            raise refusal(error, self.path) from None

    @contextmanager
    def together(self, *, keep: bool = True) -> Iterator[None]:
        """Several deeds in one transaction: all or none; none at all where `keep` is false.

        Raises:
            Unavailable: the file is locked, full, read-only or damaged.
        """
        if self._open is not None:
            if not keep:
                raise ValueError("part of a transaction cannot be left out of it")
            yield
            return
        done, kept = None, False
        try:
            with connected(self.engine) as connection:
                begin(connection)
                done = list(self.deeds_done)  # another thread may have waited for the lock
                self._pages.clear()
                self._open = connection
                yield
                if keep:
                    catch_up(connection)
                    connection.commit()
                    kept = True
        except ERRORS as error:
            raise refusal(error, self.path) from None
        finally:
            self._open = None
            if not kept and done is not None:
                self._take_back(done)
        if self._emptied:
            self._emptied = False
            wipe(self.engine, self.path)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Part of a transaction: where it fails it has changed nothing, and the rest stands."""
        with self.together():
            assert self._open is not None
            done, emptied = len(self.deeds_done), self._emptied
            unindexed, head = dict(self._open.unindexed), self._open.head
            self._open.exec_driver_sql("SAVEPOINT attempt")
            try:
                yield
            except BaseException:
                self._open.exec_driver_sql("ROLLBACK TO attempt")
                self._open.unindexed, self._open.head = unindexed, head
                self._take_back(self.deeds_done[:done])
                self._emptied = emptied
                raise
            finally:
                self._open.exec_driver_sql("RELEASE attempt")

    def _take_back(self, done: list[str]) -> None:
        """Know nothing of a transaction that was rolled back."""
        self.deeds_done = done
        self._numbers.clear()
        self._pages.clear()
        self._emptied = False

    @contextmanager
    def step(self, step: Step) -> Iterator[None]:
        """Deeds done in here are those of a session step."""
        before, self._step = self._step, step
        try:
            yield
        finally:
            self._step = before

    @contextmanager
    def deed(self, verb: str) -> Iterator[Deed]:
        """A deed to state facts in; it is appended at the end, if there are any."""
        from store.deed import Deed  # who only looks does without

        with self.together():
            assert self._open is not None
            now = self._recorded()
            deed = Deed(
                connection=self._open,
                verb=verb,
                analyst=self.author,
                at=self._step.at or now,
                recorded=now,
                via=self.via,
                run=self._step.run,
                key=self._step.key,
            )
            yield deed
            if deed.facts:
                if any(fact.get("id", "a")[0] == "a" for fact in deed.facts):
                    self._pages.clear()
                self.deeds_done.append(deed.record()[0].id)
                if self._gathered is not None:
                    self._gathered.append(deed)

    @contextmanager
    def in_one(self, verb: str) -> Iterator[None]:
        """Deeds done in here are one deed in the end, of another verb; that one alone is kept."""
        gathered: list[Deed] = []
        with self.together():
            with suppress(_TakenBackError), self.attempt():
                self._gathered = gathered
                try:
                    yield
                finally:
                    self._gathered = None
                raise _TakenBackError
            with self.deed(verb) as one:
                for deed in gathered:
                    one.facts += deed.facts
                    one.texts |= deed.texts

    # What this file alone remembers: no deed.

    def local(self, name: str, key: str = "") -> str:
        """What this file alone remembers, or an empty string."""
        with self.reading() as connection:
            row = connection.exec_driver_sql(
                "SELECT value FROM local WHERE name = ? AND key = ?", (name, key)
            ).first()
        return str(row[0]) if row else ""

    def set_local(self, name: str, key: str, value: str) -> None:
        """Remember something for this file alone."""
        with self.together():
            assert self._open is not None
            self._open.exec_driver_sql(
                "INSERT INTO local (name, key, value) VALUES (?, ?, ?) "
                "ON CONFLICT (name, key) DO UPDATE SET value = excluded.value",
                (name, key, value),
            )

    def rest(self) -> None:
        """Bring what was committed from the log into the file, while nobody waits for it.

        What cannot be brought now stays in the log, where it is as safe.
        """
        if self._rested == len(self.deeds_done):
            return
        self._rested = len(self.deeds_done)
        with suppress(*ERRORS), connected(self.engine) as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)").all()

    @property
    def author(self) -> str:
        """Who does the deeds: the step's analyst, else the one at the desk."""
        return self._step.analyst or self.analyst

    def _recorded(self) -> datetime:
        # A simulated store takes the step's time; a real one its machine's, always.
        if self.simulated and self._step.at:
            return self._step.at
        return self.clock()
