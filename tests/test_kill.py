"""What was confirmed is on disk: a process is killed in the middle of a loop of deeds."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store.desk import Desk
from store.doctor import examine
from tests.desks import opened, page

LOOP = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from scenarios.vocabulary import Kind
from seeds.anchor import Span
from store.desk import Desk
from tests.desks import page

with Desk.open(Path(sys.argv[1]), analyst="ak", clock=lambda: datetime.now(UTC)) as desk:
    desk.add(page())
    print("ready", flush=True)
    for n in range(500):
        mention = desk.tag(page().id, Span(n % 90, n % 90 + 5 + n // 90), Kind.TRIGGER)
        if n % 7 == 3:
            desk.mark(mention.item, "observed")
        if n % 11 == 5:
            desk.undo()
        print(desk.deeds_done[-1], flush=True)
"""


def confirmed_before_the_kill(path: Path, after: float) -> list[str]:
    """The deeds that a process confirmed before it was killed, so many seconds into its loop."""
    child = subprocess.Popen(
        [sys.executable, "-c", LOOP, str(path)],
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout
    assert child.stdout.readline() == "ready\n"
    time.sleep(after)
    child.send_signal(signal.SIGKILL)
    said, _ = child.communicate(timeout=60)
    # The last line may be half a line: it was not confirmed.
    return [line for line in said.splitlines() if len(line) == 64]


def deeds(desk: Desk) -> list[str]:
    return [done.id for done in desk.history(most=2_000)]


@pytest.mark.parametrize("seed", range(4))
def test_every_deed_that_was_confirmed_before_kill_9_is_there(tmp_path: Path, seed: int) -> None:
    after = random.Random(seed).uniform(0.05, 0.6)
    confirmed = confirmed_before_the_kill(tmp_path / "killed.db", after)
    assert confirmed
    with opened(tmp_path / "killed.db") as desk:
        assert set(confirmed) <= set(deeds(desk))
        assert examine(desk) == []


def test_a_deed_that_was_killed_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    confirmed_before_the_kill(tmp_path / "killed.db", 0.2)
    with opened(tmp_path / "killed.db") as desk:
        tags = [done for done in desk.history(most=2_000) if done.verb == "tag"]
        assert tags
        assert {len(done.facts) for done in tags} == {2}


def test_after_a_kill_the_work_goes_on(tmp_path: Path) -> None:
    confirmed_before_the_kill(tmp_path / "killed.db", 0.2)
    with opened(tmp_path / "killed.db") as desk:
        before = deeds(desk)
        desk.set(page().id, {"title": "After"})
        assert deeds(desk)[1:] == before
        assert examine(desk) == []
