"""A reading pane in an app of its own, driven without a terminal, and articles for it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from rich.cells import cell_len
from rich.style import Style
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.strip import Strip

from seeds.anchor import Span
from seeds.article import Block, BlockKind
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.tag_index import PaneTag

SIGNS = {"# ": BlockKind.HEADING, "* ": BlockKind.ITEM, "~ ": BlockKind.BOILERPLATE}


@dataclass
class Piece:
    """An article for the pane: text, blocks and passages."""

    text: str
    blocks: list[Block]
    passages: list[Span]

    def find(self, words: str) -> Span:
        """Where words stand first."""
        start = self.text.index(words)
        return Span(start, start + len(words))


def piece(*lines: str) -> Piece:
    """One block a line, `# `, `* ` and `~ ` saying which; sentences end at `. `."""
    made = Piece("", [], [])
    for line in lines:
        kind = SIGNS.get(line[:2], BlockKind.PARAGRAPH)
        start = len(made.text) + (0 if kind is BlockKind.PARAGRAPH else 2)
        made.text += line
        made.blocks.append(Block(kind, Span(start, len(made.text)), int(kind is BlockKind.ITEM)))
        while (stop := made.text.find(". ", start)) >= 0:
            made.passages.append(Span(start, stop + 1))
            start = stop + 2
        made.passages.append(Span(start, len(made.text)))
        made.text += "\n"
    return made


BRIDGE = piece(
    "# Who guards the bridge?",
    "Die Brücke wird gesperrt. Nobody knows for how long. The 桥梁 is old 👩🏽\u200d🚀 they say.",
    "* tolls are doubled",
    "* soldiers come",
    "* the night train is cancelled",
    "~ Read also: Tolls and tempers",
    "The end. No, really.",
)
LONG = piece(*(f"Paragraph {n} begins. It says little. It ends here." for n in range(200)))


class Reader(App[None]):
    """A pane with an article, and what it has said."""

    def __init__(self, article: Piece) -> None:
        super().__init__()
        self.article = article
        self.said: list[Message] = []

    def compose(self) -> ComposeResult:
        yield ReadingPane(id="pane")

    def on_mount(self) -> None:
        article = self.article
        self.pane.set_article(article.text, article.blocks, article.passages)

    @property
    def pane(self) -> ReadingPane:
        return self.query_one(ReadingPane)

    def on_reading_pane_cursor_moved(self, message: ReadingPane.CursorMoved) -> None:
        self.said.append(message)

    def on_reading_pane_selection_changed(self, message: ReadingPane.SelectionChanged) -> None:
        self.said.append(message)

    def on_reading_pane_tag_under_cursor(self, message: ReadingPane.TagUnderCursor) -> None:
        self.said.append(message)

    def on_reading_pane_menu(self, message: ReadingPane.Menu) -> None:
        self.said.append(message)

    def on_reading_pane_looks_changed(self, message: ReadingPane.LooksChanged) -> None:
        self.said.append(message)

    def on_reading_pane_viewed(self, message: ReadingPane.Viewed) -> None:
        self.said.append(message)


Act = Callable[[Reader, Pilot[None]], Awaitable[None]]


def read(act: Act, article: Piece = BRIDGE, size: tuple[int, int] = (80, 24)) -> None:
    """Runs an act on a pane that shows an article."""

    async def run() -> None:
        reader = Reader(article)
        async with reader.run_test(size=size) as pilot:
            await pilot.pause()
            await act(reader, pilot)

    asyncio.run(run())


def rows(pane: ReadingPane) -> list[Strip]:
    """What is on the screen."""
    return [pane.render_line(y) for y in range(pane.size.height)]


def texts(pane: ReadingPane) -> list[str]:
    """The same without styles."""
    return [strip.text.rstrip() for strip in rows(pane)]


def where(pane: ReadingPane, words: str) -> tuple[int, int]:
    """Cell and row on which words stand on the screen."""
    for y, shown in enumerate(texts(pane)):
        if words in shown:
            return cell_len(shown[: shown.index(words)]), y
    raise AssertionError(f"{words!r} is not on the screen")


def style_of(pane: ReadingPane, words: str) -> Style:
    """The style in which words that are one segment are shown, without its colours."""
    found = [s.style for strip in rows(pane) for s in strip if words in s.text]
    assert found
    assert found[0]
    return found[0].without_color


def selected(pane: ReadingPane) -> str:
    """The words that an act would act on."""
    span = pane.selected_span
    return span.of(BRIDGE.text) if span else ""


def tag(kind: str, words: str, id: str = "n") -> PaneTag:
    """A tag on the first such words of BRIDGE."""
    return PaneTag(id, kind, BRIDGE.find(words))
