"""The reading room under keys and mouse: the place, the panel, the footer and what goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.style import Style

from scenarios.vocabulary import Kind, Status
from seeds.anchor import Span
from store.engine import begin, connect, connected
from tests.app import BRIDGE, Visit, open_desk, shelve, visit
from tests.room import CLOSED, SOLDIERS, chosen, header, kinds_here, quotes
from tui.screens.board import BoardScreen
from tui.screens.library import Library
from tui.screens.review import ReviewScreen
from tui.widgets.footer import Footer
from tui.widgets.tag_list import TagList

NARROW = (80, 24)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three articles."""
    path = tmp_path / "signposts.db"
    shelve(path)
    return path


def panel(v: Visit) -> bool:
    """Whether the panel is there."""
    return bool(v.room.query_one("#panel").display)


# The place


def test_the_place_and_what_was_read_are_remembered(store: Path) -> None:
    async def act(v: Visit) -> None:
        for _ in range(60):  # what has stood still for a moment counts as read
            await v.pilot.pause(0.1)
            if "100 % read" in header(v):
                break
        await v.press("G", "q")
        assert isinstance(v.app.screen, Library)
        await v.press("G", "enter")
        assert v.room.pane.cursor_passage == len(v.room.passages) - 1
        assert "100 % read" in header(v)

    visit(store, act, article="Who guards")


