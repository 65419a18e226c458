"""A store in which two analysts differ."""

from __future__ import annotations

from pathlib import Path

from scenarios.vocabulary import Kind
from seeds.anchor import Span
from store.desk import Desk
from tests.app import clock, open_desk, shelve

GUARD = "soldiers take the place of the river police on the bridge"
TRAIN = "the night train is cancelled"


def tag(desk: Desk, words: str, kind: Kind = Kind.TRIGGER, **said: str) -> str:
    page = desk.article("bridge")
    start = (page.text or "").index(words)
    made = desk.tag(page.id, Span(start, start + len(words)), kind, **said)  # type: ignore[arg-type]
    return made.item


def differing(path: Path) -> Path:
    """Where ak and bm tagged one passage as two items, differ on one, and on a finding."""
    shelve(path)
    with open_desk(path) as desk:
        desk.add_scenario("orlik")
        tag(desk, "The police deny it", handle="deny", scenario="orlik")
        with Desk.open(
            path.with_name("bm.db"), analyst="bm", clock=clock, simulated=True
        ) as second:
            second.join(path)
            tag(second, GUARD, handle="guard-of-bm", scenario="orlik")
            tag(second, TRAIN, handle="train", scenario="orlik")
            second.mark("deny", "not-observed")
            for note in ("a", "b", ""):  # behind what bm did: ids decide between what is as deep
                desk.edit("deny", {"note": note})
            tag(desk, GUARD, handle="guard", scenario="orlik")
            desk.mark("deny", "observed")
            desk.join(second.path)
    return path
