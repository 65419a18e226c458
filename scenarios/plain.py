"""Values as plain dictionaries and lists, and back; what journal entries and files are made of.

A field that has its default is left out, so that a new field does not change old bytes. Numbers
that are not whole are written as strings of digits, since JSON has no canonical form for them.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum, IntEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from seeds.when import When, instant, iso

Plain = Any
V = TypeVar("V")
_AS_THEY_ARE = frozenset({str, int, bool, type(None)})


def plain(value: object) -> Plain:
    """A value as None, bool, int, str, list and dict."""
    if type(value) in _AS_THEY_ARE:
        return value
    if isinstance(value, Enum):
        return int(value) if isinstance(value, IntEnum) else value.value
    if isinstance(value, When):
        return value.words
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, tuple | list):
        return [plain(v) for v in value]
    return _plain_fields(value)


def _plain_fields(value: Any) -> dict[str, Plain]:
    made: dict[str, Plain] = {}
    for f in _fields(value.__class__):
        held = getattr(value, f.name)
        if f.name != "recorded" and not _is_default(f, held):
            made[f.name] = plain(held)
    return made


def in_full(value: Any) -> dict[str, Plain]:
    """The plain form with the value's own defaults: for saying that a field is empty again."""
    names = [f.name for f in _fields(value.__class__) if f.name != "recorded"]
    return {name: plain(getattr(value, name)) for name in names}


def value(cls: type[V], given: Plain) -> V:
    """The value that `given` is the plain form of.

    Raises:
        TypeError, ValueError, KeyError, Invalid: `given` is not the plain form of such a value.
    """
    made: V = _value(cls, given)
    return made


def _value(wanted: Any, given: Plain) -> Any:
    if get_origin(wanted) in (Union, types.UnionType):
        if given is None:
            return None
        [wanted] = [a for a in get_args(wanted) if a is not type(None)]
    if get_origin(wanted) is tuple:
        return tuple(_value(get_args(wanted)[0], g) for g in _checked(list, given))
    if is_dataclass(wanted) and wanted is not When:
        return _dataclass(wanted, _checked(dict, given))
    if wanted is datetime:
        return instant(_checked(str, given))
    if wanted is date:
        return date.fromisoformat(_checked(str, given))
    if wanted is float:  # an int passes for one, and is plain as an int
        return float(given if type(given) is int else _checked(str, given))
    if wanted in (str, int, bool):
        return _checked(wanted, given)
    if issubclass(wanted, IntEnum):
        return wanted(_checked(int, given))
    return wanted(_checked(str, given))  # When and the enumerations


def _dataclass(wanted: Any, given: dict[str, Plain]) -> Any:
    hints = _hints(wanted)
    return wanted(**{name: _value(hints[name], held) for name, held in given.items()})


def _checked(wanted: type[V], given: Plain) -> V:
    if type(given) is not wanted:
        raise TypeError(f"{given!r} is no {wanted.__name__}")
    return given


@cache
def _fields(cls: Any) -> tuple[Field[Any], ...]:
    return fields(cls)


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _is_default(f: Field[Any], held: object) -> bool:
    if f.default is not MISSING:
        return bool(held == f.default)
    return f.default_factory is not MISSING and bool(held == f.default_factory())
