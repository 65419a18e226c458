"""Any work, recorded and done again in an empty store, gives the same and the same recording."""

from __future__ import annotations

import re
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from hypothesis.strategies import DataObject

from scenarios.case_file import CaseFile
from scenarios.criteria import Criteria
from scenarios.finding import Finding
from scenarios.forecast import Forecast
from scenarios.plain import plain
from scenarios.session import read_session
from seeds.anchor import Span
from seeds.reading import read
from seeds.refusal import Refusal
from store.article_files import file_of
from store.bench import Step
from store.desk import Desk
from store.journal import canonical
from store.opening import backup
from store.recording import Recording, record
from store.replay import run
from tests.desks import START, Clock, opened
from tests.random_verbs import ACTS, IDS, PAGES, SCENARIOS

FILES = {f"page-{n}.txt": text.encode() for n, text in enumerate(PAGES) if "\0" not in text}
GONE = re.compile("[cfikmnosz]:[0-9a-f]{32}")
"""An id: of a thing in the file, or of a version of criteria that was undone."""
VERBS = sorted(ACTS.keys() - {"add", "import", "import theirs"})


def told(desk: Desk, *, undone: bool = False) -> Recording:
    """The whole journal as a session."""
    every = [done.id for done in desk.history(most=100_000)]
    return record(desk, every, "again", undone=undone)


def replayed(recording: Recording, folder: Path, name: str) -> Desk:
    """A new store in which a recording was run."""
    for file, article in recording.articles.items():
        content, alike = file_of(file, article)
        assert alike
        (folder / file).write_bytes(content)
    desk = opened(folder / name, Clock(START + timedelta(days=900)), "zz")
    run(desk, read_session(recording.content, "again.yaml"), folder)
    return desk


def what_stands(desk: Desk) -> CaseFile:
    """A case file without what was taken back, and what only that speaks of."""
    file = desk.case_file(texts=True)
    findings = tuple(f for f in file.findings if not f.withdrawn)
    forecasts = tuple(f for f in file.forecasts if not f.withdrawn)
    items = tuple(i for i in file.items if not i.withdrawn)
    scenarios = tuple(desk.scenarios())
    known = {thing.id for thing in (*items, *scenarios)}
    return replace(
        file,
        scenarios=scenarios,
        items=items,
        findings=tuple(f for f in findings if f.subject in known),
        forecasts=tuple(f for f in forecasts if f.subject in known),
        criteria=tuple(c for c in file.criteria if c.subject in known),
        memberships=tuple(m for m in file.memberships if {m.item, m.scenario} <= known),
    )


def without_ids(file: CaseFile, whole: CaseFile) -> list[bytes]:
    """What is in a case file, or a part of it, without ids; in an order of its own."""
    names: dict[str, Any] = {s.id: ["scenario", s.handle] for s in whole.scenarios}
    names |= {i.id: ["item", i.handle, i.kind] for i in whole.items}
    judged: list[Criteria | Finding | Forecast] = list(whole.criteria)
    judged += whole.findings
    judged += whole.forecasts
    for thing in judged:
        of = names.get(thing.subject)
        names[thing.id] = [type(thing).__name__, of, str(thing.at), thing.analyst]

    def said(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: said(v) for k, v in value.items() if k != "id"}
        if isinstance(value, list):
            return [said(one) for one in value]
        if isinstance(value, str) and GONE.fullmatch(value):
            return names.get(value, "what is not in the file")
        return value

    found = [
        canonical([type(thing).__name__, said(plain(thing))])
        for things in (
            *(file.scenarios, file.articles, file.sources, file.items, file.memberships),
            *(file.annotations, file.criteria, file.forecasts, file.findings),
        )
        for thing in things
    ]
    return sorted(found)


def how_many(file: CaseFile) -> list[int]:
    """How much of each sort is in a case file."""
    things = (file.scenarios, file.items, file.memberships, file.annotations)
    return [len(some) for some in (*things, file.criteria, file.forecasts, file.findings)]


class Recorded(RuleBasedStateMachine):
    """A desk at which anything is done, with undo and redo, restarts, and a colleague's work."""

    @initialize()
    def sit_down(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock()
        self.desk = opened(Path(self.folder.name) / "a.db", self.clock)
        for name, content in FILES.items():
            self.desk.add(read(name, content))
        for handle in SCENARIOS:
            self.desk.add_scenario(handle)
        self.desk.tag_list(IDS[0], [Span(0, 5), Span(3, 9), Span(8, 20)], scenario="orlik")

    @rule(data=st.data(), which=st.sampled_from([*VERBS, "tag", "mark", "edit", "tag an item"]))
    def act(self, data: DataObject, which: str) -> None:
        analyst = data.draw(st.sampled_from(["ak", "ak", "bo"]))
        with suppress(Refusal), self.desk.step(Step(analyst=analyst)):
            ACTS[which](self.desk, data.draw)

    @rule(data=st.data(), which=st.sampled_from(VERBS))
    def act_and_undo(self, data: DataObject, which: str) -> None:
        before = self.desk.history(most=1)
        self.act(data, which)
        if self.desk.history(most=1) != before:
            self.desk.undo()

    @rule(count=st.integers(1, 3), redo=st.booleans())
    def turn_the_last(self, count: int, redo: bool) -> None:
        with suppress(Refusal):
            (self.desk.redo if redo else self.desk.undo)(count=count)

    @rule(data=st.data())
    def turn_any_deed(self, data: DataObject) -> None:
        # By time: the order of what was done at once goes by ids, which differ from run to run.
        every = sorted(self.desk.history(most=100), key=lambda done: done.recorded)
        done = every[-1 - data.draw(st.integers(0, min(30, len(every)) - 1))]
        with suppress(Refusal):
            (self.desk.undo if done.standing else self.desk.redo)(done.id)

    @rule()
    def reopen(self) -> None:
        self.desk.close()
        self.desk = opened(self.desk.path, self.clock)

    @rule(data=st.data(), which=st.lists(st.sampled_from(VERBS), min_size=1, max_size=4))
    def join(self, data: DataObject, which: list[str]) -> None:
        """A colleague works on a copy while we do one thing, and joins what he did."""
        other = Path(self.folder.name) / "other.db"
        other.unlink(missing_ok=True)
        with self.desk.reading() as connection:
            backup(connection, other)
        with opened(other, self.clock, "cy") as theirs:
            for name in which:
                with suppress(Refusal):
                    ACTS[name](theirs, data.draw)
        self.act(data, "mark")
        self.desk.join(other)

    def teardown(self) -> None:
        if not hasattr(self, "desk"):
            return
        folder = Path(self.folder.name)
        file = self.desk.case_file(texts=True)
        for undone in (False, True):
            recording = told(self.desk, undone=undone)
            again = replayed(recording, folder, f"again-{undone}.db")
            if not recording.left_out:
                assert told(again, undone=undone).content == recording.content
                found = again.case_file(texts=True)
                standing = what_stands(again), what_stands(self.desk)
                if recording.renamed:  # what two things are called is one thing's name there
                    assert how_many(standing[0]) == how_many(standing[1])
                else:
                    assert without_ids(standing[0], found) == without_ids(standing[1], file)
                    assert not undone or without_ids(found, found) == without_ids(file, file)
            again.close()
        self.desk.close()
        self.folder.cleanup()


Recorded.TestCase.settings = settings(
    max_examples=10,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestRecorded = Recorded.TestCase
