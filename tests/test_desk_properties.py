"""Any sequence of verbs: the rows follow from the journal, ids last, nothing confirmed is lost."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.strategies import DataObject

from scenarios.case_file import CaseFile
from scenarios.finding import Finding
from scenarios.formats import scenario_file
from seeds.anchor import Span
from seeds.refusal import Refusal
from store.bench import Step
from store.doctor import examine
from tests.desks import Clock, opened, page
from tests.random_verbs import ACTS, IDS, PAGES, SCENARIOS, article


class Desks(RuleBasedStateMachine):
    """A desk at which anything is done in any order, with restarts in between."""

    @initialize()
    def sit_down(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock()
        self.desk = opened(Path(self.folder.name) / "a.db", self.clock)
        self.findings: dict[str, Finding] = {}
        self.known: dict[str, tuple[object, ...]] = {}
        self.steps, self.forgot = 0, False
        for text in PAGES[:3]:
            self.desk.add(page(text))
        for handle in SCENARIOS:
            self.desk.add_scenario(handle)
        self.desk.tag_list(IDS[0], [Span(0, 5), Span(3, 9), Span(8, 20)], scenario="orlik")

    def seen(self) -> tuple[object, ...]:
        """What a person sees: all but what was withdrawn."""
        desk = self.desk
        file = desk.case_file(texts=True)
        return (
            *(desk.articles(), desk.items(), desk.scenarios(), desk.sources(), desk.due()),
            *(file.articles, file.annotations),
        )

    def attempt(self, which: str, data: DataObject, analyst: str) -> bool:
        """Do it; whether something was done. What was refused has changed nothing."""
        before = self.desk.history(most=1)
        try:
            with self.desk.step(Step(analyst=analyst)):
                ACTS[which](self.desk, data.draw)
        except Refusal:
            assert self.desk.history(most=1) == before
        return self.desk.history(most=1) != before

    @rule(
        data=st.data(),
        which=st.sampled_from(sorted(ACTS)),
        analyst=st.sampled_from(["ak", "ak", "bo"]),
    )
    def act(self, data: DataObject, which: str, analyst: str) -> None:
        self.attempt(which, data, analyst)

    @rule(data=st.data(), which=st.sampled_from(["tag", "tag", "mark", "link", "tag an item"]))
    def work(self, data: DataObject, which: str) -> None:
        self.attempt(which, data, "ak")

    # A text that was forgotten and has come back is not taken away again by undo.
    @precondition(lambda self: not self.forgot)
    @rule(data=st.data(), which=st.sampled_from(sorted(ACTS)))
    def act_and_undo(self, data: DataObject, which: str) -> None:
        before = self.seen()
        if self.attempt(which, data, "ak"):
            after = self.desk.case_file(texts=True)
            self.desk.undo()
            assert self.seen() == before
            self.desk.redo()
            assert self.desk.case_file(texts=True) == after
            self.desk.undo()

    @rule(count=st.integers(1, 4))
    def undo_and_redo(self, count: int) -> None:
        before = self.desk.case_file(texts=True)
        with suppress(Refusal):
            undone = self.desk.undo(count=count)
            self.desk.redo(count=len(undone))
        assert self.desk.case_file(texts=True) == before

    @rule(count=st.integers(1, 4))
    def undo(self, count: int) -> None:
        with suppress(Refusal):
            self.desk.undo(count=count)

    @rule(count=st.integers(1, 4))
    def redo(self, count: int) -> None:
        with suppress(Refusal):
            self.desk.redo(count=count)

    @rule(data=st.data())
    def turn_any_deed(self, data: DataObject) -> None:
        """Undo a deed from the middle of the history, or redo it."""
        done = data.draw(st.sampled_from(self.desk.history(most=30)))
        with suppress(Refusal):
            (self.desk.undo if done.standing else self.desk.redo)(done.id)

    @rule()
    def reopen(self) -> None:
        before = self.desk.case_file(texts=True), self.desk.history()
        self.desk.close()
        self.desk = opened(self.desk.path, self.clock)
        assert (self.desk.case_file(texts=True), self.desk.history()) == before

    @rule(data=st.data(), which=st.sampled_from(sorted(ACTS)))
    def only_try(self, data: DataObject, which: str) -> None:
        before = self.desk.case_file(texts=True), self.desk.history()
        with self.desk.together(keep=False):
            self.attempt(which, data, "ak")
        assert (self.desk.case_file(texts=True), self.desk.history()) == before

    @precondition(lambda self: self.steps > 12)
    @rule(data=st.data())
    def forget(self, data: DataObject) -> None:
        id = article(self.desk, data.draw)
        self.forgot = True
        with suppress(Refusal):
            self.desk.forget(id)
            assert self.desk.article(id).text is None

    @invariant()
    def nothing_confirmed_disappears(self) -> None:
        if not hasattr(self, "desk"):
            return
        file = self.desk.case_file()
        found = {f.id: f for f in file.findings}
        for id, before in self.findings.items():
            assert unchanged(found[id]) == before
        self.findings |= {id: unchanged(f) for id, f in found.items()}
        assert {f.id for f in file.findings if not f.withdrawn} <= found.keys()

    @invariant()
    def ids_never_change(self) -> None:
        if not hasattr(self, "desk"):
            return
        for id, content in lasting(self.desk.case_file()):
            assert self.known.setdefault(id, content) == content

    @invariant()
    def the_rows_follow_from_the_journal(self) -> None:
        if hasattr(self, "desk"):
            self.steps += 1
            if self.steps % 8 == 0:
                assert examine(self.desk) == []

    def teardown(self) -> None:
        if not hasattr(self, "desk"):
            return
        assert examine(self.desk) == []
        file = self.desk.case_file(texts=True)
        assert scenario_file.read(scenario_file.write(file), "a.yaml") == file
        with opened(Path(self.folder.name) / "b.db", self.clock, "bo") as copy:
            copy.import_case(file)
            assert copy.case_file(texts=True) == file
            assert examine(copy) == []
        self.desk.close()
        self.folder.cleanup()


def unchanged(finding: Finding) -> Finding:
    """All of a finding that nothing may ever change."""
    return replace(finding, withdrawn=False)


def lasting(file: CaseFile) -> list[tuple[str, tuple[object, ...]]]:
    """What of each thing no verb changes."""
    return [
        *((i.id, (i.kind, i.analyst, i.at)) for i in file.items),
        *((a.id, (a.article, a.analyst, a.at)) for a in file.annotations),
        *((s.id, (s.analyst, s.at)) for s in file.scenarios),
        *((c.id, (c,)) for c in file.criteria),
        *((f.id, (f.subject, f.probability, f.reason)) for f in file.forecasts),
    ]


Desks.TestCase.settings = settings(
    max_examples=10,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestDesks = Desks.TestCase
