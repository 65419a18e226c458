"""A scenario on the invented articles: three triggers in two editions, a prediction, a claim."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from textual import events
from textual.screen import Screen

from scenarios.criteria import Timeframe
from scenarios.evidence_line import evidence
from scenarios.vocabulary import Kind, TimeframeStatus
from seeds.anchor import Span
from seeds.reading import read
from seeds.when import When
from store.desk import Desk
from tests.app import BRIDGE, PONTE, Visit, open_desk
from tui.screens.review import ReviewScreen

S = TypeVar("S", bound=Screen[Any])

TRIGGERS = {
    "tolls-doubled": ("tolls are doubled for lorries", "il pedaggio per i camion raddoppia"),
    "army-guard": (
        "soldiers take the place of the river police on the bridge",
        "i soldati sostituiscono la polizia fluviale sul ponte",
    ),
    "night-train": ("the night train is cancelled", "il treno notturno è soppresso"),
}
STATEMENTS = {
    "tolls-doubled": "Tolls for lorries are doubled",
    "army-guard": "The army takes over the guard of the bridge",
    "night-train": "The night train is cancelled",
}
FORETOLD = "By the end of the year the bridge will probably be closed for weeks."
SAID = "The bridge at Orlik is guarded by the river police."
DEADLINE = "2026-06-30"


def orlik(path: Path) -> None:
    """Writes it to a store; tolls-doubled was observed on 2 May 2026, from two origins."""
    path.write_bytes(_content())


@cache
def _content() -> bytes:
    """What is made once, and copied."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "orlik.db"
        _make(path)
        return path.read_bytes()


def _make(path: Path) -> None:
    with open_desk(path) as desk:
        bridge = desk.add(read("bridge.md", BRIDGE.encode())).article
        ponte = desk.add(read("ponte.md", PONTE.encode())).article
        desk.same_work(bridge.id, ponte.id)
        desk.add_scenario(
            "orlik",
            title="Closure of the Orlik bridge",
            question="Will the bridge be closed to traffic before 2027?",
        )
        for handle, (english, italian) in TRIGGERS.items():
            tag(desk, bridge.id, english, Kind.TRIGGER, handle, STATEMENTS[handle])
            found = passage(desk, ponte.id, italian)
            desk.tag(ponte.id, found, Kind.TRIGGER, item=handle)
        tag(desk, bridge.id, FORETOLD, Kind.PREDICTION, "closed-by-2027", "The bridge is closed")
        desk.edit("closed-by-2027", {"wording": "probably"})
        desk.criteria(
            "closed-by-2027",
            threshold="no lorry on 14 days in a row",
            source="traffic count",
            timeframe=Timeframe(by=When(DEADLINE), status=TimeframeStatus.INFERRED),
        )
        tag(desk, bridge.id, SAID, Kind.CLAIM, "river-police", "The river police guard the bridge")
        desk.mark(
            "tolls-doubled",
            "observed",
            occurred_on=When("2026-05-02"),
            evidence=[
                evidence("https://example.org/tolls | Orlik Gazette"),
                evidence("a call with the ministry | ministry"),
            ],
            reason="the new tariff",
        )


def tag(desk: Desk, article: str, words: str, kind: Kind, handle: str, statement: str) -> None:
    """Tags words into the scenario."""
    span = passage(desk, article, words)
    desk.tag(article, span, kind, handle=handle, statement=statement, scenario="orlik")


def passage(desk: Desk, article: str, words: str) -> Span:
    """Where words stand in an article."""
    text = desk.article(article).text
    assert text is not None
    start = text.index(words)
    return Span(start, start + len(words))


def opened(v: Visit, screen: type[S]) -> S:
    """The screen that is open, which has to be of this kind."""
    assert isinstance(v.app.screen, screen)
    return v.app.screen


async def review(v: Visit) -> ReviewScreen:
    """Opens the queue from the library."""
    await v.press("r")
    return opened(v, ReviewScreen)


async def paste(v: Visit, words: str, *, over: bool = False) -> None:
    """Pastes words into the field that has the focus, `over` what stands there."""
    if over:
        await v.press("home", "ctrl+k")
    assert v.app.focused is not None
    v.app.focused.post_message(events.Paste(words))
    await v.rest()
