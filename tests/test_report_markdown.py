"""The report as Markdown: what a reader of Markdown makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from scenarios.finding import Evidence
from scenarios.vocabulary import Kind
from store.desk import Desk
from tests.desks import Clock, at, clock, desk, empty, opened, page, store, tagged
from tests.orlik import orlik
from tests.test_report import HOSTILE, hostile
from tui.report import writing
from tui.report.markdown import escaped

__all__ = ["clock", "desk", "empty", "store"]

_READER = MarkdownIt("commonmark").enable("table")


@settings(max_examples=60)
@given(st.text(alphabet="ab1. \n-+*_`#<>[]()|\\&!~=:/;{}$^\t'\"", max_size=20))
def test_escaped_words_are_read_as_they_were(words: str) -> None:
    [_, inline, _] = _READER.parse(f"x {escaped(words)} x")
    assert {child.type for child in inline.children or ()} <= {"text", "text_special"}
    said = "".join(child.content for child in inline.children or ())
    shown = words.replace("\n", "⏎").replace("\t", " ").strip()
    assert said == f"x {shown} x"


def test_hostile_text_makes_nothing_but_text(empty: Desk) -> None:
    hostile(empty)
    tokens = _READER.parse(writing.scenario(empty, "hostile", markdown=True).decode())
    inside = [child for token in tokens for child in token.children or ()]
    assert {token.type for token in [*tokens, *inside]}.isdisjoint(
        {"html_block", "html_inline", "image", "code_inline", "code_block", "fence"}
    )
    assert not [t for t in inside if t.type == "link_open"]


def test_a_scenario_reads_well_as_markdown(tmp_path: Path) -> None:
    path = tmp_path / "bridge.db"
    orlik(path)
    with opened(path, Clock()) as bridge:
        said = writing.scenario(bridge, "orlik", markdown=True).decode()
    assert "| tolls-doubled: Tolls for lorries are doubled | observed | 2 May 2026 |" in said
    assert "\n> **tolls are doubled for lorries** ;\n" in said
    assert "\n  - <https://example.org/tolls> Orlik Gazette\n" in said


def test_origins_go_by_aliases_and_the_authors_own_word_is_none(desk: Desk) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls", scenario="orlik")
    desk.source("Reuters", aliases=["Reuters Ltd"])
    one, other = Evidence(words="a", source="Reuters"), Evidence(words="b", source="Reuters Ltd")
    desk.mark("tolls", "emerging", evidence=[one, other])
    desk.mark("tolls", "observed", evidence=[Evidence(words="so", source="Tomas Brandl")])
    said = writing.scenario(desk, "orlik", markdown=True).decode()
    assert "  - 1 independent origin supports it\n" in said
    assert "  - no independent origin supports it, only its author Tomas Brandl\n" in said


# The annotated article ----------------------------------------------------------------------------

CROSSING = "The bridge will be closed to lorries before winter."


@pytest.fixture
def crossing(desk: Desk) -> Desk:
    """With three tags on one sentence: the second crosses the first, the third is in both."""
    article = page(CROSSING, title="")
    desk.add(article)
    for kind, words in (
        (Kind.PREDICTION, "The bridge will be closed to lorries"),
        (Kind.TRIGGER, "closed to lorries before winter."),
        (Kind.CLAIM, "lorries"),
    ):
        desk.tag(article.id, at(words, CROSSING), kind)
    return desk


def test_crossing_and_nested_tags_are_seen_where_they_begin_and_end(crossing: Desk) -> None:
    said = writing.article(crossing, page(CROSSING).id, markdown=True).decode()
    assert (
        "**\\[P1** The bridge will be **\\[T2** closed to **\\[C3** lorries **C3\\]** **P1\\]** "
        "before winter. **T2\\]**" in said
    )


def test_a_page_of_an_article_marks_what_overlaps(crossing: Desk) -> None:
    said = writing.article(crossing, page(CROSSING).id).decode()
    assert '<mark class="prediction trigger claim deep">lorries</mark>' in said
    assert '<mark class="trigger"> before winter.</mark>' in said
    assert said.count('<tr role="row" id="') == 3


def test_an_article_whose_text_was_forgotten_has_its_list_of_tags(crossing: Desk) -> None:
    crossing.forget(page(CROSSING).id)
    said = writing.article(crossing, page(CROSSING).id).decode()
    assert "text not here" in said
    assert "lorries" not in said
    assert said.count('<tr role="row" id="') == 3


def test_a_hostile_article_is_shown_as_text(empty: Desk) -> None:
    hostile(empty)
    [article] = empty.articles()
    said = writing.article(empty, article.id).decode()
    assert "<script>" not in said
    assert "\x1b" not in said
    assert HOSTILE[:8] not in said
