"""Every place in one article, and its outline, on the command line."""

from __future__ import annotations

import pytest

from tests.shell import Shell
from tests.test_commands_articles import UNSAFE


@pytest.fixture
def bridge(shell: Shell) -> Shell:
    """A store with the article on the bridge, tagged."""
    shell.bridge()
    shell.tags()
    return shell


def test_every_place_comes_with_its_offsets_and_its_line(bridge: Shell) -> None:
    found = bridge.does("search RIVER police --in guards --json").form
    [article] = bridge.does("list --json").form
    assert found
    for place in found:
        span = place["span"]
        assert span["end"] - span["start"] == len(place["quote"])
        assert place["quote"].casefold() == "river police"
        assert place["quote"] in place["excerpt"]
        assert place["line"] >= 1
    assert [p["span"]["start"] for p in found] == sorted(p["span"]["start"] for p in found)
    assert bridge.does(f"search river police --in {article['id']} --json").form == found


def test_on_eighty_columns_each_place_is_in_sight(bridge: Shell) -> None:
    places = bridge.does("search police --in guards").out.splitlines()[1:]
    assert places
    assert all("police" in line.casefold() for line in places)
    assert all(len(line) <= 80 for line in places)


def test_a_regular_expression_finds_what_it_says(bridge: Shell) -> None:
    words = ("search", r"\bt(olls|rain)\b", "--regex", "--in", "guards", "--json")
    found = bridge.does(*words).form
    assert {place["quote"].casefold() for place in found} == {"tolls", "train"}


def test_words_that_do_not_stand_there_are_said_on_stderr(bridge: Shell) -> None:
    ran = bridge("search nowhere --in guards")
    assert (ran.status, ran.out) == (0, "")
    assert "do not stand there" in ran.err


def test_a_pattern_that_never_ends_is_refused(shell: Shell) -> None:
    shell.does("add", shell.write("a.txt", "a" * 60 + " and no more of it"))
    [article] = shell.does("list --json").form
    ran = shell("search", "(a+)+b", "--regex", "--in", article["id"])
    assert ran.status == 1
    assert "takes longer" in ran.err


def test_where_the_text_was_forgotten_nothing_can_be_found(bridge: Shell) -> None:
    bridge.does("forget guards --yes")
    ran = bridge("search police --in guards")
    assert ran.status == 1
    assert "not here" in ran.err


def test_the_outline_counts_the_tags_of_each_part(bridge: Shell) -> None:
    parts = bridge.does("show guards --outline --json").form
    tags = bridge.does("show guards --json").form["tags"]
    counted = sum(part["claims"] + part["triggers"] + part["predictions"] for part in parts)
    assert counted == len(tags)
    assert [part["read"] for part in parts] == [0.0] * len(parts)
    shown = bridge.does("show guards --outline").out
    assert all(part["title"].split()[0] in shown for part in parts)


def test_what_an_article_holds_is_shown_harmlessly(shell: Shell) -> None:
    shell.does(
        "add", shell.write("a.md", "# kestrel \x1b]52;c;aGk=\x07 \u202e\n\nIt \u2066flew.\n")
    )
    for line in ("search kestrel --in kestrel", "show kestrel --outline", "search kestrel"):
        for more in ("", " --json"):
            ran = shell.does(line + more)
            assert "kestrel" in ran.out
            assert not UNSAFE & set(ran.out + ran.err), line


def test_into_a_pipe_nothing_is_cut_from_a_list(
    bridge: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = "The army takes over the guard of the bridge, and nobody else may stand there"
    bridge.does(f'edit army-guard --statement "{whole}"')
    assert whole in bridge.does("list --kind trigger").out
    monkeypatch.setenv("COLUMNS", "60")
    shown = bridge.does("list --kind trigger").out
    assert whole not in shown
    assert all(len(line) <= 60 for line in shown.splitlines())
