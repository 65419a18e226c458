"""The commands move, split, merge, retag and mirror, and tag with --every."""

from __future__ import annotations

import pytest

from tests.shell import PONTE, Shell


@pytest.fixture
def bridge(shell: Shell) -> Shell:
    """With the article on the bridge and its tags in the store."""
    shell.bridge()
    shell.tags()
    return shell


def quotes(shell: Shell, item: str) -> list[str]:
    return [a["anchor"]["quote"] for a in shell.does("show", item, "--json").form["annotations"]]


def test_a_tag_moves_to_words_or_to_offsets(bridge: Shell) -> None:
    ran = bridge.does("move", "army-guard", "--quote", "soldiers take the place", "--json")
    assert ran.form["anchor"]["quote"] == "soldiers take the place"
    span = ran.form["anchor"]["span"]
    start = span[0] if isinstance(span, list) else span["start"]
    bridge.does("move", "army-guard", "--span", f"{start}:{start + 8}")
    assert quotes(bridge, "army-guard") == ["soldiers"]


def test_of_several_places_the_one_in_the_tag_is_meant(bridge: Shell) -> None:
    bridge.does("move", "army-guard", "--quote", "the bridge")
    bridge.does("move", "army-guard", "--quote", "the", "--occurrence", "1")
    assert quotes(bridge, "army-guard") == ["the"]


def test_a_split_prints_both_and_a_merge_makes_one_again(bridge: Shell) -> None:
    parts = bridge.does("split", "war", "--before", "no war", "--json").form
    assert [p["anchor"]["quote"] for p in parts] == ["There will be", "no war over it."]
    lines = bridge.does("merge", parts[0]["id"], parts[1]["id"]).out.splitlines()
    assert len(lines) == 1
    assert quotes(bridge, "war") == ["There will be no war over it."]


def test_another_kind_is_listed_as_such(bridge: Shell) -> None:
    assert "C  tolls-doubled" in bridge.does("retag tolls-doubled --kind claim").out
    handles = [x["handle"] for x in bridge.does("list --kind claim --json").form]
    assert handles == ["police-guard", "tolls-doubled"]
    bridge.does("undo")
    assert len(bridge.does("list --kind claim --json").form) == 1


@pytest.mark.parametrize(
    ("more", "items", "tags"),
    [((), 1, 5), (("--each",), 5, 5), (("--any-case",), 1, 6)],
)
def test_every_occurrence_is_tagged(
    bridge: Shell, more: tuple[str, ...], items: int, tags: int
) -> None:
    words = ("tag", "guards", "--kind", "claim", "--quote", "bridge", "--every", *more)
    if "--any-case" in more:
        words = tuple("Tolls" if w == "bridge" else w for w in words)
        items, tags = 1, 1
    assert len(bridge.does(*words).out.splitlines()) == tags
    claims = [x for x in bridge.does("list --kind claim --json").form if x["handle"][1:2] == "-"]
    assert len(claims) == items
    assert "nothing was changed" in bridge(*words).err


def test_a_tag_is_copied_to_the_other_edition(bridge: Shell) -> None:
    bridge.write("ponte.md", PONTE)
    bridge.does("add ponte.md")
    bridge.does("same-work guards conteso")
    ran = bridge.does("mirror army-guard --to conteso --guess")
    theirs = "i soldati prendono il posto della polizia fluviale sul ponte;"
    assert ran.err == f"taken: {theirs}\n"
    quote = "il treno notturno viene soppresso"
    tolls = bridge.does("show tolls-doubled --json").form["annotations"][0]["id"]
    bridge.does("mirror", tolls, "--to", "conteso", "--quote", quote)
    assert sorted(quotes(bridge, "tolls-doubled"))[0] == quote
    assert len(quotes(bridge, "army-guard")) == 2
