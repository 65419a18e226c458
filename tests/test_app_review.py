"""The review queue under keys, on a real store: from the question to the finding."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scenarios.criteria import Timeframe
from scenarios.vocabulary import Kind, Status, TimeframeStatus
from seeds.when import When
from tests.app import Visit, open_desk, visit
from tests.orlik import opened, orlik, passage, review
from tui.screens.reading import ReadingRoom
from tui.screens.review import ReviewScreen

SMALL, LARGE = (80, 24), (140, 45)
AUTHOR = "T. Brandl"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store where closed-by-2027 is due, then army-guard and night-train."""
    path = tmp_path / "signposts.db"
    orlik(path)
    with open_desk(path) as desk:
        desk.criteria("army-guard", timeframe=Timeframe(by=When("2026-07-31")))
    return path


def asked(v: Visit) -> str:
    """The line that says which item it is."""
    return v.shown().splitlines()[1].strip()


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_the_deadline_that_has_passed_comes_first_with_its_criteria(
    store: Path, size: tuple[int, int]
) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        assert asked(v) == "P  closed-by-2027 · orlik · the deadline 2026-06-30 has passed"
        shown = v.shown()
        assert "1 of 3 due" in shown
        assert "Did it occur?     The bridge is closed" in shown
        assert "no lorry on 14 days in a row · source: traffic count" in shown
        assert "1 occurred   2 did not occur   3 partly" in shown

    visit(store, act, size=size)


