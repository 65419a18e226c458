"""Values of plain forms that `plain` wrote: a third of the price of reading those of strangers."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache, lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from scenarios.plain import NOTHING, Plain, default_of, reader
from seeds.when import When, instant

V = TypeVar("V")
Make = Callable[[Plain], Any]
_Slot = tuple[str, Callable[[Any, Any], None], object, Make | None]


def written(cls: type[V], given: Plain) -> V:
    """The value that `plain` wrote as `given`, which is used up: whole, and of the right types.

    `value` is to be asked about what anybody else may have written.

    Raises:
        TypeError, ValueError, KeyError, Invalid: as `value`, of some of what is not so.
    """
    wanted: Any = cls
    make: Any = _maker(wanted)
    made: V = make(given)
    return made


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
    """What makes values of a class: slot by slot, at half the price of its own `__init__`."""
    slots: tuple[_Slot, ...] = ()
    check = getattr(wanted, "__post_init__", None)
    new = object.__new__

    def make(given: Plain) -> Any:
        nonlocal slots
        if not slots:  # not before: a class may name one that is made after it
            slots = tuple(_slots(wanted))
        made, left = new(wanted), len(given)
        for name, put, default, some in slots:
            held = given.get(name, NOTHING)
            if held is not NOTHING:
                left -= 1
                put(made, some(held) if some and held is not None else held)
            elif default is NOTHING:
                raise KeyError(name)
            else:
                put(made, default)
        if left:
            raise TypeError(f"{wanted.__name__} has no such fields as {', '.join(given)}")
        if check:
            check(made)
        return made

    return make


def _slots(wanted: Any) -> Iterator[_Slot]:
    """The fields of a class: the name, what puts a value there, the default, what makes one."""
    hints = get_type_hints(wanted)
    for field in fields(wanted):
        put = getattr(wanted, field.name).__set__
        yield field.name, put, default_of(field), _maker(hints[field.name])


@lru_cache(4096)
def _moment(said: str) -> datetime:
    """An instant as `iso` writes it is read at a tenth of the price of others."""
    if said[-1:] == "Z" and len(said) in (20, 27):
        try:
            return datetime.fromisoformat(said)
        except ValueError:
            pass
    return instant(said)
