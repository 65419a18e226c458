"""The list of the library: which articles it shows, in which order, and what is said of one."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Input, Static

from seeds.display import safe, safe_line
from seeds.refusal import Refusal
from tui import shelf
from tui.key import Key
from tui.screens.room import Room
from tui.widgets.table import Table

if TYPE_CHECKING:
    from store.article_lines import ArticleLine
    from store.desk import Desk
    from tui.shelf import Shown

_EMPTY = """\
There is nothing to read yet.

  a         adds an article, or a folder of them
  ?         shows the keys that work here
  q         leaves

On the command line: signposts add ARTICLE, or signposts demo to look around."""

_ANYWAY = ("add", "undo", "redo", "history", "as_of")
"""What can be done in a library without articles."""
_ALWAYS = ("quit", "help", "command_palette")
"""What can be done before the store is open."""
_NO_MATCH = "Nothing fits the filter. esc shows all articles again."


class Browsing(Room):
    """A table of articles, to sort and to filter. It is filled by a thread: there may be many."""

    PLACES: ClassVar[tuple[str, ...]] = ("library", "list")
    KEPT = frozenset({"list.choose", "library.quit"})

    DEFAULT_CSS = """
    Browsing > #filter {
        display: none; height: 1; border: none; padding: 0 1; background: $boost;
    }
    Browsing.-filtering > #filter { display: block; }
    Browsing > #articles { height: 1fr; }
    Browsing > #nothing { display: none; height: 1fr; padding: 1 3; color: $text-muted; }
    Browsing.-empty > #nothing { display: block; }
    Browsing.-empty > #articles, Browsing.-empty > #about { display: none; }
    Browsing > #about { height: 1; padding: 0 1; color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._wanted = shelf.Wanted()
        self._shown: Shown | None = None
        self._looking = False
        self._look_again: str | None = None
        self._stood_on = ""
        self._open_found = False
        self._marked = ""
        self._due: int | None = None
        self._on_offer: dict[str, int] = {}

    def body(self) -> Iterable[Widget]:
        """The filter, the table or what to do where it is empty, and a line on the article."""
        yield Input(id="filter", placeholder="title, author, outlet, date or language")
        yield Table(shelf.COLUMNS, id="articles")
        yield Static(id="nothing", markup=False)
        yield Static(id="about", markup=False)

    def on_mount(self) -> None:
        """There is something to look at before the store is open."""
        super().on_mount()
        self.header.show(["Signposts", "Library"], ["opening …"])
        self.query_one("#filter", Input).select_on_focus = False
        self.query_one(Table).focus()
        self.signposts.begin()

    @property
    def desk(self) -> Desk:
        """Where work is done."""
        return self.signposts.desk

    @property
    def ready(self) -> bool:
        """Keys that are typed while the store is being opened wait for what they are meant for."""
        return self.signposts.has_begun

    def waits_not(self, key: str, *, behind: bool = False) -> bool:
        """Whether a key needs no rows; `behind` others that wait only one that ends the app."""
        rows = self.signposts.rows.of("everywhere") if behind else self.rows
        free = ("quit",) if behind else _ALWAYS
        return any(key in row.keys.split(",") for row in rows if row.action in free)

    # What is shown -----------------------------------------------------------------------------

    def show(self, found: Shown) -> None:
        """Shows what was found; the cursor stays on its article."""
        if self._shown is None:
            self._wanted = found.wanted
        self._shown = found
        found.lines.marked = self._marked
        table = self.query_one(Table)
        at = self._moved_to(table, found)
        table.mark_column(shelf.SORTABLE[found.wanted.order], "↑" if found.wanted.reverse else "↓")
        table.show(found.lines, at=table.at if at is None else at)
        self.set_class(not found.lines, "-empty")
        if found.lines and self.focused is None:
            table.focus()  # it was hidden while there was nothing to show, and lost it
        self.query_one("#nothing", Static).update(_NO_MATCH if found.articles else _EMPTY)
        self._tell()
        self.offer()

    def _moved_to(self, table: Table, found: Shown) -> int | None:
        """The line to be on: what the thread looked for may be what one has left meanwhile."""
        line = table.line
        if self._stood_on and line and line.key not in ("", self._stood_on):
            with suppress(Refusal):  # busy: then the same line is better than where one was
                return found.lines.number(line.key)
            return table.at
        return found.at

    def tell_due(self, due: int) -> None:
        """Says how many items are due."""
        self._due = due
        self.highlighted()  # the desk is there now: it knows of tags that are offered
        self.mark_anew()
        self._tell()

    def _tell(self) -> None:
        if (found := self._shown) is None:
            return
        many = f"{found.articles} article{'' if found.articles == 1 else 's'}"
        if found.wanted.words.strip() or found.wanted.progress.value:
            many = f"{len(found.lines)} of {many}"
        if found.wanted.progress.value:
            many = f"{found.wanted.progress.value}: {many}"
        named = f"{found.scenarios} scenario{'' if found.scenarios == 1 else 's'}"
        due = "" if self._due is None else f"{self._due} due"
        self.header.show(None, [named, due, many], simulated=found.simulated)

    def reload(self, key: str = "") -> None:
        """Looks anew: something has happened to the articles. The cursor goes to `key`."""
        self._on_offer.clear()
        self.look(key)

    def look(self, key: str = "") -> None:
        """Has a thread find what is wanted; until then what is there stands.

        One thread at a time: what is wanted meanwhile is looked for when it has come back.
        """
        if self._looking:
            self._look_again = key or self._look_again or ""
            return
        self._looking = True
        line = self.query_one(Table).line
        self._stood_on = "" if key or not line else line.key
        self.run_worker(partial(self._find, self._wanted, key or self._stood_on), thread=True)

    def _find(self, wanted: shelf.Wanted, key: str) -> None:
        """In a thread. What it says it says by a message: who ends the app waits for nobody."""
        try:
            found, due = shelf.shown(self.signposts.shelf, wanted, key), self.desk.many_due()
        except Refusal as refusal:
            self.call_later(self._found, refusal)
        else:
            self.call_later(self._found, found, due)

    def _found(self, found: Shown | Refusal, due: int = 0) -> None:
        self._looking = False
        again, self._look_again = self._look_again, None
        if isinstance(found, Refusal):
            self.refuse(found)
        else:
            self._due = due
            self.show(found)
        if again is not None:
            self.look(again)
        elif self._open_found:
            self._open_found = False
            self.query_one(Table).action_choose()

    def on_screen_resume(self) -> None:
        """What happened on other screens shows."""
        if self._shown is not None:
            self.call_after_refresh(self.reload)

    def news(self) -> None:
        """The rows are looked for anew; filter and cursor stay."""
        if self._shown is not None:
            self.reload()

    @property
    def article(self) -> ArticleLine | None:
        """The article under the cursor."""
        if not self._shown or not self._shown.lines:
            return None
        return self._shown.lines.article(self.query_one(Table).at)

    @on(Table.Highlighted)
    def highlighted(self) -> None:
        """Says in full what the line is about."""
        words = ""
        if article := self.article:
            with self.attempt():
                words = shelf.about(article, *self.signposts.shelf.kin(article))
            now = not self.signposts.then.past  # what was then cannot be changed
            if now and (offered := self._offered(article.id)):
                words = f"o takes the {offered} tags that are offered · {words}"
        self.query_one("#about", Static).update(safe_line(words))

    def _offered(self, article: str) -> int:
        """How many tags are offered, as far as that is known yet."""
        if not self.signposts.is_seated or article in self._on_offer:
            return self._on_offer.get(article, 0)
        if self.desk.may_be_offered(article):
            self._on_offer[article] = 0
            self.run_worker(partial(self._count_offered, article), thread=True)
        return 0

    def _count_offered(self, article: str) -> None:
        """In a thread: what ships has to be read first."""
        try:
            self._on_offer[article] = self.desk.offered(article)
        except Refusal:
            return
        self.call_later(self.highlighted)

    def offered(self, key: Key) -> bool:
        """Most keys need the store; some an article."""
        if key.action in _ALWAYS:
            return True
        if self._shown is None:
            return False
        if key.action == "leave":
            filtered = bool(self._wanted.words or self._wanted.progress.value)
            also = self.signposts.is_touring or self.signposts.then.past
            return filtered or bool(self._marked or also)
        return bool(self._shown.articles) or key.action in _ANYWAY

    def owner(self, place: str) -> DOMNode:
        """The keys of the list are the table's."""
        return self.query_one(Table) if place == "list" else super().owner(place)

    def mark(self, article: str) -> None:
        """Marks an article, by its id, or none."""
        if self._marked and not article:
            self.say("no article is marked any more")
        self._marked = article
        if self._shown:
            self._shown.lines.marked = article
        self.query_one(Table).refresh()
        self.offer()

    def neighbour(self, article: str, step: int) -> str:
        """The id of the article `step` lines from another one, empty where there is none.

        The cursor goes there, so that it is on the article when one comes back. From an article
        that is not shown one goes to the first that is.
        """
        table, lines = self.query_one(Table), self._shown.lines if self._shown else ()
        if not lines:
            return ""
        own = table.line is not None and table.line.key == article
        at = table.at if own else lines.number(article)
        to = at + step if at is not None else 0
        if not 0 <= to < len(lines):
            return ""
        table.go(to)
        return lines[to].key

    # Sorting and filtering ---------------------------------------------------------------------

    def action_sort(self) -> None:
        """Sorts by the next column."""
        orders = list(shelf.SORTABLE)
        at = orders.index(self._wanted.order)
        self._sort(orders[(at + 1) % len(orders)], False)

    def action_reverse(self) -> None:
        """Turns the order round."""
        self._sort(self._wanted.order, not self._wanted.reverse)

    @on(Table.ColumnClicked)
    def column_clicked(self, event: Table.ColumnClicked) -> None:
        """Sorts by a column; by the same one the other way round."""
        order = shelf.FACETS[event.column].order
        if order is not None:
            again = order is self._wanted.order
            self._sort(order, again and not self._wanted.reverse)

    def _sort(self, order: shelf.Order, reverse: bool) -> None:
        self._wanted = replace(self._wanted, order=order, reverse=reverse)
        with self.attempt():
            self.desk.set_local("sorted", "", shelf.written(self._wanted))
            self.look()

    def action_progress(self) -> None:
        """Shows all, then those not begun, those begun, and those read through."""
        self._wanted = replace(self._wanted, progress=shelf.after(self._wanted.progress))
        self.look()

    def action_filter(self) -> None:
        """Opens the line to filter in."""
        self.add_class("-filtering")
        self.query_one("#filter", Input).focus()

    @on(Input.Changed, "#filter")
    def narrow(self, event: Input.Changed) -> None:
        """Filters as one types."""
        self._wanted = replace(self._wanted, words=safe(event.value))
        if self._shown is not None:
            self.look()

    @on(Input.Submitted, "#filter")
    def open_found(self) -> None:
        """Opens the article that the cursor is on; without words, goes back to the list."""
        self._to_list()
        self._open_found = bool(self._wanted.words.strip()) and self._looking
        if self._wanted.words.strip() and not self._looking:
            self.query_one(Table).action_choose()

    def _to_list(self) -> None:
        self.query_one(Table).focus()
        if not self._wanted.words.strip():
            self.remove_class("-filtering")

    def on_key(self, event: events.Key) -> None:
        """From the filter, the arrow down and tab go to the list."""
        if event.key in ("down", "tab") and self.query_one("#filter").has_focus:
            event.stop()
            self._to_list()

    def action_leave(self) -> None:
        """Leaves the filter of words, then that of progress, else forgets the mark."""
        field = self.query_one("#filter", Input)
        if self.has_class("-filtering"):
            field.value = ""
            self.remove_class("-filtering")
            self.query_one(Table).focus()
        elif self._wanted.progress.value:
            self._wanted = replace(self._wanted, progress=shelf.Progress.ALL)
            self.look()
        elif self._marked:
            self.mark("")
        elif self.signposts.then.past:
            self.signposts.then.leave()
        else:
            self.signposts.action_tour_leave()
