"""Reading many values at once, while nobody looks for garbage among them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MUCH = 50_000
"""Values that are so many that even one look at them takes long."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Values have no circles; to look for some again and again takes a fifth of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            if gc.get_count()[0] > _MUCH:
                _grow_old()
            gc.enable()


def _grow_old() -> None:
    """Let what is young be old, without a look at it: what is old is seldom looked at.

    What somebody has set apart stays apart, and this with it.
    """
    apart = gc.get_freeze_count()
    gc.freeze()
    if not apart:
        gc.unfreeze()
