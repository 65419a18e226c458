"""Opening the app: on the store, or, as demo, on the articles that ship."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
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
RECORD_FILE = Path("signposts-record.db")
RECORD_SESSION = "invented-forecaster.yaml"


def open_app(door: Door, *, tour: bool = False) -> int:
    """Open the app on the store, or with the tour.

    Raises:
        Invalid: there is no terminal to open it in.
    """
    if not output.has_screen():
        raise Invalid(
            "the app needs a terminal", where="signposts", attempt="signposts --help, in a terminal"
        )
    if door.simulate or door.now:
        door.desk(create=True).close()
    from tui.straight import open_at

    return open_at(door, tour=tour)


def fill(desk: Desk) -> None:
    """Run the session that ships, and make its scenario the current one."""
    _run(desk, SESSION)
    desk.set_local("scenario", "", desk.scenario(SCENARIO).id)
    desk.shipped()


def _run(desk: Desk, name: str) -> None:
    from scenarios.session import read_session
    from store import replay

    library = files("scenarios") / "library"
    replay.run(desk, read_session((library / name).read_bytes(), name), Path())


def fill_record(desk: Desk) -> None:
    """Run the session of the invented forecaster, in which a step is recorded when it says."""
    _run(desk, RECORD_SESSION)
    desk.shipped()


@verb("demo", "signposts demo\nsignposts demo --record")
@click.option("--record", is_flag=True, help="Two years of an invented forecaster, scored.")
@click.pass_obj
def demo(door: Door, record: bool) -> int:
    """Open the app on the articles that ship.

    The store is ./signposts-demo.db. It is made when it is not there, and is simulated: what is
    done in it counts for nothing. The first time, a tour of six steps begins there. Without a
    terminal, the board of its scenario is printed.

    With --record the store is ./signposts-record.db: sixty predictions of a forecaster who is
    invented, as are their outcomes, so that one sees a full record. R opens it.
    """
    if record:
        return _demo_record(door)
    door.db = door.db or FILE
    door.simulate = True
    with door.desk(create=True) as desk:
        if len(desk.history(most=2)) < 2:  # only its making: nothing was done yet
            fill(desk)
        if not output.has_screen():
            from tui import board_table

            found = desk.board(SCENARIO)
            output.draw(*board_table.board(found, output.room(), {}, simulated=desk.simulated))
            output.note("try: signposts demo in a terminal, which opens the app on it")
            return 0
    from tui import remembered

    return open_app(door, tour=not remembered.read().toured)


def _demo_record(door: Door) -> int:
    """The app on the invented record; without a terminal, its scores."""
    door.db, door.simulate = door.db or RECORD_FILE, True
    with door.desk(create=True) as desk:
        if len(desk.history(most=2)) < 2:
            fill_record(desk)
        if not output.has_screen():
            from tui import score_table

            today = desk.clock().date()
            room = output.room()
            output.draw(*score_table.table(desk.scores(), room, today, simulated=desk.simulated))
            output.note("try: signposts demo --record in a terminal, and R, which opens the record")
            return 0
    return open_app(door)


@verb("tour", "signposts tour")
@click.pass_obj
def tour(door: Door) -> int:
    """Take the tour of the app: six steps, on the articles that ship.

    Beside them is the record of a forecaster who is invented, for the last step. It has a store of
    its own, which is simulated and gone when the app ends. f8 skips a step, f9 ends the tour.
    """
    if not output.has_screen():
        raise Invalid("the tour needs a terminal", where="signposts tour", attempt="signposts demo")
    with TemporaryDirectory(prefix="signposts-tour-") as folder:
        door.db = Path(folder) / "tour.db"
        door.simulate = True
        with door.desk(create=True) as desk:
            fill(desk)
            fill_record(desk)
        return open_app(door, tour=True)
