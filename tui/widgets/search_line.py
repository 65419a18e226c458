"""The line at the bottom in which one types what to search for, and reads what was found."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from seeds.display import safe_line
from tui.keys import bindings
from tui.widgets.safe_fields import LineField


class SearchLine(Horizontal):
    """A line to type in, whether it is a regular expression, and words about the result."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("find")

    DEFAULT_CSS = """
    SearchLine { height: 1; padding: 0 1; background: $boost; display: none; }
    SearchLine.-open { display: block; }
    SearchLine > #mark { width: auto; color: $text-accent; text-style: bold; padding-right: 1; }
    SearchLine > #sought {
        width: 1fr; height: 1; border: none; padding: 0; background: transparent;
    }
    SearchLine > #found {
        width: auto; max-width: 75%; padding-left: 2; color: $text-muted;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    SearchLine.-wrong > #found { color: $text-error; text-style: bold; }
    """

    class Changed(Message):
        """Other words, or words read in another way."""

        def __init__(self, words: str, regex: bool) -> None:
            self.words, self.regex = words, regex
            super().__init__()

    class Stepped(Message):
        """To the next place (`step` 1) or the one before (-1), while one is still typing."""

        def __init__(self, step: int) -> None:
            self.step = step
            super().__init__()

    class Kept(Message):
        """What was found is to stay."""

    class Left(Message):
        """Nothing is looked for after all."""

    def __init__(self) -> None:
        super().__init__()
        self._field = LineField(placeholder="words in this article", id="sought")
        self._mark = Static("/", id="mark", markup=False)
        self._found = Static(id="found", markup=False)
        self.regex = False

    async def furnish(self) -> None:
        """Puts in its place what is seen when it is opened; until then an article is shown."""
        await self.mount(self._mark, self._field, self._found)

    @property
    def words(self) -> str:
        """What was typed."""
        return self._field.value

    @property
    def is_open(self) -> bool:
        """Whether it is there to be seen."""
        return self.has_class("-open")

    @property
    def writing(self) -> bool:
        """Whether keys go into it."""
        return self._field.has_focus

    def open(self) -> None:
        """Shows the line with the words of the last time, which typing replaces."""
        self.add_class("-open")
        self.tell("")
        self._field.focus()
        self._field.action_select_all()

    def close(self) -> None:
        """Puts the line away."""
        self.remove_class("-open")

    def tell(self, words: str, *, wrong: bool = False) -> None:
        """Says what was found, or what is wrong with what was typed."""
        self.set_class(wrong, "-wrong")
        self._found.update(safe_line(words))

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Other words."""
        event.stop()
        self.post_message(self.Changed(self.words, self.regex))

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Enter is a key of the field's own."""
        event.stop()
        self.action_keep()

    def on_click(self) -> None:
        """A click beside the words is for the field, on its mark it is the switch."""
        if self._mark.is_mouse_over:
            self.action_turn_regex()
        self._field.focus()

    def action_turn_regex(self) -> None:
        """Reads the words as a regular expression, or no longer."""
        self.regex = not self.regex
        self._mark.update(".*" if self.regex else "/")
        self.post_message(self.Changed(self.words, self.regex))

    def action_keep(self) -> None:
        """Keeps what was found."""
        self.post_message(self.Kept())

    def action_next(self) -> None:
        """Looks at the next place."""
        self.post_message(self.Stepped(1))

    def action_previous(self) -> None:
        """Looks at the place before."""
        self.post_message(self.Stepped(-1))

    def action_leave(self) -> None:
        """Looks for nothing."""
        self.post_message(self.Left())
