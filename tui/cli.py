"""The command line's front door. It loads nothing that a verb does not need."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seeds.refusal import Refusal

INTERRUPTED = 130
_MANY = 100_000
"""Objects until the garbage collector looks for the first time."""


def main() -> None:
    """Run the command line, and end with its exit status."""
    if sys.argv[1:] == [
        "--version"
    ]:  # asked by scripts, often: click would take four times as long
        from tui.version import VERSION

        print(f"signposts {VERSION}")  # noqa: T201
        return
    try:
        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:  # while it was starting
        sys.exit(INTERRUPTED)


def run(arguments: list[str]) -> int:
    """Run a command; its exit status. Nothing but that comes out, whatever goes wrong."""
    # What is loaded at the start stays: to look for what does not takes a fifth of the time.
    gc.set_threshold(_MANY)
    from seeds.refusal import Refusal
    from tui import output

    output.forgiving()
    try:
        status = _straight_in(arguments)
        if status is None:
            status = _verb(arguments)
        output.flush()
    except Refusal as refusal:
        return _refuse(refusal)
    except KeyboardInterrupt:
        _note("interrupted")
        return INTERRUPTED
    except OSError as error:
        return _refuse(Refusal(error.strerror or str(error), where=str(error.filename or "")))
    except Exception as error:
        return _internal(error)
    return status


def _straight_in(arguments: list[str]) -> int | None:
    """The app, without loading click, where the command line says no more than that."""
    from tui import output

    if "_SIGNPOSTS_COMPLETE" in os.environ or not output.has_screen():
        return None
    from tui import straight

    door = straight.door_of(arguments)
    return None if door is None else straight.open_at(door)


def _verb(arguments: list[str]) -> int:
    """A command, as click reads it.

    Raises:
        Refusal: what the command refuses, or click.
        KeyboardInterrupt: the person has had enough.
    """
    import click

    from tui import errors
    from tui.verbs import signposts

    try:
        returned = signposts.main(arguments, prog_name="signposts", standalone_mode=False)
    except click.ClickException as error:
        raise errors.wrong_usage(error) from None
    except click.Abort:
        raise KeyboardInterrupt from None
    return returned if isinstance(returned, int) else 0


def _refuse(refusal: Refusal) -> int:
    from tui.errors import shown

    _note(shown(refusal))
    return refusal.status


def _internal(error: Exception) -> int:
    """A mistake of ours: one line, and where it was made if somebody wants to see it."""
    from seeds.display import safe_line
    from tui.errors import FAILED

    if os.environ.get("SIGNPOSTS_DEBUG"):
        import traceback

        traceback.print_exc()
    said = safe_line(f"{type(error).__name__}: {error}")
    _note(f"error: internal error: {said}")
    _note("try: SIGNPOSTS_DEBUG=1 with the same command, and report what it prints")
    return FAILED


def _note(words: str) -> None:
    from seeds.refusal import Refusal
    from tui import output

    # What was done stands before what was not; where neither can be written, the status says it.
    with suppress(Refusal):
        output.flush()
        output.note(words)
        output.flush()
