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

from seeds.display import safe
from tui.widgets.painted import Painted

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


class FieldLines(Painted):
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
            self.changed(layout=self.styles.is_auto_height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the fields need."""
        return len(self.lines(width)) if self._fields else 0

    def on_click(self, event: events.Click) -> None:
        """Which field it was."""
        y = event.y - self.gutter.top
        if 0 <= y < len(self._at):
            self.post_message(self.Clicked(self._at[y]))

    def lines(self, width: int) -> Sequence[Text]:
        """All the fields."""
        lines: list[Text] = []
        self._at = []
        for field in self._fields:
            said = (self._problems.get(field.name, ""), field.name == self._saved)
            of_field = self._lines_of(field, *said, max(8, width - LABEL))
            lines += of_field
            self._at += [field.name] * len(of_field)
        return lines

    def _lines_of(self, field: Field, problem: str, saved: bool, width: int) -> Sequence[Text]:
        """One field: its label, and beside it the words in a width in cells."""
        words = Text(safe(field.text) or "–")
        if problem:
            words.append(f"\n! {safe(problem)}", self.look("field-lines--problem"))
        if saved:
            words.append(f"  {SAVED}", self.look("field-lines--saved"))
        one = "\n" not in words.plain and words.cell_len <= width
        lines: list[Text] = []
        for part in [words] if one else words.wrap(self.app.console, width):
            head = "" if lines else field.label
            line = Text(head + " " * (LABEL - cell_len(head)), no_wrap=True, end="")
            line.stylize(self.look("field-lines--label"))
            part.rstrip()
            lines.append(line.append_text(part))
        return lines
