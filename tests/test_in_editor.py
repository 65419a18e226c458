"""The tags of an article in one's own editor: from the app, and by the command."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.desk import Desk
from tests.app import open_desk, shelve
from tests.desks import handles, page, tagged
from tests.shell import Shell
from tests.terminal import Terminal
from tui import editing

NEW = "\n- kind: claim\n  quote: The night train is cancelled\n  handle: train\n"


def _adds(words: str) -> Callable[[Path], None]:
    """An editor in which somebody writes words at the end."""

    def run(path: Path) -> None:
        path.write_text(path.read_text("utf-8") + words, "utf-8")

    return run


def _leaves(told: list[str]) -> Callable[[str], bool]:
    """Somebody who reads why it was not taken back, and leaves it."""

    def again(why: str) -> bool:
        told.append(why)
        return False

    return again


@pytest.fixture
def tolls(desk: Desk) -> Desk:
    """With one tag."""
    tagged(desk, "Tolls are doubled", handle="tolls")
    return desk


def test_what_was_written_is_taken_back_and_the_file_is_gone(tolls: Desk) -> None:
    seen: list[Path] = []

    def run(path: Path) -> None:
        seen.append(path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert path.suffix == ".yaml"
        _adds(NEW)(path)

    assert editing.edit(tolls, page().id, run, _leaves([])) == "1 tagged"
    assert handles(tolls) == {"tolls", "train"}
    assert not seen[0].exists()


def test_what_is_wrong_is_shown_and_what_was_written_is_there_again(tolls: Desk) -> None:
    told: list[str] = []
    said = editing.edit(tolls, page().id, _adds(NEW.replace("claim", "clam")), _leaves(told))
    assert said.startswith("nothing was changed; what you wrote is kept in ")
    assert "unknown kind 'clam'" in told[0]
    assert "   - kind: clam" in told[0].replace("| ", "  ")

    def mends(path: Path) -> None:
        path.write_text(path.read_text("utf-8").replace("clam", "claim"), "utf-8")

    assert editing.edit(tolls, page().id, mends, _leaves(told)) == "1 tagged"


def test_by_command_it_is_printed_and_taken_back(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    text = shell.does("annotate 'guards the bridge'").out
    shell.write("tags.yaml", text.replace("handle: war\n", "handle: no-war\n"))
    assert shell.does("annotate 'guards the bridge' --from tags.yaml").err == "1 changed\n"
    assert shell.does("show no-war").out
    assert shell("annotate 'guards the bridge' --from tags.yaml").status == 1  # of an older state


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Terminal]:
    """The app on an article, where the editor adds a tag."""
    store, script = tmp_path / "signposts.db", tmp_path / "editor.py"
    shelve(store)
    tag = "\\n- kind: claim\\n  quote: sorvegliato dalla polizia fluviale\\n  handle: denial\\n"
    script.write_text(
        f"import sys\nname = sys.argv[1]\ntext = open(name).read().replace(': []', ':')\n"
        f"open(name, 'w').write(text + '{tag}')\n"
    )
    editor = {"VISUAL": f"{sys.executable} {script}", "SIGNPOSTS_STATE": str(tmp_path / "state")}
    with Terminal("--db", str(store), "--analyst", "ak", size=(100, 30), more=editor) as terminal:
        terminal.see("Library", "Who guards")
        yield terminal


def test_a_key_opens_the_editor_and_the_app_is_there_again(app: Terminal, tmp_path: Path) -> None:
    app.child.send("\r")
    app.see("Il ponte di Orlik")
    app.child.send("E")
    app.see("1 tagged", "Il ponte di Orlik")
    app.child.send("u")
    app.see("undone: edited the tags")
    app.child.send("\x11")
    assert app.end() == 0
    with open_desk(tmp_path / "signposts.db") as desk:
        assert desk.items() == []


def test_an_interrupt_where_the_text_is_refused_leaves_it_and_not_the_app(
    app: Terminal, tmp_path: Path
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(script.read_text().replace("kind: claim", "kind: clam"))
    app.child.send("\r")
    app.see("Il ponte di Orlik")
    app.child.send("E")
    app.see("unknown kind 'clam'", "q leaves it")
    app.child.send("\x03")
    app.see("nothing was changed; what you wrote is kept in", "Il ponte di Orlik")
    app.child.send("\x11")
    assert app.end() == 0
