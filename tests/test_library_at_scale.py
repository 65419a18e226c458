"""A library of thousands: what is shown is read a page at a time, in every order, and is right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.article import Article, Block, BlockKind, Metadata, article_id
from seeds.folded import normal
from seeds.when import When
from store.article_lines import ArticleLine
from store.desk import Desk
from store.shelf import Order, Progress, Shelf, Wanted
from tests.app import Visit, clock, open_desk, visit
from tui import shelf
from tui.widgets.table import Table

MANY = 2000
TOWNS = ("Orlik", "Çorlu", "élan", "Brno", "", "Zürich", "łódź")


def _article(number: int) -> Article:
    town = TOWNS[number % len(TOWNS)]
    text = f"Report {number} on the bridge at {town or 'nowhere'}, which nobody guards.\n"
    title = f"{town} {number % 700}" if town else ""
    return Article(
        id=article_id(text),
        text=text,
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text) - 1)),),
        metadata=Metadata(
            title=title,
            authors=(f"Author {number % 31}",) if number % 5 else (),
            outlet=f"Outlet {number % 7}" if number % 3 else "",
            published=When(f"2026-0{1 + number % 9}") if number % 4 else None,
            language=("en", "de", "")[number % 3],
        ),
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with thousands of articles, some of them read and some tagged."""
    path = tmp_path_factory.mktemp("scale") / "signposts.db"
    with open_desk(path) as desk, desk.together():
        ids = [desk.add(_article(number)).article.id for number in range(MANY)]
        for n, id in enumerate(ids[10:40]):
            desk.look(id, 0, Span(0, n + 1))
        for id in ids[100:110]:
            desk.look(id, 0, Span(0, 1000))
        for n, id in enumerate(ids[::150]):
            for at in range(n % 4 + 1):
                desk.tag(id, Span(at, at + 6), tuple(Kind)[n % 3])
    return path


def _words(said: str) -> tuple[bool, str]:
    return not said, said.casefold()


KEYS: dict[Order, Callable[[ArticleLine], Any]] = {
    Order.READ: lambda x: -x.read,
    Order.TITLE: lambda x: 0,
    Order.AUTHORS: lambda x: _words(", ".join(x.authors)),
    Order.OUTLET: lambda x: _words(x.outlet),
    Order.PUBLISHED: lambda x: _words(x.published),
    Order.LANGUAGE: lambda x: _words(x.language),
    Order.CLAIMS: lambda x: -x.claims,
    Order.TRIGGERS: lambda x: -x.triggers,
    Order.PREDICTIONS: lambda x: -x.predictions,
    Order.OPEN: lambda x: -x.open,
}


def _ids(lines: Sequence[ArticleLine | None]) -> list[str]:
    return [line.id for line in lines if line]


@pytest.mark.parametrize("order", Order, ids=lambda order: order.value)
@pytest.mark.parametrize("reverse", [False, True])
def test_the_order_is_that_of_the_lines_and_within_equals_by_title(
    store: Path, order: Order, reverse: bool
) -> None:
    with open_desk(store) as desk:
        found = desk.article_lines(desk.arranged(Wanted(order, reverse)))
        every = desk.articles()
    if order is Order.TITLE:
        assert _ids(found) == _ids(every[::-1] if reverse else every)
    else:
        in_order = sorted(every, key=KEYS[order], reverse=reverse)
        assert _ids(found) == _ids(in_order)


def test_titles_are_sorted_without_case_and_marks_and_first_words_among_them(store: Path) -> None:
    with open_desk(store) as desk:
        titles = [line.title for line in desk.articles()]
    firsts = list(dict.fromkeys(title.split()[0] for title in titles))
    assert firsts == ["Brno", "Çorlu", "élan", "Orlik", "[Report", "Zürich", "łódź"]


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ("corlu", 286),
        ("CORLU 2026-03 zurich", 0),
        ("outlet 3 author 7", None),
        ("report 1999", 1),
        ("[report", 286),
        ("100%", 0),
        ("_", 0),
        ("'", 0),
    ],
)
def test_a_filter_finds_what_holds_all_its_words(store: Path, words: str, many: int | None) -> None:
    with open_desk(store) as desk:
        found = set(_ids(desk.article_lines(desk.arranged(Wanted(words=words)))))
        held = {
            x.id
            for x in desk.articles()
            if all(
                w
                in normal(f"{x.title} {' '.join(x.authors)} {x.outlet} {x.published} {x.language}")
                for w in normal(words).split()
            )
        }
    assert found == held
    assert many is None or len(found) == many