def test_where_no_further_tag_is_the_key_says_so(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("t", "n")
        assert v.notice == "no tag further on; N goes to the one before"
        await v.press("N")
        assert v.notice == "no tag before this; n goes to the next"

    visit(store, act, article="Who guards")


def test_no_key_writes_where_one_is(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("j", "j")
        assert v.desk.place(v.room.article.id) == 0

    visit(store, act, article="Who guards")


def test_all_that_a_key_changes_is_in_one_frame(store: Path) -> None:
    async def act(v: Visit) -> None:
        footer, room = v.app.screen.query_one(Footer), v.room
        room.action_tag("claim")  # paints the text, and says so in the footer
        assert {room.pane, footer} <= room._dirty_widgets

    visit(store, act, article="Who guards")


def test_an_article_opens_at_a_passage(store: Path) -> None:
    async def act(v: Visit) -> None:
        article = v.desk.article("Who guards")
        assert article.text
        start = article.text.index(SOLDIERS)
        v.app.open_article(article.id, Span(start, start + 4))
        await v.rest()
        assert v.room.pane.cursor_span == Span(start, start + len(SOLDIERS))

    visit(store, act)


def test_a_forgotten_text_is_said_and_its_tags_stay(store: Path) -> None:
    with open_desk(store) as desk:
        desk.tag("Who guards", Span(2, 12), Kind.CLAIM, handle="kept")
        desk.forget("Who guards")

    async def act(v: Visit) -> None:
        assert "The text of this article is not here" in v.shown()
        assert "kept" in v.shown()
        await v.press("c")
        assert "text is not here" in v.notice

    visit(store, act, article="Who guards")


# The panel and the footer


def test_where_it_is_narrow_the_details_are_a_drawer(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("p")
        assert not panel(v)
        await v.press("tab")
        assert panel(v)
        assert "no tag here: n goes to the next one, tab closes this" not in v.shown()
        assert v.room.query_one("#panel").size.height <= 9
        await v.press("g")
        assert "no tag here: n goes to the next one, tab closes this" in v.shown()
        await v.press("n")
        assert v.room.pane.on_screen
        await v.press("escape")
        assert not panel(v)
        await v.press("enter")
        await v.type("Closed")
        await v.press("escape", "escape")
        assert not panel(v)
        assert v.desk.item("p-1").statement == "Closed"

    visit(store, act, article="Who guards", size=NARROW)


def test_where_it_is_wide_the_panel_stands_beside_the_text(store: Path) -> None:
    async def act(v: Visit) -> None:
        assert panel(v)
        await v.press("tab")
        assert not panel(v)
        await v.pilot.resize_terminal(*NARROW)
        await v.rest()
        assert v.room.has_class("-narrow")

    visit(store, act, article="Who guards")


def test_a_click_on_a_tag_of_the_list_goes_to_its_passage(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("T", "g")
        await v.pilot.click("#tags", offset=(6, 2))
        await v.rest()
        assert chosen(v) == "t-3"
        assert "T 3" in str(v.room.query_one(TagList).query_one("#counts").render())

    visit(store, act, article="Who guards")


def test_the_footer_shows_what_can_be_done_here(store: Path) -> None:
    async def act(v: Visit) -> None:
        assert "remove" not in v.footer
        await v.press("c")
        await v.pilot.pause()
        v.room.say("")
        assert "x remove" in v.footer
        await v.press("v")
        assert "o other end" in v.footer
        await v.press("escape", "enter")
        v.room.say("")
        assert v.footer.startswith("enter next")

    visit(store, act, article="Who guards")


def test_where_the_panel_is_hidden_the_footer_names_all_tags_here(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("c")
        await v.press("t")
        await v.press("p")
        v.room.say("")
        assert v.footer.startswith("3 here < >  ")
        assert all(handle in v.footer for handle in ("C c-1", "T t-1", "[P p-1]"))
        await v.press(">")
        assert "P p-1" in v.footer
        assert "[P p-1]" not in v.footer
        await v.press("tab")
        assert "here" not in v.footer
        await v.press("tab", "j")
        assert "here" not in v.footer

    visit(store, act, article="Who guards", size=(80, 24))


def test_a_click_on_the_footer_is_the_key(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.pilot.click("Footer", offset=(3, 0))
        await v.rest()
        assert list(quotes(v)) == ["C c-1"]

    visit(store, act, article="Who guards")


def test_a_long_message_takes_one_row_and_a_key_shows_it_whole(store: Path) -> None:
    async def act(v: Visit) -> None:
        v.room.say("one " * 40 + "end")
        rows = v.room.pane.size.height
        await v.pilot.pause()
        assert (v.room.query_one(Footer).size.height, v.room.pane.size.height) == (1, rows)
        assert v.footer.endswith("…  ^o all")
        await v.press("ctrl+o")
        assert "end" in v.shown()
        await v.press("escape")
        assert v.room

    visit(store, act, article="Who guards", size=NARROW)


def test_while_a_tag_is_chosen_of_several_no_message_hides_which(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("p", "t", ">")
        assert "2 here < >  [T t-1]  P p-1" in v.footer or "[P p-1]" in v.footer
        assert not v.notice

    visit(store, act, article="Who guards", size=NARROW)


def test_escape_closes_what_is_open_and_never_the_article(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("c", "v", "escape")
        assert not v.room.pane.selecting
        await v.press("escape")
        await v.press("escape", "escape", "escape")
        assert "Who guards" in v.shown()
        await v.press("q")
        assert isinstance(v.app.screen, Library)

    visit(store, act, article="Who guards")


# What goes wrong


def test_a_locked_store_is_a_notice_and_nothing_is_lost(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.engine.BUSY_SECONDS", 0.1)

    async def act(v: Visit) -> None:
        engine = connect(store)
        with connected(engine) as other:
            begin(other)
            await v.press("c")
            assert "locked" in v.notice
            assert kinds_here(v) == []
        engine.dispose()
        await v.press("c")
        assert list(quotes(v)) == ["C c-1"]

    visit(store, act, article="Who guards")


def test_an_article_full_of_escapes_is_shown_harmlessly_and_tagged_rightly(tmp_path: Path) -> None:
    path = tmp_path / "hostile.db"
    evil = "Read \x1b]52;c;ZXZpbA==\x07 this [bold]now[/]\u202e at once, \x9b31m friend. The end."
    shelve(path, [("evil.txt", evil + "\n")])
    with open_desk(path) as desk:
        text = desk.article(desk.articles()[0].id).text
        assert text

    async def act(v: Visit) -> None:
        await v.press("enter", "c", "enter")
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(v.shown())
        assert "[bold]now[/]" in v.shown()
        [quote] = quotes(v).values()
        assert quote in text

    visit(path, act)


def test_kinds_are_told_apart_without_colour(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("p")
        await v.go_to(SOLDIERS)
        await v.press("t")
        shown = v.shown()
        assert any(row.startswith("▌") and " T" in row[:12] for row in shown.splitlines())
        styles: set[Style | None] = {
            segment.style
            for strip in v.room._compositor.render_strips()
            for segment in strip
            if "soldiers" in segment.text
        }
        assert any(style and style.underline for style in styles)

    visit(store, act, article="Who guards")


def test_the_articles_text_is_shown_in_full(store: Path) -> None:
    async def act(v: Visit) -> None:
        words = [w for line in BRIDGE.split("---\n")[2].splitlines() for w in line.split()]
        shown = " ".join(v.shown().split())
        assert all(word.strip("#-") in shown for word in words)

    visit(store, act, article="Who guards")


# Other screens


def test_m_opens_the_review_of_the_item_alone_and_what_was_found_shows(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("t", "m")
        assert isinstance(v.app.screen, ReviewScreen)
        v.desk.mark("t-1", "observed")
        await v.press("q")
        assert v.room.mention
        assert v.room.mention.status is Status.OBSERVED
        assert "observed" in v.shown()

    visit(store, act, article="Who guards")


def test_shift_b_opens_the_board_of_the_current_scenario(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("B")
        assert "no scenario is chosen" in v.notice
        await v.press("S")
        await v.type("orlik")
        await v.press("enter", "B")
        assert isinstance(v.app.screen, BoardScreen)
        await v.press("q")
        assert v.room.scenario_handle == "orlik"

    visit(store, act, article="Who guards")
