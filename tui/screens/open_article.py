"""An open article: its text, its tags beside it, which tag is chosen, and where one was in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container, Vertical
from textual.dom import DOMNode
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from seeds.anchor import Span
from seeds.article import Article, Block, BlockKind
from seeds.segmentation import passages
from tui.days import day
from tui.keys import Key, bindings
from tui.screens.room import Room
from tui.widgets.counting import Counting
from tui.widgets.details import Details
from tui.widgets.moving import SELECTING
from tui.widgets.page import MEASURE
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.table import Table
from tui.widgets.tag_index import PaneTag
from tui.widgets.tag_list import TagList, Tags

if TYPE_CHECKING:
    from store.desk import Desk
    from store.lines import Mention

REMEMBERED_EVERY = 3.0
"""Seconds between two notes of where one is."""

_REST = 0.04
"""Seconds on a tag until its details are looked up."""

_GONE = "The text of this article is not here; its tags are beside this."


class ArticlePane(Counting, ReadingPane):
    """The reading pane with its keys."""

    BINDINGS = bindings("text")


class OpenArticle(Room):
    """A screen on one article; it changes nothing but what is remembered of one's place."""

    PLACES: ClassVar[tuple[str, ...]] = ("reading", "text")

    DEFAULT_CSS = """
    OpenArticle > #spread { layout: horizontal; height: 1fr; }
    OpenArticle ArticlePane { width: 1fr; height: 1fr; }
    OpenArticle #panel {
        width: 40; height: 1fr; border-left: solid $foreground 20%; background: $background;
    }
    OpenArticle #here { height: 1; padding: 0 1 0 2; color: $text-muted; text-wrap: nowrap; }
    OpenArticle Details {
        height: 48%; padding: 0 1 0 2; border-top: solid $foreground 20%;
    }
    OpenArticle.-folded #panel { display: none; }
    OpenArticle.-narrow > #spread { layout: vertical; }
    OpenArticle.-narrow #panel {
        width: 1fr; height: 9; border-left: none; border-top: solid $foreground 20%; display: none;
    }
    OpenArticle.-narrow.-drawer #panel { display: block; }
    OpenArticle.-narrow TagList { display: none; }
    OpenArticle.-narrow Details { border-top: none; height: 1fr; }
    """

    def __init__(self, desk: Desk, article: str, at: Span | None = None) -> None:
        super().__init__()
        self.desk = desk
        settings = self.signposts.settings
        self.pane = ArticlePane(measure=(settings.width if settings else 0) or MEASURE, id="text")
        self.details = Details()
        self._list = TagList()
        self._here = Static(id="here", markup=False)
        self.article: Article = desk.article(article)
        self.tags = Tags()
        self.scenario = ""
        self.chosen = ""
        self.passages: Sequence[Span] = ()
        self._at = at
        self._read = 0.0
        self._viewed: list[Span] = []
        self._noted = -1
        self._said = ""
        self._rest: Timer | None = None
        self._elsewhere = False

    def body(self) -> Iterable[Widget]:
        """The text, and the panel beside it; where it is narrow, the panel is a drawer."""
        panel = Vertical(self._list, self._here, self.details, id="panel")
        yield Container(self.pane, panel, id="spread")

    def on_mount(self) -> None:
        """Shows the article where one was in it."""
        self._open()
        self.pane.focus()
        self.set_interval(REMEMBERED_EVERY, self.remember)
        super().on_mount()

    def _open(self) -> None:
        text, blocks = self.article.text, self.article.blocks
        if text is None:
            text, blocks = _GONE, (Block(BlockKind.BOILERPLATE, Span(0, len(_GONE))),)
            self.passages = (blocks[0].span,)
        else:
            self.passages = passages(self.article)
        self.pane.set_article(text, blocks, self.passages)
        with self.attempt():
            self.scenario = self._current_scenario()
            self.read_tags()
            self._count_read()
            start = self._at.start if self._at else self.desk.place(self.article.id)
            if self.passages and start < len(text):
                self.pane.reveal(Span(start, start + 1))
        self.tell()

    def _current_scenario(self) -> str:
        """The scenario that was chosen; before any was, the only one there is."""
        current, known = self.desk.local("scenario"), [s.id for s in self.desk.scenarios()]
        if not current and len(known) == 1:
            return known[0]
        return current if current in known else ""

    # What is shown -----------------------------------------------------------------------------

    @property
    def mention(self) -> Mention | None:
        """The chosen tag."""
        return self.tags.get(self.chosen)

    def read_tags(self) -> None:
        """Reads all tags of the article anew.

        Raises:
            Refusal: the store is locked.
        """
        self.tags = Tags(self.desk.mentions(self.article.id))
        shown = (self.tags.at(n) for n in range(len(self.tags)))
        self.pane.set_tags([tag for tag in map(pane_tag, shown) if tag])
        self.choose(self.chosen)

    def tell(self) -> None:
        """Brings the header up to date."""
        said = self.article.metadata
        author = ", ".join(said.authors)
        facts = [author, day(said.published) if said.published else "", said.language]
        by = " · ".join(part for part in facts if part)
        digest = "digest" if said.digest_of else ""
        self.header.show(
            ["Signposts", "Library", self.article.title],
            [digest, by, f"{self._read * 100:.0f} % read", f"S {self.scenario_handle or 'none'}"],
            saved="saved",
            simulated=self.desk.simulated,
        )

    @property
    def scenario_handle(self) -> str:
        """The handle of the current scenario; empty where there is none."""
        known = (s.handle for s in self.desk.scenarios() if s.id == self.scenario)
        return next(known, "")

    def offers(self) -> list[Key]:
        """While one writes in a field, the keys of the form."""
        if self.details.writing:
            from tui import keys

            return list(keys.of("form"))
        return super().offers()

    def offered(self, key: Key) -> bool:
        """What moves the end of a selection needs one, what goes to a tag needs tags."""
        if key.place == "text" and key.action in SELECTING:
            return self.pane.selecting
        if key.action in ("next_tag", "previous_tag"):
            return bool(len(self.tags))
        return key.action != "select" or not self.pane.selecting

    def owner(self, place: str) -> DOMNode:
        """The keys of the text are the pane's, those of the form the details'."""
        if place == "text":
            return self.pane
        return self.details if place == "form" else super().owner(place)

    def reload(self) -> None:
        """Reads everything anew: it may have changed on another screen, or by an undo."""
        with self.attempt():
            self.article = self.desk.article(self.article.id)
            self.read_tags()
        self.tell()

    def go_elsewhere(self, there: Callable[[], None]) -> None:
        """Opens another screen; what happens there shows when one comes back."""
        self.put_away()
        self._elsewhere = True
        there()

    def on_screen_resume(self) -> None:
        """What happened on another screen shows."""
        if self._elsewhere:
            self._elsewhere = False
            self.reload()

    # Following the cursor ----------------------------------------------------------------------

    def choose(self, id: str) -> None:
        """Makes a tag the chosen one, or none, and shows which."""
        here = [tag.id for tag in self.pane.tags_here]
        self.chosen = id if id in self.tags else ""
        self._list.show(self.tags, self.chosen)
        self._say_here(here)
        self._look_soon()
        self.offer()

    def follow(self) -> None:
        """Chooses among the tags at the cursor: the one chosen before, else the shortest."""
        here = self.pane.tags_here
        ids = [tag.id for tag in here]
        if self.chosen not in ids:
            shortest = min(here, key=lambda tag: tag.span.end - tag.span.start, default=None)
            self.chosen = shortest.id if shortest else ""
        self._list.follow(self.tags, self.chosen)
        self._say_here(ids)
        self._look_soon()
        self.offer()

    def _say_here(self, ids: Sequence[str]) -> None:
        """A line that names all tags at the cursor, where there are several."""
        words = "  ".join(map(self._named, ids)) if len(ids) > 1 else ""
        said = f"{len(ids)} here < >  {words}" if words else ""
        if said != self._said:
            self._said = said
            self._here.update(said, layout=False)

    def _named(self, id: str) -> str:
        mention = self.tags.get(id)
        handle = f"{mention.item.kind.letter} {mention.item.handle}" if mention else "?"
        return f"[{handle}]" if id == self.chosen else handle

    def _look_soon(self) -> None:
        """Looks the details up once the cursor stands still: moving on must not wait for them."""
        if self._rest is None:
            self._rest = self.set_timer(_REST, self._look)
        else:
            self._rest.reset()

    def _look(self) -> None:
        self._rest = None
        with self.attempt():
            self.details.tell(self.desk, self.mention)

    @on(ReadingPane.TagUnderCursor)
    def tags_changed(self) -> None:
        """The panel follows the cursor."""
        self.follow()

    @on(ReadingPane.CursorMoved)
    @on(ReadingPane.SelectionChanged)
    def moved(self) -> None:
        """What can be done here is another thing."""
        self.offer()

    @on(Table.Chosen)
    def chosen_in_list(self, event: Table.Chosen) -> None:
        """A click on a tag of the list goes to its passage."""
        event.stop()
        mention = self.tags.get(event.line.key)
        if mention:
            self.go_to(mention)

    def go_to(self, mention: Mention) -> None:
        """Goes to the passage of a tag and chooses it."""
        self.pane.select(None)
        if mention.annotation.anchor.span and self.article.text is not None:
            self.pane.reveal(mention.annotation.anchor.span)
        self.choose(mention.annotation.id)

    # Where one was -----------------------------------------------------------------------------

    @on(ReadingPane.Viewed)
    def viewed(self, event: ReadingPane.Viewed) -> None:
        """Takes note of what stood on the screen for a while."""
        self._viewed.append(event.span)

    def remember(self) -> None:
        """Keeps where one is and what was on the screen; every few seconds, and on leaving."""
        here = self.pane.cursor_span
        if self.article.text is None or here is None:
            return
        if not self._viewed and here.start == self._noted:
            return
        with self.attempt():
            seen, self._viewed = self._viewed, []
            self.desk.look(self.article.id, here.start)
            for span in seen:
                self.desk.look(self.article.id, here.start, span)
            self._noted = here.start
            if seen:
                self._count_read()
                self.tell()

    def _count_read(self) -> None:
        """The share of the text that was on the screen; what is around its blocks never is."""
        blocks = self.article.blocks
        if not blocks or self.article.text is None:
            return
        whole = Span(blocks[0].span.start, blocks[-1].span.end)
        spans = self.desk.seen(self.article.id)
        seen = sum(max(0, min(s.end, whole.end) - max(s.start, whole.start)) for s in spans)
        self._read = seen / (whole.end - whole.start)

    def put_away(self) -> None:
        """Keeps what is being written, and the place."""
        self.details.put_away()
        self.remember()


def pane_tag(mention: Mention) -> PaneTag | None:
    """A tag as the pane shows it; None where its passage is lost."""
    span = mention.annotation.anchor.span
    return PaneTag(mention.annotation.id, mention.item.kind.value, span) if span else None
