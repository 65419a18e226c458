"""Deeds, dates and articles in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scenarios.annotation import Annotation
from scenarios.vocabulary import Kind, Reliability
from seeds.anchor import Span
from seeds.occurrences import meant
from seeds.reading import read
from seeds.when import When
from store.desk import Desk
from tests.app import BRIDGE, open_desk
from tests.orlik import TRIGGERS, orlik, passage
from tui.days import after, by_then, day, days_left, said_loosely
from tui.named import cited
from tui.words import describe
from tui.words import passage as passage_of


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (date(2025, 12, 19), "19 Dec 2025"),
        (When("2026-05"), "May 2026"),
        ("2022", "2022"),
        ("2026-05-01/2026-07", "1 May 2026 to Jul 2026"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_a_date_keeps_its_precision(words: object, shown: str) -> None:
    assert day(words) == shown


@pytest.mark.parametrize(
    ("by", "shown"),
    [
        (date(2026, 3, 1), "today"),
        (date(2026, 3, 2), "in 1 day"),
        (date(2026, 4, 10), "in 40 days"),
        (date(2026, 2, 26), "3 days over"),
    ],
)
def test_a_deadline_is_so_many_days_away(by: date, shown: str) -> None:
    assert days_left(by, date(2026, 3, 1)) == shown


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("yesterday", "2026-11-20"),
        ("Monday", "2026-11-16"),
        ("saturday", "2026-11-14"),
        ("last week", "2026-11-09/2026-11-15"),
        ("2026-05", "2026-05"),
        ("mondy", "mondy"),
    ],
)
def test_days_can_be_said_as_people_say_them_where_one_looks_back(words: str, means: str) -> None:
    assert said_loosely(words, date(2026, 11, 21)) == means


def test_what_is_new_since_last_week_began_on_its_monday() -> None:
    week = said_loosely("last week", date(2026, 11, 21))
    assert after(week) == date(2026, 11, 8)
    assert by_then(week).date() == date(2026, 11, 15)


@pytest.mark.parametrize(
    ("header", "shown"),
    [
        ("authors: [Tomas Brandl, A. Ruiz]\npublished: 2026-03-04", "Brandl, 4 Mar 2026"),
        ("authors: [Tomas Brandl]", "Brandl, undated"),
        ("title: Who guards the bridge?", "“Who guards the bridge?”"),
    ],
)
def test_an_article_is_cited_by_author_and_date_else_by_title(header: str, shown: str) -> None:
    text = f"---\n{header}\n---\nThe bridge at Orlik is guarded by the river police.\n"
    assert cited(read("bridge.md", text.encode())) == shown


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with the scenario of the bridge."""
    path = tmp_path / "signposts.db"
    orlik(path)
    return path


def _bridge(desk: Desk) -> str:
    return desk.article("Who guards the bridge?").id


def _tag(desk: Desk) -> None:
    span = passage(desk, _bridge(desk), "The police deny it.")
    desk.tag(_bridge(desk), span, Kind.CLAIM)


def _tag_list(desk: Desk) -> None:
    spans = [passage(desk, _bridge(desk), words) for words, _ in TRIGGERS.values()]
    desk.tag_list(_bridge(desk), spans, kind=Kind.CLAIM)


def _mention(desk: Desk, item: str) -> str:
    return desk.annotations_of(item)[0].id


def _tag_all(desk: Desk) -> None:
    page = desk.article(_bridge(desk))
    desk.tag_all(page.id, meant(page.text or "", "bridge"), Kind.CLAIM, handle="bridge")


def _move(desk: Desk) -> None:
    desk.move(_mention(desk, "army-guard"), passage(desk, _bridge(desk), "soldiers"))


def _split(desk: Desk) -> None:
    mention = _police_tag(desk)
    assert mention.anchor.span
    desk.split(mention.id, mention.anchor.span.start + len("The police "))


def _merge(desk: Desk) -> None:
    _split(desk)
    desk.merge(_mention(desk, "c-2"), _mention(desk, "c-1"))


def _merge_nested(desk: Desk) -> None:
    _tag(desk)
    start = passage(desk, _bridge(desk), "The police deny it.").start + len("The ")
    desk.tag(_bridge(desk), Span(start, start + len("police")), Kind.CLAIM)
    desk.merge(_mention(desk, "c-1"), _mention(desk, "c-2"))


def _mirror(desk: Desk) -> None:
    mention = _police_tag(desk)
    [other] = set(desk.editions(_bridge(desk))) - {_bridge(desk)}
    desk.mirror(mention.id, other, Span(0, 2))


def _police_tag(desk: Desk) -> Annotation:
    _tag(desk)
    return desk.annotation(_mention(desk, "c-1"))


def _link(desk: Desk) -> None:
    _tag(desk)
    desk.link(_mention(desk, "c-1"), "river-police")


