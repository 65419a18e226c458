"""What a session expects: each form holds, or says what is there instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.desk import Desk
from tests.desks import Clock, opened
from tests.scripts import ARTICLE, TAG, ran, refused, written

STEPS = (
    ARTICLE
    + TAG
    + "  labels: [army, tolls]\n"
    + "- criteria: tolls\n  threshold: 20 dinars\n  timeframe: {by: 2026-12-31, status: inferred}\n"
    + "- forecast: tolls\n  probability: 40%\n  forecaster: Tomas Brandl\n"
    + "- forecast: tolls\n  probability: 10%\n"
    + "- mark: tolls\n  status: not-observed\n  looked: two newspapers\n"
    + "- tag: claim\n  article: bridge\n  quote: The river police guard the bridge.\n"
    + "- criteria: orlik\n  timeframe: {by: 2027-06-30, status: explicit}\n"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Path]:
    folder = tmp_path_factory.mktemp("expects")
    desk = opened(folder / "orlik.db", Clock())
    assert ran(desk, written(folder, STEPS)).refused is None
    return desk, folder


@pytest.mark.parametrize(
    "expectation",
    [
        "{item: tolls, threshold: 20 dinars, deadline: 2026-12-31, criteria: 1, findings: 1}",
        "{item: tolls, forecast: 40%, forecaster: tomas brandl}",
        "{item: tolls, forecast: 0.1, labels: [army, tolls], kind: trigger}",
        "{scenario: orlik, deadline: 2027-06-30, items: 1, status: open, title: Closure}",
        "{scenario: orlik, due: 1, as_of: 2027-01-01}",
        "{scenario: orlik, due: 0, as_of: 2026-03-10}",
        "{items: 2}",
        "{items: 1, label: army}",
        "{items: 0, label: navy}",
        "{scenario: orlik, triggers: {at-least: 1}}",
        "{item: tolls, findings: {at-least: 1, at-most: 2}}",
        "{items: 1, kind: claim, article: bridge, author: brandl, status: open}",
        "{due: tolls, as_of: 2027-01-01}",
        "{due: tolls, as_of: 2026-03-10, holds: false}",
        "{tagged: tolls are doubled for lorries, article: bridge}",
        "{tagged: tolls are doubled for lorries, article: bridge, as: trigger, item: tolls}",
        "{tagged: tolls are doubled, article: bridge, holds: false}",
        "{article: bridge, published: 2026-03-04, authors: [Tomas Brandl], annotations: 2}",
    ],
)
def test_it_holds(told: tuple[Desk, Path], expectation: str) -> None:
    desk, folder = told
    steps = f"- expect: {expectation}\n"
    found = ran(desk, written(folder, steps, name="expects"), check=True)
    assert found.refused is None, str(found.refused)


@pytest.mark.parametrize(
    ("expectation", "said"),
    [
        ("{item: tolls, forecast: 50%}", "forecast: expected 0.5, found 0.1"),
        ("{item: tolls, deadline: 2027}", "deadline: expected 2027, found 2026-12-31"),
        ("{item: c-1, deadline: 2027}", "deadline: expected 2027, found none"),
        ("{items: 3, kind: trigger}", "items: expected 3, found 1"),
        ("{scenario: orlik, triggers: {at-least: 3}}", "triggers: expected at-least 3, found 1"),
        (
            "{due: tolls, as_of: 2027-01-01, holds: false}",
            "tolls is due on 2027-01-01: it is not-observed",
        ),
        ("{due: tolls, as_of: 2026-03-10}", "tolls is not due on 2026-03-10: it is not-observed"),
        (
            "{tagged: tolls are doubled, article: bridge}",
            "'tolls are doubled' is not tagged; other words about there are: tolls",
        ),
        (
            "{tagged: tolls are doubled for lorries, article: bridge, as: claim}",
            "'tolls are doubled for lorries' is not tagged as claim; there is trigger tolls",
        ),
        (
            "{tagged: no words of it, article: bridge}",
            "“no words of it” does not stand in the text",
        ),
    ],
)
def test_where_it_does_not_hold_it_says_what_does(
    told: tuple[Desk, Path], expectation: str, said: str
) -> None:
    desk, folder = told
    found = ran(desk, written(folder, f"- expect: {expectation}\n", name="expects"))
    assert refused(found).what == said


def test_expectations_that_stand_together_are_told_together(told: tuple[Desk, Path]) -> None:
    desk, folder = told
    steps = (
        "- expect: {items: 9, kind: trigger}\n"
        "- expect: {articles: 1}\n"
        "- expect: {item: tolls, forecast: 50%, deadline: 2027}\n"
        "- scenario: kestrel\n"
        "- expect: {articles: 8}\n"
    )
    found = ran(desk, written(folder, steps, name="expects"))
    assert str(refused(found)).splitlines() == [
        "expects.yaml:4:3: items: expected 9, found 1",
        "expects.yaml:6:3: forecast: expected 0.5, found 0.1; "
        "deadline: expected 2027, found 2026-12-31",
    ]
    assert (refused(found).status, found.changed) == (1, 0)
