"""What an import refuses, changing nothing; and quotes that are found again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scenarios.annotation import Annotation
from scenarios.case_file import CaseFile
from scenarios.item import Item
from scenarios.vocabulary import Kind, Status
from seeds.anchor import Anchor, Span, cite
from seeds.article import Article
from seeds.refusal import Refusal
from store.desk import Desk
from store.doctor import examine
from tests.desks import TEXT, at, opened, page
from tests.worked import changed, work


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """A desk with a scenario in which everything has happened once."""
    work(desk)
    return desk


@pytest.fixture
def file(worked: Desk) -> CaseFile:
    """Its scenario, with the text."""
    return worked.case_file("orlik", texts=True)


# What an import refuses, changing nothing.


def refused(desk: Desk, file: CaseFile) -> Refusal:
    before = desk.case_file(texts=True), desk.history()
    with pytest.raises(Refusal) as caught:
        desk.import_case(file)
    assert (desk.case_file(texts=True), desk.history()) == before
    return caught.value


@pytest.mark.parametrize(
    ("things", "fields"),
    [
        ("findings", {"status": Status.CEASED}),
        ("findings", {"reason": "another"}),
        ("findings", {"analyst": "cy"}),
        ("forecasts", {"probability": 0.6}),
        ("criteria", {"threshold": "another"}),
    ],
)
def test_what_is_never_edited_is_refused_with_other_content(
    other: Desk, file: CaseFile, things: str, fields: dict[str, Any]
) -> None:
    other.import_case(file)
    error = refused(other, changed(file, things, **fields))
    assert "is known with other content" in error.what
    assert next(iter(fields)) in error.what


def test_a_withdrawn_finding_is_not_rewritten_either(worked: Desk, file: CaseFile) -> None:
    worked.undo(next(d.id for d in worked.history() if d.verb == "mark" and d.standing))
    emerging = replace(file.findings[0], status=Status.CEASED)
    error = refused(worked, replace(file, findings=(emerging, file.findings[1])))
    assert "is known with other content: status" in error.what


def test_an_item_does_not_become_another_kind(other: Desk, file: CaseFile) -> None:
    other.import_case(file)
    [ferry] = [i for i in file.items if i.handle == "ferry"]
    rest = tuple(i for i in file.items if i is not ferry)
    error = refused(other, replace(file, items=(*rest, replace(ferry, kind=Kind.CLAIM))))
    assert error.what == "ferry is known, and no claim"


def test_a_simulated_file_does_not_come_into_a_real_store(other: Desk, file: CaseFile) -> None:
    assert "simulated" in refused(other, replace(file, simulated=True)).what


def test_a_real_file_may_come_into_a_simulated_store(tmp_path: Path, file: CaseFile) -> None:
    with opened(tmp_path / "demo.db", simulated=True) as demo:
        demo.import_case(file)
        assert demo.case_file("orlik").simulated


@pytest.mark.parametrize(
    "without",
    [
        lambda f: replace(f, articles=()),
        lambda f: replace(f, items=f.items[1:]),
        lambda f: replace(f, scenarios=()),
        lambda f: replace(f, items=(), memberships=(), annotations=()),
        lambda f: changed(f, "findings", subject="x"),
    ],
)
def test_what_a_file_speaks_of_is_in_it_or_here(
    other: Desk, file: CaseFile, without: Callable[[CaseFile], CaseFile]
) -> None:
    assert "is neither in the file nor here" in refused(other, without(file)).what


def test_what_a_file_speaks_of_may_be_here_already(other: Desk, file: CaseFile) -> None:
    other.import_case(file)
    found = replace(file.findings[0], id="f:" + "0" * 32, status=Status.CEASED)
    other.import_case(CaseFile(findings=(found,)))
    assert other.item("tolls").status is Status.CEASED


def test_an_id_stands_for_one_thing(other: Desk, file: CaseFile) -> None:
    twice = (*file.findings, replace(file.findings[0], status=Status.CEASED))
    assert "twice" in refused(other, replace(file, findings=twice)).what


def test_a_text_is_the_one_that_its_id_says(other: Desk, file: CaseFile) -> None:
    error = refused(other, changed(file, "articles", text=TEXT + "!"))
    assert "is not the one that its id says" in error.what


def hand_written(anchor: Anchor, article: Article) -> CaseFile:
    item = Item(id="i:" + "1" * 32, kind=Kind.CLAIM, handle="said")
    mention = Annotation(id="n:" + "1" * 32, article=article.id, item=item.id, anchor=anchor)
    return CaseFile(items=(item,), annotations=(mention,), articles=(article,))


def test_a_quote_without_a_span_is_found_in_the_text(other: Desk) -> None:
    other.import_case(hand_written(Anchor(span=None, quote="The night train"), page()))
    assert other.mentions("Who")[0].annotation.anchor == cite(TEXT, at("The night train"))


def test_a_span_without_a_quote_is_cited_where_the_text_is_here(other: Desk) -> None:
    other.add(page())
    there = replace(page(), text=None)
    other.import_case(hand_written(Anchor(span=at("The night train"), quote=None), there))
    assert other.mentions("Who")[0].annotation.anchor == cite(TEXT, at("The night train"))


def test_a_span_that_is_a_little_off_is_mended_by_its_quote(other: Desk) -> None:
    off = Anchor(span=Span(3, 34), quote="The night train is cancelled")
    other.import_case(hand_written(off, page()))
    assert other.mentions("Who")[0].annotation.anchor.span == at("The night train is cancelled")


@pytest.mark.parametrize(
    "anchor",
    [
        Anchor(span=None, quote="not there"),
        Anchor(span=None, quote="the"),
        Anchor(span=None, quote=None),
        Anchor(span=Span(0, 10_000), quote=None),
        Anchor(span=Span(0, 3), quote=""),
    ],
    ids=str,
)
def test_a_quote_that_is_not_there_or_stands_twice_is_refused(other: Desk, anchor: Anchor) -> None:
    error = refused(other, hand_written(anchor, page()))
    assert "is not in its article, or in several places" in error.what
    assert error.where == "n:" + "1" * 32


def test_a_quote_in_an_article_that_is_not_here_needs_its_span(other: Desk) -> None:
    anchor = Anchor(span=None, quote="The night train")
    error = refused(other, hand_written(anchor, replace(page(), text=None)))
    assert "its article's text is not here" in error.what


def test_a_file_without_words_does_not_take_them_from_a_store_that_has_them(
    worked: Desk, other: Desk, file: CaseFile
) -> None:
    other.import_case(replace(file, articles=(replace(page(), text=None, blocks=()),)))
    before = other.case_file("orlik")
    worked.forget("Who")
    other.import_case(worked.case_file("orlik"))
    assert other.case_file("orlik") == before


def test_a_text_that_comes_with_a_file_is_taken(worked: Desk, other: Desk, file: CaseFile) -> None:
    other.import_case(worked.case_file("orlik"))
    done = other.import_case(file)
    assert dict(done.changed) == {"article": 1}
    assert other.article("Who").text == TEXT
    assert other.search("lorries")
    assert examine(other) == []
