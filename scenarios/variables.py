"""Variables of a session file: `$(day)` in its steps, where its header declares `vars:`.

A header without `vars:` has none, and `$(day)` is there what it says, so that no quote changes
its meaning. Where there are some, `$$(day)` is the text `$(day)`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from seeds.refusal import Invalid
from seeds.strict_yaml import Document, Mistakes, Node, Scalar, Sequence, did_you_mean
from seeds.strict_yaml import Mapping as Entries

NAME = re.compile("[A-Za-z][A-Za-z0-9_-]*")
_USE = re.compile(rf"\$(\$?)\(({NAME.pattern})\)")


@dataclass(frozen=True, slots=True)
class Variables:
    """The values by name; where one has none, the mistake of its declaration.

    None where a file declares none.
    """

    values: Mapping[str, str | Invalid] | None

    @property
    def known(self) -> dict[str, str]:
        """Those that have a value."""
        every = self.values or {}
        return {name: value for name, value in every.items() if isinstance(value, str)}

    def put_in(self, document: Document, node: Node, mistakes: Mistakes) -> Node:
        """A node with the values in the places of the names; keys are left as they are."""
        if not self.values:
            return node
        match node:
            case Scalar():
                with mistakes:
                    return self._scalar(document, node)
                return node
            case Sequence():
                items = tuple(self.put_in(document, item, mistakes) for item in node.items)
                return replace(node, items=items)
            case Entries():
                entries = tuple((k, self.put_in(document, v, mistakes)) for k, v in node.entries)
                return replace(node, entries=entries)

    def _scalar(self, document: Document, node: Scalar) -> Scalar:
        if "$(" not in node.value:
            return node
        values = self.values or {}

        def value(match: re.Match[str]) -> str:
            literal, name = match.groups()
            if literal:
                return match[0][1:]
            if name not in values:
                attempt = f"{did_you_mean(name, values)}; $$({name}) for the text itself"
                document.fail(node, f"there is no variable {name[:60]!r}", attempt=attempt)
            found = values[name]
            if isinstance(found, Invalid):
                raise found
            return found

        return replace(node, value=_USE.sub(value, node.value), plain=False)


NONE = Variables(None)


def read_variables(
    document: Document, node: Node, given: Mapping[str, str], mistakes: Mistakes
) -> Variables:
    """What a header declares: each name with its default, or with nothing where one is needed.

    `given` comes before the defaults.
    """
    values: dict[str, str | Invalid] = {}
    fields = document.mapping(node)
    for name in fields:
        with mistakes:
            if not NAME.fullmatch(name):
                what = f"{name[:60]!r} is no name for a variable"
                document.fail(fields.key(name), what, attempt="letters, digits, - and _: day")
            default = fields.get(name)
            if name in given:
                values[name] = given[name]
            elif default is not None:
                values[name] = document.text(default)
            else:
                what, attempt = f"the variable {name} has no value", f"--var {name}=..."
                values[name] = document.invalid(fields.key(name), what, attempt=attempt)
    mistakes.found += [value for value in values.values() if isinstance(value, Invalid)]
    return Variables(values)


def check_given(given: Mapping[str, str], declared: set[str]) -> None:
    """Refuse a value that no file asks for.

    Raises:
        Invalid: there is one.
    """
    for name in given:
        if name not in declared:
            attempt = did_you_mean(name, declared) or "a session that declares it: vars:"
            what = f"the session has no variable {name[:60]!r}"
            raise Invalid(what, where="--var", attempt=attempt)
