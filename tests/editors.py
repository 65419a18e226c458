"""YAML as editors read it when they hold a file against its schema."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import yaml


class _Editor(yaml.SafeLoader):
    """Numbers are numbers, dates are texts."""


_Editor.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in resolvers if not tag.endswith(":timestamp")]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def faults(data: bytes, schema: str) -> list[str]:
    """What an editor would underline in a file."""
    loaded = yaml.load(data, Loader=_Editor)
    return [error.message for error in _validator(schema).iter_errors(loaded)]


@cache
def _validator(schema: str) -> Any:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema))
    return jsonschema.Draft202012Validator(json.loads(schema))
