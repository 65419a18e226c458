"""The palette: every action of the table of keys, found by what it does or by another word."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.message import Message
from textual.widgets import Input, OptionList

from tui import keys
from tui.keys import Key
from tui.other_words import OTHER_WORDS
from tui.screens.leaving import Leaving
from tui.screens.room import Room

if TYPE_CHECKING:
    from tui.house import House

_NOT_NOW, _ELSEWHERE, _OTHER_WORD = 0.7, 0.5, 0.9
"""What the score is multiplied by: of what cannot be done now, or only on another screen, or was
found by another word."""

_THEME = "takes the theme "

Do = Callable[[], Awaitable[None] | None]


class Palette(Leaving, CommandPalette):
    """Textual's own, but what was chosen is done once, however often it was chosen."""

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def once(self, event: Message) -> None:
        """A second click or `enter` may be on its way when the palette has closed."""
        if self.app.screen_stack[-1:] != [self]:
            event.stop()
            event.prevent_default()

    def _watch__list_visible(self) -> None:
        # Textual falls over what is still being gathered when the app ends and the list is gone.
        if self.query(CommandList):
            super()._watch__list_visible()

    def _action_command_list(self, action: str) -> None:
        # Textual falls over a screen up or down where no line is shown yet.
        lines = self.query_one(CommandList)
        if not action.startswith("page") or lines.highlighted in lines._index_to_line:
            super()._action_command_list(action)


class Actions(Provider):
    """What works here, with its key; then what works elsewhere, with the place."""

    async def discover(self) -> Hits:
        """Before a word is typed: what can be done here and now."""
        for key in self._here():
            yield DiscoveryHit(key.help, partial(self._do, key), help=key.all_shown)
        for help, _, do in self._more():
            if not help.startswith(_THEME) and not help.endswith(")"):
                yield DiscoveryHit(help, do)

    async def search(self, query: str) -> Hits:
        """Everything that fits the words."""
        for words, also, weight, do, shown in self._all():
            score = self._score(query, words, also)
            if score > 0:
                yield Hit(score * weight, self.matcher(query).highlight(words), do, help=shown)

    def _score(self, query: str, words: str, also: str) -> float:
        matcher = self.matcher(query)
        others = max((matcher.match(other) for other in also.split(", ")), default=0.0)
        return max(matcher.match(words), others * _OTHER_WORD)

    def _all(self) -> Iterator[tuple[str, str, float, Do, str]]:
        """Each thing to find: what it does, other words, weight, the act, and its keys."""
        here = {key.id: key for key in self._here()}
        said = {key.help for key in here.values()}
        for key in here.values():
            yield key.help, _also(key), 1, partial(self._do, key), key.all_shown
        for help, also, do in self._more():
            yield help, also, 1, do, ""
        for key, words, weight in self._others(said):
            yield words, _also(key), weight, partial(self._do, key), key.all_shown

    def _others(self, said: set[str]) -> Iterator[tuple[Key, str, float]]:
        """What cannot be done now, and what is done on other screens; each once."""
        found: dict[str, list[Key]] = {}
        for key in self._app.rows.all:
            if key.help not in said and key.place in _OPEN:
                found.setdefault(key.help, []).append(key)
        on_this = self.screen.PLACES if isinstance(self.screen, Room) else ()
        for help, rows in found.items():
            now = next((key for key in rows if key.place in (*on_this, "everywhere")), None)
            where = ", ".join(dict.fromkeys(keys.NAMES[key.place] for key in rows))
            if now:
                yield now, f"{help} (not now)", _NOT_NOW
            else:
                yield rows[0], f"{help} ({where})", _ELSEWHERE

    def _more(self) -> Iterator[tuple[str, str, Do]]:
        """What has no key: looks, and the tour."""
        yield "changes the theme", "colours, dark, light, looks", self.app.action_change_theme
        for name in sorted(self.app.available_themes):
            if name != self.app.theme:
                yield _THEME + name, _looks(name), partial(self._theme, name)
        also = "tutorial, introduction, lesson, first steps"
        simulated = self._app.is_open and self._app.desk.simulated
        tour = "takes the tour" if simulated else "takes the tour (signposts tour, in a shell)"
        yield tour, also, self._app.take_tour

    def _theme(self, name: str) -> None:
        self.app.theme = name

    @property
    def _app(self) -> House:
        return cast("House", self.app)

    def _here(self) -> Iterator[Key]:
        room = self.screen
        if isinstance(room, Room):
            yield from (key for key in room.offers() if key.action != "command_palette")

    async def _do(self, key: Key) -> None:
        room = self.screen
        if not isinstance(room, Room):
            return
        if key in room.offers():
            await room.press(key)
        elif key.place in (*room.PLACES, "everywhere"):
            room.say(f"there is nothing here to do that with; {key.all_shown} {key.help}")
        else:
            room.say(f"that works {keys.NAMES[key.place]}: {key.all_shown}")


def _looks(theme: str) -> str:
    return "colours, looks" + (", high contrast, legible" if "contrast" in theme else "")


def _also(key: Key) -> str:
    return OTHER_WORDS.get(key.name, "")


_OPEN = frozenset(
    place
    for places in keys.SCREENS.values()
    if "everywhere" in places
    for place in places
    if place not in keys.TYPING and place != "choice"
)
"""Places of whole screens: what a small one asks for it shows itself."""
