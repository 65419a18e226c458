"""Dates in a text."""

from __future__ import annotations

from calendar import month_name
from datetime import date
from time import perf_counter

import pytest
from hypothesis import given

from seeds.dates import begins_with_a_day, dates
from seeds.when import When
from tests.hostile import days, texts


def found(text: str) -> list[tuple[str, str]]:
    return [(date.span.of(text), date.when.words) for date in dates(text)]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("19. Dezember 2025", "2025-12-19"),
        ("17. August 2022", "2022-08-17"),
        ("3. März 2022", "2022-03-03"),
        ("19 dicembre 2025", "2025-12-19"),
        ("1º gennaio 2022", "2022-01-01"),
        ("January 5, 2022", "2022-01-05"),
        ("5 Jan 2022", "2022-01-05"),
        ("Sept. 4, 2021", "2021-09-04"),
        ("5th of January, 2022", "2022-01-05"),
        ("1er janvier 2022", "2022-01-01"),
        ("5 févr. 2022", "2022-02-05"),
        ("5 de enero de 2022", "2022-01-05"),
        ("5 января 2022", "2022-01-05"),
        ("5 Ocak 2022", "2022-01-05"),
        ("DEZEMBER 2021", "2021-12"),
        ("May 2022", "2022-05"),
        ("2022-01-05", "2022-01-05"),
        ("17.08.2022", "2022-08-17"),
        ("7. 8. 2022", "2022-08-07"),
        ("13/04/2026", "2026-04-13"),
        ("04/13/2026", "2026-04-13"),
    ],
)
def test_a_date_is_found_where_it_stands(words: str, when: str) -> None:
    assert found(f"On (or after) {words}, the bridge was closed.") == [(words, when)]


def test_all_dates_are_found_in_their_order() -> None:
    text = "Von 3. Mai 2026 bis 4. Mai 2026, also vor Juni 2026 und nach 2026-01-01."
    assert [when for _, when in found(text)] == [
        "2026-05-03",
        "2026-05-04",
        "2026-06",
        "2026-01-01",
    ]


def test_a_date_may_run_over_the_end_of_a_line_but_not_of_a_paragraph() -> None:
    assert found("am 19.\n  Dezember 2025") == [("19.\n  Dezember 2025", "2025-12-19")]
    assert found("Nummer 19.\n\nDezember 2025") == [("Dezember 2025", "2025-12")]


def test_what_only_looks_like_a_date_may_hide_one() -> None:
    assert found("page 5 2022-01-05") == [("2022-01-05", "2022-01-05")]
    assert found("Seit 12 Tagen, 5 Jan 2022") == [("5 Jan 2022", "2022-01-05")]


@pytest.mark.parametrize(
    "text",
    [
        "2022 war keine Ausnahme",
        "am 10. August",
        "Anfang Dezember",
        "31. Februar 2022",
        "03/04/2026",
        "two years ago 2000 people",
        "die 2000 Geschosse",
        "10 March 20221",
        "1.2.20223",
        "2022-13-01",
        "B2022-01-05-7",
        "marching 2022",
    ],
)
def test_what_is_no_date_with_a_year_is_left(text: str) -> None:
    assert found(text) == []


@given(days.filter(lambda day: 1000 <= day.year <= 2999))
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    month = month_name[day.month]
    for words in (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", f"{day}"):
        assert found(words) == [(words, day.isoformat())]


@given(texts, texts)
def test_a_date_is_where_its_span_says(before: str, after: str) -> None:
    text = f"{before} \n 5 May 2022 \n {after}"
    assert ("5 May 2022", "2022-05-05") in found(text)


def test_a_date_says_how_precisely_it_is_known() -> None:
    assert dates("im Mai 2022")[0].when == When("2022-05")


@pytest.mark.parametrize(
    ("words", "is_day"),
    [
        ("19. Dezember", True),
        ("1. Januar 2022", True),
        ("12. Panzerdivision", False),
        ("1. x", False),
    ],
)
def test_a_number_before_a_month_is_a_day(words: str, is_day: bool) -> None:
    assert begins_with_a_day(words) is is_day


@pytest.mark.parametrize("text", [" " * 300_000, "1 " * 150_000, "may " * 75_000, "1.2." * 75_000])
def test_long_texts_without_dates_take_no_time(text: str) -> None:
    began = perf_counter()
    assert found(text) == []
    assert perf_counter() - began < 5