def _undo_two(desk: Desk) -> None:
    desk.undo(count=2)


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        (
            lambda d: d.set(_bridge(d), {"outlet": "Post", "published": When("2026-03")}),
            "corrected outlet and date of Brandl, Mar 2026",
        ),
        (lambda d: d.forget(_bridge(d)), "forgot the text of Brandl, 4 Mar 2026"),
        (_tag, "tagged claim c-1 “The police deny it.” in Brandl, 4 Mar 2026"),
        (_tag_list, "tagged 3 claims in Brandl, 4 Mar 2026"),
        (_tag_all, "tagged claim bridge 4 times in Brandl, 4 Mar 2026"),
        (_move, "moved the ends of the tag army-guard in Brandl, 4 Mar 2026"),
        (
            _split,
            "split the tag c-1 “The police” in Brandl, 4 Mar 2026; its rest is c-2 “deny it.”",
        ),
        (_merge, "merged two tags into c-2 “The police deny it.” in Brandl, 4 Mar 2026"),
        (
            _merge_nested,
            "merged into the tag around it: c-2 in Brandl, 4 Mar 2026",
        ),
        (
            lambda d: d.retag(_police_tag(d).id, Kind.TRIGGER),
            "made c-1 a trigger in Brandl, 4 Mar 2026: t-1 “The police deny it.”",
        ),
        (
            _mirror,
            "copied the tag to another edition: c-1 “The police deny it.” in Brandl, 4 Mar 2026",
        ),
        (
            lambda d: d.edit("army-guard", {"statement": "x", "labels": ("y",)}),
            "edited army-guard: labels and statement",
        ),
        (
            lambda d: d.edit("army-guard", {"handle": "soldiers"}),
            "handle army-guard → soldiers",
        ),
        (
            lambda d: d.untag(_mention(d, "army-guard")),
            "removed the tag army-guard in Brandl, 4 Mar 2026",
        ),
        (_link, "linked c-1 in Brandl, 4 Mar 2026 to river-police"),
        (
            lambda d: d.unlink(_mention(d, "army-guard")),
            "gave a passage an item of its own again: "
            "t-1 “The army takes over the guard of the bridge” in Brandl, 4 Mar 2026",
        ),
        (
            lambda d: d.edit_scenario("orlik", {"title": "x", "note": "y"}),
            "edited the scenario orlik: note and title",
        ),
        (lambda d: d.remove_scenario("orlik"), "removed the scenario orlik"),
        (
            lambda d: d.put("army-guard", "orlik", weight=2),
            "weighed army-guard in the scenario orlik: weight",
        ),
        (
            lambda d: d.take_out("army-guard", "orlik"),
            "took army-guard out of the scenario orlik",
        ),
        (lambda d: d.source("T. Brandl"), "made the source T. Brandl"),
        (
            lambda d: [d.source("X"), d.source("X", reliability=Reliability.USUALLY)],
            "changed the source X: ratings",
        ),
        (lambda d: d.criteria("army-guard", threshold="x"), "wrote the criteria of army-guard"),
        (
            lambda d: d.forecast("army-guard", "likely"),
            "forecast likely, 70 % for army-guard, by ak",
        ),
        (
            lambda d: d.forecast("orlik", "1%", forecaster="T. Brandl"),
            "forecast 1 % for the scenario orlik, by T. Brandl",
        ),
        (
            lambda d: d.mark("army-guard", "observed", occurred_on=When("2026-05")),
            "marked army-guard observed, May 2026",
        ),
        (
            lambda d: d.mark("tolls-doubled", "ceased", corrects=True),
            "marked tolls-doubled ceased, which corrects a finding",
        ),
        (
            lambda d: d.tlp("army-guard", "red"),
            "marked army-guard TLP:RED",
        ),
        (
            lambda d: d.snooze("army-guard", date(2027, 2, 1)),
            "snoozed army-guard until 1 Feb 2027",
        ),
        (lambda d: d.undo(), "undid: marked tolls-doubled observed, 2 May 2026"),
        (_undo_two, "undid 2 deeds"),
        (
            lambda d: [d.undo(), d.redo()],
            "did again: marked tolls-doubled observed, 2 May 2026",
        ),
    ],
)
def test_every_verb_is_told_in_words(
    store: Path, deed: Callable[[Desk], object], words: str
) -> None:
    with open_desk(store) as desk:
        deed(desk)
        [last] = desk.history(most=1)
        assert describe(last, desk.called([last])) == words


def test_an_import_is_told_by_what_it_brought(store: Path, tmp_path: Path) -> None:
    with open_desk(store) as desk, open_desk(tmp_path / "other.db") as other:
        other.import_case(desk.case_file("orlik"))
        [last] = other.history(most=1)
        assert describe(last, other.called([last])) == (
            "imported 2 articles, 1 scenario, 5 items, 8 annotations, "
            "1 version of criteria and 1 finding"
        )


def test_a_verb_that_is_not_known_yet_is_told_by_its_name(store: Path) -> None:
    from dataclasses import replace

    with open_desk(store) as desk:
        [last] = desk.history(most=1)
        later = replace(last, verb="same-item", facts=())
        assert describe(later, desk.called([later])) == "same item"


def test_hostile_names_are_safe_to_show(store: Path) -> None:
    with open_desk(store) as desk:
        desk.source("\x1b[31mX\n")
        [last] = desk.history(most=1)
        assert describe(last, desk.called([last])) == "made the source ␛[31mX⏎"


def test_a_deed_leads_to_its_passage_even_when_it_was_undone(store: Path) -> None:
    with open_desk(store) as desk:
        _tag(desk)
        desk.undo()
        undo, tagged = desk.history(most=2)
        called = desk.called([undo, tagged])
        span = passage(desk, _bridge(desk), "The police deny it.")
        assert passage_of(tagged, called) == (_bridge(desk), span)
        assert passage_of(undo, called) == (_bridge(desk), span)


def test_the_making_of_a_store_leads_nowhere(tmp_path: Path) -> None:
    with open_desk(tmp_path / "new.db") as desk:
        [made] = desk.history()
        assert passage_of(made, desk.called([made])) is None
        added = desk.add(read("bridge.md", BRIDGE.encode())).article
        [last] = desk.history(most=1)
        assert passage_of(last, desk.called([last])) == (added.id, None)
