"""Files that a session writes: whole beside their places first, renamed into them at the end."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from seeds.refusal import Refusal
from store import opening
from store.bench import Bench
from store.engine import APPLICATION_ID, ERRORS, driver

_UNREADABLE: tuple[type[Exception], ...] = (*ERRORS, OSError)
_TELLING = 15
"""Bytes at the beginning of a file that tell its kind: `signposts: scen`, `signposts-seal/`."""


def refuse_other_kind(place: Path, name: str, content: bytes) -> None:
    """Refuse to put a file in the place of one of another kind, that may be somebody's work.

    Raises:
        Refusal: the one that is there is not empty, and does not begin alike.
    """
    try:
        with place.open("rb") as file:
            there = file.read(_TELLING)
    except OSError:
        return
    if there and there != content[:_TELLING]:
        raise Refusal(f"{name} is there, and a file of another kind", attempt="another name")


def holds(place: Path, content: bytes) -> bool:
    """Whether a file has this content already."""
    try:
        return place.read_bytes() == content
    except OSError:
        return False


@dataclass(slots=True)
class Outgoing:
    """Files that are whole on disk under other names beside their places."""

    ready: list[tuple[Path, Path]] = field(default_factory=list)

    def write(self, files: Mapping[Path, bytes]) -> None:
        """Make files ready.

        Raises:
            Refusal: one cannot be written; none is left behind.
        """
        for target, content in files.items():
            try:
                self._write(target, content)
            except OSError as error:
                self.give_up()
                raise _unwritten(target, error) from None

    def copy(self, bench: Bench, targets: Iterable[Path]) -> None:
        """Make copies ready of the store as it is committed.

        Raises:
            Refusal: one cannot be written, or another store is there.
        """
        for target in targets:
            refuse_other_store(bench, target)
            with bench.reading() as connection:
                partial = _beside(target)
                self.ready.append((partial, target))
                opening.backup(connection, partial)

    def _write(self, target: Path, content: bytes) -> None:
        partial = _beside(target)
        # x: nothing that is there is followed or written over, whoever put it there.
        with partial.open("xb") as file:
            self.ready.append((partial, target))
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def rename(self) -> None:
        """Put each file in its place.

        Raises:
            Refusal: one cannot be; the store has changed all the same.
        """
        while self.ready:
            partial, target = self.ready[0]
            try:
                partial.replace(target)
            except OSError as error:
                self.give_up()
                raise _unwritten(target, error, "; the store has changed all the same") from None
            del self.ready[0]

    def give_up(self) -> None:
        """Leave nothing behind."""
        for partial, _ in self.ready:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
        self.ready.clear()


def refuse_other_store(bench: Bench, target: Path) -> None:
    """Refuse to put a copy in the place of a file that holds what this store does not.

    Raises:
        Refusal: it is no store, or one with entries that are not here.
    """
    if not target.exists() or not target.stat().st_size:
        return
    there = _heads(target)
    with bench.reading() as connection:
        here = [
            connection.exec_driver_sql("SELECT 1 FROM journal WHERE id = ?", (id,)).first()
            for id in there
        ]
    if not there or None in here:
        what = "is there, and no earlier copy of this store"
        raise Refusal(f"{target.name} {what}", attempt="another name")


def is_copy(bench: Bench, target: Path) -> bool:
    """Whether a file is a copy of the store as it is committed."""
    if not target.exists():
        return False
    with bench.reading() as connection:
        here = {row[0] for row in connection.exec_driver_sql("SELECT id FROM head")}
    return here == _heads(target)


def _heads(path: Path) -> set[str]:
    """The heads of the store that a file is; none where it is no store."""
    try:
        uri = f"file:{quote(str(path))}?mode=ro"
        with closing(driver().connect(uri, uri=True)) as raw:
            if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return set()
            return {row[0] for row in raw.execute("SELECT id FROM head")}
    except _UNREADABLE:
        return set()


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name[:80]}.{secrets.token_hex(6)}.partial")


def _unwritten(target: Path, error: OSError, more: str = "") -> Refusal:
    what = f"{target} cannot be written: {error.strerror}{more}"
    return Refusal(what, attempt="another folder")
