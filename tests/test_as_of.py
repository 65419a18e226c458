"""The store as of a moment: what was recorded by then, from the journal; read, never changed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from scenarios.criteria import Timeframe
from scenarios.tlp import Tlp
from scenarios.vocabulary import Kind, Status, TimeframeStatus
from seeds.refusal import Refusal
from seeds.when import When
from store.as_of import Past, as_of
from store.desk import Desk
from store.doctor import examine
from tests.desks import START, Clock, joined, opened, page, tagged
from tests.random_verbs import ACTS, PAGES

TURNS: list[str] = [*ACTS, "undo", "redo"]


def done(desk: Desk, data: DataObject, name: str) -> None:
    """One act of any kind, if it can be done."""
    with suppress(Refusal):
        if name in ACTS:
            ACTS[name](desk, data.draw)
        elif name == "undo":
            every = [one.id for one in desk.history(most=1_000)]
            desk.undo(data.draw(st.sampled_from(range(len(every))).map(every.__getitem__)))
        else:
            desk.redo()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(st.data(), st.lists(st.sampled_from(TURNS), min_size=3, max_size=14))
def test_as_of_any_moment_the_case_file_is_what_it_was_then(
    data: DataObject, turns: list[str]
) -> None:
    clock = Clock()
    with TemporaryDirectory() as folder, opened(Path(folder) / "a.db", clock) as desk:
        desk.add(page(PAGES[0]))
        known = []
        for name in turns:
            done(desk, data, name)
            known.append((clock.now, desk.case_file(texts=True), desk.items()))
        moment, case_file, items = data.draw(st.sampled_from(known))
        with as_of(desk, moment) as past:
            assert (past.case_file(texts=True), past.items()) == (case_file, items)


@pytest.fixture
def tolls(desk: Desk, clock: Clock) -> Desk:
    """A trigger tagged on 1 April, observed on 2 May, undone on 3 May and redone on the fourth."""
    for day, act in (
        ("2026-04-01", lambda: tagged(desk, "Tolls are doubled", scenario="orlik", handle="tolls")),
        ("2026-05-02", lambda: desk.mark("tolls", "observed")),
        ("2026-05-03", lambda: desk.undo()),
        ("2026-05-04", lambda: desk.redo()),
    ):
        clock.turn_to(day)
        act()
    return desk


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2026-04-30", Status.OPEN),
        ("2026-05-02", Status.OBSERVED),
        ("2026-05-03", Status.OPEN),
        ("2026-05-04", Status.OBSERVED),
    ],
)
def test_undo_and_redo_count_from_when_they_were_done(
    tolls: Desk, day: str, status: Status
) -> None:
    with as_of(tolls, end(day)) as past:
        assert past.item("tolls").status is status
        assert past.board("orlik").as_of.isoformat() == day


def end(day: str) -> datetime:
    """The last moment of a day, as far as the clock has come."""
    return datetime.fromisoformat(f"{day}T23:59:59+00:00")


def test_what_was_due_then_is_due(desk: Desk, clock: Clock) -> None:
    tagged(desk, "Tolls are doubled", Kind.PREDICTION, handle="tolls")
    by = Timeframe(by=When("2026-06-30"), status=TimeframeStatus.EXPLICIT)
    desk.criteria("tolls", threshold="twice the price", timeframe=by)
    clock.turn_to("2026-12-01")
    assert [line.handle for _, line in desk.due()] == ["tolls"]
    with as_of(desk, START + timedelta(hours=1)) as past:
        assert past.due() == []


Act = Callable[[Desk], object]


@pytest.mark.parametrize(
    "act",
    [
        lambda past: past.mark("tolls", "ceased"),
        lambda past: past.undo(),
        lambda past: past.forget("Who"),
        lambda past: past.edit("tolls", {"note": "n"}),
        lambda past: past.join(past.path.with_name("other.db")),
        lambda past: past.seal(),
    ],
)
def test_nothing_is_changed_in_the_past(tolls: Desk, act: Act) -> None:
    before = tolls.history()
    with as_of(tolls, end("2026-05-02")) as past, pytest.raises(Refusal) as refused:
        act(past)
    assert "cannot be changed" in refused.value.what
    assert tolls.history() == before


def test_where_one_reads_then_is_not_remembered(tolls: Desk) -> None:
    tolls.look(page().id, 9)
    with as_of(tolls, end("2026-05-02")) as past:
        assert past.place(page().id) == 0
        past.look(page().id, 20)
        assert past.place(page().id) == 0
    assert tolls.place(page().id) == 9


@pytest.mark.parametrize(
    ("day", "words"), [("2019-01-01", "nothing was recorded by"), ("2039-01-01", "has not come")]
)
def test_a_day_before_the_record_or_after_today_is_refused(
    tolls: Desk, day: str, words: str
) -> None:
    with pytest.raises(Refusal, match=words) as refused:
        as_of(tolls, end(day))
    assert refused.value.attempt


def test_it_leaves_nothing_behind(tolls: Desk) -> None:
    past = as_of(tolls, end("2026-05-02"))
    folder = past.path.parent
    assert examine(past) == []
    past.close()
    assert not folder.exists()


def test_what_was_forgotten_since_is_gone_from_then_too(desk: Desk, clock: Clock) -> None:
    moment = clock()
    desk.forget("Who")
    with as_of(desk, moment) as past:
        assert past.article("Who").text is None


def test_what_a_colleague_recorded_by_then_counts_once_it_is_joined(
    desk: Desk, other: Desk, clock: Clock
) -> None:
    other.add_scenario("theirs")  # a day after ours
    joined(desk, other)
    clock.turn_to("2026-03-12")
    with as_of(desk, START + timedelta(hours=1)) as past:
        assert [s.handle for s in past.scenarios()] == ["orlik"]
    with as_of(desk, START + timedelta(days=2)) as past:
        assert [s.handle for s in past.scenarios()] == ["orlik", "theirs"]


def test_a_deed_on_what_a_faster_clock_recorded_later_is_left_out(
    desk: Desk, other: Desk, clock: Clock
) -> None:
    other.add_scenario("theirs")
    joined(desk, other)  # our clock is still a day behind
    desk.edit_scenario("theirs", {"title": "T"})
    desk.add_scenario("ours")
    moment = clock.now
    with as_of(desk, moment) as past:
        assert [s.handle for s in past.scenarios()] == ["orlik", "ours"]


def test_a_simulated_store_stays_one(tmp_path: Path) -> None:
    with opened(tmp_path / "demo.db", simulated=True) as demo:
        demo.add_scenario("orlik")
        with as_of(demo, START + timedelta(hours=1)) as past:
            assert isinstance(past, Past)
            assert past.simulated


def test_a_simulated_store_stays_one_as_of_a_day_before_it_was_made(
    tmp_path: Path, clock: Clock
) -> None:
    with opened(tmp_path / "demo.db", clock, simulated=True) as demo:
        clock.now = START - timedelta(days=30)
        demo.add_scenario("orlik")
        clock.now = START + timedelta(days=1)
        with as_of(demo, START - timedelta(days=20)) as past:
            assert past.simulated


def test_a_mark_that_is_higher_now_holds_for_a_day_before_it(tolls: Desk, clock: Clock) -> None:
    moment = clock.now
    clock.turn_to("2026-06-01")
    [article] = tolls.articles()
    tolls.tlp("orlik", "amber")
    tolls.tlp(article.id, "red")
    tolls.tlp(article.id, "green")
    with as_of(tolls, moment) as past:
        assert past.highest_mark() is Tlp.AMBER
        assert past.case_file("orlik").scenarios[0].tlp is Tlp.AMBER
        assert past.article(article.id).metadata.tlp == "green"
