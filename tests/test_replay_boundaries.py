"""Session steps about the ends, the kind, the places and the editions of tags."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from scenarios.session import read_session
from scenarios.vocabulary import Kind
from seeds.refusal import Refusal
from store.desk import Desk
from store.doctor import examine
from store.replay import Outcome, Report, run

NOW = datetime(2026, 11, 21, tzinfo=UTC)
TEXT = "Who guards the bridge?\n\nThe army takes over the bridge. The tolls are doubled.\n"
PONTE = "Chi sorveglia il ponte?\n\nL'esercito si prende il ponte. Il pedaggio raddoppia.\n"
START = """\
- add: bridge.txt
  as: bridge
- add: ponte.txt
  as: ponte
- same-work: [bridge, ponte]
- tag: trigger
  article: bridge
  quote: The army takes over the bridge.
  handle: army
  as: army
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "bridge.txt").write_text(TEXT)
    (tmp_path / "ponte.txt").write_text(PONTE)
    return Desk.open(tmp_path / "s.db", analyst="ak", clock=lambda: NOW, simulated=True)


def does(desk: Desk, steps: str) -> Report:
    source = f"signposts: session/1\nname: trial\nsteps:\n{START}{steps}"
    return run(desk, read_session(source.encode(), "trial.yaml"), desk.path.parent)


def tags(desk: Desk) -> list[tuple[str, str | None]]:
    handles = {item.id: item.handle for item in desk.items()}
    found = [(handles[a.item], a.anchor.quote) for a in desk.case_file().annotations]
    return sorted(found, key=lambda pair: (pair[0], pair[1] or ""))


@pytest.mark.parametrize(
    ("steps", "after"),
    [
        ("- move: army\n  quote: takes over\n", [("army", "takes over")]),
        ("- move: army\n  quote: the bridge\n", [("army", "the bridge")]),
        ("- move: army\n  quote: the bridge\n  occurrence: 1\n", [("army", "the bridge")]),
        ("- move: army\n  span: [0, 3]\n", [("army", "Who")]),
        (
            "- split: army\n  before: takes over\n  as: rest\n- edit: rest\n  handle: takes\n",
            [("army", "The army"), ("takes", "takes over the bridge.")],
        ),
        (
            "- split: army\n  before: takes\n  as: rest\n- merge: rest\n  with: army\n",
            [("t-1", "The army takes over the bridge.")],
        ),
        (
            "- mirror: army\n  to: ponte\n  guess: true\n",
            [
                ("army", "L'esercito si prende il ponte."),
                ("army", "The army takes over the bridge."),
            ],
        ),
        (
            "- mirror: army\n  to: ponte\n  quote: raddoppia\n  as: copy\n- untag: copy\n",
            [("army", "The army takes over the bridge.")],
        ),
    ],
)
def test_a_session_does_to_tags_what_keys_do(
    desk: Desk, steps: str, after: list[tuple[str, str | None]]
) -> None:
    assert does(desk, steps).changed
    assert tags(desk) == after
    assert examine(desk) == []


def test_a_session_run_twice_does_nothing_more(desk: Desk) -> None:
    steps = (
        "- move: army\n  quote: The army takes over\n- split: army\n  before: takes\n  as: rest\n"
        "- retag: rest\n  kind: claim\n- mirror: army\n  to: ponte\n  guess: true\n"
    )
    does(desk, steps)
    before = desk.case_file()
    again = does(desk, steps)
    assert {ran.outcome for ran in again.steps} <= {Outcome.DONE_BEFORE, Outcome.UNCHANGED}
    assert desk.case_file() == before


def test_the_name_of_a_part_serves_in_a_later_run(desk: Desk) -> None:
    steps = "- split: army\n  before: takes\n  as: rest\n"
    does(desk, steps)
    does(desk, steps + "- edit: rest\n  handle: takes\n")
    assert [handle for handle, _ in tags(desk)] == ["army", "takes"]


def test_a_kind_is_changed(desk: Desk) -> None:
    does(desk, "- retag: army\n  kind: prediction\n")
    [item] = desk.items()
    assert (item.kind, item.handle) == (Kind.PREDICTION, "army")


@pytest.mark.parametrize(("more", "items"), [("", 1), ("  each: true\n", 2)])
def test_every_occurrence_is_tagged_in_one_deed(desk: Desk, more: str, items: int) -> None:
    before = "- tag: claim\n  article: bridge\n  quote: the bridge\n"
    does(desk, f"{before}  every: true\n{more}")
    claims = desk.items(kind=Kind.CLAIM)
    assert (len(claims), sum(c.mentions for c in claims)) == (items, 2)
    assert len([d for d in desk.history() if d.verb == "tag"]) == 2


def test_every_occurrence_may_be_in_any_case(desk: Desk) -> None:
    does(desk, "- tag: claim\n  article: bridge\n  quote: the\n  every: true\n  any_case: true\n")
    assert desk.item("c-1").mentions == 4


@pytest.mark.parametrize(
    ("steps", "what"),
    [
        ("- move: army\n", "move changes nothing"),
        ("- move: army\n  occurrence: 2\n", "of no quote"),
        ("- move: army\n  quote: a\n  span: [0, 2]\n", "both quote and span"),
        ("- move: army\n  span: [3, 2]\n", "is empty"),
        ("- move: army\n  span: [3]\n", "a start and an end"),
        ("- mirror: army\n  to: ponte\n", "mirror needs quote"),
        ("- mirror: army\n  to: bridge\n  guess: true\n", "in that article itself"),
        ("- split: army\n  before: tolls\n", "does not stand"),
        ("- split: army\n  before: The army\n", "no two parts"),
        ("- merge: army\n  with: army\n", "one tag"),
        ("- tag: claim\n  article: bridge\n  quote: ferry\n  every: true\n", "does not stand"),
        (
            "- tag: claim\n  article: bridge\n  quote: the\n  every: true\n  occurrence: 1\n",
            "both occurrence and every",
        ),
    ],
)
def test_a_step_that_cannot_be_done_is_refused_where_it_stands(
    desk: Desk, steps: str, what: str
) -> None:
    with pytest.raises(Refusal, match=what) as refused:
        does(desk, steps)
    assert refused.value.where.startswith("trial.yaml:1")
    assert desk.history()[0].verb == "create"
