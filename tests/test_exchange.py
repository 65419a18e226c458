"""Case files in and out: what is kept comes back, and what an import may change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, assume, given, settings

from scenarios.annotation import Annotation
from scenarios.authored import Authored
from scenarios.case_file import CaseFile, in_order
from scenarios.criteria import Timeframe
from scenarios.formats import scenario_file
from scenarios.item import Item
from scenarios.scenario import Membership
from scenarios.vocabulary import Direction, Expectation, Kind, Stance, Status
from seeds.anchor import Anchor, Span, cite, locate
from seeds.article import Article, Metadata, article_id
from seeds.refusal import Refusal
from seeds.when import When
from store.desk import Desk
from store.doctor import examine
from tests.desks import START, TEXT, Clock, at, opened, page, tagged
from tests.strategies import case_files

GOLDEN = Path(__file__).parent / "golden"
A = TypeVar("A", bound=Authored)
THEN = datetime(2026, 1, 1, tzinfo=UTC)


# Case files as a store gives them out ---------------------------------------------------------


def signed(things: tuple[A, ...]) -> tuple[A, ...]:
    """Each with an analyst and a time, which an import gives to what has none."""
    return tuple(replace(t, analyst=t.analyst or "bo", at=t.at or THEN) for t in things)


def settled(file: CaseFile) -> CaseFile:
    """A case file as a store would give it out: anchored, signed, and withdrawn for a reason."""
    texts = {a.id: a.text for a in file.articles}
    judged = {f.subject for f in file.findings} | {f.subject for f in file.forecasts}
    items = tuple(replace(i, withdrawn=i.withdrawn and i.id in judged) for i in file.items)
    gone = {i.id for i in items if i.withdrawn}
    mentions = (
        anchored(a, texts[a.article])
        for a in file.annotations
        if a.article in texts and a.item not in gone
    )
    return in_order(
        replace(
            file,
            scenarios=signed(file.scenarios),
            sources=signed(file.sources),
            items=signed(items),
            annotations=signed(tuple(m for m in mentions if m)),
            criteria=signed(file.criteria),
            forecasts=signed(file.forecasts),
            findings=signed(file.findings),
        )
    )


def is_quoted_whole(file: CaseFile) -> bool:
    """Whether a quote is the text of an article that did not come: then it did, after all."""
    anchors = [a for m in file.annotations for a in (m.anchor, m.context) if a]
    words = {article_id(w) for a in anchors for w in (a.quote or "", a.prefix, a.suffix)}
    return any(a.text is None and a.id in words for a in file.articles)


def anchored(mention: Annotation, text: str | None) -> Annotation | None:
    """A mention whose places are found; None where one cannot be."""
    places = [placed(a, text) for a in (mention.anchor, mention.context) if a]
    if not all(places):
        return None
    anchor, *context = places
    assert anchor
    return replace(mention, anchor=anchor, context=context[0] if context else None)


def placed(anchor: Anchor, text: str | None) -> Anchor | None:
    if text is None:
        return anchor if anchor.span else None
    place = locate(text, anchor)
    return cite(text, place) if isinstance(place, Span) else None


def brought(path: Path, file: CaseFile) -> Desk:
    """A desk on a new store into which a case file was imported."""
    desk = opened(path, Clock(START), "bo", simulated=file.simulated)
    desk.import_case(file)
    return desk


MODEST = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@MODEST
@given(case_files())
def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, file: CaseFile) -> None:
    wanted = settled(file)
    assume(not is_quoted_whole(wanted))
    with brought(tmp_path_factory.mktemp("kept") / "a.db", wanted) as desk:
        assert desk.case_file(texts=True) == wanted
        assert examine(desk) == []


@MODEST
@given(case_files())
def test_imported_into_an_empty_store_and_exported_a_file_has_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, file: CaseFile
) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    with brought(folder / "a.db", settled(file)) as first:
        written = scenario_file.write(first.case_file(texts=True))
    with brought(folder / "b.db", scenario_file.read(written, "a.yaml")) as second:
        assert scenario_file.write(second.case_file(texts=True)) == written
        before = second.history()
        second.import_case(scenario_file.read(written, "a.yaml"))
        assert second.history() == before


@pytest.mark.parametrize("name", ["orlik.yaml", "hostile.yaml"])
def test_a_golden_file_is_imported_and_exported_byte_for_byte(tmp_path: Path, name: str) -> None:
    file = scenario_file.read((GOLDEN / name).read_bytes(), name)
    handles = [s.handle for s in file.scenarios]
    with brought(tmp_path / "a.db", file) as first:
        written = scenario_file.write(first.case_file(*handles, texts=True))
    with brought(tmp_path / "b.db", scenario_file.read(written, name)) as second:
        assert scenario_file.write(second.case_file(*handles, texts=True)) == written


# Scenes ---------------------------------------------------------------------------------------


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """A desk with a scenario in which everything has happened once."""
    tagged(desk, "Tolls are doubled", scenario="orlik", handle="tolls", statement="Tolls double")
    tagged(
        desk,
        "no ferry before winter",
        Kind.PREDICTION,
        scenario="orlik",
        handle="ferry",
        expects=Expectation.NOT_OCCUR,
        stance=Stance.REPORTED,
        wording="will",
    )
    desk.tag_list("Who", [at("Soldiers")], scenario="orlik", context=at("Who guards"))
    desk.criteria("ferry", timeframe=Timeframe(by=When("2026-12")))
    desk.forecast("ferry", "likely", forecaster="Tomas Brandl")
    desk.mark("tolls", "emerging")
    desk.mark("tolls", "observed", occurred_on=When("2026-02"))
    desk.undo()
    desk.source("Tomas Brandl", aliases=["T. Brandl"])
    desk.source("Nobody named in it")
    return desk


@pytest.fixture
def file(worked: Desk) -> CaseFile:
    """Its scenario, with the text."""
    return worked.case_file("orlik", texts=True)


def changed(file: CaseFile, name: str, **fields: Any) -> CaseFile:
    """With other content in the first of its things."""
    first, *rest = getattr(file, name)
    things: dict[str, Any] = {name: (replace(first, **fields), *rest)}
    return replace(file, **things)


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


# What an import refuses, changing nothing.


def refused(desk: Desk, file: CaseFile) -> Refusal:
    before = desk.case_file(texts=True), desk.history()
    with pytest.raises(Refusal) as caught:
        desk.import_case(file)
    assert (desk.case_file(texts=True), desk.history()) == before
    return caught.value


@pytest.mark.parametrize(
    ("things", "fields"),
    [
        ("findings", {"status": Status.CEASED}),
        ("findings", {"reason": "another"}),
        ("findings", {"analyst": "cy"}),
        ("forecasts", {"probability": 0.6}),
        ("criteria", {"threshold": "another"}),
    ],
)
def test_what_is_never_edited_is_refused_with_other_content(
    other: Desk, file: CaseFile, things: str, fields: dict[str, Any]
) -> None:
    other.import_case(file)
    error = refused(other, changed(file, things, **fields))
    assert "is known with other content" in error.what
    assert next(iter(fields)) in error.what


def test_a_withdrawn_finding_is_not_rewritten_either(worked: Desk, file: CaseFile) -> None:
    worked.undo(next(d.id for d in worked.history() if d.verb == "mark" and d.standing))
    emerging = replace(file.findings[0], status=Status.CEASED)
    error = refused(worked, replace(file, findings=(emerging, file.findings[1])))
    assert "is known with other content: status" in error.what


def test_an_item_does_not_become_another_kind(other: Desk, file: CaseFile) -> None:
    other.import_case(file)
    [ferry] = [i for i in file.items if i.handle == "ferry"]
    rest = tuple(i for i in file.items if i is not ferry)
    error = refused(other, replace(file, items=(*rest, replace(ferry, kind=Kind.CLAIM))))
    assert error.what == "ferry is known, and no claim"


def test_a_simulated_file_does_not_come_into_a_real_store(other: Desk, file: CaseFile) -> None:
    assert "simulated" in refused(other, replace(file, simulated=True)).what


def test_a_real_file_may_come_into_a_simulated_store(tmp_path: Path, file: CaseFile) -> None:
    with opened(tmp_path / "demo.db", simulated=True) as demo:
        demo.import_case(file)
        assert demo.case_file("orlik").simulated


@pytest.mark.parametrize(
    "without",
    [
        lambda f: replace(f, articles=()),
        lambda f: replace(f, items=f.items[1:]),
        lambda f: replace(f, scenarios=()),
        lambda f: replace(f, items=(), memberships=(), annotations=()),
        lambda f: changed(f, "findings", subject="x"),
    ],
)
def test_what_a_file_speaks_of_is_in_it_or_here(
    other: Desk, file: CaseFile, without: Callable[[CaseFile], CaseFile]
) -> None:
    assert "is neither in the file nor here" in refused(other, without(file)).what


def test_what_a_file_speaks_of_may_be_here_already(other: Desk, file: CaseFile) -> None:
    other.import_case(file)
    found = replace(file.findings[0], id="f:" + "0" * 32, status=Status.CEASED)
    other.import_case(CaseFile(findings=(found,)))
    assert other.item("tolls").status is Status.CEASED


def test_an_id_stands_for_one_thing(other: Desk, file: CaseFile) -> None:
    twice = (*file.findings, replace(file.findings[0], status=Status.CEASED))
    assert "twice" in refused(other, replace(file, findings=twice)).what


def test_a_text_is_the_one_that_its_id_says(other: Desk, file: CaseFile) -> None:
    error = refused(other, changed(file, "articles", text=TEXT + "!"))
    assert "is not the one that its id says" in error.what


def hand_written(anchor: Anchor, article: Article) -> CaseFile:
    item = Item(id="i:" + "1" * 32, kind=Kind.CLAIM, handle="said")
    mention = Annotation(id="n:" + "1" * 32, article=article.id, item=item.id, anchor=anchor)
    return CaseFile(items=(item,), annotations=(mention,), articles=(article,))


def test_a_quote_without_a_span_is_found_in_the_text(other: Desk) -> None:
    other.import_case(hand_written(Anchor(span=None, quote="The night train"), page()))
    assert other.mentions("Who")[0].annotation.anchor == cite(TEXT, at("The night train"))


def test_a_span_without_a_quote_is_cited_where_the_text_is_here(other: Desk) -> None:
    other.add(page())
    there = replace(page(), text=None)
    other.import_case(hand_written(Anchor(span=at("The night train"), quote=None), there))
    assert other.mentions("Who")[0].annotation.anchor == cite(TEXT, at("The night train"))


def test_a_span_that_is_a_little_off_is_mended_by_its_quote(other: Desk) -> None:
    off = Anchor(span=Span(3, 34), quote="The night train is cancelled")
    other.import_case(hand_written(off, page()))
    assert other.mentions("Who")[0].annotation.anchor.span == at("The night train is cancelled")


@pytest.mark.parametrize(
    "anchor",
    [
        Anchor(span=None, quote="not there"),
        Anchor(span=None, quote="the"),
        Anchor(span=None, quote=None),
        Anchor(span=Span(0, 10_000), quote=None),
        Anchor(span=Span(0, 3), quote=""),
    ],
    ids=str,
)
def test_a_quote_that_is_not_there_or_stands_twice_is_refused(other: Desk, anchor: Anchor) -> None:
    error = refused(other, hand_written(anchor, page()))
    assert "is not in its article, or in several places" in error.what
    assert error.where == "n:" + "1" * 32


def test_a_quote_in_an_article_that_is_not_here_needs_its_span(other: Desk) -> None:
    anchor = Anchor(span=None, quote="The night train")
    error = refused(other, hand_written(anchor, replace(page(), text=None)))
    assert "its article's text is not here" in error.what


def test_a_file_without_words_does_not_take_them_from_a_store_that_has_them(
    worked: Desk, other: Desk, file: CaseFile
) -> None:
    other.import_case(replace(file, articles=(replace(page(), text=None, blocks=()),)))
    before = other.case_file("orlik")
    worked.forget("Who")
    other.import_case(worked.case_file("orlik"))
    assert other.case_file("orlik") == before


def test_a_text_that_comes_with_a_file_is_taken(worked: Desk, other: Desk, file: CaseFile) -> None:
    other.import_case(worked.case_file("orlik"))
    done = other.import_case(file)
    assert dict(done.changed) == {"article": 1}
    assert other.article("Who").text == TEXT
    assert other.search("lorries")
    assert examine(other) == []


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
