"""What a figure is expected to be: a number, or a lowest and a highest one."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from scenarios.formats.parts_reading import count
from seeds.strict_yaml import Document, Mapping, Node, Scalar

_HALF = 0.0005
"""Half of the last of three digits, which is how figures are shown."""


@dataclass(frozen=True, slots=True)
class Limits:
    """From `least` to `most`, in the unit of the figure; `words` is how it was said."""

    least: float
    most: float
    words: str

    def __str__(self) -> str:
        return self.words

    def holds(self, value: float | None) -> bool:
        """Whether a figure is within; one that cannot be said never is."""
        return value is not None and self.least <= value <= self.most


def limits(document: Document, node: Node) -> Limits:
    """A number alone is meant to three digits, as it is shown."""
    if isinstance(node, Scalar):
        said = document.number(node)
        return Limits(said - _HALF, said + _HALF, f"{said:g}")
    fields = document.mapping(node, ("at-least", "at-most"))
    least = fields.optional("at-least", document.number, -inf)
    most = fields.optional("at-most", document.number, inf)
    if least > most or (least, most) == (-inf, inf):
        document.fail(node, "no number is within these limits", attempt="{at-most: 0.25}")
    given = (("at-least", least), ("at-most", most))
    words = [f"{name} {value:g}" for name, value in given if value not in (-inf, inf)]
    return Limits(least, most, ", ".join(words))


def tally(document: Document, node: Node) -> int | Limits:
    """How many: a whole number, or limits of one."""
    if isinstance(node, Scalar):
        return count(document, node)
    if not isinstance(node, Mapping):
        document.fail(node, "a list where a number is expected", attempt="3, or {at-least: 3}")
    return limits(document, node)
