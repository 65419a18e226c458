"""Widgets that paint their own rows: all of them where they must, else only what has changed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from rich.style import Style
from textual import on
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen

from seeds.anchor import Span
from seeds.article import Block, BlockKind
from tui.screens.dispatch import Dispatching
from tui.sparing import SparingCompositor
from tui.widgets.field_lines import Field, FieldLines
from tui.widgets.painted import Words
from tui.widgets.table import Column, Line, Table
from tui.widgets.wrapping import wrap

_SIZE = (40, 10)


class Watched(Table):
    """A table that counts the rows which it paints anew."""

    def __init__(self) -> None:
        super().__init__((Column(""),), titles=False)
        self.asked: list[int] = []

    def refresh(self, *regions: Region, **how: bool) -> Any:
        """Takes note of the rows."""
        self.asked += [y for region in regions for y in region.line_range] or [-1]
        return super().refresh(*regions, **how)


class Sparing(Screen[None]):
    """A screen that paints no more than it must, as those of the app."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = SparingCompositor()


class House(App[None]):
    """A table over a line of words and some fields."""

    CSS = "Table { height: 1fr; } Words { height: 1; padding: 0 1; } FieldLines { height: 2; }"

    def __init__(self) -> None:
        super().__init__()
        self.table, self.words, self.fields = Watched(), Words("quiet"), FieldLines()

    def get_default_screen(self) -> Screen[None]:
        """A sparing one."""
        return Sparing()

    def compose(self) -> ComposeResult:
        """One under the other."""
        yield from (self.table, self.words, self.fields)

    def whole(self) -> list[list[str]]:
        """All that is on the screen, if it were painted now."""
        update: Any = self.screen._compositor.render_update(full=True)
        return [[strip.text for strip in row] for row in update.strips]


def in_house(act: Callable[[House, Pilot[None]], Awaitable[None]]) -> None:
    async def run() -> None:
        app = House()
        async with app.run_test(size=_SIZE) as pilot:
            await act(app, pilot)

    asyncio.run(run())


def lines(*words: str) -> list[Line]:
    return [Line(one, (one,)) for one in words]


def test_a_list_that_has_outgrown_the_screen_is_whole_before_its_scrollbar_is_there() -> None:
    async def act(app: House, pilot: Pilot[None]) -> None:
        app.table.show(lines(*(f"line {n}" for n in range(100))))
        assert app.table.show_vertical_scrollbar  # and nothing has been laid out since
        rows = ["".join(row) for row in app.whole()]
        assert all(f"line {n} " in rows[n] for n in range(7))

    in_house(act)


def test_of_a_list_with_one_new_line_one_row_is_painted() -> None:
    async def act(app: House, pilot: Pilot[None]) -> None:
        app.table.show(lines("one", "two", "three"))
        await pilot.pause()
        app.table.asked.clear()
        app.table.show(lines("one", "too", "three"))
        assert app.table.asked == [1]
        assert "too" in app.whole()[1][0]

    in_house(act)


def test_a_narrower_list_is_drawn_anew() -> None:
    async def act(app: House, pilot: Pilot[None]) -> None:
        app.table.show(lines("one", "two"))
        await pilot.resize_terminal(20, 10)
        await pilot.pause()
        assert all(sum(map(len, row)) == 20 for row in app.whole())

    in_house(act)


def test_words_are_cut_where_their_room_ends_and_keep_their_padding() -> None:
    async def act(app: House, pilot: Pilot[None]) -> None:
        app.words.say("桥" * 30)
        await pilot.pause()
        [row] = ["".join(row) for row in app.whole() if "桥" in "".join(row)]
        assert row == f" {'桥' * 19} "

    in_house(act)


def test_what_a_field_says_anew_is_seen_and_its_label_has_its_own_look() -> None:
    async def act(app: House, pilot: Pilot[None]) -> None:
        app.fields.show([Field("a", "says", "Brandl"), Field("b", "stance", "own")], {})
        await pilot.pause()
        app.fields.show([Field("a", "says", "Brandl"), Field("b", "stance", "ironic")], {})
        rows = app.fields.render_lines(Region(0, 0, _SIZE[0], 2))
        assert [row.text.split() for row in rows] == [["says", "Brandl"], ["stance", "ironic"]]
        label, words = (segment.style or Style() for segment in list(rows[1])[:2])
        assert label.color != words.color

    in_house(act)


def test_words_that_are_selected_with_the_mouse_are_marked_and_can_be_copied() -> None:
    async def act(app: House, pilot: Pilot[None]) -> None:
        before = app.words.render_lines(Region(0, 0, _SIZE[0], 1))
        await pilot.mouse_down(app.words, offset=(1, 0))
        await pilot.hover(app.words, offset=(6, 0))
        await pilot.mouse_up(app.words, offset=(6, 0))
        await pilot.pause()
        assert app.screen.get_selected_text() == "quiet"
        assert app.words.render_lines(Region(0, 0, _SIZE[0], 1)) != before

    in_house(act)


class Told(Message):
    """Something to handle."""


class Below(Dispatching, Screen[None]):
    """A screen with a handler."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def on_told(self) -> None:
        """By its name."""
        self.heard.append("below")


class Between(Below):
    """Another one."""

    @on(Told)
    def take(self, event: Told) -> None:
        """By its mark."""
        self.heard.append("between")


class Above(Between):
    """The one that is open; it may keep a message from the others."""

    silent = False

    def on_told(self, event: Told) -> None:  # type: ignore[override]
        """Comes first."""
        self.heard.append("above")
        if self.silent:
            event.prevent_default()


def test_a_message_goes_through_the_classes_of_a_screen_as_far_as_they_let_it() -> None:
    async def act(app: House, pilot: Pilot[None]) -> None:
        screen = Above()
        await app.push_screen(screen)
        for screen.silent in (False, True):
            screen.post_message(Told())
            await pilot.pause()
        assert screen.heard == ["above", "between", "below", "above"]

    in_house(act)


def test_an_article_is_wrapped_once_for_a_width_and_another_of_the_same_words_by_itself() -> None:
    text = "Tolls are doubled. " * 40
    whole = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    halves = (
        Block(BlockKind.PARAGRAPH, Span(0, 19)),
        Block(BlockKind.PARAGRAPH, Span(19, len(text))),
    )
    rows = wrap(text, whole, 40)
    assert wrap(text, list(whole), 40) is rows
    assert len(wrap(text, halves, 40)) > len(rows)
    assert len(wrap(text, whole, 20)) > len(rows)
