"""A scenario in which everything has happened once, for tests of case files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scenarios.case_file import CaseFile
from scenarios.criteria import Timeframe
from scenarios.vocabulary import Expectation, Kind, Stance
from seeds.when import When
from store.desk import Desk
from tests.desks import at, tagged


def work(desk: Desk) -> None:
    """Lets everything happen once in the scenario `orlik`."""
    tagged(desk, "Tolls are doubled", scenario="orlik", handle="tolls", statement="Tolls double")
    tagged(
        desk,
        "no ferry before winter",
        Kind.PREDICTION,
        scenario="orlik",
        handle="ferry",
        expects=Expectation.NOT_OCCUR,
        stance=Stance.REPORTED,
        wording="will",
    )
    desk.tag_list("Who", [at("Soldiers")], scenario="orlik", context=at("Who guards"))
    desk.criteria("ferry", timeframe=Timeframe(by=When("2026-12")))
    desk.forecast("ferry", "likely", forecaster="Tomas Brandl")
    desk.mark("tolls", "emerging")
    desk.mark("tolls", "observed", occurred_on=When("2026-02"))
    desk.undo()
    desk.source("Tomas Brandl", aliases=["T. Brandl"])
    desk.source("Nobody named in it")


def changed(file: CaseFile, name: str, **fields: Any) -> CaseFile:
    """With other content in the first of its things."""
    first, *rest = getattr(file, name)
    things: dict[str, Any] = {name: (replace(first, **fields), *rest)}
    return replace(file, **things)
