"""YAML read strictly: every scalar is its text, every error has a line and a column.

Stricter than YAML: one document, no tags, anchors, aliases, directives, merge keys, complex or
duplicate keys, at most 64 levels deep; UTF-8, without characters that editors hide or YAML
versions read differently (write those as escapes in double quotes).
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from seeds.mistakes import Mistakes, Several
from seeds.refusal import Invalid, Refusal
from seeds.yaml_document import Document, Fields, did_you_mean
from seeds.yaml_nodes import Mapping, Node, Scalar, Sequence, as_plain, invalid_at

__all__ = [
    "Document",
    "Fields",
    "Mapping",
    "Mistakes",
    "Node",
    "Scalar",
    "Sequence",
    "Several",
    "as_plain",
    "did_you_mean",
    "read",
    "require_libyaml",
]

DEEPEST = 64
LARGEST = 50_000_000
"""Code points (bytes, where bytes are given) in one document."""
MOST_NODES = 4_000_000

# Besides control characters: NEL, U+2028 and U+2029 break lines in YAML 1.1 and not in 1.2, and
# U+FEFF vanishes at the start of a line.
_FOREIGN = re.compile(
    "[^\t\n\r -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_BREAK = re.compile(r"\r\n|\n|\r")


def read(source: str | bytes, name: str) -> Document:
    """The one document of a source; `name` is what errors call it (`sahel.yaml`).

    Raises:
        Invalid: the source is empty, not UTF-8, not YAML, or more than is read here.
    """
    if len(source) > LARGEST:
        raise Invalid(
            f"more than {LARGEST // 1_000_000} MB", where=name, attempt="several smaller files"
        )
    require_libyaml()
    text = source.removeprefix("\ufeff") if isinstance(source, str) else _decoded(source, name)
    if foreign := _FOREIGN.search(text):
        _fail_on_character(name, text, foreign.start())
    return Document(name, text, _Reading(name, text).document())


class _Reading:
    """One pass over the parser's events."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        # The stubs let marks be None; the parser sets them all. `yaml.parse` would ask before each
        # event whether there is one; behind the last there is None.
        self.events: Iterator[Any] = iter(yaml.CBaseLoader(text).get_event, None)
        self.nodes = 0

    def document(self) -> Node:
        """The document's root, after it has been seen that nothing else follows."""
        try:
            next(self.events)  # the stream starts
            start = next(self.events)
            if not isinstance(start, DocumentStartEvent):
                self.refuse(1, 1, "nothing in it", "key: value")
            if start.version or start.tags:
                self.fail(start, "a directive (`%`)", "leave it out")
            root = self.node(next(self.events), 1)
            next(self.events)  # the document ends
            after = next(self.events)
        except MarkedYAMLError as error:
            self.fail_as_parser(error)
        if not isinstance(after, StreamEndEvent):
            self.fail(after, "a second document", "one document in a file")
        return root

    def node(self, event: Any, depth: int) -> Node:
        """The node that an event begins."""
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self.fail(event, f"more than {MOST_NODES} values")
        mark = event.start_mark
        if type(event) is ScalarEvent and event.anchor is None and event.tag is None:
            return Scalar(event.value, mark.line + 1, mark.column + 1, not event.style)
        if isinstance(event, AliasEvent):
            self.fail(event, "an alias (`*`)", "write the value out, or put the text in quotes")
        if event.anchor is not None:
            self.fail(event, "an anchor (`&`)", "leave it out, or put the text in quotes")
        if event.tag is not None:
            self.fail(event, "a tag (`!`)", "leave it out, or put the text in quotes")
        if depth > DEEPEST:
            self.fail(event, f"more than {DEEPEST} levels deep")
        if isinstance(event, SequenceStartEvent):
            return Sequence(self.items(depth), mark.line + 1, mark.column + 1)
        return Mapping(self.entries(depth), mark.line + 1, mark.column + 1)

    def items(self, depth: int) -> tuple[Node, ...]:
        found = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            found.append(self.node(event, depth + 1))
        return tuple(found)

    def entries(self, depth: int) -> tuple[tuple[Scalar, Node], ...]:
        found = []
        lines: dict[str, int] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            key = self.key(event)
            if key.value in lines:
                what = f"a second key {key.value[:60]!r}; the first is in line {lines[key.value]}"
                self.fail(event, what, "leave one of them out")
            lines[key.value] = key.line
            found.append((key, self.node(next(self.events), depth + 1)))
        return tuple(found)

    def key(self, event: Any) -> Scalar:
        if isinstance(event, CollectionStartEvent):
            self.fail(event, "a key that is not a text", "put the key in quotes")
        key = self.node(event, 1)
        assert isinstance(key, Scalar)
        if key.plain and key.value == "":
            self.fail(event, "an empty key", "key: value")
        if key.plain and key.value == "<<":
            self.fail(event, "a merge key (`<<`)", "write the values out")
        return key

    def refuse(self, line: int, column: int, what: str, attempt: str = "") -> NoReturn:
        raise invalid_at(self.name, self.text, line, column, what, attempt) from None

    def fail(self, event: Any, what: str, attempt: str = "") -> NoReturn:
        self.refuse(event.start_mark.line + 1, event.start_mark.column + 1, what, attempt)

    def fail_as_parser(self, error: MarkedYAMLError) -> NoReturn:
        """Say what the parser found, in plainer words where we have them."""
        mark: Any = error.problem_mark
        begun: Any = error.context_mark
        problem = error.problem or ""
        if problem == "found character that cannot start any token":
            problem = f"{self.text[mark.index]!r} cannot begin a value"
        what, attempt = _PLAINER.get(problem, (problem, _QUOTE))
        at_end = mark.index >= len(self.text.rstrip())
        thing = _THINGS.get(error.context or "", "")
        # What is never closed, and a key without a colon, are mended where they begin.
        if (at_end and thing) or error.context == "while scanning a simple key":
            self.refuse(
                begun.line + 1, begun.column + 1, f"{what}{thing and ' inside ' + thing}", attempt
            )
        if thing and begun.line != mark.line:
            what = f"{what}, inside {thing} that begins in line {begun.line + 1}"
        if at_end:
            self.refuse(*_place(self.text, len(self.text.rstrip())), what, attempt)
        self.refuse(mark.line + 1, mark.column + 1, what, attempt)


