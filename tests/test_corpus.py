"""The articles that ship, their tags, and what is offered on the originals."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from seeds import strict_yaml

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "seeds" / "corpus"
LIBRARY = ROOT / "scenarios" / "library"
SHARED = ROOT.parent / "shared"
ORIGINALS = SHARED / "seeds"
GOLD = SHARED / "gold" / "annotations.json"

ARTICLES = sorted(CORPUS.glob("*.txt"))
HEADER = {"title", "authors", "published", "language", "digest_of"}
VERBS = {"add", "same-work", "scenario", "tag", "criteria", "expect"}
RUN = 7
"""Words in a row that a digest may not share with its original."""

with_originals = pytest.mark.skipif(
    not ORIGINALS.is_dir(), reason="the original articles (../shared/seeds) are not here"
)
with_gold = pytest.mark.skipif(
    not (ORIGINALS.is_dir() and GOLD.is_file()),
    reason="the hand annotation (../shared/gold) is not here",
)
each_article = pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)

Step = dict[str, Any]


@cache
def header_and_text(path: Path) -> tuple[Step, str]:
    """An article's header, and its text: all that follows the line that ends the header."""
    before, header, text = path.read_bytes().decode().split("---\n", 2)
    assert before == ""
    return yaml.safe_load(header), text


@cache
def steps() -> list[Step]:
    session = yaml.safe_load((LIBRARY / "first-reading.yaml").read_text(encoding="utf-8"))
    found: list[Step] = session["steps"]
    return found


def tags() -> list[Step]:
    return [step for step in steps() if "tag" in step]


@cache
def texts() -> dict[str, str]:
    """The text of each article that the session adds, by the name that it gets there."""
    return {
        step["as"]: header_and_text(CORPUS / step["add"].removeprefix("corpus:"))[1]
        for step in steps()
        if "add" in step
    }


def kinds() -> dict[str, str]:
    """The kind of each item, by handle."""
    return {step["handle"]: step["tag"] for step in tags() if "handle" in step}


@cache
def offers() -> dict[str, list[Step]]:
    """What is offered, by the id of the original."""
    read = yaml.safe_load((LIBRARY / "originals.yaml").read_text(encoding="utf-8"))
    return {article["id"]: article["annotations"] for article in read["articles"]}


@cache
def originals() -> dict[str, str]:
    """The text of each original, by id."""
    return {
        "a:" + hashlib.sha256(path.read_bytes()).hexdigest(): path.read_bytes().decode()
        for path in sorted(ORIGINALS.glob("*.txt"))
    }


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def test_five_articles_ship_four_german_and_one_italian() -> None:
    languages = sorted(header_and_text(path)[0]["language"] for path in ARTICLES)
    assert languages == ["de", "de", "de", "de", "it"]


@each_article
def test_a_header_has_known_keys_and_the_author_is_us(path: Path) -> None:
    header, _ = header_and_text(path)
    assert header.keys() <= HEADER
    assert header["authors"] == ["Signposts"]


@each_article
def test_an_article_begins_with_its_title(path: Path) -> None:
    header, text = header_and_text(path)
    assert text.startswith(header["title"] + "\n\n")


@each_article
def test_the_last_line_says_that_the_wording_is_a_paraphrase(path: Path) -> None:
    last = header_and_text(path)[1].rstrip("\n").split("\n")[-1]
    assert re.search("Paraphrase|parafrasi", last)


@each_article
def test_an_article_is_some_screens_long(path: Path) -> None:
    assert 400 <= len(header_and_text(path)[1].split()) <= 900


@pytest.mark.parametrize("name", ["first-reading.yaml", "originals.yaml"])
def test_the_library_can_be_read_strictly(name: str) -> None:
    strict_yaml.read((LIBRARY / name).read_bytes(), name)


def test_every_quote_stands_once_in_its_article_or_its_step_says_which() -> None:
    text = texts()
    for step in tags():
        places = text[step["article"]].count(step["quote"])
        assert places >= step["occurrence"] if "occurrence" in step else places == 1, step


def test_every_estimative_word_stands_in_its_quote() -> None:
    for step in tags():
        assert step.get("wording", "") in step["quote"], step


