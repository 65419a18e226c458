"""Writing 10,000 annotations as a scenario file against PyYAML's C dumper on the same data."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import yaml

from benchmarks.measure import in_turns, report
from scenarios.annotation import Annotation
from scenarios.case_file import CaseFile
from scenarios.formats import scenario_file
from scenarios.item import Item
from scenarios.scenario import Membership, Scenario
from scenarios.vocabulary import Kind
from seeds.anchor import Anchor, Span
from seeds.article import Article, Metadata
from store.desk import Desk

ANNOTATIONS = 10_000
NOW = datetime(2026, 11, 21, tzinfo=UTC)


def main() -> None:
    """Print writing a case file, exporting it from a store, and reading the file again."""
    case_file = _case_file()
    written = scenario_file.write(case_file)
    same = yaml.load(written, yaml.CBaseLoader)

    def dump() -> None:
        yaml.dump(same, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)

    ours, floor = in_turns(lambda: scenario_file.write(case_file), dump, rounds=3)
    report("write 10,000 annotations", "s", ours, "yaml.CSafeDumper, same data", floor)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Path(folder) / "bench.db", analyst="bench", clock=lambda: NOW)
        desk.import_case(case_file)
        ours, floor = in_turns(lambda: scenario_file.write(desk.case_file("bench")), dump, rounds=3)
        report("export 10,000 annotations from a store", "s", ours, "yaml.CSafeDumper", floor)
        desk.close()
    ours, floor = in_turns(
        lambda: scenario_file.read(written, "bench.yaml"),
        lambda: yaml.load(written, yaml.CSafeLoader),
        rounds=3,
    )
    report("read 10,000 annotations", "s", ours, "yaml.CSafeLoader, same file", floor)


def _case_file() -> CaseFile:
    article, scenario = "a:" + "0" * 64, "s:" + "0" * 32
    ids = [f"{n:032x}" for n in range(ANNOTATIONS)]
    return CaseFile(
        scenarios=(Scenario(id=scenario, handle="bench", analyst="bench", at=NOW),),
        articles=(Article(id=article, text=None, metadata=Metadata(title="Measured")),),
        items=tuple(
            Item(
                id="i:" + id,
                kind=Kind.CLAIM,
                handle=f"c-{n}",
                statement=f"The bridge was closed {n} times",
                analyst="bench",
                at=NOW,
            )
            for n, id in enumerate(ids)
        ),
        memberships=tuple(Membership(scenario=scenario, item="i:" + id) for id in ids),
        annotations=tuple(
            Annotation(
                id="n:" + id,
                article=article,
                item="i:" + id,
                anchor=Anchor(
                    span=Span(n * 50, n * 50 + 41),
                    quote="The bridge is closed to lorries at night.",
                    prefix="The police said so on Thursday: ",
                    suffix=" Nobody knows for how long.",
                ),
                attribution=("Tomas Brandl",),
                analyst="bench",
                at=NOW,
            )
            for n, id in enumerate(ids)
        ),
    )
