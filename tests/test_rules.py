"""What may be said of what: statuses by kind, dates by status, probabilities."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.annotation import Annotation
from scenarios.finding import Finding
from scenarios.rules import check_dates, expected, probability, status
from scenarios.vocabulary import STATUSES, UNDATED, Expectation, Kind, Status
from seeds.anchor import Anchor, Span
from seeds.refusal import Ambiguous, Invalid, Refusal, Unknown
from seeds.when import When

TODAY = date(2026, 3, 9)


def mention(expects: Expectation) -> Annotation:
    anchor = Anchor(span=Span(0, 1), quote="x")
    return Annotation(article="a:1", item="i:1", anchor=anchor, expects=expects)


WILL, WILL_NOT = mention(Expectation.OCCUR), mention(Expectation.NOT_OCCUR)


# Statuses.


@pytest.mark.parametrize(
    ("kind", "word", "meant"),
    [
        (Kind.TRIGGER, "true", "observed"),
        (Kind.TRIGGER, "occurred", "observed"),
        (Kind.TRIGGER, "did not occur", "not-observed"),
        (Kind.CLAIM, "true", "confirmed"),
        (Kind.CLAIM, "refused", "refuted"),
        (Kind.PREDICTION, "ocurred", "occurred"),
        (Kind.PREDICTION, "false", "not-true"),
        (None, "observed", "came-true"),
        (Kind.TRIGGER, "blue", ""),
    ],
)
def test_for_a_wrong_status_one_of_its_own_kind_is_offered(
    kind: Kind | None, word: str, meant: str
) -> None:
    with pytest.raises(Unknown) as refused:
        status(word, kind)
    assert refused.value.attempt == meant


@pytest.mark.parametrize(("kind", "one"), [(k, s) for k, all_ in STATUSES.items() for s in all_])
def test_every_status_of_a_kind_goes_by_its_word(kind: Kind | None, one: Status) -> None:
    assert status(one.value, kind) is one


@pytest.mark.parametrize(
    ("kind", "word"),
    [(k, s.value) for k, all_ in STATUSES.items() for s in Status if s not in all_],
)
def test_a_status_of_another_kind_is_unknown(kind: Kind | None, word: str) -> None:
    with pytest.raises(Unknown) as refused:
        status(word, kind)
    assert set(refused.value.candidates) >= {s.value for s in STATUSES[kind]}


@pytest.mark.parametrize(
    "word", ["did-not-occur", "Did not occur", " DID_NOT_OCCUR ", "did  not-occur"]
)
def test_a_status_may_be_written_in_any_case_with_blanks(word: str) -> None:
    assert status(word, Kind.PREDICTION) is Status.DID_NOT_OCCUR


@pytest.mark.parametrize("word", ["", " ", "occured", "true", "occurred!", "\x1b[31moccurred"])
def test_what_is_no_status_is_unknown(word: str) -> None:
    with pytest.raises(Unknown):
        status(word, Kind.PREDICTION)


@pytest.mark.parametrize(
    ("word", "mentions", "found"),
    [
        ("came-true", [WILL], Status.OCCURRED),
        ("came-true", [WILL_NOT], Status.DID_NOT_OCCUR),
        ("not-true", [WILL], Status.DID_NOT_OCCUR),
        ("not-true", [WILL_NOT, WILL_NOT], Status.OCCURRED),
        ("came-true", [], Status.OCCURRED),
        ("Came true", [WILL_NOT], Status.DID_NOT_OCCUR),
    ],
)
def test_a_prediction_came_true_when_what_it_expected_was_found(
    word: str, mentions: list[Annotation], found: Status
) -> None:
    assert status(word, Kind.PREDICTION, mentions) is found


@pytest.mark.parametrize("word", ["came-true", "not-true"])
def test_where_mentions_expect_different_things_it_must_be_said_what_happened(word: str) -> None:
    with pytest.raises(Ambiguous) as refused:
        status(word, Kind.PREDICTION, [WILL, WILL_NOT])
    assert refused.value.candidates == ("occurred", "did-not-occur")


@pytest.mark.parametrize(
    ("kind", "word", "found"),
    [
        (Kind.TRIGGER, "came-true", Status.OBSERVED),
        (Kind.TRIGGER, "not-true", Status.NOT_OBSERVED),
        (Kind.CLAIM, "came-true", Status.CONFIRMED),
        (Kind.CLAIM, "not-true", Status.REFUTED),
        (None, "not-true", Status.DID_NOT_OCCUR),
    ],
)
def test_the_other_kinds_take_the_words_as_well(
    kind: Kind | None, word: str, found: Status
) -> None:
    assert status(word, kind) is found


def test_mentions_that_agree_expect_one_thing() -> None:
    assert expected([WILL_NOT, WILL_NOT]) is Expectation.NOT_OCCUR
    assert expected([]) is Expectation.OCCUR
    assert expected([WILL, WILL_NOT]) is None


# Dates.


def found(status: Status, on: str = "", looked: str = "") -> Finding:
    when = When(on) if on else None
    return Finding(subject="i:1", status=status, occurred_on=when, looked=looked)


@pytest.mark.parametrize("on", ["2026-03-09", "2026-03", "2026", "1999", "2026-03/2027-01"])
def test_a_day_that_may_be_past_is_taken(on: str) -> None:
    check_dates(found(Status.OCCURRED, on), TODAY)


@pytest.mark.parametrize("on", ["2026-03-10", "2026-04", "2027", "2026-04/2026-05"])
def test_a_day_in_the_future_is_refused(on: str) -> None:
    with pytest.raises(Refusal, match="is in the future") as refused:
        check_dates(found(Status.OCCURRED, on), TODAY)
    assert refused.value.attempt == "a date up to 2026-03-09"


@pytest.mark.parametrize("one", sorted(UNDATED))
def test_what_did_not_occur_has_no_day(one: Status) -> None:
    check_dates(found(one), TODAY)
    with pytest.raises(Refusal, match="has no day on which it occurred"):
        check_dates(found(one, "2026-01-01"), TODAY)


def test_it_cannot_have_been_looked_for_in_the_future() -> None:
    check_dates(found(Status.NOT_OBSERVED, looked="2026-03-09"), TODAY)
    check_dates(found(Status.NOT_OBSERVED, looked="satellite images of 2030"), TODAY)
    with pytest.raises(Refusal, match="is in the future"):
        check_dates(found(Status.NOT_OBSERVED, looked="2026-03-10"), TODAY)


# Probabilities.


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("0.4", 0.4),
        ("0,4", 0.4),
        (".4", 0.4),
        ("40%", 0.4),
        ("40 %", 0.4),
        ("1%", 0.01),
        ("0.1%", 0.001),
        ("2,5 %", 0.025),
        ("2:3", 0.4),
        ("1 in 3", 1 / 3),
        ("1 IN 3", 1 / 3),
        ("1/3", 1 / 3),
        ("0", 0.0),
        ("1", 1.0),
        ("100%", 1.0),
        (" 0.4 ", 0.4),
        ("1e-3", 0.001),
        ("0:1", 0.0),
    ],
)
def test_a_probability_is_a_figure_a_percentage_or_odds(words: str, found: float) -> None:
    assert probability(words) == found


@pytest.mark.parametrize("words", ["1.4", "140%", "-0.1", "-1%", "1e400", "4 in 3", "1e400%"])
def test_a_probability_outside_0_to_1_is_refused_with_what_to_try(words: str) -> None:
    with pytest.raises(Invalid, match="is outside 0 to 1") as refused:
        probability(words)
    assert refused.value.attempt == "0.4, or 40%"


@pytest.mark.parametrize(
    "words",
    [
        *("", " ", "%", "likely", "nan", "inf", "-inf", "0x1", "1_0%", "٠٫٥", "٠.٥", "½"),
        *("1:0", "0:0", "-1:2", "1:2:3", "1:", ":1", "1 in 0", "1 in", "1:1e400"),
        # A thousand to one, or one to one?
        *("1,000:1", "1.000:1", "1 in 1.000", "1.000.000:1"),
    ],
)
def test_what_is_no_probability_is_refused_with_what_to_try(words: str) -> None:
    with pytest.raises(Invalid, match="is no probability") as refused:
        probability(words)
    assert refused.value.attempt == "0.4, 40%, 2:3 or likely"


@given(st.floats(0, 1))
def test_every_probability_can_be_written_and_read(given_: float) -> None:
    assert probability(repr(given_)) == given_


@given(st.integers(0, 100))
def test_whole_percentages_are_exact(percent: int) -> None:
    assert probability(f"{percent}%") == percent / 100


@given(st.text(max_size=12))
def test_whatever_is_written_is_a_probability_or_refused(words: str) -> None:
    with suppress(Invalid):
        assert 0 <= probability(words) <= 1
