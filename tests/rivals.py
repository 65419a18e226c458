"""Two scenarios of one question on the article of the desk, with likelihoods and sightings."""

from __future__ import annotations

from scenarios.forecast import Reference
from seeds.when import When
from store.desk import Desk
from tests.desks import Clock, page, tagged

RATIOS = {
    "tolls": ("Tolls are doubled", "66%", "30%", "2026-05-17"),
    "army": ("Soldiers take the place", "39%", "30%", "2026-05-18"),
    "train": ("The night train is cancelled", "39%", "30%", "2026-05-19"),
    "ferry": ("no ferry before winter", "42%", "30%", "2026-05-20"),
    "police": ("the river police", "33%", "30%", "2026-05-21"),
}
"""By handle: words of the article, the two likelihoods, and the day of the sighting."""
QUESTION = "What becomes of the bridge?"


def rivals(desk: Desk, clock: Clock) -> None:
    """Two scenarios, five triggers in the first; likelihoods set down before all were seen."""
    desk.add(page())
    like = Reference(of="bridges under threat", n=40, occurred=4)
    desk.add_scenario("closed", question=QUESTION, prior="10%", reference=like)
    desk.add_scenario("open", question="what becomes  of the bridge?")
    for handle, (words, given, given_not, _) in RATIOS.items():
        tagged(desk, words, handle=handle, scenario="closed")
        desk.put(handle, "closed", given=given, given_not=given_not)
    clock.turn_to("2026-06-01")
    for handle, (_, _, _, day) in RATIOS.items():
        desk.mark(handle, "observed", occurred_on=When(day))
