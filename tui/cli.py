"""The command line's front door. It loads nothing that a verb does not need."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seeds.refusal import Refusal


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
        sys.exit(130)


def run(arguments: list[str]) -> int:
    """Run a command; its exit status. Nothing but that comes out, whatever goes wrong."""
    import click

    from seeds.refusal import Refusal
    from tui import errors, output
    from tui.verbs import signposts

    output.forgiving()
    try:
        returned = signposts.main(arguments, prog_name="signposts", standalone_mode=False)
        output.flush()
    except Refusal as refusal:
        return _refuse(refusal)
    except click.ClickException as error:
        return _refuse(errors.wrong_usage(error))
    except (click.Abort, KeyboardInterrupt):
        _note("interrupted")
        return errors.INTERRUPTED
    except OSError as error:
        return _refuse(Refusal(error.strerror or str(error), where=str(error.filename or "")))
    except Exception as error:
        return _internal(error)
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
