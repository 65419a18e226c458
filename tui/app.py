"""The app: starts, and switches screens; nothing else."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App, InvalidThemeError
from textual.binding import BindingType
from textual.screen import Screen

from seeds.display import safe
from seeds.refusal import Invalid, Refusal
from tui import hangup, keys, themes
from tui.screens.library import Library
from tui.screens.room import Room

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.notifications import SeverityLevel

    from seeds.anchor import Span
    from store.desk import Desk
    from store.lines import ArticleLine
    from tui.settings import Settings

_REST = 0.3
"""Seconds after the first rows until the garbage collector is told what stays."""


def run(
    path: Path,
    *,
    analyst: str,
    clock: Callable[[], datetime],
    settings: Settings | None = None,
    read_article: str = "",
) -> int:
    """Open the app on a store and, if one is named, on an article; the exit status.

    Raises:
        Refusal: the store cannot be opened, there is no such article, or the settings do not fit.
    """
    app = SignpostsApp(
        path, analyst=analyst, clock=clock, settings=settings, read_article=read_article
    )
    app.run()
    if app.refusal:
        raise app.refusal
    return app.return_code or 0


def _actions() -> type[Provider]:
    from tui.palette import Actions

    return Actions


class SignpostsApp(App[None], inherit_bindings=False):
    """The library first, the rest from there."""

    TITLE = "Signposts"
    CSS_PATH = "theme.tcss"
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("everywhere")
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_actions}

    def __init__(
        self,
        path: Path,
        *,
        analyst: str,
        clock: Callable[[], datetime],
        settings: Settings | None = None,
        read_article: str = "",
    ) -> None:
        super().__init__()
        self.path, self.analyst, self.clock, self.settings = path, analyst, clock, settings
        self.refusal: Refusal | None = None
        self._read_first = read_article
        self._desk: Desk | None = None
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = themes.DARK.name
        if settings:
            self._set_up(settings.theme, settings.keys)

    def _set_up(self, theme: str, wanted: Mapping[str, str]) -> None:
        """What a person has set.

        Raises:
            Invalid: there is no such theme or action, or a key would mean two things.
        """
        try:
            self.theme = theme or self.theme
        except InvalidThemeError:
            known = tuple(sorted(self.available_themes))
            raise Invalid(f"there is no theme {theme!r}", candidates=known) from None
        unknown = set(wanted) - {key.name for key in keys.KEYS}
        if unknown:
            raise Invalid(f"no key does {', '.join(sorted(unknown))}", attempt="tag-trigger")
        if clashes := keys.clashes(keys.remapped(wanted)):
            raise Invalid("; ".join(clashes), attempt="another key in the settings")
        self.set_keymap(dict(wanted))

    # Starting ----------------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[None]:
        """The library is there from the first paint, its rows as soon as the store is open."""
        return Library()

    def on_ready(self) -> None:
        """What takes long is loaded once there is something to look at."""
        if not self.is_headless:
            hangup.watch(self, self.action_quit)
        self.run_worker(self._load, thread=True)

    def _load(self) -> None:
        """Opens the store, in another thread: importing it takes longer than all the rest."""
        try:
            from store.desk import Desk, Via

            desk = Desk.open(self.path, analyst=self.analyst, clock=self.clock, via=Via.APP)
            articles, due = desk.articles(), desk.many_due()
        except Refusal as refusal:
            self.call_from_thread(self._give_up, refusal)
            return
        self.call_from_thread(self._loaded, desk, articles, due)
        # So that the first article opens at once.
        import tui.screens.reading  # noqa: F401

    def _loaded(self, desk: Desk, articles: Sequence[ArticleLine], due: int) -> None:
        self._desk = desk
        library = self.screen_stack[0]
        assert isinstance(library, Library)
        library.fill(articles, due)
        if self._read_first:
            try:
                self.open_article(desk.article(self._read_first).id)
            except Refusal as refusal:
                self._give_up(refusal)
        self.set_timer(_REST, _freeze)

    def _give_up(self, refusal: Refusal) -> None:
        self.refusal = refusal
        self.exit(return_code=refusal.status)

    # Screens -----------------------------------------------------------------------------------

    @property
    def desk(self) -> Desk:
        """Where work is done; there once the library has its rows."""
        assert self._desk is not None
        return self._desk

    @property
    def is_open(self) -> bool:
        """Whether the store is open yet."""
        return self._desk is not None

    def open_article(self, article: str, at: Span | None = None) -> None:
        """Opens an article by its id, where one was in it or at a passage."""
        from tui.screens.reading import ReadingRoom

        self.push_screen(ReadingRoom(self.desk, article, at))

    def open_board(self, scenario: str) -> None:
        """Opens the board of a scenario, by its id."""
        from tui.screens.board import BoardScreen

        self.push_screen(BoardScreen(self.desk, scenario))

    def open_review(self, scenario: str = "", items: Sequence[str] = ()) -> None:
        """Opens the review queue: of what is due, or of some items."""
        from tui.screens.review import ReviewScreen

        self.push_screen(ReviewScreen(self.desk, scenario, items=items))

    def open_history(self) -> None:
        """Opens what was done."""
        from tui.screens.history import HistoryScreen

        self.push_screen(HistoryScreen(self.desk))

    def action_help(self) -> None:
        """Opens the keys that work on the screen that is open."""
        from tui.screens.help import Help

        if isinstance(self.screen, Room):
            self.push_screen(Help(self.screen))

    def action_interrupt(self) -> None:
        """Says how to end: who presses this may mean to copy."""
        self.notify("^q ends Signposts; nothing is lost")

    async def action_quit(self) -> None:
        """Every screen puts away what it has in hand, then the app ends."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Room):
                screen.put_away()
        self.exit()

    async def on_event(self, event: events.Event) -> None:
        """What is pasted anywhere may come from anywhere: only what is safe to show goes in."""
        if isinstance(event, events.Paste) and not event.is_forwarded:
            event = events.Paste(safe(event.text))
        await super().on_event(event)

    def on_unmount(self) -> None:
        """Lets go of the store."""
        if self._desk is not None:
            self._desk.close()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Says something in the last line of the screen; it never is markup."""
        words = f"{title}: {message}" if title else message
        if isinstance(self.screen, Room):
            self.screen.say(words, error=severity == "error")
        else:
            super().notify(words, severity=severity, timeout=timeout, markup=False)


def _freeze() -> None:
    """What is there now stays to the end: the collector need not look at it at every key."""
    gc.collect()
    gc.freeze()
