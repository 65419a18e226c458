"""Opening the app: on the store, or, as demo, on the articles that ship."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from seeds.refusal import Invalid
from tui import output
from tui.command import verb
from tui.door import Door

if TYPE_CHECKING:
    from store.desk import Desk

FILE = Path("signposts-demo.db")
SESSION = "first-reading.yaml"
SCENARIO = "russia-kazakhstan"


def open_app(door: Door) -> int:
    """Open the app on the store.

    Raises:
        Invalid: there is no terminal to open it in.
    """
    if not output.has_screen():
        raise Invalid(
            "the app needs a terminal", where="signposts", attempt="signposts --help, in a terminal"
        )
    if door.simulate or door.now:
        door.desk(create=True).close()
    from tui.app import run

    return run(door.path, analyst=door.who, clock=door.clock, settings=door.settings)


def fill(desk: Desk) -> None:
    """Run the session that ships, and make its scenario the current one."""
    from scenarios.session import read_session
    from store import replay

    library = files("scenarios") / "library"
    session = read_session((library / SESSION).read_bytes(), SESSION)
    replay.run(desk, session, Path())
    desk.set_local("scenario", "", desk.scenario(SCENARIO).id)


@verb("demo", "signposts demo")
@click.pass_obj
def demo(door: Door) -> int:
    """Open the app on the articles that ship.

    The store is ./signposts-demo.db. It is made when it is not there, and is simulated: what is
    done in it counts for nothing. Without a terminal, the board of its scenario is printed.
    """
    door.db = door.db or FILE
    door.simulate = True
    with door.desk(create=True) as desk:
        if len(desk.history(most=2)) < 2:  # only its making: nothing was done yet
            fill(desk)
        if not output.has_screen():
            from tui import board_table

            found = desk.board(SCENARIO)
            output.draw(*board_table.board(found, output.room(), simulated=desk.simulated))
            output.note("try: signposts demo in a terminal, which opens the app on it")
            return 0
    return open_app(door)
