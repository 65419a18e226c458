"""The commands tag, edit, untag, link and unlink."""

from __future__ import annotations

import pytest

from tests.shell import PONTE, Shell


@pytest.fixture
def bridge(shell: Shell) -> Shell:
    """With the article on the bridge in the store."""
    shell.bridge()
    return shell


# tag --------------------------------------------------------------------------------------------


def test_a_passage_is_tagged_where_its_words_stand(bridge: Shell) -> None:
    ran = bridge.does("tag", "guards", "--kind", "trigger", "--quote", "the night train", "--json")
    assert ran.form["anchor"]["quote"] == "the night train"
    assert ran.form["handle"] == "t-1"
    assert ran.form["attribution"] == ["Tomas Brandl"]


def test_white_space_and_marks_need_not_be_typed_as_they_stand(bridge: Shell) -> None:
    quote = "announce a closure:   - tolls"
    made = bridge.does("tag", "guards", "--kind", "claim", "--quote", quote, "--json").form
    assert made["anchor"]["quote"] == "announce a closure:\n\n- tolls"


def test_everything_that_is_said_of_a_tag_is_kept(bridge: Shell) -> None:
    bridge.does(
        *("tag", "guards", "--kind", "prediction", "--quote", "There will be no war over it."),
        *("--handle", "war", "--statement", "War", "--condition", "none", "--note", "see p. 3"),
        *("--label", "a", "--label", "b", "--scenario", "orlik", "--expects", "not-occur"),
        *("--attribution", "X", "--attribution", "Y", "--stance", "reported", "--wording", "will"),
    )
    item = bridge.does("show war --json").form
    [annotation] = item["annotations"]
    said = {k: item[k] for k in ("statement", "condition", "note", "labels", "scenarios")}
    assert said == {
        "statement": "War",
        "condition": "none",
        "note": "see p. 3",
        "labels": ["a", "b"],
        "scenarios": ["orlik"],
    }
    assert (annotation["stance"], annotation["expects"]) == ("reported", "not-occur")
    assert (annotation["attribution"], annotation["wording"]) == (["X", "Y"], "will")


@pytest.mark.parametrize("quote", ["the night train", "announce a closure:"])
def test_a_list_is_tagged_whole_from_an_item_and_from_what_introduces_it(
    bridge: Shell, quote: str
) -> None:
    words = ("tag", "guards", "--kind", "trigger", "--list", "--quote", quote)
    made = bridge.does(*words, "--scenario", "orlik", "--json").form
    assert len(made) > 1
    assert len({one["handle"] for one in made}) == len(made)
    assert all("announce a closure:" in one["context"]["quote"] for one in made)
    assert len(bridge.does("list --kind trigger --scenario orlik --json").form) == len(made)
    assert "nothing was changed" in bridge(*words).err
    bridge.does("undo")
    assert bridge.does("list --kind trigger --json").form == []


def test_outside_a_list_there_is_none_to_tag_and_nothing_is_said_of_one_item_alone(
    bridge: Shell,
) -> None:
    words = ("tag", "guards", "--kind", "trigger", "--list", "--quote")
    ran = bridge(*words, "There will be no war over it.")
    assert (ran.status, "there is no list here" in ran.err) == (1, True)
    ran = bridge(*words, "the night train", "--handle", "train")
    assert (ran.status, "contrary" in ran.err) == (2, True)


def test_a_tag_that_stands_is_found_and_again_makes_another(bridge: Shell) -> None:
    words = ("tag", "guards", "--kind", "claim", "--quote", "It is said that nobody")
    first, second, third = bridge.does(*words), bridge(*words), bridge.does(*words, "--again")
    assert first.word == second.word != third.word
    assert "nothing was changed" in second.err


def test_a_quote_in_several_places_is_shown_with_numbers_and_chosen_by_one(bridge: Shell) -> None:
    words = ("tag", "guards", "--kind", "claim", "--quote", "the bridge")
    ran = bridge(*words)
    assert ran.status == 1
    assert "  1: # Who guards [the bridge]?" in ran.err
    assert "--occurrence N" in ran.err
    assert bridge.does(*words, "--occurrence", "3").out
    assert bridge(*words, "--occurrence", "9").status == 1


