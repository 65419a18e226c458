"""The fields of a tag in the reading room: what is written is saved, what is wrong is marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.vocabulary import Expectation, Stance, TimeframeStatus
from tests.app import Visit, open_desk, shelve, visit
from tests.room import CLOSED, SOLDIERS
from tui.widgets.form import Editor


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three articles."""
    path = tmp_path / "signposts.db"
    shelve(path)
    return path


async def tagged(v: Visit, key: str = "p", words: str = CLOSED) -> None:
    """Tags a passage and opens its details."""
    await v.go_to(words)
    await v.press(key, "enter")


def test_the_statement_is_written_and_saved_on_leaving_the_field(store: Path) -> None:
    async def act(v: Visit) -> None:
        await tagged(v)
        await v.type("The bridge is closed for weeks")
        await v.press("tab")
        assert v.desk.item("p-1").statement == "The bridge is closed for weeks"
        await v.write("no car on 14 days")
        await v.press("escape")
        assert v.desk.criteria_of("p-1")[-1].threshold == "no car on 14 days"
        assert v.desk.item("p-1").statement == "The bridge is closed for weeks"
        assert v.room.pane.has_focus
        assert "no car on 14 days" in v.shown()

    visit(store, act, article="Who guards")


async def fill(v: Visit, field: str, words: str) -> None:
    """Writes into one field of the details and leaves it."""
    v.room.details.write(field)
    await v.rest()
    await v.write(words)
    await v.press("escape")


def test_every_field_of_a_prediction_is_one_verb_on_the_desk(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        v.desk.add_scenario("orlik")
        await v.press("p")
        for field, words in {
            "attribution": "Police > Orlik Post > T. Brandl",
            "stance": "rep",
            "expects": "not",
            "wording": "probably",
            "probability": "likely",
            "condition": "the police agree",
            "threshold": "no car on 14 days",
            "baseline": "open",
            "source": "ministry",
            "until": "by the end of the year",
            "by": "2026-12-31",
            "event": "the elections",
            "timeframe": "expl",
            "scenarios": "orlik",
            "labels": "bridge, traffic",
            "note": "ask Brandl",
        }.items():
            await fill(v, field, words)
        [mention] = v.desk.mentions(v.room.article.id)
        said, item = mention.annotation, mention.item
        assert said.attribution == ("Police", "Orlik Post", "T. Brandl")
        assert (said.stance, said.expects) == (Stance.REPORTED, Expectation.NOT_OCCUR)
        assert (item.condition, item.note) == ("the police agree", "ask Brandl")
        assert item.labels == ("bridge", "traffic")
        criteria = v.desk.criteria_of("p-1")[-1]
        assert (criteria.threshold, criteria.baseline) == ("no car on 14 days", "open")
        frame = criteria.timeframe
        assert (frame.words, str(frame.by)) == ("by the end of the year", "2026-12-31")
        assert (frame.event, frame.status) == ("the elections", TimeframeStatus.EXPLICIT)
        [forecast] = v.desk.forecasts_of("p-1")
        assert (forecast.forecaster, forecast.probability) == ("Police", 0.7)
        assert v.desk.item("p-1").scenarios == ("orlik",)

    visit(store, act, article="Who guards")


def test_a_date_alone_is_an_inferred_timeframe(store: Path) -> None:
    async def act(v: Visit) -> None:
        await tagged(v)
        await fill(v, "by", "2026-12")
        frame = v.desk.criteria_of("p-1")[-1].timeframe
        assert frame.status is TimeframeStatus.INFERRED

    visit(store, act, article="Who guards")


@pytest.mark.parametrize(
    ("field", "wrong", "words"),
    [
        ("handle", "No Handle!", "cannot be a handle"),
        ("by", "soon", "is not a date"),
        ("probability", "könnte", "not how probable"),
        ("stance", "angry", "none of these"),
        ("scenarios", "nowhere", "there is no scenario"),
    ],
)
def test_wrong_input_is_marked_at_its_field_and_kept(
    store: Path, field: str, wrong: str, words: str
) -> None:
    async def act(v: Visit) -> None:
        await tagged(v)
        deeds = len(v.desk.history())
        v.room.details.write(field)
        await v.rest()
        await v.write(wrong)
        await v.press("tab")
        assert v.room.details.writing == field, "one stays in the field"
        assert words in v.room.details.refused
        await v.press("escape", "j", "k", "enter")
        assert len(v.desk.history()) == deeds
        v.room.details.write(field)
        await v.rest()
        assert v.room.query_one(Editor).text == wrong, "what was written is still there"
        assert words in v.room.details.refused

    visit(store, act, article="Who guards")


def test_leaving_the_article_saves_the_field_that_is_open(store: Path) -> None:
    async def act(v: Visit) -> None:
        await tagged(v)
        await v.type("Closed")
        await v.press("ctrl+q")

    visit(store, act, article="Who guards")
    with open_desk(store) as desk:
        assert desk.item("p-1").statement == "Closed"


def test_a_click_in_the_text_saves_the_field_that_is_open(store: Path) -> None:
    async def act(v: Visit) -> None:
        await tagged(v)
        await v.type("Closed")
        await v.pilot.click(v.room.pane.__class__, offset=(20, 2))
        await v.rest()
        assert v.desk.item("p-1").statement == "Closed"
        assert not v.room.details.writing

    visit(store, act, article="Who guards")


def test_a_click_on_a_field_opens_it(store: Path) -> None:
    async def act(v: Visit) -> None:
        await tagged(v)
        await v.pilot.click("#after", offset=(14, 1))
        await v.rest()
        assert v.room.details.writing == "by"

    visit(store, act, article="Who guards")


def test_the_details_follow_the_cursor(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("t")
        v.desk.edit("t-1", {"statement": "The army takes over"})
        v.room.reload()
        await v.rest()
        assert "The army takes over" in v.shown()
        await v.press("g")
        assert "The army takes over" not in v.shown()

    visit(store, act, article="Who guards")
