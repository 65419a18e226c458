"""A session as values: its steps, where each stands, and the keys by which a store knows them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import PurePath
from typing import cast

from scenarios.plain import Plain, plain
from scenarios.step_reading import Place
from seeds.refusal import Refusal
from seeds.yaml_nodes import invalid_at


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a step stands in.

    `name` and `analyst` are those of its header; where that names no analyst, whose the file is
    that includes it. `file` is what errors call it. `folder` is what its paths are beside, seen
    from the folder of the file that is run.
    """

    name: str
    analyst: str
    file: str
    folder: PurePath
    source: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a verb with its fields.

    `values` holds what stands after the verb under the verb's own name, and every field that is
    there, typed as `scenarios.steps` says; a field that is left out is not in it. `content` is
    the same as JSON. `number` counts the steps of the session from 1, those of included files
    among them; `ordinal` counts from 0 the steps before it that are equal to it and of a file of
    the same name.
    """

    verb: str
    values: Mapping[str, object]
    number: int
    ordinal: int
    places: Mapping[str, Place] = field(compare=False)
    origin: Origin = field(compare=False)
    content: str = field(compare=False, repr=False)

    @property
    def argument(self) -> object:
        """What stands after the verb."""
        return self.values[self.verb]

    @property
    def line(self) -> int:
        """The line of the verb."""
        return self.places[""][0]

    @property
    def column(self) -> int:
        """The column of the verb."""
        return self.places[""][1]

    @property
    def analyst(self) -> str:
        """Who asserts it, where the step says so."""
        return cast(str, self.values.get("analyst", ""))

    @property
    def at(self) -> datetime | None:
        """When it is asserted, where the step says so."""
        return cast("datetime | None", self.values.get("at"))

    @property
    def blank(self) -> bool:
        """Whether its status was left blank, so that it is skipped."""
        return self.values.get("status", "") is None

    def placed(self, refusal: Refusal, name: str = "") -> Refusal:
        """A refusal with the place of the step, or of one of its fields, and its line."""
        line, column = self.places.get(name, self.places[""])
        here = invalid_at(self.origin.file, self.origin.source, line, column, "")
        return type(refusal)(
            f"{refusal.where}: {refusal.what}" if refusal.where else refusal.what,
            where=here.where,
            line=here.line,
            attempt=refusal.attempt,
            candidates=refusal.candidates,
        )


@dataclass(frozen=True, slots=True)
class Session:
    """A script: its name, the analyst whose acts these are (else whoever runs it), the steps.

    `keeps` says that what was done before a step that fails is kept. `included` are the other
    files that its steps stand in; `variables` the names that any of them declares. Steps that
    have a mistake are not among `steps`: `unread` is what they may make, `lacks` says that a
    whole file is missing.
    """

    name: str
    analyst: str
    steps: tuple[Step, ...]
    file: str
    keeps: bool = False
    included: tuple[PurePath, ...] = ()
    variables: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    lacks: bool = False


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False
)


def step_keys(session: Session, analyst: str) -> tuple[str, ...]:
    """The key of each step: by it a store knows whether the step was done.

    SHA-256, in hexadecimal, of the name of the step's file, the analyst (the step's, else the
    file's, else `analyst`), the step's values and its ordinal among equal steps, as JSON without
    blanks.
    """
    return tuple(_key(step, analyst) for step in session.steps)


def _key(step: Step, analyst: str) -> str:
    who = step.analyst or step.origin.analyst or analyst
    head = _head(step.origin.name, who, step.verb)
    return hashlib.sha256(f"{head},{step.content},{step.ordinal}]".encode()).hexdigest()


@lru_cache(64)
def _head(name: str, analyst: str, verb: str) -> str:
    return _ENCODER.encode([name, analyst, verb]).removesuffix("]")


def content_of(values: Mapping[str, object]) -> str:
    """The values of a step as JSON: equal steps have the same."""
    return _ENCODER.encode(_plain(values))


def _plain(value: object) -> Plain:
    if type(value) is not str and isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return plain(value)
