"""The board on one page: 60 rows of 80 cells, however much is in a scenario."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from scenarios.board import board
from scenarios.case_file import CaseFile
from scenarios.item import Item
from scenarios.scenario import Membership, Scenario
from scenarios.vocabulary import Kind
from tests.shell import Shell
from tui.board_page import ROWS, page
from tui.board_table import heading


def printed(triggers: int, predictions: int, claims: int) -> list[str]:
    """The rows of a board of so many items of each kind, on 80 cells."""
    many = {Kind.TRIGGER: triggers, Kind.PREDICTION: predictions, Kind.CLAIM: claims}
    items = tuple(
        Item(id=f"i:{kind.letter}{n}", kind=kind, handle=f"{kind.value}-{n}-" + "long" * 9)
        for kind, count in many.items()
        for n in range(count)
    )
    places = tuple(Membership(scenario="s:1", item=item.id) for item in items)
    orlik = Scenario(id="s:1", handle="orlik", question="Will it be closed? " * 9)
    file = CaseFile(scenarios=(orlik,), items=items, memberships=places)
    console = Console(file=StringIO(), width=80, markup=False)
    for part in page(board(file, "s:1", date(2026, 11, 21)), 80, simulated=True):
        console.print(part)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue().splitlines()


@pytest.mark.parametrize(
    ("triggers", "predictions", "claims"),
    [(8, 81, 38), (100, 100, 100), (0, 90, 0), (60, 1, 1), (8, 9, 0)],
)
def test_it_is_one_page_however_much_there_is(triggers: int, predictions: int, claims: int) -> None:
    rows = printed(triggers, predictions, claims)
    assert len(rows) <= ROWS
    assert max(map(len, rows)) <= 80
    shown = sum(row.startswith(tuple(kind.value + "-" for kind in Kind)) for row in rows)
    left = sum(int(row.split()[2]) for row in rows if row.startswith("…"))
    assert shown + left == triggers + predictions + claims


def test_all_triggers_come_before_what_is_left_out_of_the_rest() -> None:
    rows = printed(8, 81, 38)
    assert sum(row.startswith("trigger-") for row in rows) == 8
    assert rows[-1].startswith("… and 35 more: 35 open")


@pytest.mark.parametrize("room", [40, 80, 140])
def test_a_long_line_beside_the_title_leaves_the_title_there(room: int) -> None:
    orlik = Scenario(id="s:1", handle="orlik", title="Closure of the Orlik bridge")
    found = board(CaseFile(scenarios=(orlik,)), "s:1", date(2026, 11, 21))
    lines = [line.plain for line in heading(found, room, simulated=True)]
    assert lines[0].startswith("Closure of the Orlik bridge")
    assert lines[-1].endswith("as of 21 Nov 2026, simulated")
    assert len(lines) == (1 if room >= 80 else 2)


def test_a_page_says_its_day_and_that_it_is_simulated_however_much_is_said_before(
    shell: Shell,
) -> None:
    shell.bridge()
    shell.tags()
    shell.does("criteria tolls-doubled --threshold one")
    shell.does("mark tolls-doubled observed --on 2026-05-17")
    shell.does("criteria tolls-doubled --threshold two")
    shell.does("mark orlik partly --on 2026-05-18")
    assert ", simulated" in " ".join(shell.does("board orlik --page").out.split())


def test_on_a_page_since_a_day_what_moved_comes_first(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    shell.bare("mark tolls-doubled observed --simulate --now 2026-11-23T08:00:00Z")
    ran = shell.bare("board orlik --page --since 2026-11-22 --simulate --now 2026-11-24T08:00:00Z")
    rows = ran.out.splitlines()
    assert "1 of 5 moved since 22 Nov 2026" in rows
    first = next(n for n, row in enumerate(rows) if row.startswith("triggers"))
    assert rows[first + 1].startswith("tolls-doubled")
    assert rows[first + 1].rstrip().endswith("open → observed")


@pytest.mark.parametrize(
    ("since", "moved"),
    [("2026-11-20", 5), ("2026-11-21", 0), ("2026-11", 5), ("2026", 5)],
)
def test_what_moved_since_a_month_is_all_of_that_month(
    shell: Shell, since: str, moved: int
) -> None:
    shell.bridge()
    shell.tags()
    assert len(shell.does(f"board orlik --since {since} --json").form["moved"]) == moved