def test_author_and_wording_stay_hidden_until_space(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        assert AUTHOR not in v.shown()
        assert "probably" not in v.shown()
        await v.press("space")
        assert AUTHOR in v.shown()
        assert "probably: 70 % (55-80 %)" in v.shown()
        assert "By the end of the year the bridge will probably be closed" in v.shown()
        await v.press("space")
        assert AUTHOR not in v.shown()

    visit(store, act)


def test_a_passage_in_a_list_comes_with_the_sentence_before_it(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        await v.press("n", "space")
        assert "• soldiers take the place of the river police on the bridge" in v.shown()

    visit(store, act)


@pytest.mark.parametrize(
    ("item", "question"),
    [
        ("closed-by-2027", "Did it occur?"),
        ("army-guard", "Was it observed?"),
        ("river-police", "Is it so?"),
    ],
)
def test_each_kind_is_asked_in_its_own_words(store: Path, item: str, question: str) -> None:
    async def act(v: Visit) -> None:
        v.app.open_review(items=[item])
        await v.rest()
        assert question in v.shown()

    visit(store, act)


def test_once_the_finding_is_saved_the_passage_is_shown_and_enter_goes_on(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        await v.press("2", "ctrl+s")
        assert "saved: closed-by-2027 did not occur" in v.shown()
        assert "1 done" in v.shown()
        assert AUTHOR in v.shown()
        await v.press("enter")
        assert asked(v).startswith("T  army-guard")
        assert "2 of 3 due" in v.shown()

    visit(store, act)


def test_earlier_findings_are_shown(store: Path) -> None:
    async def act(v: Visit) -> None:
        v.app.open_review(items=["tolls-doubled"])
        await v.rest()
        assert (
            "observed, 2 May 2026 · found 21 Nov 2026 by ak · because the new tariff" in v.shown()
        )
        assert "https://example.org/tolls | Orlik Gazette" in v.shown()

    visit(store, act)


def test_what_is_skipped_comes_back_at_the_end(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        await v.press("s")
        assert asked(v).startswith("T  army-guard")
        await v.press("n", "n")
        assert asked(v).startswith("P  closed-by-2027")
        assert "3 of 3 due" in v.shown()

    visit(store, act)


def test_0_lets_it_rest_until_a_day(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        await v.press("0")
        await v.type("soon")
        await v.press("enter")
        assert "'soon' is no day" in v.shown()
        await v.write("3 months")
        await v.press("enter")
        assert "closed-by-2027 rests until 21 Feb 2027" in v.notice
        assert asked(v).startswith("T  army-guard")
        assert len(v.desk.due()) == 2

    visit(store, act)


def test_u_undoes_what_was_found_in_this_review_and_goes_back_to_it(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        await v.press("u")
        assert v.desk.item("tolls-doubled").status is Status.OBSERVED, "older deeds stay"
        await v.press("2", "ctrl+s", "enter", "u")
        assert asked(v).startswith("P  closed-by-2027")
        assert "undone: marked closed-by-2027 did not occur" in v.notice
        assert "0 done" in v.shown()
        assert v.desk.item("closed-by-2027").status is Status.OPEN

    visit(store, act)


def test_the_last_one_looked_at_ends_the_review(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        for _ in range(3):
            await v.press("2", "ctrl+s", "enter")
        assert "All 3 looked at." in v.shown()
        assert "Nothing is due." in v.shown()
        assert v.desk.due() == []

    visit(store, act)


def test_an_empty_queue_says_when_the_next_deadline_is(store: Path) -> None:
    with open_desk(store) as desk:
        for item in ("closed-by-2027", "army-guard", "night-train"):
            desk.snooze(item, date(2027, 6, 1))
        desk.criteria("night-train", timeframe=Timeframe(by=When("2026-12-31")))

    async def act(v: Visit) -> None:
        await review(v)
        assert "The next deadline is 31 Dec 2026, in 40 days: night-train." in v.shown()
        await v.press("n", "s", "1", "space", "enter")
        assert "The next deadline" in v.shown()

    visit(store, act, size=SMALL)


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    async def act(v: Visit) -> None:
        v.app.open_review()
        await v.rest()
        assert "Open an article and tag what it foretells" in v.shown()

    visit(tmp_path / "new.db", act, size=SMALL)


def test_o_opens_the_passage_in_its_article(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        await v.press("o")
        opened(v, ReadingRoom)
        await v.press("q")
        opened(v, ReviewScreen)

    visit(store, act)


def test_a_board_reviews_only_what_is_due_in_its_scenario(store: Path) -> None:
    with open_desk(store) as desk:
        desk.add_scenario("other")
        article = desk.item("night-train").articles[0]
        span = passage(desk, article, "Nobody is content with that.")
        desk.tag(article, span, Kind.TRIGGER, handle="elsewhere", scenario="other")

    async def act(v: Visit) -> None:
        v.app.open_review(v.desk.scenario("other").id)
        await v.rest()
        assert "1 of 1 due" in v.shown()
        assert asked(v).startswith("T  elsewhere")

    visit(store, act)


def test_months_from_publication_are_imputed_where_no_time_is_named(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        await v.press("n", "n", "t")
        assert "Until when is night-train to be judged?" in v.shown()
        await v.press("2", "4", "enter", "enter")
        assert "(imputed)" in v.shown()

    visit(store, act)
    with open_desk(store) as desk:
        [*_, last] = desk.criteria_of("night-train")
        assert last.timeframe.status is TimeframeStatus.IMPUTED


def test_a_time_that_was_set_can_be_emptied(store: Path) -> None:
    with open_desk(store) as desk:
        until = Timeframe(by=When("2026-01"), status=TimeframeStatus.IMPUTED)
        desk.criteria("night-train", threshold="no train for a week", timeframe=until)

    async def act(v: Visit) -> None:
        v.app.open_review(items=[v.desk.item("night-train").id])
        await v.rest()
        await v.press("t", "ctrl+u", "ctrl+s")
        assert "night-train: until no day any more" in v.notice
        await v.press("t", "ctrl+s")
        assert "no time is said yet" in v.shown()

    visit(store, act)
    with open_desk(store) as desk:
        [*_, last] = desk.criteria_of("night-train")
        assert (last.threshold, last.timeframe) == ("no train for a week", Timeframe())


def test_what_failed_its_condition_is_annulled_by_one_key(store: Path) -> None:
    with open_desk(store) as desk:
        desk.condition("closed-by-2027", ["army-guard", "night-train"])

    async def act(v: Visit) -> None:
        await review(v)
        assert "its condition failed: 0 of 2 occurred, 2 needed by 2026-06-30" in v.shown()
        await v.press("a")
        assert "saved: closed-by-2027 annulled" in v.shown()

    visit(store, act)
    with open_desk(store) as desk:
        assert desk.item("closed-by-2027").status is Status.ANNULLED
