"""Fields as they are read: a label and words each, under one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from seeds.display import safe
from tui.widgets.looks import look

LABEL = 12
"""Cells of the column of labels."""

SAVED = "saved"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its label, what stands in it, and what may be written there.

    `always` shows it when nothing is in it, too. A field without a `hint` cannot be written in.
    Where it holds a list, `sign` stands between its parts.
    """

    name: str
    label: str
    text: str = ""
    hint: str = ""
    always: bool = False
    sign: str = ""


class FieldLines(Widget):
    """Fields under one another, each with its label, wrapped to the width there is."""

    class Clicked(Message):
        """A field was clicked."""

        def __init__(self, name: str) -> None:
            self.name = name
            super().__init__()

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "field-lines--label",
        "field-lines--problem",
        "field-lines--saved",
    }

    DEFAULT_CSS = """
    FieldLines > .field-lines--label { color: $text-muted; }
    FieldLines > .field-lines--problem { color: $text-error; text-style: bold; }
    FieldLines > .field-lines--saved { color: $text-success; text-style: bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._fields: Sequence[Field] = ()
        self._problems: dict[str, str] = {}
        self._saved = ""
        self._at: list[str] = []

    def show(self, fields: Sequence[Field], problems: Mapping[str, str], saved: str = "") -> None:
        """Shows other fields; `problems` are refusals by the names of fields, `saved` is the name
        of the one that has just been saved."""
        problems = {f.name: problems[f.name] for f in fields if f.name in problems}
        if (fields, problems, saved) != (self._fields, self._problems, self._saved):
            self._fields, self._problems, self._saved = fields, problems, saved
            self.refresh(layout=self.styles.is_auto_height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the fields need."""
        return len(self._lines(width)) if self._fields else 0

    def render(self) -> Text:
        """All the fields."""
        return Text("\n", no_wrap=True, end="").join(self._lines(self.content_size.width))

    def on_click(self, event: events.Click) -> None:
        """Which field it was."""
        y = event.y - self.gutter.top
        if 0 <= y < len(self._at):
            self.post_message(self.Clicked(self._at[y]))

    def _lines(self, width: int) -> list[Text]:
        label = look(self, "field-lines--label")
        problem = look(self, "field-lines--problem")
        lines: list[Text] = []
        self._at = []
        for field in self._fields:
            words = Text(safe(field.text) or "–")
            if field.name in self._problems:
                words.append(f"\n! {safe(self._problems[field.name])}", problem)
            if field.name == self._saved:
                words.append(f"  {SAVED}", look(self, "field-lines--saved"))
            for n, part in enumerate(words.wrap(self.app.console, max(8, width - LABEL))):
                head = field.label if n == 0 else ""
                line = Text(head + " " * (LABEL - cell_len(head)), label, end="", no_wrap=True)
                part.rstrip()
                lines.append(Text.assemble(line, part))
                self._at.append(field.name)
        return lines
