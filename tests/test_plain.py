"""Values as plain dictionaries and lists: what is written comes back, and defaults are left out."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarios.annotation import Annotation
from scenarios.case_file import CaseFile
from scenarios.criteria import Components, Criteria, Timeframe
from scenarios.finding import Evidence, Finding
from scenarios.forecast import Forecast
from scenarios.item import Item
from scenarios.plain import in_full, plain, value
from scenarios.scenario import Membership, Scenario
from scenarios.source import Rating, Source
from scenarios.vocabulary import Credibility, Kind, Reliability, Stance, Status
from scenarios.written import written as read_back
from seeds.anchor import Anchor, Span
from seeds.article import Metadata
from seeds.refusal import Invalid
from seeds.when import When
from store.journal import canonical
from tests import strategies
from tests.hostile import whens

SLOW = settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))


# Round trips.


@SLOW
@given(strategies.case_files())
def test_every_value_of_a_case_file_comes_back(file: CaseFile) -> None:
    things: list[Any] = [
        *(*file.scenarios, *file.items, *file.memberships, *file.annotations, *file.sources),
        *(*file.criteria, *file.forecasts, *file.findings),
        *(article.metadata for article in file.articles),
    ]
    for thing in things:
        written = json.loads(canonical(plain(thing)))
        assert value(type(thing), written) == thing
        assert value(type(thing), in_full(thing)) == thing
        assert plain(value(type(thing), written)) == written
        if not isinstance(thing, Metadata):
            assert read_back(type(thing))(json.loads(canonical(plain(thing)))) == thing
            assert read_back(type(thing))(in_full(thing)) == thing


@given(whens())
def test_a_date_keeps_its_precision(when: When) -> None:
    assert value(When, plain(when)) == when


@given(st.floats(0, 1))
def test_a_probability_comes_back_to_the_last_bit(number: float) -> None:
    made = Forecast(subject="i:1", forecaster="ak", probability=number)
    assert value(Forecast, json.loads(canonical(plain(made)))) == made


# What is written.


def test_a_field_with_its_default_is_left_out() -> None:
    assert plain(Item(kind=Kind.CLAIM, handle="said")) == {"kind": "claim", "handle": "said"}


def test_the_clock_of_the_machine_is_left_out() -> None:
    made = Item(kind=Kind.CLAIM, handle="said", recorded=datetime(2026, 1, 1, tzinfo=UTC))
    assert "recorded" not in plain(made)
    assert "recorded" not in in_full(made)


def test_in_full_the_defaults_are_there() -> None:
    assert in_full(Scenario(handle="orlik")) == {
        "id": "",
        "analyst": "",
        "at": None,
        "handle": "orlik",
        "title": "",
        "question": "",
        "note": "",
        "prior": None,
        "reference": None,
        "tlp": None,
    }


@pytest.mark.parametrize(
    ("held", "written"),
    [
        (None, None),
        (True, True),
        (7, 7),
        (0.1, "0.1"),
        (1.0, "1.0"),
        ("words", "words"),
        (Status.DID_NOT_OCCUR, "did-not-occur"),
        (Credibility.DOUBTFUL, 4),
        (Reliability.FAIRLY, "C"),
        (When("2026-03"), "2026-03"),
        (date(2026, 3, 9), "2026-03-09"),
        (datetime(2026, 3, 9, tzinfo=UTC), "2026-03-09T00:00:00Z"),
        (datetime(2026, 3, 9, 5, tzinfo=timezone(timedelta(hours=5))), "2026-03-09T00:00:00Z"),
        (("a", Stance.OWN), ["a", "own"]),
        (Span(1, 2), {"start": 1, "end": 2}),
        (
            Rating(date(2026, 1, 1), Reliability.USUALLY),
            {"since": "2026-01-01", "reliability": "B"},
        ),
        (
            Evidence(url="u", credibility=Credibility.CONFIRMED),
            {"url": "u", "credibility": 1},
        ),
        (Timeframe(by=When("2026")), {"by": "2026"}),
    ],
)
def test_each_kind_of_value_has_one_plain_form(held: object, written: object) -> None:
    assert plain(held) == written
    if held is not None:
        assert type(plain(held)) is type(written)


def test_a_plain_form_has_no_number_that_is_not_whole() -> None:
    made = Membership(scenario="s:1", item="i:1", weight=0.25)
    assert plain(made)["weight"] == "0.25"


def test_a_whole_number_may_stand_where_any_may() -> None:
    made = Membership(scenario="s:1", item="i:1", weight=2)
    assert value(Membership, plain(made)) == made


# What is no plain form of a value.


@pytest.mark.parametrize(
    ("cls", "given_"),
    [
        (Item, {"kind": "rumour", "handle": "x"}),
        (Item, {"kind": "claim"}),
        (Item, {"kind": "claim", "handle": 5}),
        (Item, {"kind": "claim", "handle": "x", "labels": "ab"}),
        (Item, {"kind": "claim", "handle": "x", "labels": [1]}),
        (Item, {"kind": "claim", "handle": "x", "withdrawn": 1}),
        (Item, {"kind": "claim", "handle": "x", "colour": "red"}),
        (Item, {"kind": "claim", "handle": "x", "at": 5}),
        (Item, {"kind": "claim", "handle": "x", "at": "yesterday"}),
        (Item, "claim"),
        (Item, None),
        (Annotation, {"article": "a:1", "item": "i:1", "anchor": {"span": [1, 2]}}),
        (Annotation, {"article": "a:1", "item": "i:1", "anchor": None}),
        (Metadata, {"published": "yesterday"}),
        (Metadata, {"published": 2026}),
        (Metadata, {"authors": None}),
        (Forecast, {"subject": "i:1", "forecaster": "ak", "probability": "1.5"}),
        (Forecast, {"subject": "i:1", "forecaster": "ak", "probability": "nan"}),
        (Forecast, {"subject": "i:1", "forecaster": "ak", "probability": True}),
        (Forecast, {"subject": "i:1", "forecaster": "ak", "probability": None}),
        (Forecast, {"subject": "i:1", "forecaster": "ak", "probability": "0", "since": "x"}),
        (Finding, {"subject": "i:1", "status": []}),
        (Evidence, {"credibility": 7}),
        (Evidence, {"credibility": "1"}),
        (Evidence, {"credibility": True}),
        (Membership, {"scenario": "s:1", "item": "i:1", "weight": "-1.0"}),
        (Span, {"start": 2, "end": 1}),
        (Span, {"start": 0}),
        (Source, {"name": "x", "ratings": [{"since": "2026-01-01", "reliability": "G"}]}),
        (Criteria, {"subject": "i:1", "components": {"of": ["a"], "least": "2"}}),
        (Components, {"of": "abc"}),
    ],
    ids=str,
)
def test_what_is_no_plain_form_of_a_value_is_refused(cls: type, given_: Any) -> None:
    with pytest.raises((TypeError, ValueError, KeyError, Invalid)):
        value(cls, given_)


def test_an_anchor_without_words_comes_back() -> None:
    anchor = Anchor(span=Span(1, 2), quote=None)
    assert value(Anchor, plain(anchor)) == anchor
