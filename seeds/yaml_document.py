"""Fields taken from a YAML document, each error with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import NoReturn, TypeVar

from seeds.refusal import Invalid
from seeds.yaml_nodes import Mapping, Node, Scalar, Sequence, invalid_at

T = TypeVar("T")
D = TypeVar("D")
Word = TypeVar("Word", bound=StrEnum)

_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_WHOLE = re.compile(r"[-+]?[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML document with its name and source. Its methods read a node as a type.

    Each raises Invalid, with the place of the node, where the node is not of that type. For what
    has a notation of its own: `document.parsed(node, When)`.
    """

    name: str
    source: str
    root: Node

    def invalid(self, node: Node, what: str, *, attempt: str = "") -> Invalid:
        """The refusal of a node, to be raised or gathered."""
        return invalid_at(self.name, self.source, node.line, node.column, what, attempt)

    def fail(self, node: Node, what: str, *, attempt: str = "") -> NoReturn:
        """Refuse a node."""
        raise self.invalid(node, what, attempt=attempt) from None

    @contextmanager
    def at(self, node: Node) -> Iterator[None]:
        """Give what values refuse in here (ValueError, Invalid) the place of a node.

        What has a place already keeps it.
        """
        try:
            yield
        except Invalid as error:
            if error.where:
                raise
            self.fail(node, error.what, attempt=error.attempt)
        except ValueError as error:
            self.fail(node, str(error))

    def mapping(self, node: Node, known: Iterable[str] | None = None) -> Fields:
        """The fields of a mapping; every key must be known, unless `known` is None."""
        if not isinstance(node, Mapping):
            self.fail(node, f"{_kind(node)} where a mapping is expected", attempt="key: value")
        if known is not None:
            allowed = list(known)
            for key, _ in node.entries:
                if key.value not in allowed:
                    self.fail(
                        key,
                        f"unknown key {_shown(key.value)}",
                        attempt=did_you_mean(key.value, allowed),
                    )
        return Fields(self, node, {key.value: value for key, value in node.entries})

    def items(self, node: Node) -> tuple[Node, ...]:
        """The items of a list; none where nothing is given."""
        if isinstance(node, Sequence):
            return node.items
        if isinstance(node, Scalar) and node.is_null:
            return ()
        raise self.invalid(node, f"{_kind(node)} where a list is expected", attempt="[one, two]")

    def each(self, node: Node, reader: Callable[[Node], T]) -> tuple[T, ...]:
        """The items of a list, each read by `reader`."""
        return tuple(reader(item) for item in self.items(node))

    def text(self, node: Node) -> str:
        """A text, exactly; an empty one has to be quoted."""
        if not isinstance(node, Scalar):
            self.fail(node, f"{_kind(node)} where a text is expected")
        if node.is_null:
            self.fail(node, "nothing where a text is expected", attempt=f'"{node.value}"')
        return node.value

    def parsed(self, node: Node, parse: Callable[[str], T]) -> T:
        """What `parse` makes of a text; what it refuses gets the place of the node."""
        words = self.text(node)
        with self.at(node):
            return parse(words)

    def number(self, node: Node) -> float:
        """A finite number in decimal notation."""
        words = self.text(node)
        if not _NUMBER.fullmatch(words) or abs(value := float(words)) == float("inf"):
            self.fail(node, f"{_shown(words)} is not a number", attempt="a number such as 0.4")
        return value

    def whole(self, node: Node) -> int:
        """A whole number of at most 18 digits."""
        words = self.text(node)
        if not _WHOLE.fullmatch(words):
            self.fail(node, f"{_shown(words)} is not a whole number", attempt="a number such as 3")
        return int(words)

    def flag(self, node: Node) -> bool:
        """`true` or `false`, and no other word."""
        words = self.text(node)
        if words not in ("true", "false"):
            self.fail(node, f"{_shown(words)} is neither true nor false", attempt="true, or false")
        return words == "true"

    def one_of(self, node: Node, words: type[Word]) -> Word:
        """A word of a vocabulary."""
        found = self.text(node)
        for word in words:
            if word.value == found:
                return word
        raise self.invalid(
            node,
            f"unknown {words.__name__.lower()} {_shown(found)}",
            attempt=did_you_mean(found, [word.value for word in words]),
        )


@dataclass(frozen=True, slots=True)
class Fields:
    """The entries of a mapping by key.

    `fields["title"]` is a field that must be there; `fields.optional("title", document.text, "")`
    one that may be left out; `fields.each("authors", document.text)` a list that may.
    """

    document: Document
    node: Mapping
    values: dict[str, Node]

    def __contains__(self, key: str) -> bool:
        """Whether a key is there, be it with nothing as its value."""
        return key in self.values

    def __iter__(self) -> Iterator[str]:
        """The keys, in the order of the file."""
        return iter(self.values)

    def __getitem__(self, key: str) -> Node:
        if key not in self.values:
            self.document.fail(self.node, f"{key} is missing", attempt=f"{key}: …")
        return self.values[key]

    def get(self, key: str) -> Node | None:
        """The node of a key; None where it is left out, or nothing is given."""
        node = self.values.get(key)
        return None if isinstance(node, Scalar) and node.is_null else node

    def key(self, name: str) -> Scalar:
        """The key itself, for its place."""
        return next(key for key, _ in self.node.entries if key.value == name)

    def optional(self, key: str, reader: Callable[[Node], T], default: D) -> T | D:
        """A field read by `reader`; `default` where it is left out, or nothing is given."""
        node = self.get(key)
        return default if node is None else reader(node)

    def each(self, key: str, reader: Callable[[Node], T]) -> tuple[T, ...]:
        """The items of a list read by `reader`; none where it is left out."""
        node = self.get(key)
        return () if node is None else self.document.each(node, reader)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like this one, else all of them."""
    words = sorted(known)
    near = get_close_matches(word[:64].casefold(), words, n=1)
    return near[0] if near else ", ".join(words)


def _kind(node: Node) -> str:
    match node:
        case Scalar():
            return "nothing" if node.is_null else "a text"
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping"


def _shown(words: str) -> str:
    return repr(words if len(words) <= 60 else words[:59] + "…")
