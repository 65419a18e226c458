"""Scenario files: what is written comes back, and what is wrong is told with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarios.annotation import Annotation
from scenarios.case_file import CaseFile, in_order
from scenarios.formats import annotation_reading, article_reading, judgement_reading
from scenarios.formats import scenario_reading as scenario_rooms
from scenarios.formats.scenario_file import read, schema, write
from scenarios.scenario import Membership
from scenarios.vocabulary import Direction, Kind, Status
from seeds.anchor import Anchor, Span
from seeds.article import article_id
from tests.editors import faults
from tests.scenario_mistakes import ARTICLE, MISTAKES
from tests.strategies import case_files

GOLDEN = Path(__file__).parent / "golden"
AS_WRITTEN = ("orlik.yaml", "hostile.yaml", "handwritten-as-written.yaml")
SLOW = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def golden(name: str) -> bytes:
    return (GOLDEN / name).read_bytes()


def case(words: str) -> CaseFile:
    """The case file of a file that is given without its first line."""
    return read(f"signposts: scenario/1\n{words}".encode(), "sahel.yaml")


# What is written comes back.


@SLOW
@given(case_files())
def test_what_is_written_comes_back(case_file: CaseFile) -> None:
    assert read(write(case_file), "file.yaml") == in_order(case_file)


@SLOW
@given(case_files(), st.randoms(use_true_random=False))
def test_the_bytes_do_not_depend_on_the_order_in_the_case_file(
    case_file: CaseFile, chance: Any
) -> None:
    def shuffled(things: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(chance.sample(things, len(things)))

    other = CaseFile(
        scenarios=shuffled(case_file.scenarios),
        articles=shuffled(case_file.articles),
        sources=shuffled(case_file.sources),
        items=shuffled(case_file.items),
        memberships=shuffled(case_file.memberships),
        annotations=shuffled(case_file.annotations),
        criteria=case_file.criteria,
        forecasts=case_file.forecasts,
        findings=case_file.findings,
        simulated=case_file.simulated,
    )
    assert write(other) == write(case_file)


@SLOW
@given(case_files())
def test_what_is_in_order_stays_as_it_is(case_file: CaseFile) -> None:
    assert in_order(in_order(case_file)) == in_order(case_file)


@pytest.mark.parametrize("name", AS_WRITTEN)
def test_a_golden_file_is_written_byte_for_byte_as_it_was(name: str) -> None:
    assert write(read(golden(name), name)) == golden(name)


def test_a_handwritten_file_is_written_in_full() -> None:
    written = write(read(golden("handwritten.yaml"), "handwritten.yaml"))
    assert written == golden("handwritten-as-written.yaml")


def test_a_membership_without_its_item_is_not_written() -> None:
    lonely = CaseFile(memberships=(Membership(scenario="s:1", item="i:1"),))
    with pytest.raises(ValueError, match="no i:1"):
        write(lonely)


# What a person may leave out.


def test_a_file_without_ids_gives_the_same_ids_under_any_name() -> None:
    data = golden("handwritten.yaml")
    assert read(data, "a.yaml") == read(data, "somewhere/else.yaml")


def test_two_equal_annotations_without_ids_are_two() -> None:
    annotation = f"  - {{article: {ARTICLE}, quote: to wit}}\n"
    found = case(f"claims:\n- handle: a\n  annotations:\n{annotation * 2}").annotations
    assert len({a.id for a in found}) == 2


def test_an_annotation_keeps_its_id_when_another_comes_before_it() -> None:
    def ids(*quotes: str) -> dict[str | None, str]:
        lines = "".join(f"  - {{article: {ARTICLE}, quote: {q}}}\n" for q in quotes)
        found = case(f"claims:\n- handle: a\n  annotations:\n{lines}").annotations
        return {a.anchor.quote: a.id for a in found}

    assert ids("to wit")["to wit"] == ids("before", "to wit")["to wit"]


def test_an_item_has_another_id_in_another_scenario() -> None:
    one, two = (
        case(f"scenario: {{handle: {name}}}\nclaims: [{{handle: a}}]").items[0].id
        for name in ("orlik", "sahel")
    )
    assert one != two


def test_analyst_and_time_stay_empty_where_the_file_does_not_say() -> None:
    [item] = case("claims: [{handle: a}]").items
    assert (item.analyst, item.at) == ("", None)


def test_an_article_with_its_text_needs_no_id() -> None:
    [article] = case("articles: [{text: Ships left.}]").articles
    assert article.id == article_id("Ships left.")


@pytest.mark.parametrize("name", [ARTICLE, "Ships", ARTICLE[:9], ARTICLE[2:9]])
def test_an_article_of_the_file_is_called_by_id_title_or_beginning(name: str) -> None:
    articles = f"articles: [{{id: '{ARTICLE}', title: Ships}}]"
    item = f"claims: [{{handle: a, annotations: [{{article: {name}, quote: to wit}}]}}]"
    assert case(f"{articles}\n{item}").annotations[0].article == ARTICLE


def test_in_a_file_of_one_scenario_an_item_belongs_to_it() -> None:
    case_file = case("scenario: {handle: orlik}\nclaims: [{handle: a, direction: away}]")
    assert case_file.memberships == (
        Membership(
            scenario=case_file.scenarios[0].id,
            item=case_file.items[0].id,
            direction=Direction.AWAY,
        ),
    )


def test_in_a_file_of_one_scenario_an_item_can_stand_outside() -> None:
    assert not case("scenario: {handle: orlik}\nclaims: [{handle: a, scenarios: []}]").memberships


def test_in_a_file_of_two_scenarios_an_item_says_where_it_belongs() -> None:
    case_file = case(
        "scenarios: [{handle: orlik}, {handle: sahel}]\n"
        "claims:\n"
        "- {handle: a, scenarios: [sahel, {scenario: orlik, weight: 2}]}\n"
        "- {handle: b}"
    )
    assert [m.weight for m in case_file.memberships] == [2, 1]


def test_two_items_of_one_handle_are_read_where_both_have_ids() -> None:
    # So stores that were joined leave each its own `t-14`.
    items = "".join(f"- {{handle: t-14, id: 'i:{n * 32}'}}\n" for n in "12")
    assert len(case(f"triggers:\n{items}").items) == 2


@pytest.mark.parametrize(
    ("words", "value"),
    [("0.4", 0.4), ("40%", 0.4), ("40 %", 0.4), ("12.3%", 0.123), ("1", 1.0), ("1.0e-07", 1e-07)],
)
def test_a_probability_is_a_number_or_a_percentage(words: str, value: float) -> None:
    given = f"claims: [{{handle: a, forecasts: [{{forecaster: ak, probability: {words}}}]}}]"
    assert case(given).forecasts[0].probability == value


def test_a_text_alone_is_evidence() -> None:
    finding = "{status: confirmed, evidence: [https://example.org/a, the ministry says so]}"
    [found] = case(f"claims: [{{handle: a, findings: [{finding}]}}]").findings
    assert [(e.url, e.words) for e in found.evidence] == [
        ("https://example.org/a", ""),
        ("", "the ministry says so"),
    ]


def test_an_annotation_in_a_text_that_was_forgotten_has_only_its_span() -> None:
    [found] = case(
        f"claims: [{{handle: a, annotations: [{{article: '{ARTICLE}', span: [3, 9]}}]}}]"
    ).annotations
    assert isinstance(found, Annotation)
    assert found.anchor == Anchor(span=Span(3, 9), quote=None)


# The schema says the same.


@pytest.mark.parametrize("name", [*AS_WRITTEN, "handwritten.yaml"])
def test_the_schema_accepts_a_golden_file(name: str) -> None:
    assert not faults(golden(name), schema())


@SLOW
@given(case_files())
def test_the_schema_accepts_what_is_written(case_file: CaseFile) -> None:
    assert not faults(write(case_file), schema())


@pytest.mark.parametrize(
    "mistake",
    [
        "an unknown key",
        "no handle",
        "a handle that is none",
        "a probability above 1",
        "a status that is none",
        "a status of another kind",
        "evidence that says nothing",
        "neither a quote nor a span",
        "a span that is no span",
        "an article without id and text",
        "the id of something else",
        "scenario and scenarios",
    ],
)
def test_the_schema_refuses(mistake: str) -> None:
    assert faults(b"signposts: scenario/1\n" + MISTAKES[mistake][0].encode(), schema())


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("scenario", scenario_rooms.SCENARIO),
        ("source", scenario_rooms.SOURCE),
        ("item", scenario_rooms.ITEM),
        ("article", article_reading.ARTICLE),
        ("annotation", annotation_reading.ANNOTATION),
        ("anchor", annotation_reading.ANCHOR),
        ("criteria", judgement_reading.CRITERIA),
        ("forecast", judgement_reading.FORECAST),
        ("finding", judgement_reading.FINDING),
    ],
)
def test_the_schema_knows_the_keys_that_the_reader_knows(name: str, keys: tuple[str, ...]) -> None:
    assert set(json.loads(schema())["$defs"][name]["properties"]) == set(keys)


def test_the_schema_knows_the_sections_of_a_file() -> None:
    assert set(json.loads(schema())["properties"]) == set(scenario_rooms.TOP)


def test_orlik_says_what_the_design_says() -> None:
    orlik = read(golden("orlik.yaml"), "orlik.yaml")
    guard = next(i for i in orlik.items if i.handle == "army-guard")
    found = [f for f in orlik.findings if f.subject == guard.id]
    assert guard.kind is Kind.TRIGGER
    assert [f.status for f in found] == [Status.NOT_OBSERVED, Status.OBSERVED]
