"""Any number of changes to the ends and kinds of tags: all can be undone, and exported."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from scenarios.annotation import Annotation
from scenarios.formats import scenario_file
from scenarios.vocabulary import Kind
from seeds.anchor import Span, cite
from seeds.refusal import Refusal
from store.desk import Desk
from store.doctor import examine
from tests.desks import Clock, opened
from tests.lists import LIST, listed


def _place(mention: Annotation) -> tuple[int, int]:
    span = mention.anchor.span
    return (span.start, span.end) if span else (-1, -1)


def _span(data: DataObject) -> Span:
    start = data.draw(st.integers(0, len(LIST) - 1))
    return Span(start, data.draw(st.integers(start + 1, len(LIST))))


def _act(desk: Desk, data: DataObject) -> None:
    known = [a.id for a in sorted(desk.case_file().annotations, key=_place)]
    kinds = st.sampled_from(Kind)
    which = data.draw(st.sampled_from(["tag", "move", "split", "merge", "retag", "all", "untag"]))
    if which == "tag" or not known:
        scenario = data.draw(st.sampled_from(["", "orlik"]))
        desk.tag(listed().id, _span(data), data.draw(kinds), scenario=scenario)
        return
    one = data.draw(st.sampled_from(known))
    match which:
        case "move":
            desk.move(one, _span(data))
        case "split":
            desk.split(one, data.draw(st.integers(0, len(LIST))))
        case "merge":
            desk.merge(one, data.draw(st.sampled_from(known)))
        case "retag":
            desk.retag(one, data.draw(kinds))
        case "untag":
            desk.untag(one)
        case _:
            spans = [_span(data) for _ in range(3)]
            desk.tag_all(listed().id, spans, data.draw(kinds), each=data.draw(st.booleans()))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), st.integers(1, 12))
def test_whatever_is_done_is_undone_and_survives_an_export(data: DataObject, many: int) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "a.db", Clock()) as desk:
        desk.add(listed())
        desk.add_scenario("orlik")
        before = desk.case_file(texts=True)
        states = [before]
        for _ in range(many):
            with suppress(Refusal):
                _act(desk, data)
            if (now := desk.case_file(texts=True)) != states[-1]:
                states.append(now)
        assert examine(desk) == []
        _survives(desk, Path(folder) / "b.db")
        for state in reversed(states[:-1]):
            desk.undo()
            assert desk.case_file(texts=True) == state
        desk.redo(count=max(1, len(states) - 1)) if len(states) > 1 else None
        assert desk.case_file(texts=True) == states[-1]
        assert examine(desk) == []


def _survives(desk: Desk, elsewhere: Path) -> None:
    """What a file carries is all that there is; and every anchor holds."""
    file = desk.case_file(texts=True)
    assert scenario_file.read(scenario_file.write(file), "a.yaml") == file
    with opened(elsewhere, Clock(), "bo") as copy:
        copy.import_case(file)
        assert copy.case_file(texts=True) == file
    for mention in file.annotations:
        assert mention.anchor.span
        assert mention.anchor == cite(LIST, mention.anchor.span)
