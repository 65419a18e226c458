"""How fast the reading pane is, in a real terminal, beside a bare line-API pane.

Each app runs in a pty of 120x40 that says it can do synchronized output, so that the end of each
frame is in the stream. Timed from the key to the end of the last frame it causes; the first paint
from the start of Python. Milliseconds, median / 99th percentile. For the bare pane, `next`, `tag`
and `grow` are one row painted anew.

    python -m benchmarks.pane [--keys 60] [--quick]"""

from __future__ import annotations

import argparse
import gc
import random
import signal
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles

from benchmarks.terminal import Terminal
from seeds.anchor import Span
from seeds.article import Block, BlockKind
from seeds.display import safe
from tui.widgets.lanes import Lanes
from tui.widgets.tag_index import KINDS, PaneTag, TagIndex
from tui.widgets.wrapping import wrap

SIZES = (10_000, 100_000, 1_000_000)
TAGS = (0, 1_000, 10_000)
# `row` scrolls by one, `next` is a sentence, `tag` tags it and goes on, `grow` selects a word more.
KEYS = {"row": "e", "next": "j", "page": " ", "tag": "t", "grow": "w"}

_SENTENCES = (
    "Die Maut für Lastwagen wird im Frühjahr „verdoppelt“, sagt die Flusspolizei.",
    "Bis Jahresende dürfte die Brücke für mehrere Wochen geschlossen sein.",
    "Secondo la gazzetta, il ponte resta aperto soltanto di giorno.",
    "The night train is cancelled from March on; nobody has said for how long.",
)


def article(size: int) -> tuple[str, list[Block], list[Span]]:
    """A text of about `size` code points, its paragraphs and its sentences."""
    chance = random.Random(7)
    parts: list[str] = []
    blocks: list[Block] = []
    sentences: list[Span] = []
    at = 0
    while at < size:
        start = at
        for _ in range(chance.randint(2, 7)):
            sentence = chance.choice(_SENTENCES)
            sentences.append(Span(at, at + len(sentence)))
            parts.append(sentence + " ")
            at += len(sentence) + 1
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, at - 1)))
        parts.append("\n")
        at += 1
    return "".join(parts), blocks, sentences


def some_tags(size: int, many: int) -> list[PaneTag]:
    """Tags that overlap, all over a text."""
    chance = random.Random(8)
    starts = [chance.randrange(max(1, size - 400)) for _ in range(many)]
    return [
        PaneTag(f"n{n}", KINDS[n % 3], Span(start, start + chance.randint(20, 300)))
        for n, start in enumerate(starts)
    ]


def run_pane(size: int, tags: int) -> None:
    """The reading pane in an app of its own."""
    from textual.app import App, ComposeResult
    from textual.events import Key

    from tui.widgets.reading_pane import ReadingPane

    text, blocks, sentences = article(size)

    class Bench(App[None]):
        def compose(self) -> ComposeResult:
            yield ReadingPane()

        def on_mount(self) -> None:
            pane = self.query_one(ReadingPane)
            pane.set_article(text, blocks, sentences)
            pane.set_tags(some_tags(len(text), tags))
            self.call_after_refresh(freeze)

        def on_key(self, event: Key) -> None:
            pane = self.query_one(ReadingPane)
            acts: dict[str, Callable[[], None]] = {
                "e": lambda: pane.scroll_to(y=pane.scroll_offset.y + 1, animate=False),
                "j": pane.action_next_passage,
                "space": pane.action_page_down,
                "t": lambda: self.tag(pane),
                "v": pane.action_select,
                "w": pane.action_next_word,
                "r": lambda: self.back(pane),
            }
            acts.get(event.key, lambda: None)()

        def back(self, pane: ReadingPane) -> None:
            pane.select(None)
            pane.action_first()

        def tag(self, pane: ReadingPane) -> None:
            span = pane.selected_span
            assert span is not None
            pane.add_tag(PaneTag(f"t{time.monotonic_ns()}", "trigger", span))
            pane.action_next_passage()

    Bench().run()