@pytest.mark.parametrize(
    ("progress", "many"),
    [
        (Progress.ALL, MANY),
        (Progress.NOT_BEGUN, MANY - 40),
        (Progress.BEGUN, 30),
        (Progress.THROUGH, 10),
    ],
)
def test_progress_tells_what_was_not_begun_from_what_was_read(
    store: Path, progress: Progress, many: int
) -> None:
    with open_desk(store) as desk:
        assert len(desk.arranged(Wanted(progress=progress))) == many


def test_a_line_that_is_gone_is_none(store: Path) -> None:
    with open_desk(store) as desk:
        [gone, here] = desk.article_lines([10**9, desk.arranged(Wanted())[0]])
    assert gone is None
    assert here


def test_lines_are_read_a_page_at_a_time(store: Path) -> None:
    with open_desk(store) as desk:
        lines = shelf.shown(desk, Wanted()).lines
        assert len(lines) == MANY
        assert lines.pages == 1
        assert lines[MANY - 1].key == desk.articles()[-1].id
        assert lines.pages == 2


# In the app


def test_the_ends_of_a_long_list_are_a_key_away(store: Path) -> None:
    async def act(v: Visit) -> None:
        table = v.library.query_one(Table)
        assert f"{MANY} articles" in v.shown()
        await v.press("G")
        assert table.at == MANY - 1
        assert table.line
        assert table.line.key == v.desk.articles()[-1].id
        assert v.library.article
        assert v.library.article.title in v.shown()

    visit(store, act)


def test_f_shows_what_was_not_begun_begun_and_read_through(store: Path) -> None:
    async def act(v: Visit) -> None:
        for words in (
            f"not begun: {MANY - 40} of {MANY}",
            f"begun: 30 of {MANY}",
            f"read through: 10 of {MANY}",
        ):
            await v.press("f")
            assert words in v.shown()
        await v.press("f")
        assert " of " not in v.shown().splitlines()[0]
        await v.press("f", "escape")
        assert f"{MANY} articles" in v.shown()

    visit(store, act)


def test_the_cursor_stays_on_its_article_through_orders_and_filters(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("space", "space", "j")
        assert v.library.article
        own = v.library.article.id
        await v.press("S")
        assert v.library.article.id == own
        await v.press("s", "s")
        assert v.library.article.id == own

    visit(store, act)


def test_what_was_filtered_is_opened_by_enter_however_fast_one_types(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("slash")
        await v.pilot.press(*"brno", "space", *"696", "enter")
        await v.rest()
        assert v.room.article.title == "Brno 696"

    visit(store, act)


def test_what_was_tagged_shows_when_one_comes_back(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("slash")
        await v.type("orlik 14")
        await v.press("enter")
        await v.press("c", "q")
        line = v.library.query_one(Table).line
        assert line
        assert line.cells[-4] == "1"

    visit(store, act)


def test_an_article_added_by_another_process_shows_after_the_next_look(store: Path) -> None:
    async def act(v: Visit) -> None:
        with open_desk(store) as other:
            added = other.add(_article(MANY + 1)).article
        await v.press("f", "escape")
        assert f"{MANY + 1} articles" in v.shown()
        with open_desk(store) as other:
            other.undo()
        assert added.id

    visit(store, act)


def test_what_is_asked_in_another_thread_sees_nothing_of_a_deed_under_way(store: Path) -> None:
    with open_desk(store) as desk, ThreadPoolExecutor(1) as pool, desk.together(keep=False):
        desk.add(_article(MANY + 2))
        assert desk.many_articles() == MANY + 1
        assert pool.submit(desk.many_articles).result() == MANY


def test_a_desk_is_one_store_with_its_shelf(store: Path) -> None:
    opened = Shelf.open(store, analyst="ak", clock=clock)
    desk = Desk.taking_over(opened)
    assert desk.many_articles() == opened.many_articles() == MANY
    desk.close()
