"""Frozen values at a third of the price: for who makes a hundred thousand of them."""

from __future__ import annotations

from dataclasses import field, fields, make_dataclass
from functools import cache
from typing import Any

from scenarios.plain import NOTHING, default_of


@cache
def thawed(wanted: Any) -> Any:
    """A class like a frozen one with slots, which checks nothing, and whose slots can be set.

    What is made of it is to be given the class that is `wanted` as its `__class__`. A frozen class
    fills its own slots by calls of `object.__setattr__`, which take most of the time.
    """
    named = [(f.name, Any, _as_is(default_of(f))) for f in fields(wanted)]
    by_name = all(f.kw_only for f in fields(wanted))
    filled: Any = make_dataclass(wanted.__name__, named, kw_only=by_name)
    slots = {"__slots__": wanted.__slots__, "__init__": filled.__init__}
    # Both: where one of them is inherited, CPython looks it up anew for every slot that is set.
    free = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(wanted.__name__, wanted.__bases__, slots | free)


def _as_is(default: object) -> Any:
    return field() if default is NOTHING else field(default=default)
