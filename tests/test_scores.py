"""The record on a desk and under the command line: who is ranked, what is left out, since when."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.outcome import Reason
from scenarios.record import Record, Row
from scenarios.scorecard import TOO_FEW, Figure, scorecard
from scenarios.scores import IN_PART, Scores, scores
from scenarios.selection import Selection
from scenarios.session import read_session
from scenarios.vocabulary import Expectation, Status
from scenarios.voices import Silence
from seeds.refusal import Invalid, Refusal
from store import replay
from store.desk import Desk
from tests import invented
from tests.invented import WHO
from tests.shell import Shell
from tests.test_scorecard import ROW
from tui import score_table
from tui.comma_separated import lines


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk on the record of the invented forecaster."""
    path = tmp_path / "record.db"
    invented.invented(path)
    return invented.desk(path)


def _rows(who: str, many: int, probability: float, *, whole: bool = True) -> list[Row]:
    """Events that occurred, each foretold by a person in a work of its own."""
    return [
        replace(
            ROW,
            subject=f"i:{who}{n}",
            forecaster=who,
            probability=probability,
            work=f"a:{n}",
            whole=whole,
        )
        for n in range(many)
    ]


def _scored(*rows: list[Row], key: str = "author") -> Scores:
    record = Record(tuple(row for some in rows for row in some), ())
    return scores(record, Selection(), key, rounds=50)


def test_of_one_forecaster_alone_are_his_predictions_and_a_wrong_name_is_refused(
    desk: Desk,
) -> None:
    assert desk.scores(who=WHO.upper()).total.n == desk.scores().total.n
    with pytest.raises(Refusal, match="no prediction of 'Lindquist'") as refused:
        desk.scores(who="Lindquist")
    assert WHO in refused.value.candidates


# Who is ranked ----------------------------------------------------------------------------------


def test_the_best_of_those_with_enough_comes_first() -> None:
    found = _scored(_rows("Ahlers", 20, 0.6), _rows("Brandl", 19, 0.95), _rows("Conti", 20, 0.9))
    assert [(one.name, score_table.rank(one)) for one in found.groups] == [
        ("Conti", "1"),
        ("Ahlers", "2"),
        ("Brandl", TOO_FEW),
    ]


def test_whose_articles_are_tagged_in_part_is_shown_and_not_ranked() -> None:
    found = _scored(_rows("Ahlers", 20, 0.6), _rows("Conti", 20, 0.9, whole=False))
    ranks = {one.name: score_table.rank(one) for one in found.groups}
    assert ranks == {"Conti": IN_PART, "Ahlers": "1"}


def test_words_have_no_rank() -> None:
    [one] = _scored(_rows("Ahlers", 20, 0.6), key="word").groups
    assert (one.name, one.place, one.why) == ("probably", None, "")


def test_an_article_is_whole_when_somebody_says_so(desk: Desk) -> None:
    [article] = [one for one in desk.articles() if one.title == "Bread and barley"]
    desk.set(article.id, {"coverage": "selection"})
    [mara] = desk.scores(rounds=50).groups
    assert mara.why == IN_PART
    with pytest.raises(Invalid, match="no coverage"):
        desk.set(article.id, {"coverage": "most of it"})


# The worked example -----------------------------------------------------------------------------


def test_the_invented_forecaster_has_sixty_scored_predictions_in_twelve_works(desk: Desk) -> None:
    [mara] = desk.scores().groups
    assert (mara.name, mara.card.n, mara.card.works, mara.place) == (WHO, 60, 12, 1)
    assert mara.card.brier.value == pytest.approx(13.4504 / 60)
    assert desk.simulated


def test_what_counts_in_no_score_is_counted_with_its_reason(desk: Desk) -> None:
    found = desk.scores(rounds=50)
    reasons = (Reason.AMBIGUOUS, Reason.ANNULLED, Reason.UNRESOLVED)
    assert found.left_out == Counter(reasons)
    assert score_table.silent(found.total).startswith("4 without a probability: 4 that say only")


def test_a_share_of_others_than_have_a_probability_says_of_how_many() -> None:
    none = scorecard(())
    bare = replace(none, told=1, came_true=Figure(0.0), silent=Counter([Silence.BARE]))
    assert score_table.came_true(none) == "–"
    assert score_table.came_true(bare) == "0 % of 1"
    assert score_table.silent(bare) == "1 without a word of probability"


def test_the_readers_own_forecasts_have_a_record_of_their_own(desk: Desk) -> None:
    [reader] = desk.scores("analyst", rounds=50).groups
    assert (reader.name, reader.card.n) == ("reader", 24)


def test_a_forecast_taken_back_after_the_outcome_still_counts(desk: Desk) -> None:
    before = desk.scores("analyst", rounds=50).total.brier.value
    deed = [one for one in desk.history(most=1000) if one.verb == "forecast"][-1]
    desk.undo(deed.id)
    after = desk.scores("analyst", rounds=50).total
    assert (after.n, after.brier.value) == (24, before)


# What moved -------------------------------------------------------------------------------------


def test_only_what_was_recorded_after_the_day_moved(desk: Desk) -> None:
    moved = desk.moved("vesmark", date(2025, 11, 15))
    assert {one.after.item.handle: one.after.status for one in moved} == {
        "bridge-begun": Status.DID_NOT_OCCUR,
        "radio-sold": Status.DID_NOT_OCCUR,
    }
    assert desk.moved("vesmark", date(2026, 1, 2)) == ()


