"""The tour while it is taken: a line on every screen, and an eye on what is done."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.css.query import NoMatches
from textual.widget import Widget

from scenarios.vocabulary import Kind
from seeds.refusal import Refusal
from tui.screens.room import Room
from tui.tour import END, STEPS, Scene
from tui.widgets.looks import look

if TYPE_CHECKING:
    from tui.house import House

_EVERY = 0.2
"""Seconds between two looks at what was done."""


class TourLine(Widget):
    """What to do next; it stands between header and body, and hides nothing."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tour--step"}

    DEFAULT_CSS = """
    TourLine {
        height: auto; max-height: 4; padding: 0 1; background: $boost; color: $text;
        & > .tour--step { color: $text-accent; text-style: bold; }
    }
    """

    def __init__(self, step: str, words: str) -> None:
        super().__init__(id="tour")
        self._step, self._words = step, words

    def tell(self, step: str, words: str) -> None:
        """Says something else."""
        if (step, words) != (self._step, self._words):
            self._step, self._words = step, words
            self.refresh(layout=True)

    @property
    def told(self) -> str:
        """What it says."""
        return f"{self._step}  {self._words}"

    def render(self) -> Text:
        """Which step it is, and what to do."""
        return Text.assemble((self._step, look(self, "tour--step")), f"  {self._words}")


class Touring:
    """Which step one is at. It only looks: no key is taken from any screen."""

    def __init__(self, app: House) -> None:
        self._app = app
        self.at = 0
        self._before = len(app.desk.deeds_done)
        self._clock = app.set_interval(_EVERY, self.look)
        self.look()

    def look(self) -> None:
        """Goes on where the step was done, and says what is next on the screen that is open."""
        room = self._app.screen
        with suppress(Refusal):  # a locked store: it looks again in a moment
            if self.at < len(STEPS) and STEPS[self.at].done(self._scene()):
                self.go_on()
        if isinstance(room, Room) and room.is_mounted:
            self._tell(room)

    def go_on(self) -> None:
        """To the next step, whether this one was done or not; after the last one, ends."""
        if self.at == len(STEPS):
            self._app.action_tour_leave()
            return
        self.at += 1
        self._before = len(self._app.desk.deeds_done)

    def leave(self) -> None:
        """Takes the line away."""
        self._clock.stop()
        for screen in self._app.screen_stack:
            screen.query(TourLine).remove()

    def _tell(self, room: Room) -> None:
        words = STEPS[self.at].words if self.at < len(STEPS) else END
        step = f"Tour {self.at + 1} of {len(STEPS)}" if self.at < len(STEPS) else "Done"
        if self.at < len(STEPS):
            words += "  (<everywhere.tour-next> skips a step, <everywhere.tour-leave> the tour)"
        said = self._app.rows.in_words(words)
        try:
            room.query_one(TourLine).tell(step, said)
        except NoMatches:
            room.mount(TourLine(step, said), after=room.header)

    def _scene(self) -> Scene:
        room = self._app.screen
        place = room.PLACES[0] if isinstance(room, Room) and room.PLACES else ""
        triggers, in_list = 0, 0
        if place == "reading":
            from tui.screens.tagging import Tagging

            if isinstance(room, Tagging):
                triggers = sum(tag.kind is Kind.TRIGGER for tag in room.tags)
                in_list = len(room.list_here())
        return Scene(place, triggers, in_list, self._verbs())

    def _verbs(self) -> frozenset[str]:
        new = len(self._app.desk.deeds_done) - self._before
        if new <= 0:
            return frozenset()
        return frozenset(deed.verb for deed in self._app.desk.history(most=new))
