"""The command report, and the steps of a session that write reports."""

from __future__ import annotations

import pytest

from tests.scripts import ARTICLE, TAG, written
from tests.shell import Shell


@pytest.fixture
def bridge(shell: Shell) -> Shell:
    """With the article on the bridge, its tags and a finding in the store."""
    shell.bridge()
    shell.tags()
    shell.does("mark army-guard observed --on 2026-05-17 --evidence https://example.org/notice")
    return shell


def test_a_report_goes_to_a_file_and_to_stdout_alike(bridge: Shell) -> None:
    shown = bridge.does("report orlik").out
    assert shown.startswith("<!doctype html>")
    assert bridge.does("report orlik -o orlik.html").out == ""
    assert (bridge.folder / "orlik.html").read_text("utf-8") == shown


def test_the_name_of_the_file_says_the_format(bridge: Shell) -> None:
    bridge.does("report orlik -o orlik.md")
    written_down = (bridge.folder / "orlik.md").read_text("utf-8")
    assert written_down == bridge.does("report orlik --format md").out
    assert written_down.startswith("# Closure of the Orlik bridge\n")


def test_an_article_is_reported_with_its_tags(bridge: Shell) -> None:
    shown = bridge.does("report", "--article", "guards the bridge").out
    assert '<mark class="trigger">tolls are doubled for lorries</mark>' in shown


def test_a_report_of_an_earlier_day_knows_no_more_than_that_day(bridge: Shell) -> None:
    bridge.does("mark tolls-doubled observed --on 2026-05-02")
    early = bridge.bare("report", "orlik", "--format", "md", "--as-of", "2026-11-20")
    assert early.status == 1
    assert "nothing was recorded by" in early.err
    shown = bridge.does("report orlik --format md --as-of 2026-11-21").out
    assert "as of 21 Nov 2026." in shown
    assert "2 of 2 triggers observed." in shown


@pytest.mark.parametrize("words", ["report", "report orlik --article bridge"])
def test_a_report_is_of_one_thing(bridge: Shell, words: str) -> None:
    ran = bridge(words)
    assert ran.status == 2
    assert "a scenario or an article, and not both" in ran.err


def test_what_nobody_knows_has_no_report(bridge: Shell) -> None:
    assert bridge("report orlig -o orlik.html").status == 1
    assert not (bridge.folder / "orlik.html").exists()


def test_a_session_writes_reports_into_its_own_folder(shell: Shell) -> None:
    steps = "- report: orlik\n  to: orlik.html\n- report-article: bridge\n  to: tagged.md\n"
    written(shell.folder, ARTICLE + TAG + steps)
    shell.does("run trial.yaml")
    assert (shell.folder / "orlik.html").read_bytes().startswith(b"<!doctype html>")
    assert (shell.folder / "tagged.md").read_bytes().startswith(b"# Who guards the bridge?\n")


def test_a_session_writes_no_report_elsewhere(shell: Shell) -> None:
    written(shell.folder, ARTICLE + TAG + "- report: orlik\n  to: ../orlik.html\n")
    assert shell("run trial.yaml").status == 2
    assert not (shell.folder.parent / "orlik.html").exists()


@pytest.mark.parametrize(
    "line", ["board orlik", "board orlik --since 2020", "report orlik --format md"]
)
def test_an_item_without_a_statement_is_told_by_its_passage(bridge: Shell, line: str) -> None:
    bridge.does("edit", "tolls-doubled", "--statement", "")
    assert "“tolls are doubled" in " ".join(bridge.does(line).out.split())
