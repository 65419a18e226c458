"""Several mistakes told at once."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType

from seeds.refusal import Invalid, Refusal


class Several(Invalid):
    """Several mistakes, in their order; `mistakes` holds each."""

    def __init__(self, mistakes: Iterable[Invalid]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__(f"{len(self.mistakes)} mistakes")

    def __str__(self) -> str:
        return "\n".join(str(mistake) for mistake in self.mistakes)


class Unmet(Refusal):
    """Several refusals that are no mistakes of a file, in their order."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__(f"{len(self.refusals)} expectations are not met")

    def __str__(self) -> str:
        return "\n".join(str(refusal) for refusal in self.refusals)


def each(refusal: Refusal) -> tuple[Refusal, ...]:
    """What is told one after the other: the refusal itself, where it is one."""
    if isinstance(refusal, Several):
        return refusal.mistakes
    return refusal.refusals if isinstance(refusal, Unmet) else (refusal,)


class Mistakes:
    """Gathers mistakes, so that all can be told at once.

    ```
    mistakes = Mistakes()
    for step in document.items(steps):
        with mistakes:
            read_step(document, step)
    mistakes.refuse()
    ```
    """

    def __init__(self) -> None:
        self.found: list[Invalid] = []

    def __enter__(self) -> None:
        """Begin a part after which reading can go on, whatever is refused in it."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if error is None:
            return False
        if isinstance(error, Several):
            self.found.extend(error.mistakes)
        elif isinstance(error, Invalid):
            self.found.append(error)
        return isinstance(error, Invalid)

    def refuse(self) -> None:
        """Raise what was gathered; nothing where there is none.

        Raises:
            Invalid: one mistake was found; Several where there are more.
        """
        if len(self.found) == 1:
            raise self.found[0]
        if self.found:
            raise Several(self.found)
