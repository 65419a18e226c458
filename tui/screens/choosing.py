"""Choosing or making a scenario, from any screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from scenarios.item import slug
from seeds.refusal import Invalid
from tui.screens.picker import Picker
from tui.screens.room import Room

if TYPE_CHECKING:
    from scenarios.scenario import Scenario
    from store.desk import Desk

NONE = "-"
"""What stands for no scenario among the options."""


def choose_scenario(
    room: Room, desk: Desk, then: Callable[[str], None], *, none: bool = False
) -> None:
    """Asks for a scenario and does something with its id; with `none`, an empty one too."""

    def go(chosen: str | None) -> None:
        if chosen is None:
            return
        with room.attempt():
            if chosen.startswith("new:"):
                then(made(desk, chosen.removeprefix("new:")).id)
            else:
                then("" if chosen == NONE else chosen)

    options = [(s.id, f"{s.handle}  {s.title}".strip()) for s in desk.scenarios()]
    if none and options:
        options.append((NONE, "no scenario"))
    picker = Picker("Scenario", options, empty="there is no scenario yet", new="scenario")
    room.app.push_screen(picker, go)


def made(desk: Desk, words: str) -> Scenario:
    """A scenario from what was typed: a handle as it is, else a title with a handle made of it.

    Raises:
        Refusal: no handle can be made of it, or it is taken.
    """
    handle = slug(words)
    if not handle:
        raise Invalid(f"no handle can be made of {words!r}", attempt="orlik")
    return desk.add_scenario(handle, title="" if handle == words else words)
