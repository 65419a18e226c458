"""A few fields to fill in; what is wrong is said beside its field, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from seeds.display import safe_line
from seeds.refusal import Refusal
from tui.keys import bindings
from tui.screens.hint import hint_of
from tui.screens.leaving import Leaving
from tui.screens.room import in_words
from tui.widgets.safe_fields import LineField

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Field:
    """One line to fill in: its name, the word before it, what stands there, and a hint."""

    name: str
    label: str
    value: str = ""
    hint: str = ""


class Prompt(Leaving, ModalScreen[T | None], Generic[T]):
    """Asks for fields and does something with them; the result is what that gives, or None.

    `do` takes what was typed by the names of the fields. What it refuses is shown beside the
    field that `Refusal.where` names, else beside the last, and the prompt stays open.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("prompt")

    DEFAULT_CSS = """
    Prompt { align: center middle; }
    Prompt > #box {
        width: 90%; max-width: 84; height: auto; border: round $primary;
        background: $surface; padding: 0 1;
    }
    Prompt .field { height: 1; }
    Prompt .field Label { width: 12; color: $text-muted; }
    Prompt .field Input { border: none; height: 1; padding: 0; background: $boost; width: 1fr; }
    Prompt .wrong { color: $text-error; padding-left: 12; height: auto; display: none; }
    Prompt #hint { color: $text-muted; margin-top: 1; }
    """

    def __init__(
        self, title: str, fields: Sequence[Field], do: Callable[[dict[str, str]], T]
    ) -> None:
        super().__init__()
        self._heading = safe_line(title)
        self._fields = fields
        self._do = do

    def compose(self) -> ComposeResult:
        """The fields under one another, each with room for what is wrong with it."""
        box = Vertical(id="box")
        box.border_title = Content(self._heading)
        with box:
            for field in self._fields:
                with Horizontal(classes="field"):
                    yield Label(field.label, markup=False)
                    yield LineField(field.value, placeholder=field.hint, id=f"field-{field.name}")
                yield Static(id=f"wrong-{field.name}", classes="wrong", markup=False)
            yield Static(hint_of(self, "prompt"), id="hint", markup=False)

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Enter is a key of the field's own."""
        self.action_enter()

    def action_enter(self) -> None:
        """Goes to the next field, and from the last one saves."""
        if self.query_one(f"#field-{self._fields[-1].name}").has_focus:
            self.action_save()
        else:
            self.focus_next()

    def action_next(self) -> None:
        """Goes to the next field."""
        self.focus_next()

    def action_previous(self) -> None:
        """Goes to the field before."""
        self.focus_previous()

    def action_save(self) -> None:
        """Does it, or says what is wrong."""
        for wrong in self.query(".wrong").results(Static):
            wrong.display = False
        try:
            self.dismiss(self._do({field.name: self._said(field) for field in self._fields}))
        except Refusal as refusal:
            self._mark(refusal)

    def action_leave(self) -> None:
        """Leaves things as they are."""
        self.dismiss(None)

    def _said(self, field: Field) -> str:
        """What was typed; where nothing was, what stood there, even if it cannot be shown."""
        typed = self.query_one(f"#field-{field.name}", Input).value
        return field.value if typed == safe_line(field.value) else typed

    def _mark(self, refusal: Refusal) -> None:
        names = [field.name for field in self._fields]
        name = names[-1]
        if refusal.where in names:
            name, refusal.where = refusal.where, ""
            refusal.args = (refusal.what,)
        wrong = self.query_one(f"#wrong-{name}", Static)
        wrong.update(safe_line(in_words(refusal)))
        wrong.display = True
        self.query_one(f"#field-{name}", Input).focus()
