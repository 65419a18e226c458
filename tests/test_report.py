"""The report of a scenario: what it says, and that text in it is only text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from scenarios.criteria import Timeframe
from scenarios.vocabulary import Kind
from seeds.when import When
from store.desk import Desk
from tests.desks import Clock, at, clock, desk, empty, opened, page, store, tagged
from tests.orlik import orlik
from tui.report import writing

__all__ = ["clock", "desk", "empty", "store"]

HOSTILE = (
    "<script>alert(1)</script> \x1b[2J\u202egnp.exe \u200b'\"> <img src=x onerror=alert(1)>\x00 "
    "](javascript:alert(1)) **not bold** | cell `code` & {{ 7*7 }}"
)


class Tags(HTMLParser):
    """What stands in a page: elements in their order, those that are left open, its words."""

    VOID = frozenset({"meta", "br", "line", "rect", "circle", "path", "polygon", "polyline"})

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.words = ""
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data

    def values(self, name: str) -> Iterator[str]:
        """Every value of an attribute."""
        return (value for _, attrs in self.elements if (value := attrs.get(name)))


@pytest.fixture
def bridge(tmp_path: Path) -> Iterator[Desk]:
    """A desk on the invented scenario, on a day that stands still."""
    path = tmp_path / "bridge.db"
    orlik(path)
    clock = Clock()
    clock.turn_to("2026-11-22")
    with opened(path, clock) as made:
        yield made


def hostile(desk: Desk) -> None:
    """Words that would like to be more in every place that has words."""
    text = f"Before it. {HOSTILE} After it. " + "x" * 10_000
    article = page(
        text, title=HOSTILE, authors=(HOSTILE,), outlet=HOSTILE, url="javascript:alert(1)"
    )
    desk.add(article)
    desk.add_scenario("hostile", title=HOSTILE, question=HOSTILE, note=HOSTILE)
    for n, words in enumerate((HOSTILE, "x" * 10_000)):
        span = at(words, text)
        desk.tag(article.id, span, Kind.PREDICTION, handle=f"h-{n}", scenario="hostile")
    desk.edit("h-0", {"statement": HOSTILE, "condition": HOSTILE, "note": HOSTILE})
    desk.criteria("h-0", threshold=HOSTILE, timeframe=Timeframe(words=HOSTILE, by=When("2026-01")))
    desk.mark("h-0", "occurred", occurred_on=When("2026-01"), reason=HOSTILE, evidence=[])


@pytest.mark.parametrize("name", ["orlik", "hostile"])
def test_every_element_is_closed_and_every_link_leads_somewhere(bridge: Desk, name: str) -> None:
    hostile(bridge)
    found = Tags(writing.scenario(bridge, name))
    assert (found.open, found.wrong) == ([], [])
    ids = list(found.values("id"))
    assert len(ids) == len(set(ids))
    links = [link for link in found.values("href") if link.startswith("#")]
    assert {link[1:] for link in links} <= set(ids)


def test_hostile_text_is_text(bridge: Desk) -> None:
    hostile(bridge)
    said = writing.scenario(bridge, "hostile")
    found = Tags(said)
    assert not {tag for tag, _ in found.elements} & {"script", "img", "iframe", "object", "link"}
    assert not [name for _, attrs in found.elements for name in attrs if name.startswith("on")]
    assert not [link for link in found.values("href") if not link.startswith(("#", "http"))]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said.decode())
    assert "<script>alert(1)</script> ␛[2J" in found.words
    assert "{{ 7*7 }}" in found.words


def test_a_very_long_quote_is_shown_by_its_ends(bridge: Desk) -> None:
    hostile(bridge)
    assert "[… 8800 characters …]" in Tags(writing.scenario(bridge, "hostile")).words


def test_the_headings_go_down_step_by_step(bridge: Desk) -> None:
    found = Tags(writing.scenario(bridge, "orlik"))
    levels = [int(tag[1]) for tag, _ in found.elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_header_of_a_table_says_of_what_and_every_table_has_a_caption(bridge: Desk) -> None:
    elements = Tags(writing.scenario(bridge, "orlik")).elements
    assert all(attrs.get("scope") in ("col", "row") for tag, attrs in elements if tag == "th")
    tags = [tag for tag, _ in elements]
    assert tags.count("table") == tags.count("caption") > 0
    pictures = [attrs for tag, attrs in elements if tag == "svg"]
    assert all(p["role"] == "img" and p["aria-labelledby"] for p in pictures)


def test_a_report_says_what_was_found_and_on_what(bridge: Desk) -> None:
    words = " ".join(Tags(writing.scenario(bridge, "orlik")).words.split())
    assert "1 of 3 triggers observed. Of 1 prediction, 0 came true, 0 did not; open: 1." in words
    assert "observed, 2 May 2026 · found 21 Nov 2026 by ak · because the new tariff" in words
    assert "2 independent origins support it" in words
    assert "Simulated. The times in this store are stated" in words
    assert "until 30 Jun 2026, 145 days over" in words


def test_every_prediction_is_in_the_story_and_nobody_waits_for_what_is_settled(
    bridge: Desk,
) -> None:
    bridge.mark("closed-by-2027", "ambiguous")
    words = " ".join(Tags(writing.scenario(bridge, "orlik")).words.split())
    assert "Of 1 prediction, 0 came true, 0 did not; open: 0, ambiguous: 1." in words
    assert "until 30 Jun 2026" in words
    assert "days over" not in words


def test_what_was_looked_for_in_vain_stands_on_the_day_when_it_was(bridge: Desk) -> None:
    bridge.mark("army-guard", "not-observed", on=When("2026-04-01"), looked="both ends, twice")
    page = writing.scenario(bridge, "orlik", markdown=True).decode()
    assert re.search(r"1 Apr 2026 \|.*army-guard: not observed", page)


def test_the_same_store_gives_the_same_bytes_on_the_same_day(bridge: Desk) -> None:
    assert writing.scenario(bridge, "orlik") == writing.scenario(bridge, "orlik")


def test_of_a_forgotten_text_the_report_keeps_what_was_found(bridge: Desk) -> None:
    bridge.forget("Who guards the bridge")
    words = Tags(writing.scenario(bridge, "orlik")).words
    assert "tolls are doubled for lorries" not in words
    assert "text not here" in words
    assert "because the new tariff" in words


def test_an_empty_scenario_has_a_report(empty: Desk) -> None:
    empty.add_scenario("nothing")
    words = Tags(writing.scenario(empty, "nothing")).words
    assert "Nothing is in it yet." in words
    assert "Nothing in it has a date." in words
    assert "Nothing counts yet." in words
    assert writing.scenario(empty, "nothing", markdown=True).startswith(b"# nothing\n")


def test_seals_that_cover_findings_are_named(desk: Desk) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls", scenario="orlik")
    desk.mark("tolls", "emerging")
    seal = desk.seal()
    desk.mark("tolls", "observed", occurred_on=When("2026-03-08"), follows=True)
    words = Tags(writing.scenario(desk, "orlik")).words
    assert "1 of 2 findings and forecasts are sealed." in words
    assert f": {seal.id}" in words


def test_text_from_right_to_left_is_left_in_its_order(desk: Desk) -> None:
    text = "הגשר ייסגר השנה. עוד לא."
    article = page(text, title="הגשר", language="he")
    desk.add(article)
    desk.tag(article.id, at("הגשר ייסגר השנה.", text), Kind.PREDICTION, scenario="orlik")
    said = writing.scenario(desk, "orlik").decode()
    assert '<blockquote lang="he">\n<p dir="auto"><mark>הגשר ייסגר השנה.</mark> עוד לא.</p>' in said
