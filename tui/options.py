"""What the words of an option mean: dates, words of a vocabulary, files. Errors name the option."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from seeds.refusal import Invalid
from seeds.when import When, first_day, instant
from tui.days import after, by_then, looking_back, said_loosely

F = TypeVar("F", bound=Callable[..., Any])


class _Type(click.ParamType):  # type: ignore[type-arg]
    """A type whose refusals are told as the place of the option."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value of a text; one that was converted before stays as it is."""
        if not isinstance(value, str):
            return value
        try:
            return self.parse(value)
        except Invalid as error:
            where = _place(param)
            raise Invalid(error.what, where=where, attempt=error.attempt) from None

    def parse(self, words: str) -> object:
        """The value that words say.

        Raises:
            Invalid: they say none.
        """
        raise NotImplementedError


def _place(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name.upper()


class DayType(_Type):
    """A day; of a month or a year its first."""

    name = "date"

    def parse(self, words: str) -> date:
        return first_day(words)


class _LooseType(_Type):
    """A day of a verb that only looks, which may be said as people say it: `yesterday`."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value of a text, as of today; what cannot be read is told with what can."""
        if not isinstance(value, str):
            return value
        try:
            return super().convert(loosely(value, ctx), param, ctx)
        except Invalid as error:
            raise looking_back(error) from None


def loosely(words: str, ctx: click.Context | None) -> str:
    """The date that words of an option mean as of today, or of what `--now` says."""
    clock = getattr(ctx.obj if ctx else None, "clock", None)
    return said_loosely(words, clock().date()) if clock else words


class AfterType(_LooseType):
    """The day after which something is new; a month or a year is new from its first day on."""

    name = "date"

    def parse(self, words: str) -> date:
        return after(words)


class WhenType(_Type):
    """A date, a partial date or a range."""

    name = "date"

    def parse(self, words: str) -> When:
        return When(words)


class CountType(_Type):
    """A whole number from 1."""

    name = "number"

    def parse(self, words: str) -> int:
        if not re.fullmatch("0*[1-9][0-9]{0,8}", words):
            raise Invalid(f"{words!r} is not a whole number from 1", attempt="1")
        return int(words)


class NumberType(_Type):
    """A number that is not negative."""

    name = "number"

    def parse(self, words: str) -> float:
        try:
            number = float(words)
        except ValueError:
            number = -1.0
        if not 0 <= number < float("inf"):
            raise Invalid(f"{words!r} is not a number from 0", attempt="1.5")
        return number


class FitType(_Type):
    """How far an item fits a scenario, 1 to 5; 0 where nobody is to have said."""

    name = "fit"

    def parse(self, words: str) -> int:
        from scenarios.matrix import placed

        return placed(words)


class InstantType(_Type):
    """A moment; UTC where no zone is named."""

    name = "instant"

    def parse(self, words: str) -> datetime:
        return instant(words)


class ByThenType(_LooseType):
    """A moment, or the end of a day, a month or a year; UTC where no zone is named."""

    name = "date"

    def parse(self, words: str) -> datetime:
        return by_then(words)


class TlpType(_Type):
    """A handling mark."""

    name = "mark"

    def parse(self, words: str) -> object:
        from scenarios.tlp import tlp

        return tlp(words)


class WordOf(_Type):
    """A word of a closed list, by its value."""

    def __init__(self, words: type[Enum], more: tuple[str, ...] = ()) -> None:
        self.name = words.__name__.lower()
        self.known: dict[str, Enum | str] = {str(w.value): w for w in words}
        self.known |= {word: word for word in more}

    def parse(self, words: str) -> Enum | str:
        plain = words.strip()
        for form in (plain, plain.casefold(), plain.upper(), plain.casefold().replace(" ", "-")):
            if form in self.known:
                return self.known[form]
        known = ", ".join(self.known)
        raise Invalid(f"{words!r} is none of the words for it", attempt=known)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """The words, between bars."""
        return "[" + "|".join(self.known) + "]"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The words that begin so."""
        return [CompletionItem(word) for word in self.known if word.startswith(incomplete)]


def when(words: str, option: str) -> When | None:
    """The date that the words of an option say; None where they are empty, which clears it.

    Raises:
        Invalid: they say none.
    """
    try:
        return When(words) if words else None
    except Invalid as error:
        raise Invalid(error.what, where=option, attempt=error.attempt) from None


DAY, AFTER, WHEN = DayType(), AfterType(), WhenType()
INSTANT, BY_THEN = InstantType(), ByThenType()
COUNT, NUMBER, FIT = CountType(), NumberType(), FitType()

MAX = click.option(
    "--max", "most", type=TlpType(), help="Leave out what is marked higher: green, amber ..."
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def several(given: tuple[str, ...]) -> tuple[str, ...] | None:
    """A repeated option: None where it is not given, empty where it is given as ''."""
    if not given:
        return None
    return tuple(one for one in given if one.strip())


def changes(**given: Any) -> dict[str, Any]:
    """What was given, by field; what is None was not."""
    return {name: value for name, value in given.items() if value is not None}
