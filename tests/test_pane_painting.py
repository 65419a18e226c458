"""What the reading pane shows: safely, without colour, in every theme and at every size."""

from __future__ import annotations

import random
import unicodedata

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from seeds.anchor import Span
from tests.panes import (
    BRIDGE,
    LONG,
    Piece,
    Reader,
    piece,
    read,
    rows,
    style_of,
    tag,
    texts,
    where,
)
from tui.widgets.columns import MARGIN
from tui.widgets.contrast import LEAST, ratio
from tui.widgets.motions import Selection
from tui.widgets.placing import VIEWED_AFTER
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.tag_index import KINDS, PaneTag

HOSTILE = {
    "escapes": ["\x1b[31mred", "\x1b]52;c;aGk=\x07", "\x9b2J", "\x90q\x9c", "\x00\x08\x7f", "a\rb"],
    "unseen": ["\u202egnp.exe", "\u2066x\u2069", "\u200b\ufeff", "\u00ad", "\t\t", "\x85\u2028"],
    "long": ["👩🏽\u200d🚀" * 30, "🇩🇪" * 50, "桥梁" * 300, "e" + "\u0301" * 500, "x" * 10_000],
    "odd": ["\ud800", "\ue000", "\U0010ffff", "\u200d", "\ufe0f", "[bold]x[/]", "$x [@click=a]"],
}


FURNISHED = piece(
    *("~ Home", "~ Subscribe"),
    *(
        line
        for n in range(40)
        for line in (f"Paragraph {n} begins. It says little.", "* one", f"~ Share {n}", "~ Like")
    ),
)


@pytest.mark.parametrize("sort", HOSTILE)
def test_hostile_text_is_shown_and_never_sent(sort: str) -> None:
    made = piece(*(f"{lead}{hostile} after" for hostile in HOSTILE[sort] for lead in ("", "* ")))

    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.set_tags([PaneTag("n", "claim", Span(0, len(made.text) - 1))])
        for passage in range(len(made.passages)):
            pane.move_to(passage)
            pane.action_select()
            pane.action_previous_character(8)
            sent = "".join(strip.text for strip in rows(pane))
            assert not {unicodedata.category(sign) for sign in sent} & {"Cc", "Cs", "Co", "Cn"}
            assert not set(sent) & set("\u202e\u2066\u2069\u200b\ufeff\u00ad")
            assert {strip.cell_length for strip in rows(pane)} == {79}
            assert all(cell_len(strip.text) == 79 for strip in rows(pane))
            pane.select(None)

    read(act, made)


def test_markup_is_text_like_any_other() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        assert any("[bold]x[/] [@click=app.quit]y[/]" in text for text in texts(reader.pane))

    read(act, piece("[bold]x[/] [@click=app.quit]y[/]"))


def test_without_colour_the_kinds_differ_by_letter_bar_and_style() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        signs, styles = set(), set()
        for kind in KINDS:
            reader.pane.set_tags([tag(kind, "soldiers come")])
            signs.add(texts(reader.pane)[where(reader.pane, "soldiers")[1]][:MARGIN].strip())
            styles.add(style_of(reader.pane, "soldiers come"))
        assert signs == {"C │", "T ┃", "P ╎"}
        assert len(styles) == 3
        assert all(style.underline for style in styles)

    read(act)


def test_without_colour_overlap_selection_and_cursor_can_be_told() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.set_tags([tag("claim", "soldiers come", "a"), tag("claim", "diers", "b")])
        assert style_of(pane, "diers").underline2
        assert not style_of(pane, "sol").underline2
        pane.reveal(BRIDGE.find("tolls"))
        assert [y for y, text in enumerate(texts(pane)) if "▌" in text] == [where(pane, "tolls")[1]]
        assert not style_of(pane, "tolls").reverse
        pane.action_select()
        assert style_of(pane, "tolls").reverse
        assert "░" in texts(pane)[where(pane, "Read also")[1]]

    read(act)


def test_no_color_takes_no_sign_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.set_hits([BRIDGE.find("night")])
        await pilot.pause()
        assert reader.no_color
        assert style_of(pane, "night").reverse
        assert "▌" in texts(pane)[0]

    read(act)


def test_twelve_tags_on_one_sentence_are_shown_and_said() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        words = BRIDGE.find("Nobody knows for how long.")
        for n in range(12):
            pane.add_tag(PaneTag(f"n{n:02}", KINDS[n % 3], Span(words.start + n, words.end)))
        pane.reveal(words)
        await pilot.pause()
        row = where(pane, "Nobody")[1]
        assert texts(pane)[row].startswith("▌CTP │┃╎│┃╎│┃╎│┃╎  ")
        said = reader.said[-1]
        assert isinstance(said, ReadingPane.TagUnderCursor)
        assert said.ids == tuple(f"n{n:02}" for n in range(12))

    read(act)


