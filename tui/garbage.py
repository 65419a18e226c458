"""When Python's garbage collector looks around: while nobody waits for a key to be answered.

A look at all that an open article is made of takes longer than a frame. What is there when the
app comes to rest is therefore set apart (frozen); the collector sees only what is new since then.
"""

from __future__ import annotations

import gc


def hold_off() -> None:
    """The collector does not look until `settle`: much is being made that stays."""
    gc.disable()


def look_again() -> None:
    """The collector looks when it likes."""
    gc.enable()


def settle() -> None:
    """Looks at what is new, once, and sets all that is there apart."""
    gc.collect()
    gc.freeze()
    gc.enable()


def settle_anew() -> None:
    """Looks at everything: much of what was set apart is no longer in use."""
    gc.unfreeze()
    settle()
