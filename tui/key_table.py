"""Every key: what it does, where, and what it is called in settings, footer, help and palette.

The table is all there is: screens build their bindings from it, `?` and the palette show it. To
add a key, add a row to the table of its place; a place that is new is one more table in `KEYS`,
and a line in `SCREENS` that says what can be pressed together.
"""

from __future__ import annotations

from tui.key import Key

EVERYWHERE = (
    Key("everywhere", "help", "question_mark,f1", "shows the keys that work here", "help"),
    Key("everywhere", "command_palette", "ctrl+p", "finds an action by what it does", "actions"),
    Key("everywhere", "quit", "ctrl+q", "ends Signposts; nothing is lost"),
    Key("everywhere", "interrupt", "ctrl+c", "says how to end Signposts"),
)

LIST = (
    Key("list", "down", "j,down", "goes to the next line", counted=True),
    Key("list", "up", "k,up", "goes to the previous line", counted=True),
    Key("list", "first", "g,home", "goes to the first line"),
    Key("list", "last", "G,end", "goes to the last line"),
    Key("list", "page_down", "space,pagedown,ctrl+d", "goes a screen down", counted=True),
    Key("list", "page_up", "pageup,ctrl+u", "goes a screen up", counted=True),
    Key("list", "choose", "enter", "opens the line", "open"),
)

LIBRARY = (
    Key("library", "filter", "slash", "filters as you type; esc shows all again", "filter"),
    Key("library", "add", "a", "adds articles from a file or folder", "add"),
    Key("library", "edit", "e", "corrects what is known about the article", "edit"),
    Key("library", "board", "b", "opens the board of a scenario", "board"),
    Key("library", "review", "r", "reviews what is due", "review"),
    Key("library", "sort", "s", "sorts by the next column", "sort"),
    Key("library", "reverse", "S", "turns the order round"),
    Key("library", "same_work", "w,=", "marks an edition, and on another: the same work", "same"),
    Key("library", "take_offer", "o", "takes the tags that are offered for the article"),
    Key("library", "history", "h", "shows what was done", "history"),
    Key("library", "undo", "u", "undoes the last act", "undo"),
    Key("library", "redo", "ctrl+r", "redoes what was undone"),
    Key("library", "leave", "escape", "leaves the filter, or forgets the mark"),
    Key("library", "quit", "q", "ends Signposts; nothing is lost", "quit"),
)

READING = (
    Key("reading", "tag('claim')", "c", "tags the passage as a claim", "claim"),
    Key("reading", "tag('trigger')", "t", "tags the passage as a trigger event", "trigger"),
    Key("reading", "tag_list", "T", "tags each item of the list as a trigger", "whole list"),
    Key("reading", "tag('prediction')", "p", "tags the passage as a prediction", "prediction"),
    Key("reading", "details", "enter", "opens the details of the tag to write in", "details"),
    Key("reading", "link", "=", "links the tag to an item that exists", "link"),
    Key("reading", "untag", "x", "removes the tag", "remove"),
    Key("text", "select", "v", "selects, to move the ends of the passage", "select"),
    Key("text", "next_word", "w", "moves the end by a word", "word on", counted=True),
    Key("text", "previous_word", "b", "moves the end a word back", "back", counted=True),
    Key("text", "next_character", "l,right", "moves the end by a character", counted=True),
    Key("text", "previous_character", "h,left", "moves it a character back", counted=True),
    Key("text", "swap_ends", "o", "moves the other end from now on", "other end"),
    Key("reading", "next_here", ">", "chooses the next of the tags that stand here", "choose"),
    Key("reading", "previous_here", "<", "chooses the previous of the tags that stand here"),
    Key("reading", "undo", "u", "undoes the last act", "undo"),
    Key("text", "next_tag", "n", "goes to the next tag", "next", counted=True),
    Key("text", "previous_tag", "N", "goes to the previous tag", counted=True),
    Key("reading", "scenario", "S", "chooses or makes the scenario to tag into", "scenario"),
    Key("reading", "mark", "m", "says what was found about the item", "mark"),
    Key("reading", "panel", "tab", "shows or hides the tags beside the text", "tags"),
    Key("reading", "redo", "ctrl+r", "redoes what was undone"),
    Key("reading", "open_board", "B", "opens the board of the current scenario"),
    Key("text", "next_passage", "j,down", "goes to the next sentence or item", counted=True),
    Key("text", "previous_passage", "k,up", "goes to the previous sentence", counted=True),
    Key("text", "next_block", "J,right_curly_bracket", "goes to the next paragraph", counted=True),
    Key("text", "previous_block", "K,left_curly_bracket", "goes a paragraph back", counted=True),
    Key("text", "page_down", "space,pagedown", "goes a screen down", counted=True),
    Key("text", "page_up", "pageup", "goes a screen up", counted=True),
    Key("text", "half_page_down", "ctrl+d", "goes half a screen down", counted=True),
    Key("text", "half_page_up", "ctrl+u", "goes half a screen up", counted=True),
    Key("text", "first", "g,home", "goes to the beginning"),
    Key("text", "last", "G,end", "goes to the end"),
    Key("reading", "leave", "escape", "leaves the selection, the panel, then the article"),
    Key("reading", "back", "q", "goes back to the library; nothing is lost", "back"),
)

