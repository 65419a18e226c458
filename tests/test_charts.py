"""Charts of characters: what is drawn where, and that every figure can be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scenarios.scorecard import scorecard
from scenarios.scores import Group
from scenarios.timeline import Event, Lane
from tests.test_scorecard import ROW
from tui import axis_lines, charts
from tui.widgets.canvas import Canvas

TODAY = date(2026, 11, 21)


def test_dots_lie_in_braille_from_below() -> None:
    canvas = Canvas(2, 2)
    canvas.dot(0, 0)
    canvas.dot(1, 1)
    assert canvas.lines() == [" ⠈", "⡀"]


def test_a_mark_hides_dots_and_dots_hide_a_shade() -> None:
    canvas = Canvas(3, 2)
    canvas.shade(0, 0, 1)
    canvas.shade(0.5, 0, 1)
    canvas.dot(0.5, 1)
    canvas.mark(0, 1, "●")
    assert canvas.lines() == ["●⠁", "░░"]


def test_every_probability_has_a_spot_with_its_figures() -> None:
    rows = [ROW, replace(ROW, probability=0.2, occurred=False), replace(ROW, occurred=False)]
    chart = charts.reliability(rows)
    assert [spot.words for spot in chart.spots] == [
        "called 20 %: 1, of which 0 % came; by chance 0 % to 100 %",
        "called 70 %: 2, of which 50 % came; by chance 0 % to 100 %",
    ]
    assert charts.drawn(chart, 50, 12, 1)[-1].endswith("100")
    assert sum("◆" in row for row in charts.drawn(chart, 50, 12, 1)) == 1


@pytest.mark.parametrize(("width", "height"), [(12, 4), (40, 8), (100, 30)])
def test_no_row_is_wider_than_the_room(width: int, height: int) -> None:
    rows = [replace(ROW, probability=n / 20, occurred=n > 9) for n in range(21)]
    for chart in (charts.reliability(rows), charts.over_time(rows)):
        _, *drawn = charts.drawn(chart, width, height, 0)
        assert max(map(len, drawn)) <= width
        assert len(drawn) == height - 1


def test_nothing_to_draw_is_drawn_as_nothing() -> None:
    silent = replace(ROW, probability=None)
    assert charts.reliability([silent]).spots == charts.over_time([silent]).spots == ()
    assert charts.strip([silent]) == ()


def test_a_strip_shows_what_was_given_to_what_came_in_the_order_of_time() -> None:
    rows = (
        replace(ROW, subject="i:2", since=date(2026, 2, 1), probability=1.0, occurred=False),
        replace(ROW, subject="i:1", since=date(2026, 1, 1), probability=1.0),
    )
    group = Group("\x1b[31mBrandl", scorecard(rows, rounds=10), rows)
    _, strip, cursor = charts.strips([group], group.name, 60, 10, 1)
    assert strip == "␛[31mBrandl █▁"
    assert cursor.index("▲") == strip.index("▁")


def test_events_that_meet_are_counted_and_the_cursor_stands_on_its_own() -> None:
    day = date(2026, 3, 4)
    events = [
        Event(day, day, Lane.ARTICLE, "one", "a:1"),
        Event(day, day, Lane.ARTICLE, "other", "a:2"),
        Event(date(2026, 6, 1), date(2026, 8, 31), Lane.DEADLINE, "summer", "i:1"),
    ]
    articles, sightings, findings, deadlines, axis = axis_lines.drawn(events, TODAY, 60, 2)
    assert articles.startswith("articles  2")
    assert "─" in deadlines
    assert deadlines.rstrip("┊ ").endswith("◆")
    assert {row[-1] for row in (articles, sightings, findings)} == {"┊"}
    assert axis.strip().startswith("4 Mar 2026")
    assert axis.endswith("21 Nov 2026")
