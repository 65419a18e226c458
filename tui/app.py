"""The app: switches screens, and gives all of them their looks; nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import InvalidThemeError
from textual.binding import BindingType
from textual.screen import Screen

from seeds.display import safe
from seeds.refusal import Refusal
from tui import keys, line_filters, remembered, themes
from tui.opening import Opening
from tui.screens.library import Library
from tui.screens.room import Room, in_words
from tui.starting import Starting
from tui.then import Then

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.filter import LineFilter
    from textual.notifications import SeverityLevel
    from textual.theme import Theme

    from seeds.anchor import Span
    from tui.settings import Settings
    from tui.touring import Touring


def run(
    path: Path,
    *,
    analyst: str,
    clock: Callable[[], datetime],
    settings: Settings | None = None,
    read_article: str = "",
    tour: bool = False,
    opening: Opening | None = None,
) -> int:
    """Open the app on a store and, if one is named, on an article, or with the tour; the exit
    status.

    Raises:
        Refusal: the store cannot be opened, there is no such article, or the settings do not fit.
    """
    app = SignpostsApp(
        path,
        analyst=analyst,
        clock=clock,
        settings=settings,
        read_article=read_article,
        tour=tour,
        opening=opening,
    )
    app.run()
    if app.refusal:
        raise app.refusal
    return app.return_code or 0


def _actions() -> type[Provider]:
    from tui.palette import Actions

    return Actions


class SignpostsApp(Starting, inherit_bindings=False):
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
        tour: bool = False,
        opening: Opening | None = None,
    ) -> None:
        super().__init__(
            opening or Opening(path, analyst=analyst, clock=clock), read=read_article, tour=tour
        )
        self.path, self.analyst, self.clock, self.settings = path, analyst, clock, settings
        self._touring: Touring | None = None
        self.then = Then(self)
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.remembered = remembered.read()
        known = self.remembered.theme
        self.theme = known if known in self.available_themes else themes.DARK.name
        self.rows = keys.Rows()
        if settings:
            self._set_up(settings)

    def _set_up(self, settings: Settings) -> None:
        """What a person has set; it counts more than what is remembered.

        Raises:
            Invalid: there is no such theme or action, or a key would mean two things.
        """
        try:
            self.theme = settings.theme or self.theme
        except InvalidThemeError:
            known = tuple(sorted(self.available_themes))
            refusal = settings.wrong(("theme",), f"there is no theme {settings.theme!r}", "")
            refusal.candidates = known
            raise refusal from None
        if settings.keys or settings.preset:
            from tui import hands

            self.rows = keys.Rows(hands.table(settings))
            self.set_keymap(keys.keymap(self.rows.all))

    def get_default_screen(self) -> Screen[None]:
        """The library is there from the first paint, its rows as soon as the store is open."""
        return Library()

    def on_ready(self) -> None:
        """A theme that is chosen from now on is kept."""
        self.theme_changed_signal.subscribe(self, self._keep_theme)

    # Looks -------------------------------------------------------------------------------------

    def _keep_theme(self, theme: Theme) -> None:
        """What is chosen in the app is there again the next time, unless the settings say."""
        if not (self.settings and self.settings.theme):
            self.remembered = remembered.write(theme=theme.name)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line passes on its way to the terminal."""
        return line_filters.of(self)

    # Screens -----------------------------------------------------------------------------------

    def open_article(self, article: str, at: Span | None = None) -> None:
        """Opens an article by its id, where one was in it or at a passage."""
        from tui.screens.reading import ReadingRoom

        self.push_screen(ReadingRoom(self.desk, article, at))

    def others_wrote(self) -> None:
        """Another process has recorded something: the screen that is open shows it."""
        for screen in () if self.then.past else self.screen_stack:
            if isinstance(screen, Room):
                screen.mark_anew()
                (screen.news if screen is self.screen else screen.news_below)()

    def open_board(self, scenario: str) -> None:
        """Opens the board of a scenario, by its id."""
        from tui.screens.board import BoardScreen

        self.push_screen(BoardScreen(self.desk, scenario))

    def open_matrix(self, scenarios: Sequence[str]) -> None:
        """Opens the matrix of rivals: those of one scenario, or some, by their ids."""
        from tui.screens.matrix import MatrixScreen

        self.desk.matrix(*scenarios)
        self.push_screen(MatrixScreen(self.desk, scenarios))

    def open_odds(self, scenario: str) -> None:
        """Opens how far each sighting moved the prior of a scenario."""
        from tui.screens.odds import OddsScreen

        self.push_screen(OddsScreen(self.desk, scenario))

    def open_record(self, scenario: str = "") -> None:
        """Opens the record, of a scenario or of everything."""
        from tui.screens.record import RecordScreen

        self.push_screen(RecordScreen(self.desk, scenario))

    def open_review(self, scenario: str = "", items: Sequence[str] = ()) -> None:
        """Opens the review queue: of what is due, or of some items."""
        from tui.screens.review import ReviewScreen

        self.push_screen(ReviewScreen(self.desk, scenario, items=items))

    def open_history(self) -> None:
        """Opens what was done."""
        from tui.screens.history import HistoryScreen

        self.push_screen(HistoryScreen(self.desk))

    def action_search(self) -> None:
        """Opens the search of the whole store."""
        from tui.screens.search_all import SearchAll

        if isinstance(self.screen, Room) and self.is_open:
            self.screen.go_elsewhere(lambda: self.push_screen(SearchAll(self.desk)))

    def action_help(self) -> None:
        """Opens the keys that work on the screen that is open."""
        from tui.screens.help import Help

        if isinstance(self.screen, Room):
            self.push_screen(Help(self.screen))

    def action_message(self) -> None:
        """Shows the last message whole."""
        if isinstance(self.screen, Room):
            self.screen.show_message()

    def action_command_palette(self) -> None:
        """Opens the palette, which finds an action by what it does."""
        from tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    @property
    def is_touring(self) -> bool:
        """Whether the tour is being taken."""
        return self._touring is not None

    def take_tour(self) -> None:
        """Begins the tour; never on a store that counts."""
        from tui.touring import Touring

        if not self.is_open or not self.desk.simulated:
            self.notify("the tour has a store of its own: signposts tour, in a shell")
            return
        self.action_tour_leave()
        self.remembered = remembered.write(toured=True)
        self._touring = Touring(self)

    def action_tour_next(self) -> None:
        """Goes on to the next step of the tour."""
        if self._touring:
            self._touring.go_on()

    def action_tour_leave(self) -> None:
        """Ends the tour."""
        if self._touring:
            self._touring.leave()
            self._touring = None

    def action_interrupt(self) -> None:
        """Copies what is selected in the text; else says how to end."""
        if isinstance(self.screen, Room) and self.screen.copied():
            return
        self.notify("^q ends Signposts; nothing is lost")

    def copy_to_clipboard(self, text: str) -> None:
        """Copies what is safe to paste, and not too long for a terminal; else says so."""
        from tui.citing import for_clipboard

        try:
            super().copy_to_clipboard(for_clipboard(text))
        except Refusal as refusal:
            self.notify(in_words(refusal), severity="error")

    def on_exit_app(self) -> None:
        """Every screen puts away what it has in hand, whoever ends the app."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Room):
                screen.put_away()

    async def on_event(self, event: events.Event) -> None:
        """What is pasted anywhere may come from anywhere: only what is safe to show goes in."""
        if isinstance(event, events.Paste) and not event.is_forwarded:
            event = events.Paste(safe(event.text))
        await super().on_event(event)

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
