"""Items of two analysts that may be one event: the question, pair by pair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from seeds.display import safe_line
from tui.keys import bindings
from tui.screens.item_detail import told
from tui.screens.passages import open_passage
from tui.screens.two_sides import TwoSides

if TYPE_CHECKING:
    from store.desk import Desk
    from store.lines import ItemLine
    from store.verbs.likeness import Pair


class PairsScreen(TwoSides):
    """Two items beside each other: are they one event?"""

    PLACES: ClassVar[tuple[str, ...]] = ("pairs", "everywhere")
    BINDINGS = bindings("pairs")
    TITLE_WORDS = "One event?"
    NOTHING = (
        "No two items of two analysts look like one event.\n"
        "On the board = marks an item, and on another says that both are the same."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._pairs: list[Pair] = []
        self._answers: list[tuple[str, str, list[str]]] = []

    @property
    def pair(self) -> Pair | None:
        """What is asked about."""
        return self._pairs[self.at] if self.many else None

    def read(self) -> int:
        """The pairs that nobody joined or kept apart."""
        self._pairs = self.desk.likely_pairs()
        return len(self._pairs)

    def keys(self) -> Sequence[object]:
        """The two ids of each pair."""
        return [(pair.one.id, pair.other.id) for pair in self._pairs]

    def sides(self) -> tuple[str, Content, Content]:
        """The sheets of both items."""
        pair = self._pairs[self.at]
        return pair.why, _sheet(self.desk, pair.one), _sheet(self.desk, pair.other)

    def action_same(self) -> None:
        """They are one event."""
        pair, before = self.pair, len(self.desk.deeds_done)
        if pair is None:
            return
        with self.attempt():
            self.desk.same(pair.one.id, pair.other.id)
            self._answered(pair, self.desk.deeds_done[before:])
            self.say(
                f"{pair.one.handle} and {pair.other.handle} are one event; <pairs.undo> undoes"
            )

    def action_keep_apart(self) -> None:
        """They are two, and are not asked about again in this store."""
        if pair := self.pair:
            with self.attempt():
                self.desk.keep_apart(pair.one.id, pair.other.id)
                self._answered(pair, [])
                self.say(f"{pair.one.handle} and {pair.other.handle} stay two; <pairs.undo> undoes")

    def _answered(self, pair: Pair, deeds: list[str]) -> None:
        self._answers.append((pair.one.id, pair.other.id, deeds))
        self.show()

    def action_undo(self) -> None:
        """Takes back the last answer of this screen."""
        if not self._answers:
            self.say("nothing was answered here yet; the history undoes older deeds")
            return
        with self.attempt():
            one, other, deeds = self._answers.pop()
            self.undo_these(deeds)
            if not deeds:
                self.desk.offer_again(one, other)
            self.show()
            asked = self.keys()
            self.go(asked.index((one, other)) - self.at if (one, other) in asked else 0)

    def action_passage(self) -> None:
        """Opens the passage of the first item in its article."""
        if pair := self.pair:
            with self.attempt():
                open_passage(self, self.desk, pair.one.id)


def _sheet(desk: Desk, line: ItemLine) -> Content:
    made = desk.item_value(line.id).analyst
    head = Content.styled(safe_line(f"{line.kind.letter}  {line.handle} · {made}"), "underline")
    return head + Content("\n") + told(desk, line)
