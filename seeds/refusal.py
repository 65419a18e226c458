"""What a user is told instead of a result: where, what, and what to try."""

from __future__ import annotations


class Refusal(Exception):
    """A request that cannot be met, in words for the person who made it.

    `where` is a place (`sahel.yaml:14:16`, an article, an item) or empty; `line` the offending
    source line; `attempt` what to try; `candidates` the names that would have been understood.
    `status` is the exit status of a command that ends with it.
    """

    status = 1

    def __init__(
        self,
        what: str,
        *,
        where: str = "",
        line: str = "",
        attempt: str = "",
        candidates: tuple[str, ...] = (),
    ) -> None:
        super().__init__(f"{where}: {what}" if where else what)
        self.what = what
        self.where = where
        self.line = line
        self.attempt = attempt
        self.candidates = candidates


class Unknown(Refusal):
    """A name or quote that fits nothing."""


class Ambiguous(Refusal):
    """A name or quote that fits several things; `candidates` shows them."""


class Invalid(Refusal):
    """Wrong usage, or a file that fails validation."""

    status = 2


class Unavailable(Refusal):
    """A store that is locked, unreadable or too new."""

    status = 4
