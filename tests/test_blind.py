"""A store for a second coder: nothing of the first one's work, and all of it joins again."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.criteria import Timeframe
from scenarios.vocabulary import Kind
from seeds.refusal import Refusal
from seeds.when import When
from store.desk import Desk
from store.doctor import examine
from tests.desks import TEXT, Clock, at, opened, page, sql, tagged

POLICE = "Soldiers take the place of the river police"


@pytest.fixture
def coded(desk: Desk) -> Desk:
    """A desk where the first coder did everything that the second is not to see."""
    desk.edit_scenario("orlik", {"question": "Will the bridge be closed?"})
    desk.criteria("orlik", threshold="closed for two weeks")
    tagged(
        *(desk, POLICE, Kind.TRIGGER),
        handle="army-guard",
        statement="The army watches over the river crossing",
        scenario="orlik",
    )
    desk.criteria("army-guard", threshold="two posts", timeframe=Timeframe(by=When("2026-12-31")))
    desk.mark("army-guard", "observed", reason="photographs of uniforms")
    desk.forecast("army-guard", "40%", reason="they did it in spring")
    return desk


def blind(desk: Desk, path: Path, **how: bool) -> Path:
    path.write_bytes(desk.blind("bridge", "bm", **how)[0])
    return path


def test_it_holds_the_article_and_the_scenario_with_its_criteria(
    coded: Desk, tmp_path: Path
) -> None:
    with opened(blind(coded, tmp_path / "bm.db"), Clock(), "bm") as second:
        assert [line.id for line in second.articles()] == [page().id]
        assert second.scenario("orlik") == coded.scenario("orlik")
        assert second.criteria_of("orlik") == coded.criteria_of("orlik")
        assert (second.items(), second.mentions("bridge")) == ([], [])
        with pytest.raises(Refusal, match="nothing to undo"):
            second.undo()
        assert examine(second) == []


def test_no_word_of_the_first_coder_is_anywhere_in_the_file(coded: Desk, tmp_path: Path) -> None:
    path = blind(coded, tmp_path / "bm.db")
    held = path.read_bytes()
    item = coded.item("army-guard").id
    annotation = coded.annotations_of("army-guard")[0].id
    for words in (
        "army-guard",
        "watches over",
        "two posts",
        "uniforms",
        "in spring",
        item[2:],
        annotation[2:],
    ):
        assert words.encode() not in held, words
    # The quote is a part of the article, and stands there alone.
    assert [row[0] for row in sql(path, "SELECT content FROM text")] == [TEXT]
    assert not list(tmp_path.glob("bm.db-*"))


def test_with_items_they_go_along_without_a_finding_or_forecast(
    coded: Desk, tmp_path: Path
) -> None:
    path = blind(coded, tmp_path / "bm.db", items=True)
    with opened(path, Clock(), "bm") as second:
        [line] = second.items(scenario="orlik")
        assert (line.handle, line.deadline, line.mentions) == ("army-guard", "2026-12-31", 0)
        assert (second.findings_of("army-guard"), second.forecasts_of("army-guard")) == ([], [])
    assert b"uniforms" not in path.read_bytes()


def test_what_comes_back_joins_what_is_here_and_can_be_compared(
    coded: Desk, tmp_path: Path
) -> None:
    with opened(blind(coded, tmp_path / "bm.db", items=True), Clock(), "bm") as second:
        second.tag(page().id, at(POLICE), Kind.TRIGGER, item="army-guard")
        second.tag(page().id, at("The night train"), Kind.TRIGGER, scenario="orlik")
        second.mark("army-guard", "not-observed")
        coded.join(second.path)
    assert len(coded.articles()) == len(coded.scenarios()) == 1
    assert dict(coded.item("army-guard").differ).keys() == {"ak", "bm"}
    found = coded.agreement("bridge")
    assert (found.analysts, found.articles) == (("ak", "bm"), 1)
    [triggers] = [one for one in found.kinds if one.kind is Kind.TRIGGER]
    assert triggers.exact.value == pytest.approx(2 / 3)
    assert (triggers.exact.n, triggers.findings.n, triggers.exact.few) == (3, 1, True)
    assert examine(coded) == []
