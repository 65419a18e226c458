"""Whatever a store keeps comes back from the case file that it gives out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, assume, given, settings

from scenarios.annotation import Annotation
from scenarios.authored import Authored
from scenarios.case_file import CaseFile, in_order
from scenarios.formats import scenario_file
from seeds.anchor import Anchor, Span, cite, locate
from seeds.article import article_id
from store.desk import Desk
from store.doctor import examine
from tests.desks import START, Clock, opened
from tests.strategies import case_files

GOLDEN = Path(__file__).parent / "golden"
A = TypeVar("A", bound=Authored)
THEN = datetime(2026, 1, 1, tzinfo=UTC)


def signed(things: tuple[A, ...]) -> tuple[A, ...]:
    """Each with an analyst and a time, which an import gives to what has none."""
    return tuple(replace(t, analyst=t.analyst or "bo", at=t.at or THEN) for t in things)


def settled(file: CaseFile) -> CaseFile:
    """A case file as a store would give it out: anchored, signed, and withdrawn for a reason."""
    texts = {a.id: a.text for a in file.articles}
    judged = {f.subject for f in file.findings} | {f.subject for f in file.forecasts}
    items = tuple(replace(i, withdrawn=i.withdrawn and i.id in judged) for i in file.items)
    gone = {i.id for i in items if i.withdrawn}
    mentions = (
        anchored(a, texts[a.article])
        for a in file.annotations
        if a.article in texts and a.item not in gone
    )
    return in_order(
        replace(
            file,
            scenarios=signed(file.scenarios),
            sources=signed(file.sources),
            items=signed(items),
            annotations=signed(tuple(m for m in mentions if m)),
            criteria=signed(file.criteria),
            forecasts=signed(file.forecasts),
            findings=signed(file.findings),
        )
    )


def is_quoted_whole(file: CaseFile) -> bool:
    """Whether a quote is the text of an article that did not come: then it did, after all."""
    anchors = [a for m in file.annotations for a in (m.anchor, m.context) if a]
    words = {article_id(w) for a in anchors for w in (a.quote or "", a.prefix, a.suffix)}
    return any(a.text is None and a.id in words for a in file.articles)


def anchored(mention: Annotation, text: str | None) -> Annotation | None:
    """A mention whose places are found; None where one cannot be."""
    places = [placed(a, text) for a in (mention.anchor, mention.context) if a]
    if not all(places):
        return None
    anchor, *context = places
    assert anchor
    return replace(mention, anchor=anchor, context=context[0] if context else None)


def placed(anchor: Anchor, text: str | None) -> Anchor | None:
    if text is None:
        return anchor if anchor.span else None
    place = locate(text, anchor)
    return cite(text, place) if isinstance(place, Span) else None


def brought(path: Path, file: CaseFile) -> Desk:
    """A desk on a new store into which a case file was imported."""
    desk = opened(path, Clock(START), "bo", simulated=file.simulated)
    desk.import_case(file)
    return desk


MODEST = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@MODEST
@given(case_files())
def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, file: CaseFile) -> None:
    wanted = settled(file)
    assume(not is_quoted_whole(wanted))
    with brought(tmp_path_factory.mktemp("kept") / "a.db", wanted) as desk:
        assert desk.case_file(texts=True) == wanted
        assert examine(desk) == []


@MODEST
@given(case_files())
def test_imported_into_an_empty_store_and_exported_a_file_has_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, file: CaseFile
) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    with brought(folder / "a.db", settled(file)) as first:
        written = scenario_file.write(first.case_file(texts=True))
    with brought(folder / "b.db", scenario_file.read(written, "a.yaml")) as second:
        assert scenario_file.write(second.case_file(texts=True)) == written
        before = second.history()
        second.import_case(scenario_file.read(written, "a.yaml"))
        assert second.history() == before


@pytest.mark.parametrize("name", ["orlik.yaml", "hostile.yaml"])
def test_a_golden_file_is_imported_and_exported_byte_for_byte(tmp_path: Path, name: str) -> None:
    file = scenario_file.read((GOLDEN / name).read_bytes(), name)
    handles = [s.handle for s in file.scenarios]
    with brought(tmp_path / "a.db", file) as first:
        written = scenario_file.write(first.case_file(*handles, texts=True))
    with brought(tmp_path / "b.db", scenario_file.read(written, name)) as second:
        assert scenario_file.write(second.case_file(*handles, texts=True)) == written
