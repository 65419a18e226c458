"""What tests of seals begin with: deeds to seal, and what verifying says of a seal."""

from __future__ import annotations

from pathlib import Path

from scenarios.vocabulary import Kind
from store.ancestry import held
from store.desk import Desk
from store.elsewhere import reading_elsewhere
from store.sealing import Seal
from store.verifying import Checked, checked
from tests.desks import page, tagged


def worked(desk: Desk) -> None:
    """Ten deeds, one of them undone."""
    desk.add(page())
    desk.add_scenario("orlik", title="Closure of the Orlik bridge")
    tagged(desk, "Tolls are doubled", scenario="orlik", handle="tolls")
    tagged(desk, "no ferry", Kind.PREDICTION, handle="ferry")
    desk.forecast("ferry", "likely")
    desk.mark("tolls", "emerging")
    desk.undo()
    desk.mark("tolls", "observed")


def against(path: Path, seal: Seal) -> Checked:
    """What verifying says of one seal."""
    with reading_elsewhere(path) as connection:
        return checked(connection, held(connection), seal)
