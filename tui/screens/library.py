"""The library: every article with what is known and tagged; the way to everything else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Input, Static

from seeds.display import safe, safe_line
from seeds.refusal import Refusal
from tui import shelf
from tui.keys import Key, bindings
from tui.screens.room import Room
from tui.widgets.table import Table

if TYPE_CHECKING:
    from pathlib import Path

    from seeds.article import Article
    from store.desk import Desk
    from store.lines import ArticleLine

_EMPTY = """\
There is nothing to read yet.

  a         adds an article, or a folder of them
  ?         shows the keys that work here
  q         leaves

On the command line: signposts add ARTICLE, or signposts demo to look around."""

_NO_MATCH = "Nothing fits the filter. esc shows all articles again."


class Library(Room):
    """A table of articles."""

    PLACES: ClassVar[tuple[str, ...]] = ("library", "list")
    BINDINGS = bindings("library")

    DEFAULT_CSS = """
    Library > #filter {
        display: none; height: 1; border: none; padding: 0 1; background: $boost;
    }
    Library.-filtering > #filter { display: block; }
    Library > #articles { height: 1fr; }
    Library > #nothing { display: none; height: 1fr; padding: 1 3; color: $text-muted; }
    Library.-empty > #nothing { display: block; }
    Library.-empty > #articles, Library.-empty > #about { display: none; }
    Library > #about { height: 1; padding: 0 1; color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._articles: Sequence[ArticleLine] = ()
        self._order: tuple[int, bool] = (shelf.TITLE, False)
        self._marked = ""
        self._words = ""
        self._due = 0

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

    # What is shown -----------------------------------------------------------------------------

    def fill(self, articles: Sequence[ArticleLine], due: int) -> None:
        """Shows the articles of the store, and how many items are due."""
        first = not self._articles
        self._articles, self._due = articles, due
        if first:
            self._order = _order(self.desk.local("sorted"))
        self.show()

    @property
    def desk(self) -> Desk:
        """Where work is done."""
        return self.signposts.desk

    def show(self, key: str = "") -> None:
        """Filters, sorts and shows; the cursor stays on its article, or goes to `key`."""
        found = self._articles
        if self._words.strip():
            from tui.matching import matching

            found = matching(found, self._words, shelf.searched)
        column, reverse = self._order
        table = self.query_one(Table)
        table.mark_column(column, "↑" if reverse else "↓")
        table.show(shelf.lines(shelf.arranged(found, column, reverse), self._marked), key)
        self.set_class(not found, "-empty")
        nothing = _NO_MATCH if self._articles else _EMPTY if self.signposts.is_open else ""
        self.query_one("#nothing", Static).update(nothing)
        self._tell(len(found))
        self.offer()

    def _tell(self, found: int) -> None:
        total = len(self._articles)
        many = f"{total} article{'' if total == 1 else 's'}"
        scenarios = self.desk.scenarios()
        named = f"{len(scenarios)} scenario{'' if len(scenarios) == 1 else 's'}"
        shown = f"{found} of {many}" if self._words.strip() else many
        self.header.show(None, [named, f"{self._due} due", shown], simulated=self.desk.simulated)

    def reload(self, key: str = "") -> None:
        """Reads the articles anew: something has happened to them."""
        with self.attempt():
            self._articles, self._due = self.desk.articles(), self.desk.many_due()
            self.show(key)

    def on_screen_resume(self) -> None:
        """What happened on other screens shows."""
        if self.signposts.is_open:
            self.call_after_refresh(self.reload)

    @property
    def article(self) -> ArticleLine | None:
        """The article under the cursor."""
        line = self.query_one(Table).line
        return next((x for x in self._articles if line and x.id == line.key), None)

    @on(Table.Highlighted)
    def highlighted(self) -> None:
        """Says in full what the line is about."""
        article = self.article
        about = shelf.about(article, self._articles) if article else ""
        self.query_one("#about", Static).update(safe_line(about))

    def offered(self, key: Key) -> bool:
        """Most keys need the store; some an article."""
        if key.action in ("quit", "help", "command_palette"):
            return True
        if not self.signposts.is_open:
            return False
        if key.action == "leave":
            return bool(self._words or self._marked)
        return bool(self._articles) or key.action in ("add", "undo", "redo", "history")

    def owner(self, place: str) -> DOMNode:
        """The keys of the list are the table's."""
        return self.query_one(Table) if place == "list" else super().owner(place)

    # Sorting and filtering ---------------------------------------------------------------------

    def action_sort(self) -> None:
        """Sorts by the next column."""
        at = shelf.SORTABLE.index(self._order[0])
        self._sort(shelf.SORTABLE[(at + 1) % len(shelf.SORTABLE)], False)

    def action_reverse(self) -> None:
        """Turns the order round."""
        self._sort(self._order[0], not self._order[1])

    @on(Table.ColumnClicked)
    def column_clicked(self, event: Table.ColumnClicked) -> None:
        """Sorts by a column; by the same one the other way round."""
        if event.column in shelf.SORTABLE:
            again = event.column == self._order[0]
            self._sort(event.column, again and not self._order[1])

    def _sort(self, column: int, reverse: bool) -> None:
        self._order = (column, reverse)
        with self.attempt():
            self.desk.set_local("sorted", "", f"{column} {int(reverse)}")
            self.show()

    def action_filter(self) -> None:
        """Opens the line to filter in."""
        self.add_class("-filtering")
        self.query_one("#filter", Input).focus()

    @on(Input.Changed, "#filter")
    def narrow(self, event: Input.Changed) -> None:
        """Filters as one types."""
        self._words = safe(event.value)
        if self.signposts.is_open:
            self.show()

    @on(Input.Submitted, "#filter")
    def open_found(self) -> None:
        """Opens the article that the cursor is on; without words, goes back to the list."""
        self._to_list()
        if self._words.strip():
            self.query_one(Table).action_choose()

    def _to_list(self) -> None:
        self.query_one(Table).focus()
        if not self._words.strip():
            self.remove_class("-filtering")

    def on_key(self, event: events.Key) -> None:
        """From the filter, the arrow down and tab go to the list."""
        if event.key in ("down", "tab") and self.query_one("#filter").has_focus:
            event.stop()
            self._to_list()

    def action_leave(self) -> None:
        """Leaves the filter, else forgets the mark."""
        field = self.query_one("#filter", Input)
        if self.has_class("-filtering"):
            field.value = ""
            self.remove_class("-filtering")
            self.query_one(Table).focus()
        elif self._marked:
            self._marked = ""
            self.show()
            self.say("no article is marked any more")

    # Acts --------------------------------------------------------------------------------------

    @on(Table.Chosen)
    def open(self, event: Table.Chosen) -> None:
        """Opens the article."""
        with self.attempt():
            self.signposts.open_article(event.line.key)

    def action_same_work(self) -> None:
        """Marks an edition; on another one says that both are of the same work."""
        article = self.article
        if article is None:
            return
        if not self._marked or self._marked == article.id:
            self._marked = "" if self._marked else article.id
            self.show()
            marked = f"marked: {article.title}; now w on another edition of the same work"
            self.say(marked if self._marked else "no article is marked any more")
            return
        with self.attempt():
            self.desk.same_work(self._marked, article.id)
            self._marked = ""
            self.reload()
            self.say(f"{article.title}: editions of one work now; u undoes it")

    def action_add(self) -> None:
        """Asks for a file or folder and adds what is in it."""
        from tui.screens.adding import ask_files

        self.app.push_screen(ask_files(), self._add)

    def _add(self, paths: list[Path] | None) -> None:
        """Reads the files off the thread of the screen, then keeps them on it."""
        from tui.screens.adding import read_all

        if paths:
            settings = self.signposts.settings
            languages = settings.languages if settings else ()
            self.say(f"reading {len(paths)} file{'' if len(paths) == 1 else 's'} …")
            self.run_worker(
                lambda: self.app.call_from_thread(self._keep, read_all(paths, languages)),
                thread=True,
            )

    def _keep(self, found: Sequence[Article | Refusal]) -> None:
        from tui.screens.adding import keep_all

        with self.attempt():
            first, said = keep_all(self.desk, found)
            self.reload(first)
            self.say(said, error=any(isinstance(one, Refusal) for one in found))

    def action_take_offer(self) -> None:
        """Takes the tags that ship for an article that is known by its text."""
        if article := self.article:
            with self.attempt():
                taken = self.desk.take_offer(article.id).made["annotation"]
                self.reload()
                self.say(f"{taken} tags taken; u removes them all" if taken else "they are here")

    def action_edit(self) -> None:
        """Asks for what is known about the article, and keeps it."""
        from tui.screens.adding import correct

        if article := self.article:
            with self.attempt():
                self.app.push_screen(correct(self.desk, article.id), self._corrected)

    def _corrected(self, id: str | None) -> None:
        if id:
            self.reload(id)
            self.say("saved; u undoes it")

    def action_board(self) -> None:
        """Opens the board of the current scenario, or of one that is chosen."""
        from tui.screens.choosing import choose_scenario

        with self.attempt():
            current = self.desk.local("scenario")
            known = {scenario.id for scenario in self.desk.scenarios()}
            if current in known:
                self.signposts.open_board(current)
            elif len(known) == 1:
                self.signposts.open_board(known.pop())
            else:
                choose_scenario(self, self.desk, self.signposts.open_board)

    def action_review(self) -> None:
        """Reviews what is due."""
        with self.attempt():
            self.signposts.open_review()

    def action_history(self) -> None:
        """Shows what was done."""
        with self.attempt():
            self.signposts.open_history()

    def action_undo(self) -> None:
        """Undoes the last act."""
        with self.attempt():
            self.tell_deeds("undone", self.desk.undo())
            self.reload()

    def action_redo(self) -> None:
        """Redoes what was undone."""
        with self.attempt():
            self.tell_deeds("done again", self.desk.redo())
            self.reload()

    async def action_quit(self) -> None:
        """Ends the app."""
        await self.app.action_quit()


def _order(words: str) -> tuple[int, bool]:
    """The order that was kept: a column and whether it is reversed."""
    column, _, reverse = words.partition(" ")
    if column.isdecimal() and int(column) in shelf.SORTABLE:
        return int(column), reverse == "1"
    return shelf.TITLE, False
