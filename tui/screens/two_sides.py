"""What two analysts did, side by side, one thing after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from seeds.display import safe_line
from tui.keys import Key
from tui.screens.scrolling import ScrollingRoom

if TYPE_CHECKING:
    from store.desk import Desk


class TwoSides(ScrollingRoom):
    """A list of which one thing is shown at a time; one under the other where it is narrow."""

    TITLE_WORDS: ClassVar[str] = ""
    NOTHING: ClassVar[str] = ""
    WALKING: ClassVar[tuple[str, ...]] = ("next", "previous")
    ALWAYS: ClassVar[tuple[str, ...]] = ("back", "undo")
    AUTO_FOCUS = ""

    DEFAULT_CSS = """
    TwoSides #about { padding: 0 3; height: 1; color: $text-muted; }
    TwoSides #sheet { height: 1fr; scrollbar-size-vertical: 1; }
    TwoSides #sides { layout: grid; grid-size: 2; grid-rows: auto; height: auto; }
    TwoSides.-narrow #sides { grid-size: 1; }
    TwoSides #sides > Static { padding: 1 3; height: auto; }
    TwoSides #nothing { padding: 2 3; display: none; }
    TwoSides.-empty #nothing { display: block; }
    TwoSides.-empty #about, TwoSides.-empty #sheet { display: none; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.at = 0
        self.many = 0

    def body(self) -> Iterable[Widget]:
        """Why it is shown, the two sides, or that there is nothing to show."""
        yield Static(id="about", markup=False)
        sides = (Static(id="one", markup=False), Static(id="other", markup=False))
        yield VerticalScroll(Container(*sides, id="sides"), id="sheet", can_focus=False)
        yield Static(self.NOTHING, id="nothing", markup=False)

    def on_screen_resume(self) -> None:
        """What happened elsewhere shows."""
        self.show()

    def news(self) -> None:
        """The same list anew; what is shown stays, if it is still there."""
        with self.attempt():
            here = self.keys()[self.at] if self.many else None
            self.many = self.read()
            keys = list(self.keys())
            stays = here in keys
            self.at = keys.index(here) if stays else max(0, min(self.at, self.many - 1))
            self.draw(scrolled=stays)

    # What a list says of itself ------------------------------------------------------------------

    def read(self) -> int:
        """Look for what there is; how many things."""
        raise NotImplementedError

    def keys(self) -> Sequence[object]:
        """What tells each thing of the list from the others."""
        raise NotImplementedError

    def sides(self) -> tuple[str, Content, Content]:
        """Why the thing at `at` is shown, and its two sides."""
        raise NotImplementedError

    # What is shown -------------------------------------------------------------------------------

    def show(self) -> None:
        """Looks anew, and shows what is at the same place."""
        with self.attempt():
            self.many = self.read()
            self.at = max(0, min(self.at, self.many - 1))
            self.draw()

    def draw(self, *, scrolled: bool = False) -> None:
        """Draws what is at the place, from its top unless it is to stay `scrolled`."""
        place = f"{self.at + 1} of {self.many}" if self.many else ""
        crumbs = ["Signposts", self.TITLE_WORDS]
        self.header.show(crumbs, [place], simulated=self.desk.simulated)
        self.set_class(not self.many, "-empty")
        if self.many:
            about, one, other = self.sides()
            self.query_one("#about", Static).update(safe_line(about))
            self.query_one("#one", Static).update(one)
            self.query_one("#other", Static).update(other)
            if not scrolled:
                self.sheet.scroll_home(animate=False)
        self.offer()

    def offered(self, key: Key) -> bool:
        """Without anything to show one can only leave, or undo."""
        if key.place == "everywhere" or key.action in self.ALWAYS:
            return True
        return self.many > 1 if key.action in self.WALKING else bool(self.many)

    def go(self, step: int) -> None:
        """To another one; after the last comes the first."""
        if self.many:
            self.at = (self.at + step) % self.many
            with self.attempt():
                self.draw()

    def action_next(self) -> None:
        """To the next."""
        self.go(1)

    def action_previous(self) -> None:
        """To the previous."""
        self.go(-1)

    def undo_these(self, deeds: Sequence[str]) -> None:
        """Undoes some deeds and says so."""
        if deeds:
            self.tell_deeds("undone", self.desk.undo(*deeds))
