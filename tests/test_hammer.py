"""Kill -9 in the middle of what writes much; `make soak` does forty times as many."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hammer import ACTS


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no processes to fork here")
def test_killed_at_any_moment_a_store_is_as_before_or_as_after() -> None:
    # In a process with one thread alone, since it forks.
    done = subprocess.run(
        [sys.executable, "-m", "tests.hammer", "--times", "5"],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("sound each time") == len(ACTS)
