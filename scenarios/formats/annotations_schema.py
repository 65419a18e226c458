"""The JSON Schema of what is tagged in an article as a text, made from the table of its fields.

`python -m scenarios.formats.annotations_schema` writes it anew after the table has changed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from scenarios.formats.annotations_file import FIELDS, FORMAT, TOP
from scenarios.formats.session_schema import definitions

PLACE = Path(__file__).with_name("annotations-1.schema.json")


def made() -> str:
    """The schema as it stands in the file."""
    entry = _entry()
    properties = {
        "signposts": {"const": FORMAT},
        "article": {"type": "string", "description": "The id of the article, or its beginning."},
        "state": {"type": "string", "description": "Of which state of the tags this was made."},
        "annotations": {"type": "array", "items": entry},
    }
    assert tuple(properties) == TOP
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What is tagged in an article",
        "description": "An entry that is added is a new tag; one that is taken out is untagged.",
        "type": "object",
        "required": list(TOP),
        "properties": properties,
        "additionalProperties": False,
        "$defs": definitions(json.dumps(entry)),
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _entry() -> dict[str, Any]:
    """A tag: one that is there has an `id`, a new one has a kind, or an item that it mentions."""
    fields = {name: {"anyOf": [dict(t.schema), {"type": "null"}]} for name, t in FIELDS.items()}
    return {
        "type": "object",
        "properties": fields,
        "allOf": [
            {"anyOf": [{"required": ["kind"]}, {"required": ["item"]}]},
            {"anyOf": [{"required": ["quote"]}, {"required": ["span"]}]},
            {"not": {"required": ["id", "item"]}},
        ],
        "additionalProperties": False,
    }


if __name__ == "__main__":
    PLACE.write_text(made(), encoding="utf-8")
