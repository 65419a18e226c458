"""What two analysts differ in: tags of one alone, other kinds, other findings; adopt either."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from scenarios.apart import Apart, Placed
from scenarios.finding import Finding, differing
from seeds.display import safe_line
from store.lines import ItemLine
from tui import telling
from tui.in_context import in_context
from tui.keys import bindings
from tui.named import cited
from tui.screens.passages import open_passage
from tui.screens.two_sides import TwoSides

if TYPE_CHECKING:
    from store.desk import Desk


class DisagreementsScreen(TwoSides):
    """One difference after the other, what each of two analysts did beside what the other did."""

    PLACES: ClassVar[tuple[str, ...]] = ("disagreements", "everywhere")
    BINDINGS = bindings("disagreements")
    TITLE_WORDS = "Disagreements"
    NOTHING = "No two analysts differ: in no passage that both read, and in no finding."

    def __init__(self, desk: Desk, article: str = "") -> None:
        super().__init__(desk)
        self._article = article
        self._all: list[Apart | ItemLine] = []
        self._adopted: list[tuple[Apart | ItemLine, list[str]]] = []

    def read(self) -> int:
        """What is not settled."""
        found = self.desk.disagreements(self._article)
        self._all = [*found.passages, *found.items]
        return len(self._all)

    def keys(self) -> Sequence[object]:
        """The key of each passage, the id of each item."""
        return [_key(one) for one in self._all]

    @property
    def here(self) -> Apart | ItemLine | None:
        """What is shown."""
        return self._all[self.at] if self.many else None

    def sides(self) -> tuple[str, Content, Content]:
        """What each of the two did."""
        here = self._all[self.at]
        if isinstance(here, ItemLine):
            one, other, *_ = _findings(self.desk, here)
            return f"findings about {here.handle}", _found(1, one), _found(2, other)
        page = self.desk.article(here.tag.article)
        what = "another kind" if here.rivals else f"tagged by {here.tag.analyst} alone"
        if here.rivals:
            second = Content("\n\n").join(self._tag(tag) for tag in here.rivals)
        else:
            second = _head(2, here.other) + Content("\nnothing is tagged here")
        return f"{what} · {cited(page)}", self._tag(here.tag, 1), second

    def _tag(self, tag: Placed, number: int = 2) -> Content:
        item, page = self.desk.item(tag.item), self.desk.article(tag.article)
        said = f"{item.kind.value} {item.handle}: {item.statement or 'no statement yet'}"
        passage = in_context(page, self.desk.annotation(tag.id))
        head = _head(number, tag.analyst) + Content("\n" + safe_line(said))
        return head + Content("\n\n") + passage

    # What is done --------------------------------------------------------------------------------

    def action_adopt(self, which: str) -> None:
        """Takes over what one of the two did."""
        here, before = self.here, len(self.desk.deeds_done)
        if here is None:
            return
        with self.attempt():
            who = self._who(here)[which == "second"]
            name = here.id if isinstance(here, ItemLine) else here.tag.id
            self.desk.adopt(name, who)
            self._adopted.append((here, self.desk.deeds_done[before:]))
            self.show()
            self.say(f"adopted what {who} did; <disagreements.undo> undoes it")

    def _who(self, here: Apart | ItemLine) -> tuple[str, str]:
        if isinstance(here, ItemLine):
            one, other, *_ = _findings(self.desk, here)
            return one.analyst, other.analyst
        return here.tag.analyst, here.other

    def action_undo(self) -> None:
        """Takes back what was adopted last on this screen."""
        if not self._adopted:
            self.say("nothing was adopted here yet; the history undoes older deeds")
            return
        with self.attempt():
            here, deeds = self._adopted.pop()
            self.undo_these(deeds)
            if not deeds and isinstance(here, Apart):
                self.desk.differ_again(here)
            self.show()
            keys = self.keys()
            self.go(keys.index(_key(here)) - self.at if _key(here) in keys else 0)

    def action_passage(self) -> None:
        """Opens the passage in its article."""
        here = self.here
        if here is None:
            return
        with self.attempt():
            if isinstance(here, ItemLine):
                open_passage(self, self.desk, here.id)
            else:
                self.signposts.open_article(here.tag.article, here.tag.span)


def _key(here: Apart | ItemLine) -> str:
    return here.key if isinstance(here, Apart) else here.id


def _findings(desk: Desk, line: ItemLine) -> Sequence[Finding]:
    return differing(desk.findings_of(line.id))


def _head(number: int, analyst: str) -> Content:
    return Content.styled(safe_line(f"{number}  {analyst}"), "bold underline")


def _found(number: int, one: Finding) -> Content:
    lines = "\n".join(map(safe_line, (telling.finding(one), *telling.evidence(one))))
    return _head(number, one.analyst) + Content("\n" + lines)