_ALIKE = "indent the entries of one list or mapping alike"
_QUOTE = "put text with : # [ { & * in quotes"
_PLAINER = {
    "mapping values are not allowed in this context": (
        "a second colon in one entry",
        "put text with a colon in quotes; " + _ALIKE,
    ),
    "'\\t' cannot begin a value": ("a tab", "indent with spaces"),
    "found a tab character that violates indentation": ("a tab", "indent with spaces"),
    "block sequence entries are not allowed in this context": (
        "a list item behind something else",
        "begin it on a line of its own",
    ),
    "could not find expected ':'": ("no colon after a key", "key: value"),
    "did not find expected key": ("not a key", _ALIKE),
    "did not find expected '-' indicator": ("not a list item", _ALIKE),
    "did not find expected ',' or ']'": ("no comma or closing bracket", "[one, two]"),
    "did not find expected ',' or '}'": ("no comma or closing brace", "{by: 2026, words: soon}"),
    "found unexpected end of stream": ("the end of the file", "close the quotation mark"),
    "found unexpected document indicator": ("--- or ...", "close the quotation mark"),
    "did not find expected node content": ("no value", _QUOTE),
    "did not find expected <document start>": ("more after the end", "one document in a file"),
    "found unknown escape character": ("an unknown escape", "write the backslash twice"),
    "found invalid Unicode character escape code": ("an escape of no character", "leave it out"),
    "found unknown directive name": ("a directive (`%`)", "leave it out"),
}
_THINGS = {
    "while parsing a block mapping": "a mapping",
    "while parsing a flow mapping": "a mapping in braces",
    "while parsing a block collection": "a list",
    "while parsing a flow sequence": "a list in brackets",
    "while scanning a quoted scalar": "a quoted text",
    "while scanning a block scalar": "a block of text",
}


def require_libyaml() -> None:
    """Refuse an installation of PyYAML that lacks the C library; its own parser differs."""
    if not yaml.__with_libyaml__:
        raise Refusal(
            "PyYAML is installed without its C library, which files are read and written with",
            attempt="install a PyYAML wheel, or build it with libyaml",
        )


def _decoded(source: bytes, name: str) -> str:
    source = source.removeprefix(BOM_UTF8)
    if source.startswith(b"SQLite format 3\0"):
        raise Invalid(
            "this is a database, not a text file",
            where=f"{name}:1:1",
            attempt="signposts join, which takes in the store of a colleague",
        )
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        before = source[: error.start].decode("utf-8")
        line, column = _place(before, len(before))
        what = f"byte 0x{source[error.start]:02x} is not UTF-8"
        shown = source.decode("utf-8", "replace")
        raise invalid_at(name, shown, line, column, what, "save the file as UTF-8") from None


def _place(text: str, index: int) -> tuple[int, int]:
    breaks = [match.end() for match in _BREAK.finditer(text, 0, index)]
    return len(breaks) + 1, index - (breaks[-1] if breaks else 0) + 1


def _fail_on_character(name: str, text: str, index: int) -> NoReturn:
    line, column = _place(text, index)
    code = ord(text[index])
    escape = f"\\u{code:04x}"
    surrogate = 0xD800 <= code <= 0xDFFF
    attempt = "leave it out" if surrogate else f'in double quotes: "{escape}"'
    raise invalid_at(name, text, line, column, f"the character U+{code:04X}", attempt)
