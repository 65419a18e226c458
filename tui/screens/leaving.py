"""Leaving a screen once: a second click on what has closed it must not close the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.await_complete import AwaitComplete

if TYPE_CHECKING:
    from textual.screen import Screen

    _Screen = Screen[Any]
else:
    _Screen = object  # Textual takes the styles of the first base that is a widget


class Leaving(_Screen):
    """To be mixed into a screen. Textual's own `dismiss` takes away whichever screen is on top."""

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Closes the screen, unless it is closed or covered."""
        if self.app.screen_stack[-1:] != [self]:
            return AwaitComplete()
        return super().dismiss(result)
