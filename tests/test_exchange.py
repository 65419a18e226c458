"""Case files in and out: what goes into one, and what an import changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from scenarios.annotation import Annotation
from scenarios.case_file import CaseFile, in_order
from scenarios.item import Item
from scenarios.scenario import Membership
from scenarios.vocabulary import Direction, Expectation, Kind, Stance, Status
from seeds.anchor import Span, cite
from seeds.article import Metadata, article_id
from seeds.refusal import Refusal
from seeds.when import When
from store.desk import Desk
from store.doctor import examine
from tests.desks import TEXT, at, page
from tests.worked import changed, work

THEN = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """A desk with a scenario in which everything has happened once."""
    work(desk)
    return desk


@pytest.fixture
def file(worked: Desk) -> CaseFile:
    """Its scenario, with the text."""
    return worked.case_file("orlik", texts=True)


# Out.


def test_a_scenario_goes_out_with_what_belongs_to_it_and_no_more(worked: Desk) -> None:
    worked.add_scenario("sahel")
    worked.add(page("Another text.", "Another"))
    worked.tag("Another", Span(0, 7), Kind.CLAIM, scenario="sahel")
    file = worked.case_file("orlik")
    assert [s.handle for s in file.scenarios] == ["orlik"]
    assert [a.title for a in file.articles] == ["Who guards the bridge?"]
    assert [s.name for s in file.sources] == ["Tomas Brandl"]
    assert sorted(i.handle for i in file.items) == ["ferry", "t-1", "tolls"]


def test_texts_go_out_only_where_they_are_asked_for(worked: Desk) -> None:
    assert worked.case_file("orlik").articles[0].text is None
    assert worked.case_file("orlik", texts=True).articles[0].text == TEXT


def test_what_was_withdrawn_goes_out_marked(file: CaseFile) -> None:
    assert [(f.status, f.withdrawn) for f in file.findings] == [
        (Status.EMERGING, False),
        (Status.OBSERVED, True),
    ]


def test_several_scenarios_go_out_in_one_file(worked: Desk) -> None:
    worked.add_scenario("sahel")
    worked.put("tolls", "sahel")
    file = worked.case_file("orlik", "sahel")
    assert [s.handle for s in file.scenarios] == ["orlik", "sahel"]
    assert len([m for m in file.memberships if m.item == worked.item("tolls").id]) == 2


def test_an_item_that_was_taken_out_does_not_go_out(worked: Desk) -> None:
    worked.take_out("tolls", "orlik")
    file = worked.case_file("orlik")
    assert "tolls" not in [i.handle for i in file.items]
    assert file.findings == ()


# In.


def test_a_file_is_imported_whole(other: Desk, file: CaseFile) -> None:
    done = other.import_case(file)
    assert dict(done.made) == {
        "article": 1,
        "source": 1,
        "scenario": 1,
        "item": 3,
        "membership": 3,
        "annotation": 3,
        "criteria": 1,
        "forecast": 1,
        "finding": 2,
    }
    assert other.case_file("orlik", texts=True) == file
    assert examine(other) == []


def test_imported_twice_a_file_changes_nothing(other: Desk, file: CaseFile) -> None:
    other.import_case(file)
    before = other.history()
    done = other.import_case(file)
    assert (dict(done.made), dict(done.changed)) == ({}, {})
    assert other.history() == before


def test_a_store_that_imports_its_own_export_changes_nothing(worked: Desk) -> None:
    worked.undo(next(d.id for d in worked.history() if d.verb == "tag"))
    before = worked.history()
    worked.import_case(worked.case_file("orlik"))
    assert worked.history() == before


def test_an_import_is_one_deed_and_can_be_undone(other: Desk, file: CaseFile) -> None:
    other.import_case(file)
    assert [d.verb for d in other.history()] == ["import", "create"]
    other.undo()
    assert (other.items(), other.articles(), other.scenarios()) == ([], [], [])
    other.import_case(file)
    assert other.case_file("orlik", texts=True) == file
    assert examine(other) == []


def test_what_was_struck_here_comes_back_with_the_file(worked: Desk, file: CaseFile) -> None:
    worked.untag("ferry")
    worked.take_out("tolls", "orlik")
    worked.import_case(file)
    assert worked.case_file("orlik", texts=True) == file


def test_a_finding_that_comes_back_keeps_its_place(worked: Desk, file: CaseFile) -> None:
    worked.mark("tolls", "ceased")
    worked.undo(next(d.id for d in worked.history() if d.facts[0].get("make", {}).get("status")))
    worked.import_case(file)
    assert [f.status for f in worked.findings_of("tolls")][:2] == [
        Status.EMERGING,
        Status.OBSERVED,
    ]


@pytest.mark.parametrize(
    ("things", "fields"),
    [
        ("items", {"statement": "Another statement", "labels": ("a",)}),
        ("items", {"statement": ""}),
        ("items", {"handle": "doubled"}),
        ("annotations", {"stance": Stance.IRONIC, "attribution": ("A", "B")}),
        ("annotations", {"attribution": ()}),
        ("annotations", {"context": None}),
        ("scenarios", {"title": "", "question": "Will it?"}),
        ("sources", {"aliases": (), "note": "n"}),
        ("memberships", {"weight": 2.0, "direction": Direction.AWAY}),
    ],
    ids=str,
)
def test_what_can_be_edited_is_updated_and_the_update_can_be_undone(
    other: Desk, file: CaseFile, things: str, fields: dict[str, Any]
) -> None:
    other.import_case(file)
    new = changed(file, things, **fields)
    done = other.import_case(new)
    assert sum(done.changed.values()) == (0 if new == file else 1)
    assert other.case_file("orlik", texts=True) == in_order(new)
    if new != file:
        other.undo()
    assert other.case_file("orlik", texts=True) == file
    assert examine(other) == []


def test_every_field_of_an_annotation_goes_back_to_its_default(other: Desk, file: CaseFile) -> None:
    other.import_case(file)
    plain = tuple(
        replace(
            a,
            attribution=(),
            stance=Stance.OWN,
            expects=Expectation.OCCUR,
            wording="",
            context=None,
        )
        for a in file.annotations
    )
    other.import_case(replace(file, annotations=plain))
    assert other.case_file("orlik").annotations == plain
    assert examine(other) == []


def test_metadata_that_a_file_says_is_taken(other: Desk, file: CaseFile) -> None:
    other.import_case(file)
    known = Metadata(title="Another", published=When("2026-03"), url="https://example.org")
    other.import_case(changed(file, "articles", metadata=known))
    found = other.article(page().id).metadata
    assert (found.title, found.published, found.url) == (
        "Another",
        When("2026-03"),
        "https://example.org",
    )


def test_metadata_that_a_file_does_not_say_stays(other: Desk, file: CaseFile) -> None:
    other.import_case(file)
    other.import_case(changed(file, "articles", metadata=Metadata(title="Another")))
    assert other.article(page().id).metadata == replace(page().metadata, title="Another")


def test_a_file_that_knows_of_no_other_edition_does_not_take_a_work_apart(
    worked: Desk, file: CaseFile
) -> None:
    worked.add(page("Chi", "Chi"))
    worked.same_work("Chi", "Who")
    worked.import_case(file)
    assert len(worked.editions("Who")) == 2


def test_who_and_when_stay_where_a_file_does_not_say_them(other: Desk, file: CaseFile) -> None:
    other.import_case(file)
    before = other.history()
    items = tuple(replace(i, analyst="", at=None) for i in file.items)
    findings = tuple(replace(f, analyst="", at=None) for f in file.findings)
    other.import_case(replace(file, items=items, findings=findings))
    assert other.history() == before


def test_what_a_file_does_not_sign_is_the_importers(other: Desk, file: CaseFile) -> None:
    other.import_case(changed(file, "items", analyst="", at=None))
    found = {i.analyst for i in other.case_file("orlik").items}
    assert found == {"ak", "bo"}


def test_a_large_file_is_one_deed_of_several_entries(other: Desk) -> None:
    text = "x" * 700
    article = page(text, "Many")
    items = tuple(
        Item(id=f"i:{n:032x}", kind=Kind.CLAIM, handle=f"c-{n}", at=THEN + timedelta(seconds=n))
        for n in range(300)
    )
    mentions = tuple(
        Annotation(
            id=f"n:{n:032x}",
            article=article.id,
            item=item.id,
            anchor=cite(text, Span(n, n + 5)),
        )
        for n, item in enumerate(items)
    )
    other.import_case(CaseFile(articles=(article,), items=items, annotations=mentions))
    assert len(other.items()) == 300
    assert len(other.search("c-299")) == 1
    assert examine(other) == []
    other.undo()
    assert other.items() == []
    other.redo()
    assert len(other.mentions("Many")) == 300


def test_two_stores_with_the_same_handle_keep_both_items(worked: Desk, other: Desk) -> None:
    other.add(page())
    other.tag("Who", at("Soldiers"), Kind.TRIGGER)
    other.import_case(worked.case_file("orlik"))
    assert [i.handle for i in other.items()].count("t-1") == 2
    with pytest.raises(Refusal, match="fits 2 items") as caught:
        other.item("t-1")
    assert all(candidate.startswith("t-1  i:") for candidate in caught.value.candidates)


def test_articles_are_known_by_their_text_wherever_they_come_from(file: CaseFile) -> None:
    assert [a.id for a in file.articles] == [article_id(TEXT)]


def test_places_in_several_scenarios_come_back(other: Desk, worked: Desk) -> None:
    worked.add_scenario("sahel")
    worked.put("tolls", "sahel", direction=Direction.AWAY, weight=0.25)
    file = worked.case_file("orlik", "sahel", texts=True)
    other.import_case(file)
    assert other.case_file("orlik", "sahel", texts=True) == file
    assert (
        Membership(
            scenario=worked.scenario("sahel").id,
            item=worked.item("tolls").id,
            direction=Direction.AWAY,
            weight=0.25,
        )
        in other.case_file("sahel").memberships
    )
