"""What tests ask for by name."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from tests.desks import clock, desk, empty, other, store  # noqa: F401 - fixtures
from tests.shell import Shell

# On a busy machine a deadline only measures the others. Where CI is set, Hypothesis has already
# loaded its profile that draws the same examples every time.
settings.register_profile("house", settings(), deadline=None, max_examples=50)
settings.load_profile("house")

_MEMORY = Path("/dev/shm")
"""A disk of memory, where there is one: thousands of stores are written in full and synced."""
_ENOUGH = 1 << 30
"""Bytes; in a container it may be very small."""

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Started in the background; every program that a test interrupts would ignore it too.
    signal.signal(signal.SIGINT, signal.default_int_handler)

_times = count()


def pytest_configure() -> None:
    """Files of tests are kept in memory, if nobody says otherwise."""
    if "TMPDIR" in os.environ or not os.access(_MEMORY, os.W_OK):
        return
    if shutil.disk_usage(_MEMORY).free > _ENOUGH:
        tempfile.tempdir = str(_MEMORY)


@pytest.fixture(autouse=True)
def nothing_remembered(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the app remembers of one test is not there in the next, nor with whoever runs them."""
    folder = tmp_path_factory.getbasetemp() / "remembered" / str(next(_times))
    monkeypatch.setenv("SIGNPOSTS_STATE", str(folder))


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    """The command line in an empty folder, with nobody's settings."""
    monkeypatch.chdir(tmp_path)
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "SIGNPOSTS_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("SIGNPOSTS_DB", "store.db")
    monkeypatch.setenv("SIGNPOSTS_ANALYST", "ak")
    return Shell(tmp_path, capsys)
