"""Fields to type in that hold only what is safe to show, wherever it was pasted from."""

from __future__ import annotations

from textual import events
from textual.widgets import Input, TextArea

from seeds.display import safe, safe_line


class LineField(Input):
    """One line."""

    def validate_value(self, value: str) -> str:
        """What was typed or pasted, made safe."""
        return safe_line(value)


class LinesField(TextArea):
    """Some lines; tab goes on to the next field, and enter is a key of the form."""

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(
            id=id,
            tab_behavior="focus",
            show_line_numbers=False,
            compact=True,
            highlight_cursor_line=False,
            placeholder=placeholder,
        )

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.prevent_default()  # no line begins: enter means the same in every field

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        await super()._on_paste(events.Paste(safe(event.text.replace("\r\n", "\n"))))
