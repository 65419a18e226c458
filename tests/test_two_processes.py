"""Two processes on one store: who waits, who is named, and what the app shows of the other."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.widgets import Input

from seeds.refusal import Unavailable
from store.holding import holder
from store.watching import watching
from tests.app import Visit, clock, open_desk, visit
from tests.desks import opened as desk_on
from tests.orlik import opened, orlik
from tui.screens.board import BoardScreen
from tui.screens.history import HistoryScreen
from tui.screens.reading import ReadingRoom
from tui.widgets.finding_form import FindingForm

ROOT = Path(__file__).parents[1]
HOLDING = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from store.desk import Desk

now = datetime.now(UTC)
with Desk.open(Path(sys.argv[1]), analyst="bo", clock=lambda: now) as desk, desk.together():
    desk.add_scenario("held")
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""
SESSION = """\
signposts: session/1
name: night-reading
steps:
- mark: army-guard
  status: observed
- scenario: later
- tag: claim
  article: guards the bridge
  quote: Nobody is content with that.
  handle: content
"""


@contextmanager
def held(path: Path, seconds: float) -> Iterator[subprocess.Popen[str]]:
    """Another process writes for so long, or until it is killed."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path), str(seconds)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout
        assert child.stdout.readline() == "held\n"
        yield child
    finally:
        child.kill()
        child.communicate()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with the scenario of the bridge."""
    path = tmp_path / "signposts.db"
    orlik(path)
    return path


def test_the_second_writer_waits_and_then_works(store: Path) -> None:
    with held(store, 0.4), open_desk(store) as desk:
        desk.add_scenario("waited")
        assert [s.handle for s in desk.scenarios()] == ["held", "orlik", "waited"]


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="this system does not say who locks")
def test_who_does_not_get_in_is_told_which_process_writes_until_that_is_gone(store: Path) -> None:
    with held(store, 60) as child, desk_on(store, clock, busy_seconds=0.05) as desk:
        with pytest.raises(Unavailable) as refused:
            desk.add_scenario("late")
        assert f"locked by process {child.pid} (-c" in refused.value.what
        child.kill()
        child.wait()
        assert holder(store) == ""
        desk.add_scenario("late")


def test_only_what_others_record_is_news(store: Path) -> None:
    with open_desk(store) as desk, open_desk(store) as other, watching(desk) as news:
        assert not news()
        desk.add_scenario("own")
        desk.set_local("scenario", "", "s")
        assert not news()
        other.set_local("scenario", "", "s")
        assert not news()
        other.add_scenario("theirs")
        assert news()
        assert not news()


def run_a_session(store: Path) -> None:
    """In a process of its own, as from another terminal."""
    file = store.with_name("night.yaml")
    file.write_text(SESSION)
    command = ["-m", "tui", "run", str(file), "--db", str(store), "--analyst", "bo"]
    code = "import sys; from tui import cli; sys.exit(cli.run(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, *command[2:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_session_runs_while_the_app_has_the_store_open_and_the_app_shows_it(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("b", "j", "j")
        board = opened(v, BoardScreen)
        here = board.line
        assert "1 of 3 triggers observed" in v.shown()
        run_a_session(store)
        begun = time.monotonic()
        await v.until(lambda: "2 of 3 triggers observed" in v.shown())
        assert time.monotonic() - begun < 3, "a second, on a machine that does nothing else"
        assert board.line
        assert here
        assert board.line.item.id == here.item.id, "the cursor stays on its item"

    app = visit(store, act)
    assert app._following
    assert not app._following._thread.is_alive(), "what is closed is followed no more"


def test_in_the_text_a_tag_of_others_comes_and_what_is_being_written_stays(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("n", "enter")
        await v.write("half a statem")
        run_a_session(store)
        await v.until(lambda: any(tag.handle == "content" for tag in v.room.tags))
        assert v.room.details.writing
        await v.type("ent")
        await v.press("enter", "escape")
        mention = v.room.mention
        assert mention
        assert mention.item.statement.endswith("half a statement")

    visit(store, act, article="guards the bridge")


def test_a_finding_that_is_being_written_stays(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("b", "m", "1")
        await v.type("2 May")
        run_a_session(store)
        await v.pilot.pause(0.6)
        form = v.app.screen.query_one(FindingForm)
        assert "2 May" in str([field.value for field in form.query(Input)])

    visit(store, act)


def test_the_history_and_screens_below_follow_too(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("enter", "q", "enter")
        opened(v, ReadingRoom)
        await v.press("ctrl+f", "escape", "B", "h")
        screen = opened(v, HistoryScreen)
        run_a_session(store)
        await v.until(lambda: "ran the session night-reading: 3 deeds" in v.shown())
        assert screen.entry
        assert screen.entry.done.verb == "mark", "the cursor stays on its deed"
        await v.press("q")
        assert "2 of 3 triggers observed" in v.shown()

    visit(store, act)
