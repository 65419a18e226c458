"""A desk in an empty folder, with a clock that ticks, and an article to work on."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from scenarios.annotation import Annotation
from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.article import Article, Block, BlockKind, Metadata, article_id
from seeds.when import When
from store.desk import Desk
from store.engine import driver

TEXT = (
    "Who guards the bridge?\n\n"
    "Soldiers take the place of the river police on the bridge. Tolls are doubled for lorries. "
    "The night train is cancelled, and there will be no ferry before winter."
)
START = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)


class Clock:
    """A clock that goes on by a second whenever it is asked."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def turn_to(self, day: str) -> None:
        """Nine in the morning of a day, `2026-05-17`."""
        self.now = datetime.fromisoformat(f"{day}T09:00:00+00:00")


def page(text: str = TEXT, title: str = "Who guards the bridge?", **known: Any) -> Article:
    """An article of one paragraph by Tomas Brandl, published on 4 March 2026."""
    known.setdefault("authors", ("Tomas Brandl",))
    known.setdefault("published", When("2026-03-04"))
    known.setdefault("language", "en")
    return Article(
        id=article_id(text),
        text=text,
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text))),),
        metadata=Metadata(title=title, **known),
    )


def at(words: str, text: str = TEXT) -> Span:
    """Where words stand first."""
    start = text.index(words)
    return Span(start, start + len(words))


def opened(
    path: Path, clock: Callable[[], datetime] | None = None, analyst: str = "ak", **how: Any
) -> Desk:
    """A desk on a file."""
    return Desk.open(path, analyst=analyst, clock=clock or Clock(), **how)


def tagged(desk: Desk, words: str, kind: Kind = Kind.TRIGGER, **more: Any) -> Annotation:
    """The tag of words in the article of the desk."""
    return desk.tag(page().id, at(words), kind, **more)


def handles(desk: Desk) -> set[str]:
    """The handles of all items that stand."""
    return {item.handle for item in desk.items()}


@pytest.fixture
def clock() -> Clock:
    """The clock of the desk."""
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The file of the desk."""
    return tmp_path / "orlik.db"


@pytest.fixture
def empty(store: Path, clock: Clock) -> Iterator[Desk]:
    """A desk on a new store."""
    with opened(store, clock) as made:
        yield made


@pytest.fixture
def desk(empty: Desk) -> Desk:
    """A desk with the article and the scenario `orlik`, and nothing tagged yet."""
    empty.add(page())
    empty.add_scenario("orlik", title="Closure of the Orlik bridge")
    return empty


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    """A colleague's desk, on a new store of their own."""
    with opened(tmp_path / "other.db", Clock(START + timedelta(days=1)), "bo") as made:
        yield made


def sql(path: Path, *statements: str) -> list[Any]:
    """What the last of some statements finds, past the desk: as somebody would who tampers."""
    with closing(driver().connect(path, isolation_level=None)) as raw:
        found: list[Any] = []
        for statement in statements:
            found = raw.execute(statement).fetchall()
        return found


@contextmanager
def locked(path: Path, seconds: float | None = None) -> Iterator[None]:
    """Somebody else writes, for some seconds or as long as this lasts."""
    with closing(driver().connect(path, isolation_level=None, check_same_thread=False)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        if seconds is not None:
            threading.Timer(seconds, lambda: raw.execute("COMMIT")).start()
        yield
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        time.sleep(seconds or 0)


DatabaseError: tuple[type[Exception], ...] = (sqlite3.DatabaseError, driver().DatabaseError)


def joined(desk: Desk, other: Desk) -> None:
    """Let a desk take in all that another's store remembers."""
    desk.join(other.path)
