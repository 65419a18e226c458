"""Fields to read, and to write in, one at a time: each is saved when it is left.

What is refused stays in its field, with the words of the refusal under it, until it is mended or
the old text is put back; nothing that was written is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static, TextArea

from seeds.display import safe
from seeds.refusal import Refusal
from tui.keys import bindings
from tui.widgets.looks import look

LABEL = 12
"""Cells of the column of labels."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its label, what stands in it, and what may be written there.

    `always` shows it when nothing is in it, too. A field without a `hint` cannot be written in.
    """

    name: str
    label: str
    text: str = ""
    hint: str = ""
    always: bool = False


Save = Callable[[str, str], Sequence[Field]]
"""Keeps what was written in a field, by its name; all the fields as they are then.

Raises:
    Refusal: it cannot be kept.
"""


class Form(VerticalScroll, can_focus=False):
    """Fields of one thing. While one is being written in, all are shown; else those that say
    something."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    class Left(Message):
        """Writing has ended."""

        def __init__(self, form: Form) -> None:
            self.form = form
            super().__init__()

    class Saved(Message):
        """A field was saved."""

        def __init__(self, form: Form, name: str) -> None:
            self.form, self.name = form, name
            super().__init__()

    DEFAULT_CSS = """
    Form { scrollbar-size-vertical: 1; overflow-y: hidden; }
    Form > #before { height: 1fr; }
    Form > #after { height: auto; display: none; }
    Form.-writing { overflow-y: auto; }
    Form.-writing > #before { height: auto; }
    Form.-writing > #after { display: block; }
    Form > #field { height: auto; display: none; }
    Form > #field > #label { width: 12; color: $text-accent; text-style: bold; }
    Form > #field > Editor {
        height: auto; max-height: 6; border: none; padding: 0; background: $foreground 12%;
    }
    Form > #said { height: auto; display: none; padding-left: 11; color: $text-muted; }
    Form > #said.-refused { color: $text-error; }
    Form.-writing > #field, Form.-writing > #said { display: block; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._fields: Sequence[Field] = ()
        self._save: Save | None = None
        self._owner = ""
        self._field = ""
        self._drafts: dict[tuple[str, str], tuple[str, str]] = {}
        self._before, self._after = FieldLines(id="before"), FieldLines(id="after")
        self._label, self._editor = Static(id="label", markup=False), Editor()
        self._said = Static(id="said", markup=False)

    def compose(self) -> ComposeResult:
        """The fields before the one that is written in, that one, and those after it."""
        yield self._before
        yield Horizontal(self._label, self._editor, id="field")
        yield self._said
        yield self._after

    # What is shown -----------------------------------------------------------------------------

    def show(self, owner: str, fields: Sequence[Field], save: Save | None = None) -> None:
        """Shows the fields of another thing, or of the same one anew. `owner` is its id: what
        was refused comes back with it."""
        if owner != self._owner:
            self.put_away()
        self._owner, self._fields, self._save = owner, fields, save
        self._lay_out()

    @property
    def writing(self) -> str:
        """The name of the field that is being written in; empty where none is."""
        return self._field

    @property
    def refused(self) -> str:
        """Why the field that is being written in cannot be kept as it is."""
        return self._drafts.get((self._owner, self._field), ("", ""))[1]

    def write(self, name: str = "") -> None:
        """Begins to write in a field, the first one where none is named."""
        names = self._writable()
        if not names or not self._save:
            return
        self._field = name if name in names else names[0]
        field = next(f for f in self._fields if f.name == self._field)
        draft = self._drafts.get((self._owner, self._field))
        editor = self._editor
        editor.load_text(draft[0] if draft else safe(field.text))
        editor.move_cursor(editor.document.end)
        self._lay_out()
        editor.focus(scroll_visible=False)
        self.call_after_refresh(self._into_sight)

    def put_away(self) -> bool:
        """Saves what is being written and ends writing; what is refused is kept as a draft."""
        if not self._field:
            return True
        done = self._keep()
        self._field = ""
        self._lay_out()
        self.post_message(self.Left(self))
        return done

    def action_next(self) -> None:
        """Saves the field and goes to the next."""
        self._step(1)

    def action_previous(self) -> None:
        """Saves the field and goes to the previous."""
        self._step(-1)

    def action_leave(self) -> None:
        """Saves the field and ends writing."""
        self.put_away()

    def on_field_lines_clicked(self, event: FieldLines.Clicked) -> None:
        """A click on a field is the wish to write in it."""
        event.stop()
        if self._keep():
            self.write(event.name)

    def on_descendant_blur(self) -> None:
        """Going elsewhere is leaving; the whole window losing the focus is not."""
        if self._field and self.app.app_focus and self.screen.is_active:
            self.call_later(self._blurred)

    def _blurred(self) -> None:
        if self._field and not self._editor.has_focus:
            self.put_away()

    # Keeping -----------------------------------------------------------------------------------

    def _step(self, by: int) -> None:
        names = self._writable()
        if self._keep() and self._field in names:
            self.write(names[(names.index(self._field) + by) % len(names)])

    def _keep(self) -> bool:
        """Saves what stands in the field, if it was changed; False where it is refused."""
        field = next((f for f in self._fields if f.name == self._field), None)
        if field is None or self._save is None:
            return True
        text = self._editor.text
        place = (self._owner, self._field)
        if text == safe(field.text):
            self._drafts.pop(place, None)
            return True
        try:
            self._fields = self._save(self._field, text.strip())
        except Refusal as refusal:
            tried = f"; try: {refusal.attempt}" if refusal.attempt else ""
            one_of = f": {', '.join(refusal.candidates)}" if refusal.candidates else ""
            self._drafts[place] = (text, f"{refusal.what}{one_of}{tried}")
            self._lay_out()
            return False
        self._drafts.pop(place, None)
        self.post_message(self.Saved(self, self._field))
        return True

    # Painting ----------------------------------------------------------------------------------

    def _writable(self) -> list[str]:
        return [field.name for field in self._fields if field.hint]

    def _lay_out(self) -> None:
        """Fields before and after the one that is written in, all of them while one is."""
        shown = [f for f in map(self._drafted, self._fields) if self._field or f.text or f.always]
        at = next((n for n, f in enumerate(shown) if f.name == self._field), len(shown))
        drafts = self._drafts.items()
        problems = {name: words for (of, name), (_, words) in drafts if of == self._owner}
        self._before.show(shown[:at], problems)
        self._after.show(shown[at + 1 :], problems)
        self.set_class(bool(self._field), "-writing")
        if self._field:
            self._said.update(self.refused or shown[at].hint)
            self._said.set_class(bool(self.refused), "-refused")
            self._label.update(shown[at].label)

    def _drafted(self, field: Field) -> Field:
        draft = self._drafts.get((self._owner, field.name))
        return Field(field.name, field.label, draft[0], field.hint) if draft else field

    def _into_sight(self) -> None:
        if self._field:
            self.scroll_to_widget(self._said, animate=False)
            self.scroll_to_widget(self._editor, animate=False)


class Editor(TextArea):
    """The one field that is being written in. What is pasted there is one line."""

    def __init__(self) -> None:
        super().__init__(compact=True, highlight_cursor_line=False, show_line_numbers=False)

    async def _on_key(self, event: events.Key) -> None:
        """Keys are done here at once: what is typed after them must not come before them."""
        if event.is_printable:
            return
        active = self.screen.active_bindings.get(event.key)
        if active and isinstance(active.node, Form | Editor):
            event.stop()
            event.prevent_default()
            await self.app.run_action(active.binding.action, active.node)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        await super()._on_paste(events.Paste(" ".join(event.text.split())))


class FieldLines(Widget):
    """Fields under one another, each with its label, wrapped to the width there is."""

    class Clicked(Message):
        """A field was clicked."""

        def __init__(self, name: str) -> None:
            self.name = name
            super().__init__()

    COMPONENT_CLASSES: ClassVar[set[str]] = {"field-lines--label", "field-lines--problem"}

    DEFAULT_CSS = """
    FieldLines > .field-lines--label { color: $text-muted; }
    FieldLines > .field-lines--problem { color: $text-error; text-style: bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._fields: Sequence[Field] = ()
        self._problems: dict[str, str] = {}
        self._at: list[str] = []

    def show(self, fields: Sequence[Field], problems: dict[str, str]) -> None:
        """Shows other fields; `problems` are refusals by the names of fields."""
        problems = {f.name: problems[f.name] for f in fields if f.name in problems}
        if (fields, problems) != (self._fields, self._problems):
            self._fields, self._problems = fields, problems
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
            for n, part in enumerate(words.wrap(self.app.console, max(8, width - LABEL))):
                head = field.label if n == 0 else ""
                line = Text(head + " " * (LABEL - cell_len(head)), label, end="", no_wrap=True)
                part.rstrip()
                lines.append(Text.assemble(line, part))
                self._at.append(field.name)
        return lines
