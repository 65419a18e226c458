"""Session files, `signposts: session/1`: a script of verbs, read whole before any is done."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from typing import cast

from scenarios.formats.fields import check_format
from scenarios.plain import Plain, plain
from scenarios.steps import EXCLUSIVE, VERBS, Verb
from seeds import strict_yaml
from seeds.refusal import Invalid, Refusal
from seeds.strict_yaml import Document, Fields, Mistakes, Node, did_you_mean
from seeds.yaml_nodes import invalid_at

FORMAT = "session/1"
TOP = ("signposts", "name", "analyst", "steps")
Place = tuple[int, int]
"""A line and a column, both from 1."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a verb with its fields.

    `values` holds what stands after the verb under the verb's own name, and every field that is
    there, typed as `scenarios.steps` says; a field that is left out is not in it. `number` counts
    the steps of the session from 1; `ordinal` counts from 0 the steps equal to this one before it.
    """

    verb: str
    values: Mapping[str, object]
    number: int
    ordinal: int
    places: Mapping[str, Place] = field(compare=False)

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


@dataclass(frozen=True, slots=True)
class Session:
    """A script: its name, the analyst whose acts these are (else whoever runs it), the steps."""

    name: str
    analyst: str
    steps: tuple[Step, ...]
    document: Document = field(compare=False, repr=False)

    def placed(self, refusal: Refusal, step: Step, name: str = "") -> Refusal:
        """A refusal with the place of a step, or of one of its fields, and its line."""
        line, column = step.places.get(name, step.places[""])
        here = invalid_at(self.document.name, self.document.source, line, column, "")
        what = f"{refusal.where}: {refusal.what}" if refusal.where else refusal.what
        return type(refusal)(
            what,
            where=here.where,
            line=here.line,
            attempt=refusal.attempt,
            candidates=refusal.candidates,
        )


def read_session(data: bytes, name: str) -> Session:
    """The session that a file holds; `name` is what errors call the file.

    Raises:
        Invalid: the file has a mistake; Several where there are more.
    """
    document = strict_yaml.read(data, name)
    check_format(document, FORMAT)
    top = document.mapping(document.root)
    mistakes = Mistakes()
    with mistakes:
        document.mapping(document.root, TOP)
    called = analyst = ""
    nodes: tuple[Node, ...] = ()
    with mistakes:
        called = document.text(top["name"])
    with mistakes:
        analyst = top.optional("analyst", document.text, "")
    with mistakes:
        nodes = document.items(top["steps"])
    steps: list[Step] = []
    seen: Counter[str] = Counter()
    for number, node in enumerate(nodes, 1):
        with mistakes:
            verb, values, places = _read_step(document, node, mistakes)
            content = _canonical(_plain(values))
            steps.append(Step(verb, values, number, seen[content], places))
            seen[content] += 1
    mistakes.refuse()
    return Session(called, analyst, tuple(steps), document)


def step_keys(session: Session, analyst: str) -> tuple[str, ...]:
    """The key of each step: by it a store knows whether the step was done.

    SHA-256, in hexadecimal, of the session's name, the analyst (the step's, else the session's,
    else `analyst`), the step's values and its ordinal among equal steps, as JSON without blanks.
    """
    return tuple(
        hashlib.sha256(
            _canonical(
                [
                    session.name,
                    step.analyst or session.analyst or analyst,
                    step.verb,
                    _plain(step.values),
                    step.ordinal,
                ]
            ).encode()
        ).hexdigest()
        for step in session.steps
    )


def schema() -> str:
    """The JSON Schema of a session file, for editors."""
    return (files("scenarios.formats") / "session-1.schema.json").read_text("utf-8")


def _read_step(
    document: Document, node: Node, mistakes: Mistakes
) -> tuple[str, dict[str, object], dict[str, Place]]:
    fields = document.mapping(node)
    verb = _verb(fields)
    values: dict[str, object] = {}
    key = fields.key(verb.name)
    places: dict[str, Place] = {"": (key.line, key.column)}
    with mistakes:
        values[verb.name] = verb.argument.read(document, fields[verb.name])
    for name in fields:
        places[name] = (fields[name].line, fields[name].column)
        if name != verb.name:
            with mistakes:
                values[name] = _read_field(fields, verb, name)
    mistakes.found.extend(_faults(fields, verb))
    return verb.name, values, places


def _verb(fields: Fields) -> Verb:
    """The verb of a step, which is its first key."""
    document = fields.document
    first = next(iter(fields), None)
    if first is None:
        document.fail(fields.node, "an empty step", attempt="add: bridge.txt")
    if first in VERBS:
        return VERBS[first]
    later = [name for name in fields if name in VERBS]
    key = fields.key(first)
    if later:
        what = f"the first key of a step is its verb, not {first[:60]!r}"
        document.fail(key, what, attempt=f"{later[0]}: first")
    attempt = did_you_mean(first, VERBS)
    raise document.invalid(key, f"unknown verb {first[:60]!r}", attempt=attempt)


def _read_field(fields: Fields, verb: Verb, name: str) -> object:
    if name not in verb.fields:
        what = f"{verb.name} has no field {name[:60]!r}"
        attempt = did_you_mean(name, verb.fields)
        fields.document.fail(fields.key(name), what, attempt=attempt)
    return verb.fields[name].type.read(fields.document, fields[name])


def _faults(fields: Fields, verb: Verb) -> Iterator[Invalid]:
    """What a step lacks, and which of its fields exclude each other."""
    document = fields.document
    key = fields.key(verb.name)
    for wanted in verb.fields.values():
        if wanted.required and wanted.name not in fields:
            what = f"{verb.name} needs {wanted.name}"
            yield document.invalid(key, what, attempt=f"{wanted.name}: {wanted.type.shown}")
    for one, other in EXCLUSIVE:
        if one in fields and other in fields:
            what = f"both {one} and {other}"
            yield document.invalid(fields.key(other), what, attempt="one of them")
    own = [field.name for field in verb.own]
    if verb.some and not any(name in fields for name in own):
        yield document.invalid(key, f"{verb.name} changes nothing", attempt=", ".join(own))


def _plain(value: object) -> Plain:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return plain(value)


def _canonical(content: Plain) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
