"""Keys of the screens on which scenarios are weighed: matrix, odds, and what moved."""

from __future__ import annotations

from tui.key import Key

MATRIX = (
    Key("matrix", "better", "plus", "says that the item fits better by a step", "better"),
    Key("matrix", "worse", "minus", "says that the item fits worse by a step", "worse"),
    Key(
        "matrix", "fit('neutral')", "0,3", "says that it speaks neither for nor against", "neutral"
    ),
    Key("matrix", "fit('very_consistent')", "5", "says that it fits very well: ++"),
    Key("matrix", "fit('consistent')", "4", "says that it fits: +"),
    Key("matrix", "fit('inconsistent')", "2", "says that it does not fit: -"),
    Key("matrix", "fit('very_inconsistent')", "1", "says that it does not fit at all: --"),
    Key("matrix", "fit('none')", "x,delete,backspace", "makes the cell blank", "blank"),
    Key("matrix", "next_column", "l,right", "goes to the next scenario", "column"),
    Key("matrix", "previous_column", "h,left", "goes to the scenario before"),
    Key("matrix", "weigh", "e", "edits what the item weighs in the scenario", "edit"),
    Key("matrix", "everything", "a", "counts all as if it were seen, or only what was", "all"),
    Key("matrix", "odds", "O", "shows the odds of the scenario, step by step"),
    Key("matrix", "undo", "u", "undoes the last act", "undo"),
    Key("matrix", "redo", "ctrl+r", "redoes what was undone"),
    Key("matrix", "back", "q,escape", "goes back; nothing is lost", "back"),
)

ODDS = (
    Key("odds", "weigh", "e", "edits the likelihoods of the item", "likelihoods"),
    Key("odds", "prior", "p", "says how likely the scenario is beforehand", "prior"),
    Key("odds", "matrix", "M", "holds the items against the rival scenarios"),
    Key("odds", "undo", "u", "undoes the last act", "undo"),
    Key("odds", "redo", "ctrl+r", "redoes what was undone"),
    Key("odds", "back", "q,escape", "goes back; nothing is lost", "back"),
)

MOVED = (
    Key("moved", "since", "w", "asks since which day", "since"),
    Key("moved", "back", "q,escape", "goes back", "back"),
)
