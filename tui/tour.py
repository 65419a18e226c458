"""The tour: six things to do, and how one sees that they were done. It is driven in `touring`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scene:
    """What the tour sees: the name of the screen, how many triggers are tagged in its article, how
    many items the list under the cursor has, and the verbs done since the step began."""

    screen: str
    triggers: int = 0
    in_list: int = 0
    verbs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, with rows of the table of keys as in `<reading.undo>`; and whether it is done."""

    words: str
    done: Callable[[Scene], bool]


STEPS = (
    Step(
        "<list.down> and <list.up> or the arrows move, <list.choose> opens. Open an article whose "
        "author names triggers: column T says 8. (From another, <reading.back> goes back.)",
        lambda scene: scene.screen == "reading" and scene.triggers > 1,
    ),
    Step(
        "Near its end stands a list of events to watch for. Go into it: <text.page-down> goes a "
        "screen down, <text.next-passage> and <text.previous-passage> a sentence.",
        lambda scene: scene.in_list > 1,
    ),
    Step(
        "<reading.tag-list> tags each item as a trigger of yours, at once. <reading.details> opens "
        "the details of one: say in your words what would happen; <form.next> saves it, "
        "<form.leave> goes back to the text.",
        lambda scene: "edit" in scene.verbs,
    ),
    Step(
        "<reading.back> goes back to the library, <library.review> reviews what is due there. Say "
        "what was found with <review.status-first>, <review.status-second> …; <finding.save> "
        "saves it.",
        lambda scene: "mark" in scene.verbs,
    ),
    Step(
        "<review.back> leaves, <library.board> opens the board: what was seen of each trigger. "
        "Nothing is ever lost: <board.undo> undoes your last act.",
        lambda scene: "undo" in scene.verbs,
    ),
    Step(
        "<board.back> leaves, <library.scores> opens the record: who gave which chance to "
        "what, and what came true, beside what anybody has for nothing. <record.next-chart> shows "
        "its charts.",
        lambda scene: scene.screen == "record",
    ),
)

END = (
    "That was the tour. <everywhere.help> shows the keys of every screen, "
    "<everywhere.command-palette> finds an act by what it does; signposts demo --record shows a "
    "full record, signposts add ARTICLE begins your own work. <everywhere.tour-leave> closes this."
)
