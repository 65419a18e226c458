"""Another edition beside the text: to read along in, marked where it says the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from seeds.anchor import Span
from seeds.article import Article
from seeds.display import safe_line
from tui.widgets.page import MEASURE, Page
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.tag_index import PaneTag
from tui.widgets.tag_list import Tags
from tui.widgets.wrapping import USUAL

if TYPE_CHECKING:
    from store.lines import TagLine

_LEFT = 1


class CompanionPane(ReadingPane, can_focus=False):
    """A page that follows another; it has a mark instead of a cursor, and no selection."""

    class Clicked(Message):
        """One wants to go on reading here: an offset in the text."""

        def __init__(self, offset: int) -> None:
            self.offset = offset
            super().__init__()

    class LaidOut(Message):
        """It has another size, or has one at last."""

    def on_resize(self) -> None:
        """What is marked has to be found again."""
        super().on_resize()
        self.post_message(self.LaidOut())

    def mark(self, span: Span | None) -> None:
        """Marks a passage, or none."""
        old, self._sheet.cursor = self._sheet.cursor, span
        if old != span:
            self._repaint(old, span)

    def stand(self, span: Span, row: int, *, calm: bool) -> None:
        """Brings a span into sight, on this row of the screen as far as there is room.

        With `calm` nothing moves while all of it is in sight.
        """
        self._open_at(span.start)
        if not len(self._sheet.rows) or not self._height:
            return
        first, last = self._sheet.rows.of(span)
        top = self.scroll_offset.y
        if not calm or first < top or last >= top + self._height:
            lowest = max(0, self._height - 1 - (last - first))
            self._scroll_top(first - max(0, min(row, lowest)))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Nothing is taken hold of here."""
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Goes over to where it was clicked; not at the second click of two."""
        event.prevent_default()
        if event.button == _LEFT and event.chain == 1 and len(self._sheet.rows):
            self.post_message(self.Clicked(self._grapheme_under(event)[0]))

    def _scrolled(self) -> None:
        """The mark stays where it is."""


class Companion(Vertical):
    """An edition with its title and its tags."""

    DEFAULT_CSS = """
    Companion { width: 1fr; height: 1fr; border-left: solid $foreground 20%; }
    Companion > #edition {
        height: 1; padding: 0 1; background: $boost; color: $text-muted;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    Companion > CompanionPane { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, measure: int = MEASURE, spacing: int = USUAL) -> None:
        super().__init__()
        self.pane = CompanionPane(measure=measure, spacing=spacing, id="beside")
        self.article: Article | None = None
        self.tags = Tags()
        self._edition = Static(id="edition", markup=False)
        self._note = ""

    def compose(self) -> ComposeResult:
        """Which edition it is, and its text."""
        yield self._edition
        yield self.pane

    def show(self, article: Article, tags: Sequence[TagLine]) -> None:
        """Shows an edition with its tags, from its beginning."""
        self.article = article
        self.pane.set_article(article.text or "", article.blocks, ())
        self.set_tags(tags)

    def set_tags(self, tags: Sequence[TagLine]) -> None:
        """Shows these tags and no others."""
        self.tags = Tags(tags)
        self.pane.set_tags(map(_pane_tag, tags))
        self._say("")

    def show_again(self, ids: Sequence[str], now: Sequence[TagLine]) -> None:
        """Brings some tags, and the tags of some items, up to date; `now` is what there is."""
        items = {id for id in ids if id.startswith("i:")}
        for id in {id for id in ids if id.startswith("n:")} | set(self.tags.of_items(items)):
            self.tags.drop(id)
            self.pane.remove_tag(id)
        for tag in now:
            self.tags.put(tag)
            self.pane.add_tag(_pane_tag(tag))
        self._say(self._note)

    def twin(self, item: str, near: int) -> TagLine | None:
        """The tag of the same item that stands nearest to an offset."""
        found = (self.tags.get(id) for id in self.tags.of_items({item}))
        return min((t for t in found if t), key=lambda tag: abs(tag.start - near), default=None)

    def follow(self, span: Span, row: int, *, found: bool, twin: str, calm: bool) -> None:
        """Shows what stands beside the cursor of the other text; `twin` is the chosen tag here."""
        self.pane.mark(span if found else None)
        self.pane.chosen = twin
        self.pane.stand(span, row, calm=calm)
        self._say("" if found else "about here")

    def _say(self, note: str) -> None:
        """Which edition it is, how many tags it has, and what is to be known of the mark."""
        if self.article is None:
            return
        self._note = note
        many = len(self.tags)
        tags = f"{many} tag{'' if many == 1 else 's'}"
        facts = (note, self.article.metadata.language, tags, self.article.title)
        self._edition.update(safe_line(" · ".join(fact for fact in facts if fact)), layout=False)

    @on(ReadingPane.CursorMoved)
    @on(ReadingPane.SelectionChanged)
    @on(ReadingPane.TagUnderCursor)
    @on(ReadingPane.LooksChanged)
    @on(ReadingPane.Viewed)
    def keep(self, event: Page.Said) -> None:
        """What this pane says is not about the article that one works in."""
        event.stop()


def _pane_tag(tag: TagLine) -> PaneTag:
    return PaneTag(tag.id, tag.kind.value, tag.span)
