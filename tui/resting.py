"""What an undo would come to, in words: for the command and for the app's question."""

from __future__ import annotations

from collections.abc import Sequence

_FEW = 6


def rests(many: int, leaving: Sequence[str]) -> list[str]:
    """How many later deeds rest on it, and which items would leave a scenario with it."""
    told = []
    if many:
        told.append("1 later deed rests on it" if many == 1 else f"{many} later deeds rest on it")
    if leaving:
        named = ", ".join(leaving[:_FEW]) + (", …" if len(leaving) > _FEW else "")
        items = "1 item leaves" if len(leaving) == 1 else f"{len(leaving)} items leave"
        told.append(f"{items} the scenario: {named}")
    return told
