"""Sets of keys to begin with, by name: what some rows have instead of what ships.

`[keys]` in the settings goes on top of them. Acts keep their letters in each set: what the app
says at the bottom of a screen ("u undoes it") holds with every one.
"""

from __future__ import annotations

from collections.abc import Mapping

VIM: Mapping[str, str] = {
    "command-palette": "colon,ctrl+p",
    "text.page-down": "space,pagedown,ctrl+f",
    "text.page-up": "pageup,ctrl+b",
    "list.page-down": "space,pagedown,ctrl+d,ctrl+f",
    "list.page-up": "pageup,ctrl+u,ctrl+b",
    "everywhere.search": "ctrl+g,f3",
    "reading.next-hit": "n",
    "reading.previous-hit": "N",
    "text.next-tag": "right_square_bracket",
    "text.previous-tag": "left_square_bracket",
    "reading.untag": "x,d",
}
"""For hands that know vim: what ships is near it, and this is nearer."""

ARROWS: Mapping[str, str] = {
    "text.next-passage": "down",
    "text.previous-passage": "up",
    "text.next-block": "ctrl+down",
    "text.previous-block": "ctrl+up",
    "text.next-character": "right",
    "text.previous-character": "left",
    "text.next-word": "ctrl+right",
    "text.previous-word": "ctrl+left",
    "text.page-down": "pagedown",
    "text.page-up": "pageup",
    "text.half-page-down": "alt+pagedown",
    "text.half-page-up": "alt+pageup",
    "text.first": "home,ctrl+home",
    "text.last": "end,ctrl+end",
    "text.select": "f6,v",
    "text.swap-ends": "f7,o",
    "text.next-tag": "f4,n",
    "text.previous-tag": "shift+f4,N",
    "list.down": "down",
    "list.up": "up",
    "list.first": "home,ctrl+home",
    "list.last": "end,ctrl+end",
    "list.page-down": "pagedown",
    "list.page-up": "pageup",
    "item.down": "down",
    "item.up": "up",
    "item.page-down": "pagedown",
    "item.page-up": "pageup",
    "review.down": "down",
    "review.up": "up",
    "review.page-down": "pagedown",
    "review.page-up": "pageup",
    "help.down": "down",
    "help.up": "up",
    "help.page-down": "pagedown",
    "help.page-up": "pageup",
    "undo": "u,ctrl+z",
    "redo": "ctrl+r,ctrl+y",
    "history.redo": "r,ctrl+r,ctrl+y",
    "reading.back": "q,backspace",
    "reading.details": "enter,f2",
    "reading.untag": "x,delete",
    "reading.again": "full_stop,f5",
    "reading.acts": "a,shift+f10",
    "reading.next-hit": "right_square_bracket,f3",
    "reading.previous-hit": "left_square_bracket,shift+f3",
    "library.edit": "e,f2",
}
"""No letter is needed to move: arrows, with ctrl by words and paragraphs, with shift selecting."""

PRESETS: Mapping[str, Mapping[str, str]] = {"vim": VIM, "arrows": ARROWS}