def run_bare(size: int, _tags: int) -> None:
    """A pane that shows lines on the line API and can do nothing else."""
    from rich.segment import Segment
    from textual.app import App, ComposeResult
    from textual.events import Key
    from textual.geometry import Size
    from textual.scroll_view import ScrollView
    from textual.strip import Strip

    text, blocks, _ = article(size)
    lines = [
        text[at : min(at + 76, block.span.end)]
        for block in blocks
        for at in range(block.span.start, block.span.end, 76)
    ]

    class Bare(ScrollView):
        DEFAULT_CSS = "Bare { overflow-y: scroll; overflow-x: hidden; }"

        def on_mount(self) -> None:
            self.virtual_size = Size(100, len(lines))
            self._style = self.rich_style

        def render_line(self, y: int) -> Strip:
            row, width = y + self.scroll_offset.y, self.size.width
            line = lines[row] if row < len(lines) else ""
            return Strip([Segment(line.ljust(width), self._style)], width)

    class Bench(App[None]):
        def compose(self) -> ComposeResult:
            yield Bare()

        def on_mount(self) -> None:
            self.call_after_refresh(freeze)

        def on_key(self, event: Key) -> None:
            pane = self.query_one(Bare)
            top, height = pane.scroll_offset.y, pane.size.height
            to = {"e": top + 1, "space": top + height - 2, "r": 0}.get(event.key)
            if to is None:
                pane.refresh_line(top + 10)
            else:
                pane.scroll_to(y=to, animate=False)

    Bench().run()


def freeze() -> None:
    """Leaves what is there to the end: the collector looks only at what is new."""
    gc.collect()
    gc.freeze()


def measure(which: str, size: int, tags: int, keys: int) -> list[str]:
    """One line of the table."""
    command = [sys.executable, "-m", "benchmarks.pane", "--child", which, str(size), str(tags)]
    terminal = Terminal(command, Path(__file__).parents[1])
    try:
        shown = terminal.frame(showing="▌".encode() if which == "pane" else b"Maut")
        cells = [f"{(shown - terminal.started) * 1000:.0f}"]
        terminal.frame(waiting=1.0, quiet=0.4)
        for name, key in KEYS.items():
            for before in "rv" if name == "grow" else "r":
                terminal.press(before)
            times = [took for _ in range(keys) if (took := terminal.press(key)) == took]
            cells.append(f"{median(times):.1f} / {quantiles(times, n=100)[98]:.1f}")
        return cells
    finally:
        terminal.close()


def modules() -> None:
    """Prints what opening a text with 10,000 tags costs without a screen."""
    for size in (1_000_000, 5_000_000):
        text, blocks, _ = article(size)
        tags, lanes = some_tags(size, 10_000), Lanes()
        times = [time.perf_counter()]
        shown = safe(text).replace("\n", " ")
        times.append(time.perf_counter())
        rows = wrap(shown, blocks, 76)
        times.append(time.perf_counter())
        index = TagIndex(tags)
        times.append(time.perf_counter())
        lanes.lay(index, rows.of)
        times.append(time.perf_counter())
        took = [(end - start) * 1000 for start, end in pairwise(times)]
        named = zip(("safe", "wrap", "index", "lanes"), took, strict=True)
        figures = ", ".join(f"{name} {milliseconds:.0f}" for name, milliseconds in named)
        print(f"{size:,} code points, 10,000 tags, ms: {figures}")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--quick", action="store_true", help="only 1 MB with 10,000 tags")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that no child is left behind
    if options.child:
        which, size, tags = options.child
        (run_pane if which == "pane" else run_bare)(int(size), int(tags))
        return
    modules()
    print(f"{'pane':<24}" + "".join(f"{name:>14}" for name in ("first paint", *KEYS)))
    for size in SIZES[-1:] if options.quick else SIZES:
        wanted = [("bare", 0)]
        wanted += [("pane", tags) for tags in (TAGS[-1:] if options.quick else TAGS)]
        for which, tags in wanted:
            cells = measure(which, size, tags, options.keys)
            print(f"{f'{which} {size:,} {tags:,}':<24}" + "".join(f"{c:>14}" for c in cells))


if __name__ == "__main__":
    main()
