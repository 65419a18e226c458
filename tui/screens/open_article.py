"""An open article: its text, its tags beside it, and which tag is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.containers import Container, Vertical
from textual.dom import DOMNode
from textual.timer import Timer
from textual.widget import Widget

from seeds.anchor import Span
from tui import remembered
from tui.days import day
from tui.keys import Key
from tui.screens.place import Placing
from tui.screens.room import Room
from tui.tags_here import MORE, named
from tui.widgets.details import Details
from tui.widgets.moving import SELECTING
from tui.widgets.painted import Words
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.table import Table
from tui.widgets.tag_list import TagList

if TYPE_CHECKING:
    from store.desk import Desk
    from store.lines import Mention, TagLine

_HELP_CELLS = 10
"""Cells at the right end of the footer that are those of the help."""

_LAG = 0.045
"""Seconds that the cursor stands still until the panel and the footer follow it: longer than from
one key to the next while a key is held down."""


class OpenArticle(Placing):
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
    OpenArticle.-squeezed #panel { display: none; }
    OpenArticle.-squeezed.-drawer #panel { display: block; }
    OpenArticle.-squeezed.-drawer Companion, OpenArticle.-narrow.-drawer Companion {
        display: none;
    }
    OpenArticle.-narrow Companion { border-left: none; border-top: solid $foreground 20%; }
    OpenArticle.-narrow TagList { display: none; }
    OpenArticle.-narrow Details { border-top: none; height: 1fr; }
    """

    def __init__(self, desk: Desk, article: str, at: Span | None = None) -> None:
        super().__init__(desk, article, at)
        self.details = Details()
        self._list = TagList()
        self._here = Words(id="here")
        self.scenario = ""
        self._mention: Mention | None = None
        self._said = ""
        self._elsewhere = False
        self._lag: Timer | None = None
        self._due = 0.0
        self._tags_differ = self._unknown = False

    def body(self) -> Iterable[Widget]:
        """The text, and the panel beside it; where it is narrow, the panel is a drawer."""
        panel = Vertical(self._list, self._here, self.details, id="panel")
        yield Container(self.pane, panel, id="spread")

    async def furnish(self) -> None:
        """What one writes in."""
        await self.details.furnish()

    def on_mount(self) -> None:
        """Shows the article where one was in it."""
        self.open()
        self.pane.focus()

    def open(self) -> None:
        """Shows the article, and what is known of it."""
        super().open()
        with self.attempt():
            self.scenario = self._current_scenario()
            self.count_read()
        self.tell()

    def on_resize(self, event: events.Resize) -> None:
        """The panel may be gone, or have come."""
        if self.is_mounted:
            self.offer()

    def left_article(self) -> None:
        """Nothing of it is shown any more."""
        super().left_article()
        self._mention = None
        self.remove_class("-drawer")

    def _current_scenario(self) -> str:
        """The scenario that was chosen; before any was, the only one there is."""
        current, known = self.desk.local("scenario"), [s.id for s in self.desk.scenarios()]
        if not current and len(known) == 1:
            return known[0]
        return current if current in known else ""

    # What is shown -----------------------------------------------------------------------------

    @property
    def mention(self) -> Mention | None:
        """The chosen tag with its item; looked up when it is asked for."""
        if not self.chosen:
            return None
        if self._mention is None or self._mention.annotation.id != self.chosen:
            self._mention = None
            with self.attempt():
                found = self.desk.mentions(self.article.id, among=[self.chosen])
                self._mention = found[0] if found else None
        return self._mention

    def tags_read(self) -> None:
        """They are in the list, and one at the cursor is the chosen one."""
        self.choose(self.chosen)

    def things_shown(self) -> tuple[str, ...]:
        """The article, with what is tagged in it."""
        return (self.article.id,)

    def tell(self) -> None:
        """Brings the header up to date."""
        said = self.article.metadata
        author = ", ".join(said.authors)
        facts = [author, day(said.published) if said.published else "", said.language]
        by = " · ".join(part for part in facts if part)
        digest = "digest" if said.digest_of else ""
        self.header.show(
            ["Signposts", "Library", self.article.title],
            [
                digest,
                by,
                f"{self.share_read * 100:.0f} % read",
                f"S {self.scenario_handle or 'none'}",
            ],
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
            return [key for key in self.signposts.rows.of("form") if self.details.offered(key)]
        return super().offers()

    def on_editor_offered(self) -> None:
        """The footer says what can be done with the words that are offered."""
        self.offer()

    def offered(self, key: Key) -> bool:
        """What moves the end of a selection needs one, what goes to a tag needs tags."""
        if key.place == "text" and key.action in SELECTING:
            return self.pane.selecting
        if key.action in ("next_tag", "previous_tag"):
            return bool(len(self.tags))
        if key.action in ("fold", "fold_all", "select_again"):
            return bool(self.pane.check_action(key.action, ()))
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

    def go_elsewhere(self, there: Callable[[], object]) -> None:
        """Opens another screen; what happens there shows when one comes back."""
        self.put_away()
        self._elsewhere = True
        there()

    def news(self) -> None:
        """Tags and details anew; selection and what is being written stay."""
        self.reload()

    def news_below(self) -> None:
        """It shows when one comes back."""
        self._elsewhere = True

    def on_screen_suspend(self) -> None:
        """From a screen that covers this one others may be opened, this article once more too."""
        self._elsewhere = self._elsewhere or isinstance(self.app.screen, Room)

    def on_screen_resume(self) -> None:
        """What happened on another screen shows."""
        if self._elsewhere:
            self._elsewhere = False
            self.reload()

    # Following the cursor ----------------------------------------------------------------------

    def choose(self, id: str) -> None:
        """Makes a tag the chosen one, or none, and shows which."""
        self._choose(id if id in self.tags else "")
        self._mention, self._tags_differ = None, True

    def follow(self) -> None:
        """Chooses among the tags at the cursor: the one chosen before, else the shortest."""
        here = self.pane.tags_here
        if self.chosen not in {tag.id for tag in here}:
            shortest = min(here, key=lambda tag: tag.span.end - tag.span.start, default=None)
            self._choose(shortest.id if shortest else "")
        else:
            self._choose(self.chosen)

    def _choose(self, id: str) -> None:
        self.chosen = self.pane.chosen = id
        self._unknown = True
        self.offer()

    def offer(self) -> None:
        """Brings the panel and the footer up to date, as soon as the cursor stands still.

        The text is what one looks at: the next key must not wait for what is beside it.
        """
        self._due = monotonic() + _LAG
        if self._lag is None:
            self._lag = self.set_timer(_LAG, self._catch_up)

    def _catch_up(self) -> None:
        early = self._due - monotonic()
        self._lag = self.set_timer(early, self._catch_up) if early > 0 else None
        if self._lag is not None:
            return
        if self._tags_differ:
            self._tags_differ = False
            self._list.show(self.tags, self.chosen, self.article.text or "")
        self._list.follow(self.tags, self.chosen)
        self._say_here([tag.id for tag in self.pane.tags_here])
        super().offer()
        if self._unknown:
            self._unknown = False
            with self.attempt():
                self.details.tell(self.desk, self.mention)

    def _say_here(self, ids: Sequence[str]) -> None:
        """A line that names the tags at the cursor: in the panel, where that is shown."""
        said = ""
        if self._panel_shown:
            said = self._tags_here(ids, self._here.content_size.width) if ids else self._none_here
        if said != self._said:
            self._said = said
            self._here.say(said)

    @property
    def _none_here(self) -> str:
        """What one can do where the drawer would be empty: beside the list there is enough."""
        if self._list.display:
            return ""
        words = "no tag here: <text.next-tag> goes to the next one, <reading.panel> closes this"
        return self.signposts.rows.in_words(words)

    def lead(self) -> str:
        """Where the panel is hidden or too narrow, the footer names the tags at the cursor."""
        if self.pane.selecting or self.details.writing:
            return ""  # where one writes, < and > are letters, and the keys need the room
        if self._panel_shown and MORE not in self._said:
            return ""
        ids = [tag.id for tag in self.pane.tags_here]
        return self._tags_here(ids, self.app.size.width - _HELP_CELLS)

    @property
    def _panel_shown(self) -> bool:
        return self.query_one("#panel").display

    def _tags_here(self, ids: Sequence[str], cells: int) -> str:
        """The tags in a width in cells, where there are several."""
        if len(ids) < 2:
            return ""
        many = f"{len(ids)} here {self._keys_here}  "
        tags = map(self.tags.get, ids)
        names = [f"{tag.kind.letter} {tag.handle}" if tag else "?" for tag in tags]
        chosen = ids.index(self.chosen) if self.chosen in ids else -1
        return many + named(names, chosen, cells - len(many))

    @cached_property
    def _keys_here(self) -> str:
        """The keys that go from one of them to another."""
        return self.signposts.rows.in_words("<reading.previous-here> <reading.next-here>")

    @on(ReadingPane.TagUnderCursor)
    def tags_changed(self) -> None:
        """The panel follows the cursor."""
        self.follow()

    @on(ReadingPane.CursorMoved)
    @on(ReadingPane.SelectionChanged)
    def moved(self) -> None:
        """What can be done here is another thing."""
        self.offer()

    @on(ReadingPane.NoTagThere)
    def no_tag_there(self, event: ReadingPane.NoTagThere) -> None:
        """A key that does nothing says why."""
        if event.further:
            self.say("no tag further on; <text.previous-tag> goes to the one before")
        else:
            self.say("no tag before this; <text.next-tag> goes to the next")

    @on(ReadingPane.LooksChanged)
    def keep_looks(self, event: ReadingPane.LooksChanged) -> None:
        """The width and the spacing that were chosen are there again the next time."""
        self.signposts.remembered = remembered.write(width=event.measure, spacing=event.spacing)

    @on(Table.Chosen)
    def chosen_in_list(self, event: Table.Chosen) -> None:
        """A click on a tag of the list goes to its passage."""
        event.stop()
        tag = self.tags.get(event.line.key)
        if tag:
            self.go_to(tag)

    def go_to(self, tag: TagLine) -> None:
        """Goes to the passage of a tag and chooses it."""
        self.pane.select(None)
        if self.article.text is not None:
            self.pane.reveal(tag.span)
        self.choose(tag.id)

    def put_away(self) -> None:
        """Keeps what is being written, and the place."""
        self.details.put_away()
        self.remember()
