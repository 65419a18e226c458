"""A day to come, as people type it."""

from __future__ import annotations

from datetime import date

import pytest

from scenarios.until import until
from seeds.refusal import Invalid

TODAY = date(2026, 8, 31)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2027-03-01", date(2027, 3, 1)),
        ("2027-03", date(2027, 3, 1)),
        ("2027", date(2027, 1, 1)),
        ("10", date(2026, 9, 10)),
        ("10 days", date(2026, 9, 10)),
        ("1 day", date(2026, 9, 1)),
        ("6w", date(2026, 10, 12)),
        (" 6   Weeks ", date(2026, 10, 12)),
        ("1 month", date(2026, 9, 30)),
        ("6 months", date(2027, 2, 28)),
        ("18 months", date(2028, 2, 29)),
        ("2 years", date(2028, 8, 31)),
        ("1000 days", date(2029, 5, 27)),
    ],
)
def test_a_date_or_a_length_says_a_day(words: str, day: date) -> None:
    assert until(words, TODAY) == day


@pytest.mark.parametrize(
    "words", ["", "soon", "2026-08-31", "2026", "0 days", "9999 years", "10 hours", "-3", "1.5 m"]
)
def test_anything_else_is_refused_with_an_example(words: str) -> None:
    with pytest.raises(Invalid) as refused:
        until(words, TODAY)
    assert refused.value.attempt == "2027-03-01, 10 days, 6 weeks or 3 months"
