"""The library: every article with what is known and tagged; the way to everything else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on

from seeds.refusal import Refusal
from tui.keys import bindings
from tui.screens.browsing import Browsing
from tui.screens.comparing import Comparing
from tui.widgets.table import Table

if TYPE_CHECKING:
    from pathlib import Path

    from seeds.article import Article


class Library(Browsing, Comparing):
    """What can be done with the articles."""

    BINDINGS = bindings("library")

    @on(Table.Chosen)
    def open(self, event: Table.Chosen) -> None:
        """Opens the article."""
        if event.line.key:
            with self.attempt():
                self.signposts.open_article(event.line.key)

    def action_same_work(self) -> None:
        """Marks an edition; on another one says that both are of the same work."""
        article = self.article
        if article is None:
            return
        if not self._marked or self._marked == article.id:
            self.mark("" if self._marked else article.id)
            if self._marked:
                self.say(f"now <library.same-work> on another edition; marked: {article.title}")
            return
        with self.attempt():
            self.desk.same_work(self._marked, article.id)
            self.mark("")
            self.reload()
            self.say(f"editions of one work now; <library.undo> undoes it: {article.title}")

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
                said = f"{taken} tags taken; <library.undo> removes them all"
                self.say(said if taken else "they are here")

    def action_edit(self) -> None:
        """Asks for what is known about the article, and keeps it."""
        from tui.screens.adding import correct

        if article := self.article:
            with self.attempt():
                self.app.push_screen(correct(self.desk, article.id), self._corrected)

    def _corrected(self, id: str | None) -> None:
        if id:
            self.reload(id)
            self.say("saved; <library.undo> undoes it")

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

    def action_scores(self) -> None:
        """Opens the record of everything."""
        with self.attempt():
            self.signposts.open_record()

    def action_review(self) -> None:
        """Reviews what is due."""
        with self.attempt():
            self.signposts.open_review()

    def action_history(self) -> None:
        """Shows what was done."""
        with self.attempt():
            self.signposts.open_history()

    def action_as_of(self) -> None:
        """Shows everything as it had been recorded by a day; from there, returns to today."""
        self.signposts.then.turn()

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
