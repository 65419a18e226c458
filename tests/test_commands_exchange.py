"""The commands export, import and run."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path

import pytest

from tests.shell import BRIDGE, NOW, Shell

SESSION = """\
signposts: session/1
name: bridge-first-reading
analyst: ak
steps:
- add: bridge.md
  as: bridge
- scenario: orlik
  title: Closure of the Orlik bridge
- tag: trigger
  article: bridge
  quote: the night train is cancelled
  scenario: orlik
  handle: night-train
- expect: {scenario: orlik, triggers: 1}
- export: orlik
  to: orlik.yaml
"""


@pytest.fixture
def bridge(shell: Shell) -> Shell:
    """With the article on the bridge, its tags and a finding in the store."""
    shell.bridge()
    shell.tags()
    shell.does("mark army-guard observed --on 2026-05-17 --evidence https://example.org/notice")
    shell.does("forecast bridge-closed 40%")
    return shell


# export -----------------------------------------------------------------------------------------


def test_export_writes_the_same_bytes_to_a_file_and_to_stdout(bridge: Shell) -> None:
    shown = bridge.does("export orlik").out
    assert bridge.does("export orlik -o orlik.yaml").out == ""
    assert (bridge.folder / "orlik.yaml").read_text() == shown
    assert shown.startswith("signposts: scenario/1\n")


def test_a_file_that_is_there_is_replaced_and_nothing_is_left_beside_it(bridge: Shell) -> None:
    bridge.write("orlik.yaml", "old")
    bridge.does("export orlik -o orlik.yaml")
    assert (bridge.folder / "orlik.yaml").read_text().startswith("signposts:")
    assert sorted(p.name for p in bridge.folder.glob("*orlik*")) == ["orlik.yaml"]


def test_the_file_that_a_link_leads_to_is_replaced_not_the_link(bridge: Shell) -> None:
    bridge.write("real.yaml", "old")
    (bridge.folder / "link.yaml").symlink_to("real.yaml")
    bridge.does("export orlik -o link.yaml")
    assert (bridge.folder / "link.yaml").is_symlink()
    assert (bridge.folder / "real.yaml").read_text().startswith("signposts:")


def test_a_device_is_written_to_not_replaced(bridge: Shell) -> None:
    before = os.stat(os.devnull)
    bridge.does("export", "orlik", "-o", os.devnull)
    assert stat.S_ISCHR(before.st_mode)
    assert os.stat(os.devnull).st_ino == before.st_ino


@pytest.mark.parametrize("file", ["nowhere/orlik.yaml", ".", ""])
def test_a_file_that_cannot_be_written_is_an_error(bridge: Shell, file: str) -> None:
    ran = bridge("export", "orlik", "-o", file)
    assert ran.status in (1, 2)
    assert ran.err.startswith("error: ")


def test_the_text_of_the_articles_goes_along_when_asked(bridge: Shell) -> None:
    words = "nobody crosses the bridge at night"
    assert words not in bridge.does("export orlik").out
    assert words in bridge.does("export orlik --text").out


# import -----------------------------------------------------------------------------------------


def test_what_is_imported_into_an_empty_store_is_exported_as_it_was(bridge: Shell) -> None:
    bridge.does("export orlik --text -o orlik.yaml")
    bridge.does("import orlik.yaml --db other.db")
    again = bridge.does("export orlik --text --db other.db").out
    assert again == (bridge.folder / "orlik.yaml").read_text()


def test_a_second_import_changes_nothing_and_says_so(bridge: Shell) -> None:
    bridge.does("export orlik -o orlik.yaml")
    ran = bridge("import orlik.yaml")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "nothing is new: nothing was changed\n"


def test_check_changes_nothing_and_ends_with_3_where_something_would(bridge: Shell) -> None:
    bridge.does("export orlik -o orlik.yaml")
    ran = bridge("import orlik.yaml --check --db other.db")
    assert ran.status == 3
    assert "5 items would be new" in ran.out
    assert not (bridge.folder / "other.db").exists()
    assert bridge("import orlik.yaml --check").status == 0
    bridge.does("edit war --note changed")
    before = bridge.does("history --json").form
    ran = bridge("import orlik.yaml --check --json")
    assert (ran.status, ran.form["updated"]) == (3, {"item": 1})
    assert bridge.does("history --json").form == before


def test_standard_input_is_read_for_a_hyphen(
    bridge: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = bridge.does("export orlik").out.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert "5 items new" in bridge.does("import - --db other.db").out


def test_a_broken_file_names_line_and_column_and_makes_no_store(shell: Shell) -> None:
    shell.write("broken.yaml", "signposts: scenario/1\nscenario:\n  handel: orlik\n")
    ran = shell("import broken.yaml")
    assert ran.status == 2
    assert "error: broken.yaml:3:3: " in ran.err
    assert "    3 |   handel: orlik" in ran.err
    assert not list(shell.folder.glob("store.db*"))


def test_a_finding_that_is_known_with_other_content_is_an_error(bridge: Shell) -> None:
    changed = bridge.does("export orlik").out.replace("2026-05-17", "2026-05-16")
    bridge.write("orlik.yaml", changed)
    before = bridge.does("history --json").form
    ran = bridge("import orlik.yaml")
    assert ran.status == 1
    line = 1 + changed.splitlines().index("  - status: observed")
    assert ran.err.startswith(f"error: orlik.yaml:{line}:5: the finding f:")
    assert bridge.does("history --json").form == before


def test_a_simulated_file_is_no_real_one(bridge: Shell) -> None:
    bridge.does("export orlik -o orlik.yaml")
    assert bridge.bare("import orlik.yaml --db real.db").status == 1


def test_a_quote_that_is_nowhere_is_told_with_its_line_and_changes_nothing(bridge: Shell) -> None:
    bridge.does("export orlik -o orlik.yaml")
    lines = (bridge.folder / "orlik.yaml").read_text().splitlines()
    beside = ("    span:", "    prefix:", "    suffix:")
    kept = [text for text in lines if not text.startswith(beside)]
    line = next(n for n, text in enumerate(kept, 1) if text.startswith("    quote: "))
    kept[line - 1] = "    quote: words of nobody"
    bridge.write("wrong.yaml", "\n".join(kept) + "\n")
    before = bridge.does("history --json").form
    ran = bridge("import wrong.yaml")
    assert ran.status == 1
    assert f"error: wrong.yaml:{line}:12: the quote 'words of nobody' is not in its" in ran.err
    assert f" {line} |     quote: words of nobody\n" in ran.err
    assert bridge.does("history --json").form == before


# run --------------------------------------------------------------------------------------------


@pytest.fixture
def session(shell: Shell) -> Shell:
    """With a session file and its article in a folder of their own."""
    shell.write("work/bridge.md", BRIDGE)
    shell.write("work/session.yaml", SESSION)
    return shell


def test_a_session_is_run_and_its_files_are_beside_it(session: Shell) -> None:
    ran = session("run work/session.yaml")
    assert ran.status == 0
    assert ran.out == "wrote work/orlik.yaml\n"
    assert ran.err == "5 steps, 3 changed the store\n"
    assert (session.folder / "work/orlik.yaml").exists()


def test_a_second_run_changes_nothing_and_says_so(session: Shell) -> None:
    session.does("run work/session.yaml")
    before = session.does("history --json").form
    ran = session("run work/session.yaml")
    assert ran.status == 0
    assert "nothing changed" in ran.err
    assert session.does("history --json").form == before
    assert session("run work/session.yaml --check").status == 0


def test_check_says_what_would_change_and_changes_nothing(session: Shell) -> None:
    ran = session("run work/session.yaml --check")
    assert ran.status == 3
    assert "work/session.yaml:9: tag: night-train\n" in ran.out
    assert "would write work/orlik.yaml" in ran.out
    assert sorted(p.name for p in session.folder.rglob("*.*")) == ["bridge.md", "session.yaml"]


def test_a_run_as_json_says_what_became_of_each_step(session: Shell) -> None:
    found = session.does("run work/session.yaml --json").form
    assert (found["name"], found["changed"]) == ("bridge-first-reading", 3)
    assert [step["verb"] for step in found["steps"]] == [
        "add",
        "scenario",
        "tag",
        "expect",
        "export",
    ]


def test_an_error_in_a_step_leaves_the_store_as_it_was_and_writes_no_file(
    session: Shell,
) -> None:
    session.does("scenario add toll")
    before = session.does("history --json").form
    session.write("work/session.yaml", SESSION.replace("triggers: 1", "triggers: 7"))
    ran = session("run work/session.yaml")
    assert ran.status == 1
    assert ran.err.startswith("error: work/session.yaml:14:3: ")
    assert session.does("history --json").form == before
    assert not (session.folder / "work/orlik.yaml").exists()


def test_every_mistake_of_a_session_is_told_at_once(session: Shell) -> None:
    broken = SESSION.replace("tag: trigger", "tag: rumour").replace("to: orlik", "too: orlik")
    session.write("work/session.yaml", broken)
    ran = session("run work/session.yaml")
    assert ran.status == 2
    assert ran.err.count("error: work/session.yaml:") == 3


def test_the_session_that_ships_runs_and_its_store_is_sound(shell: Shell) -> None:
    ships = Path(__file__).parents[1] / "scenarios" / "library" / "first-reading.yaml"
    shell.does("run", ships)
    assert len(shell.does("list --json").form) == 5
    assert shell("doctor").status == 0
    assert shell.does("history --limit 1 --json").form[0]["recorded"] == NOW
