"""The board of a scenario: what is observed, since when, on what evidence, who named it first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from scenarios.alike import Candidate, likeliest
from scenarios.annotation import Annotation
from scenarios.board import Board, Line, board
from scenarios.case_file import CaseFile
from scenarios.criteria import Criteria, Timeframe
from scenarios.finding import Evidence, Finding
from scenarios.forecast import Forecast
from scenarios.item import Item
from scenarios.scenario import Membership, Scenario
from scenarios.vocabulary import Expectation, Kind, Status, Support
from seeds.anchor import Anchor, Span
from seeds.article import Article, Metadata
from seeds.when import When

TODAY = date(2026, 6, 1)
ORLIK = Scenario(id="s:1", handle="orlik")
FEBRUARY = Evidence(url="https://a.example/1", source="Gazette")
MARCH = Evidence(url="https://b.example/2", source="Herald")


def item(handle: str, kind: Kind = Kind.TRIGGER, **more: Any) -> Item:
    return Item(id=f"i:{handle}", kind=kind, handle=handle, **more)


def article(id: str, published: str = "", **more: Any) -> Article:
    when = When(published) if published else None
    digest = more.pop("digest_of", "")
    known = Metadata(title=id, published=when, digest_of=digest)
    return Article(id=id, text=None, metadata=known, work=more.pop("work", id))


def mention(of: str, where: str, at: int = 0, who: str = "", **more: Any) -> Annotation:
    return Annotation(
        id=f"n:{of}{where}{at}",
        article=where,
        item=f"i:{of}",
        anchor=Anchor(span=Span(at, at + 1), quote="x"),
        attribution=(who,) if who else (),
        **more,
    )


def finding(of: str, status: Status, id: str = "f:1", **more: Any) -> Finding:
    more.setdefault("at", datetime(2026, 5, 18, tzinfo=UTC))
    return Finding(id=id, subject=f"i:{of}", status=status, **more)


def shown(*items: Item, **more: Any) -> Board:
    """The board of a scenario that holds some items."""
    places = tuple(Membership(scenario="s:1", item=i.id) for i in items)
    file = CaseFile(scenarios=(ORLIK,), items=items, memberships=places, **more)
    return board(file, "s:1", TODAY)


def line(handle: str = "tolls", kind: Kind = Kind.TRIGGER, **more: Any) -> Line:
    """The line of the only item."""
    [found] = shown(item(handle, kind), **more).lines
    return found


# What stands.


def test_three_of_four_are_observed_when_one_was_already_so_and_one_is_open() -> None:
    statuses = (Status.OBSERVED, Status.ALREADY_SO, Status.EMERGING, Status.OBSERVED)
    made = shown(
        *(item(f"t-{n}") for n in range(4)),
        findings=tuple(finding(f"t-{n}", s, f"f:{n}") for n, s in enumerate(statuses)),
    )
    assert (made.observed, len(made.triggers)) == (3, 4)


def test_what_ceased_or_was_withdrawn_is_not_observed() -> None:
    made = shown(
        item("a"),
        item("b"),
        findings=(
            finding("a", Status.OBSERVED, "f:1"),
            finding("a", Status.CEASED, "f:2", follows="f:1"),
            finding("b", Status.OBSERVED, "f:3", withdrawn=True),
        ),
    )
    assert made.observed == 0
    assert [x.status for x in made.triggers] == [Status.CEASED, Status.OPEN]


def test_lines_are_kept_by_kind() -> None:
    made = shown(item("a"), item("b", Kind.PREDICTION), item("c", Kind.CLAIM))
    assert [x.item.handle for x in made.lines] == ["a", "b", "c"]
    assert [len(x) for x in (made.triggers, made.predictions, made.claims)] == [1, 1, 1]


def test_withdrawn_items_and_those_of_other_scenarios_are_not_on_the_board() -> None:
    kept, gone, other = item("a"), item("b", withdrawn=True), item("c")
    places = tuple(
        Membership(scenario=s, item=i.id) for s, i in (("s:1", kept), ("s:1", gone), ("s:2", other))
    )
    file = CaseFile(scenarios=(ORLIK,), items=(kept, gone, other), memberships=places)
    assert [x.item.handle for x in board(file, "s:1", TODAY).lines] == ["a"]


@pytest.mark.parametrize(
    ("more", "since"),
    [
        ({"occurred_on": When("2026-05")}, "2026-05"),
        ({"occurred_on": When("2026-03/2026-05")}, "2026-03/2026-05"),
        ({}, "2026-05-18"),
        ({"at": None}, ""),
    ],
)
def test_a_status_holds_since_it_occurred_else_since_it_was_found(
    more: dict[str, Any], since: str
) -> None:
    assert line(findings=(finding("tolls", Status.OBSERVED, **more),)).since == since


def test_the_last_criteria_and_the_standing_forecasts_are_shown() -> None:
    old, new = (
        Criteria(subject="i:tolls", timeframe=Timeframe(by=When(by))) for by in ("2026", "2027-02")
    )
    held, gone = (
        Forecast(subject="i:tolls", forecaster="ak", probability=0.4, withdrawn=w)
        for w in (False, True)
    )
    found = line(criteria=(old, new), forecasts=(held, gone))
    assert (found.deadline, found.forecasts) == (date(2027, 2, 28), (held,))


# Evidence.


def origins(*findings: Finding) -> int:
    return line(findings=findings).origins


def test_two_reports_of_one_agency_are_one_origin() -> None:
    agency = (
        Evidence(url="https://a.example/1", origin="Reuters"),
        Evidence(url="https://b.example/2", origin="reuters "),
        Evidence(url="https://c.example/3"),
    )
    assert origins(finding("tolls", Status.OBSERVED, evidence=agency)) == 2


def test_what_contradicts_is_no_origin_of_support() -> None:
    against = replace(MARCH, role=Support.CONTRADICTS)
    assert origins(finding("tolls", Status.OBSERVED, evidence=(FEBRUARY, against))) == 1


def test_the_evidence_of_a_finding_that_was_followed_counts_on() -> None:
    first = finding("tolls", Status.EMERGING, "f:1", evidence=(FEBRUARY,))
    second = finding("tolls", Status.OBSERVED, "f:2", evidence=(MARCH,), follows="f:1")
    assert origins(first, second) == 2


def test_the_evidence_of_a_finding_that_was_corrected_counts_no_more() -> None:
    first = finding("tolls", Status.OBSERVED, "f:1", evidence=(FEBRUARY,))
    second = finding("tolls", Status.NOT_OBSERVED, "f:2", evidence=(MARCH,), corrects="f:1")
    found = line(findings=(first, second))
    assert (found.evidence, found.origins) == ((MARCH,), 1)


def test_a_correction_to_the_same_status_adds_its_evidence() -> None:
    first = finding("tolls", Status.OBSERVED, "f:1", evidence=(FEBRUARY,))
    second = finding("tolls", Status.OBSERVED, "f:2", evidence=(MARCH,), corrects="f:1")
    assert origins(first, second) == 2


def test_the_evidence_of_a_withdrawn_finding_does_not_count() -> None:
    gone = finding("tolls", Status.OBSERVED, evidence=(FEBRUARY,), withdrawn=True)
    assert line(findings=(gone,)).evidence == ()


# What came true.


@pytest.mark.parametrize(
    ("expects", "status", "came_true"),
    [
        (Expectation.OCCUR, Status.OCCURRED, True),
        (Expectation.OCCUR, Status.DID_NOT_OCCUR, False),
        (Expectation.NOT_OCCUR, Status.DID_NOT_OCCUR, True),
        (Expectation.NOT_OCCUR, Status.OCCURRED, False),
        (Expectation.OCCUR, Status.PARTLY, None),
        (Expectation.NOT_OCCUR, Status.OPEN, None),
    ],
)
def test_there_will_be_no_war_came_true_when_the_war_did_not_occur(
    expects: Expectation, status: Status, came_true: bool | None
) -> None:
    found = line(
        "war",
        Kind.PREDICTION,
        annotations=(mention("war", "a:1", expects=expects),),
        findings=(finding("war", status),),
    )
    assert found.came_true is came_true


def test_where_authors_expect_different_things_nothing_came_true() -> None:
    said = tuple(mention("war", "a:1", n, expects=e) for n, e in enumerate(Expectation))
    found = line(
        "war", Kind.PREDICTION, annotations=said, findings=(finding("war", Status.OCCURRED),)
    )
    assert found.came_true is None


def test_a_trigger_does_not_come_true() -> None:
    assert line(findings=(finding("tolls", Status.OBSERVED),)).came_true is None


# Who named it first.


def first_named(*pages: Article, **who: str) -> str:
    said = tuple(mention("tolls", page.id, who=who.get(page.id, "")) for page in pages)
    return line(articles=pages, annotations=said).first_named


def test_the_speaker_of_the_earliest_mention_named_it_first() -> None:
    late, early = article("late", "2026-03-04"), article("early", "2025-12-19")
    assert first_named(late, early, late="Brandl", early="Weiss") == "Weiss, 2025-12-19"


def test_a_date_that_is_less_precise_counts_from_its_first_day() -> None:
    day, month = article("day", "2026-03-04"), article("month", "2026-03")
    assert first_named(day, month, day="Brandl", month="Weiss") == "Weiss, 2026-03"


def test_an_undated_article_is_first_only_where_all_are_undated() -> None:
    dated, undated = article("dated", "2026-03-04"), article("undated")
    assert first_named(undated, dated, dated="Brandl", undated="Weiss") == "Brandl, 2026-03-04"
    assert first_named(undated, undated=("Weiss")) == "Weiss"


def test_nobody_named_what_nothing_mentions() -> None:
    assert line().first_named == ""


def works(*pages: Article) -> int:
    said = tuple(mention("tolls", page.id) for page in pages)
    return line(articles=pages, annotations=said).works


def test_two_editions_are_one_work() -> None:
    assert works(article("de", work="de"), article("it", work="de")) == 1
    assert works(article("de"), article("it")) == 2


def test_a_digest_is_an_edition_of_what_it_retells() -> None:
    assert works(article("original"), article("digest", digest_of="original")) == 1
    assert works(article("one", digest_of="absent"), article("two", digest_of="absent")) == 1


def test_digests_of_two_editions_are_one_work() -> None:
    assert (
        works(
            article("de", work="de"),
            article("it", work="de"),
            article("de-digest", digest_of="de"),
            article("it-digest", digest_of="it"),
        )
        == 1
    )


def test_mentions_in_one_article_are_one_work() -> None:
    page = article("de", "2026-03-04")
    said = (mention("tolls", "de", 1), mention("tolls", "de", 9))
    found = line(articles=(page,), annotations=said)
    assert (found.mentions, found.works) == (2, 1)


# The order.


def test_lines_stand_in_the_order_of_first_mention() -> None:
    pages = (article("b", "2026-03-04"), article("a", "2025-12-19"), article("undated"))
    made = shown(
        item("late"),
        item("never"),
        item("early-2"),
        item("early-1"),
        item("undated"),
        articles=pages,
        annotations=(
            mention("late", "b", 0),
            mention("early-1", "a", 5),
            mention("early-1", "b", 90),
            mention("early-2", "a", 70),
            mention("undated", "undated", 0),
        ),
    )
    assert [x.item.handle for x in made.triggers] == [
        "early-1",
        "early-2",
        "late",
        "undated",
        "never",
    ]


# What a mention may be a mention of.


def test_the_same_place_in_another_edition_counts_more_than_words() -> None:
    found = likeliest(
        "the toll is doubled",
        0.5,
        [
            Candidate(item="words", words="the toll is doubled"),
            Candidate(item="place", words="il pedaggio raddoppia", place=0.5),
            Candidate(item="elsewhere", words="il treno", place=0.0),
        ],
    )
    assert found == ["place", "elsewhere", "words"]


def test_without_places_alike_words_come_first() -> None:
    words = ["the night train", "the tolls double", "no ferry"]
    found = likeliest("tolls are doubled", 0.0, [Candidate(item=w, words=w) for w in words])
    assert found[0] == "the tolls double"
