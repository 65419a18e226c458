"""The worked sessions of the documentation: every command there does what is said."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shell import Shell, without_ids

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "sessions.md").read_text("utf-8")
FILES = sorted((DOCS / "sessions").rglob("*.yaml"))
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_STATUS = re.compile(r" +# (\d+)$")


def _commands() -> Iterator[tuple[str, int, str]]:
    """Each command of the page, how it ends, and what it prints, if that is said."""
    for block in _BLOCK.findall(PAGE):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, printed = part.partition("\n")
            ends = _STATUS.search(line)
            if line.startswith("signposts "):
                yield _STATUS.sub("", line), int(ends[1]) if ends else 0, printed


def test_every_command_of_the_page_does_what_is_said(shell: Shell) -> None:
    shutil.copytree(DOCS / "sessions", shell.folder, dirs_exist_ok=True)
    for line, status, printed in _commands():
        ran = shell(*shlex.split(line)[1:])
        assert (line, ran.status) == (line, status), ran.err
        if printed:
            assert without_ids(ran.out + ran.err) == without_ids(printed), line
    recorded = shell.folder / "recorded.yaml"
    assert recorded.read_bytes() == (DOCS / "sessions" / "10-recorded.yaml").read_bytes()


def test_the_page_names_every_file() -> None:
    named = {DOCS / place for place in re.findall(r"\]\((sessions/[^)]+)\)", PAGE)}
    assert named == set(FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_begins_with_what_it_is_for(path: Path) -> None:
    assert path.read_text("utf-8").startswith("# ")