def test_an_item_is_made_once_and_before_it_is_mentioned_again() -> None:
    made: dict[str, str] = {}
    for step in tags():
        if "item" in step:
            assert made[step["item"]] == step["tag"], step
        else:
            assert step["handle"] not in made, step
            made[step["handle"]] = step["tag"]


def test_no_passage_is_tagged_twice_with_one_kind() -> None:
    places = [(step["article"], step["tag"], step["quote"]) for step in tags()]
    assert len(set(places)) == len(places)


def test_both_editions_carry_the_eight_triggers_in_the_same_order() -> None:
    text = texts()

    def in_order(article: str) -> list[str]:
        mentions = [t for t in tags() if t["tag"] == "trigger" and t["article"] == article]
        mentions.sort(key=lambda step: text[article].index(step["quote"]))
        return [step.get("handle") or step["item"] for step in mentions]

    assert len(in_order("korybko-de")) == 8
    assert in_order("korybko-de") == in_order("korybko-it")


@pytest.mark.parametrize("article", ["korybko-de", "korybko-it"])
def test_a_trigger_is_a_whole_list_item(article: str) -> None:
    items = re.findall(r"^- (.*)$", texts()[article], re.MULTILINE)
    triggers = [t for t in tags() if t["tag"] == "trigger" and t["article"] == article]
    assert sorted(items) == sorted(step["quote"] for step in triggers)


def test_every_prediction_and_trigger_belongs_to_the_scenario_and_has_a_statement() -> None:
    for step in tags():
        if "handle" in step:
            assert step["scenario"] == "russia-kazakhstan", step
            assert step["statement"], step


def test_the_session_counts_what_it_tags() -> None:
    [expected] = [step["expect"] for step in steps() if "expect" in step]
    found = list(kinds().values())
    for kind in ("trigger", "prediction", "claim"):
        assert expected[kind + "s"] == found.count(kind)


def test_nothing_is_found_about_real_events() -> None:
    assert {next(iter(step)) for step in steps()} == VERBS


def test_every_trigger_has_criteria_and_no_date_that_its_author_did_not_name() -> None:
    criteria = {step["criteria"]: step for step in steps() if "criteria" in step}
    for handle, kind in kinds().items():
        if kind == "trigger":
            assert criteria[handle]["threshold"], handle
            assert criteria[handle]["source"], handle
            assert criteria[handle]["timeframe"] == {"status": "missing"}, handle


def test_an_offer_is_made_of_places_and_names_alone() -> None:
    known = {"span", "item", "attribution", "stance", "expects", "wording"}
    for annotation in [a for offered in offers().values() for a in offered]:
        assert annotation.keys() <= known
        assert annotation["item"] in kinds()


@each_article
def test_an_original_is_offered_the_items_of_its_digest(path: Path) -> None:
    name = next(s["as"] for s in steps() if s.get("add") == f"corpus:{path.name}")
    tagged = {t.get("handle") or t["item"] for t in tags() if t["article"] == name}
    offered = offers()[header_and_text(path)[0]["digest_of"]]
    assert {annotation["item"] for annotation in offered} == tagged


@with_originals
@each_article
def test_a_digest_names_its_original_by_the_hash_of_the_text(path: Path) -> None:
    assert header_and_text(path)[0]["digest_of"] in originals()


@with_originals
@each_article
def test_a_digest_shares_no_seven_words_in_a_row_with_its_original(path: Path) -> None:
    header, text = header_and_text(path)
    shared = runs(text) & runs(originals()[header["digest_of"]])
    assert not shared, sorted(" ".join(run) for run in shared)


@with_gold
def test_offers_stand_where_the_hand_annotation_has_them() -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    ids = {name: "a:" + file["sha256"] for name, file in gold["files"].items()}
    places = {(ids[a["doc"]], a["kind"], a["start"], a["end"]) for a in gold["annotations"]}
    estimative = {
        (ids[a["doc"]], word["start"], word["end"])
        for a in gold["annotations"]
        for word in a["estimative"]
    }
    kind = kinds()
    text = originals()
    for article, offered in offers().items():
        for annotation in offered:
            start, end = annotation["span"]
            assert 0 <= start < end <= len(text[article])
            assert (article, kind[annotation["item"]], start, end) in places, annotation
            if "wording" in annotation:
                assert (article, *annotation["wording"]) in estimative, annotation
