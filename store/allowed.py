"""Which files a session may read and write: it may come from somebody else.

It may touch what is in the folder of the file that is run, and what was allowed besides. Links
are followed before it is looked where a file is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePath

from seeds.refusal import Invalid

_MOST_LOOKED_AT = 2000
_BESIDE = ("", "-wal", "-shm", "-journal")
"""What SQLite keeps beside a file that it writes."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """`folder` is that of the session, `more` other files and folders; all without links.

    `spared` are files that are never written: the session's own, and the store's.
    """

    folder: Path
    more: tuple[Path, ...] = ()
    spared: tuple[Path, ...] = ()

    @classmethod
    def under(cls, folder: Path, more: Iterable[Path] = (), spared: Iterable[Path] = ()) -> Allowed:
        """What a session in a folder may touch; `more` and `spared` as a person names them."""
        real = tuple(Path(os.path.realpath(path)) for path in more)
        kept = tuple(Path(os.path.realpath(path) + ending) for path in spared for ending in _BESIDE)
        return cls(Path(os.path.realpath(folder)), real, kept)

    def to_read(self, path: PurePath | str) -> Path:
        """The file that a path leads to, seen from the folder.

        Raises:
            Invalid: it is outside, or there is no such file.
        """
        found = self._inside(path)
        if not os.path.exists(found):
            raise Invalid(f"there is no file {path}", attempt=_alike(found))
        if not found.is_file():
            raise Invalid(f"{path} is no file", attempt="a path beside the session")
        return found

    def to_write(self, path: PurePath | str) -> Path:
        """The place that a path leads to, seen from the folder; a file may be there.

        Raises:
            Invalid: it is outside or hidden, its folder is not there, or it is one of the spared.
        """
        if self._is_spared(self.place(path)):
            raise Invalid(f"{path} is the session or the store itself", attempt="another name")
        found = self._inside(path)
        hidden = any(part.startswith(".") for part in self._within(found).parts)
        if hidden and found not in self.more:
            what = f"{path} is hidden, so that nobody would see it written"
            raise Invalid(what, attempt="another name, or " + self._option(path))
        if found.is_dir():
            raise Invalid(f"{path} is a folder", attempt=f"{path}/scenario.yaml")
        if not found.parent.is_dir():
            raise Invalid(f"there is no folder {PurePath(path).parent}", attempt="a folder that is")
        if found.exists() and not found.is_file():
            raise Invalid(f"{path} is no file", attempt="another name")
        return found

    def place(self, path: PurePath | str) -> Path:
        """Where a path leads, whether it may be touched or not.

        Raises:
            Invalid: it cannot be one.
        """
        try:
            found = Path(os.path.realpath(self.folder / path))
            found.exists()
        except (OSError, ValueError) as error:
            raise Invalid(f"{str(path)!r} cannot be a file: {error}", attempt="a path") from None
        return found

    def _inside(self, path: PurePath | str) -> Path:
        found = self.place(path)
        if any(found.is_relative_to(root) for root in (self.folder, *self.more)):
            return found
        plain = Path(os.path.normpath(self.folder / path))
        leads = "" if plain == found or not plain.is_relative_to(self.folder) else " by a link"
        raise Invalid(
            f"{path} leads{leads} out of the session's folder", attempt=self._option(path)
        )

    def _option(self, path: PurePath | str) -> str:
        place = self.place(path)
        return f"--allow {min(str(place), os.path.relpath(place), key=len)}"

    def _within(self, found: Path) -> PurePath:
        for root in (self.folder, *self.more):
            if found.is_relative_to(root):
                return found.relative_to(root)
        return found

    def _is_spared(self, found: Path) -> bool:
        if found in self.spared:
            return True
        if not found.exists():
            return False
        return any(spared.exists() and spared.samefile(found) for spared in self.spared)


def _alike(missing: Path) -> str:
    """The file in the same folder whose name looks most like this one."""
    try:
        there = [entry.name for entry in os.scandir(missing.parent) if entry.is_file()]
    except OSError:
        there = []
    near = get_close_matches(missing.name, there[:_MOST_LOOKED_AT], n=1)
    return near[0] if near else "a path beside the session"
