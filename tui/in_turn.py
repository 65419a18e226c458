"""Keys in turn: what a key does is done before the next one is looked at.

Textual sends each key to what has the focus when it comes in, and runs its action when it has been
through all the widgets around that. Of keys that come in one piece (a fast typist over a slow
line, keys pasted into a terminal) those after `/` would still go to the text, not to the line that
`/` opens. Here they wait, as they do while a screen says that it is not `ready`; but for those that
it says `waits_not` of.
"""

from __future__ import annotations

from collections import deque
from time import monotonic

from textual import events
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump

_POLL, _SELDOM, _OFTEN = 0.004, 0.03, 10
"""Seconds until it is asked again whether a screen is ready; more of them after so many times."""
_PATIENCE, _BUSY = 0.4, 10
"""Seconds to wait for a key that went with the widget which had it; and as many times that for one
whose widget is there, and only slow."""


class Passed(Message):
    """Sent after a key: when it arrives, the key has been everywhere.

    Sent `again`, it comes after the messages that the key has caused: a line of input tells its
    screen by one that it was entered, and only then the screen closes.
    """

    def __init__(self, key: events.Event, *, again: bool = False) -> None:
        self.key, self.again = key, again
        super().__init__()


class KeysInTurn(App[None], inherit_bindings=False):
    """An app that does one key at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: deque[events.Event] = deque()
        self._key: events.Event | None = None
        self._key_is_at: MessagePump | None = None
        self._asked = self._polling = False
        self._polls = 0
        self.hand_moved = 0.0
        """When the last key or movement of the mouse came, by the clock that only goes on."""

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes take their turn; all else goes its way."""
        if isinstance(event, events.InputEvent | events.Paste):
            self.hand_moved = monotonic()
        if not isinstance(event, events.Key | events.Paste):
            await super().on_event(event)
        elif event.is_forwarded:  # it comes back from the screen: nobody has stopped it
            await super().on_event(event)
            if event is self._key and not self._asked:
                # Whatever else it does, such as to move the focus, is in the queue before this.
                self.call_later(self._over, event)
        else:
            if self._keys and not self._is_ready and self._waits_not(event, behind=True):
                self._keys.clear()
            self._keys.append(event)
            if self._key is None:
                await self._go_on()
            else:
                self._ask()

    async def _go_on(self) -> None:
        """Does the next key, if it can be done now."""
        self._polling = False
        if self._key is not None or not self._keys:
            return
        if not (self.screen.is_mounted and (self._is_ready or self._waits_not(self._keys[0]))):
            self._poll()
            return
        self._polls = 0
        event = self._key = self._keys.popleft()
        self._key_is_at, self._asked = self.focused or self.screen, False
        await super().on_event(event)
        if not event.is_forwarded:
            self.call_later(self._over, event)
        elif self._keys:
            self._ask()

    @property
    def _is_ready(self) -> bool:
        return bool(getattr(self.screen, "ready", True))

    def _waits_not(self, event: events.Event, *, behind: bool = False) -> bool:
        """Whether a screen that is not ready does a key all the same, or even overtakes others."""
        asked = getattr(self.screen, "waits_not", None)
        return bool(asked and isinstance(event, events.Key) and asked(event.key, behind=behind))

    def _poll(self) -> None:
        if not self._polling:
            self._polling = True
            self._polls += 1
            self.set_timer(_POLL if self._polls <= _OFTEN else _SELDOM, self._go_on)

    def _ask(self) -> None:
        """Finds out when the key has been everywhere: a widget that stops it does not say so."""
        key = self._key
        if key is not None and not self._asked:
            self._asked = True
            self._send(Passed(key))
            self.set_timer(_PATIENCE, lambda: self._late(key))

    async def _late(self, key: events.Event, times: int = 1) -> None:
        """Waits no more for a key whose widget has gone."""
        if key is self._key and times < _BUSY and self._key_is_at and self._key_is_at.is_running:
            self.set_timer(_PATIENCE, lambda: self._late(key, times + 1))
        else:
            await self._over(key)

    def _send(self, after: Passed) -> None:
        if self._key_is_at is None or not self._key_is_at.post_message(after):
            self.call_later(self._over, after.key)  # it has gone, with the key

    async def on_passed(self, event: Passed) -> None:
        """The key is done, or nobody wanted it."""
        event.stop()
        if event.again:
            self.call_later(self._over, event.key)
        elif event.key is self._key:
            self._send(Passed(event.key, again=True))

    async def _over(self, key: events.Event) -> None:
        if key is self._key:
            self._key = None
            if self._keys:
                # What a screen that was closed gives back is taken first.
                self.call_next(self._go_on)
