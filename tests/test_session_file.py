"""Session files: steps typed by the table of verbs, mistakes told at once, keys that last."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.criteria import Components, Timeframe
from scenarios.expectations import EXPECTATIONS
from scenarios.finding import Evidence
from scenarios.formats import session_schema
from scenarios.session import Session, read_session, schema, step_keys
from scenarios.steps import VERBS
from scenarios.vocabulary import Combination, Kind, Stance, TimeframeStatus
from seeds.mistakes import Several
from seeds.refusal import Invalid, Unknown
from seeds.when import When
from tests.editors import faults

GOLDEN = (Path(__file__).parent / "golden" / "session.yaml").read_bytes()


def script(*steps: str, name: str = "first", head: str = "") -> Session:
    """The session of some steps, each in one line."""
    lines = "".join(f"- {step}\n" for step in steps)
    text = f"signposts: session/1\nname: {name}\n{head}steps:\n{lines}"
    return read_session(text.encode(), "session.yaml")


def values(step: str) -> dict[str, object]:
    """The values of one step."""
    return dict(script(step).steps[0].values)


# What is read.


def test_the_first_key_of_a_step_is_its_verb() -> None:
    assert [step.verb for step in read_session(GOLDEN, "session.yaml").steps][:4] == [
        "add",
        "add",
        "set",
        "same-work",
    ]


def test_a_step_knows_its_place_and_its_number() -> None:
    step = read_session(GOLDEN, "session.yaml").steps[2]
    assert (step.line, step.column, step.number) == (11, 3, 3)


@pytest.mark.parametrize(
    ("step", "field", "value"),
    [
        ("{add: bridge.txt}", "add", "bridge.txt"),
        ("{undo: 2}", "undo", 2),
        ("{same-work: [a, b]}", "same-work", ("a", "b")),
        ("{tag: trigger, article: a, quote: b}", "tag", Kind.TRIGGER),
        ("{tag: claim, article: a, quote: b, stance: ironic}", "stance", Stance.IRONIC),
        ("{tag: claim, article: a, quote: b, labels: army}", "labels", ("army",)),
        ("{tag: claim, article: a, quote: b, again: true}", "again", True),
        ("{set: a, published: 2026-03}", "published", When("2026-03")),
        ("{set: a, published: }", "published", None),
        ("{put: a, scenario: b, weight: 2}", "weight", 2.0),
        ("{forecast: a, probability: 40%}", "probability", "40%"),
        ("{mark: a, status: Did not occur}", "status", "did-not-occur"),
        ("{mark: a, status: came-true}", "status", "came-true"),
        (
            "{mark: a, status: observed, evidence: https://example.org/a}",
            "evidence",
            (Evidence(url="https://example.org/a"),),
        ),
        (
            "{criteria: a, components: {of: [b, c], combination: all}}",
            "components",
            Components(of=("b", "c"), combination=Combination.ALL),
        ),
        (
            "{criteria: a, timeframe: {by: 2026, status: explicit}}",
            "timeframe",
            Timeframe(by=When("2026"), status=TimeframeStatus.EXPLICIT),
        ),
        (
            "{undo: 1, at: 2026-05-18T07:12:00Z}",
            "at",
            datetime(2026, 5, 18, 7, 12, tzinfo=UTC),
        ),
        (
            "{expect: {scenario: orlik, triggers: 8}}",
            "expect",
            {"scenario": "orlik", "triggers": 8},
        ),
    ],
)
def test_a_field_decides_the_type_of_what_stands_in_it(
    step: str, field: str, value: object
) -> None:
    assert values(step)[field] == value


def test_a_step_that_is_filled_in_but_for_its_status_is_not_skipped_in_silence() -> None:
    with pytest.raises(Invalid, match="status is blank, though there is evidence") as told:
        script("{mark: tolls, status: , occurred_on: , evidence: a notice}")
    assert told.value.where == "session.yaml:4:17"
    assert script("{mark: tolls, status: , evidence: , as: later}").steps[0].blank


def test_a_field_that_is_left_out_is_not_there() -> None:
    assert values("{scenario: orlik}") == {"scenario": "orlik"}


def test_a_refusal_of_the_desk_gets_the_place_of_the_field() -> None:
    session = script("{tag: claim, article: a, quote: to wit}")
    error = session.steps[0].placed(Unknown("no such passage", candidates=("b",)), "quote")
    assert isinstance(error, Unknown)
    assert error.where == "session.yaml:4:35"
    assert error.line == "    4 | - {tag: claim, article: a, quote: to wit}"
    assert error.candidates == ("b",)


# What is wrong is told with its place.


@pytest.mark.parametrize(
    ("step", "column", "what", "attempt"),
    [
        ("{tga: claim}", 4, "unknown verb 'tga'", "tag"),
        ("{article: a, tag: claim}", 4, "the first key of a step is its verb", "tag: first"),
        ("{}", 3, "an empty step", "add: bridge.txt"),
        ("add", 3, "a text where a mapping is expected", "key: value"),
        ("{add: }", 9, "nothing where a text is expected", '""'),
        (
            "{tag: clam, article: a, quote: b}",
            9,
            "unknown kind 'clam'",
            "claim, trigger, prediction",
        ),
        ("{tag: claim, article: a, qoute: b, quote: b}", 28, "tag has no field 'qoute'", "quote"),
        ("{tag: claim, article: a}", 4, "tag needs quote or span", "quote: QUOTE"),
        ("{tag: claim, article: a, quote: b, handle: B b}", 46, "cannot be a handle", "b-b"),
        ("{set: a}", 4, "set changes nothing", ", ".join(f.name for f in VERBS["set"].own)),
        ("{same-work: [a]}", 15, "two or more are needed", "[one, another]"),
        ("{undo: 0}", 10, "0 is less than one", "1"),
        ("{put: a, scenario: b, weight: -1}", 33, "weight -1 is outside 0 to 1000", "1"),
        ("{forecast: a, probability: 1.4}", 30, "probability 1.4 is outside 0 to 1", "0.4, or 40%"),
        ("{mark: a, status: observd}", 21, "unknown status 'observd'", "observed"),
        (
            "{mark: a, status: observed, occurred_on: 2026, on: 2026}",
            50,
            "both occurred_on and on",
            "one of them",
        ),
        (
            "{mark: a, status: observed, corrects: true, follows: true}",
            47,
            "both corrects and follows",
            "one of them",
        ),
        ("{snooze: a, until: June}", 22, "'June' is not a day", "2026-05-17"),
        (
            "{expect: {scenario: a, trigers: 1}}",
            26,
            "unknown key 'trigers'",
            "triggers",
        ),
        ("{expect: {}}", 12, "an expectation begins with", "{scenario: orlik, triggers: 8}"),
        ("{expect: {item: a}}", 12, "nothing is expected of it", "kind"),
        ("{expect: {articles: -1}}", 23, "-1 is less than none", "2"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_to_try(
    step: str, column: int, what: str, attempt: str
) -> None:
    with pytest.raises(Invalid) as caught:
        script(step)
    assert caught.value.where == f"session.yaml:4:{column}"
    assert what in caught.value.what
    assert caught.value.attempt.startswith(attempt)
    assert caught.value.line == f"    4 | - {step}"


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(Several) as caught:
        script("{tga: claim}", "{undo: 1}", "{tag: clam, at: never}", head="analist: ak\n")
    assert [m.what for m in caught.value.mistakes] == [
        "unknown key 'analist'",
        "unknown verb 'tga'",
        "unknown kind 'clam'",
        "'never' is not a time",
        "tag needs article",
        "tag needs quote or span",
    ]


def test_a_session_needs_a_name_and_steps() -> None:
    with pytest.raises(Several) as caught:
        read_session(b"signposts: session/1", "session.yaml")
    assert [m.what for m in caught.value.mistakes] == ["name is missing", "steps is missing"]


def test_a_scenario_file_is_no_session() -> None:
    with pytest.raises(Invalid, match="this is a scenario/1 file"):
        read_session(b"signposts: scenario/1", "orlik.yaml")


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_broken_session_is_read_or_refused_with_its_place(data: st.DataObject) -> None:
    broken = bytearray(GOLDEN)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(broken) - 1))
        until = at + data.draw(st.integers(0, 12))
        sign = st.sampled_from((b": ", b"- ", b"\n", b"  ", b"[", b"}", b"'", b"~", b"-1"))
        broken[at:until] = data.draw(st.binary(max_size=3) | sign)
    try:
        session = read_session(bytes(broken), "session.yaml")
    except Invalid as error:
        mistakes = error.mistakes if isinstance(error, Several) else (error,)
        assert [m for m in mistakes if not m.where.startswith("session.yaml:")] == []
    else:
        assert len(set(step_keys(session, "ak"))) == len(session.steps)


# Keys.


def test_the_same_session_written_otherwise_has_the_same_keys() -> None:
    one = script("{tag: claim, article: a, quote: to wit, labels: [army]}")
    other = script('{tag: "claim", labels: army, quote: "to wit", article: a}')
    assert step_keys(one, "ak") == step_keys(other, "ak")


def test_equal_steps_have_different_keys() -> None:
    assert len(set(step_keys(script("{undo: 1}", "{undo: 1}", "{undo: 2}"), "ak"))) == 3


def test_a_step_keeps_its_key_when_another_comes_before_it() -> None:
    one = step_keys(script("{undo: 1}"), "ak")
    other = step_keys(script("{redo: 1}", "{undo: 1}"), "ak")
    assert one == other[1:]


@pytest.mark.parametrize(
    "other",
    [
        script("{undo: 1}", name="second"),
        script("{undo: 1}", head="analyst: jh\n"),
        script("{undo: 1, analyst: jh}"),
        script("{undo: 1, at: 2026-05-18}"),
        script("{undo: 2}"),
    ],
)
def test_another_name_analyst_or_content_gives_another_key(other: Session) -> None:
    assert step_keys(script("{undo: 1}"), "ak") != step_keys(other, "ak")


def test_keys_are_what_they_always_were() -> None:
    # Stores remember them: a change here would run old sessions a second time.
    [key] = step_keys(script("{mark: a, status: observed, occurred_on: 2026-05}"), "ak")
    assert key == "ba569e5b146b340096078e043ce356022f13eb502f93491c9fb15d2854d3c1f3"


# The table, the schema and the golden session say the same.


def test_the_schema_in_the_repository_is_that_of_the_table() -> None:
    assert session_schema.made() == schema()


def test_the_schema_accepts_the_golden_session() -> None:
    assert not faults(GOLDEN, schema())


@pytest.mark.parametrize(
    "step",
    ["tga: claim", "tag: claim", "undo: 0", "set: a", "expect: {item: a}", "add: a\n  ass: b"],
)
def test_the_schema_refuses(step: str) -> None:
    assert faults(f"signposts: session/1\nname: x\nsteps:\n- {step}\n".encode(), schema())


def test_the_golden_session_has_every_field_of_every_verb() -> None:
    shown: dict[str, set[str]] = {verb: set() for verb in VERBS}
    for step in read_session(GOLDEN, "session.yaml").steps:
        shown[step.verb] |= set(step.values) - {step.verb, "at", "analyst"}
    # An included file has its own steps.
    assert shown == {name: {f.name for f in verb.own} for name, verb in VERBS.items()}


def test_every_form_of_an_expectation_is_in_the_golden_session_with_all_its_keys() -> None:
    shown: dict[str, set[str]] = {form: set() for form in EXPECTATIONS}
    for step in read_session(GOLDEN, "session.yaml").steps:
        if isinstance(step.argument, dict):
            shown[next(iter(step.argument))] |= set(step.argument)
    assert shown == {name: set(form.types) for name, form in EXPECTATIONS.items()}
