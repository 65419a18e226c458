"""One step of a session file: its verb, its fields typed, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.exclusive import EXCLUSIVE, ONE_OF
from scenarios.steps import VERBS, Verb
from seeds.refusal import Invalid
from seeds.strict_yaml import Document, Fields, Mapping, Mistakes, Node, did_you_mean

Place = tuple[int, int]
"""A line and a column, both from 1."""


def read_step(
    document: Document, node: Node, mistakes: Mistakes
) -> tuple[str, dict[str, object], dict[str, Place]]:
    """The verb, the values by field, and the places: `""` is the verb's, `expect.item` one inside.

    A field of a verb that may stand blank is left out where it does; a status is None then.
    """
    fields = document.mapping(node)
    verb = _verb(fields)
    known = verb.fields
    values: dict[str, object] = {}
    key = fields.key(verb.name)
    places: dict[str, Place] = {"": (key.line, key.column)}
    with mistakes:
        values[verb.name] = verb.argument.read(document, fields[verb.name])
    for name in fields:
        _place(places, name, fields[name])
        if name == verb.name:
            continue
        if name in known and known[name].blank and fields.get(name) is None:
            if known[name].required:
                values[name] = None
            continue
        with mistakes:
            values[name] = _read_field(fields, verb, name)
    mistakes.found.extend(_faults(fields, verb))
    return verb.name, values, places


def _place(places: dict[str, Place], name: str, node: Node) -> None:
    places[name] = (node.line, node.column)
    if isinstance(node, Mapping):
        for key, value in node.entries:
            places[f"{name}.{key.value}"] = (value.line, value.column)


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
    known = verb.fields
    if name not in known:
        what = f"{verb.name} has no field {name[:60]!r}"
        attempt = did_you_mean(name, known) or "no further field"
        fields.document.fail(fields.key(name), what, attempt=attempt)
    return known[name].type.read(fields.document, fields[name])


def _faults(fields: Fields, verb: Verb) -> Iterator[Invalid]:
    """What a step lacks, and which of its fields exclude each other."""
    document, given = fields.document, fields.values
    key = fields.key(verb.name)
    for wanted in verb.own:
        if wanted.required and wanted.name not in given:
            what = f"{verb.name} needs {wanted.name}"
            yield document.invalid(key, what, attempt=f"{wanted.name}: {wanted.type.shown}")
    either = ONE_OF.get(verb.name, ())
    if either and not any(name in given for name in either):
        needed = verb.fields[either[0]]
        attempt = f"{needed.name}: {needed.type.shown}"
        yield document.invalid(key, f"{verb.name} needs {' or '.join(either)}", attempt=attempt)
    yield from _half_blank(fields, verb)
    for one, other in EXCLUSIVE:
        if one in given and other in given:
            what = f"both {one} and {other}"
            yield document.invalid(fields.key(other), what, attempt="one of them")
    if verb.some and not any(field.name in given for field in verb.own):
        attempt = ", ".join(field.name for field in verb.own)
        yield document.invalid(key, f"{verb.name} changes nothing", attempt=attempt)


def _half_blank(fields: Fields, verb: Verb) -> Iterator[Invalid]:
    """A step that would be skipped, for one field that is blank, though others are filled in."""
    given, empty = fields.values, [name for name in fields if fields.get(name) is None]
    needed = [f.name for f in verb.own if f.blank and f.required and f.name in empty]
    filled = [f.name for f in verb.own if f.blank and f.name in given and f.name not in empty]
    if needed and filled:
        what = f"{needed[0]} is blank, though there is {filled[0]}"
        attempt = f"a {needed[0]}; or no {filled[0]}, and the step is skipped"
        yield fields.document.invalid(fields.key(needed[0]), what, attempt=attempt)
