"""What the things of a scenario file call one another: handles, or ids, once all are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from scenarios.conditions import Conditions
from scenarios.criteria import Criteria
from scenarios.formats.reading import Reading
from scenarios.identity import is_id
from scenarios.item import Item
from scenarios.scenario import Scenario
from seeds.strict_yaml import Node, did_you_mean


class References:
    """The handles of a file, and the ids that they mean."""

    def __init__(
        self, reading: Reading, items: Sequence[Item], scenarios: Sequence[Scenario]
    ) -> None:
        self._reading = reading
        self._items: dict[str, list[str]] = defaultdict(list)
        self._scenarios: dict[str, list[str]] = defaultdict(list)
        for item in items:
            self._items[item.handle].append(item.id)
        for scenario in scenarios:
            self._scenarios[scenario.handle].append(scenario.id)

    def conditions(self, named: Conditions, node: Node) -> Conditions:
        """Conditions whose items were named as the file calls them."""

        def item(name: str) -> str:
            return self._id(node, name, ("item",))

        of = named.triggers_of
        with self._reading.document.at(node):
            return replace(
                named,
                of=tuple(map(item, named.of)),
                unless=tuple(map(item, named.unless)),
                triggers_of=self._id(node, of, ("scenario",)) if of else "",
            )

    def hanging(self, criteria: Sequence[Criteria]) -> list[Criteria]:
        """Criteria whose timeframes hang on what was named as the file calls it; mistakes are
        gathered."""
        found = list(criteria)
        for n, version in enumerate(criteria):
            node = self._reading.hangs.get(version.id)
            if node is None:
                continue
            with self._reading.mistakes:
                frame = version.timeframe
                id = self._id(node, frame.hangs_on, ("item", "scenario"))
                found[n] = replace(version, timeframe=replace(frame, hangs_on=id))
        return found

    def _id(self, node: Node, name: str, things: tuple[str, ...]) -> str:
        """The id that a name means; a full id may be of something that is not in the file."""
        if any(is_id(name, thing) for thing in things):
            return name
        tables = [self._items if thing == "item" else self._scenarios for thing in things]
        found = [id for table in tables for id in table.get(name, ())]
        if len(found) == 1:
            return found[0]
        noun = " or ".join(things)
        if found:
            what, attempt = f"{name[:80]!r} fits {len(found)}", ", ".join(found)
        else:
            what = f"no {noun} {name[:80]!r} in this file"
            attempt = did_you_mean(name, [h for table in tables for h in table]) or "its id"
        raise self._reading.document.invalid(node, what, attempt=attempt)
