"""All that is known about one item: statement, criteria, mentions, findings, forecasts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from scenarios.foresight import changed_after
from seeds.display import safe, safe_line
from tui import telling, weighed
from tui.days import day
from tui.keys import bindings
from tui.screens.forecasting import forecast_prompt
from tui.screens.naming import naming_prompt
from tui.screens.passages import open_passage
from tui.screens.scrolling import ScrollingRoom
from tui.screens.setting_time import criteria_prompt, time_prompt

if TYPE_CHECKING:
    from store.desk import Desk
    from store.lines import ItemLine


class ItemScreen(ScrollingRoom):
    """One item to read."""

    PLACES: ClassVar[tuple[str, ...]] = ("item",)
    BINDINGS = bindings("item")

    DEFAULT_CSS = """
    ItemScreen #sheet { padding: 1 3; scrollbar-size-vertical: 1; }
    ItemScreen #sheet > Static { max-width: 100; }
    """

    def __init__(self, desk: Desk, item: str) -> None:
        super().__init__()
        self.desk = desk
        self.item = item

    def body(self) -> Iterable[Widget]:
        """A sheet that scrolls."""
        yield VerticalScroll(Static(id="told", markup=False), id="sheet", can_focus=False)

    def things_shown(self) -> tuple[str, ...]:
        """The item."""
        return (self.item,)

    def on_screen_resume(self) -> None:
        """What happened elsewhere shows."""
        with self.attempt():
            line = self.desk.item(self.item)
            self.header.show(
                ["Signposts", line.kind.value, line.handle],
                [", ".join(line.scenarios), line.status.words],
                simulated=self.desk.simulated,
            )
            self.query_one("#told", Static).update(told(self.desk, line))
        self.offer()

    def news(self) -> None:
        """The same sheet anew."""
        self.on_screen_resume()

    def action_mark(self) -> None:
        """Says what was found about the item."""
        self.judge(self.item)

    def action_set_time(self) -> None:
        """Asks until when the item is to be judged."""
        with self.attempt():
            line = self.desk.item(self.item)
            self.app.push_screen(time_prompt(self.desk, line), self._timed)

    def action_criteria(self) -> None:
        """Asks how one will know."""
        with self.attempt():
            self.signposts.then.check()
            self.app.push_screen(
                criteria_prompt(self.desk, self.desk.judged(self.item)), self._timed
            )

    def action_edit(self) -> None:
        """Asks what the item says and how it is called."""
        with self.attempt():
            self.signposts.then.check()
            self.app.push_screen(naming_prompt(self.desk, self.desk.item(self.item)), self._timed)

    def action_forecast(self) -> None:
        """Asks how likely the analyst holds the item to be."""
        with self.attempt():
            line = self.desk.item(self.item)
            self.app.push_screen(forecast_prompt(self.desk, line), self._timed)

    def _timed(self, said: str | None) -> None:
        if said:
            self.say(said)
            self.news()

    def action_passage(self) -> None:
        """Opens the passage in its article."""
        with self.attempt():
            open_passage(self, self.desk, self.item)


def told(desk: Desk, line: ItemLine) -> Content:
    """The whole sheet."""
    head = Content.styled(safe_line(line.statement) or "no statement yet", "bold")
    parts = [head, *_status(line)]
    for title, lines in _chapters(desk, line):
        if lines:
            parts += [Content(""), Content.styled(title, "bold underline"), *lines]
    return Content("\n").join(parts)


def _status(line: ItemLine) -> Iterator[Content]:
    truth = telling.truth(line.came_true, line.status) if line.came_true is not None else ""
    holds = f"analysts differ: {telling.differ(line.differ)}" if line.differ else line.status.words
    parts = [safe_line(holds), day(line.since) if line.since else "", truth]
    yield Content(" · ".join(part for part in parts if part))
    if line.labels:
        yield Content(safe_line(", ".join(line.labels)))
    if line.same:
        yield Content(safe_line(f"same event: {', '.join(line.same)}"))
    if line.withdrawn:
        yield Content("withdrawn")


def _chapters(desk: Desk, line: ItemLine) -> Iterator[tuple[str, list[Content]]]:
    today = desk.clock().date()
    versions = desk.criteria_of(line.id)
    counted = telling.counted_from(today, line.status)
    criteria = telling.criteria(versions[-1], counted) if versions else []
    criteria = [*criteria, *_lacks(desk, line)] or ["none yet"]
    yield "Criteria", [_plain(part) for part in criteria]
    holds = desk.condition_of(line.id)
    yield "Condition", [_plain(telling.condition(holds))] if holds else []
    yield (
        "Weight",
        [
            _plain(f"in {scenario.handle}: {weighed.said(place)}")
            for scenario, place in desk.places(line.id)
        ],
    )
    yield "Mentions", list(_mentions(desk, line))
    yield "Findings, the latest first", list(_findings(desk, line.id))
    yield "Forecasts", [_plain(telling.forecast(one)) for one in desk.forecasts_of(line.id)]


def _lacks(desk: Desk, line: ItemLine) -> Iterator[str]:
    """What its time hangs on, what is offered for none; what was changed after the event."""
    if event := desk.event_of(line.id):
        yield telling.event(event)
    offer = desk.time_offered(line.id)
    if offer:
        yield f"“{offer.words}” may be {day(offer.by)}, inferred: t says so"
    if changed_after(desk.findings_of(line.id), desk.criteria_of(line.id)):
        yield "changed after the event: kept out of scores"


def _mentions(desk: Desk, line: ItemLine) -> Iterator[Content]:
    for mention in desk.annotations_of(line.id):
        yield _plain(telling.mention(mention, desk.article(mention.article), line.kind))
        quote = mention.anchor.quote
        yield Content(f"  “{safe(quote)}”" if quote else "  text not here")


def _findings(desk: Desk, item: str) -> Iterator[Content]:
    for one in reversed(desk.findings_of(item)):
        yield _plain(telling.finding(one))
        for piece in telling.evidence(one):
            yield _plain(f"  {piece}")


def _plain(words: str) -> Content:
    return Content(safe_line(words))
