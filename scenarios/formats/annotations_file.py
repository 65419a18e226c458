"""What is tagged in one article, `signposts: annotations/1`: written to be edited, and read back.

```yaml
signposts: annotations/1
article: a:4f1c09d2
state: 6c1f09aa31b2
annotations:
- id: n:77d0e3b1
  kind: trigger
  handle: army-guard
  statement: The army takes over the guard of the bridge
  quote: soldiers take the place of the river police on the bridge
  scenarios: [orlik]
```

An entry without `id` is a new tag; it may name an `item` that it is a mention of. `state` says of
which state of the tags the file was made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from scenarios.formats.field_types import (
    COUNT,
    EXPECTS,
    HANDLE,
    ITEM,
    KIND,
    NAME,
    QUOTE,
    SPAN,
    STANCE,
    TEXT,
    TEXTS,
    FieldType,
)
from scenarios.formats.fields import check_format
from scenarios.formats.session_writing import shown
from seeds import strict_yaml
from seeds.display import safe_line
from seeds.mistakes import Mistakes
from seeds.strict_yaml import Document, Node
from seeds.yaml_writer import Plain, write

FORMAT = "annotations/1"
FIELDS: dict[str, FieldType] = {
    "id": NAME,
    "analyst": NAME,
    "kind": KIND,
    "item": ITEM,
    "handle": HANDLE,
    "statement": TEXT,
    "quote": QUOTE,
    "occurrence": COUNT,
    "span": SPAN,
    "attribution": TEXTS,
    "stance": STANCE,
    "expects": EXPECTS,
    "wording": TEXT,
    "condition": TEXT,
    "labels": TEXTS,
    "note": TEXT,
    "scenarios": TEXTS,
}
"""The fields of an entry, in the order in which they are written."""
TOP = ("signposts", "article", "state", "annotations")
_WIDEST = 90
_ABOUT = (
    "An entry that you add is a new tag: kind and quote are enough. One that you take out is",
    "untagged, one that you change is changed. All of it is one act, which u undoes.",
)


def schema() -> str:
    """The JSON Schema of such a file, for editors."""
    return (files("scenarios.formats") / "annotations-1.schema.json").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Entry:
    """A tag as the file has it: typed values by field, those that are given; and its place."""

    values: Mapping[str, object]
    node: Node

    @property
    def id(self) -> str:
        """That of the tag, or its beginning; empty where it is a new one."""
        return str(self.values.get("id", ""))


@dataclass(frozen=True, slots=True)
class Annotations:
    """A file that was read: of which article, made in which state of its tags."""

    article: Node
    state: Node
    entries: tuple[Entry, ...]
    document: Document


def write_annotations(
    article: str, title: str, state: str, entries: Sequence[Mapping[str, object]]
) -> bytes:
    """The bytes of a file; values are typed as `FIELDS` reads them, empty ones left out."""
    head = {"signposts": Plain(FORMAT), "article": article, "state": state}
    lines = [f"# {_short(title)}\n", *(f"# {line}\n" for line in _ABOUT), write(head)]
    lines.append("annotations:\n" if entries else "annotations: []\n")
    for entry in entries:
        given = {name: shown(entry[name]) for name in FIELDS if name in entry}
        lines += ["\n", write([given])]
    return "".join(lines).encode()


def read_annotations(data: bytes, name: str) -> Annotations:
    """What a file holds; `name` is what errors call it.

    Raises:
        Invalid: it has a mistake; Several where there are more.
    """
    document = strict_yaml.read(data, name)
    check_format(document, FORMAT)
    top = document.mapping(document.root, TOP)
    mistakes = Mistakes()
    entries = tuple(_entries(document, top["annotations"], mistakes))
    mistakes.refuse()
    for key in ("article", "state"):
        document.text(top[key])
    return Annotations(top["article"], top["state"], entries, document)


def _entries(document: Document, node: Node, mistakes: Mistakes) -> Iterator[Entry]:
    seen: set[str] = set()
    for item in document.items(node):
        with mistakes:
            entry = _entry(document, item)
            if entry.id and entry.id in seen:
                document.fail(item, f"a second entry {entry.id}", attempt="leave the id out")
            seen.add(entry.id)
            yield entry


def _entry(document: Document, node: Node) -> Entry:
    fields = document.mapping(node, FIELDS)
    given = [name for name in fields if fields.get(name) is not None]
    values = {name: FIELDS[name].read(document, fields[name]) for name in given}
    if "kind" not in values and "item" not in values:
        document.fail(node, "kind is missing", attempt="kind: claim, trigger or prediction")
    if "quote" not in values and "span" not in values:
        document.fail(node, "neither a quote nor a span", attempt="quote: the words of the passage")
    if "id" in values and "item" in values:
        key = fields.key("item")
        document.fail(key, "an item is for a new tag", attempt="signposts link, or = in the app")
    return Entry(values, node)


def _short(title: str) -> str:
    line = safe_line(title)
    return line if len(line) <= _WIDEST else line[: _WIDEST - 1] + "…"
