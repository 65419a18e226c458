"""The rule book: which predictions count, for whom, and why others do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from scenarios.annotation import Annotation
from scenarios.case_file import CaseFile
from scenarios.criteria import Criteria, Timeframe
from scenarios.finding import Finding
from scenarios.forecast import Forecast
from scenarios.foresight import Foresight
from scenarios.item import Item
from scenarios.outcome import Reason
from scenarios.record import Record, Role, Row, record
from scenarios.selection import Selection, selected
from scenarios.source import Source
from scenarios.vocabulary import Basis, Expectation, Kind, Stance, Status, TimeframeStatus
from scenarios.voices import Silence
from seeds.anchor import Anchor, Span
from seeds.article import Article, Metadata
from seeds.when import When

TODAY = date(2027, 3, 1)
ARTICLE = Article(
    id="a:1",
    text=None,
    metadata=Metadata(
        authors=("Tomas Brandl",), outlet="Gazette", published=When("2026-03-04"), language="en-GB"
    ),
)
ITEM = Item(id="i:1", kind=Kind.PREDICTION, handle="closed", statement="The bridge is closed")
MENTION = Annotation(
    id="n:1",
    article="a:1",
    item="i:1",
    anchor=Anchor(span=Span(0, 9), quote=None),
    wording="probably",
    recorded=datetime(2026, 3, 5, tzinfo=UTC),
)
BY = Timeframe(by=When("2026-12-31"), status=TimeframeStatus.EXPLICIT)
CRITERIA = Criteria(
    id="k:1", subject="i:1", timeframe=BY, recorded=datetime(2026, 3, 6, tzinfo=UTC)
)
OCCURRED = Finding(
    id="f:1",
    subject="i:1",
    status=Status.OCCURRED,
    occurred_on=When("2026-08-01"),
    analyst="ak",
    at=datetime(2026, 8, 2, tzinfo=UTC),
)
FORECAST = Forecast(
    id="c:1",
    subject="i:1",
    forecaster="ak",
    analyst="ak",
    probability=0.8,
    since=date(2026, 4, 1),
    recorded=datetime(2026, 4, 1, tzinfo=UTC),
)
CASE = CaseFile(
    articles=(ARTICLE,),
    items=(ITEM,),
    annotations=(MENTION,),
    criteria=(CRITERIA,),
    findings=(OCCURRED,),
)


def _only(found: Record) -> Row:
    [row] = found.rows
    assert not found.omitted
    return row


def _reason(found: Record) -> Reason:
    assert not found.rows
    [omission] = found.omitted
    return omission.reason


def _said(**changes: object) -> CaseFile:
    return replace(CASE, annotations=(replace(MENTION, **changes),))  # type: ignore[arg-type]


def test_an_author_has_a_row_with_the_number_of_his_word() -> None:
    row = _only(record(CASE, TODAY))
    assert (row.forecaster, row.role) == ("Tomas Brandl", Role.SOURCE)
    assert (row.probability, row.basis, row.words) == (0.7, Basis.VERBAL, "probably")
    assert (row.occurred, row.came_true) == (True, True)
    assert (row.outlet, row.language, row.work) == ("Gazette", "en", "a:1")
    assert (row.since, row.deadline) == (date(2026, 3, 4), date(2026, 12, 31))
    assert row.foresight is Foresight.PROSPECTIVE


def test_what_came_early_does_not_count_before_its_deadline() -> None:
    assert _reason(record(CASE, date(2026, 12, 31))) is Reason.PENDING
    assert record(CASE, date(2027, 1, 1)).rows


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (Status.PARTLY, Reason.PARTLY),
        (Status.ANNULLED, Reason.ANNULLED),
        (Status.AMBIGUOUS, Reason.AMBIGUOUS),
        (Status.OPEN, Reason.UNRESOLVED),
    ],
)
def test_what_is_neither_yes_nor_no_is_left_out_and_counted(status: Status, reason: Reason) -> None:
    case = replace(CASE, findings=(replace(OCCURRED, status=status, occurred_on=None),))
    found = record(case, TODAY)
    assert found.reasons == {reason: 1}


def test_without_a_deadline_or_an_outcome_nothing_counts() -> None:
    assert _reason(record(replace(CASE, criteria=()), TODAY)) is Reason.NO_DEADLINE
    assert _reason(record(replace(CASE, findings=()), TODAY)) is Reason.UNRESOLVED


def test_where_analysts_differ_nothing_counts() -> None:
    other = replace(OCCURRED, id="f:2", analyst="bm", status=Status.DID_NOT_OCCUR, occurred_on=None)
    case = replace(CASE, findings=(OCCURRED, other))
    assert _reason(record(case, TODAY)) is Reason.DISPUTED


def test_criteria_that_were_changed_after_the_event_keep_it_out() -> None:
    changed = replace(
        CRITERIA, id="k:2", threshold="a day", recorded=datetime(2026, 9, 1, tzinfo=UTC)
    )
    earlier = replace(changed, recorded=datetime(2026, 7, 1, tzinfo=UTC))
    assert _reason(record(replace(CASE, criteria=(CRITERIA, changed)), TODAY)) is Reason.CHANGED
    assert record(replace(CASE, criteria=(CRITERIA, earlier)), TODAY).rows


def test_first_criteria_may_be_written_after_the_event() -> None:
    late = replace(CRITERIA, recorded=datetime(2027, 1, 1, tzinfo=UTC))
    assert record(replace(CASE, criteria=(late,)), TODAY).rows


def test_what_occurred_after_its_deadline_did_not_occur() -> None:
    late = replace(OCCURRED, occurred_on=When("2027-01-05"), at=datetime(2027, 1, 6, tzinfo=UTC))
    assert not _only(record(replace(CASE, findings=(late,)), TODAY)).occurred


def test_a_trigger_is_a_condition_and_never_counts() -> None:
    case = replace(CASE, items=(replace(ITEM, kind=Kind.TRIGGER),))
    assert record(case, TODAY) == Record((), ())


def test_there_will_be_no_war_came_true_when_it_did_not_occur() -> None:
    never = replace(OCCURRED, status=Status.DID_NOT_OCCUR, occurred_on=None)
    case = replace(_said(expects=Expectation.NOT_OCCUR), findings=(never,))
    row = _only(record(case, TODAY))
    assert row.probability == pytest.approx(0.3)
    assert (row.occurred, row.came_true) == (False, True)


@pytest.mark.parametrize(
    ("wording", "expects", "p", "silence"),
    [
        ("unlikely", Expectation.NOT_OCCUR, 0.2, None),
        ("probably not", Expectation.NOT_OCCUR, 0.2, None),
        ("unlikely", Expectation.OCCUR, None, Silence.CONTRARY),
        ("könnte", Expectation.OCCUR, None, Silence.MODAL),
        ("", Expectation.OCCUR, None, Silence.BARE),
        ("surely", Expectation.OCCUR, None, Silence.OFF_SCALE),
        ("80 per cent", Expectation.OCCUR, 0.8, None),
    ],
)
def test_a_word_gives_the_event_a_number_or_is_silent(
    wording: str, expects: Expectation, p: float | None, silence: Silence | None
) -> None:
    row = _only(record(_said(wording=wording, expects=expects), TODAY))
    assert (row.probability, row.silence) == (p, silence)


@pytest.mark.parametrize(
    ("stance", "who"),
    [
        (Stance.REPORTED, ["Zhuravlev"]),
        (Stance.REJECTED, ["Zhuravlev"]),
        (Stance.ENDORSED, ["Zhuravlev", "Tomas Brandl"]),
        (Stance.IRONIC, []),
    ],
)
def test_a_quoted_speaker_has_a_record_of_his_own(stance: Stance, who: list[str]) -> None:
    chain = ("Zhuravlev", "Sputnik", "Tomas Brandl")
    found = record(_said(stance=stance, attribution=chain), TODAY)
    assert [row.forecaster for row in found.rows] == who


def test_what_is_reported_of_nobody_counts_for_nobody() -> None:
    case = _said(stance=Stance.REPORTED, attribution=("Tomas Brandl",))
    assert _reason(record(case, TODAY)) is Reason.NOBODY


def test_a_source_is_one_under_all_its_names() -> None:
    source = Source(name="Brandl", aliases=("TOMAS BRANDL",))
    assert _only(record(replace(CASE, sources=(source,)), TODAY)).forecaster == "Brandl"


def test_two_editions_are_one_row_in_the_authors_own_words() -> None:
    about = Metadata(translators=("M. Rossi",), published=When("2026-05-01"), language="it")
    edition = Article(id="a:2", text=None, work="a:1", metadata=about)
    second = replace(
        MENTION, id="n:2", article="a:2", wording="quasi certo", attribution=("Tomas Brandl",)
    )
    case = replace(CASE, articles=(ARTICLE, edition), annotations=(second, MENTION))
    row = _only(record(case, TODAY))
    assert (row.words, row.second_hand, row.since) == ("probably", False, date(2026, 3, 4))
    alone = _only(record(replace(case, annotations=(second,)), TODAY))
    assert (alone.second_hand, alone.work) == (True, "a:1")


@pytest.mark.parametrize(
    ("published", "reason"),
    [
        ("2026-08-01", Reason.LATE),
        ("2026-09", Reason.LATE),
        ("2026", Reason.LATE),
        (None, Reason.UNDATED),
    ],
)
def test_who_wrote_when_the_outcome_could_be_known_did_not_foretell_it(
    published: str | None, reason: Reason
) -> None:
    when = When(published) if published else None
    article = replace(ARTICLE, metadata=replace(ARTICLE.metadata, published=when))
    assert _reason(record(replace(CASE, articles=(article,)), TODAY)) is reason


def test_an_analyst_counts_where_his_forecast_was_recorded_before_the_outcome() -> None:
    late = replace(FORECAST, id="c:2", probability=0.99, recorded=datetime(2026, 8, 3, tzinfo=UTC))
    case = replace(CASE, annotations=(), forecasts=(FORECAST, late))
    row = _only(record(case, TODAY))
    assert (row.forecaster, row.role, row.probability) == ("ak", Role.ANALYST, 0.8)
    assert _reason(record(replace(case, forecasts=(late,)), TODAY)) is Reason.LATE


def test_nobody_improves_the_figure_of_an_author_afterwards() -> None:
    figure = replace(FORECAST, forecaster="Tomas Brandl", basis=Basis.STATED, words="80 per cent")
    late = replace(figure, id="c:2", probability=0.99, recorded=datetime(2026, 9, 1, tzinfo=UTC))
    said = replace(CASE, forecasts=(figure, late))
    assert _only(record(said, TODAY)).probability == 0.8
    assert _only(record(replace(said, forecasts=(late,)), TODAY)).probability == 0.7
    silent = replace(_said(wording=""), forecasts=(late,))
    row = _only(record(silent, TODAY))
    assert (row.probability, row.foresight) == (0.99, Foresight.RETROSPECTIVE)


def test_what_was_withdrawn_after_the_outcome_still_counts() -> None:
    case = replace(CASE, annotations=(), forecasts=(replace(FORECAST, withdrawn=True),))
    after, before = (datetime(2026, month, 1, tzinfo=UTC) for month in (9, 5))
    assert record(case, TODAY, withdrawn={"c:1": after}).rows
    assert _reason(record(case, TODAY, withdrawn={"c:1": before})) is Reason.WITHDRAWN
    assert _reason(record(case, TODAY)) is Reason.WITHDRAWN


def test_items_that_are_one_event_are_one_row() -> None:
    twin = replace(ITEM, id="i:2", handle="shut", same_as="i:1")
    second = replace(MENTION, id="n:2", item="i:2")
    case = replace(CASE, items=(ITEM, twin), annotations=(MENTION, second))
    assert len(record(case, TODAY).rows) == 1


def test_what_is_reported_apart_is_left_out_until_asked_for() -> None:
    imputed = replace(CRITERIA, timeframe=replace(BY, status=TimeframeStatus.IMPUTED))
    item = replace(ITEM, condition="if the army comes")
    found = record(replace(CASE, criteria=(imputed,), items=(item,)), TODAY)
    assert selected(found, Selection()).reasons == {Reason.IMPUTED_TIMEFRAME: 1}
    assert selected(found, Selection(imputed=True)).reasons == {Reason.CONDITIONAL: 1}
    assert selected(found, Selection(imputed=True, conditional=True)).rows == found.rows


def test_a_ranking_asks_for_articles_that_are_tagged_whole() -> None:
    part, whole = record(CASE, TODAY), record(CASE, TODAY, whole=frozenset({"a:1"}))
    assert selected(part, Selection(whole=True)).reasons == {Reason.SELECTION: 1}
    assert selected(whole, Selection(whole=True)).rows
