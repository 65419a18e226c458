"""Ways through an article and from one to the next: outline, what was not looked at, neighbours."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from seeds.anchor import Span
from seeds.article import BlockKind
from tui.keys import Key
from tui.screens.library import Library
from tui.screens.open_article import OpenArticle


class Ways(OpenArticle):
    """Where one may go from here."""

    def offered(self, key: Key) -> bool:
        """An outline and what was not looked at need a text."""
        if key.action in ("outline", "next_unseen"):
            return self.article.text is not None
        return super().offered(key)

    # Parts -------------------------------------------------------------------------------------

    def action_outline(self) -> None:
        """Shows the parts of the article."""
        from tui.screens.outline import Outline

        with self.attempt():
            self.remember()
            parts = self.desk.outline(self.article.id)
            if not parts:
                self.say("no headings are here to outline; / searches in the article", error=True)
                return
            here = self.pane.cursor_span
            starts = [part.span.start for part in parts]
            at = max(0, bisect_right(starts, here.start if here else 0) - 1)
            self.app.push_screen(Outline(self.article.title, parts, at), self._go_to_part)

    def _go_to_part(self, span: Span | None) -> None:
        if span:
            self.pane.select(None)
            self.pane.reveal(Span(span.start, span.start + 1))

    # What was not looked at --------------------------------------------------------------------

    def action_next_unseen(self) -> None:
        """Goes to the next passage that was not on the screen yet."""
        with self.attempt():
            self.remember()
            seen = self.desk.seen(self.article.id)
            window = self.pane.on_screen
            unseen = list(self._unseen([*seen, window] if window else seen))
            if not unseen:
                self.say("all of it was looked at")
                return
            here = self.pane.cursor_passage
            to = next((passage for passage in unseen if passage > here), unseen[0])
            self.pane.select(None)
            self.pane.move_to(to)
            again = " · from the beginning again" if to < here else ""
            self.say(f"{len(unseen)} passages not yet looked at{again}")

    def _unseen(self, seen: Sequence[Span]) -> Iterator[int]:
        """Passages of which a part was on no screen, in order; boilerplate is none to read."""
        ends = _covered(seen)
        starts = [span.start for span in ends]
        blocks = [b.span for b in self.article.blocks if b.kind is BlockKind.BOILERPLATE]
        fringe = [span.start for span in blocks]
        for number, passage in enumerate(self.passages):
            block = bisect_right(fringe, passage.start) - 1
            if block >= 0 and passage.start < blocks[block].end:
                continue
            at = bisect_right(starts, passage.start) - 1
            if at < 0 or ends[at].end < passage.end:
                yield number

    # Neighbours --------------------------------------------------------------------------------

    def action_next_article(self) -> None:
        """Opens the next article of the library."""
        self._to_neighbour(1)

    def action_previous_article(self) -> None:
        """Opens the article before."""
        self._to_neighbour(-1)

    def _to_neighbour(self, step: int) -> None:
        library = self.app.screen_stack[0]
        assert isinstance(library, Library)
        with self.attempt():
            other = library.neighbour(self.article.id, step)
            if not other:
                end = "last" if step > 0 else "first"
                self.say(f"this is the {end} article of the library")
                return
            self.load(other)
            self.say(self.article.title)


def _covered(spans: Sequence[Span]) -> list[Span]:
    """The same stretches in order and apart; neighbours are one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end + 1:
            if span.end > merged[-1].end:
                merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged
