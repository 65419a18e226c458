"""Opening an article: its text first, and what takes longer when the text is on the screen.

A short article with a few tags is there at once. Of a long one there is what stands around the
place, and the rest a moment later; so are the tags, where they are many. Keys that are pressed
before that wait.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterable, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.cache import LRUCache
from textual.worker import Worker

from seeds.anchor import Span
from seeds.article import Article, Block, BlockKind
from seeds.refusal import Refusal
from tui import garbage, segmenting
from tui.keys import bindings
from tui.screens.room import Room
from tui.settings import Settings
from tui.widgets.counting import Counting
from tui.widgets.page import MEASURE
from tui.widgets.reaching import ReachingPane
from tui.widgets.tag_index import PaneTag
from tui.widgets.tag_list import Tags
from tui.widgets.wrapping import USUAL

if TYPE_CHECKING:
    from store.desk import Desk
    from store.lines import TagLine
    from tui.house import House

FEW = 300
"""Tags of an article that are shown with the text; to read more takes time."""

_SETTLED = 1.0
"""Seconds until an article that was opened, or left, is taken for that."""

_PAUSE = 5.0
"""Seconds without a key after which one is taken to read, and the next key not to come soon."""

_lanes: LRUCache[str, int] = LRUCache(64)
"""How many lanes the tags of articles took: the next time there is room for them at once."""

_GONE = "The text of this article is not here; its tags are beside this."


class ArticlePane(Counting, ReachingPane):
    """The reading pane with its keys."""

    BINDINGS = bindings("text")

    def _forward_event(self, event: events.Event) -> None:
        """Sends a key straight to the app, where keys are bound.

        Nothing around the text has another use for one but `escape`, and each would be asked.
        """
        if isinstance(event, events.Key) and event.key != "escape" and not self.counts(event):
            event._set_forwarded()
            self.app.post_message(event)
        else:
            super()._forward_event(event)


class Opening(Room):
    """A screen on one article."""

    def __init__(self, desk: Desk, article: str, at: Span | None = None) -> None:
        super().__init__()
        self.desk = desk
        said, known = self.signposts.settings or Settings(), self.signposts.remembered
        spacing = said.spacing if said.spacing >= 0 else known.spacing
        self.pane = ArticlePane(
            measure=said.width or max(0, known.width) or MEASURE,
            spacing=spacing if spacing >= 0 else USUAL,
            id="text",
        )
        self.pane.heard_by = self
        self.article: Article = desk.article(article)
        self.tags = Tags()
        self.chosen = ""
        self.passages: Sequence[Span] = ()
        self._at = at
        self._to_come, self._bare = False, True
        self._reader: Worker[None] | None = None

    @property
    def ready(self) -> bool:
        """Whether all is there; keys wait until it is."""
        read = self._reader is None or self._reader.is_finished
        return not self._to_come and not self._bare and read

    def load(self, article: str, at: Span | None = None) -> None:
        """Opens another article in place of this one: where one was in it, or at a passage.

        Raises:
            Refusal: there is no such article, or the store is locked; this one stays open.
        """
        other = self.desk.article(article)
        self.put_away()
        self.article, self._at = other, at
        self.left_article()
        self.open()
        self.pane.focus()

    def left_article(self) -> None:
        """What is to be forgotten of an article when another is opened in its place."""

    def open(self) -> None:
        """Shows the article, at a passage or where one was in it."""
        self.tags, self.chosen = Tags(), ""
        article, offset, lines = self.article, 0, []
        with self.attempt():
            offset = self._at.start if self._at else self.desk.place(article.id)
            lines = self.desk.tag_lines(article.id, most=FEW + 1)
        part, self.passages = segmenting.first(article, offset)
        self._show_text(part)
        if len(lines) <= FEW:
            there = _within(part, lines) if self.pane.partly else lines
            self._show_tags(Tags(lines), list(map(pane_tag, there)))
        if article.text is not None and offset < len(article.text):
            if self._at:
                self.pane.reveal(self._at)
            else:
                self.pane.return_to(offset)
        if self.pane.partly or len(lines) > FEW:
            self._to_come = True
            self.call_after_refresh(self._go_on)

    def on_mount(self) -> None:
        """Much is being made now that stays as long as the article."""
        garbage.hold_off()
        self.set_timer(_SETTLED, self._settle)
        self.call_after_refresh(self._furnish)

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Everything on a screen that is new has just got its styles."""
        if not self.stack_updates:
            event.refresh_styles = False

    async def _furnish(self) -> None:
        await self.furnish()
        self._bare = False

    async def furnish(self) -> None:
        """Puts in its place what is not seen until one asks for it: the text comes first."""

    def on_unmount(self) -> None:
        """And none of it is needed any more."""
        garbage.settle()
        self.pane.let_go()
        self.tags.clear()
        tidy_up(self.signposts)

    def _settle(self) -> None:
        if self.ready:
            garbage.settle()
        else:
            self.set_timer(_SETTLED, self._settle)

    def read_tags(self) -> None:
        """Reads all tags of the article anew; where they are many, it takes a moment."""
        if len(self.tags) > FEW:
            self._go_on()
        else:
            with self.attempt():
                self._show_tags(*_read(self.desk, self.article.id))

    def tags_read(self) -> None:
        """What else is to be done when there are other tags."""

    def _show_text(self, part: Article) -> None:
        text, blocks, lanes = part.text, part.blocks, _lanes.get(part.id) or 0
        if text is None:
            text, blocks = _GONE, (Block(BlockKind.BOILERPLATE, Span(0, len(_GONE))),)
            self.passages = (blocks[0].span,)
        partly = part is not self.article
        self.pane.set_article(text, blocks, self.passages, lanes=lanes, partly=partly)

    def _show_tags(self, tags: Tags, shown: Iterable[PaneTag]) -> None:
        self.tags = tags
        self.pane.set_tags(shown if self.article.text is not None else ())
        _lanes[self.article.id] = self.pane.lanes
        self.tags_read()

    def _go_on(self) -> None:
        self._reader = self.run_worker(self._read_the_rest, group="opening", exclusive=True)
        self._to_come = False

    async def _read_the_rest(self) -> None:
        article = self.article
        if self.pane.partly and article.text is not None:
            await self.pane.complete(article.text, article.blocks)
        reading = asyncio.to_thread(_read, self.desk, article.id)
        try:
            passages, found = await asyncio.gather(segmenting.all_of(article), reading)
            if article.text is not None and passages != self.passages:
                self.passages = passages
                self.pane.set_passages(passages)
            self._show_tags(*found)
        except Refusal as refusal:
            self.refuse(refusal)


def tidy_up(app: House) -> None:
    """Has the garbage of an article that was left taken away, when nothing is to be expected."""
    pause = _PAUSE if any(isinstance(s, Opening) for s in app.screen_stack) else _SETTLED
    rested = monotonic() - app.hand_moved
    if rested < pause:
        app.set_timer(pause - rested, lambda: tidy_up(app))
    elif gc.isenabled():  # else an article is being opened, and that is the end of it
        garbage.settle_anew()


def _within(part: Article, tags: Iterable[TagLine]) -> list[TagLine]:
    """The tags that stand in what there is of an article."""
    if not part.blocks:
        return list(tags)
    start, end = part.blocks[0].span.start, part.blocks[-1].span.end
    return [tag for tag in tags if tag.start < end and tag.end > start]


def pane_tag(tag: TagLine) -> PaneTag:
    """A tag as the pane shows it."""
    return PaneTag(tag.id, tag.kind.value, tag.span)


def _read(desk: Desk, article: str) -> tuple[Tags, list[PaneTag]]:
    """All tags, for the list and for the pane.

    Raises:
        Refusal: the store is locked.
    """
    lines = desk.tag_lines(article)
    return Tags(lines), list(map(pane_tag, lines))
