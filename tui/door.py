"""The way from a command to its desk: which store, who works there, what time it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from seeds.refusal import Invalid
from tui.settings import Settings, read_settings, settings_file, usual_store

if TYPE_CHECKING:
    from store.bench import Bench
    from store.desk import Desk
    from store.shelf import Shelf

B = TypeVar("B", bound="Bench")


@dataclass
class Door:
    """What the options before or after a verb said; the last one said counts."""

    db: Path | None = None
    analyst: str = ""
    simulate: bool = False
    now: datetime | None = None
    as_of: datetime | None = None

    @cached_property
    def settings(self) -> Settings:
        """What the person has set.

        Raises:
            Invalid: the file of settings has a mistake.
        """
        return read_settings(settings_file())

    @property
    def path(self) -> Path:
        """The store: `--db`, else SIGNPOSTS_DB, else the settings, else the platform's folder."""
        named = os.environ.get("SIGNPOSTS_DB")
        said = self.db or (Path(named) if named else None)
        return said or self.settings.db or usual_store()

    @property
    def who(self) -> str:
        """The analyst: `--analyst`, else SIGNPOSTS_ANALYST, else the settings, else the login.

        Raises:
            Invalid: nobody says, and the system does not know.
        """
        said = self.analyst or os.environ.get("SIGNPOSTS_ANALYST", "") or self.settings.analyst
        return said or _login()

    @property
    def clock(self) -> Callable[[], datetime]:
        """This machine's, or one that stands at `--now`."""
        now = self.now
        return (lambda: now) if now else _machine

    def desk(self, *, create: bool = False) -> Desk:
        """The open desk; a store that is not there is made where `create` says so.

        Raises:
            Unavailable: there is no store, or it cannot be used.
            Invalid: `--simulate` or `--now` for a real store.
            Refusal: nothing was recorded by `--as-of`, or that has not come.
        """
        from store.desk import Desk

        opened = self._open(Desk, create)
        return self._then(opened, self.as_of) if self.as_of else opened

    def shelf(self) -> Shelf:
        """The articles alone, which takes a third of the time.

        Raises:
            Unavailable, Invalid: as for the desk.
        """
        if self.as_of:
            return self.desk()
        from store.shelf import Shelf

        return self._open(Shelf, create=False)

    def _then(self, opened: Desk, moment: datetime) -> Desk:
        """The same as it was recorded by a moment."""
        from store.as_of import as_of

        with opened:
            return as_of(opened, moment)

    def _open(self, cls: type[B], create: bool) -> B:
        path = self.path
        there = path.exists()
        if self.now and not self.simulate and not there:
            raise _only_simulated("--now", path)
        opened = cls.open(
            path, analyst=self.who, clock=self.clock, create=create, simulated=self.simulate
        )
        if not opened.simulated and (self.now or self.simulate):
            opened.close()
            raise _only_simulated("--now" if self.now else "--simulate", path)
        return opened

    @property
    def reads_only(self) -> bool:
        """Whether the store is there, but it or the folder around it cannot be written."""
        path = self.path.resolve()
        return path.exists() and not all(os.access(one, os.W_OK) for one in (path, path.parent))

    @contextmanager
    def trial(self) -> Iterator[Desk]:
        """A desk that nobody sees, for trying out what would be done: with a copy of the store, or
        an empty one where there is none."""
        from tempfile import TemporaryDirectory

        with TemporaryDirectory(prefix="signposts-") as folder:
            elsewhere = replace(self, db=Path(folder) / "trial.db")
            if self.path.exists():
                from store.elsewhere import copy_to

                copy_to(self.path, elsewhere.path)
            with elsewhere.desk(create=True) as desk:
                desk.path = self.path
                yield desk


def _only_simulated(option: str, path: Path) -> Invalid:
    return Invalid(
        f"is for simulated stores, and {path} is not one",
        where=option,
        attempt="--simulate with another --db",
    )


def _machine() -> datetime:
    return datetime.now(UTC)


def _login() -> str:
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        raise Invalid("who you are is not known", attempt="--analyst NAME") from None
