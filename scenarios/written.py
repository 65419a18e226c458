"""Values of plain forms that `plain` wrote: at a quarter of the price that strangers' have."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache, lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from scenarios.plain import Plain, reader
from scenarios.thawed import thawed
from seeds.when import When, instant

V = TypeVar("V")
Make = Callable[[Plain], Any]


def written(cls: type[V]) -> Callable[[Plain], V]:
    """What makes values of what `plain` wrote, which is used up: whole, and of the right types.

    `value` is to be asked about what anybody else may have written.

    Raises, each time:
        TypeError, ValueError, KeyError, Invalid: as `value`, of some of what is not so.
    """
    wanted: Any = cls
    make: Any = _maker(wanted)
    return make  # type: ignore[no-any-return]


@cache
def _maker(wanted: Any) -> Make | None:
    """What makes a value of a type of what `plain` wrote; None where it is left as it is."""
    if wanted in (str, int, bool):
        return None
    if get_origin(wanted) in (Union, types.UnionType):
        [some] = [_maker(a) for a in get_args(wanted) if a is not type(None)]
        return some  # who calls it leaves None as it is
    if get_origin(wanted) is tuple:
        each = _maker(get_args(wanted)[0])
        return (lambda given: tuple(map(each, given))) if each else tuple
    if is_dataclass(wanted) and wanted is not When:
        return _making(wanted)
    if wanted is datetime:
        return _moment
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        known: dict[Plain, Any] = {member.value: member for member in wanted}
        return known.__getitem__
    return reader(wanted)


def _making(wanted: Any) -> Make:
    """What makes values of a class of their fields."""
    makers: list[tuple[str, Make]] = []
    filled: Any = None
    check = getattr(wanted, "__post_init__", None)

    def make(given: Plain) -> Any:
        nonlocal filled
        if filled is None:  # not before: a class may name one that is made after it
            makers.extend(_makers(wanted))
            filled = thawed(wanted)
        for name, some in makers:
            held = given.get(name)
            if held is not None:
                given[name] = some(held)
        made = filled(**given)
        made.__class__ = wanted
        if check:
            check(made)
        return made

    return make


def _makers(wanted: Any) -> Iterator[tuple[str, Make]]:
    """The fields of a class that are not left as `plain` wrote them."""
    for name, hint in get_type_hints(wanted).items():
        if make := _maker(hint):
            yield name, make


@lru_cache(4096)
def _moment(said: str) -> datetime:
    """An instant as `iso` writes it is read at a tenth of the price of others."""
    if said[-1:] == "Z" and len(said) in (20, 27):
        try:
            return datetime.fromisoformat(said)
        except ValueError:
            pass
    return instant(said)
