"""A finding as it is filled in and saved, on a real store."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from scenarios.finding import Evidence
from scenarios.vocabulary import Confidence, Status
from seeds.when import When
from store.desk import Desk
from tests.app import Visit, clock, visit
from tests.orlik import opened, orlik, paste, review
from tui.screens.library import Library
from tui.widgets.choice import Choice

SMALL = (80, 24)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store where closed-by-2027 is due first."""
    path = tmp_path / "signposts.db"
    orlik(path)
    return path


def test_a_finding_is_a_status_a_day_evidence_and_a_reason(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        await v.press("1")
        await v.type("2026-05")
        await v.press("tab")
        await paste(v, "https://example.org/notice | Orlik Gazette\nthe traffic count")
        await v.press("tab")
        await v.type("no lorry")
        await v.press("tab", "h", "ctrl+s")
        [found] = v.desk.findings_of("closed-by-2027")
        assert found.status is Status.OCCURRED
        assert found.occurred_on == When("2026-05")
        assert found.evidence == (
            Evidence(url="https://example.org/notice", source="Orlik Gazette"),
            Evidence(words="the traffic count"),
        )
        assert found.reason == "no lorry"
        assert found.confidence is Confidence.HIGH
        assert found.criteria == v.desk.criteria_of("closed-by-2027")[0].id

    visit(store, act, size=SMALL)


def test_a_day_in_the_future_is_refused_beside_its_field_and_nothing_is_lost(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        await v.press("1")
        await v.type("2027-01-01")
        await v.press("tab")
        await v.type("a call")
        await v.press("ctrl+s")
        assert "2027-01-01 is in the future; try: a date up to 2026-11-21" in v.shown()
        assert "a call" in v.shown()
        assert v.app.focused is v.app.screen.query_one("#on")
        assert v.desk.findings_of("closed-by-2027") == []
        await v.write("2026-11-01")
        await v.press("ctrl+s")
        assert "is in the future" not in v.shown()
        [found] = v.desk.findings_of("closed-by-2027")
        assert found.evidence == (Evidence(words="a call"),)

    visit(store, act, size=SMALL)


@pytest.mark.parametrize(
    ("day", "words"),
    [("yesterday", "'yesterday' is not a date; try: 2026-05-17"), ("2026-13", "is not a date")],
)
def test_what_is_no_date_is_refused_beside_its_field(store: Path, day: str, words: str) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        await v.press("1")
        await v.type(day)
        await v.press("ctrl+s")
        assert words in v.shown()

    visit(store, act)


def test_a_status_and_enter_at_once_is_a_finding(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        await v.press("1")
        assert "occurred: enter saves; type, or tab: day, evidence, why" in v.shown()
        await v.press("enter")
        [found] = v.desk.findings_of("closed-by-2027")
        assert found.status is Status.OCCURRED

    visit(store, act, size=SMALL)


def test_enter_goes_from_field_to_field_and_saves_from_the_last(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        await v.press("1")
        await v.type("2026-05")
        assert "occurred: enter next field, ^s saves; esc back" in v.shown()
        await v.press("enter")
        await v.type("a call")
        await v.press("ctrl+j")
        await v.type("a letter")
        await v.press("enter")
        await v.type("no lorry")
        await v.press("enter", "h", "enter")
        assert v.desk.findings_of("closed-by-2027") == []
        await v.press("enter")
        [found] = v.desk.findings_of("closed-by-2027")
        assert found.occurred_on == When("2026-05")
        assert found.evidence == (Evidence(words="a call"), Evidence(words="a letter"))
        assert (found.reason, found.confidence) == ("no lorry", Confidence.HIGH)

    visit(store, act, size=SMALL)


def test_evidence_without_words_is_refused_with_its_line(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        await v.press("1", "tab", "tab")
        await paste(v, "a call\n | ministry")
        await v.press("ctrl+s")
        assert "line 2: evidence without words or address" in v.shown()
        assert v.desk.findings_of("closed-by-2027") == []

    visit(store, act)


def test_for_what_did_not_occur_there_is_no_day_to_fill_in(store: Path) -> None:
    async def act(v: Visit) -> None:
        screen = await review(v)
        await v.press("2")
        assert not screen.query_one("#row-on").display
        await v.press("tab")
        assert v.app.focused is screen.query_one("#evidence")

    visit(store, act)


def test_what_was_not_observed_was_looked_for_today_unless_one_says_otherwise(store: Path) -> None:
    async def act(v: Visit) -> None:
        v.app.open_review(items=["army-guard"])
        await v.rest()
        await v.press("2")
        await v.type("both ends")
        await v.press("ctrl+s")
        [found] = v.desk.findings_of("army-guard")
        assert found.looked == "2026-11-21: both ends"
        assert found.occurred_on is None

    visit(store, act)


def test_a_sighting_follows_the_one_before_unless_it_is_turned(store: Path) -> None:
    async def act(v: Visit) -> None:
        v.app.open_review(items=["tolls-doubled"])
        await v.rest()
        await v.press("4")
        assert "follows the finding of 21 Nov 2026 (observed); ^t: corrects it" in v.shown()
        await v.press("ctrl+s")
        first, second = v.desk.findings_of("tolls-doubled")
        assert (second.follows, second.corrects) == (first.id, "")
        await v.press("3", "ctrl+t")
        assert "corrects the finding of 21 Nov 2026 (ceased); ^t: follows it" in v.shown()
        await v.press("ctrl+s")
        third = v.desk.findings_of("tolls-doubled")[-1]
        assert (third.follows, third.corrects) == ("", second.id)

    visit(store, act)


def test_a_finding_may_stand_beside_that_of_another_analyst(store: Path) -> None:
    with Desk.open(store, analyst="bo", clock=clock) as desk:
        desk.mark("closed-by-2027", "occurred")

    async def act(v: Visit) -> None:
        v.app.open_review(items=["closed-by-2027"])
        await v.rest()
        await v.press("2")
        assert "corrects the finding of 21 Nov 2026 (occurred); ^t: follows it" in v.shown()
        await v.press("ctrl+t", "ctrl+t")
        assert "stands beside that of bo of 21 Nov 2026 (occurred): you differ" in v.shown()
        await v.press("ctrl+s")
        assert v.desk.judged("closed-by-2027").differ
        await v.press("2")
        assert "settles what bo and ak differ in; ^t: stands beside" in v.shown()
        await v.press("ctrl+s")
        [one, other, last] = v.desk.findings_of("closed-by-2027")
        assert (other.corrects, other.follows) == ("", "")
        assert set(last.settles) == {one.id, other.id}

    visit(store, act)


def test_the_same_finding_again_is_found_not_doubled(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        await v.press("2", "ctrl+s", "2", "ctrl+s")
        assert "this finding stands already" in v.shown()
        assert len(v.desk.findings_of("closed-by-2027")) == 1

    visit(store, act)


def test_what_was_begun_and_not_saved_is_there_the_next_time(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        await v.press("1", "tab", "tab")
        await v.type("a call")
        await v.press("tab", "tab", "m", "escape", "q")
        opened(v, Library)

    async def again(v: Visit) -> None:
        await review(v)
        assert "[1 occurred]" in v.shown()
        await v.press("1")
        assert "a call" in v.shown()
        assert v.app.screen.query_one(Choice).value == "moderate"
        await v.press("ctrl+s", "q")

    async def at_last(v: Visit) -> None:
        v.app.open_review(items=["closed-by-2027"])
        await v.rest()
        await v.press("1")
        assert v.app.screen.query_one(TextArea).text == ""

    visit(store, act)
    visit(store, again)
    visit(store, at_last)


def test_leaving_the_app_loses_nothing_either(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        await v.press("1", "tab", "tab")
        await v.type("a call")
        await v.press("ctrl+q")

    async def again(v: Visit) -> None:
        await review(v)
        await v.press("1")
        assert "a call" in v.shown()

    visit(store, act)
    visit(store, again)


def test_a_number_beyond_the_statuses_of_a_kind_does_nothing(store: Path) -> None:
    async def act(v: Visit) -> None:
        v.app.open_review(items=["river-police"])
        await v.rest()
        await v.press("6")
        assert not v.app.screen.has_class("-finding")
        await v.press("5")
        assert v.app.screen.has_class("-finding")

    visit(store, act)


def test_pasted_control_characters_are_made_visible(store: Path) -> None:
    async def act(v: Visit) -> None:
        screen = await review(v)
        await v.press("2", "tab", "tab")
        await paste(v, "because\x1b[31m")
        assert screen.query_one("#reason", Input).value == "because␛[31m"

    visit(store, act)
