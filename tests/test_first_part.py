"""A long article is shown in part before all of it: what one sees then is what one sees after."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from seeds.anchor import Span
from seeds.article import Article, BlockKind
from tests.panes import Piece, Reader, piece, read, texts
from tui import segmenting
from tui.widgets.tag_index import PaneTag

LINES = [f"Paragraph {n} begins. It says little, and \x1b[31m nobody minds." for n in range(400)]
FOLDING = [*LINES[:180], *(f"~ Read also: {n}" for n in range(150)), *LINES[180:]]


def article(of: Piece) -> Article:
    """The same as an article, long enough not to be shown whole at once."""
    assert len(of.text) > 20_000
    return Article(id="a:1", text=of.text, blocks=tuple(of.blocks))


def begin(reader: Reader, of: Piece, offset: int) -> Article:
    """Shows what is around a place, with the cursor on it."""
    part = segmenting.around(article(of), offset)
    there = Span(part.blocks[0].span.start, part.blocks[-1].span.end)
    passages = [span for span in of.passages if span.overlaps(there)]
    reader.pane.set_article(of.text, part.blocks, passages, partly=True)
    reader.pane.return_to(offset)
    return part


@pytest.mark.parametrize("words", ["Paragraph 0 ", "Paragraph 250 ", "Paragraph 399 "])
def test_the_screen_is_the_same_when_the_rest_has_come(words: str) -> None:
    of = piece(*LINES)

    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        part = begin(reader, of, of.text.index(words))
        await pilot.pause()
        before, estimate, here = texts(pane), pane.virtual_size.height, pane.cursor_span
        assert words in "\n".join(before)
        assert len(part.blocks) < len(of.blocks)
        await pane.complete(of.text, of.blocks)
        await pilot.pause()
        assert texts(pane) == before
        assert pane.cursor_span == here
        assert not pane.partly
        assert abs(pane.virtual_size.height - estimate) < estimate * 0.1
        pane.set_passages(of.passages)
        pane.action_last()
        await pilot.pause()
        assert "Paragraph 399 begins." in "\n".join(texts(pane))

    read(act, of)


def test_a_run_of_boilerplate_stays_as_it_was() -> None:
    of = piece(*FOLDING)
    middle = of.text.index("Read also: 75")

    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        for span, shown in ((None, "150 lines"), (Span(middle, middle + 9), "Read also: 75")):
            begin(reader, of, middle)
            if span:
                pane.reveal(span)
            await pilot.pause()
            before = texts(pane)
            assert shown in "\n".join(before)
            await pane.complete(of.text, of.blocks)
            await pilot.pause()
            assert texts(pane) == before

    read(act, of)


def test_a_part_has_runs_of_boilerplate_whole_with_a_block_beside_them() -> None:
    of = piece(*FOLDING)
    part = segmenting.around(article(of), of.text.index("Read also: 75"))
    kinds = [block.kind for block in part.blocks]
    assert kinds.count(BlockKind.BOILERPLATE) == 150
    assert kinds[0] == kinds[-1] == BlockKind.PARAGRAPH


def test_what_comes_for_an_article_that_was_left_is_not_shown() -> None:
    of, other = piece(*LINES), piece("Another one.")

    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        begin(reader, of, 0)
        await pilot.pause()
        coming = pane.complete(of.text, of.blocks)
        waiting = pilot.app.run_worker(coming)
        await pilot.pause(0)
        pane.set_article(other.text, other.blocks, other.passages)
        await waiting.wait()
        assert texts(pane)[0].endswith("Another one.")

    read(act, of)


def test_tags_stand_where_they_stood() -> None:
    of = piece(*LINES)
    at = of.text.index("Paragraph 250 ")

    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane, tag = reader.pane, PaneTag("n:1", "claim", Span(at, at + 90))
        begin(reader, of, at)
        pane.set_tags([tag])
        await pilot.pause()
        before = texts(pane)
        await pane.complete(of.text, of.blocks)
        pane.set_tags([tag])
        await pilot.pause()
        assert texts(pane) == before
        assert pane.tags_here == (tag,)

    read(act, of)
