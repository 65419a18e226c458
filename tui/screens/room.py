"""What every screen of the app has: a header, a footer, and words for what could not be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.dom import DOMNode
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from seeds.refusal import Refusal
from tui.frames import Frames
from tui.keys import Key
from tui.screens.dispatch import Dispatching
from tui.screens.leaving import Leaving
from tui.sparing import SparingCompositor
from tui.tried import in_the_app
from tui.widgets.footer import Footer
from tui.widgets.header import Header
from tui.writing_keys import writes

if TYPE_CHECKING:
    from store.called import Called
    from store.done import Done
    from tui.house import House

_SAID = 3
"""Deeds that are told in a line."""


class Room(Leaving, Dispatching, Screen[None]):
    """A screen whose keys are in the table under `PLACES`."""

    PLACES: ClassVar[tuple[str, ...]] = ()
    KEPT: ClassVar[frozenset[str]] = frozenset()
    """Ids of keys that the footer shows however narrow it is: the way on, and the way back."""
    AUTO_FOCUS = "Table, ReadingPane"  # never a line to type in, which may be hidden

    WIDE = 110
    """Cells from which a screen shows panels side by side; below it has the class `-narrow`."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = SparingCompositor()
        self.header = Header()
        self._footer = Footer()
        self._deeds = 0

    def compose(self) -> ComposeResult:
        """Header, body, footer."""
        yield self.header
        yield from self.body()
        yield self._footer

    def body(self) -> Iterable[Widget]:
        """What stands between header and footer."""
        return ()

    def on_mount(self) -> None:
        """The footer shows what can be done from the start."""
        self._fit(self.app.size)
        self.offer()

    def on_resize(self, event: events.Resize) -> None:
        """Panels go side by side, or one at a time."""
        self._fit(event.size)

    @cached_property
    def _update_timer(self) -> Frames:
        frames = Frames(self, self._on_timer_update)
        frames._start()
        self._timers.add(frames)
        return frames

    def paint_soon(self, widget: Widget) -> None:
        """Paints what is new in a widget with the next frame, which is when all is quiet."""
        if self in self._compositor:
            self._dirty_widgets.add(widget)
            self.check_idle()

    def _fit(self, size: Size) -> None:
        self.set_class(size.width < self.WIDE, "-narrow")

    # What can be done here ---------------------------------------------------------------------

    def offered(self, key: Key) -> bool:
        """Whether a key would do something now; footer and help leave out what would not."""
        return True

    def offers(self) -> list[Key]:
        """The keys that would do something now, in the order of the table."""
        touring, then = self.signposts.is_touring, self.signposts.then.past
        return [
            key
            for key in self.rows
            if not (then and writes(key))
            and (touring if key.action.startswith("tour_") else self.offered(key))
            and (key.action != "message" or self._footer.said)
        ]

    @property
    def rows(self) -> Sequence[Key]:
        """The table of keys of this screen, as the person has it."""
        return self.signposts.rows.of(*self.PLACES, "everywhere")

    def things_shown(self) -> tuple[str, ...] | None:
        """The ids of the things that the screen is about, whose handling marks it bears; none of
        them where it shows all kinds of things, None where it shows nothing yet."""
        return ()

    def on_screen_resume(self) -> None:
        """What happened on another screen may have marked what this one shows."""
        self.mark_anew()

    def mark_anew(self) -> None:
        """Shows the highest handling mark of what is on the screen."""
        if not self.signposts.is_seated or (shown := self.things_shown()) is None:
            return
        with suppress(Refusal):  # busy: the screen says so itself, or it is asked again
            self.header.mark(self.signposts.desk.banner(*shown))

    def offer(self) -> None:
        """Brings the footer up to date."""
        if self.signposts.is_seated:
            done = len(self.signposts.desk.deeds_done)
            if done != self._deeds:
                self._deeds = done
                self.mark_anew()
        offers = self.offers()
        last = next((key for key in offers if key.action == "help"), None)
        shown = [key for key in offers if key.footer and key is not last]
        self._footer.show(shown, last, self.lead(), self.KEPT)

    def lead(self) -> str:
        """What the footer says before the keys: something about the place where one is."""
        return ""

    @on(Footer.Pressed)
    async def pressed(self, event: Footer.Pressed) -> None:
        """A click on the footer is the key."""
        await self.press(event.key)

    async def press(self, key: Key) -> None:
        """Does what a key of the table does."""
        await self.app.run_action(key.call, self.owner(key.place))

    def owner(self, place: str) -> DOMNode:
        """Whose actions the keys of a place are."""
        return self.app if place == "everywhere" else self

    # What is said ------------------------------------------------------------------------------

    @property
    def signposts(self) -> House:
        """The app, as far as a screen knows it."""
        return cast("House", self.app)

    def say(self, words: str, *, error: bool = False) -> None:
        """Says something at the bottom of the screen; `<reading.undo>` is said as its key."""
        in_words = self.signposts.rows.in_words
        whole = in_words("<everywhere.message> all")
        self._footer.say(in_words(words), error=error, whole=whole)

    def hush(self) -> bool:
        """Takes back what is being said; False where nothing is."""
        said = bool(self._footer.notice)
        self._footer.hush()
        return said

    def show_message(self) -> None:
        """Shows the last message whole."""
        from tui.screens.message import Message

        if self._footer.said:
            self.app.push_screen(Message(self._footer.said))

    def refuse(self, refusal: Refusal) -> None:
        """Says why something could not be done, and what to try."""
        self.say(in_words(refusal, in_the_app(refusal.attempt)), error=True)

    def tell_deeds(
        self, did: str, deeds: Sequence[Done], called: Called | None = None, where: str = ""
    ) -> None:
        """Says what was undone, or done again; `called` where somebody has looked it up, `where`
        that it is not on the screen."""
        from tui.words import describe

        some = deeds[:_SAID]
        called = called or self.signposts.desk.called(some)
        more = f"; and {len(deeds) - len(some)} more" if len(deeds) > len(some) else ""
        told = "; ".join(describe(deed, called) for deed in some)
        self.say(f"{did}{where}: {told}{more}")

    def copied(self) -> bool:
        """Copies what is selected here by our own means; False where nothing is."""
        return False

    def news(self) -> None:
        """Others have recorded something: it is shown, and what one has in hand stays."""

    def news_below(self) -> None:
        """The same while another screen covers this one."""

    def put_away(self) -> None:
        """Keeps what is in hand, before the app ends or another screen comes."""

    def action_back(self) -> None:
        """Goes back; nothing is lost."""
        self.put_away()
        self.dismiss()

    def go_elsewhere(self, there: Callable[[], object]) -> None:
        """Opens another screen, with what is in hand put away."""
        self.put_away()
        there()

    def judge(self, item: str) -> None:
        """Asks what was found about an item; says so where this is not the record of today."""
        with self.attempt():
            self.signposts.then.check()
            self.go_elsewhere(lambda: self.signposts.open_review(items=[item]))

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """What is refused inside becomes a notice."""
        try:
            yield
        except Refusal as refusal:
            self.refuse(refusal)


def in_words(refusal: Refusal, attempt: str = "") -> str:
    """A refusal on one line: where, what, what to try (`attempt`, where that is another here)."""
    words = str(refusal)
    if refusal.candidates:
        words += f" ({', '.join(refusal.candidates[:5])})"
    attempt = attempt or refusal.attempt
    return f"{words}; try: {attempt}" if attempt else words
