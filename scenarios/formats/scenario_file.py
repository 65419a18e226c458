"""Scenario files, `signposts: scenario/1`: what leaves as YAML and comes back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files

from scenarios.case_file import CaseFile
from scenarios.formats import scenario_reading, scenario_writing
from seeds import strict_yaml, yaml_writer
from seeds.refusal import Refusal


def read(data: bytes, name: str) -> CaseFile:
    """The case file that a scenario file holds, in order; `name` is what errors call the file.

    What has no id gets one from its content, so that a hand-written file gives the same things
    wherever it is read. `analyst` and `at` stay empty where the file does not say.

    Raises:
        Invalid: the file has a mistake; Several where there are more.
    """
    return scenario_reading.case_file(strict_yaml.read(data, name))


@contextmanager
def placing(data: bytes, name: str) -> Iterator[None]:
    """What is refused of a file that was read, with the id of a thing as place, gets its line.

    Where the file does not have such a thing, the file is the place.
    """
    try:
        yield
    except Refusal as error:
        document = strict_yaml.read(data, name)
        node = scenario_reading.node_of(document, error.where)
        at = node and document.invalid(node, error.what)
        error.where, error.line = (at.where, at.line) if at else (name, "")
        raise


def write(case_file: CaseFile) -> bytes:
    """The scenario file of a case file, byte for byte the same for the same case file.

    `read(write(case_file), name) == in_order(case_file)`.

    Raises:
        ValueError: something is about an item or a scenario that the case file does not have.
    """
    return yaml_writer.write(scenario_writing.plain_file(case_file)).encode()


def schema() -> str:
    """The JSON Schema of a scenario file, for editors."""
    return (files("scenarios.formats") / "scenario-1.schema.json").read_text("utf-8")
