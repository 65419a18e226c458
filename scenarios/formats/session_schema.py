"""The JSON Schema of session files, made from the table of verbs.

`python -m scenarios.formats.session_schema` writes it anew after the table has changed.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from scenarios.exclusive import ONE_OF
from scenarios.formats import scenario_file
from scenarios.session import FORMAT, ON_ERROR, TOP
from scenarios.steps import VERBS, Field, Verb
from scenarios.variables import NAME

PLACE = Path(__file__).with_name("session-1.schema.json")
_REFERENCE = re.compile(r'"#/\$defs/([a-z-]+)"')


def made() -> str:
    """The schema as it stands in the file."""
    return json.dumps(_session(), indent=1, ensure_ascii=False) + "\n"


def _session() -> dict[str, Any]:
    steps = [_step(verb) for verb in VERBS.values()]
    text = {"type": "string", "minLength": 1}
    properties = {
        "signposts": {"const": FORMAT},
        "name": {**text, "description": "What tells its steps from those of other sessions."},
        "analyst": {**text, "description": "Whose acts these are; else whoever runs it."},
        "vars": {
            "type": "object",
            "description": "Names for $(NAME) in the steps, each with its default, or with none.",
            "propertyNames": {"pattern": f"^{NAME.pattern}$"},
            "additionalProperties": {"type": ["string", "number", "null"]},
        },
        "on_error": {"enum": list(ON_ERROR), "description": "What becomes of what was done."},
        "steps": {"type": "array", "items": {"anyOf": steps}},
    }
    assert tuple(properties) == TOP
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Signposts session file",
        "description": "A script of verbs; the first key of a step is its verb.",
        "type": "object",
        "required": ["signposts", "name", "steps"],
        "properties": properties,
        "additionalProperties": False,
        "$defs": definitions(json.dumps(steps)),
    }


def _step(verb: Verb) -> dict[str, Any]:
    own = {name: _field(field) for name, field in verb.fields.items()}
    schema: dict[str, Any] = {
        "description": verb.about,
        "type": "object",
        "required": [verb.name, *(f.name for f in verb.own if f.required)],
        "properties": {verb.name: dict(verb.argument.schema), **own},
        "additionalProperties": False,
    }
    if verb.name in ONE_OF:
        schema["anyOf"] = [{"required": [name]} for name in ONE_OF[verb.name]]
    if verb.some:
        schema["anyOf"] = [{"required": [field.name]} for field in verb.own]
    return schema


def _field(field: Field) -> dict[str, Any]:
    schema = dict(field.type.schema)
    return {"anyOf": [schema, {"type": "null"}]} if field.blank else schema


def definitions(written: str) -> dict[str, Any]:
    """What is referred to, from the schema of scenario files, and what that refers to."""
    known = json.loads(scenario_file.schema())["$defs"]
    taken: dict[str, Any] = {}
    wanted = set(_REFERENCE.findall(written))
    while wanted:
        name = wanted.pop()
        taken[name] = known[name]
        wanted |= set(_REFERENCE.findall(json.dumps(known[name]))) - set(taken)
    return dict(sorted(taken.items()))


if __name__ == "__main__":
    PLACE.write_text(made(), encoding="utf-8")