FORM = (
    Key("form", "next", "enter,tab", "saves the field and goes to the next", "next"),
    Key("form", "previous", "shift+tab", "saves the field and goes to the previous", "previous"),
    Key("form", "leave", "escape", "saves the field and goes back", "back"),
)

BOARD = (
    Key("board", "mark", "m", "says what was found about the item", "mark"),
    Key("board", "passage", "o", "opens the passage in its article", "passage"),
    Key("board", "scenario", "S", "chooses or makes another scenario", "scenario"),
    Key("board", "review", "r", "reviews what is due in this scenario", "review"),
    Key("board", "export", "x", "writes the scenario to a file", "export"),
    Key("board", "scenarios", "s", "shows all scenarios", "scenarios"),
    Key("board", "history", "h", "shows what was done", "history"),
    Key("board", "undo", "u", "undoes the last act", "undo"),
    Key("board", "redo", "ctrl+r", "redoes what was undone"),
    Key("board", "back", "q,escape", "goes back; nothing is lost", "back"),
)

ITEM = (
    Key("item", "mark", "m", "says what was found about the item", "mark"),
    Key("item", "passage", "o", "opens the passage in its article", "passage"),
    Key("item", "down", "j,down", "goes a line down"),
    Key("item", "up", "k,up", "goes a line up"),
    Key("item", "page_down", "space,pagedown,ctrl+d", "goes a screen down"),
    Key("item", "page_up", "pageup,ctrl+u", "goes a screen up"),
    Key("item", "back", "q,escape,enter", "goes back", "back"),
)

REVIEW = (
    Key("review", "show", "space", "shows the passage and who wrote it", "passage"),
    Key("review", "status('first')", "1", "finds the first of the statuses"),
    Key("review", "status('second')", "2", "finds the second of the statuses"),
    Key("review", "status('third')", "3", "finds the third of the statuses"),
    Key("review", "status('fourth')", "4", "finds the fourth of the statuses"),
    Key("review", "status('fifth')", "5", "finds the fifth of the statuses"),
    Key("review", "status('sixth')", "6", "finds the sixth of the statuses"),
    Key("review", "go_on", "enter", "goes on to what is due next", "go on"),
    Key("review", "skip", "s", "puts it off to the end of the queue", "skip"),
    Key("review", "snooze", "0", "lets it rest until a day"),
    Key("review", "next", "n", "goes to the next", "next"),
    Key("review", "previous", "N", "goes to the previous"),
    Key("review", "undo", "u", "undoes what was found in this review, the last first", "undo"),
    Key("review", "passage", "o", "opens the passage in its article", "article"),
    Key("review", "down", "j,down", "goes a line down"),
    Key("review", "up", "k,up", "goes a line up"),
    Key("review", "page_down", "pagedown,ctrl+d", "goes a screen down"),
    Key("review", "page_up", "pageup,ctrl+u", "goes a screen up"),
    Key("review", "back", "q,escape", "leaves; nothing is lost", "leave"),
)

FINDING = (
    Key("finding", "save", "ctrl+s", "saves the finding; enter in a field of one line too", "save"),
    Key("finding", "turn", "ctrl+t", "says whether it corrects or follows the last", "corrects"),
    Key("finding", "leave", "escape", "goes back to the question; nothing is lost", "back"),
)

HISTORY = (
    Key("history", "filter", "slash", "filters as you type; esc shows all again", "filter"),
    Key("history", "undo", "u", "undoes the deed under the cursor", "undo"),
    Key("history", "redo", "r,ctrl+r", "redoes the deed under the cursor", "redo"),
    Key("history", "leave", "escape", "leaves the filter, then the history"),
    Key("history", "back", "q", "goes back", "back"),
)

SCENARIOS = (
    Key("scenarios", "make", "a", "makes a scenario", "make"),
    Key("scenarios", "edit", "e", "edits title, question and note", "edit"),
    Key("scenarios", "remove", "x", "removes the scenario; its items stay", "remove"),
    Key("scenarios", "undo", "u", "undoes the last act", "undo"),
    Key("scenarios", "redo", "ctrl+r", "redoes what was undone"),
    Key("scenarios", "back", "q,escape", "goes back", "back"),
)

KEYS: tuple[Key, ...] = (
    *LIBRARY,
    *READING,
    *FORM,
    *BOARD,
    *ITEM,
    *REVIEW,
    *FINDING,
    *HISTORY,
    *SCENARIOS,
    *LIST,
    *EVERYWHERE,
)

SCREENS: dict[str, tuple[str, ...]] = {
    "library": ("library", "list", "everywhere"),
    "reading": ("reading", "text", "everywhere"),
    "form": ("form", "everywhere"),
    "board": ("board", "list", "everywhere"),
    "item": ("item", "everywhere"),
    "review": ("review", "everywhere"),
    "finding": ("finding", "everywhere"),
    "history": ("history", "list", "everywhere"),
    "scenarios": ("scenarios", "list", "everywhere"),
}
"""Places whose keys work together: within one line no key means two things."""

NAMES = {
    "everywhere": "everywhere",
    "list": "in a list",
    "library": "in the library",
    "text": "in the text",
    "reading": "in the reading room",
    "form": "in the details",
    "board": "on the board",
    "item": "on an item",
    "review": "in the review",
    "finding": "in a finding",
    "history": "in the history",
    "scenarios": "among the scenarios",
}
"""Places as help and palette call them."""
