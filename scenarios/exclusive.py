"""Fields of a step that do not stand together, and those of which it has one."""

from __future__ import annotations

EXCLUSIVE = (
    ("occurred_on", "on"),
    ("corrects", "follows"),
    ("corrects", "settles"),
    ("follows", "settles"),
    ("settles", "beside"),
    ("quote", "span"),
    ("occurrence", "every"),
    ("each", "item"),
    ("quote", "guess"),
    ("span", "guess"),
    ("span", "occurrence"),
    ("span", "every"),
    # Of a list each item is tagged alike: nothing is said of one alone.
    *(("list", name) for name in ("every", "any_case", "each", "item", "again", "context")),
    *(("list", name) for name in ("statement", "handle", "condition", "labels", "note")),
    *(("list", name) for name in ("attribution", "stance", "expects", "wording")),
)
"""Fields that say the same, or the contrary, and so do not stand in one step."""

ONE_OF = {"tag": ("quote", "span"), "mirror": ("quote", "span", "guess")}
"""Fields of which a step of a verb has one."""
