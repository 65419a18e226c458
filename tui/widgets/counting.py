"""Digits before a key: `3j` goes three on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from textual.widget import Widget
else:
    # Textual takes looks and styles from the first base that is a widget, and from no other.
    Widget = object

_MOST_DIGITS = 4


class Counting(Widget):
    """To be mixed into a widget whose actions may be asked for several times at once."""

    COUNTS = True
    """Whether digits are counts; where not, they may be keys of their own."""

    _typed = ""
    _counted = ""

    def counts(self, event: events.Key) -> bool:
        """Whether a key is a count, or comes after one."""
        return bool(self._typed) or self._is_digit(event)

    def _is_digit(self, event: events.Key) -> bool:
        digit = event.character or ""
        decimal = self.COUNTS and digit.isdecimal() and digit.isascii()
        return decimal and (digit != "0" or bool(self._typed))

    def on_key(self, event: events.Key) -> None:
        """Takes digits; the key that comes after them is counted, if it can be."""
        if self._is_digit(event):
            self._typed = (self._typed + (event.character or ""))[-_MOST_DIGITS:]
            event.stop()
        elif self._typed:
            # The action comes later than the key, and the next key may be here before it.
            bound = self._bindings.key_to_bindings.get(event.key, [])
            if any(binding.action.startswith("counted(") for binding in bound):
                self._counted = self._typed
            self._typed = ""

    async def action_counted(self, action: str) -> None:
        """Does an action as often as was typed before it."""
        count, self._counted = self._counted, ""
        await self.run_action(f"{action}({count})")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A counted action is there when the action is."""
        if action == "counted" and parameters:
            return self.check_action(str(parameters[0]), ())
        return super().check_action(action, parameters)
