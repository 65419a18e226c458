"""Fields to read, and to write in, one at a time: each is saved when it is left.

What is refused stays in its field, with the words of the refusal under it, until it is mended or
the old text is put back; nothing that was written is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from seeds.display import safe, safe_line
from seeds.refusal import Refusal
from tui.keys import Key, Rows, bindings
from tui.widgets.cells import cut
from tui.widgets.editor import Editor
from tui.widgets.field_lines import Field, FieldLines

__all__ = ["Editor", "Field", "FieldLines", "Form", "Save"]

SAVED_SECONDS = 5.0
"""How long the word stands beside a field that it was saved."""

_MOST, _NARROW = 12, 30
"""Words that are offered at once; cells for them before one knows how many there are."""

_BEGUN = 14
"""Cells for what was begun, where one is told what would be saved."""

_AS_SHIPPED = Rows()

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
    Form > #said { height: auto; display: none; padding-left: 12; color: $text-muted; }
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
        self._saved = ""
        self._fading: Timer | None = None
        self._before, self._after = FieldLines(id="before"), FieldLines(id="after")
        self._label, self._editor = Static(id="label", markup=False), Editor()
        self._said = Static(id="said", markup=False)

    def compose(self) -> ComposeResult:
        """The fields before the one that is written in, that one, and those after it."""
        yield self._before
        yield from self.to_write_in()

    def to_write_in(self) -> ComposeResult:
        """What is not seen until one writes."""
        yield Horizontal(self._label, self._editor, id="field")
        yield self._said
        yield self._after

    # What is shown -----------------------------------------------------------------------------

    def show(self, owner: str, fields: Sequence[Field], save: Save | None = None) -> None:
        """Shows the fields of another thing, or of the same one anew. `owner` is its id: what
        was refused comes back with it."""
        if owner != self._owner:
            self.put_away()
            self._saved = ""
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
        editor, words = self._editor, [safe_line(word) for word in self.words(field.name)]
        editor.open(draft[0] if draft else safe(field.text), words, field.sign)
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
        """Saves the field and goes to the next; from the last one ends writing."""
        if self._field and self._field == self._writable()[-1]:
            if self._keep():
                self.put_away()
        else:
            self._step(1)

    def action_take_or_next(self) -> None:
        """Takes the word that is offered for what was begun; else goes to the next field."""
        if not (self._editor.continued and self._editor.take()):
            self._step(1)

    def action_previous(self) -> None:
        """Saves the field and goes to the previous."""
        self._step(-1)

    def action_leave(self) -> None:
        """Saves the field and ends writing."""
        self.put_away()

    def action_abandon(self) -> None:
        """Leaves the field as it was, and ends writing."""
        field = next((f for f in self._fields if f.name == self._field), None)
        if field:
            self._drafts.pop((self._owner, self._field), None)
            self._editor.load_text(safe(field.text))
            self.put_away()

    def action_complete(self) -> None:
        """Takes the word that is offered."""
        self._editor.take()

    def action_other(self) -> None:
        """Offers another word."""
        self._editor.other()

    def offered(self, key: Key) -> bool:
        """Whether a key of the form would do something now."""
        if key.action == "complete":
            return bool(self._editor.offer)
        return key.action != "other" or len(self._editor.found) > 1

    def words(self, name: str) -> Sequence[str]:
        """Words that may be offered while one writes in a field, the likeliest first."""
        return ()

    def on_editor_offered(self) -> None:
        """Says which words are offered."""
        if self._field:
            self._say()

    def watch_virtual_size(self) -> None:
        """The field stays in sight when the words under it take more room, or others less."""
        if self._field:
            self.call_after_refresh(self._into_sight)

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
        self._say_saved(self._field)
        self.post_message(self.Saved(self, self._field))
        return True

    def _say_saved(self, name: str) -> None:
        self._saved = name
        if self._fading:
            self._fading.stop()
        self._fading = self.set_timer(SAVED_SECONDS, lambda: self._say_saved("")) if name else None
        self._lay_out()

    # Painting ----------------------------------------------------------------------------------

    def _writable(self) -> list[str]:
        return [field.name for field in self._fields if field.hint]

    def _lay_out(self) -> None:
        """Fields before and after the one that is written in, all of them while one is."""
        shown = [f for f in map(self._drafted, self._fields) if self._shows(f)]
        at = next((n for n, f in enumerate(shown) if f.name == self._field), len(shown))
        drafts = self._drafts.items()
        problems = {name: words for (of, name), (_, words) in drafts if of == self._owner}
        self._before.show(shown[:at], problems, self._saved)
        self._after.show(shown[at + 1 :], problems, self._saved)
        self.set_class(bool(self._field), "-writing")
        if self._field:
            self._label.update(shown[at].label)
            self._say()

    def _say(self) -> None:
        """Under the field: why it was refused, else what may be written there, or is offered."""
        hint = next((f.hint for f in self._fields if f.name == self._field), "")
        if self._editor.continued:
            hint = self._two_ways(self._editor.continued)
        offers = self._offers()
        self._said.update("\n".join(part for part in (self.refused or hint, offers) if part))
        self._said.set_class(bool(self.refused), "-refused")

    def _two_ways(self, begun: str) -> str:
        """That what is offered is not written yet, though it stands there."""
        rows: Rows = getattr(self.app, "rows", _AS_SHIPPED)
        words = cut(safe_line(begun), _BEGUN)
        return rows.in_words(f"<form.take-or-next> takes it, <form.next> saves “{words}”")

    def _offers(self) -> str:
        """The words that are offered, as far as there is room; the one to be taken in brackets."""
        offer, found = self._editor.offer, self._editor.found
        at = found.index(offer) if offer else 0
        shown = [f"[{one}]" if one == offer else one for one in [*found[at:], *found[:at]][:_MOST]]
        return cut("  ".join(shown), self._said.content_size.width or _NARROW) if shown else ""

    def _shows(self, field: Field) -> bool:
        """While one writes every field; else those that say something, or were refused."""
        drafted = (self._owner, field.name) in self._drafts
        return bool(self._field or field.text or field.always or drafted)

    def _drafted(self, field: Field) -> Field:
        draft = self._drafts.get((self._owner, field.name))
        return replace(field, text=draft[0]) if draft else field

    def _into_sight(self) -> None:
        if self._field:
            self.scroll_to_widget(self._said, animate=False, immediate=True)
            self.scroll_to_widget(self._editor, animate=False, immediate=True)
