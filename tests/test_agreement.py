"""How far analysts agree: published examples, F1 by hand, runs against code points one by one."""

from __future__ import annotations

import time

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.agreement import Agreement, Figure, Judged, Tagged, agreement
from scenarios.runs import Text, alphas, coincidences
from scenarios.vocabulary import Kind
from seeds.anchor import Span

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): the data of parts B and C.
NOMINAL = (list("aabbdccceddda"[:11] + "a"), list("babbbcccedddd"[:12]))
FOUR_CODERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


def judged(*coders: list[str]) -> list[Judged]:
    return [
        Judged(f"i:{n}", Kind.CLAIM, f"coder {who}", value)
        for who, values in enumerate(coders)
        for n, value in enumerate(values)
        if value != "."
    ]


def of(found: Agreement, kind: Kind | None = None) -> dict[str, Figure]:
    [one] = [x for x in found.kinds if x.kind is kind]
    return {name: getattr(one, name) for name in ("exact", "overlapping", "characters", "findings")}


@pytest.mark.parametrize(
    ("coders", "alpha"),
    [(NOMINAL, 0.692), (tuple(row.split() for row in FOUR_CODERS), 0.743)],
    ids=["two coders, five values", "four coders, some missing"],
)
def test_alpha_of_findings_is_that_of_the_published_examples(
    coders: tuple[list[str], ...], alpha: float
) -> None:
    figure = of(agreement({}, [], judged(*coders)))["findings"]
    assert figure.value == pytest.approx(alpha, abs=0.0005)
    assert figure.low is not None
    assert figure.high is not None
    assert figure.low <= alpha <= figure.high
    assert figure.few


def tags(analyst: str, *spans: tuple[int, int], kind: Kind = Kind.TRIGGER) -> list[Tagged]:
    return [Tagged("a:1", analyst, kind, Span(*span)) for span in spans]


def test_f1_counts_tags_with_the_same_ends_and_tags_that_meet() -> None:
    # Of three tags and two, one is the same; a second meets one of the other's.
    both = tags("ak", (0, 5), (10, 20), (30, 40)) + tags("bo", (0, 5), (15, 25))
    found = of(agreement({"a:1": Text(50)}, both, []), Kind.TRIGGER)
    assert found["exact"].value == pytest.approx(2 * 1 / (3 + 2))
    # 2 of 3 and 2 of 2: the harmonic mean of 2/3 and 1.
    assert found["overlapping"].value == pytest.approx(0.8)
    assert found["exact"].n == 5


def test_another_kind_at_the_same_place_is_no_agreement() -> None:
    both = tags("ak", (0, 5)) + tags("bo", (0, 5), kind=Kind.CLAIM)
    found = of(agreement({"a:1": Text(50)}, both, []))
    assert (found["exact"].value, found["overlapping"].value) == (0, 0)
    assert found["characters"].value is not None
    assert found["characters"].value < 0.5


def test_alike_coders_have_one_everywhere_and_one_coder_says_nothing() -> None:
    alike = tags("ak", (0, 5), (10, 20)) + tags("bo", (0, 5), (10, 20))
    found = of(agreement({"a:1": Text(50, (0, 25))}, alike, []), Kind.TRIGGER)
    assert [figure.value for figure in found.values()] == [1, 1, 1, None]
    alone = agreement({"a:1": Text(50)}, tags("ak", (0, 5)), [])
    assert (alone.articles, alone.analysts, of(alone)["exact"].value) == (0, (), None)


def test_few_articles_are_resampled_by_blocks_and_many_as_wholes() -> None:
    many = [
        Tagged(f"a:{n}", who, Kind.CLAIM, Span(n, n + 5)) for n in range(10) for who in ("ak", "bo")
    ]
    texts = {f"a:{n}": Text(50, (0, 25)) for n in range(10)}
    assert agreement(texts, many, []).resampled == "article"
    assert agreement(texts, many[:4], []).resampled == "block"


SPANS = st.lists(
    st.tuples(st.integers(0, 39), st.integers(1, 12)).map(lambda p: Span(p[0], min(40, sum(p)))),
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(SPANS, SPANS), min_size=2, max_size=4))
def test_runs_give_the_same_as_code_points_one_by_one(
    coders: list[tuple[list[Span], list[Span]]],
) -> None:
    found = coincidences(Text(40, (0, 11, 30)), coders)
    codes = np.array(
        [
            [
                sum(2**n * any(s.start <= at < s.end for s in c) for n, c in enumerate(coder))
                for at in range(40)
            ]
            for coder in coders
        ]
    )
    [alpha] = alphas(found.sum(axis=0, keepdims=True))
    if len(np.unique(codes)) == 1:
        assert np.isnan(alpha)
    else:
        assert alpha == pytest.approx(
            krippendorff.alpha(reliability_data=codes, level_of_measurement="nominal")
        )
    assert found.sum() == pytest.approx(40 * len(coders))


def test_a_long_text_with_many_tags_is_counted_at_once() -> None:
    text = Text(1_000_000, tuple(range(0, 1_000_000, 500)))
    both = [
        Tagged("a:1", who, kind, Span(at + shift, at + shift + 60))
        for who, shift in (("ak", 0), ("bo", 7))
        for n, at in enumerate(range(0, 999_000, 200))
        for kind in (list(Kind)[n % 3],)
    ]
    before = time.process_time()
    found = of(agreement({"a:1": text}, both, []))
    assert time.process_time() - before < 5
    assert (found["exact"].value, found["overlapping"].value) == (0, 1)