def test_what_was_tagged_after_the_day_is_new(desk: Desk) -> None:
    moved = desk.moved("vesmark", date(2024, 12, 9))
    [ship] = [one for one in moved if one.after.item.handle == "one-council"]
    assert ship.before is None


def test_a_day_that_has_not_come_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="has not come"):
        desk.moved("vesmark", date(2027, 1, 1))


# A session --------------------------------------------------------------------------------------


def _expect(desk: Desk, expectation: str) -> None:
    head = "signposts: session/1\nname: scores\nsteps:\n"
    content = f"{head}- expect: {expectation}\n".encode()
    replay.run(desk, read_session(content, "scores.yaml"), Path())


@pytest.mark.parametrize(
    "expectation",
    [
        f"{{score: {WHO}, n: 60, works: 12, brier: 0.224, left_out: 3}}",
        f"{{score: {WHO}, scenario: vesmark, rank: 1, came_true: {{at-least: 0.5}}}}",
        "{score: all, skill: {at-least: 0, at-most: 0.2}}",
        "{score: reader, brier: {at-most: 0.15}}",
        "{score: Nobody, n: 0, rank: 0}",
        "{score: Nobody, n: {at-most: 3}}",
    ],
)
def test_a_session_can_expect_a_score(desk: Desk, expectation: str) -> None:
    _expect(desk, expectation)


@pytest.mark.parametrize(
    ("expectation", "said"),
    [
        (f"{{score: {WHO}, brier: {{at-most: 0.2}}}}", "expected at-most 0.2, found 0.224"),
        ("{score: all, n: 61}", "n: expected 61, found 60"),
        ("{score: Nobody, n: 1}", "'Nobody' has no score"),
        ("{score: Nobody, rank: 0}", "'Nobody' has no score"),
        ("{score: Nobody, n: 0, brier: 0.2}", "brier: expected 0.2, found none"),
    ],
)
def test_a_score_that_differs_is_told(desk: Desk, expectation: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        _expect(desk, expectation)


def test_limits_between_which_nothing_lies_are_refused(desk: Desk) -> None:
    with pytest.raises(Invalid, match="no number is within"):
        _expect(desk, "{score: all, brier: {at-least: 1, at-most: 0}}")


# The command ------------------------------------------------------------------------------------


def test_below_twenty_the_command_says_too_few_and_what_one_has_for_nothing(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    shell.does("criteria bridge-closed --by 2026-06-30 --words 'before July'")
    shell.does("mark bridge-closed did-not-occur")
    out = " ".join(shell.does("score").out.split())
    assert TOO_FEW in out
    assert "nothing ever happens 0.000" in out
    assert "1 left out: 1 without a deadline" in out
    assert shell.does("score --json").form["groups"][0]["brier"]["value"] == pytest.approx(0.49)
    assert "closed" in shell.does("board orlik --since 2026-11-01").out
    assert shell("set bridge --coverage most").status == 2
    assert shell("score --by luck").status == 2
    assert shell("score --csv --json").status == 2


def test_no_name_becomes_a_formula_in_a_spreadsheet() -> None:
    hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\u200b=1", 'a"b,c', "x\n=y"]
    read = list(csv.reader(StringIO(lines([[name, 1.5, None] for name in hostile]))))
    assert len(read) == len(hostile)
    assert all(not row[0].lstrip().startswith((*"=+-@|%", *"＝＋－＠")) for row in read)
    assert {row[1] for row in read} == {"1.5"}
    assert read[8][0] == 'a"b,c'


def test_the_worked_example_is_a_command_away(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = shell.bare("demo", "--record", "--db", str(tmp_path / "record.db"))
    assert (ran.status, WHO in ran.out, "simulated" in ran.out) == (0, True, True)


def test_a_word_stands_beside_what_it_is_called_and_how_often_that_came() -> None:
    war = replace(ROW, words="unlikely", probability=0.2, expects=Expectation.NOT_OCCUR)
    peace = replace(war, words="probably", probability=0.3, occurred=False)
    found = _scored([war, peace, replace(war, occurred=False)], key="word")
    told = [(one.name, one.called, one.came, one.card.n) for one in found.groups]
    assert told == [("probably", 0.7, 1, 1), ("unlikely", 0.2, 1, 2)]


@given(st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_parts_add_up_as_they_are_shown(parts: list[float]) -> None:
    miscalibration, discrimination, uncertainty = parts
    total = miscalibration - discrimination + uncertainty
    shown = [float(one) for one in score_table.adding_up(total, parts, (1, -1, 1))]
    assert round(shown[0] - shown[1] + shown[2], 3) == round(total * 1000) / 1000
    assert max(abs(s - p) for s, p in zip(shown, parts, strict=True)) < 0.0021


def test_every_row_for_a_spreadsheet_is_as_long_as_its_heading(desk: Desk) -> None:
    assert len({len(row) for row in score_table.rows(desk.scores())}) == 1


def test_murphys_parts_stand_beside_the_score(desk: Desk) -> None:
    card = desk.scores().total
    assert score_table.in_bins(card) == (
        "In ten bins (Murphy): 0.020 reliability - 0.044 resolution + 0.248 uncertainty"
        " + 0.000 within the bins."
    )
    assert card.murphy is not None
    assert card.murphy.score == card.brier.value
