"""Dates as precisely as they are known."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.refusal import Invalid
from seeds.when import When, instant, iso

DAYS = st.dates()
PRECISIONS = st.sampled_from([4, 7, 10])
NOISE = st.text(alphabet=st.sampled_from("0123456789-/TZ:. +٢２\n"), max_size=30)


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("2026-05-17", date(2026, 5, 17), date(2026, 5, 17)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("2022-01/2022-03", date(2022, 1, 1), date(2022, 3, 31)),
        ("2022/2022-06-05", date(2022, 1, 1), date(2022, 6, 5)),
        ("2022-06/2022", date(2022, 6, 1), date(2022, 12, 31)),
        ("2022/2022", date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_a_date_means_from_its_first_day_to_its_last(
    words: str, earliest: date, latest: date
) -> None:
    when = When(words)
    assert (when.earliest, when.latest) == (earliest, latest)
    assert str(when) == words


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "2022 ",
        " 2022",
        "2022\n",
        "22",
        "02022",
        "2022-1",
        "2022-13",
        "2022-00",
        "2022-02-30",
        "2023-02-29",
        "2022-04-31",
        "2022-01-00",
        "2022-01-1",
        "2022-01-01-01",
        "0000",
        "0000-01-01",
        "-2022",
        "+2022",
        "2022/",
        "/2022",
        "/",
        "2022/2023/2024",
        "2022//2023",
        "2022-01-05T07:00:00Z",
        "05.01.2022",
        "2022–01",
        "٢٠٢٢",
        "２０２２",
        "2022-०१",
        "2022\0",
        "\ud800",
        "9" * 1_000_000,
        "/" * 1_000_000,
    ],
)
def test_what_is_no_date_is_refused_briefly(words: str) -> None:
    with pytest.raises(Invalid, match="is not a date") as caught:
        When(words)
    assert caught.value.attempt.startswith("2026-05-17")
    assert len(caught.value.what) < 200


@pytest.mark.parametrize("words", ["2022/2021", "2022-02/2022-01", "2022-01-02/2022-01-01"])
def test_a_range_that_ends_before_it_begins_is_refused(words: str) -> None:
    with pytest.raises(Invalid, match="ends before it begins") as caught:
        When(words)
    assert caught.value.attempt


@given(DAYS, PRECISIONS)
def test_a_date_holds_the_day_that_it_was_cut_from(day: date, precision: int) -> None:
    when = When(day.isoformat()[:precision])
    assert when.earliest <= day <= when.latest
    assert (when.latest - when.earliest).days + 1 == _days(day, precision)


@given(DAYS, DAYS, PRECISIONS, PRECISIONS)
def test_a_range_goes_from_the_first_day_of_one_to_the_last_of_the_other(
    one: date, other: date, first: int, second: int
) -> None:
    begin, end = sorted([one, other])
    when = When(f"{begin.isoformat()[:first]}/{end.isoformat()[:second]}")
    assert when.earliest == When(begin.isoformat()[:first]).earliest
    assert when.latest == When(end.isoformat()[:second]).latest
    assert when.earliest <= begin <= end <= when.latest


@given(st.text() | NOISE)
def test_any_text_is_a_date_or_refused(words: str) -> None:
    try:
        when = When(words)
    except Invalid:
        return
    assert words.isascii()
    assert when.earliest <= when.latest


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2026-05-18T07:12:00Z", datetime(2026, 5, 18, 7, 12, tzinfo=UTC)),
        ("2026-05-18T09:12:00+02:00", datetime(2026, 5, 18, 7, 12, tzinfo=UTC)),
        ("2026-05-18T09:12+0200", datetime(2026, 5, 18, 7, 12, tzinfo=UTC)),
        ("2026-05-18 07:12:00", datetime(2026, 5, 18, 7, 12, tzinfo=UTC)),
        ("2026-05-18T07:12:00.25Z", datetime(2026, 5, 18, 7, 12, 0, 250_000, tzinfo=UTC)),
        ("2026-05-18", datetime(2026, 5, 18, tzinfo=UTC)),
    ],
)
def test_an_instant_is_in_utc(words: str, moment: datetime) -> None:
    assert instant(words) == moment
    assert instant(words).tzinfo is UTC


@pytest.mark.parametrize(
    "words",
    [
        "",
        "now",
        "2026",
        "2026-05",
        "2026-05-32",
        "2026-02-30T07:00:00Z",
        "2026-05-18T25:00:00Z",
        "2026-05-18T07:60:00Z",
        "2026-05-18x07:12:00Z",
        "2026-05-18🙂07:12",
        "2026-05-18T07:12:00Zulu",
        "2026-05-18T07:12:00+25:00",
        "٢٠٢٦-05-18",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        "0000-01-01",
        "2026-05-18T07:12:00Z\n",
        "\ud800",
        "1" * 1_000_000,
    ],
)
def test_what_is_no_time_is_refused_briefly(words: str) -> None:
    with pytest.raises(Invalid, match="is not a time") as caught:
        instant(words)
    assert caught.value.attempt == "2026-05-18T07:12:00Z"
    assert len(caught.value.what) < 200


@given(st.text() | NOISE)
def test_any_text_is_an_instant_or_refused(words: str) -> None:
    try:
        moment = instant(words)
    except Invalid:
        return
    assert moment.utcoffset() == timedelta(0)


@given(st.datetimes(timezones=st.just(UTC)))
def test_an_instant_reads_as_it_is_written(moment: datetime) -> None:
    assert instant(iso(moment)) == moment


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 5, 18, 7, 12, tzinfo=UTC), "2026-05-18T07:12:00Z"),
        (datetime(2026, 5, 18, 7, 12, 0, 5, tzinfo=UTC), "2026-05-18T07:12:00.000005Z"),
        (
            datetime(2026, 5, 18, 1, 12, tzinfo=timezone(timedelta(hours=2))),
            "2026-05-17T23:12:00Z",
        ),
    ],
)
def test_an_instant_is_written_in_utc(moment: datetime, words: str) -> None:
    assert iso(moment) == words


def test_a_time_without_a_zone_is_not_written() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        iso(datetime(2026, 5, 18))  # noqa: DTZ001 - that is the point


def _days(day: date, precision: int) -> int:
    if precision == 4:
        return 366 if calendar.isleap(day.year) else 365
    return calendar.monthrange(day.year, day.month)[1] if precision == 7 else 1
