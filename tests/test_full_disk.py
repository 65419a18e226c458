"""A disk without room: one clear line, nothing is changed, and what is there can be read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desks import opened

ROOT = Path(__file__).parents[1]
FULL = "the disk is full; nothing was changed"
OWN = ["unshare", "--mount"] if os.name == "posix" and os.geteuid() == 0 else ["unshare", "-rm"]
"""What gives a process mounts of its own: one who is not root is root there."""

STORY = """
import json, subprocess, sys
from pathlib import Path
from scenarios.session import read_session
from seeds.refusal import Refusal
from store.doctor import examine
from store.replay import run
from tests.desks import opened, page

folder, told = Path(sys.argv[1]), {}
mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)]
told["mounted"] = not subprocess.run(mount, capture_output=True).returncode

def tell(what, act):
    try:
        told[what] = act()
    except Refusal as refusal:
        told[what] = refusal.what

def on_desk(act):
    def done():
        with opened(folder / "store.db") as desk:
            return act(desk)
    return done

def fill(file, room):
    with file.open("wb", buffering=0) as full:
        try:
            while full.write(bytes(4096)):
                pass
        except OSError:
            full.truncate(file.stat().st_size - room)

if told["mounted"]:
    on_desk(lambda desk: [desk.add(page()), desk.add_scenario("orlik")])()
    fill(folder / "full", 160 << 10)
    steps = "".join(f"- scenario: s-{n}\\n  title: {'x' * 500}\\n" for n in range(400))
    session = read_session(f"signposts: session/1\\nname: x\\nsteps:\\n{steps}".encode(), "x")
    tell("run out of room", on_desk(lambda desk: run(desk, session, folder)))
    tell("then", on_desk(lambda desk: [s.handle for s in desk.scenarios()]))
    fill(folder / "full", 0)
    tell("written", on_desk(lambda desk: desk.add_scenario("other")))
    tell("read", on_desk(lambda desk: desk.scenario("orlik").handle))
    (folder / "full").unlink()
    tell("later", on_desk(lambda desk: [desk.add_scenario("other").handle, *examine(desk)]))
print(json.dumps(told, default=str))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What verbs came to on a disk of one MiB that is full."""
    if not shutil.which("unshare"):
        pytest.skip("no unshare here, to mount a small disk with")
    done = subprocess.run(
        [*OWN, sys.executable, "-c", STORY, str(tmp_path_factory.mktemp("disk"))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    if done.returncode and "unshare" in done.stderr:
        pytest.skip("a small disk cannot be mounted here")
    found: dict[str, object] = json.loads(done.stdout or done.stderr)
    if not found["mounted"]:
        pytest.skip("a small disk cannot be mounted here")
    return found


def test_a_session_that_runs_out_of_room_changes_nothing(told: dict[str, object]) -> None:
    assert (told["run out of room"], told["then"]) == (FULL, ["orlik"])


def test_on_a_full_disk_nothing_is_written_and_it_says_why(told: dict[str, object]) -> None:
    assert told["written"] == FULL


def test_on_a_full_disk_a_store_can_be_read(told: dict[str, object]) -> None:
    assert told["read"] == "orlik"


def test_with_room_again_the_work_goes_on(told: dict[str, object]) -> None:
    assert told["later"] == ["other"]


LIMITED = """
import resource, sys
from pathlib import Path
from seeds.refusal import Unavailable
from tests.desks import opened, page

with opened(Path(sys.argv[1])) as desk:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 19, 1 << 19))
    try:
        desk.add(page("x" * (1 << 20)))
    except Unavailable as refusal:
        print(refusal.what)
"""


def test_a_file_that_may_not_grow_is_told_of_and_left_as_it_was(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="there are no limits of files here")
    path = tmp_path / "store.db"
    said = subprocess.check_output([sys.executable, "-c", LIMITED, path], cwd=ROOT, text=True)
    assert said.endswith("nothing was changed\n")
    with opened(path) as desk:
        assert desk.articles() == []
