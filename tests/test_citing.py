"""A quote with its citation: the author's words, and where they can be found again."""

from __future__ import annotations

import pytest
from hypothesis import given

from seeds.anchor import Span
from seeds.article import Article, Metadata
from seeds.display import safe
from seeds.reading import read
from seeds.refusal import Refusal
from seeds.when import When
from tests.app import BRIDGE
from tests.hostile import texts
from tests.shell import Shell
from tui.citing import MOST, citation, for_clipboard, quoted


@pytest.fixture
def bridge(shell: Shell) -> Shell:
    """With the article on the bridge in the store."""
    shell.bridge()
    return shell


def page(text: str = BRIDGE) -> Article:
    return read("bridge.md", text.encode())


def span(article: Article, first: str, last: str = "") -> Span:
    """From the first of `first` to the end of the next `last`."""
    assert article.text is not None
    start = article.text.index(first)
    last = last or first
    return Span(start, article.text.index(last, start) + len(last))


def test_a_citation_has_the_words_who_wrote_them_and_where_they_stand() -> None:
    article = page()
    at = span(article, "soldiers take the place", "bridge;")
    assert citation(article, at) == (
        "“soldiers take the place of the river police on the bridge;” (T. Brandl, "
        f"Who guards the bridge?, Orlik Post, 4 Mar 2026, {article.id[:10]} {at.start}-{at.end})"
    )
    assert article.text is not None
    assert at.of(article.text) == "soldiers take the place of the river police on the bridge;"


def test_several_items_are_quoted_line_by_line_without_their_bullets() -> None:
    article = page()
    assert quoted(article, span(article, "the closure:", "the bridge;")) == (
        "the closure:\n"
        "tolls are doubled for lorries;\n"
        "soldiers take the place of the river police on the bridge;"
    )


def test_line_breaks_within_a_paragraph_and_soft_hyphens_are_not_quoted() -> None:
    article = page("Brandl ex\u00adpects\na quarrel about\n   the bridge.\n")
    assert article.text is not None
    assert quoted(article, Span(0, len(article.text))) == (
        "Brandl expects a quarrel about the bridge."
    )


def test_what_is_not_known_is_left_out() -> None:
    article = page("Tolls and tempers.\n")
    assert citation(article, Span(0, 5)) == f"“Tolls” ({article.id[:10]} 0-5)"


def test_a_digest_says_that_the_words_are_not_the_authors() -> None:
    said = Metadata(title="Die Brücke", published=When("2026"), digest_of="a:" + "0" * 64)
    article = Article(id="a:" + "1" * 64, text="Kurz.", metadata=said)
    assert citation(article, Span(0, 4)) == (
        "“Kurz” (Die Brücke, 2026, digest of a:00000000, a:11111111 0-4)"
    )


def test_where_the_text_is_not_here_the_quote_that_was_kept_serves() -> None:
    article = Article(id="a:" + "1" * 64, text=None)
    assert citation(article, Span(3, 8), "words") == "“words” (a:11111111 3-8)"
    assert citation(article, Span(3, 8)) == "a:11111111 3-8"


@given(texts)
def test_nothing_hostile_is_ever_quoted(text: str) -> None:
    article = Article(
        id="a:" + "1" * 64,
        text=text or "x",
        metadata=Metadata(title=text, authors=(text,), outlet=text),
    )
    cited = citation(article, Span(0, len(article.text or "")))
    assert cited == safe(cited)
    assert for_clipboard(cited) == cited


def test_what_a_terminal_would_not_take_is_refused() -> None:
    assert for_clipboard("ä" * (MOST // 2))
    with pytest.raises(Refusal, match="that is 75 kB, and terminals copy 74 at the most"):
        for_clipboard("ä" * (MOST // 2 + 100))


def test_what_goes_to_the_clipboard_cannot_command_a_terminal() -> None:
    assert for_clipboard("a\x1b[201~\rb") == "a␛[201~␍b"


def test_the_command_prints_the_same_citation(bridge: Shell) -> None:
    bridge.does("tag", "guards", "--kind", "trigger", "--quote", "the night train is")
    article = bridge.does("show guards --json").form
    ran = bridge.does("show t-1 --cite")
    assert ran.out.startswith("“the night train is” (Tomas Brandl, Who guards the bridge?, Orlik")
    assert article["id"][:10] in ran.out
    assert bridge.does("show t-1 --cite --json").form == [ran.out.rstrip("\n")]
    assert bridge.does("show guards --cite").out.startswith("Tomas Brandl, Who guards")