def test_a_quote_that_is_not_there_shows_the_passages_most_like_it(bridge: Shell) -> None:
    quote = "a night train was cancelled"
    ran = bridge("tag", "guards", "--kind", "trigger", "--quote", quote)
    assert ran.status == 1
    assert "  the night train is cancelled." in ran.err.splitlines()


def test_a_mention_of_an_item_takes_no_words_for_a_new_one(bridge: Shell) -> None:
    bridge.tags()
    words = ("tag", "guards", "--kind", "claim", "--quote", "nobody", "--item", "police-guard")
    assert bridge(*words, "--statement", "other").status == 2
    assert bridge.does(*words).out
    assert bridge.does("show police-guard --json").form["mentions"] == 2


@pytest.mark.parametrize(
    "more",
    [
        ("--scenario", "nowhere"),
        ("--item", "nothing"),
        ("--handle", "Not A Handle"),
        ("--kind", "rumour"),
        ("--stance", "angry"),
        ("--occurrence", "0"),
    ],
)
def test_a_wrong_option_changes_nothing(bridge: Shell, more: tuple[str, str]) -> None:
    words = ("tag", "guards", "--kind", "claim", "--quote", "nobody", *more)
    ran = bridge(*words)
    assert ran.status in (1, 2)
    assert ran.err.startswith("error: ")
    assert bridge.does("list --kind claim --json").form == []


# edit -------------------------------------------------------------------------------------------


def test_an_item_and_how_it_is_spoken_of_can_be_changed(bridge: Shell) -> None:
    bridge.tags()
    bridge.does("edit war --statement War --label x --label y --stance rejected --handle no-war")
    item = bridge.does("show no-war --json").form
    assert (item["statement"], item["labels"]) == ("War", ["x", "y"])
    assert item["annotations"][0]["stance"] == "rejected"


def test_an_empty_text_clears_a_field(bridge: Shell) -> None:
    bridge.tags()
    bridge.does('edit army-guard --statement "" --label x')
    bridge.does('edit army-guard --label ""')
    item = bridge.does("show army-guard --json").form
    assert (item["statement"], item["labels"]) == ("", [])


def test_a_field_of_one_tag_needs_one_tag(bridge: Shell) -> None:
    bridge.tags()
    bridge.does(*("tag", "guards", "--kind", "prediction", "--quote", "no war", "--item", "war"))
    assert bridge("edit war --stance rejected").status == 1
    first = bridge.does("show war --json").form["annotations"][0]["id"]
    bridge.does("edit", first, "--stance", "rejected")
    stances = [a["stance"] for a in bridge.does("show war --json").form["annotations"]]
    assert stances == ["rejected", "own"]


@pytest.mark.parametrize(
    "line", ["edit war", "edit war --handle army-guard", "edit nothing --note x"]
)
def test_an_edit_that_cannot_be_done_is_refused(bridge: Shell, line: str) -> None:
    bridge.tags()
    assert bridge(line).status in (1, 2)


# untag, link, unlink ----------------------------------------------------------------------------


def test_untag_takes_the_item_with_it_where_nothing_else_mentions_it(bridge: Shell) -> None:
    bridge.tags()
    bridge.does("untag tolls-doubled")
    handles = [x["handle"] for x in bridge.does("list --kind trigger --json").form]
    assert handles == ["army-guard"]
    assert bridge("untag tolls-doubled").status == 1


def test_without_an_item_link_shows_the_likeliest_and_with_one_it_links(bridge: Shell) -> None:
    bridge.tags()
    bridge.write("ponte.md", PONTE)
    bridge.does("add ponte.md")
    bridge.does("same-work guards conteso")
    quote = "i pedaggi per i camion raddoppiano"
    tag = bridge.does("tag", "conteso", "--kind", "trigger", "--quote", quote).word
    likely = bridge.does("link", tag, "--json").form
    assert [x["handle"] for x in likely] == ["tolls-doubled", "army-guard"]
    bridge.does("link", tag, "tolls-doubled")
    assert bridge.does("show tolls-doubled --json").form["mentions"] == 2
    assert bridge.does("unlink", tag, "--json").form["handle"].startswith("t-")
    assert bridge("unlink", tag).status == 1


def test_a_trigger_is_no_mention_of_a_claim(bridge: Shell) -> None:
    bridge.tags()
    assert bridge("link tolls-doubled police-guard").status == 1
