"""The tags at the cursor on one line."""

from __future__ import annotations

import pytest

from tui.tags_here import named

NAMES = ["T tolls", "P closed", "C denied", "C guarded"]


@pytest.mark.parametrize(
    ("chosen", "cells", "line"),
    [
        (1, 60, "T tolls  [P closed]  C denied  C guarded"),
        (-1, 60, "T tolls  P closed  C denied  C guarded"),
        (0, 22, "[T tolls]  P closed  …"),
        (2, 26, "…  [C denied]  C guarded"),
        (3, 30, "…  C denied  [C guarded]"),
        (3, 14, "…  [C guarded]"),
        (1, 8, "…  [P c…"),
        (1, 0, ""),
    ],
)
def test_the_chosen_tag_is_named_however_little_room_there_is(
    chosen: int, cells: int, line: str
) -> None:
    assert named(NAMES, chosen, cells) == line
