"""Three stores, copies of one file among them: any work, any joins, and all end with the same."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from datetime import timedelta
from itertools import permutations
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from hypothesis.strategies import DataObject

from scenarios.formats import scenario_file
from seeds.anchor import Span
from seeds.refusal import Refusal
from store.desk import Desk
from store.doctor import examine
from store.layout import DURABLE
from store.opening import backup
from tests.desks import START, Clock, opened, page, sql
from tests.random_verbs import ACTS, IDS, PAGES, SCENARIOS, article

ALONE = {"local", *(f"search_{part}" for part in ("data", "idx", "docsize", "config"))}
"""Tables that two files with one history may hold otherwise: the index, in its own way, is one."""


def held(desk: Desk) -> dict[str, list[object]]:
    """All that a file holds, but for what concerns it alone."""
    path = desk.path
    tables = [row[0] for row in sql(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")]
    assert set(DURABLE) <= set(tables)
    return {t: sorted(sql(path, f'SELECT * FROM "{t}"'), key=repr) for t in set(tables) - ALONE}


class Stores(RuleBasedStateMachine):
    """Two copies of one file and a third that began by itself."""

    @initialize()
    def sit_down(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock()
        folder = Path(self.folder.name)
        first = opened(folder / "a.db", self.clock)
        for text in PAGES[:3]:
            first.add(page(text))
        for handle in SCENARIOS:
            first.add_scenario(handle)
        first.tag_list(IDS[0], [Span(0, 5), Span(3, 9), Span(8, 20)], scenario="orlik")
        with first.reading() as connection:
            backup(connection, folder / "b.db")
        self.desks = [
            first,
            opened(folder / "b.db", self.clock, "bo"),
            opened(folder / "c.db", Clock(START + timedelta(days=400)), "cy"),
        ]
        self.desks[2].add(page())
        self.desks[2].add_scenario("orlik")
        self.steps = 0

    def one(self, data: DataObject) -> Desk:
        self.steps += 1
        return self.desks[data.draw(st.integers(0, 2))]

    @rule(data=st.data(), which=st.sampled_from([*sorted(ACTS), "tag", "tag", "mark", "edit"]))
    def act(self, data: DataObject, which: str) -> None:
        with suppress(Refusal):
            ACTS[which](self.one(data), data.draw)

    @rule(data=st.data(), count=st.integers(1, 3))
    def undo(self, data: DataObject, count: int) -> None:
        with suppress(Refusal):
            self.one(data).undo(count=count)

    @rule(data=st.data(), count=st.integers(1, 3))
    def redo(self, data: DataObject, count: int) -> None:
        with suppress(Refusal):
            self.one(data).redo(count=count)

    @rule(data=st.data())
    def turn_any_deed(self, data: DataObject) -> None:
        """Undo a deed of anybody's from the middle of the history, or redo it."""
        desk = self.one(data)
        done = data.draw(st.sampled_from(desk.history(most=30)))
        with suppress(Refusal):
            (desk.undo if done.standing else desk.redo)(done.id)

    @precondition(lambda self: self.steps > 12)
    @rule(data=st.data())
    def forget(self, data: DataObject) -> None:
        desk = self.one(data)
        with suppress(Refusal):
            desk.forget(article(desk, data.draw))

    @rule(pair=st.sampled_from(list(permutations(range(3), 2))))
    def join(self, pair: tuple[int, int]) -> None:
        ours, theirs = (self.desks[n] for n in pair)
        before, as_it_was = len(sql(ours.path, "SELECT id FROM journal")), held(theirs)
        joined = ours.join(theirs.path)
        assert len(sql(ours.path, "SELECT id FROM journal")) == before + joined.entries
        assert held(theirs) == as_it_was
        assert examine(ours) == []
        after = held(ours)
        assert not ours.join(theirs.path).changed
        assert held(ours) == after

    @rule(pair=st.sampled_from(list(permutations(range(3), 2))))
    def only_try(self, pair: tuple[int, int]) -> None:
        ours, theirs = (self.desks[n] for n in pair)
        before = held(ours)
        tried = ours.join(theirs.path, check=True)
        assert held(ours) == before
        assert ours.join(theirs.path) == tried

    @rule(data=st.data())
    def undo_takes_only_what_was_done_in_the_file(self, data: DataObject) -> None:
        desk = self.one(data)
        own = {row[0] for row in sql(desk.path, "SELECT key FROM local WHERE name = 'appended'")}
        with suppress(Refusal):
            assert {done.id for done in desk.undo()} <= own

    def teardown(self) -> None:
        if not hasattr(self, "desks"):
            return
        # All that any of them has goes round once to the last one, then to all.
        for ours, theirs in ((1, 0), (2, 1), (0, 2), (1, 2)):
            self.desks[ours].join(self.desks[theirs].path)
        one = held(self.desks[0])
        file = self.desks[0].case_file(texts=True)
        for desk in self.desks:
            assert examine(desk) == []
            assert held(desk) == one
            assert desk.case_file(texts=True) == file
        assert scenario_file.read(scenario_file.write(file), "a.yaml") == file
        for desk in self.desks:
            desk.close()
        self.folder.cleanup()


Stores.TestCase.settings = settings(
    max_examples=8,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestStores = Stores.TestCase