def test_a_list_hangs_and_a_heading_is_bold() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        assert any(text.endswith(" • soldiers come") for text in texts(reader.pane))
        assert style_of(reader.pane, "Who guards").bold

    read(act)


def test_only_the_rows_of_a_new_tag_are_painted_anew() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane, before = reader.pane, rows(reader.pane)
        pane.add_tag(PaneTag("n", "trigger", LONG.find("Paragraph 4 begins.")))
        changed = [y for y, strip in enumerate(rows(pane)) if strip is not before[y]]
        assert changed == [where(pane, "Paragraph 4")[1]]
        pane.remove_tag("n")
        assert texts(pane) == [strip.text.rstrip() for strip in before]

    read(act, LONG)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_on_the_screen_is_what_painting_all_anew_gives(seed: int) -> None:
    chance = random.Random(seed)
    acts = (
        *("next_passage", "previous_passage", "next_block", "page_down", "half_page_up", "select"),
        *("next_word", "next_character", "previous_word", "swap_ends", "leave_selection", "last"),
        *("fold", "fold_all", "wider", "narrower", "spacing", "select_again", "next_tag", "first"),
    )
    hits = [Span(at, at + 5) for at in range(0, len(FURNISHED.text) - 5, 70)]

    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        for n in range(90):
            getattr(pane, f"action_{chance.choice(acts)}")()
            if n % 3 == 0 and (span := pane.selected_span):
                pane.add_tag(PaneTag(f"n{chance.randrange(9)}", chance.choice(KINDS), span))
            pane.chosen = f"n{chance.randrange(9)}"
            if n % 7 == 0:
                pane.remove_tag(f"n{chance.randrange(9)}")
            if n % 5 == 0:
                pane.set_hits(hits if chance.random() < 0.7 else [], chance.randrange(len(hits)))
            if n % 6 == 5:
                await pilot.pause()
                seen = reader.export_screenshot()
                pane.notify_style_update()
                pane.refresh()
                await pilot.pause()
                assert reader.export_screenshot() == seen

    read(act, FURNISHED)


def test_tags_may_come_before_the_pane_is_on_the_screen() -> None:
    pane = ReadingPane()
    pane.set_article(BRIDGE.text, BRIDGE.blocks, BRIDGE.passages)
    pane.set_tags([tag("claim", "tolls")])
    pane.add_tag(tag("claim", "soldiers", "other"))
    pane.reveal(BRIDGE.find("soldiers"))
    assert [tag.id for tag in pane.tags_here] == ["other"]


def test_an_article_without_text_is_a_blank_pane() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        for action in ("next_passage", "next_block", "page_down", "last", "next_tag", "select"):
            getattr(pane, f"action_{action}")()
        await pilot.click(ReadingPane, offset=(20, 5))
        assert set(texts(pane)) == {""}
        assert pane.selected_span is None

    read(act, Piece("", [], []))


@pytest.mark.parametrize("sizes", [[(40, 12)], [(140, 45), (60, 20), (200, 60)], [(80, 5)]])
def test_after_resizing_the_same_text_is_at_the_top(sizes: list[tuple[int, int]]) -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.reveal(LONG.find("Paragraph 100 begins."))
        await pilot.pause()
        passage, before = pane.cursor_passage, pane.scroll_offset.y
        for width, height in [*sizes, (80, 24)]:
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert pane.cursor_passage == passage
            assert any("Paragraph 100" in text for text in texts(pane))
        assert pane.scroll_offset.y == before

    read(act, LONG)


def test_what_stood_on_the_screen_for_a_while_was_viewed() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        reader.pane.action_last()
        await pilot.pause(2 * VIEWED_AFTER + 0.3)
        viewed = [m.span for m in reader.said if isinstance(m, ReadingPane.Viewed)]
        assert viewed == [reader.pane.on_screen]

    read(act, LONG)


def test_text_can_be_read_in_every_theme() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.set_tags([tag("claim", "Who guards"), tag("trigger", "guards the", "b")])
        pane.set_hits([BRIDGE.find("night"), BRIDGE.find("train")], 1)
        pane.chosen = "b"
        pane.select(Selection(BRIDGE.find("tolls").start, BRIDGE.find("doubled").end))
        for theme in reader.available_themes:
            reader.theme = theme
            await pilot.pause()
            for segment in (segment for strip in rows(pane) for segment in strip):
                style = segment.style
                text = style.color.triplet if style and style.color else None
                ground = style.bgcolor.triplet if style and style.bgcolor else None
                if text and ground and segment.text.strip():
                    assert ratio(text, ground) >= LEAST, (theme, segment)

    read(act)
