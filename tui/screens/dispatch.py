"""Which handlers of a screen a message goes to, found once for each kind of message.

Textual looks through all classes of a screen at every message. The reading room has thirty, and
at each key it gets a dozen messages that few of them, or none, have a handler for.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.message import Message

if TYPE_CHECKING:
    from textual.screen import Screen

    _Screen = Screen[Any]
else:
    _Screen = object  # Textual takes the styles of the first base that is a widget

Handler = Callable[[Message], Awaitable[Any]]
Handlers = list[tuple[type, Callable[..., Any]]]


class Dispatching(_Screen):
    """To be mixed into a screen of many classes."""

    _handlers: ClassVar[dict[tuple[type, type[Message]], Handlers | None]] = {}

    def _get_dispatch_methods(
        self, method_name: str, message: Message
    ) -> Iterable[tuple[type, Handler]]:
        """The handlers, those of the classes that come first before the others."""
        kind = (type(self), type(message))
        if kind not in self._handlers:
            self._handlers[kind] = _handlers(type(self), method_name, type(message))
        known = self._handlers[kind]
        if known is None:
            yield from super()._get_dispatch_methods(method_name, message)
            return
        for cls, method in known:
            if message._no_default_action:
                break
            yield cls, method.__get__(self, cls)


def _handlers(screen: type, name: str, message: type[Message]) -> Handlers | None:
    """As Textual finds them; None where they hang on whom a message comes from."""
    found: Handlers = []
    for cls in screen.__mro__:
        own: dict[type, list[tuple[Any, Any]]] = cls.__dict__.get("_decorated_handlers") or {}
        marked = [pair for kind in message.__mro__ for pair in own.get(kind, [])]
        if any(selectors for _, selectors in marked):
            return None
        for method, _ in marked:
            if method not in [known for _, known in found]:
                found.append((cls, method))
        named = cls.__dict__.get(f"_{name}") or cls.__dict__.get(name)
        if named is not None and not getattr(named, "_textual_on", None):
            found.append((cls, named))
    return found
