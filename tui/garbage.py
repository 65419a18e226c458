"""When Python's garbage collector looks around: while nobody waits for a key to be answered.

A look at all that the app and an open article are made of takes longer than some frames. What is
there when an article has been opened is therefore set apart (frozen), which takes no time; the
collector sees only what is new since then. At what was set apart it looks once somebody has left
an article, and no hand has moved for a while.
"""

from __future__ import annotations

import gc


def hold_off() -> None:
    """The collector does not look until `settle`: much is being made that stays."""
    gc.disable()


def settle() -> None:
    """Sets all that is there apart, and lets the collector look at what comes."""
    gc.freeze()
    gc.enable()


def settle_anew() -> None:
    """Looks at everything: much of what was set apart is no longer in use."""
    gc.unfreeze()
    gc.collect()
    settle()
