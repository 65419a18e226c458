"""The shortest way into the app: the store is opened while Textual is being loaded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tui.door import Door
from tui.opening import Opening


def door_of(arguments: Sequence[str]) -> Door | None:
    """The door of a command line that only opens the app, where that can be said at a glance.

    All else is click's, which takes longer to load than such a line to read.
    """
    said = dict(zip(arguments[::2], arguments[1::2], strict=False))
    plain = len(arguments) % 2 == 0 and len(said) * 2 == len(arguments)
    if not plain or set(said) - {"--db", "--analyst"}:
        return None
    if any(not word.isprintable() or word.startswith("-") or not word for word in said.values()):
        return None
    return Door(Path(said["--db"]) if "--db" in said else None, said.get("--analyst", ""))


def open_at(door: Door, *, tour: bool = False) -> int:
    """Open the app; its exit status.

    Raises:
        Refusal: the store cannot be opened, or the settings do not fit.
    """
    settings, analyst, clock = door.settings, door.who, door.clock
    opening = Opening(door.path, analyst=analyst, clock=clock)

    from tui.app import run

    return run(
        door.path, analyst=analyst, clock=clock, settings=settings, tour=tour, opening=opening
    )
