"""Articles and passages named in a few words, for screens and commands alike."""

from __future__ import annotations

from seeds.article import Article
from tui.days import day

_SHORT = 48

_QUOTED = 80
"""Code points of a passage that stands for a statement."""


def cited(article: Article) -> str:
    """An article by its first author's last name and its date, else by its title."""
    said = article.metadata
    if not said.authors:
        return f"“{shortened(article.title.strip('[]'))}”"
    author = said.authors[0].split()[-1]
    return f"{author}, {day(said.published)}" if said.published else f"{author}, undated"


def first_named(words: str, *, short: bool = False) -> str:
    """Who named an item first and when, as a line of a board has it: `Tomas Brandl, 4 Mar 2026`.

    With `short` it is the last name only.
    """
    who, comma, when = words.rpartition(", ")
    if not comma:
        return words
    names = who.split() if short else [who]
    return ", ".join([*names[-1:], day(when)])


def shortened(words: str, most: int = _SHORT) -> str:
    """On one line, cut with `…` at `most` code points."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def event(statement: str, quote: str) -> str:
    """What an item says; where nobody wrote it yet, the first words of a passage."""
    return statement or (f"“{shortened(quote, _QUOTED)}”" if quote else "")
