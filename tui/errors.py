"""What is written on stderr when something cannot be done, and the exit status.

```text
error: sahel.yaml:14:16: probability 1.4 is outside 0 to 1
   14 |   probability: 1.4
try: 0.4, or 40%
```

Candidates, the names that would have been understood, stand on a line each before `try`. Several
mistakes are told one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

import click

from seeds.display import safe_line
from seeds.mistakes import each
from seeds.refusal import Invalid, Refusal
from tui.other_options import meant

FAILED = 1
WOULD_CHANGE = 3


def shown(refusal: Refusal) -> str:
    """A refusal as lines of text, made safe to show."""
    return "\n".join(line for mistake in each(refusal) for line in _lines(mistake))


def one_line(refusal: Refusal) -> str:
    """A refusal in a list of many, where each has one line; several mistakes have one each."""
    return "\n".join(
        _first(mistake) + (f"; try: {safe_line(mistake.attempt)}" if mistake.attempt else "")
        for mistake in each(refusal)
    )


def _lines(refusal: Refusal) -> Iterator[str]:
    yield _first(refusal)
    if refusal.line:
        yield safe_line(refusal.line)
    for candidate in refusal.candidates:
        yield "  " + safe_line(candidate)
    if refusal.attempt:
        yield "try: " + safe_line(refusal.attempt)


def _first(refusal: Refusal) -> str:
    where = f"{safe_line(refusal.where)}: " if refusal.where else ""
    return f"error: {where}{safe_line(refusal.what)}"


def wrong_usage(error: click.ClickException) -> Refusal:
    """What click refuses, as a refusal in the manner of the house."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    where = context.command_path if context else "signposts"
    what, attempt = _said(error, context)
    return Invalid(what, where=where, attempt=attempt or f"{where} --help")


def _said(error: click.ClickException, context: click.Context | None) -> tuple[str, str]:
    if isinstance(error, click.NoSuchOption):
        return f"there is no option {error.option_name}", _option_meant(error.option_name, context)
    if isinstance(error, click.MissingParameter) and error.param is not None and context:
        name = error.param.human_readable_name.removesuffix("...")
        if isinstance(error.param, click.Option):
            name = error.param.opts[0]
        return f"{name} is missing", _example(context)
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = error.param.opts[0] if isinstance(error.param, click.Option) else ""
        words = _plain(error.message)
        return (f"{name}: {words}" if name else words), ""
    group = context.command if context else None
    if context and isinstance(group, click.Group) and type(error) is click.UsageError:
        return "VERB is missing", ", ".join(group.list_commands(context))
    return _plain(error.format_message()), ""


def _option_meant(tried: str, context: click.Context | None) -> str:
    """The option that a name was tried for: one that is known to be, else the most alike."""
    known = {name: p.opts[0] for p in _parameters(context) for name in p.opts if name[:2] == "--"}
    if found := meant(tried, known):
        return known[found]
    near = nearest(tried.lstrip("-"), [name[2:] for name in known])  # dashes are no likeness
    return near and f"--{near}"


def nearest(word: str, known: list[str]) -> str:
    """The known word that looks most like this one, or nothing."""
    near = get_close_matches(word[:64].casefold(), known, n=1)
    return near[0] if near else ""


def _parameters(context: click.Context | None) -> list[click.Parameter]:
    return context.command.get_params(context) if context else []


def _example(context: click.Context) -> str:
    """The first example of a command, on one line."""
    lines = str(getattr(context.command, "example", "")).replace("\\\n", "").splitlines()
    return " ".join(lines[0].split()) if lines else ""


def _plain(words: str) -> str:
    words = words.strip().removesuffix(".")
    return words[:1].lower() + words[1:]
