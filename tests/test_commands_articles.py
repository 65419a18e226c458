"""The commands add, set, same-work, forget, list, show and search."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.shell import BRIDGE, PONTE, Shell

ORIGINALS = Path(__file__).parents[1].parent / "shared" / "seeds"
with_originals = pytest.mark.skipif(
    not ORIGINALS.is_dir(), reason="the original articles (../shared/seeds) are not here"
)

HOSTILE = (
    "\x1b]52;c;aGVsbG8=\x07 copied",
    "[bold red]markup[/] [@click=app.bell]x[/]",
    "\u202eright to left\u2066",
    "zero\u200bwidth \U0001f468\u200d\U0001f469 e\u0301",
    "C1 \x9b2J \x90 and NUL \x00",
    "a line\nand another",
    "x" * 10_000,
)
UNSAFE = set("\x1b\x07\x00\x9b\x90\u202e\u2066\u200b")


# add --------------------------------------------------------------------------------------------


def test_add_prints_the_id_and_the_title(shell: Shell) -> None:
    shell.write("bridge.md", BRIDGE)
    assert shell.does("add bridge.md").out == "a:778774c0  Who guards the bridge?\n"


def test_the_same_text_twice_is_one_article(shell: Shell) -> None:
    shell.write("bridge.md", BRIDGE)
    shell.write("again.md", BRIDGE)
    assert "(already here)" in shell.does("add bridge.md again.md").out
    assert len(shell.does("list --json").form) == 1


def test_a_folder_is_added_by_the_order_of_names_and_what_is_hidden_is_not(shell: Shell) -> None:
    for name in ("b/2.txt", "b/1.md", "a.markdown", ".hidden.txt", ".git/x.txt", "picture.png"):
        shell.write(f"notes/{name}", f"In {name} is the text of an article, and no more.\n")
    titles = [one["title"].split()[1] for one in shell.does("add notes --json").form]
    assert titles == ["a.markdown", "b/1.md", "b/2.txt"]


def test_any_file_is_read_as_text_where_it_is_named(shell: Shell) -> None:
    shell.write("notes.org", "This is a text of some length, in a file of another kind.\n")
    assert shell.does("add notes.org --json").form[0]["new"]


def test_what_cannot_be_read_has_a_line_each_and_the_rest_is_added(shell: Shell) -> None:
    shell.write("empty.txt", b"")
    shell.write("binary.txt", b"\x00\x01\x02")
    shell.write("bad/header.txt", "---\ntitel: x\n---\nA text of some length, for once.\n")
    (shell.folder / "nothing").mkdir()
    shell.write("bridge.md", BRIDGE)
    names = (
        "missing.txt",
        "empty.txt",
        "binary.txt",
        "bad",
        "nothing",
        "",
        "corpus:x",
        "bridge.md",
    )
    ran = shell("add", *names)
    assert ran.status == 1
    assert "Who guards the bridge?" in ran.out
    lines = ran.err.splitlines()
    assert [line.startswith("error: ") for line in lines] == [True] * 7
    assert lines[3].startswith("error: bad/header.txt:2:1: unknown key 'titel'")


def test_a_file_over_50_mb_is_refused(shell: Shell) -> None:
    with (shell.folder / "big.txt").open("wb") as file:
        file.truncate(51_000_000)
    ran = shell("add big.txt")
    assert ran.status == 1
    assert len(ran.err.splitlines()) == 1


def test_an_article_that_ships_is_named_by_corpus(shell: Shell) -> None:
    one = shell.does("add corpus:maenner-relations-worsen.de.txt --json").form
    every = shell.does("add corpus: --json").form
    assert [article["new"] for article in one] == [True]
    assert sorted(article["new"] for article in every) == [False, True, True, True, True]


def test_a_name_of_an_article_that_does_not_ship_shows_those_that_do(shell: Shell) -> None:
    assert "corpus:" in shell("add corpus:nothing.txt").err


@with_originals
def test_a_known_article_is_offered_tags_and_takes_them_when_asked(shell: Shell) -> None:
    [path] = ORIGINALS.glob("000_*")
    ran = shell("add", path)
    assert "42 tags are offered for an article that is known" in ran.err
    assert shell.does("list --kind trigger --json").form == []
    assert "tagged 42 passages" in shell("add", path, "--offered").err
    triggers = shell.does("list --kind trigger --scenario russia-kazakhstan --json").form
    assert len(triggers) == 8
    assert {t["status"] for t in triggers} == {"open"}
    assert shell("add", path, "--offered").err == ""


@with_originals
def test_both_editions_share_the_offered_triggers(shell: Shell) -> None:
    for name in ("000", "002"):
        [path] = ORIGINALS.glob(f"{name}_*")
        shell.does("add", path, "--offered")
    triggers = shell.does("list --kind trigger --json").form
    assert [trigger["mentions"] for trigger in triggers] == [2] * 8
    assert shell("doctor").status == 0


@with_originals
def test_what_was_changed_since_is_left_as_it_is_by_a_second_offer(shell: Shell) -> None:
    [first], [second] = ORIGINALS.glob("000_*"), ORIGINALS.glob("002_*")
    shell.does("add", first, "--offered")
    shell.does("edit csto-freeze --statement Mine")
    shell.does("add", second, "--offered")
    assert shell.does("show csto-freeze --json").form["statement"] == "Mine"


# set --------------------------------------------------------------------------------------------


def test_metadata_can_be_corrected_and_cleared(shell: Shell) -> None:
    shell.bridge()
    shell.does(
        'set "guards the bridge" --author "A B" --author "C D" --published 2026-03 --outlet ""'
    )
    found = shell.does('show "guards the bridge" --json').form
    assert found["authors"] == ["A B", "C D"]
    assert (found["published"], found["published_from"]) == ("2026-03", "analyst")
    assert found["outlet"] == ""
    shell.does('set "guards the bridge" --published "" --author ""')
    found = shell.does('show "guards the bridge" --json').form
    assert (found["published"], found["authors"]) == (None, [])


def test_a_digest_names_an_article_that_is_here_or_any_id(shell: Shell) -> None:
    shell.bridge()
    shell.write("ponte.md", PONTE)
    ponte = shell.does("add ponte.md --json").form[0]["id"]
    far = "a:" + "0" * 64
    assert shell.does("set guards --digest-of ponte --json").form["digest_of"] == ponte
    assert shell.does(f"set guards --digest-of {far} --json").form["digest_of"] == far
    assert shell("set guards --digest-of nothing").status == 1


# same-work --------------------------------------------------------------------------------------


def test_editions_of_one_work_have_one_work(shell: Shell) -> None:
    shell.bridge()
    shell.write("ponte.md", PONTE)
    shell.does("add ponte.md")
    assert len(shell.does("same-work guards conteso").out.splitlines()) == 2
    assert len({one["work"] for one in shell.does("list --json").form}) == 1


# forget -----------------------------------------------------------------------------------------


def test_forget_asks_and_without_anybody_to_ask_does_nothing(shell: Shell) -> None:
    shell.bridge()
    ran = shell("forget guards")
    assert ran.status == 1
    assert "try: --yes" in ran.err
    assert shell.does("list --json").form[0]["text_here"]


def test_what_was_forgotten_is_gone_and_its_tags_stay(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    assert "(text forgotten)" in shell.does("forget guards --yes").out
    assert not shell.does("list --json").form[0]["text_here"]
    assert "text not here" in shell.does("show army-guard").out
    assert "text not here" in shell.does("show guards").out
    assert len(shell.does("list --kind trigger --json").form) == 2


# list -------------------------------------------------------------------------------------------


def test_articles_as_json_have_what_a_script_needs(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    [article] = shell.does("list --json").form
    text = BRIDGE.split("---\n")[2]
    assert article["id"] == "a:" + hashlib.sha256(text.encode()).hexdigest()
    assert article["work"] == article["id"]
    assert article["title"] == "Who guards the bridge?"
    assert article["authors"] == ["Tomas Brandl"]
    assert article["outlet"] == "Orlik Gazette"
    assert (article["published"], article["language"]) == ("2026-03-04", "en")
    assert article["counts"] == {"claims": 1, "triggers": 2, "predictions": 2, "open": 5}


def test_items_as_json_have_what_a_script_needs(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    shell.does("mark war did-not-occur")
    [item] = [x for x in shell.does("list --kind prediction --json").form if x["handle"] == "war"]
    assert item["kind"] == "prediction"
    assert item["quote"] == "There will be no war over it."
    assert item["status"] == "did-not-occur"
    assert (item["expects"], item["came_true"]) == ("not-occur", True)
    assert (item["since"], item["deadline"]) == ("2026-11-21", None)
    assert item["authors"] == ["Tomas Brandl"]
    assert (item["scenarios"], item["labels"], item["mentions"]) == (["orlik"], [], 1)


@pytest.mark.parametrize(
    ("filters", "handles"),
    [
        ("--kind trigger", ["army-guard", "tolls-doubled"]),
        ("--kind trigger --open", ["tolls-doubled"]),
        ("--status observed", ["army-guard"]),
        ("--status did-not-occur", ["war"]),
        ("--status came-true", ["war"]),
        ("--status not-true", []),
        ("--scenario orlik --kind claim", ["police-guard"]),
        ("--author brandl --kind claim", ["police-guard"]),
        ("--author nobody", []),
    ],
)
def test_filters_list_the_items_that_fit_all(
    shell: Shell, filters: str, handles: list[str]
) -> None:
    shell.bridge()
    shell.tags()
    shell.does("mark army-guard observed --on 2026-05-17")
    shell.does("mark war did-not-occur")
    assert [x["handle"] for x in shell.does(f"list {filters} --json").form] == handles


# show, search -----------------------------------------------------------------------------------


def test_show_finds_articles_items_scenarios_and_tags(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    [annotation] = shell.does("show army-guard --json").form["annotations"]
    assert shell.does("show guards --json").form["tags"][2]["handle"] == "army-guard"
    assert len(shell.does("show orlik --json").form["items"]) == 5
    assert shell.does("show", annotation["id"], "--json").form["handle"] == "army-guard"
    for name in ("army-guard", "guards", "orlik", annotation["id"]):
        assert shell.does("show", name).out


def test_a_name_of_two_things_is_ambiguous(shell: Shell) -> None:
    shell.bridge()
    shell.tag("claim", "The river police guard the bridge.", "orlik")
    ran = shell("show orlik")
    assert ran.status == 1
    assert "fits 2 things" in ran.err


def test_search_finds_texts_and_statements_whatever_the_case(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    assert [hit["noun"] for hit in shell.does("search NIGHT train --json").form] == ["article"]
    assert [hit["noun"] for hit in shell.does("search army --json").form] == ["trigger"]
    ran = shell("search nowhere")
    assert (ran.status, ran.out) == (0, "")


# Whatever a text holds --------------------------------------------------------------------------


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_titles_are_shown_harmlessly_everywhere(shell: Shell, words: str) -> None:
    shell.bridge()
    shell.tags()
    shell.does("set", "guards", "--title", f"T {words}", "--author", words, "--outlet", words)
    shell.does("edit", "army-guard", "--statement", words, "--note", words)
    shell.does("scenario", "edit", "orlik", "--title", words, "--question", words)
    shell.does("mark", "army-guard", "observed", "--evidence", words, "--reason", words)
    lines = ("list", "list --open", "show orlik", "show army-guard", "board orlik", "due")
    for line in (
        *lines,
        "search T",
        "history",
        "scenario list",
        "list --json",
        "show orlik --json",
    ):
        ran = shell.does(line)
        assert not UNSAFE & set(ran.out + ran.err), line
    assert shell.does("show orlik --json").form["question"] == words


def test_markup_in_a_title_is_shown_as_it_is(shell: Shell) -> None:
    shell.bridge()
    shell.does("set", "guards", "--title", "[bold]T[/bold] :smile: x")
    assert "[bold]T[/bold] :smile: x" in shell.does("show [bold]").out
