"""Ways through an article: its outline, what was not looked at, and its neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.vocabulary import Kind
from seeds.anchor import Span
from tests.app import TOLLS, Visit, open_desk, shelve, visit
from tests.room import here

ROOM = "Who guards"
TITLE = "Who guards the bridge?"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "orlik.db"
    shelve(path)
    return path


# The outline.


def test_the_outline_shows_what_is_tagged_under_each_heading(store: Path) -> None:
    with open_desk(store) as desk:
        start = (desk.article(ROOM).text or "").index("tolls are")
        desk.tag(ROOM, Span(start, start + 30), Kind.TRIGGER)

    async def act(visit: Visit) -> None:
        await visit.press("O")
        rows = [row for row in visit.shown().splitlines() if "│" in row]
        [watch] = [row for row in rows if "What to watch for" in row]
        [first] = [row for row in rows if TITLE in row]
        assert " 1 " in watch
        assert " 1 " not in first

    visit(store, act, article=ROOM, size=(90, 24))


def test_enter_in_the_outline_goes_there_and_esc_stays(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("O", "down", "enter")
        assert here(visit) == "What to watch for"
        await visit.press("O")
        assert "▸   What to watch for" in visit.shown()
        await visit.press("up", "escape")
        assert here(visit) == "What to watch for"

    visit(store, act, article=ROOM)


def test_an_article_without_headings_shows_its_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "plain.db"
    [article] = shelve(path, [("plain.txt", f"{TOLLS}\nThe second one is short.\n")])

    async def act(visit: Visit) -> None:
        await visit.press("O")
        assert "has no headings" in visit.shown()
        assert "Tolls and tempers were high" in visit.shown()
        await visit.press("down", "enter")
        assert here(visit) == "The second one is short."

    visit(path, act, article=article.id)


def test_a_long_outline_leaves_room_for_what_stands_around_it(tmp_path: Path) -> None:
    path = tmp_path / "long.db"
    text = "\n\n".join(f"## Part {n}\n\nIt is short." for n in range(60))
    [article] = shelve(path, [("long.md", text)])

    async def act(visit: Visit) -> None:
        await visit.press("O", "G")
        assert "Part 59" in visit.shown()
        assert "esc leave" in visit.shown()
        await visit.press("enter")
        assert here(visit) == "Part 59"

    visit(path, act, article=article.id, size=(80, 24))


# What was not looked at.


def test_u_goes_to_the_next_passage_that_was_on_no_screen(tmp_path: Path) -> None:
    path = tmp_path / "long.db"
    text = "\n\n".join(f"Paragraph {n} says little." for n in range(90))
    [article] = shelve(path, [("long.txt", text)])
    with open_desk(path) as desk:
        desk.look(article.id, 0, Span(0, text.index("Paragraph 70")))

    async def act(visit: Visit) -> None:
        await visit.press("U")
        assert here(visit) == "Paragraph 70 says little."
        assert "not yet looked at" in visit.notice

    visit(path, act, article=article.id, size=(80, 24))


def test_from_the_end_it_begins_again(tmp_path: Path) -> None:
    path = tmp_path / "long.db"
    text = "\n\n".join(f"Paragraph {n} says little." for n in range(90))
    [article] = shelve(path, [("long.txt", text)])
    with open_desk(path) as desk:
        desk.look(article.id, 0, Span(text.index("Paragraph 40"), len(text)))

    async def act(visit: Visit) -> None:
        await visit.go_to("Paragraph 89")
        await visit.press("U")
        assert here(visit) == "Paragraph 0 says little."
        assert "from the beginning again" in visit.notice

    visit(path, act, article=article.id, size=(80, 24))


def test_when_all_was_looked_at_it_says_so(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("U")
        assert visit.notice == "all of it was looked at"

    visit(store, act, article=ROOM)


# Neighbours.


def test_parentheses_open_the_neighbours_in_the_order_of_the_library(store: Path) -> None:
    async def act(visit: Visit) -> None:
        titles = visit.titles
        await visit.press("g", "enter")
        seen = [visit.room.article.title]
        for _ in titles[1:]:
            await visit.press("right_parenthesis")
            seen.append(visit.room.article.title)
        assert seen == titles
        await visit.press("right_parenthesis")
        assert visit.notice == "this is the last article of the library"
        await visit.press("left_parenthesis", "left_parenthesis", "left_parenthesis")
        assert visit.room.article.title == titles[0]
        assert visit.notice == "this is the first article of the library"

    visit(store, act)


def test_the_place_in_an_article_is_remembered_when_one_goes_to_its_neighbour(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.go_to("soldiers")
        await visit.press("left_parenthesis")
        assert visit.room.article.title != TITLE
        await visit.press("right_parenthesis")
        assert visit.room.article.title == TITLE
        assert here(visit).startswith("soldiers")

    visit(store, act, article=ROOM)


def test_neighbours_are_those_that_the_filter_shows(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("slash")
        await visit.type("brandl")
        await visit.press("enter")
        first = visit.room.article.title
        await visit.press("right_parenthesis")
        assert {first, visit.room.article.title} == {"Il ponte conteso", TITLE}
        await visit.press("right_parenthesis")
        assert "last" in visit.notice

    visit(store, act)


def test_what_was_searched_for_is_not_marked_in_the_neighbour(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("slash")
        await visit.type("police")
        await visit.press("enter", "left_parenthesis")
        assert not visit.room.is_searched
        await visit.press("right_square_bracket")
        assert "/ searches" in visit.notice

    visit(store, act, article=ROOM)


def test_the_library_is_at_the_article_that_one_comes_back_from(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("g", "enter", "right_parenthesis")
        title = visit.room.article.title
        await visit.press("q")
        article = visit.library.article
        assert article is not None
        assert article.title == title

    visit(store, act)
