"""Values as plain dictionaries and lists, and back; what journal entries and files are made of.

A field that has its default is left out, so that a new field does not change old bytes. Numbers
that are not whole are written as strings of digits, since JSON has no canonical form for them.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum, IntEnum
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from seeds.when import When, instant, iso

Plain = Any
V = TypeVar("V")
_AS_THEY_ARE = frozenset({str, int, bool, type(None)})
NOTHING = object()
"""What a field has for a default that has none."""


def plain(value: object) -> Plain:
    """A value as None, bool, int, str, list and dict."""
    kind: Any = type(value)
    return value if kind in _AS_THEY_ARE else _writer(kind)(value)


@cache
def _writer(kind: type) -> Callable[[Any], Plain]:
    """What makes values of a type plain: looked for once."""
    if issubclass(kind, IntEnum):
        return int
    if issubclass(kind, Enum | When):
        return attrgetter("value" if issubclass(kind, Enum) else "words")
    if issubclass(kind, datetime):
        return iso
    if issubclass(kind, date):
        return date.isoformat
    if issubclass(kind, float):
        return repr
    if issubclass(kind, tuple | list):
        return lambda held: [plain(v) for v in held]
    return _fields_of(kind)


def _fields_of(kind: Any) -> Callable[[Any], dict[str, Plain]]:
    """What makes values of a class plain: a call for each field would take as long as the rest."""
    known = _defaults(kind)
    several = len(known) > 1  # of a single name it gives what is held, not a tuple
    held_in: Callable[[Any], Any] = attrgetter(*(name for name, _ in known))

    def fields_of(value: Any) -> dict[str, Plain]:
        made: dict[str, Plain] = {}
        each = held_in(value) if several else (held_in(value),)
        for (name, default), held in zip(known, each, strict=True):
            if held is not default and held != default:
                what: Any = type(held)
                made[name] = held if what in _AS_THEY_ARE else _writer(what)(held)
        return made

    return fields_of


def in_full(value: Any) -> dict[str, Plain]:
    """The plain form with the value's own defaults: for saying that a field is empty again."""
    return {name: plain(getattr(value, name)) for name, _ in _defaults(value.__class__)}


def value(cls: type[V], given: Plain) -> V:
    """The value that `given` is the plain form of.

    Raises:
        TypeError, ValueError, KeyError, Invalid: `given` is not the plain form of such a value.
    """
    wanted: Any = cls
    made: V = reader(wanted)(given)
    return made


@cache
def reader(wanted: Any) -> Callable[[Plain], Any]:
    """What makes a value of a type of what is plain: looked for once."""
    if get_origin(wanted) in (Union, types.UnionType):
        [some] = [reader(a) for a in get_args(wanted) if a is not type(None)]
        return lambda given: None if given is None else some(given)
    if get_origin(wanted) is tuple:
        each = reader(get_args(wanted)[0])
        return lambda given: tuple(each(g) for g in _checked(list, given))
    if wanted is When:
        return lambda given: _when(_checked(str, given))
    if is_dataclass(wanted):
        return _dataclass(wanted)
    if wanted is datetime:
        return lambda given: _instant(_checked(str, given))
    if wanted is date:
        return lambda given: date.fromisoformat(_checked(str, given))
    if wanted is float:  # an int passes for one, and is plain as an int
        return lambda given: float(given if type(given) is int else _checked(str, given))
    if wanted in (str, int, bool):
        return lambda given: _checked(wanted, given)
    if issubclass(wanted, IntEnum):
        return lambda given: wanted(_checked(int, given))
    known = {member.value: member for member in wanted}
    return lambda given: known.get(given) or wanted(_checked(str, given))


def _dataclass(wanted: Any) -> Callable[[Plain], Any]:
    """What makes values of a class of their fields: a hundred thousand of them for one board."""
    held_as: dict[str, Any] = {}
    readers: dict[str, Callable[[Plain], Any]] = {}

    def read(given: Plain) -> Any:
        if not readers:  # not before: a class may name one that is made after it
            for name, hint in get_type_hints(wanted).items():
                readers[name] = reader(hint)
                if hint in (str, int, bool):
                    held_as[name] = hint
        made = {}
        for name, held in _checked(dict, given).items():
            # What is held as it is, is most of it: a call for each would take as long as the rest.
            made[name] = held if held_as.get(name) is type(held) else readers[name](held)
        return wanted(**made)

    return read


_when = lru_cache(4096)(When)
"""Days are few, and stand with many things."""
_instant = lru_cache(4096)(instant)


def _checked(wanted: type[V], given: Plain) -> V:
    if type(given) is not wanted:
        raise TypeError(f"{given!r} is no {wanted.__name__}")
    return given


@cache
def _defaults(cls: Any) -> tuple[tuple[str, object], ...]:
    """The fields that a plain form has, with what each is where nothing is said."""
    return tuple((f.name, default_of(f)) for f in fields(cls) if f.name != "recorded")


def default_of(f: Field[Any]) -> object:
    if f.default_factory is not MISSING:
        return f.default_factory()
    return NOTHING if f.default is MISSING else f.default
