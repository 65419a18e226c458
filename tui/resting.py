"""What an undo would come to, in words: for the command and for the app's question."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.display import safe_line

_FEW = 6
_FINAL = {
    "forget": "what it forgot stays forgotten",
    "seal": "its seal stays",
    "undo": "what it undid stays undone",
    "redo": "what it did again stays done",
}


def rests(many: int, leaving: Sequence[str], staying: Sequence[str] = ()) -> list[str]:
    """How many later deeds rest on it, which items would leave a scenario with it, and what of a
    session run stays all the same."""
    told = []
    if many:
        told.append("1 later deed rests on it" if many == 1 else f"{many} later deeds rest on it")
    if leaving:
        named = ", ".join(leaving[:_FEW]) + (", …" if len(leaving) > _FEW else "")
        items = "1 item leaves" if len(leaving) == 1 else f"{len(leaving)} items leave"
        told.append(f"{items} the scenario: {named}")
    return told + stays(staying)


def stays(staying: Sequence[str]) -> list[str]:
    """What of a session run no undo takes back; `staying` is what the desk says of it."""
    stores = [name.removeprefix("join ") for name in staying if name.startswith("join ")]
    told = [f"what it joined from {safe_line(', '.join(stores))} stays"] if stores else []
    return told + [_FINAL[verb] for verb in staying if verb in _FINAL]
