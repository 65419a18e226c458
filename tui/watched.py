"""The door of `run --watch`: a session is tried out as a whole, then run in the app."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from seeds.refusal import Invalid
from tui import given, output
from tui.door import Door

if TYPE_CHECKING:
    from scenarios.script import Session
    from store.desk import Desk
    from store.replay import Ran


def check_usage(sessions: Sequence[str], **other: object) -> None:
    """Refuse what cannot be watched; `other` are options that are about another kind of run.

    Raises:
        Invalid: several sessions, standard input, another option, or no terminal.
    """
    where, attempt = "signposts run --watch", "signposts run SESSION.yaml --watch"
    if len(sessions) != 1 or sessions[0] == given.STDIN:
        raise Invalid("one session file can be watched", where=where, attempt=attempt)
    if named := [name for name, value in other.items() if value]:
        what = f"--{named[0].replace('_', '-')} is for a run that nobody watches"
        raise Invalid(what, where=where, attempt=attempt)
    if not output.has_screen():
        raise Invalid("the app needs a terminal", where=where, attempt="signposts run --check")


def watch(door: Door, session: Session, folder: Path, allow: Sequence[Path]) -> int:
    """Run a session in the app, step by step; its exit status.

    Raises:
        Refusal: it would not come to its end, so that it is not begun; or the app cannot open.
    """
    from store import replay

    with door.desk(create=True) as desk:
        tried = replay.report(desk, [(session, folder)], check=True, allow=allow)
    if tried.refused:
        raise tried.refused

    def steps(desk: Desk) -> Iterator[Ran]:
        return replay.one_by_one(desk, session, folder, allow=allow)

    from tui.replaying import ReplayApp, Watched

    app = ReplayApp(door.path, analyst=door.who, clock=door.clock, settings=door.settings)
    app.watched = Watched(session.name, len(session.steps), steps)
    app.run()
    if app.refusal:
        raise app.refusal
    return app.return_code or 0
