"""The way through the review queue: what is shown of what is due, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.dom import DOMNode
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from scenarios.vocabulary import STATUSES, Status
from seeds.display import safe, safe_line
from tui import telling
from tui.keys import Key
from tui.screens import review_sheet as told
from tui.screens.drafts import Drafts
from tui.screens.passages import open_passage
from tui.screens.question import Question
from tui.screens.review_queue import Asked, Queue
from tui.screens.scrolling import ScrollingRoom
from tui.widgets.finding_form import FindingForm

if TYPE_CHECKING:
    from store.desk import Desk
    from store.scenario_lines import JudgedLine

ORDER = ("first", "second", "third", "fourth", "fifth", "sixth")


class Reviewing(ScrollingRoom):
    """What is shown of the queue, and the ways through it."""

    PLACES: ClassVar[tuple[str, ...]] = ("review",)
    AUTO_FOCUS = ""

    DEFAULT_CSS = """
    Reviewing #item { padding: 0 3; height: 1; color: $text-muted; }
    Reviewing #statuses { border-top: solid $foreground 20%; padding: 0 2; height: auto; }
    Reviewing #nothing { padding: 2 3; display: none; }
    Reviewing FindingForm { display: none; }
    Reviewing.-finding FindingForm { display: block; }
    Reviewing.-finding #statuses { display: none; }
    Reviewing.-over #nothing { display: block; }
    Reviewing.-over #item, Reviewing.-over #sheet, Reviewing.-over #statuses,
    Reviewing.-over FindingForm { display: none; }
    """

    def __init__(self, desk: Desk, scenario: str = "", *, items: Sequence[str] = ()) -> None:
        super().__init__()
        self.desk = desk
        self.scenario = scenario
        self._wanted = tuple(items)
        self._queue: Queue | None = None
        self._line: JudgedLine | None = None
        self._over, self._before = False, 0
        self._shown: set[str] = set()
        self._found: dict[str, str] = {}
        self._made: list[tuple[str, str]] = []
        self._drafts = Drafts(desk)

    def body(self) -> Iterable[Widget]:
        """The item, the question with what belongs to it, the statuses, the fields."""
        yield Static(id="item", markup=False)
        yield Question(id="sheet")
        yield Static(id="nothing", markup=False)
        yield Static(id="statuses", markup=False)
        yield FindingForm()

    def on_screen_resume(self) -> None:
        """The queue is made when the screen is first shown; what happened elsewhere shows."""
        with self.attempt():
            if self._queue is None:
                asked = [Asked(self.desk.judged(name).id) for name in self._wanted]
                if not self._wanted:
                    today = self.desk.clock().date()
                    asked = [
                        Asked(one.subject, one.why, one.annulled, telling.order(one, today))
                        for one in self.desk.queue(self.scenario)
                    ]
                self._queue = Queue(tuple(asked))
                self._over = not asked
            self._show()

    def news(self) -> None:
        """What is asked anew; the queue and what is being written stay."""
        with self.attempt():
            self._show()

    # What is shown -------------------------------------------------------------------------------

    @property
    def queue(self) -> Queue:
        """Where one is."""
        return self._queue or Queue()

    def _show(self) -> None:
        """Draws what is being looked at."""
        here = self.queue.here
        self.set_class(self._over, "-over")
        self._show_progress()
        if here is None or self._over:
            self._line = None
            self.query_one("#nothing", Static).update(safe(self._last_words()))
            self._leave_form()
        else:
            self._line = self.desk.judged(here.item)
            self._show_item(self._line, here)
        self.offer()

    def _show_progress(self) -> None:
        queue, many = self.queue, len(self.queue.entries)
        done = many - queue.left
        place = f"{queue.at + 1} of {many} due" if many and not self._over else ""
        if self._wanted:
            place = ""
        self.header.show(
            ["Signposts", "Finding" if self._wanted else "Review"],
            [told.progress(done, many) if not self._wanted else "", place],
            simulated=self.desk.simulated,
        )

    def _show_item(self, line: JudgedLine, here: Asked) -> None:
        why = f"analysts differ: {telling.differ(line.differ)}" if line.differ else here.why
        letter = line.kind.letter if line.kind else "S"
        parts = (f"{letter}  {line.handle}", ", ".join(line.scenarios), why)
        self.query_one("#item", Static).update(safe_line(" · ".join(p for p in parts if p)))
        self.query_one(Question).show(self.desk, line, here.order, passage=line.id in self._shown)
        self._show_statuses(line)

    def _show_statuses(self, line: JudgedLine) -> None:
        found = self._found.get(line.id)
        if found:
            words = f"{found}   u undoes it   enter goes on"
            self.query_one("#statuses", Static).update(safe_line(words))
            return
        if self.signposts.then.past:  # nothing is found in what was then
            self.query_one("#statuses", Static).update("")
            return
        status = self._drafts.of(line.id).status
        chosen = Status(status).words if status else ""
        shown = told.statuses(line, chosen, self.size.width - 4)
        self.query_one("#statuses", Static).update(shown)

    def _last_words(self) -> str:
        if self.queue.entries:
            many = len(self.queue.entries)
            return f"All {many} looked at.\n" + told.nothing_due(self.desk, self.scenario)
        return told.nothing_due(self.desk, self.scenario)

    def on_resize(self, event: Resize) -> None:
        """The statuses take as many lines as they need."""
        super().on_resize(event)
        if self._line:
            self._show_statuses(self._line)

    def offered(self, key: Key) -> bool:
        """What would do something, as far as one is."""
        line = self._line
        if key.place != "review" or key.action in ("back", "undo"):
            return key.action != "undo" or bool(self._made)
        if line is None:
            return False
        if key.action.startswith("status"):
            return len(STATUSES[line.kind]) > ORDER.index(key.action.split("'")[1])
        if key.action == "annul":
            here = self.queue.here
            return here is not None and here.annulled and line.id not in self._found
        if key.action == "passage":
            return line.kind is not None
        if key.action == "go_on":
            return line.id in self._found
        if key.action in ("skip", "next", "previous"):
            return len(self.queue.entries) > 1
        return True

    def offers(self) -> list[Key]:
        """The keys of the fields while one is in them."""
        if self.has_class("-finding"):
            return list(self.signposts.rows.of("finding", "everywhere"))
        return super().offers()

    def owner(self, place: str) -> DOMNode:
        """The keys of the fields are the form's."""
        return self.query_one(FindingForm) if place == "finding" else super().owner(place)

    # Moving --------------------------------------------------------------------------------------

    def _go(self, queue: Queue) -> None:
        """To another place in the queue; what was typed here is kept."""
        self._keep_draft()
        self._leave_form()
        self._queue = queue
        self._over = not queue.entries
        with self.attempt():
            self._show()
        self.sheet.scroll_home(animate=False)

    def action_next(self) -> None:
        """To the next in the order of the queue."""
        if self._over:
            return
        if self.queue.at == len(self.queue.entries) - 1:
            self.say("this is the last of the queue")
        self._go(self.queue.moved(1))

    def action_previous(self) -> None:
        """To the previous."""
        self._go(self.queue.moved(0 if self._over else -1))

    def action_skip(self) -> None:
        """What is here comes back at the end; what was found stays where it is."""
        if self._line and self._line.id in self._found:
            self._go_on()
        elif self._line:
            self._go(self.queue.skipped())

    def action_go_on(self) -> None:
        """To what is due next; from the last one to the end."""
        if self._line and self._line.id in self._found:
            self._go_on()

    def _go_on(self) -> None:
        if self.queue.left:
            self._go(self.queue.onwards())
        elif self._wanted:
            self.action_back()
        else:
            self._over = True
            self._show()

    def action_show(self) -> None:
        """Shows the passage and who wrote it, or hides it again."""
        if self._line:
            self._shown ^= {self._line.id}
            self._show()
            self.query_one(Question).show_passage()

    def action_passage(self) -> None:
        """Opens the passage in its article."""
        if self._line and self._line.kind:
            with self.attempt():
                open_passage(self, self.desk, self._line.id)

    # What was typed ----------------------------------------------------------------------------

    def _leave_form(self) -> None:
        self.remove_class("-finding")
        self.set_focus(None)
        if self._line:
            self._show_statuses(self._line)
        self.offer()

    def put_away(self) -> None:
        """Keeps what was typed and not saved, for the next time."""
        self._keep_draft()
        with self.attempt():
            self._drafts.put_away()

    def _keep_draft(self) -> None:
        # Where the screen is being taken away, the form may be gone before it.
        for form in self.query(FindingForm) if self.has_class("-finding") else ():
            if self._line:
                self._drafts.keep(self._line.id, form.draft)
