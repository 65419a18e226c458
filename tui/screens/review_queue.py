"""Where one is in a queue of things to look at: what is next, put off, settled."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Asked:
    """An item of the queue, and why it came up; nothing where one asked for it.

    `annulled` says that its condition failed: it is offered to annul it. `order` explains its
    place.
    """

    item: str
    why: str = ""
    annulled: bool = False
    order: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """The items in the order in which they are looked at; `at` is the place in it."""

    entries: tuple[Asked, ...] = ()
    at: int = 0
    settled: frozenset[str] = frozenset()

    @property
    def here(self) -> Asked | None:
        """What is being looked at; None where the queue is empty."""
        return self.entries[self.at] if self.entries else None

    @property
    def left(self) -> int:
        """How many are not settled."""
        return sum(entry.item not in self.settled for entry in self.entries)

    def moved(self, step: int) -> Queue:
        """One on or one back, settled ones too; it stays where there is none."""
        return replace(self, at=max(0, min(self.at + step, len(self.entries) - 1)))

    def skipped(self) -> Queue:
        """What is here comes back at the end."""
        if self.here is None:
            return self
        rest = (*self.entries[: self.at], *self.entries[self.at + 1 :])
        again = replace(self, entries=(*rest, self.here))
        return again.onwards(self.at if self.at < len(rest) else 0)

    def settle(self, item: str) -> Queue:
        """An item needs no look any more."""
        return replace(self, settled=self.settled | {item})

    def reopen(self, item: str) -> Queue:
        """An item needs a look again, and it is the one that is looked at."""
        at = next((n for n, entry in enumerate(self.entries) if entry.item == item), self.at)
        return replace(self, at=at, settled=self.settled - {item})

    def onwards(self, start: int | None = None) -> Queue:
        """To the next that is not settled, from `start` (after this one) round to the beginning."""
        if not self.left:
            return self
        first = self.at + 1 if start is None else start
        many = len(self.entries)
        way = [(first + n) % many for n in range(many)]
        return replace(self, at=next(n for n in way if self.entries[n].item not in self.settled))
