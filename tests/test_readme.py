"""The first page of the documentation: what it shows can be done as it stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from tests.shell import Shell

PAGE = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
BRIDGE = """Who guards the bridge?
By Tomas Brandl

- soldiers take the place of the river police on the bridge;
- the night train is cancelled.
"""


def _block(begins: str, kind: str) -> str:
    """The block of code that begins with some words."""
    blocks: list[str] = re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    return next(block for block in blocks if block.startswith(begins))


def test_the_commands_the_session_and_the_scenario_file_of_the_page_work(shell: Shell) -> None:
    shell.folder.joinpath("bridge.txt").write_text(BRIDGE, "utf-8")
    shell.folder.joinpath("session.yaml").write_text(_block("signposts: session", "yaml"), "utf-8")
    ran = shell("run", "session.yaml")
    assert (ran.status, ran.err) == (0, "6 steps, 4 changed the store\n")

    commands = _block("signposts scenario add", "sh").replace("\\\n", "")
    shell("--db", "by-hand.db", "add", "bridge.txt")
    for line in commands.splitlines():
        ran = shell("--db", "by-hand.db", *shlex.split(line)[1:])
        assert ran.status == 0, ran.err

    shell("--db", "other.db", "add", "bridge.txt")
    [article] = set(re.findall(r"a:[0-9a-f]{64}", shell("--db", "other.db", "list", "--json").out))
    written = _block("signposts: scenario", "yaml").replace("a:4f1c09d2…", article)
    shell.folder.joinpath("scenario.yaml").write_text(written, "utf-8")
    ran = shell("--db", "other.db", "import", "scenario.yaml")
    assert ran.status == 0, ran.err
    assert "observed" in shell("--db", "other.db", "show", "army-guard").out


def test_every_command_is_in_the_table_of_the_page(shell: Shell) -> None:
    table = PAGE[PAGE.index("| articles |") : PAGE.index("| the store |") + 200]
    listed = re.findall(r"^  ([a-z-]+)  ", shell("--help").out.partition("Articles:")[2], re.M)
    assert len(listed) > 40
    assert [name for name in listed if f"`{name}`" not in table] == []
