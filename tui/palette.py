"""The palette: every action of the table of keys, found by what it does."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui import keys
from tui.keys import Key
from tui.screens.room import Room

_ELSEWHERE = 0.5
"""What the score of an action that works on another screen is multiplied by."""


class Actions(Provider):
    """What works here, with its key; then what works elsewhere, with the place."""

    async def discover(self) -> Hits:
        """Before a word is typed: what can be done here and now."""
        for key in self._here():
            yield DiscoveryHit(key.help, partial(self._do, key), help=key.all_shown)
        yield DiscoveryHit("changes the theme", self.app.action_change_theme, help="theme")

    async def search(self, query: str) -> Hits:
        """Everything that fits the words."""
        matcher = self.matcher(query)
        here = list(self._here())
        for key in keys.KEYS:
            words = key.help if key in here else f"{key.help} ({keys.NAMES[key.place]})"
            score = matcher.match(words)
            if score > 0:
                score *= 1 if key in here else _ELSEWHERE
                yield Hit(
                    score, matcher.highlight(words), partial(self._do, key), help=key.all_shown
                )
        words = "changes the theme"
        if (score := matcher.match(words)) > 0:
            yield Hit(score, matcher.highlight(words), self.app.action_change_theme, help="theme")

    def _here(self) -> Iterator[Key]:
        room = self.screen
        if isinstance(room, Room):
            yield from room.offers()

    async def _do(self, key: Key) -> None:
        room = self.screen
        if not isinstance(room, Room):
            return
        if key in room.offers():
            await room.press(key)
        else:
            room.say(f"that works {keys.NAMES[key.place]}: {key.all_shown}")
