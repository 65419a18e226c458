"""Other names that people try for options: `--to` for `-o`, `--because` for `--reason`."""

from __future__ import annotations

from collections.abc import Collection

_TRIED: dict[str, tuple[str, ...]] = {
    "--output": ("to", "file", "dest", "target", "save", "write", "out"),
    "--json": ("format", "form", "as-json", "machine"),
    "--csv": ("format", "form", "table"),
    "--format": ("html", "md", "markdown", "type", "as"),
    "--limit": ("most", "count", "number", "top", "head"),
    "--count": ("limit", "number", "last"),
    "--as-of": ("at", "then", "by", "until", "date", "on"),
    "--on": ("date", "day", "when", "at", "occurred", "occurred-on", "since"),
    "--since": ("from", "after", "start", "date", "on"),
    "--until": ("to", "before", "end", "by"),
    "--by": ("until", "deadline", "due", "before", "date", "on"),
    "--day": ("on", "date", "when"),
    "--reason": ("because", "why", "comment", "note", "message", "rationale"),
    "--note": ("comment", "reason", "remark", "message"),
    "--evidence": ("url", "link", "proof", "article", "cite"),
    "--threshold": ("test", "when", "criterion", "criteria"),
    "--forecaster": ("author", "by", "who", "source", "analyst"),
    "--author": ("authors", "by", "who"),
    "--analyst": ("user", "as", "who", "coder", "name"),
    "--scenario": ("in", "hypothesis", "project", "case"),
    "--article": ("in", "text", "document", "file"),
    "--quote": ("text", "words", "passage", "string"),
    "--statement": ("title", "event", "what", "text"),
    "--title": ("name", "statement"),
    "--kind": ("type", "as", "class"),
    "--db": ("store", "database", "data", "path"),
}
"""What is tried, by the option that is meant; a command that has several takes the first."""


def meant(tried: str, known: Collection[str]) -> str:
    """The option of a command that a name was likely tried for, else nothing; with its dashes."""
    word = tried.lstrip("-").casefold()
    return next((name for name, words in _TRIED.items() if name in known and word in words), "")
